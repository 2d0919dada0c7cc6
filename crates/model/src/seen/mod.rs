//! What of a tool the visitor saw last, and what is different since then.
//!
//! Each tool looked at has one entry of storage, which never leaves the browser.

use serde::{Deserialize, Serialize};

use crate::bidi::isolated;
use crate::catalog::Catalog;
use crate::catalog::date::Date;
use crate::catalog::slug::Slug;
use crate::catalog::tool::{Plan, Tool};
use crate::catalog::verdict::Verdict;
use crate::language;
use crate::version::version_of;
use crate::{t, text};

/// What the names of entries begin with; the slug follows.
const PREFIX: &str = "seen:";

/// The most tools that are remembered: of more, those seen longest ago are forgotten.
pub const MOST: usize = 200;

/// The longest entry that is read, in bytes.
const MOST_BYTES: usize = 20_000;

/// The version of an entry that this program writes, and the latest it reads.
const VERSION: u64 = 1;

/// That of the entries which name none: the first ones did not.
fn unnamed() -> u64 {
    1
}

/// What a storage entry about a tool is called within the site.
pub fn key(slug: &Slug) -> String {
    format!("{PREFIX}{slug}")
}

/// The tool that an entry of the storage is about, if it is one of these.
pub fn slug_of(name: &str) -> Option<Slug> {
    Slug::parse(name.strip_prefix(PREFIX)?)
}

/// Whether a later version of the page wrote an entry. It is left as it is, and of its tool nothing is known to have changed.
pub fn is_later(text: &str) -> bool {
    version_of(text).is_some_and(|version| version > VERSION)
}

/// A tool that is shown otherwise than when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The tool.
    pub slug: Slug,
    /// What it is called, isolated.
    pub name: String,
    /// The day it was looked at.
    pub day: Date,
    /// What is different, a sentence each.
    pub lines: Vec<String>,
}

/// What was shown of a tool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    #[serde(default = "unnamed")]
    v: u64,
    /// The day.
    pub day: Date,
    /// Each reviewer's id, and whether they ship.
    panel: Vec<(String, bool)>,
    /// What it costs to start.
    entry: Option<String>,
    /// Each plan's name and price.
    plans: Vec<(String, String)>,
    version: Option<String>,
    license: Option<String>,
}

fn price(plan: &Plan) -> String {
    plan.unit.as_ref().map_or_else(|| plan.price.clone(), |unit| format!("{} {unit}", plan.price))
}

/// What a price is for, as it stands behind the amount.
fn unit(price: &str) -> Option<&str> {
    price.split_once(' ').map(|(_, unit)| unit)
}

impl Seen {
    /// What is shown of a tool on a day.
    pub fn of(tool: &Tool, day: Date) -> Self {
        let mut panel: Vec<_> = tool.reviews.iter().map(|review| (review.reviewer.clone(), review.verdict == Verdict::Ship)).collect();
        let mut plans: Vec<_> = tool.pricing.plans.iter().map(|plan| (plan.name.clone(), price(plan))).collect();
        // In which order they are listed, and whether one is listed twice, is nothing to tell.
        panel.sort();
        plans.sort();
        plans.dedup();
        let (entry, version, license) = (tool.pricing.entry.clone(), tool.version.clone(), tool.license.clone());
        Self { v: VERSION, day, panel, entry, plans, version, license }
    }

    /// Reads an entry; `None` where it is damaged, or of another version of the page: then nothing is known.
    pub fn decode(text: &str) -> Option<Self> {
        let read: Option<Self> = (text.len() <= MOST_BYTES).then(|| serde_json::from_str(text).ok())?;
        read.filter(|seen| seen.v == VERSION)
    }

    /// The entry to store; nothing where it would be longer than what is read.
    pub fn encode(&self) -> Option<String> {
        serde_json::to_string(self).ok().filter(|text| text.len() <= MOST_BYTES)
    }

    /// Whether a tool is shown now as it was then.
    pub fn is_same(&self, tool: &Tool) -> bool {
        Self::of(tool, self.day) == *self
    }

    /// What is different now, a sentence each; where the tool's history says why, with that. Nothing when nothing is.
    pub fn changes(&self, tool: &Tool, catalog: &Catalog) -> Vec<String> {
        let now = Self::of(tool, self.day);
        let mut said = self.verdicts(&now, tool, catalog);
        // Two plans may have one name, by the month and by the year: those that were there at this price have not changed, and of the
        // others each had one price before. None takes that of another one's unit.
        let mut gone: Vec<&(String, String)> = self.plans.iter().filter(|plan| !now.plans.contains(plan)).collect();
        let come: Vec<&(String, String)> = now.plans.iter().filter(|plan| !self.plans.contains(plan)).collect();
        let mut alike = Vec::new();
        for (name, cost) in &come {
            let place = gone.iter().position(|plan| plan.0 == *name && unit(&plan.1) == unit(cost));
            alike.push(place.map(|place| gone.remove(place)));
        }
        for ((name, cost), alike) in come.into_iter().zip(alike) {
            let (plan, price) = (isolated(name), isolated(cost));
            let of_name = gone.iter().position(|plan| plan.0 == *name).filter(|_| alike.is_none());
            match alike.or_else(|| of_name.map(|place| gone.remove(place))) {
                Some((_, before)) => said.push(t!("{plan} costs {price}, was {before}.", plan, price, before = isolated(before))),
                None => said.push(t!("A plan is new: {plan}, {price}.", plan, price)),
            }
        }
        for (name, _) in gone {
            said.push(t!("A plan is gone: {plan}.", plan = isolated(name)));
        }
        for (what, before, after) in [
            (text!("To start"), &self.entry, &now.entry),
            (text!("Version"), &self.version, &now.version),
            (text!("License"), &self.license, &now.license),
        ] {
            let what = language::said(what);
            match (before, after) {
                (before, after) if before == after => {}
                (Some(before), Some(after)) => {
                    said.push(t!("{what}: {now}, was {before}.", what, now = isolated(after), before = isolated(before)));
                }
                (None, Some(after)) => said.push(t!("{what}: {now}.", what, now = isolated(after))),
                (Some(before), None) => said.push(t!("{what}: no longer stated, was {before}.", what, before = isolated(before))),
                (None, None) => {}
            }
        }
        if !said.is_empty() {
            let steps = tool.history.iter().filter(|step| step.date >= self.day);
            said.extend(steps.filter_map(|step| Some(t!("{date}: {why}", date = step.date, why = isolated(step.why.as_ref()?)))));
        }
        said
    }

    fn verdicts(&self, now: &Self, tool: &Tool, catalog: &Catalog) -> Vec<String> {
        let name = |id: &str| isolated(&catalog.reviewer(id).name).into_owned();
        let mut said = Vec::new();
        for (id, ships) in &now.panel {
            match self.panel.iter().find(|(other, _)| other == id) {
                Some((_, before)) if before == ships => {}
                Some(_) if *ships => said.push(t!("{reviewer} now ships it.", reviewer = name(id))),
                Some(_) => said.push(t!("{reviewer} now skips it.", reviewer = name(id))),
                None if *ships => said.push(t!("{reviewer} has judged it too, and ships it.", reviewer = name(id))),
                None => said.push(t!("{reviewer} has judged it too, and skips it.", reviewer = name(id))),
            }
        }
        for (id, _) in self.panel.iter().filter(|(id, _)| !now.panel.iter().any(|(other, _)| other == id)) {
            said.push(t!("{reviewer} no longer judges it.", reviewer = name(id)));
        }
        let tally = tool.panel();
        if !said.is_empty() && tally.total() > 0 {
            said.push(t!("That makes {ship} of {all} who ship it.", ship = tally.ship, all = tally.total()));
        }
        said
    }
}

/// The entries to forget so that no more are left than are kept: those seen longest ago.
pub fn surplus(mut entries: Vec<(Slug, Date)>) -> Vec<Slug> {
    entries.sort_by_key(|(_, day)| std::cmp::Reverse(*day));
    entries.into_iter().skip(MOST).map(|(slug, _)| slug).collect()
}
