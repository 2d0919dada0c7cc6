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

/// What is known of a new tool; what is not is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its name in full.
    pub name: String,
    /// Who makes it.
    pub maker: String,
    /// What kind of tool it is.
    pub category: String,
    /// What it is, in a line.
    pub tagline: String,
    /// What it is, in a paragraph.
    pub summary: String,
    /// Its version.
    pub version: String,
    /// Its license.
    pub license: String,
    /// What it costs to begin with.
    pub entry: String,
    /// Its own page.
    pub home: String,
}

/// The reviews of a tool that the panel is about to look at: by the first of its reviewers, to be filled in.
pub fn reviews(catalog: &Catalog, today: Date) -> Vec<Value> {
    let review = |id: &str| json!({ "reviewer": id, "verdict": "", "quote": "", "date": today });
    catalog.reviewers.iter().take(REVIEWS).map(|reviewer| review(&reviewer.id)).collect()
}

/// The text of a new tool's file. What is to be filled in is empty, and `check` asks for it; the rest is sound as it is.
pub fn tool(slug: &Slug, known: &Known, reviews: Vec<Value>, today: Date) -> String {
    let Known { name, maker, category, tagline, summary, version, license, entry, home } = known;
    let guess = self::name(slug);
    let mut tool = blank(slug, if name.is_empty() { &guess } else { name }, reviews, today);
    for (field, answer) in [("maker", maker), ("category", category), ("tagline", tagline), ("summary", summary)] {
        tool[field] = json!(answer);
    }
    tool["pricing"]["entry"] = json!(entry);
    // What may be missing is left out rather than empty.
    for (field, answer) in [("version", version), ("license", license)].into_iter().filter(|(_, answer)| !answer.is_empty()) {
        tool[field] = json!(answer);
    }
    if !home.is_empty() {
        tool["links"]["home"] = json!(home);
    }
    format!("{tool:#}\n")
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
