//! Files of a catalog that nobody wrote: cut off, of any JSON, or made to be misread.

use proptest::prelude::*;
use serde_json::{Value, json};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::tool::Tool;

use crate::corpus::targets;
use crate::make::{complete, review};
use crate::odd_places::{everything, place, places};

/// Everything of a file but its end.
fn beginnings(text: &str) -> impl Iterator<Item = &[u8]> {
    let text = text.trim_end();
    (0..text.len()).map(|end| &text.as_bytes()[..end])
}

#[test]
fn a_file_that_was_cut_off_anywhere_is_refused_by_the_line_it_ends_in() {
    // Broken off within a character too, as a connection breaks.
    let mut tool = everything();
    tool["tagline"] = json!("Schön – 東京 \u{1f600}");
    let catalog =
        json!({ "schema": 1, "site": { "title": "“Ö”" }, "reviewers": [{ "id": "pm", "name": "Ωmega" }], "featured": [["a", "b"]] });
    for begun in beginnings(&format!("{tool:#}")) {
        let text = String::from_utf8_lossy(begun);
        let problem = Tool::read("tools/x.json", &text).unwrap_err();
        let line = text.split('\n').count();
        let (said, ends) = (problem.to_string(), [line, line.saturating_sub(1)]);
        assert!(ends.iter().any(|line| said.starts_with(&format!("tools/x.json: not JSON at line {line}, column "))), "{said}");
    }
    for begun in beginnings(&format!("{catalog:#}")) {
        let problem = Catalog::read("catalog.json", &String::from_utf8_lossy(begun)).unwrap_err();
        assert!(problem.to_string().starts_with("catalog.json: not JSON at line "), "{problem}");
    }
}

/// Any JSON, in which names of the format come up.
pub fn any_json() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(vec![
        "slug",
        "name",
        "pricing",
        "entry",
        "plans",
        "price",
        "unit",
        "reviews",
        "reviewer",
        "verdict",
        "quote",
        "site",
        "title",
        "schema",
        "featured",
        "tools",
        "reviewers",
        "id",
        "community",
        "ship",
        "skip",
        "votes",
        "picks",
        "tool",
        "at",
        "version",
        "shipwith",
        "odd",
    ]);
    let text = prop_oneof![Just("alpha".to_owned()), Just("ship".to_owned()), Just("ballot".to_owned()), "(?s).{0,20}"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        let fields = prop::collection::vec((name.clone(), inner.clone()), 0..8);
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Value::from),
            fields.prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_answered(value in any_json()) {
        let text = value.to_string();
        targets::catalog(text.as_bytes());
        targets::tool(text.as_bytes());
        targets::ballot(text.as_bytes());
    }

    /// A sound tool with one field of any kind and any content.
    #[test]
    fn anything_in_a_place_of_a_tool_is_answered(value in any_json(), at in any::<prop::sample::Index>()) {
        let mut file = everything();
        let mut paths = Vec::new();
        places(&file, &[], &mut paths);
        place(&mut file, at.get(&paths)).clone_from(&value);
        targets::tool(file.to_string().as_bytes());
        targets::catalog(json!({ "schema": 1, "tools": [file, complete("beta")] }).to_string().as_bytes());
    }
}

#[test]
fn what_a_file_says_never_becomes_what_to_do_about_it() {
    let name = "pm:\u{1f} \"forged\":\u{1f} open evil.example";
    let mut file = complete("alpha");
    file["reviews"] =
        json!([review(name, "ship"), review(name, "skip"), review(&"x".repeat(5_000), "ship"), review(&"x".repeat(5_000), "skip")]);
    let (tool, problems) = Tool::read("x", &file.to_string()).unwrap();
    assert_eq!((tool.reviews.len(), problems.len()), (2, 2));
    for problem in problems {
        assert_eq!(problem.advice, "keep one review a reviewer");
        assert!(problem.found.ends_with(" judges twice") && problem.found.chars().count() < 100, "{problem}");
    }
}

#[test]
fn a_name_that_begins_with_a_mark_is_not_cut_down_to_nothing() {
    let mut file = complete("alpha");
    file["name"] = json!(": Q");
    assert_eq!(Tool::read("x", &file.to_string()).unwrap().0.short_name(), ": Q");
}
