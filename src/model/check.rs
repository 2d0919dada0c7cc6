//! The publisher's strict look at a whole catalog: every problem, not the first.

use std::collections::BTreeMap;

use serde_json::Value;

use super::catalog::Catalog;
use super::date::Date;
use super::problem::Problem;
use super::tool::Tool;

/// The name of the file that holds the site, the panel and the featured pairs.
pub const CATALOG: &str = "catalog.json";

/// A whole catalog, read strictly.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The catalog as far as it could be read.
    pub catalog: Catalog,
    /// Every tool that could be read, by file.
    pub tools: Vec<(String, Tool)>,
    /// Everything that is wrong, by file and in the order of reading.
    pub problems: Vec<Problem>,
}

/// Reads all files of a catalog: `(path below its folder, text)`, in any order; `today` bounds the dates.
pub fn check(files: &BTreeMap<String, String>, today: Date) -> Checked {
    let mut checked = Checked::default();
    match files.get(CATALOG) {
        None => checked.problems.push(Problem::whole(CATALOG, "missing", "add it: it names the site, the panel and the featured pairs")),
        Some(text) => match Catalog::read(CATALOG, text) {
            Err(problem) => checked.problems.push(problem),
            Ok((catalog, problems)) => {
                checked.tools.extend(catalog.tools.iter().map(|tool| (CATALOG.to_owned(), Tool::clone(tool))));
                checked.catalog = catalog;
                checked.problems.extend(problems);
                unknown_fields(CATALOG, text, CATALOG_SHAPE, &mut checked.problems);
            }
        },
    }
    for (file, text) in files.iter().filter(|(file, _)| *file != CATALOG) {
        match Tool::read(file, text) {
            Err(problem) => checked.problems.push(problem),
            Ok((tool, problems)) => {
                checked.problems.extend(problems);
                unknown_fields(file, text, TOOL_SHAPE, &mut checked.problems);
                checked.tools.push((file.clone(), tool));
            }
        }
    }
    if checked.catalog.is_whole() && files.len() > 1 {
        let found = "tools, though there are files in tools/";
        checked.problems.push(Problem {
            file: CATALOG.into(),
            field: "tools".into(),
            found: found.into(),
            cure: "keep either: the page reads no tool files when this field is there".into(),
        });
    }
    judge(&mut checked, today);
    checked
}

/// What only a look at the whole catalog, or at the calendar, can tell.
fn judge(checked: &mut Checked, today: Date) {
    let mut problems = Vec::new();
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (file, tool) in &checked.tools {
        let mut bad =
            |field: String, found: String, cure: &str| problems.push(Problem { file: file.clone(), field, found, cure: cure.into() });
        let slug = tool.slug.as_str();
        let stem = file.strip_prefix("tools/").and_then(|name| name.strip_suffix(".json"));
        if stem.is_some_and(|stem| stem != slug) {
            bad("slug".into(), format!("\"{slug}\" in a file of another name"), "give file and slug the same name");
        }
        if let Some(other) = seen.insert(slug, file) {
            bad("slug".into(), format!("\"{slug}\" is also in {other}"), "give each tool a slug of its own");
        }
        for (i, review) in tool.reviews.iter().enumerate() {
            let id = &review.reviewer;
            if !checked.catalog.reviewers.iter().any(|reviewer| reviewer.id == *id) {
                let known = checked.catalog.reviewers.iter().map(|reviewer| reviewer.id.as_str());
                bad(
                    format!("reviews[{i}].reviewer"),
                    format!("\"{id}\" is not of the panel{}", did_you_mean(id, known)),
                    "name a reviewer of catalog.json",
                );
            }
        }
        for (i, plan) in tool.pricing.plans.iter().enumerate() {
            if plan.unit.is_none() && plan.price.contains(|c: char| c.is_ascii_digit()) {
                bad(
                    format!("pricing.plans[{i}].unit"),
                    format!("\"{}\" without a unit", plan.price),
                    "say what it buys: \"per user per month\"",
                );
            }
        }
        let reviews = tool.reviews.iter().enumerate().map(|(i, review)| (format!("reviews[{i}].date"), review.date));
        let facts = [("released".to_owned(), tool.released), ("checked".to_owned(), tool.checked)];
        let count = ("community.as_of".to_owned(), tool.community.and_then(|community| community.as_of));
        for (field, date) in reviews.chain(facts).chain([count]) {
            if let Some(date) = date.filter(|date| *date > today) {
                bad(field, format!("{} lies in the future", date.iso()), "write a day that has come");
            }
        }
    }
    for (i, (a, b)) in checked.catalog.featured.iter().enumerate() {
        for slug in [a, b].into_iter().filter(|slug| !seen.contains_key(slug.as_str())) {
            let found = format!("\"{slug}\" does not exist{}", did_you_mean(slug.as_str(), seen.keys().copied()));
            problems.push(Problem {
                file: CATALOG.into(),
                field: format!("featured[{i}]"),
                found,
                cure: "name two tools of this catalog".into(),
            });
        }
    }
    checked.problems.extend(problems);
    checked.problems.sort_by(|a, b| a.file.cmp(&b.file));
}

/// The fields a record may have, and the records inside it.
struct Shape {
    fields: &'static [&'static str],
    inner: &'static [(&'static str, &'static Shape)],
}

const CATALOG_SHAPE: &Shape = &Shape {
    fields: &["$schema", "schema", "site", "reviewers", "featured", "tools"],
    inner: &[("site", SITE_SHAPE), ("reviewers", &Shape { fields: &["id", "name", "lens"], inner: &[] }), ("tools", TOOL_SHAPE)],
};
const SITE_SHAPE: &Shape = &Shape {
    fields: &["title", "tagline", "newsletter"],
    inner: &[("newsletter", &Shape { fields: &["title", "blurb", "action", "field"], inner: &[] })],
};
const TOOL_SHAPE: &Shape = &Shape {
    fields: &[
        "$schema",
        "slug",
        "name",
        "maker",
        "category",
        "tagline",
        "summary",
        "version",
        "released",
        "license",
        "pricing",
        "links",
        "reviews",
        "community",
        "checked",
    ],
    inner: &[
        (
            "pricing",
            &Shape { fields: &["entry", "plans"], inner: &[("plans", &Shape { fields: &["name", "price", "unit", "note"], inner: &[] })] },
        ),
        ("links", &Shape { fields: &["home", "docs", "source"], inner: &[] }),
        ("reviews", &Shape { fields: &["reviewer", "verdict", "quote", "date"], inner: &[] }),
        ("community", &Shape { fields: &["ship", "skip", "as_of"], inner: &[] }),
    ],
};

fn unknown_fields(file: &str, text: &str, shape: &Shape, problems: &mut Vec<Problem>) {
    if let Ok(value) = serde_json::from_str(text) {
        walk(file, "", &value, shape, problems);
    }
}

fn walk(file: &str, path: &str, value: &Value, shape: &Shape, problems: &mut Vec<Problem>) {
    if let Value::Array(members) = value {
        for (i, member) in members.iter().enumerate() {
            walk(file, &format!("{path}[{i}]"), member, shape, problems);
        }
    }
    let Value::Object(map) = value else { return };
    for (field, value) in map {
        let at = if path.is_empty() { field.clone() } else { format!("{path}.{field}") };
        if !shape.fields.contains(&field.as_str()) {
            let found = format!("unknown field{}", did_you_mean(field, shape.fields.iter().copied()));
            problems.push(Problem {
                file: file.into(),
                field: at,
                found,
                cure: format!("remove it, or use one of {}", shape.fields.join(", ")),
            });
        } else if let Some((_, inner)) = shape.inner.iter().find(|(name, _)| name == field) {
            walk(file, &at, value, inner, problems);
        }
    }
}

/// `, did you mean "verdict"?` when one of `known` is close to `word`.
fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> String {
    let nearest = known.map(|name| (strsim::osa_distance(word, name), name)).min();
    nearest
        .filter(|(distance, _)| *distance <= word.len().div_ceil(3))
        .map(|(_, name)| format!(", did you mean \"{name}\"?"))
        .unwrap_or_default()
}
