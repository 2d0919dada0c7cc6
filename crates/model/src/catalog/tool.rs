//! A tool, as its file in the catalog describes it.

use std::fmt;

use serde::de::{DeserializeSeed, Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::catalog::date::Date;
use crate::catalog::lenient::{BadField, Ignored, LenientSeed, each, needed, optional, or_default};
use crate::catalog::link::Link;
use crate::catalog::problem::Problem;
use crate::catalog::reading::{Reading, shortened};
use crate::catalog::record::{Change, Source};
use crate::catalog::rule::Rule;
use crate::catalog::slug::Slug;
use crate::catalog::verdict::{Tally, Verdict};

/// One AI tool or model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Tool {
    /// Where the schema of this file lies, for editors.
    #[serde(rename = "$schema", default, skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub schema: Ignored,
    /// Its name in addresses and file names.
    pub slug: Slug,
    /// Its name in full.
    pub name: String,
    /// Who makes it. Empty when the file does not say.
    #[serde(deserialize_with = "or_default")]
    pub maker: String,
    /// What kind of tool it is. Empty when the file does not say.
    #[serde(deserialize_with = "or_default")]
    pub category: String,
    /// What it is, in a line.
    #[serde(deserialize_with = "or_default")]
    pub tagline: String,
    /// What it is, in a paragraph.
    #[serde(deserialize_with = "or_default")]
    pub summary: String,
    /// The version spoken of.
    #[serde(default, deserialize_with = "optional")]
    pub version: Option<String>,
    /// The day it came out.
    #[serde(default, deserialize_with = "optional")]
    pub released: Option<Date>,
    /// Its license: an SPDX identifier, or a name.
    #[serde(default, deserialize_with = "optional")]
    pub license: Option<String>,
    /// What it costs.
    #[serde(deserialize_with = "or_default")]
    pub pricing: Pricing,
    /// Where to read on.
    #[serde(default, deserialize_with = "optional")]
    pub links: Links,
    /// What the panel says, one review a reviewer.
    #[serde(default, deserialize_with = "one_a_reviewer")]
    pub reviews: Vec<Review>,
    /// What the community says; `None` when there is no source for it.
    #[serde(default, deserialize_with = "optional")]
    pub community: Option<Community>,
    /// The day the facts were last looked at.
    #[serde(default, deserialize_with = "optional")]
    pub checked: Option<Date>,
    /// Where facts come from.
    #[serde(default, deserialize_with = "each", skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// What has changed, as the file lists it.
    #[serde(default, deserialize_with = "each", skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Change>,
    /// Tools that people weigh against this one.
    #[serde(default, deserialize_with = "each", skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Slug>,
}

/// What a tool costs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Pricing {
    /// What it costs to start, such as `Free`. `None` when the file does not say.
    #[serde(deserialize_with = "needed")]
    #[cfg_attr(feature = "schema", schemars(required))]
    pub entry: Option<String>,
    /// Its plans, in the order in which they are shown.
    #[serde(default, deserialize_with = "each")]
    pub plans: Vec<Plan>,
}

/// One plan of a tool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Plan {
    /// The plan's name.
    pub name: String,
    /// The amount with its currency, or `Free`, or `Custom`.
    pub price: String,
    /// What the price buys: `per user per month`.
    #[serde(default, deserialize_with = "optional")]
    pub unit: Option<String>,
    /// What is special about it.
    #[serde(default, deserialize_with = "optional")]
    pub note: Option<String>,
}

/// Where to read on about a tool; https only.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Links {
    /// Its own page.
    #[serde(default, deserialize_with = "optional")]
    pub home: Option<Link>,
    /// Its documentation.
    #[serde(default, deserialize_with = "optional")]
    pub docs: Option<Link>,
    /// Its source code.
    #[serde(default, deserialize_with = "optional")]
    pub source: Option<Link>,
}

/// What one reviewer says about one tool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Review {
    /// The reviewer's id in the catalog's panel.
    pub reviewer: String,
    /// Ship or skip.
    pub verdict: Verdict,
    /// What they said, in full.
    pub quote: String,
    /// The day they said it.
    #[serde(default, deserialize_with = "optional")]
    pub date: Option<Date>,
}

/// What a community said, as the catalog counts it: half a count is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Community {
    /// How many said ship.
    pub ship: u32,
    /// How many said skip.
    pub skip: u32,
    /// The day of the count.
    #[serde(default, deserialize_with = "optional")]
    pub as_of: Option<Date>,
}

impl Tool {
    /// Reads one tool's file forgivingly, as a page does: gives the tool and what had to be left out of it, as far as it is
    /// [counted](crate::catalog::problem::MOST_COUNTED).
    ///
    /// # Errors
    /// The file as a whole is of no use: not JSON, or no slug or name.
    pub fn read(file: &str, text: &str) -> Result<(Self, Vec<Problem>), Problem> {
        let reading = Reading::for_a_page(file);
        let value = reading.parse(text)?;
        let tool = reading.read(&value);
        let mut problems = reading.into_problems();
        match tool {
            Some(tool) => Ok((tool, problems)),
            None if problems.is_empty() => Err(Problem::whole(Rule::Missing, file, "no tool", "write slug and name")),
            None => Err(problems.swap_remove(0)),
        }
    }

    /// The name up to the first dash or colon that stands between words: `Cursor v0.50`.
    pub fn short_name(&self) -> &str {
        short(&self.name)
    }

    /// How the panel votes.
    pub fn panel(&self) -> Tally {
        Tally::of(self.reviews.iter().map(|review| review.verdict))
    }

    /// How the community votes; nobody, when the catalog has no source.
    pub fn community(&self) -> Tally {
        self.community.map(Community::tally).unwrap_or_default()
    }
}

/// A name up to the first dash or colon that stands between words.
pub(crate) fn short(name: &str) -> &str {
    // At its very beginning it parts nothing.
    let end = [" – ", " — ", ": "].iter().filter_map(|mark| name.find(mark)).filter(|end| *end > 0).min();
    end.map_or(name, |end| &name[..end])
}

impl Community {
    /// Both counts.
    pub fn tally(self) -> Tally {
        Tally { ship: self.ship, skip: self.skip }
    }
}

/// Reads the reviews that can be used. A reviewer who judges twice is heard once: the first time.
fn one_a_reviewer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Review>, D::Error> {
    optional(deserializer).map(|Heard(reviews)| reviews)
}

#[derive(Default)]
struct Heard(Vec<Review>);

impl<'de> Deserialize<'de> for Heard {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Hearing)
    }
}

struct Hearing;

impl<'de> Visitor<'de> for Hearing {
    type Value = Heard;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of reviews")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Heard, A::Error> {
        let mut heard = Vec::new();
        while let Some(review) = members.next_element_seed(LenientSeed(ByAnother(&heard)))? {
            heard.extend(review);
        }
        Ok(Heard(heard))
    }
}

/// Reads a review by none of those who were heard.
#[derive(Clone, Copy)]
struct ByAnother<'h>(&'h [Review]);

impl<'de> DeserializeSeed<'de> for ByAnother<'_> {
    type Value = Review;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Review, D::Error> {
        let review = Review::deserialize(deserializer)?;
        if self.0.iter().any(|other| other.reviewer == review.reviewer) {
            let found = format!("\"{}\" judges twice", shortened(&review.reviewer));
            return Err(D::Error::custom(BadField { field: "reviewer", found, advice: "keep one review a reviewer" }));
        }
        Ok(review)
    }
}
