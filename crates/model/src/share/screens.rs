//! The screens of a tool, a category, a reviewer and of all tools as Markdown, for readers and programs that take no HTML.

use crate::bidi::isolated;
use crate::catalog::problem::and_more;
use crate::catalog::tool::Tool;
use crate::catalog::{Catalog, Reviewer};
use crate::compare::weights::Weights;
use crate::language;
use crate::panel::profile::Profile;
use crate::panel::ranking::Ranking;
use crate::search::Entry;
use crate::share::text::{in_words, own_link, panel_in_words, plain};
use crate::t;

/// A text of the catalog in a line of Markdown.
fn said(text: &str) -> String {
    plain(&isolated(text))
}

/// A list's line for a tool, with its address.
fn line(entry: &Entry, address: &str) -> String {
    let panel = if entry.panel.total() == 0 { t!("not reviewed yet") } else { in_words(entry.panel) };
    let price = entry.entry.as_deref().map_or_else(|| t!("price not stated"), said);
    format!("[{}]({address}): {panel}; {price}. {}\n", plain(&entry.full_label()), said(&entry.tagline))
}

/// What ends a list that names not all: how many more there are.
fn rest(left_out: usize) -> String {
    and_more(left_out).map(|more| format!("\n{more}\n")).unwrap_or_default()
}

/// One tool.
pub fn tool_markdown(tool: &Tool, catalog: &Catalog, address: &str) -> String {
    let mut text = format!("# {}\n\n{}\n\n{}\n\n", said(&tool.name), said(&tool.tagline), own_link(address));
    let mut fact = |name: String, value: String| {
        if !value.is_empty() {
            text.push_str(&format!("- {name}: {value}\n"));
        }
    };
    fact(t!("Panel"), panel_in_words(tool, &Weights::default()));
    fact(t!("Community"), in_words(tool.community()));
    fact(t!("To start"), tool.pricing.entry.as_deref().map_or_else(|| t!("Not stated"), said));
    fact(t!("Category"), said(&tool.category));
    fact(t!("Maker"), said(&tool.maker));
    fact(t!("Version"), tool.version.as_deref().map(said).unwrap_or_default());
    fact(t!("Released"), tool.released.map(|date| date.to_string()).unwrap_or_default());
    fact(t!("License"), tool.license.as_deref().map(said).unwrap_or_default());
    for plan in &tool.pricing.plans {
        let unit = plan.unit.as_deref().map(|unit| format!(" {}", said(unit))).unwrap_or_default();
        fact(t!("Plan {name}", name = said(&plan.name)), format!("{}{unit}", said(&plan.price)));
    }
    if !tool.summary.is_empty() {
        text.push_str(&format!("\n{}\n", said(&tool.summary)));
    }
    text.push_str(&format!("\n## {}\n\n", t!("What each reviewer says")));
    for review in &tool.reviews {
        let name = catalog.reviewer(&review.reviewer).name;
        text.push_str(&format!("- {}: **{}.** {}\n", said(&name), language::said(review.verdict.label()), said(&review.quote)));
    }
    text
}

/// A category, best first; `address_of` gives the address of a tool.
pub fn category_markdown(ranking: &Ranking, address: &str, address_of: impl Fn(&Entry) -> String) -> String {
    let order = t!("Ranked by the share of the panel that ships them.");
    let mut text = format!("# {}\n\n{order}\n\n{}\n\n", said(ranking.name()), own_link(address));
    for (i, entry) in ranking.entries().iter().enumerate() {
        text.push_str(&format!("{}. {}", i + 1, line(entry, &address_of(entry))));
    }
    text + &rest(ranking.left_out())
}

/// A reviewer, with every verdict that is listed.
pub fn reviewer_markdown(reviewer: &Reviewer, profile: &Profile, address: &str) -> String {
    let mut text = format!("# {}\n\n{}\n\n{}\n\n", said(&reviewer.name), said(&reviewer.lens), own_link(address));
    let outvoted = profile.outvoted_in_words();
    text.push_str(&format!("- {}: {}\n- {}: {outvoted}\n\n", t!("Verdicts"), in_words(profile.tally), t!("Outvoted")));
    for judged in &profile.tools {
        text.push_str(&format!(
            "- {}: **{}.** {}\n",
            plain(&judged.label()),
            language::said(judged.verdict.label()),
            said(&judged.because)
        ));
    }
    text + &rest(profile.left_out())
}

/// All tools, in the order in which they are given; `address_of` gives the address of a tool.
pub fn tools_markdown<'e>(entries: impl IntoIterator<Item = &'e Entry>, address: &str, address_of: impl Fn(&Entry) -> String) -> String {
    let mut text = format!("# {}\n\n{}\n\n", t!("All tools"), own_link(address));
    for entry in entries {
        text.push_str(&format!("- {}", line(entry, &address_of(entry))));
    }
    text
}
