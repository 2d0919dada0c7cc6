//! The catalog that this house ships is worth reading.

use std::collections::BTreeSet;
use std::fs;

use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::Verdict;

use crate::{File, files};

/// Every tool of the house's own catalog, by file.
fn tools() -> Vec<(String, Tool)> {
    let read = |(file, text): File| {
        let (tool, problems) = Tool::read(&file, &text).unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!(problems, [], "{file}");
        (file, tool)
    };
    files("public/data/tools").into_iter().map(read).collect()
}

#[test]
fn every_tool_lives_in_a_file_named_for_its_slug() {
    for (file, tool) in tools() {
        assert_eq!(file, format!("public/data/tools/{}.json", tool.slug));
    }
}

#[test]
fn the_catalog_is_broad() {
    let tools = tools();
    let categories: BTreeSet<&str> = tools.iter().map(|(_, tool)| tool.category.as_str()).collect();
    assert!(tools.len() >= 24, "{} tools", tools.len());
    assert!(categories.len() >= 5, "{categories:?}");
}

#[test]
fn every_tool_is_judged_by_four_or_more_at_readable_length() {
    for (file, tool) in tools() {
        assert!(tool.reviews.len() >= 4, "{file}: {} reviews", tool.reviews.len());
        for review in &tool.reviews {
            let words = review.quote.split_whitespace().count();
            assert!((60..=140).contains(&words), "{file}: {} takes {words} words", review.reviewer);
        }
    }
}

#[test]
fn nobody_says_the_same_twice() {
    let mut said = BTreeSet::new();
    for (file, tool) in tools() {
        for review in tool.reviews {
            assert!(said.insert(review.quote), "{file}: {} repeats a quote", review.reviewer);
        }
    }
}

#[test]
fn panels_differ_from_tool_to_tool_and_both_verdicts_occur() {
    let tools = tools();
    let panels: BTreeSet<BTreeSet<&str>> =
        tools.iter().map(|(_, tool)| tool.reviews.iter().map(|review| review.reviewer.as_str()).collect()).collect();
    assert!(panels.len() > 1, "every tool has the panel {panels:?}");
    for verdict in [Verdict::Ship, Verdict::Skip] {
        assert!(tools.iter().flat_map(|(_, tool)| &tool.reviews).any(|review| review.verdict == verdict), "nobody says {}", verdict.key());
    }
}

#[test]
fn there_is_a_featured_pair_and_every_featured_tool_exists() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/catalog.json")).unwrap();
    let (catalog, problems) = Catalog::read("catalog.json", &text).unwrap();
    assert_eq!(problems, []);
    assert!(!catalog.featured.is_empty(), "the front page needs a pair");
    let tools = tools();
    for slug in catalog.featured.iter().flat_map(|(a, b)| [a, b]) {
        assert!(tools.iter().any(|(_, tool)| tool.slug == *slug), "{slug} is featured and missing");
    }
}
