//! What a file may not say though each of its values can be read: strangers to the panel, prices without a unit, days to come.
//!
//! It looks at the JSON itself rather than at what was read of it, so that every place is named as the file counts it.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::near::did_you_mean;
use super::{Catalog, Problem, Rule};
use crate::slugs;
use shipwith_model::catalog::date::{Date, FIRST_YEAR};
use shipwith_model::catalog::reading::shortened;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::panel::category_id;

/// The name of a tool's file without folder and ending, which must be its slug.
pub fn stem(file: &str) -> Option<&str> {
    file.strip_prefix("tools/")?.strip_suffix(".json")
}

fn problem(rule: Rule, file: &str, field: String, found: String, advice: &str) -> Problem {
    Problem { rule, file: file.into(), field, found, advice: advice.into() }
}

/// Reviewers of `catalog.json` who share an id.
pub fn panel(file: &str, catalog: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    for (i, reviewer) in list(&catalog["reviewers"]).iter().enumerate() {
        if let Some(id) = text(&reviewer["id"]).filter(|id| !seen.insert(*id)) {
            let found = format!("\"{id}\" is in the panel twice");
            problems.push(problem(Rule::ReviewerTwice, file, format!("reviewers[{i}].id"), found, "give each reviewer an id of their own"));
        }
    }
    problems
}

/// A slug that is not its file's name, or that another file has taken; takes it otherwise.
pub fn slug(file: &str, prefix: &str, tool: &Value, seen: &mut BTreeMap<String, String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some(slug) = text(&tool["slug"]) else { return problems };
    let field = format!("{prefix}slug");
    if stem(file).is_some_and(|stem| stem != slug) {
        let found = format!("\"{slug}\" in a file of another name");
        problems.push(problem(Rule::Slug, file, field.clone(), found, "give file and slug the same name"));
    }
    if let Some((found, advice)) = slugs::refused(slug) {
        problems.push(problem(Rule::Slug, file, field.clone(), found, advice));
    }
    // Files are looked over in any order: either of the two may come first.
    for (found, advice) in slugs::refused_beside(slug, |other| seen.contains_key(other)) {
        problems.push(problem(Rule::Slug, file, field.clone(), found, advice));
    }
    match seen.get(slug) {
        Some(other) => {
            let found = format!("\"{slug}\" is also in {other}");
            problems.push(problem(Rule::SlugTaken, file, field, found, "give each tool a slug of its own"));
        }
        None => drop(seen.insert(slug.to_owned(), file.to_owned())),
    }
    problems
}

/// Another tool of the same maker with the same name, which nobody could tell from this one; takes the name otherwise.
///
/// Tools of different makers may share one: where they do, the maker stands beside it.
pub fn name(file: &str, prefix: &str, tool: &Value, seen: &mut HashMap<String, String>) -> Option<Problem> {
    let plain = |value: &Value| text(value).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (name, maker) = (text(&tool["name"])?, text(&tool["maker"]).unwrap_or_default());
    let place = if prefix.is_empty() { file } else { prefix.trim_end_matches('.') };
    match seen.entry(format!("{}\n{}", plain(&tool["name"]), plain(&tool["maker"]))) {
        Entry::Occupied(other) => {
            let found = format!("\"{}\" of \"{}\" is also in {}", shortened(name), shortened(maker), other.get());
            Some(problem(
                Rule::NameTaken,
                file,
                format!("{prefix}name"),
                found,
                "give each tool of a maker a name of its own: nobody could tell them apart",
            ))
        }
        Entry::Vacant(free) => {
            free.insert(place.to_owned());
            None
        }
    }
}

/// A category whose name comes to the id of another: one page cannot be of both. Takes the id otherwise.
pub fn category(file: &str, prefix: &str, tool: &Value, seen: &mut HashMap<Slug, String>) -> Option<Problem> {
    let name = text(&tool["category"])?;
    let other = seen.entry(category_id(name)?).or_insert_with(|| name.to_owned());
    (other != name).then(|| {
        let found = format!("\"{}\" has the address of \"{}\", another category", shortened(name), shortened(other));
        problem(Rule::Category, file, format!("{prefix}category"), found, "write both alike, or use other words")
    })
}

/// That nobody of the panel has reviewed a tool: no fault, but its page says so.
pub fn unreviewed(file: &str, prefix: &str, tool: &Value) -> Option<Problem> {
    let advice = "its pages say \u{201c}not reviewed yet\u{201d}: add a review once the panel has looked at it";
    list(&tool["reviews"]).is_empty().then(|| problem(Rule::Unreviewed, file, format!("{prefix}reviews"), "none".to_owned(), advice))
}

/// What is wrong with a tool as `catalog` sees it, and where `latest` is the latest day; `prefix` is the path of its record, with the dot.
pub fn tool(file: &str, prefix: &str, tool: &Value, catalog: Option<&Catalog>, latest: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (i, review) in list(&tool["reviews"]).iter().enumerate() {
        if let (Some(id), Some(catalog)) = (text(&review["reviewer"]), catalog)
            && !catalog.reviewers.iter().any(|reviewer| reviewer.id == id)
        {
            let near = did_you_mean(id, catalog.reviewers.iter().map(|reviewer| reviewer.id.as_str()));
            let found = format!("\"{id}\" is not of the panel{near}");
            problems.push(problem(
                Rule::Stranger,
                file,
                format!("{prefix}reviews[{i}].reviewer"),
                found,
                "name a reviewer of catalog.json",
            ));
        }
    }
    for (i, plan) in list(&tool["pricing"]["plans"]).iter().enumerate() {
        let amount = text(&plan["price"]).filter(|price| price.contains(|c: char| c.is_ascii_digit()));
        if let Some(price) = amount.filter(|_| plan["unit"].is_null()) {
            let found = format!("\"{price}\" without a unit");
            problems.push(problem(
                Rule::Unit,
                file,
                format!("{prefix}pricing.plans[{i}].unit"),
                found,
                "say what it buys: \"per user per month\"",
            ));
        }
    }
    for (field, value) in dates(tool) {
        let Some(date) = text(value).and_then(Date::parse) else { continue };
        if date > latest {
            let found = format!("{} lies in the future", date.iso());
            problems.push(problem(Rule::Future, file, format!("{prefix}{field}"), found, "write a day that has come"));
        } else if date.is_too_early() {
            let found = format!("{} lies before {FIRST_YEAR}", date.iso());
            problems.push(problem(Rule::Value, file, format!("{prefix}{field}"), found, "write all four digits of the year"));
        }
    }
    problems
}

/// The dates of a tool, each with its path.
fn dates(tool: &Value) -> impl Iterator<Item = (String, &Value)> {
    let reviews = list(&tool["reviews"]).iter().enumerate().map(|(i, review)| (format!("reviews[{i}].date"), &review["date"]));
    let count = ("community.as_of".to_owned(), &tool["community"]["as_of"]);
    let dated =
        |field: &'static str| list(&tool[field]).iter().enumerate().map(move |(i, record)| (format!("{field}[{i}].date"), &record["date"]));
    reviews.chain(dated("history")).chain(dated("sources")).chain([
        ("released".to_owned(), &tool["released"]),
        ("checked".to_owned(), &tool["checked"]),
        count,
    ])
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Text as reading takes it: without the white space around it, and not empty.
fn text(value: &Value) -> Option<&str> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty())
}
