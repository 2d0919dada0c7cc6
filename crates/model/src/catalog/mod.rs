//! The catalog: the site, its panel, its featured pairs, and the tools that came with it.

pub mod date;
pub mod failure;
pub mod naming;
pub mod problem;
pub mod record;
#[cfg(feature = "schema")]
pub mod schema;
pub mod slug;
pub mod subscription;
pub mod tool;
pub mod verdict;

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use crate::catalog::problem::Problem;
use crate::catalog::record::{Reading, Record, is_https};
use crate::catalog::slug::Slug;
use crate::catalog::tool::Tool;

/// The version of the format that this program reads.
pub const SCHEMA: u32 = 1;

/// What `catalog.json` says.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::catalog::schema::catalog))]
pub struct Catalog {
    /// The site that shows it.
    pub site: Site,
    /// The panel, in the order in which it speaks.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub reviewers: Vec<Reviewer>,
    /// Pairs to begin with; the first is the front page.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub featured: Vec<(Slug, Slug)>,
    /// Tools that came complete in this file and are never fetched again.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tools: Vec<Arc<Tool>>,
}

/// The site's own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Site {
    /// The site's name.
    pub title: String,
    /// What it is for, in a line.
    pub tagline: String,
    /// Where the site is, with a slash at its end: for the feed and the sitemap. `None` when the publisher does not say.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = crate::catalog::schema::ADDRESS)))]
    pub address: Option<String>,
    /// A newsletter, when the publisher has one.
    pub newsletter: Option<Newsletter>,
}

/// Where to subscribe to the publisher's newsletter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Newsletter {
    /// Its name.
    pub title: String,
    /// What a subscriber gets, in a line.
    pub blurb: String,
    /// Where the form is posted: an https address, or a path of the same site.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = crate::catalog::schema::ACTION)))]
    pub action: String,
    /// The name under which the form sends the address; `email` unless the service wants another.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub field: String,
}

/// One member of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Reviewer {
    /// Their name in reviews.
    pub id: String,
    /// Their name on the page.
    pub name: String,
    /// The question they ask of every tool.
    pub lens: String,
}

impl Catalog {
    /// Reads `catalog.json` forgivingly: gives the catalog and what had to be left out of it.
    ///
    /// # Errors
    /// The file as a whole is of no use: not JSON, or of a later schema.
    pub fn read(file: &str, text: &str) -> Result<(Self, Vec<Problem>), Problem> {
        let reading = Reading::new(file);
        let value = reading.parse(text)?;
        let Some(record) = reading.root(&value) else { return Ok((Self::default(), reading.into_problems())) };
        if let Some(schema) = record.count("schema").filter(|schema| *schema != SCHEMA) {
            let found = format!("schema {schema}");
            return Err(Problem {
                file: file.into(),
                field: "schema".into(),
                found,
                cure: format!("this version reads schema {SCHEMA}: use the one that fits"),
            });
        }
        let catalog = Self {
            site: record.record("site").map(Site::read).unwrap_or_default(),
            reviewers: record.records("reviewers", |record| Reviewer::read(&record)),
            featured: record.list("featured").filter_map(|(value, path)| pair(&reading, value, path)).collect(),
            tools: record.records("tools", |record| Tool::from_record(&record)).into_iter().map(Arc::new).collect(),
        };
        Ok((catalog, reading.into_problems()))
    }

    /// The reviewer of that id; one who is not of the panel speaks under their id.
    pub fn reviewer(&self, id: &str) -> Reviewer {
        let of_the_panel = self.reviewers.iter().find(|reviewer| reviewer.id == id).cloned();
        of_the_panel.unwrap_or_else(|| Reviewer { id: id.into(), name: id.into(), lens: String::new() })
    }

    /// Whether the file holds the whole catalog: it carries tools, and there are no other files.
    pub fn is_whole(&self) -> bool {
        !self.tools.is_empty()
    }

    /// The pairs to begin with: the featured ones, or the first two tools that came with the catalog.
    pub fn openings(&self) -> Vec<(Slug, Slug)> {
        match (self.featured.as_slice(), self.tools.as_slice()) {
            ([], [a, b, ..]) => vec![(a.slug.clone(), b.slug.clone())],
            (featured, _) => featured.to_vec(),
        }
    }

    /// A tool that came complete with the catalog.
    pub fn tool(&self, slug: &Slug) -> Option<Arc<Tool>> {
        self.tools.iter().find(|tool| tool.slug == *slug).cloned()
    }
}

impl Site {
    /// The site's name; the product's own when the catalog gives none.
    pub fn name(&self) -> &str {
        if self.title.is_empty() { "Shipwith" } else { &self.title }
    }

    fn read(record: Record) -> Self {
        Self {
            title: record.text("title").unwrap_or_default(),
            tagline: record.text("tagline").unwrap_or_default(),
            address: address(&record),
            newsletter: record.record_if("newsletter").and_then(|record| Newsletter::read(&record)),
        }
    }
}

fn address(record: &Record) -> Option<String> {
    record.parsed("address", "write the https:// address of the site, with a slash at its end", |text| {
        (is_https(text) && text.ends_with('/') && !text.contains(['?', '#'])).then(|| text.to_owned())
    })
}

impl Newsletter {
    fn read(record: &Record) -> Option<Self> {
        let (title, blurb) = (record.text("title"), record.text("blurb"));
        record.text("action")?;
        let action = record.parsed("action", "write an https:// address, or a path of your own site that begins with ./", |text| {
            (is_https(text) || text.starts_with("./")).then(|| text.to_owned())
        });
        let field = record.text_if("field").unwrap_or_else(|| "email".into());
        Some(Self { title: title?, blurb: blurb.unwrap_or_default(), action: action?, field })
    }
}

impl Reviewer {
    fn read(record: &Record) -> Option<Self> {
        let (id, name, lens) = (record.text("id"), record.text("name"), record.text("lens"));
        Some(Self { id: id?, name: name?, lens: lens.unwrap_or_default() })
    }
}

/// A featured pair: two different slugs.
fn pair(reading: &Reading, value: &Value, path: String) -> Option<(Slug, Slug)> {
    let slug = |value: &Value| value.as_str().and_then(Slug::parse);
    let pair = match value.as_array().map(Vec::as_slice) {
        Some([a, b]) => slug(a).zip(slug(b)).filter(|(a, b)| a != b),
        _ => None,
    };
    if pair.is_none() {
        reading.note(path, "not a pair", "write two different slugs: [\"one\", \"other\"]");
    }
    pair
}
