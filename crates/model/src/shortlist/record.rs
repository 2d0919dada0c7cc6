//! The record: what is kept as a document for others. It is Markdown, in English whatever the page speaks, and can be taken in again.

use std::sync::Arc;

use super::kept::Kept;
use super::reading::line;
use crate::ballot::Question;
use crate::bidi::isolated;
use crate::catalog::Catalog;
use crate::catalog::date::Date;
use crate::catalog::slug::Slug;
use crate::catalog::tool::Tool;
use crate::catalog::verdict::Verdict;
use crate::compare::bottom_line::BottomLine;
use crate::compare::weights::Weights;
use crate::compare::{Comparison, versus};
use crate::language::in_english;
use crate::panel::profile::first_sentence;
use crate::share::text::{panel_in_words, plain};
use crate::t;

/// Something kept, with all that a record says of it.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub of: Question,
    /// What is kept with it.
    pub kept: Kept,
    /// The whole address where it is shown.
    pub address: String,
    /// Its tools: one, or the two of a pair.
    pub options: Vec<Choice>,
    /// Which of a pair the visitor would ship with.
    pub pick: Option<Slug>,
}

/// A tool of something kept.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The tool.
    pub slug: Slug,
    /// What it is called, isolated; its slug as long as nothing else is known.
    pub name: String,
    /// Its file, where that is here.
    pub tool: Option<Arc<Tool>>,
    /// The visitor's verdict on it.
    pub verdict: Option<Verdict>,
}

/// Where and when a record is written.
#[derive(Clone, Copy, Debug)]
pub struct Written<'c> {
    /// The catalog.
    pub catalog: &'c Catalog,
    /// Which state of it, as its index is stamped; empty where that is not known.
    pub stamp: &'c str,
    /// The day.
    pub day: Date,
}

impl Item {
    /// The names of its tools: `A`, `A vs B`.
    pub fn title(&self) -> String {
        let names = self.options.iter().map(|option| option.name.clone());
        names.reduce(|a, b| versus(&a, &b)).unwrap_or_default()
    }

    fn chosen(&self) -> Option<&Choice> {
        match &self.pick {
            Some(slug) => self.options.iter().find(|option| option.slug == *slug),
            None => self.options.first().filter(|option| self.options.len() == 1 && option.verdict.is_some()),
        }
    }

    /// What the visitor has decided; nothing yet where they have not.
    pub fn decision(&self) -> Option<String> {
        let chosen = self.chosen()?;
        let name = &chosen.name;
        let other = self.options.iter().find(|option| option.slug != chosen.slug);
        Some(match (other, chosen.verdict) {
            (Some(other), _) => t!("Ship with {name} rather than {other}.", name, other = other.name),
            (None, Some(Verdict::Skip)) => t!("Do not ship with {name}.", name),
            (None, _) => t!("Ship with {name}.", name),
        })
    }
}

/// Where what is said comes from.
fn origin(Written { catalog, stamp, day }: Written) -> String {
    let state = if stamp.is_empty() { String::new() } else { format!(", catalog {}", plain(stamp)) };
    format!("{}{state}, {}", plain(&isolated(catalog.site.name())), day.iso())
}

/// The visitor's notes as a quotation: apart from the document around them.
fn notes(note: &str) -> String {
    note.lines().map(|line| format!("> {}", plain(line)).trim_end().to_owned() + "\n").collect()
}

fn own(option: &Choice) -> &'static str {
    option.verdict.map_or("not voted", Verdict::label)
}

fn or_not_stated(text: Option<&str>) -> String {
    text.map_or_else(|| "not stated".to_owned(), |text| plain(&isolated(text)))
}

/// What the facts of a tool are, a line each.
fn facts(option: &Choice, text: &mut String) {
    let Some(tool) = &option.tool else { return text.push_str("- Its file could not be read.\n") };
    text.push_str(&format!("- Panel: {}\n", plain(&panel_in_words(tool, &Weights::default()))));
    text.push_str(&format!("- To start: {}\n", or_not_stated(tool.pricing.entry.as_deref())));
    text.push_str(&format!("- License: {}\n", or_not_stated(tool.license.as_deref())));
    if let Some(version) = &tool.version {
        text.push_str(&format!("- Version: {}\n", plain(&isolated(version))));
    }
    text.push_str(&format!("- My verdict: {}\n", own(option)));
}

/// The whole list, to be handed on.
pub fn list(items: &[Item], written: Written) -> String {
    in_english(|| listed(items, written))
}

fn listed(items: &[Item], written: Written) -> String {
    let mut text = format!("# Shortlist\n\n{}\n", origin(written));
    for item in items {
        text.push_str(&format!("\n## {}\n\n<{}>\n\n", plain(&item.title()), item.address));
        for option in &item.options {
            text.push_str(&format!("**{}**\n\n", plain(&option.name)));
            facts(option, &mut text);
            text.push('\n');
        }
        if let Some(decision) = item.decision() {
            text.push_str(&format!("Decision: {}\n\n", plain(&decision)));
        }
        if !item.kept.note.is_empty() {
            text.push_str(&format!("{}\n", notes(&item.kept.note)));
        }
        text.push_str(&line(&item.of, &item.kept));
    }
    text
}

/// One of them as the record of a decision: context, options, what the panel says, the decision and what it brings with it,
/// in the order that M. Nygard's records of architecture decisions have.
pub fn decision(item: &Item, written: Written) -> String {
    in_english(|| decided(item, written))
}

fn decided(item: &Item, written: Written) -> String {
    let decided = item.decision();
    let question = match item.options.as_slice() {
        [one] => format!("Should we ship with {}?", one.name),
        _ => format!("{}: which one should we ship with?", item.title()),
    };
    let mut text = format!("# {}\n\n", plain(&question));
    text.push_str(&format!("- Status: {}\n", if decided.is_some() { "accepted" } else { "proposed" }));
    text.push_str(&format!("- Date: {}\n", written.day.iso()));
    text.push_str(&format!("- Source: {}, <{}>\n", origin(written), item.address));
    text.push_str("\n## Context\n\n");
    if item.kept.note.is_empty() {
        text.push_str(&format!("{}\n", plain(&question)));
    } else {
        text.push_str(&notes(&item.kept.note));
    }
    text.push_str("\n## Options\n");
    for option in &item.options {
        text.push_str(&format!("\n### {}\n\n", plain(&option.name)));
        if let Some(tool) = option.tool.as_ref().filter(|tool| !tool.tagline.is_empty()) {
            text.push_str(&format!("{}\n\n", plain(&isolated(&tool.tagline))));
        }
        facts(option, &mut text);
    }
    text.push_str("\n## What the panel says\n\n");
    text.push_str(&panel(item, written.catalog));
    text.push_str("\n## Decision\n\n");
    text.push_str(&format!("{}\n", decided.as_deref().map_or_else(|| "Not decided yet.".to_owned(), plain)));
    text.push_str("\n## Consequences\n\n");
    text.push_str(&consequences(item, written.catalog));
    text.push_str(&format!("\n{}", line(&item.of, &item.kept)));
    text
}

/// A review in a line: who, on what, and the first sentence of why.
fn said(option: &Choice, catalog: &Catalog, of: impl Fn(Verdict) -> bool) -> String {
    let tool = option.tool.iter().flat_map(|tool| &tool.reviews).filter(|review| of(review.verdict));
    let line = |review: &crate::catalog::tool::Review| {
        let name = catalog.reviewer(&review.reviewer).name;
        let because = first_sentence(&review.quote);
        let (who, because) = (plain(&isolated(&name)), plain(&isolated(&because)));
        format!("- {who}, on {}: **{}.** {because}\n", plain(&option.name), review.verdict.label())
    };
    tool.map(line).collect()
}

fn panel(item: &Item, catalog: &Catalog) -> String {
    let both: Vec<Arc<Tool>> = item.options.iter().filter_map(|option| option.tool.clone()).collect();
    let lead = match both.as_slice() {
        [a, b] => {
            let comparison = Comparison::new(catalog, a.clone(), b.clone());
            format!("{}\n\n", plain(&BottomLine::of(&comparison, &Weights::default()).lead))
        }
        _ => String::new(),
    };
    let views: String = item.options.iter().map(|option| said(option, catalog, |_| true)).collect();
    let unread: String = unread(item).map(|option| format!("- {}: its file could not be read.\n", plain(&option.name))).collect();
    let views = views + &unread;
    lead + if views.is_empty() { NOT_REVIEWED } else { &views }
}

/// Said of what nobody on the panel has judged.
const NOT_REVIEWED: &str = "The panel has not reviewed it yet.\n";

/// The tools of which nothing is known.
fn unread(item: &Item) -> impl Iterator<Item = &Choice> {
    item.options.iter().filter(|option| option.tool.is_none())
}

/// What the panel holds against what was chosen; where nothing is chosen, against each.
fn consequences(item: &Item, catalog: &Catalog) -> String {
    let chosen: Vec<&Choice> = match item.chosen() {
        Some(chosen) => vec![chosen],
        None => item.options.iter().collect(),
    };
    let against: String = chosen.iter().map(|option| said(option, catalog, |verdict| verdict == Verdict::Skip)).collect();
    match against.is_empty() {
        true if chosen.iter().any(|option| option.tool.is_none()) => "What the panel holds against it could not be read.\n".to_owned(),
        true if chosen.iter().flat_map(|option| &option.tool).all(|tool| tool.reviews.is_empty()) => NOT_REVIEWED.to_owned(),
        true => "Nobody on the panel skips it.\n".to_owned(),
        false => format!("What the panel holds against it:\n\n{against}"),
    }
}
