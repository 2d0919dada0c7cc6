//! Small catalogs to test with. Everything goes through the readers that a visitor's files go through.

use std::sync::Arc;

use serde_json::{Value, json};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::Comparison;

/// A slug, where the test is not about slugs.
pub fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// The JSON of a tool that has everything and no fault; `alpha` is called Alpha.
pub fn complete(slug: &str) -> Value {
    let name = slug[..1].to_uppercase() + &slug[1..];
    json!({
        "slug": slug,
        "name": name,
        "maker": "Acme",
        "category": "Tools",
        "tagline": "It helps",
        "summary": "It helps a lot.",
        "version": "1.0",
        "released": "2025-02-20",
        "license": "MIT",
        "pricing": { "entry": "Free", "plans": [{ "name": "Pro", "price": "$20", "unit": "per month", "note": "a note" }] },
        "links": { "home": "https://example.com", "docs": "https://example.com/docs", "source": "https://example.com/source" },
        "reviews": [review("builder", "ship"), review("skeptic", "skip"), review("pm", "ship")],
        "community": { "ship": 7, "skip": 3, "as_of": "2025-03-01" },
        "checked": "2025-04-01",
    })
}

/// The JSON of a review.
pub fn review(reviewer: &str, verdict: &str) -> Value {
    json!({ "reviewer": reviewer, "verdict": verdict, "quote": format!("{reviewer} says {verdict}."), "date": "2025-03-01" })
}

/// A tool from its JSON, which must have no fault.
pub fn tool(json: &Value) -> Arc<Tool> {
    let (tool, problems) = Tool::read("tools/x.json", &json.to_string()).unwrap();
    assert_eq!(problems, [], "{json}");
    Arc::new(tool)
}

/// A tool judged as in `"builder ship, skeptic skip"`; no words, no reviews.
pub fn judged(slug: &str, reviews: &str) -> Arc<Tool> {
    let mut json = complete(slug);
    json["reviews"] = reviews
        .split_terminator(", ")
        .map(|words| {
            let (reviewer, verdict) = words.split_once(' ').unwrap();
            review(reviewer, verdict)
        })
        .collect();
    tool(&json)
}

/// A catalog whose panel is builder, skeptic, pm and founder, called The Builder and so on, in this order.
pub fn panel() -> Catalog {
    let seat = |id: &str, name: &str| json!({ "id": id, "name": name, "lens": "Why?" });
    let json = json!({
        "schema": 1,
        "site": { "title": "Shipwith", "tagline": "Which?" },
        "reviewers": [seat("builder", "The Builder"), seat("skeptic", "The Skeptic"), seat("pm", "The PM"), seat("founder", "The Founder")],
    });
    let (catalog, problems) = Catalog::read("catalog.json", &json.to_string()).unwrap();
    assert_eq!(problems, []);
    catalog
}

/// Alpha and Beta, compared before that panel.
pub fn compared(alpha: &str, beta: &str) -> Comparison {
    Comparison::new(&panel(), judged("alpha", alpha), judged("beta", beta))
}

/// The tools of the catalog that ships with the page.
pub fn shipped() -> Vec<Tool> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data/tools");
    let read = |file: std::fs::DirEntry| Tool::read("tool", &std::fs::read_to_string(file.path()).unwrap()).unwrap().0;
    std::fs::read_dir(folder).unwrap().map(|file| read(file.unwrap())).collect()
}
