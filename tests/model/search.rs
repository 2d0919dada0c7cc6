//! What a visitor types, and what is found.

use serde_json::json;
use shipwith::model::search::{Entries, Entry};

use crate::make::{complete, tool};

/// `name | maker | category | tagline`, in the order in which they are listed.
const LISTED: [&str; 9] = [
    "Aider | Paul Gauthier | Developer Tools | Pair programming in the terminal",
    "Claude Code | Anthropic | Developer Tools | An agent that edits",
    "Code Llama | Meta | Language Models | A model for programs",
    "Cursor v0.50 – the editor | Anysphere | Developer Tools | Writes with you",
    "Encode | Acme | Speech & Audio | Turns speech into text",
    "llama.cpp | ggml | Local Inference | Runs models at home",
    "Ollama | Ollama | Local Inference | Runs a llama on a laptop",
    "Élan | Société Générale | Search & Answers | Finds things",
    "Qwen2.5 | Alibaba | Language Models | Many sizes",
];

fn entry(line: &str) -> Entry {
    let parts: Vec<&str> = line.split(" | ").collect();
    let mut json = complete("alpha");
    for (field, text) in ["name", "maker", "category", "tagline"].into_iter().zip(&parts) {
        json[field] = json!(text);
    }
    // The slug is searched too: it holds the words of the name, as in a real catalog.
    let letters: String = parts[0].to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    json["slug"] = json!(letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-"));
    Entry::of(&tool(&json))
}

fn listed() -> Entries {
    Entries::new(LISTED.into_iter().map(entry).collect())
}

/// The first words of the names that are found, best first.
fn found(query: &str) -> Vec<String> {
    listed().rank(query).into_iter().map(|entry| entry.name.split(" – ").next().unwrap().to_owned()).collect()
}

#[test]
fn the_whole_word_goes_before_its_beginning_before_its_inside_before_maker_category_and_tagline() {
    let cases: [(&str, &[&str]); 14] = [
        // "Code" is a word of two names and begins one of them; "Encode" only holds it.
        ("code", &["Code Llama", "Claude Code", "Encode"]),
        ("cod", &["Code Llama", "Claude Code", "Encode"]),
        // The word that begins a name goes first, a tagline that merely mentions it is no rival of a name.
        ("llama", &["llama.cpp", "Code Llama", "Ollama"]),
        ("cursor", &["Cursor v0.50"]),
        ("acme", &["Encode"]),
        ("anthropic", &["Claude Code"]),
        // Equally good ones stay as they are listed.
        ("developer", &["Aider", "Claude Code", "Cursor v0.50"]),
        ("local", &["llama.cpp", "Ollama"]),
        ("speech", &["Encode"]),
        ("laptop", &["Ollama"]),
        // A category goes before a tagline that begins with the same letters.
        ("mod", &["Code Llama", "Qwen2.5", "llama.cpp"]),
        ("0.50", &["Cursor v0.50"]),
        ("qwen2.5", &["Qwen2.5"]),
        ("zzz", &[]),
    ];
    for (query, names) in cases {
        assert_eq!(found(query), names, "{query}");
    }
}

#[test]
fn several_words_must_all_fit_in_any_order() {
    for (query, names) in [
        ("claude code", &["Claude Code"][..]),
        ("code claude", &["Claude Code"]),
        ("anthropic code", &["Claude Code"]),
        ("tools terminal aider", &["Aider"]),
        ("llama code", &["Code Llama"]),
        ("claude llama", &[]),
    ] {
        assert_eq!(found(query), names, "{query}");
    }
}

#[test]
fn a_blank_query_lists_everything_as_listed() {
    for query in ["", "   ", "\t\n", "–", "\u{200b}"] {
        assert_eq!(listed().rank(query), listed().all().iter().collect::<Vec<_>>(), "{query:?}");
    }
}

#[test]
fn capitals_accents_and_marks_do_not_stand_in_the_way() {
    for (query, name) in [
        ("AIDER", "Aider"),
        ("ÉLAN", "Élan"),
        ("élan", "Élan"),
        ("société générale", "Élan"),
        ("SOCIÉTÉ", "Élan"),
        ("Claude-Code", "Claude Code"),
        ("  claude   code  ", "Claude Code"),
        ("claude-code!", "Claude Code"),
        ("cursor–v0.50", "Cursor v0.50"),
    ] {
        assert_eq!(found(query).first().map(String::as_str), Some(name), "{query}");
    }
}

#[test]
fn the_capitals_of_other_alphabets_are_folded_too() {
    for (name, query) in [("ΑΘΗΝΑ", "αθηνα"), ("ЁЖИК", "ёжик"), ("ŽIŽKA", "žižka"), ("ŁÓDŹ", "łódź"), ("ØRSTED", "ørsted")]
    {
        let mut entry = entry(LISTED[0]);
        entry.name = name.to_owned();
        assert_eq!(Entries::new(vec![entry]).rank(query).len(), 1, "{query} finds {name}");
    }
}

#[test]
fn a_slip_of_the_finger_is_forgiven_when_nothing_fits_as_it_is_written() {
    let cases: [(&str, &[&str]); 8] = [
        ("cusror", &["Cursor v0.50"]),
        ("aidr", &["Aider"]),
        ("elan", &["Élan"]),
        ("antrhopik", &["Claude Code"]),
        // Still being typed: the beginning of the word counts.
        ("cluad", &["Claude Code"]),
        // Three letters are too few to tell a slip from another word, and two slips need eight letters.
        ("adr", &[]),
        ("cusrer", &[]),
        // Every word has to fit, with a slip or without.
        ("claude xyzzy", &[]),
    ];
    for (query, names) in cases {
        assert_eq!(found(query), names, "{query}");
    }
}

#[test]
fn as_long_as_something_fits_as_written_slips_are_not_looked_for() {
    let mut entries = LISTED.map(entry).to_vec();
    assert_eq!(found("uncode"), ["Encode"], "one slip away");
    entries.push(entry("Other | Acme | Tools | It can uncode"));
    let names: Vec<String> = Entries::new(entries).rank("uncode").iter().map(|entry| entry.name.clone()).collect();
    assert_eq!(names, ["Other"], "a mere tagline, but as written");
}

#[test]
fn a_tool_that_does_not_exist_is_answered_with_the_nearest_names() {
    let nearest = |asked: &str, count| listed().nearest(asked, count).into_iter().map(|entry| entry.slug.to_string()).collect::<Vec<_>>();
    assert_eq!(nearest("claude-kode", 1), ["claude-code"]);
    assert_eq!(nearest("olama", 1), ["ollama"]);
    assert_eq!(nearest("Élan!", 1), ["lan"], "the name counts as well as the slug");
    assert_eq!(nearest("llama-cpp", 3).len(), 3);
    assert_eq!(nearest("anything", 99).len(), LISTED.len());
    assert_eq!(nearest("anything", 0).len(), 0);
    assert_eq!(Entries::default().nearest("anything", 3).len(), 0);
}

#[test]
fn a_surprise_is_two_different_tools_and_any_two_can_come_up() {
    let numbers: Vec<f64> = (0..100).map(|i| f64::from(i) / 100.0).chain([0.999_999, 1.0, -1.0, f64::NAN]).collect();
    for count in [2, 3, LISTED.len()] {
        let entries = Entries::new(LISTED.into_iter().take(count).map(entry).collect());
        let mut seen = std::collections::BTreeSet::new();
        for first in &numbers {
            for second in &numbers {
                let (a, b) = entries.surprise(*first, *second).unwrap();
                assert_ne!(a.slug, b.slug, "{first} and {second} of {count}");
                seen.insert((a.slug.clone(), b.slug.clone()));
            }
        }
        assert_eq!(seen.len(), count * (count - 1), "every ordered pair of {count}");
    }
}

#[test]
fn there_is_no_surprise_without_two_tools() {
    for count in [0, 1] {
        let entries = Entries::new(LISTED.into_iter().take(count).map(entry).collect());
        for number in [0.0, 0.5, 0.999_999] {
            assert_eq!(entries.surprise(number, number), None, "{count} entries");
        }
    }
}
