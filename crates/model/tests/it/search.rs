//! What a visitor types, and what is found.

use serde_json::json;
use shipwith_model::search::{Entries, Entry};

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
fn names_go_before_makers_and_only_where_neither_fits_categories_taglines_and_insides_are_looked_at() {
    let cases: [(&str, &[&str]); 14] = [
        // "Code" is a word of two names and begins one of them; "Encode" only holds it, and is not looked at.
        ("code", &["Code Llama", "Claude Code"]),
        ("cod", &["Code Llama", "Claude Code"]),
        ("ncod", &["Encode"]),
        ("llama", &["llama.cpp", "Code Llama"]),
        ("cursor", &["Cursor v0.50"]),
        ("a", &["Aider", "Claude Code", "Cursor v0.50", "Encode", "Qwen2.5"]),
        ("acme", &["Encode"]),
        ("anthropic", &["Claude Code"]),
        // Equally good ones stay as they are listed.
        ("developer", &["Aider", "Claude Code", "Cursor v0.50"]),
        ("local", &["llama.cpp", "Ollama"]),
        ("laptop", &["Ollama"]),
        ("0.50", &["Cursor v0.50"]),
        ("qwen2.5", &["Qwen2.5"]),
        ("zzz", &[]),
    ];
    for (query, names) in cases {
        assert_eq!(found(query), names, "{query}");
    }
}

#[test]
fn a_word_with_capitals_inside_is_found_by_its_parts() {
    let names = ["SmolVLM2", "PaliGemma 2", "GitHub Copilot"];
    let entries = names.map(|name| Entry { name: name.to_owned(), ..entry(LISTED[0]) });
    for (query, name) in [
        ("vlm", "SmolVLM2"),
        ("gemma", "PaliGemma 2"),
        ("hub", "GitHub Copilot"),
        ("smolvlm", "SmolVLM2"),
        ("copilot hub", "GitHub Copilot"),
    ] {
        // As names only: the inside of a name is looked at in any case when nothing else fits.
        let entries = Entries::new(entries.to_vec());
        assert_eq!(entries.rank_names(query).first().map(|entry| entry.name.as_str()), Some(name), "{query}");
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
        ("ÉL", "Élan"),
        ("él", "Élan"),
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
fn white_space_width_and_form_do_not_stand_in_the_way_whoever_wrote_them() {
    for (query, name) in [
        ("claude\u{3000}code", "Claude Code"),
        ("claude\u{a0}code", "Claude Code"),
        ("ｃｌａｕｄｅ　ｃｏｄｅ", "Claude Code"),
        ("\u{feff}claude code", "Claude Code"),
        ("claude code", "Ｃｌａｕｄｅ　Ｃｏｄｅ"),
        ("claude code", "Claude\u{a0}Code"),
        ("claude code", "\u{feff}Claude\u{2003}Code"),
        ("strasse", "Straße"),
        ("ISTANBUL", "İstanbul"),
        ("ΟΔΥΣΣΕΑΣ", "Οδυσσέας"),
        ("office", "oﬃce"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("ガイド", "ｶﾞｲﾄﾞ"),
        ("e\u{301}lan", "Élan"),
    ] {
        let entries = Entries::new(vec![Entry { name: name.to_owned(), ..entry(LISTED[0]) }]);
        assert_eq!(entries.rank_names(query).len(), 1, "{query:?} finds {name:?}");
        assert_eq!(entries.rank_names(name).len(), 1, "{name:?} finds itself");
    }
}

#[test]
fn the_capitals_of_other_alphabets_are_folded_too() {
    // Words too short for a slip to be forgiven: each letter has to be found.
    for (name, query) in
        [("ΑΩ", "αω"), ("АЯ", "ая"), ("ЁЏ", "ёџ"), ("ĀĶ", "āķ"), ("ĹŇ", "ĺň"), ("ŊŶ", "ŋŷ"), ("ŹŽ", "źž"), ("ÀÖ", "àö"), ("ØÞ", "øþ")]
    {
        let mut entry = entry(LISTED[0]);
        entry.name = name.to_owned();
        let entries = Entries::new(vec![entry]);
        assert_eq!((entries.rank(query).len(), entries.rank(name).len()), (1, 1), "{query} finds {name}");
    }
}

#[test]
fn the_name_in_full_goes_before_longer_names_however_it_is_spaced() {
    let entries =
        Entries::new(["Code Claude", "Claude Code Max", "Claude -- Code"].map(|name| entry(&format!("{name} | A | B | C"))).to_vec());
    for query in ["claude code", "  CLAUDE   code!  ", "- claude–code"] {
        let names: Vec<&str> = entries.rank(query).iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["Claude -- Code", "Claude Code Max", "Code Claude"], "{query}");
    }
}

#[test]
fn a_slip_of_the_finger_is_forgiven_when_nothing_fits_as_it_is_written() {
    let cases: [(&str, &[&str]); 10] = [
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
        // The first two letters have to be right: a large catalog is looked up by them.
        ("ucrsor", &[]),
        ("crusor", &[]),
    ];
    for (query, names) in cases {
        assert_eq!(found(query), names, "{query}");
    }
}

#[test]
fn a_space_or_a_mark_that_is_left_out_is_a_slip_too() {
    for (query, name) in [("claudecode", "Claude Code"), ("llamacpp", "llama.cpp"), ("codelama", "Code Llama"), ("gpt4o", "GPT-4o")] {
        let entries = Entries::new(LISTED.into_iter().chain(["GPT-4o | OpenAI | Language Models | Sees and hears"]).map(entry).collect());
        let names: Vec<&str> = entries.rank(query).iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, [name], "{query}");
    }
}

#[test]
fn beside_a_slip_a_word_as_written_still_goes_before_a_word_that_is_nearly_it() {
    let entries = Entries::new(["Coda", "Code"].map(|name| entry(&format!("{name} | Anthropic | B | C"))).to_vec());
    let names: Vec<&str> = entries.rank("code antropic").iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["Code", "Coda"]);
}

#[test]
fn as_long_as_something_fits_as_written_slips_are_not_looked_for() {
    let mut entries = LISTED.map(entry).to_vec();
    assert_eq!(found("encoed"), ["Encode"], "one slip away");
    entries.push(entry("Other | Acme | Tools | It can encoed it"));
    let names: Vec<String> = Entries::new(entries).rank("encoed").iter().map(|entry| entry.name.clone()).collect();
    assert_eq!(names, ["Other"], "a mere tagline, but as written");
}
