//! What the pickers know of a tool, and the file in which it comes to them.

use serde_json::{Value, json};
use shipwith_model::search::shards::Root;
use shipwith_model::search::{Entries, Entry};

use crate::make::{complete, tool};

fn listed() -> Entries {
    Entries::new(["alpha", "beta", "gamma"].map(|slug| Entry::of(&tool(&complete(slug)))).to_vec())
}

#[test]
fn an_entry_says_of_a_tool_what_its_own_file_says() {
    let entry = serde_json::to_value(Entry::of(&tool(&complete("alpha")))).unwrap();
    let expected = json!({
        "slug": "alpha",
        "name": "Alpha",
        "maker": "Acme",
        "category": "Tools",
        "tagline": "It helps",
        "entry": "Free",
        "license": "MIT",
        "released": "2025-02-20",
        "panel": { "ship": 2, "skip": 1 },
        "community": { "ship": 7, "skip": 3 },
    });
    assert_eq!(entry, expected);
}

/// The index as the pickers read it, and the problems found in it.
fn index(tools: Value) -> (Entries, Vec<String>) {
    let (root, problems) = Root::read("search/index.json", &json!({ "schema": 1, "tools": tools }).to_string()).unwrap();
    (root.entries, problems.iter().map(ToString::to_string).collect())
}

#[test]
fn the_index_is_read_as_it_is_written_and_a_bad_entry_costs_that_entry() {
    let (entries, problems) = index(json!(listed().all()));
    assert_eq!((entries, problems.len()), (listed(), 0));

    let (entries, problems) = index(json!([{ "slug": "no-name" }, { "slug": "A B", "name": "Bad" }, listed().all()[0]]));
    assert_eq!(entries.all(), &listed().all()[..1]);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].starts_with("search/index.json: tools[0].name: missing: "), "{problems:?}");
    assert!(problems[1].starts_with("search/index.json: tools[1].slug: found \"A B\": "), "{problems:?}");
}

#[test]
fn an_index_entry_without_a_slug_is_left_out_and_that_is_said() {
    let (entries, problems) = index(json!([{ "name": "Nameless" }]));
    assert_eq!((entries.all().len(), problems.len()), (0, 1), "{problems:?}");
}
