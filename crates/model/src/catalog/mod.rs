//! The catalog: the site, its panel, its featured pairs, and the tools that came with it.

pub mod date;
pub mod failure;
pub mod lenient;
pub mod link;
pub mod naming;
mod path;
mod place;
pub mod problem;
pub mod reading;
pub mod record;
mod refused;
pub mod rule;
#[cfg(feature = "schema")]
pub mod schema;
pub mod slug;
pub mod subscription;
pub mod tool;
pub mod verdict;

use std::sync::Arc;

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::catalog::lenient::{Ignored, each, needed, optional, or_default};
use crate::catalog::link::{FormAction, SiteAddress};
use crate::catalog::problem::Problem;
use crate::catalog::reading::Reading;
use crate::catalog::rule::Rule;
use crate::catalog::slug::Slug;
use crate::catalog::tool::Tool;
use crate::language::tag::Tag;

/// The version of the format that this program reads.
pub const SCHEMA: u32 = 1;

/// What `catalog.json` says.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Catalog {
    /// Where the schema of this file lies, for editors.
    #[serde(rename = "$schema", default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub schema_address: Ignored,
    /// What `shipwith bundle` wrote into this file, so that it never overwrites what somebody has changed.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub bundled: Ignored,
    /// The version of the format. `None` when the file does not say.
    #[serde(deserialize_with = "needed")]
    #[cfg_attr(feature = "schema", schemars(required, extend("const" = SCHEMA)))]
    pub schema: Option<u32>,
    /// The site that shows it.
    #[serde(deserialize_with = "or_default")]
    pub site: Site,
    /// The panel, in the order in which it speaks.
    #[serde(default, deserialize_with = "each")]
    pub reviewers: Vec<Reviewer>,
    /// Pairs to begin with; the first is the front page.
    #[serde(default, deserialize_with = "pairs")]
    pub featured: Vec<(Slug, Slug)>,
    /// Tools that came complete in this file and are never fetched again.
    #[serde(default, deserialize_with = "each")]
    pub tools: Vec<Arc<Tool>>,
}

/// The site's own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Site {
    /// The site's name.
    #[serde(deserialize_with = "or_default")]
    pub title: String,
    /// What it is for, in a line.
    #[serde(deserialize_with = "or_default")]
    pub tagline: String,
    /// Where the site is, with a slash at its end: for the feed and the sitemap. `None` when the publisher does not say.
    #[serde(default, deserialize_with = "optional")]
    pub address: Option<SiteAddress>,
    /// The language that the catalog is written in, by its tag; `None` when the publisher does not say, and English is meant.
    #[serde(default, deserialize_with = "optional")]
    pub language: Option<Tag>,
    /// A newsletter, when the publisher has one.
    #[serde(default, deserialize_with = "optional")]
    pub newsletter: Option<Newsletter>,
}

/// Where to subscribe to the publisher's newsletter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Newsletter {
    /// Its name.
    pub title: String,
    /// What a subscriber gets, in a line.
    #[serde(deserialize_with = "or_default")]
    pub blurb: String,
    /// Where the form is posted: an https address, or a path of the same site.
    pub action: FormAction,
    /// The name under which the form sends the address; `email` unless the service wants another.
    #[serde(default, deserialize_with = "field")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub field: String,
}

/// One member of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Reviewer {
    /// Their name in reviews.
    pub id: String,
    /// Their name on the page.
    pub name: String,
    /// The question they ask of every tool.
    #[serde(deserialize_with = "or_default")]
    pub lens: String,
}

impl Catalog {
    /// Reads `catalog.json` forgivingly, as a page does: gives the catalog and what had to be left out of it, as far as it is
    /// [counted](crate::catalog::problem::MOST_COUNTED).
    ///
    /// # Errors
    /// The file as a whole is of no use: not JSON, or of a later schema.
    pub fn read(file: &str, text: &str) -> Result<(Self, Vec<Problem>), Problem> {
        let reading = Reading::for_a_page(file);
        let catalog = Self::of(&reading, &reading.parse(text)?)?;
        Ok((catalog, reading.into_problems()))
    }

    /// The same of a file that is parsed already; what had to be left out is noted.
    ///
    /// # Errors
    /// The file is of a later schema.
    pub fn of(reading: &Reading, file: &Value) -> Result<Self, Problem> {
        let catalog: Self = reading.read(file).unwrap_or_default();
        match catalog.schema.filter(|schema| *schema != SCHEMA) {
            None => Ok(catalog),
            Some(schema) => {
                let advice = format!("this version reads schema {SCHEMA}: use the one that fits");
                Err(reading.problem(Rule::Schema, "schema".into(), format!("schema {schema}"), advice))
            }
        }
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
}

/// The name of the field in a newsletter's form.
fn field<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    optional(deserializer).map(|field: Option<String>| field.unwrap_or_else(|| "email".into()))
}

/// The pairs of the list that are two different slugs.
fn pairs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(Slug, Slug)>, D::Error> {
    each(deserializer).map(|pairs: Vec<Pair>| pairs.into_iter().map(|Pair(a, b)| (a, b)).collect())
}

struct Pair(Slug, Slug);

impl<'de> Deserialize<'de> for Pair {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let slug = |value: &Value| value.as_str().and_then(Slug::parse);
        let pair = match Value::deserialize(deserializer)?.as_array().map(Vec::as_slice) {
            Some([a, b]) => slug(a).zip(slug(b)).filter(|(a, b)| a != b),
            _ => None,
        };
        let (a, b) = pair
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Other("not a pair"), &"write two different slugs: [\"one\", \"other\"]"))?;
        Ok(Self(a, b))
    }
}
