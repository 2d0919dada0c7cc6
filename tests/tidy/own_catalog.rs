//! The catalog that this house ships is worth reading.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::record::Change;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::Verdict;

use crate::{File, files};

/// Every tool of the house's own catalog, by file.
pub fn tools() -> Vec<(String, Tool)> {
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
fn the_catalog_is_broad_and_every_tool_has_rivals() {
    let tools = tools();
    let mut categories: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, tool) in &tools {
        *categories.entry(tool.category.as_str()).or_default() += 1;
    }
    assert!(tools.len() >= 120, "{} tools", tools.len());
    assert!(categories.len() >= 14, "{categories:?}");
    assert!(categories.values().all(|count| *count >= 6), "{categories:?}");
    for (file, tool) in &tools {
        assert!(!tool.alternatives.is_empty(), "{file} names no alternative");
        for slug in &tool.alternatives {
            assert!(tools.iter().any(|(_, other)| other.slug == *slug), "{file}: {slug} is an alternative and missing");
        }
    }
}

#[test]
fn every_license_version_day_price_and_history_has_its_source() {
    for (file, tool) in tools() {
        let has = |of: &str| tool.sources.iter().any(|source| source.of == of);
        let is_priced = tool.pricing.plans.iter().any(|plan| plan.price != "Free");
        for (of, is_stated) in [
            ("license", tool.license.as_deref().is_some_and(|license| license != "Proprietary")),
            ("version", tool.version.is_some()),
            ("released", tool.released.is_some()),
            ("pricing", is_priced),
            ("history", !tool.history.is_empty()),
        ] {
            assert!(!is_stated || has(of), "{file}: {of} has no source");
        }
    }
}

#[test]
fn many_tools_have_a_history() {
    let tools = tools();
    let told = tools.iter().filter(|(_, tool)| tool.history.len() >= 2).count();
    assert!(told >= 25, "{told} tools have two steps or more");
    for (file, tool) in tools {
        let why = |step: &Change| step.why.as_ref().is_some_and(|why| !why.is_empty());
        assert!(tool.history.iter().all(why), "{file}: a step of its history does not say why");
    }
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
fn panels_differ_from_tool_to_tool_and_nobody_judges_everything() {
    let tools = tools();
    let mut judged: BTreeMap<&str, usize> = BTreeMap::new();
    let panels: BTreeSet<BTreeSet<&str>> =
        tools.iter().map(|(_, tool)| tool.reviews.iter().map(|review| review.reviewer.as_str()).collect()).collect();
    for review in tools.iter().flat_map(|(_, tool)| &tool.reviews) {
        *judged.entry(review.reviewer.as_str()).or_default() += 1;
    }
    assert!(panels.len() >= 20, "{} panels", panels.len());
    assert!(judged.values().all(|count| (40..tools.len()).contains(count)), "{judged:?}");
}

#[test]
fn the_panel_is_neither_kind_nor_unkind_and_often_divided() {
    let tools = tools();
    let verdicts: Vec<Verdict> = tools.iter().flat_map(|(_, tool)| &tool.reviews).map(|review| review.verdict).collect();
    let skips = verdicts.iter().filter(|verdict| **verdict == Verdict::Skip).count() * 100 / verdicts.len();
    assert!((25..=45).contains(&skips), "{skips} % are skips");
    let split = tools.iter().filter(|(_, tool)| tool.panel().ship > 0 && tool.panel().skip > 0).count();
    assert!(split * 3 >= tools.len(), "{split} of {} panels are split", tools.len());
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
