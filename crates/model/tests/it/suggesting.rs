//! What is offered to a visitor who did not say, or not quite, what they are looking for.

use std::collections::BTreeSet;

use serde_json::json;
use shipwith_model::search::{Entries, Entry};

use crate::make::{complete, tool};

/// The first `count` of six tools; the last one has a name that is nothing like its slug.
fn entries(count: usize) -> Entries {
    let slugs = ["aider", "claude-code", "cursor", "llama-cpp", "ollama", "societe"].into_iter().take(count);
    let entry = |slug| {
        let mut json = complete(slug);
        if slug == "societe" {
            json["name"] = json!("Élan");
        }
        Entry::of(&tool(&json))
    };
    Entries::new(slugs.map(entry).collect())
}

#[test]
fn a_tool_that_does_not_exist_is_answered_with_the_nearest_slugs_and_names() {
    let nearest = |asked: &str, count| entries(6).nearest(asked, count).into_iter().map(|entry| entry.slug.to_string()).collect::<Vec<_>>();
    for (asked, slugs) in [
        ("claude-kode", &["claude-code"][..]),
        ("Claude Code!", &["claude-code"]),
        ("olama", &["ollama"]),
        ("élan", &["societe"]),
        ("sociéte", &["societe"]),
        // Nothing is near: what is listed first wins among those equally far.
        ("", &["societe", "aider"]),
        ("curso", &["cursor", "aider"]),
    ] {
        assert_eq!(nearest(asked, slugs.len()), slugs, "{asked:?}");
    }
    assert_eq!((nearest("anything", 99).len(), nearest("anything", 0).len()), (6, 0));
    assert_eq!(Entries::default().nearest("anything", 3).len(), 0);
}

#[test]
fn a_surprise_is_two_different_tools_and_any_two_can_come_up() {
    let numbers: Vec<f64> = (0..100).map(|i| f64::from(i) / 100.0).chain([0.999_999, 1.0, -1.0, f64::NAN]).collect();
    for count in [2, 3, 6] {
        let entries = entries(count);
        let mut seen = BTreeSet::new();
        for first in &numbers {
            for second in &numbers {
                let (a, b) = entries.surprise(*first, *second).unwrap();
                assert_ne!(a.slug, b.slug, "{first} and {second} of {count}");
                seen.insert((&a.slug, &b.slug));
            }
        }
        assert_eq!(seen.len(), count * (count - 1), "every ordered pair of {count}");
    }
}

#[test]
fn there_is_no_surprise_without_two_tools() {
    for count in [0, 1] {
        for number in [0.0, 0.5, 0.999_999] {
            assert_eq!(entries(count).surprise(number, number), None, "{count} tools");
        }
    }
}
