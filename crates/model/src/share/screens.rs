//! The screens of a tool, a category, a reviewer and of all tools as Markdown, for readers and programs that take no HTML.

use crate::bidi::isolated;
use crate::catalog::tool::Tool;
use crate::catalog::{Catalog, Reviewer};
use crate::compare::weights::Weights;
use crate::panel::profile::Profile;
use crate::panel::ranking::Ranking;
use crate::search::Entry;
use crate::share::text::{in_words, panel_in_words, plain};

/// A text of the catalog in a line of Markdown.
fn said(text: &str) -> String {
    plain(&isolated(text))
}

/// A list's line for a tool, with its address.
fn line(entry: &Entry, address: &str) -> String {
    let panel = if entry.panel.total() == 0 { "not reviewed yet".to_owned() } else { in_words(entry.panel) };
    let price = entry.entry.as_deref().map_or_else(|| "price not stated".to_owned(), said);
    format!("[{}]({address}): {panel}; {price}. {}\n", plain(&entry.full_label()), said(&entry.tagline))
}

/// One tool.
pub fn tool_markdown(tool: &Tool, catalog: &Catalog, address: &str) -> String {
    let mut text = format!("# {}\n\n{}\n\n<{address}>\n\n", said(&tool.name), said(&tool.tagline));
    let mut fact = |name: &str, value: String| {
        if !value.is_empty() {
            text.push_str(&format!("- {name}: {value}\n"));
        }
    };
    fact("Panel", panel_in_words(tool, &Weights::default()));
    fact("Community", in_words(tool.community()));
    fact("To start", tool.pricing.entry.as_deref().map_or_else(|| "Not stated".to_owned(), said));
    fact("Category", said(&tool.category));
    fact("Maker", said(&tool.maker));
    fact("Version", tool.version.as_deref().map(said).unwrap_or_default());
    fact("Released", tool.released.map(|date| date.to_string()).unwrap_or_default());
    fact("License", tool.license.as_deref().map(said).unwrap_or_default());
    for plan in &tool.pricing.plans {
        let unit = plan.unit.as_deref().map(|unit| format!(" {}", said(unit))).unwrap_or_default();
        fact(&format!("Plan {}", said(&plan.name)), format!("{}{unit}", said(&plan.price)));
    }
    if !tool.summary.is_empty() {
        text.push_str(&format!("\n{}\n", said(&tool.summary)));
    }
    text.push_str("\n## What each reviewer says\n\n");
    for review in &tool.reviews {
        let name = catalog.reviewer(&review.reviewer).name;
        text.push_str(&format!("- {}: **{}.** {}\n", said(&name), review.verdict.label(), said(&review.quote)));
    }
    text
}

/// A category, best first; `address_of` gives the address of a tool.
pub fn category_markdown(ranking: &Ranking, address: &str, address_of: impl Fn(&Entry) -> String) -> String {
    let mut text = format!("# {}\n\nRanked by the share of the panel that ships them.\n\n<{address}>\n\n", said(ranking.name()));
    for (i, entry) in ranking.entries().iter().enumerate() {
        text.push_str(&format!("{}. {}", i + 1, line(entry, &address_of(entry))));
    }
    text
}

/// A reviewer, with every verdict that is listed.
pub fn reviewer_markdown(reviewer: &Reviewer, profile: &Profile, address: &str) -> String {
    let mut text = format!("# {}\n\n{}\n\n<{address}>\n\n", said(&reviewer.name), said(&reviewer.lens));
    text.push_str(&format!("- Verdicts: {}\n", in_words(profile.tally)));
    text.push_str(&format!("- Outvoted: on {} of the {} tools that others judged too\n\n", profile.outvoted, profile.contested));
    for judged in &profile.tools {
        text.push_str(&format!("- {}: **{}.** {}\n", plain(&judged.label()), judged.verdict.label(), said(&judged.because)));
    }
    text
}

/// All tools, in the order in which they are given; `address_of` gives the address of a tool.
pub fn tools_markdown<'e>(entries: impl IntoIterator<Item = &'e Entry>, address: &str, address_of: impl Fn(&Entry) -> String) -> String {
    let mut text = format!("# All tools\n\n<{address}>\n\n");
    for entry in entries {
        text.push_str(&format!("- {}", line(entry, &address_of(entry))));
    }
    text
}
