//! What the pickers know of a tool, and the file in which it comes to them.

use serde_json::{Value, json};
use shipwith_model::search::shards::Root;
use shipwith_model::search::stamp::Stamp;
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

#[test]
fn a_file_belongs_to_the_index_whose_stamp_it_carries_and_what_is_no_stamp_is_none() {
    let file = |stamp: Value| Root::read("search/index.json", &json!({ "stamp": stamp, "tools": [] }).to_string()).unwrap().0;
    let (one, other) = (json!("0123456789abcdef"), json!("0123456789abcde0"));
    assert_eq!(file(one.clone()).stamp, Stamp::parse("0123456789abcdef"));
    assert_eq!(Stamp::of(0x0123_4567_89ab_cdef), Stamp::parse("0123456789abcdef").unwrap());
    let none = [json!(null), json!(7), json!(""), json!("0123456789ABCDEF"), json!("0123456789abcde"), json!("0123456789abcdef0")];
    for bad in none {
        assert_eq!(file(bad.clone()).stamp, None, "{bad}");
    }
    for (root, part, belongs) in [
        (one.clone(), one.clone(), true),
        (one.clone(), other, false),
        (one.clone(), json!(null), false),
        (json!(null), one, false),
        // As an earlier version of the publisher's command wrote both.
        (json!(null), json!(null), true),
    ] {
        assert_eq!(file(root.clone()).owns(&file(part.clone())), belongs, "{root} {part}");
    }
}

#[test]
fn a_damaged_file_of_the_index_is_read_as_far_as_it_goes() {
    let read = |text: &str| Root::read("search/index.json", text).map(|(root, problems)| (root, problems.len()));
    let entry = json!(listed().all()[0]).to_string();
    let sound = read(&format!("{{\"count\":9,\"pages\":2,\"full\":5,\"nodes\":{{\"a\":1}},\"tools\":[{entry}]}}")).unwrap();
    for damaged in [
        format!("{{\"count\":3,\"count\":9,\"pages\":2,\"full\":5,\"nodes\":{{\"a\":1}},\"tools\":[{entry}]}}"),
        format!("{{\"count\":9,\"pages\":2,\"full\":5,\"nodes\":{{\"a\":1}},\"tools\":[7,{entry}]}}"),
    ] {
        assert_eq!(read(&damaged).unwrap().0, sound.0, "{damaged}");
    }
    let (root, problems) = read(&format!("{{\"count\":\"x\",\"pages\":-1,\"full\":{{}},\"nodes\":null,\"tools\":[{entry}]}}")).unwrap();
    assert_eq!((root.count, root.pages, root.is_whole(), problems), (1, 0, true, 0));
    assert!(read("{\"tools\": 1}").unwrap_err().to_string().contains("tools: found a number: write a list"));
}
