//! Names of tools, makers and categories.

use super::random::Random;
use shipwith_model::catalog::slug::Slug;

/// The categories, and what a tool of each is called in a sentence.
pub const CATEGORIES: &[(&str, &str)] = &[
    ("Developer Tools", "coding assistant"),
    ("Language Models", "language model"),
    ("Vision & Multimodal", "vision model"),
    ("Speech & Audio", "speech model"),
    ("Image Generation", "image model"),
    ("Video Generation", "video model"),
    ("Agents", "agent framework"),
    ("Vector Databases", "vector database"),
    ("Inference & Serving", "inference server"),
    ("Evaluation", "evaluation harness"),
    ("Search & Retrieval", "retrieval engine"),
    ("Observability", "tracing service"),
    ("Data Labeling", "labeling workbench"),
    ("Translation", "translation service"),
    ("Document AI", "document parser"),
];

/// The panel: id, name and lens.
pub const PANEL: &[(&str, &str, &str)] = &[
    ("builder", "The Builder", "Would I wire this into something I have to maintain?"),
    ("skeptic", "The Skeptic", "What breaks first, and who pays for it?"),
    ("futurist", "The Futurist", "What does this make normal two years from now?"),
    ("pm", "The PM", "Does it move a number my team already watches?"),
    ("founder", "The Founder", "Is there a business here, and would I bet mine on it?"),
    ("operator", "The Operator", "What happens at three in the morning, and on the invoice?"),
    ("researcher", "The Researcher", "What was measured, and does the measurement hold?"),
];

const BEGIN: &[&str] = &[
    "Al", "Ar", "Bel", "Bri", "Ca", "Cor", "Da", "Del", "Ek", "El", "Fa", "Fer", "Ga", "Gly", "Ha", "Hel", "In", "Ka", "Kor", "La", "Lu",
    "Ma", "Mer", "Mi", "Na", "Nor", "O", "Or", "Pa", "Pel", "Qua", "Ra", "Ri", "Sa", "Sil", "So", "Ta", "Tor", "U", "Va", "Ver", "Wa",
    "Xe", "Yo", "Za", "Zen",
];
const MIDDLE: &[&str] = &[
    "", "", "ba", "bri", "do", "di", "fa", "ga", "ki", "la", "li", "lo", "ma", "mi", "mo", "na", "ne", "no", "pi", "ra", "ri", "ro", "sa",
    "si", "ta", "te", "ti", "to", "va", "vi", "za",
];
const END: &[&str] = &[
    "ble", "bra", "dia", "don", "dra", "fy", "gen", "gram", "ka", "kit", "lia", "lio", "lith", "lo", "ly", "med", "mind", "mo", "na",
    "nest", "nix", "nova", "on", "phi", "ra", "rix", "ron", "sa", "scope", "sia", "ta", "tis", "tor", "tra", "va", "via", "vox", "x", "zo",
];
const HOUSE: &[&str] = &["Labs", "AI", "Systems", "Research", "Works", "Software", "Collective", "Foundation", "Data", "Studio"];
const KIND: &[&str] = &["Mini", "Pro", "Max", "Lite", "Edge", "Code", "Vision", "Instruct", "Turbo", "Open", "Flow", "Studio"];

fn stem(random: &mut Random) -> String {
    [BEGIN, MIDDLE, END].map(|syllables| *random.one(syllables)).concat()
}

/// The name of a maker.
pub fn maker(random: &mut Random) -> String {
    format!("{} {}", stem(random), random.one(HOUSE))
}

/// The name of a product, most with a version, some with a kind.
pub fn product(random: &mut Random) -> String {
    let stem = stem(random);
    match random.below(4) {
        0 => stem,
        1 => format!("{stem} {}.{}", 1 + random.below(5), random.below(10)),
        2 => format!("{stem} {}", random.one(KIND)),
        _ => format!("{stem} {}.{} {}", 1 + random.below(5), random.below(10), random.one(KIND)),
    }
}

/// The slug of a name.
pub fn slug(name: &str) -> Option<Slug> {
    Slug::parse(&name.to_ascii_lowercase().replace([' ', '.'], "-"))
}
