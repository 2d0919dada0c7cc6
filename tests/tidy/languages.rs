//! Every text of the interface is there in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use shipwith_model::language::{Language, Texts};
use shipwith_model::offline::told::PLAIN;

use crate::{files, text};

/// The texts of the interface: each with whether it counts.
fn texts() -> BTreeMap<String, bool> {
    let mut found = BTreeMap::new();
    let sources = files("src").into_iter().chain(files("crates/model/src"));
    for (file, source) in sources.filter(|(file, _)| !file.contains("/language/")) {
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (macro_, counts) in [("t!(", false), ("text!(", false), ("n!(", true)] {
            for (at, _) in source.match_indices(macro_) {
                let is_whole = !source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
                if !is_whole {
                    continue;
                }
                let literals = literals(&source[at + macro_.len()..], if counts { 2 } else { 1 });
                let text = literals.last().unwrap_or_else(|| panic!("{file}: {macro_} without a text"));
                found.insert(text.clone(), counts);
            }
        }
    }
    found
}

/// The first string literals of a piece of source.
fn literals(source: &str, most: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some((_, after)) = rest.split_once('"').filter(|_| found.len() < most) {
        let (mut text, mut chars) = (String::new(), after.char_indices());
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    rest = &after[at + 1..];
                    break;
                }
                '\\' => match chars.next() {
                    // A line that goes on.
                    Some((at, '\n')) => {
                        let skipped = after[at + 1..].chars().take_while(|c| c.is_whitespace()).count();
                        for _ in 0..skipped {
                            chars.next();
                        }
                    }
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, c)) => text.push(c),
                    None => {}
                },
                c => text.push(c),
            }
        }
        found.push(text);
    }
    found
}

/// The places of a text, sorted.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    places.sort_unstable();
    places
}

/// The forms that a language counts in.
fn forms(language: Language) -> BTreeSet<&'static str> {
    let forms: &[&str] = match language {
        Language::English | Language::German => &["one", "other"],
        Language::Spanish | Language::French => &["one", "many", "other"],
        Language::Japanese => &["other"],
        Language::Arabic => &["zero", "one", "two", "few", "many", "other"],
    };
    forms.iter().copied().collect()
}

#[test]
fn every_language_has_every_text_with_all_its_places() {
    let texts = texts();
    assert!(texts.len() > 500, "{} texts were found", texts.len());
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let file = format!("{}/public/lang/{}.json", env!("CARGO_MANIFEST_DIR"), language.tag());
        let json = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(Texts::read(&json).is_some(), "{file} cannot be read by the page");
        let translated: BTreeMap<String, Value> = serde_json::from_str(&json).unwrap();
        let missing: Vec<&String> = texts.keys().filter(|text| !translated.contains_key(*text)).collect();
        assert!(missing.is_empty(), "{file} lacks {missing:#?}");
        let surplus: Vec<&String> = translated.keys().filter(|text| !texts.contains_key(*text)).collect();
        assert!(surplus.is_empty(), "{file} has texts that nothing says any more: {surplus:#?}");
        for (text, said) in &translated {
            match said {
                Value::String(said) => {
                    assert!(!texts[text], "{file}: “{text}” counts, and has one form");
                    assert_eq!(places(said), places(text), "{file}: {text}");
                    assert!(!said.trim().is_empty(), "{file}: {text}");
                }
                Value::Object(said) => {
                    assert!(texts[text], "{file}: “{text}” does not count");
                    assert_eq!(said.keys().map(String::as_str).collect::<BTreeSet<_>>(), forms(language), "{file}: {text}");
                    for form in said.values() {
                        let form = form.as_str().unwrap();
                        let others =
                            |text: &str| places(text).into_iter().filter(|place| *place != "n").map(str::to_owned).collect::<Vec<_>>();
                        assert_eq!(others(form), others(text), "{file}: {text}");
                    }
                }
                _ => panic!("{file}: {text}"),
            }
        }
    }
}

/// All that a language says: its texts, and each form of those that count.
fn all_said(language: Language) -> Vec<String> {
    let translated: BTreeMap<String, Value> = serde_json::from_str(&text(&format!("public/lang/{}.json", language.tag()))).unwrap();
    let said = translated.into_values().flat_map(|said| match said {
        Value::Object(forms) => forms.into_iter().map(|(_, form)| form).collect(),
        said => vec![said],
    });
    said.map(|said| said.as_str().unwrap().to_owned()).collect()
}

#[test]
fn no_french_line_begins_with_a_sign_that_belongs_to_the_word_before_it() {
    // The space between them is one that does not break.
    let torn = [" :", " ;", " !", " ?", " %", " »", "« "];
    let said = all_said(Language::French);
    let found: Vec<&String> = said.iter().filter(|text| torn.iter().any(|sign| text.contains(sign))).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn german_has_one_word_for_a_site() {
    let said = all_said(Language::German);
    let found: Vec<&String> = said.iter().filter(|text| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "Site")).collect();
    assert!(found.is_empty(), "a site is a “Website”: {found:#?}");
}

#[test]
fn each_sentence_of_the_worker_is_known_to_what_says_it_in_other_languages() {
    let sources: String = files("web/sw").into_iter().map(|(_, source)| source).collect();
    let mut known = 0;
    for begin in ["text: \"", "more: \"", "const more = \""] {
        for (at, _) in sources.match_indices(begin) {
            let sentence = literals(&sources[at..], 1).remove(0);
            assert!(PLAIN.contains(&sentence.as_str()), "the worker says “{sentence}”, which model/offline/told.rs does not know");
            known += 1;
        }
    }
    assert!(known >= 8, "{known} sentences were found");
    // Those with something in them, as the worker writes them.
    for (template, told) in [
        ("`Ready offline, with all ${count} tools.`", "Ready offline, with all {n} tools."),
        ("`Ready offline, with ${count === 1 ? \"one tool\" : `${count} tools`}.`", "Ready offline, with {n} tools."),
        (
            "`No connection: this is what was saved here${since ? ` on ${day(since)}` : \"\"}.`",
            "No connection: this is what was saved here on {day}.",
        ),
        (
            "`The site has trouble answering: this is what was saved here on ${day(time)}.`",
            "The site has trouble answering: this is what was saved here on {day}.",
        ),
        ("`${what} never saved on this device, and ${why}.`", "This tool was never saved on this device, and there is no connection."),
    ] {
        assert!(sources.contains(template), "the worker no longer says {template}");
        assert!(texts().contains_key(told), "{told} is said by nobody");
    }
    assert_eq!(sources.matches("text: `").count(), 5, "a sentence of the worker is new: model/offline/told.rs has to know it");
}

#[test]
fn scripts_know_the_languages_that_the_program_speaks() {
    let others: Vec<_> = Language::ALL.into_iter().filter(|language| *language != Language::English).map(Language::tag).collect();
    let having = |list: &str| -> Vec<String> {
        files("web").into_iter().filter(|(_, source)| source.contains(list)).map(|(file, _)| file).collect()
    };
    let all = format!("/^({})(?=", Language::ALL.map(Language::tag).join("|"));
    // One list, from which it also follows which of them are not English.
    for list in [all, others.join("|")] {
        assert_eq!(having(&list), ["web/addresses.ts"], "{list}");
    }
    assert_eq!(having("(spoken(lang) ?? \"en\") === \"en\""), ["web/attributes.ts"]);
}
