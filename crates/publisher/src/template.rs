//! The file that `shipwith new` begins a tool with.

use serde_json::{Value, json};

use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::slug::Slug;

/// The name of the JSON Schema beside `catalog.json` that a new tool's file names, for editors.
pub const TOOL_SCHEMA: &str = "tool.schema.json";

/// The name of the JSON Schema beside `catalog.json` that it may name itself.
pub const CATALOG_SCHEMA: &str = "catalog.schema.json";

/// How many reviews a new tool begins with.
const REVIEWS: usize = 2;

/// The text of a new tool's file. What is to be filled in is empty, and `check` asks for it; the rest is sound as it is.
pub fn tool(slug: &Slug, catalog: &Catalog, today: Date) -> String {
    let review = |id: &str| json!({ "reviewer": id, "verdict": "", "quote": "", "date": today });
    let reviews = catalog.reviewers.iter().take(REVIEWS).map(|reviewer| review(&reviewer.id));
    format!("{:#}\n", blank(slug, &name(slug), reviews.collect(), today))
}

/// A tool of which nothing is known but what it is called, with these reviews.
pub fn blank(slug: &Slug, name: &str, reviews: Vec<Value>, today: Date) -> Value {
    json!({
        "$schema": format!("../{TOOL_SCHEMA}"),
        "slug": slug,
        "name": name,
        "maker": "",
        "category": "",
        "tagline": "",
        "summary": "",
        "pricing": { "entry": "", "plans": [] },
        "links": {},
        "reviews": reviews,
        "community": null,
        "checked": today,
    })
}

/// A first guess at the name: the words of the slug with capitals.
fn name(slug: &Slug) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str())).unwrap_or_default()
    };
    slug.as_str().split('-').map(capital).collect::<Vec<_>>().join(" ")
}
