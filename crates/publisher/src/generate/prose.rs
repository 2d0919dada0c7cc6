//! Sentences about tools that do not exist.

use super::random::Random;

const STRENGTHS: &[&str] = &[
    "starts in seconds",
    "runs on one machine",
    "keeps its history",
    "speaks plain HTTP",
    "works offline",
    "reads what you already have",
    "fails loudly",
    "fits into a pull request",
    "can be rolled back",
    "costs what it says",
    "stays out of the way",
];
const USES: &[&str] = &[
    "small teams",
    "large repositories",
    "long documents",
    "noisy recordings",
    "regulated industries",
    "quick prototypes",
    "night shifts",
    "classrooms",
    "the edge",
    "support desks",
];
const GOOD: &[&str] = &[
    "{} did in an afternoon what had been on our list since spring.",
    "The defaults of {} are the ones I would have chosen.",
    "I pinned {} in March and have not had to think about it since.",
    "Our error budget survived the month we moved to {}.",
    "{} explains what it did, which is rarer in a {t} than it should be.",
    "Migrating to {} took two pull requests and one meeting.",
];
const BAD: &[&str] = &[
    "{} breaks in the second week, when the sample data runs out.",
    "The invoice of {} is the only part that scales without effort.",
    "I could not get {} to give the same answer twice.",
    "Upgrading {} moved every option to another file.",
    "Nobody could tell me who maintains {} in three years.",
    "As a {t}, {} solves the part of the problem that was easy.",
];
const DETAILS: &[&str] = &[
    "On our own set of 400 cases it was right in {n} of 100.",
    "Latency stayed under {n} milliseconds at the 95th percentile.",
    "Support answered after {n} hours.",
    "The container weighs {n} megabytes.",
    "It took {n} lines of configuration.",
    "We counted {n} open issues that touch us.",
];
const SHIP: &[&str] = &["I would ship it, with the version pinned.", "Ship.", "It earns its place.", "It goes into the next release."];
const SKIP: &[&str] = &["I would wait for the next version.", "Skip, for now.", "Not on my pager.", "It stays in the sandbox."];

/// What a tool is, in a line.
pub fn tagline(random: &mut Random, thing: &str) -> String {
    let article = if thing.starts_with(['a', 'e', 'i', 'o', 'u']) { "An" } else { "A" };
    format!("{article} {thing} for {} that {}", random.one(USES), random.one(STRENGTHS))
}

/// What a tool is, in a paragraph.
pub fn summary(random: &mut Random, name: &str, maker: &str, thing: &str) -> String {
    let (first, second) = (random.one(STRENGTHS), random.one(STRENGTHS));
    let (use_first, use_second) = (random.one(USES), random.one(USES));
    format!(
        "{name} comes from {maker}. It is built for {use_first} and is also seen with {use_second}. \
         Its makers say that it {first}; those who use this {thing} say that it {second}."
    )
}

/// Two or three sentences, for or against.
pub fn review(random: &mut Random, name: &str, thing: &str, ships: bool) -> String {
    let (openings, endings) = if ships { (GOOD, SHIP) } else { (BAD, SKIP) };
    let opening = random.one(openings).replace("{}", name).replace("{t}", thing);
    let detail = random.one(DETAILS).replace("{n}", &(3 + random.below(96)).to_string());
    match random.below(3) {
        0 => format!("{opening} {}", random.one(endings)),
        _ => format!("{opening} {detail} {}", random.one(endings)),
    }
}
