//! Tools that records name. Whether the catalog has them is known once all of it was looked over.

use std::collections::BTreeMap;

use serde_json::Value;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::catalog::slug::Slug;

use super::Finding;
use super::findings::Findings;
use super::judge::list;
use super::near::did_you_mean;
use crate::json_place::Places;

/// A tool that a record names, and where.
pub struct Named {
    file: String,
    field: String,
    line: usize,
    slug: String,
    advice: &'static str,
}

fn slug(value: &Value) -> Option<Slug> {
    value.as_str().and_then(Slug::parse)
}

/// The tools of the featured pairs of `catalog.json`; what is no pair is reported elsewhere.
pub fn featured(file: &str, places: &Places, catalog: &Value) -> Vec<Named> {
    let mut named = Vec::new();
    for (i, pair) in list(&catalog["featured"]).iter().enumerate() {
        let field = format!("featured[{i}]");
        if let [a, b] = list(pair)
            && let (Some(a), Some(b)) = (slug(a), slug(b))
            && a != b
        {
            let (line, advice) = (places.line(&field), "name two tools of this catalog");
            named.extend([a, b].map(|slug| Named { file: file.to_owned(), field: field.clone(), line, slug: slug.to_string(), advice }));
        }
    }
    named
}

/// The alternatives of a tool; `prefix` is the path of its record, with the dot. What is no slug is reported elsewhere.
pub fn alternatives(file: &str, prefix: &str, places: &Places, tool: &Value) -> Vec<Named> {
    let alternatives = list(&tool["alternatives"]).iter().enumerate();
    let named = alternatives.filter_map(|(i, other)| {
        let field = format!("{prefix}alternatives[{i}]");
        let (line, slug) = (places.line(&field), slug(other)?.to_string());
        Some(Named { file: file.to_owned(), field, line, slug, advice: "name another tool of this catalog, or leave it out" })
    });
    named.collect()
}

/// Notes those that no file is of. `seen` has every slug that is taken.
pub fn note_missing(named: Vec<Named>, seen: &BTreeMap<String, String>, findings: &mut Findings) {
    for Named { file, field, line, slug, advice } in named.into_iter().filter(|named| !seen.contains_key(&named.slug)) {
        findings.begin(&file);
        // Every slug is looked at for each: not for those that are not named any more.
        let near = if findings.is_named() { did_you_mean(&slug, seen.keys().map(String::as_str)) } else { String::new() };
        let found = format!("\"{slug}\" does not exist{near}");
        findings
            .push(Finding { problem: Problem { rule: Rule::NoSuchTool, file, field, found, advice: advice.to_owned() }, line: Some(line) });
    }
}
