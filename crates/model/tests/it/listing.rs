//! The list of all tools: what is filtered out, and how it is sorted.

use serde_json::{Value, json};
use shipwith_model::address::params::Params;
use shipwith_model::search::listing::{CHOICES, Filter, categories};
use shipwith_model::search::{Entries, Entry};

use crate::make::{complete, review, tool};

/// A tool of that name, with other values in some fields, judged by as many reviewers as it says.
fn entry(slug: &str, ship: usize, skip: usize, fields: Value) -> Entry {
    let mut json = complete(slug);
    for (field, value) in fields.as_object().unwrap() {
        json[field] = value.clone();
    }
    let verdict = |i: usize| review(&format!("r{i}"), if i < ship { "ship" } else { "skip" });
    json["reviews"] = (0..ship + skip).map(verdict).collect();
    Entry { entry: (ship + skip > 0).then_some(json["pricing"]["entry"].as_str().unwrap().to_owned()), ..Entry::of(&tool(&json)) }
}

fn listed() -> Entries {
    Entries::new(vec![
        entry("alpha", 3, 1, json!({ "category": "Search", "released": "2025-01-01", "pricing": { "entry": "Free" } })),
        entry(
            "beta",
            2,
            2,
            json!({ "category": "Coding", "released": null, "license": "Proprietary", "pricing": { "entry": "$20 per month" } }),
        ),
        entry("gamma", 0, 0, json!({ "category": "Coding", "released": "2025-06-01", "license": null })),
        entry(
            "delta",
            1,
            2,
            json!({ "category": "Audio", "released": "2024-01-01", "license": "Apache-2.0, except the 3B", "pricing": { "entry": "free for one" } }),
        ),
        entry("epsilon", 6, 2, json!({ "category": "Coding", "license": "BSD-3-Clause", "pricing": { "entry": "Freemium" } })),
    ])
}

fn left(query: &str) -> Vec<String> {
    let entries = listed();
    Filter::read(&Params::parse(query)).list(&entries).into_iter().map(|place| entries.all()[place].name.clone()).collect()
}

#[test]
fn every_wish_leaves_those_that_fit_it() {
    let all = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"];
    let cases: [(&str, &[&str]); 19] = [
        ("", &all),
        ("price=free", &["Alpha", "Delta", "Epsilon"]),
        ("price=paid", &["Beta"]),
        ("price=unstated", &["Gamma"]),
        ("license=open", &["Alpha", "Epsilon"]),
        ("license=terms", &["Delta"]),
        ("license=closed", &["Beta"]),
        ("license=unstated", &["Gamma"]),
        ("verdict=ship", &["Alpha", "Epsilon"]),
        ("verdict=even", &["Beta"]),
        ("verdict=skip", &["Delta"]),
        ("verdict=none", &["Gamma"]),
        ("category=Coding", &["Beta", "Gamma", "Epsilon"]),
        ("category=Nothing", &[]),
        ("category=Coding&verdict=ship", &["Epsilon"]),
        ("q=lph", &["Alpha"]),
        ("q=coding&price=paid", &["Beta"]),
        ("price=cheap&sort=colour", &all),
        ("q=zzz", &[]),
    ];
    for (query, names) in cases {
        assert_eq!(left(query), names, "{query}");
    }
}

#[test]
fn only_whole_identifiers_of_open_licenses_are_open_source() {
    for (license, key) in [
        ("MIT", "open"),
        ("apache-2.0", "open"),
        ("GPL-3.0-or-later", "open"),
        ("MIT OR Apache-2.0", "open"),
        ("Unlicense", "open"),
        ("Unlicensed", "terms"),
        ("MITRE terms", "terms"),
        ("MIT-derived, research only", "terms"),
        ("Apache-2.0 with Commons Clause", "terms"),
        ("MIT OR Proprietary", "terms"),
        ("proprietary", "closed"),
    ] {
        let entries = Entries::new(vec![entry("alpha", 1, 0, json!({ "license": license }))]);
        let fits = |key| Filter::read(&Params::parse(&format!("license={key}"))).list(&entries).len() == 1;
        assert_eq!(["open", "terms", "closed"].map(fits), ["open", "terms", "closed"].map(|other| other == key), "{license}");
    }
}

#[test]
fn the_list_is_sorted_exactly_and_what_cannot_be_sorted_goes_last() {
    let cases: [(&str, &[&str]); 3] = [
        // Alpha and Epsilon have the same share, and stay as they are listed.
        ("sort=share", &["Alpha", "Epsilon", "Beta", "Delta", "Gamma"]),
        ("sort=split", &["Beta", "Delta", "Alpha", "Epsilon", "Gamma"]),
        ("sort=new", &["Gamma", "Epsilon", "Alpha", "Delta", "Beta"]),
    ];
    for (query, names) in cases {
        assert_eq!(left(query), names, "{query}");
    }
}

#[test]
fn a_filter_survives_the_way_through_the_address() {
    for choice in &CHOICES {
        for (key, _) in choice.options {
            let mut params = Params::default();
            params.set(choice.name, key);
            let mut written = Params::default();
            Filter::read(&params).write(&mut written);
            assert_eq!(written, params, "{} {key}", choice.name);
        }
    }
    let query = "?q=two%20words&category=Search%20%26%20Answers&verdict=even";
    let mut params = Params::default();
    Filter::read(&Params::parse(query)).write(&mut params);
    assert_eq!(params.query(), query);
}

#[test]
fn sorting_alone_leaves_nothing_out() {
    for (query, is_set) in [("", false), ("sort=new", false), ("q=x", true), ("category=x", true), ("verdict=none", true)] {
        assert_eq!(Filter::read(&Params::parse(query)).is_set(), is_set, "{query}");
    }
}

#[test]
fn categories_are_offered_once_in_order() {
    assert_eq!(categories(&listed()), ["Audio", "Coding", "Search"]);
}

#[test]
fn capitals_and_accents_put_no_category_out_of_the_alphabet() {
    let of = |category: &str| entry("alpha", 1, 0, json!({ "category": category }));
    let entries = Entries::new(["Video", "code", "Übersetzung", "Écriture", "Code", "code"].map(of).to_vec());
    assert_eq!(categories(&entries), ["Code", "code", "Écriture", "Übersetzung", "Video"]);
}

#[test]
fn a_panel_that_has_not_reviewed_says_so_among_the_choices_too() {
    let verdicts = CHOICES.iter().find(|choice| choice.name == "verdict").unwrap();
    assert_eq!(verdicts.options.iter().find(|(key, _)| *key == "none").unwrap().1, "Not reviewed yet");
}
