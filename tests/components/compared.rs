//! Two tools to show.

use std::sync::Arc;

use serde_json::{Value, json};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::Comparison;

/// A tool that the builder ships and the skeptic skips, unless `reviews` says otherwise.
pub fn tool(slug: &str, name: &str, reviews: &[(&str, &str)]) -> Arc<Tool> {
    let review = |(reviewer, verdict): &(&str, &str)| json!({ "reviewer": reviewer, "verdict": verdict, "quote": format!("{name}, says {reviewer} & <nobody> else."), "date": "2026-05-04" });
    let tool = json!({
        "slug": slug,
        "name": name,
        "maker": "Somebody",
        "category": "Coding agents",
        "tagline": "Does it.",
        "summary": "It does what it does.",
        "license": "MIT",
        "pricing": { "entry": "Free", "plans": [{ "name": "Pro", "price": "$20", "unit": "a month", "note": "For one." }] },
        "links": { "home": "https://example.org/", "source": "https://example.org/code" },
        "reviews": reviews.iter().map(review).collect::<Vec<Value>>(),
        "community": null,
        "checked": "2026-11-01",
    });
    let (tool, problems) = Tool::read("tool.json", &tool.to_string()).unwrap();
    assert_eq!(problems, []);
    Arc::new(tool)
}

/// Alpha, which both ship, against Beta, on which they are split; the pm judged Beta alone.
pub fn alpha_and_beta() -> Arc<Comparison> {
    let seat = |id: &str, name: &str| json!({ "id": id, "name": name, "lens": "Why?" });
    let catalog = json!({
        "schema": 1,
        "site": { "title": "Shipwith", "tagline": "Which?" },
        "reviewers": [seat("builder", "The Builder"), seat("skeptic", "The Skeptic"), seat("pm", "The PM")],
        "featured": [],
    });
    let (catalog, _) = Catalog::read("catalog.json", &catalog.to_string()).unwrap();
    let alpha = tool("alpha", "Alpha: the first", &[("builder", "ship"), ("skeptic", "ship")]);
    let beta = tool("beta", "Beta", &[("builder", "ship"), ("skeptic", "skip"), ("pm", "skip")]);
    Arc::new(Comparison::new(&catalog, alpha, beta))
}
