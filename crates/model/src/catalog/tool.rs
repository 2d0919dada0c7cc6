//! A tool, as its file in the catalog describes it.

use serde::Serialize;

use crate::catalog::date::Date;
use crate::catalog::problem::Problem;
use crate::catalog::record::{Reading, Record};
use crate::catalog::slug::Slug;
use crate::catalog::verdict::{Tally, Verdict};

/// One AI tool or model.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::catalog::schema::tool))]
pub struct Tool {
    /// Its name in addresses and file names.
    pub slug: Slug,
    /// Its name in full.
    pub name: String,
    /// Who makes it. Empty when the file does not say.
    pub maker: String,
    /// What kind of tool it is. Empty when the file does not say.
    pub category: String,
    /// What it is, in a line.
    pub tagline: String,
    /// What it is, in a paragraph.
    pub summary: String,
    /// The version spoken of.
    pub version: Option<String>,
    /// The day it came out.
    pub released: Option<Date>,
    /// Its license: an SPDX identifier, or a name.
    pub license: Option<String>,
    /// What it costs.
    pub pricing: Pricing,
    /// Where to read on.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub links: Links,
    /// What the panel says, one review a reviewer.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub reviews: Vec<Review>,
    /// What the community says; `None` when there is no source for it.
    pub community: Option<Community>,
    /// The day the facts were last looked at.
    pub checked: Option<Date>,
}

/// What a tool costs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Pricing {
    /// What it costs to start, such as `Free`. `None` when the file does not say.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub entry: Option<String>,
    /// Its plans, cheapest first.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub plans: Vec<Plan>,
}

/// One plan of a tool.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Plan {
    /// The plan's name.
    pub name: String,
    /// The amount with its currency, or `Free`, or `Custom`.
    pub price: String,
    /// What the price buys: `per user per month`.
    pub unit: Option<String>,
    /// What is special about it.
    pub note: Option<String>,
}

/// Where to read on about a tool; https only.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Links {
    /// Its own page.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = crate::catalog::schema::HTTPS)))]
    pub home: Option<String>,
    /// Its documentation.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = crate::catalog::schema::HTTPS)))]
    pub docs: Option<String>,
    /// Its source code.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = crate::catalog::schema::HTTPS)))]
    pub source: Option<String>,
}

/// What one reviewer says about one tool.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Review {
    /// The reviewer's id in the catalog's panel.
    pub reviewer: String,
    /// Ship or skip.
    pub verdict: Verdict,
    /// What they said, in full.
    pub quote: String,
    /// The day they said it.
    pub date: Option<Date>,
}

/// What a community said, as the catalog counts it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Community {
    /// How many said ship and how many skip.
    #[serde(flatten)]
    pub tally: Tally,
    /// The day of the count.
    pub as_of: Option<Date>,
}

impl Tool {
    /// Reads one tool's file forgivingly: gives the tool and what had to be left out of it.
    ///
    /// # Errors
    /// The file as a whole is of no use: not JSON, or no slug or name.
    pub fn read(file: &str, text: &str) -> Result<(Self, Vec<Problem>), Problem> {
        let reading = Reading::new(file);
        let value = reading.parse(text)?;
        let tool = reading.root(&value).and_then(|record| Self::from_record(&record));
        let mut problems = reading.into_problems();
        match tool {
            Some(tool) => Ok((tool, problems)),
            None if problems.is_empty() => Err(Problem::whole(file, "no tool", "write slug and name")),
            None => Err(problems.swap_remove(0)),
        }
    }

    /// Reads a tool's record; `None` when it has no usable slug or name.
    pub fn from_record(record: &Record) -> Option<Self> {
        let slug = record.text("slug").and_then(|_| record.parsed("slug", SLUG_CURE, Slug::parse));
        let name = record.text("name");
        let pricing = record.record("pricing").map(Pricing::read).unwrap_or_default();
        Some(Self {
            maker: record.text("maker").unwrap_or_default(),
            category: record.text("category").unwrap_or_default(),
            tagline: record.text("tagline").unwrap_or_default(),
            summary: record.text("summary").unwrap_or_default(),
            version: record.text_if("version"),
            released: record.date_if("released"),
            license: record.text_if("license"),
            pricing,
            links: record.record_if("links").map(Links::read).unwrap_or_default(),
            reviews: reviews(record),
            community: record.record_if("community").and_then(|r| Community::read(&r)),
            checked: record.date_if("checked"),
            // Last, so that a file without them still has all that is wrong with it said.
            slug: slug?,
            name: name?,
        })
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
        self.community.map(|community| community.tally).unwrap_or_default()
    }
}

/// A name up to the first dash or colon that stands between words.
pub(crate) fn short(name: &str) -> &str {
    let end = [" – ", " — ", ": "].iter().filter_map(|mark| name.find(mark)).min();
    end.map_or(name, |end| &name[..end])
}

const SLUG_CURE: &str = "write lower-case letters, digits and single hyphens, at most 64 characters";

impl Pricing {
    fn read(record: Record) -> Self {
        let plan = |plan: Record| {
            let (name, price) = (plan.text("name"), plan.text("price"));
            Some(Plan { name: name?, price: price?, unit: plan.text_if("unit"), note: plan.text_if("note") })
        };
        Self { entry: record.text("entry"), plans: record.records("plans", plan) }
    }
}

impl Links {
    fn read(record: Record) -> Self {
        let [home, docs, source] = ["home", "docs", "source"].map(|field| record.link_if(field));
        Self { home, docs, source }
    }
}

impl Community {
    /// Reads a count; `None` when one of the two numbers is missing.
    pub fn read(record: &Record) -> Option<Self> {
        let (ship, skip) = (record.count("ship"), record.count("skip"));
        Some(Self { tally: Tally { ship: ship?, skip: skip? }, as_of: record.date_if("as_of") })
    }
}

/// The reviews that can be used. A reviewer who judges twice is heard once: the first time.
fn reviews(record: &Record) -> Vec<Review> {
    let mut kept: Vec<Review> = Vec::new();
    for review in record.records("reviews", |record| Review::read(&record).map(|review| (review, record))) {
        let (review, record) = review;
        if kept.iter().any(|other| other.reviewer == review.reviewer) {
            record.bad("reviewer", format!("\"{}\" judges twice", review.reviewer), "keep one review a reviewer");
        } else {
            kept.push(review);
        }
    }
    kept
}

impl Review {
    fn read(record: &Record) -> Option<Self> {
        let reviewer = record.text("reviewer");
        let verdict = record.text("verdict").and_then(|_| record.parsed("verdict", "write \"ship\" or \"skip\"", Verdict::parse));
        let quote = record.text("quote");
        let date = record.date_if("date");
        Some(Self { reviewer: reviewer?, verdict: verdict?, quote: quote?, date })
    }
}
