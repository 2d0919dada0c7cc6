//! A comparison as text, to be handed on.

use crate::catalog::tool::Tool;
use crate::catalog::verdict::{Share, Tally};
use crate::compare::bottom_line::BottomLine;
use crate::compare::weights::Weights;
use crate::compare::{Comparison, Side};

/// The comparison as a Markdown table, with a link to it; with weights, both shares.
pub fn markdown(comparison: &Comparison, weights: &Weights, address: &str) -> String {
    let [a, b] = comparison.tools.each_ref().map(|tool| plain(tool.short_name()));
    let mut text = format!("| | {a} | {b} |\n| --- | --- | --- |\n");
    let mut row = |label: &str, of: &dyn Fn(Side, &Tool) -> String| {
        let [a, b] = Side::BOTH.map(|side| plain(&of(side, comparison.tool(side))));
        text.push_str(&format!("| {} | {a} | {b} |\n", plain(label)));
    };
    row("Panel", &|_, tool| told(tool.panel()));
    if !weights.is_plain() {
        row("Panel, by weights", &|_, tool| told(weights.tally(tool)));
    }
    row("Community", &|_, tool| told(tool.community()));
    row("To start", &|_, tool| tool.pricing.entry.clone().unwrap_or_else(|| "Not stated".into()));
    for round in &comparison.rounds {
        row(&round.reviewer.name, &|side, _| round.review(side).map_or("–", |review| review.verdict.label()).into());
    }
    format!("{text}\n{}\n\n<{address}>\n", plain(&BottomLine::of(comparison, weights).lead))
}

/// `75% ship (3 of 4)`.
pub fn told(tally: Tally) -> String {
    match tally.share() {
        Share::NoVotes => "No votes yet".into(),
        Share::Percent(percent) => format!("{percent}% ship ({} of {})", tally.ship, tally.total()),
    }
}

/// Text of the catalog stays text in Markdown too.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '[' | ']' | '<' | '>' | '*' | '_' | '`') {
            plain.push('\\');
        }
        plain.push(if c.is_control() { ' ' } else { c });
    }
    plain
}
