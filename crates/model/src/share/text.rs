//! A comparison as text, to be handed on.

use crate::bidi::isolated;
use crate::catalog::Site;
use crate::catalog::tool::Tool;
use crate::catalog::verdict::{NOT_REVIEWED, Share, Tally};
use crate::compare::bottom_line::BottomLine;
use crate::compare::weights::Weights;
use crate::compare::{Comparison, Side};

/// What the page of a comparison is called.
pub fn page_title(comparison: &Comparison, site: &Site) -> String {
    format!("{}: which one should you ship with? | {}", comparison.title(), isolated(site.name()))
}

/// What the screen of a tool is called.
pub fn tool_title(name: &str) -> String {
    format!("{}: should you ship with it?", isolated(name))
}

/// What the screen of a category is called.
pub fn category_title(name: &str) -> String {
    format!("{}: which one to ship with", isolated(name))
}

/// What the screen of a reviewer is called.
pub fn reviewer_title(name: &str) -> String {
    format!("{}, reviewer", isolated(name))
}

/// What is said of it where it is not seen: in a list of results, under a shared link.
pub fn page_description(line: &BottomLine, site: &Site) -> String {
    format!("{} {}", line.lead, isolated(&site.tagline)).trim_end().to_owned()
}

/// The comparison as a Markdown table, with a link to it; with weights, both shares.
pub fn markdown(comparison: &Comparison, weights: &Weights, address: &str) -> String {
    let [a, b] = Side::BOTH.map(|side| plain(&comparison.name(side)));
    let mut text = format!("| | {a} | {b} |\n| --- | --- | --- |\n");
    let mut row = |label: &str, of: &dyn Fn(Side, &Tool) -> String| {
        let [a, b] = Side::BOTH.map(|side| plain(&of(side, comparison.tool(side))));
        text.push_str(&format!("| {} | {a} | {b} |\n", plain(label)));
    };
    row("Panel", &|_, tool| panel_in_words(tool, &Weights::default()));
    if !weights.is_plain() {
        row("Panel, by weights", &|_, tool| panel_in_words(tool, weights));
    }
    row("Community", &|_, tool| in_words(tool.community()));
    row("To start", &|_, tool| tool.pricing.entry.as_deref().map_or_else(|| "Not stated".into(), |entry| isolated(entry).into()));
    for round in &comparison.rounds {
        row(&isolated(&round.reviewer.name), &|side, _| round.review(side).map_or("–", |review| review.verdict.label()).into());
    }
    format!("{text}\n{}\n\n<{address}>\n", plain(&BottomLine::of(comparison, weights).lead))
}

/// A whole comparison as Markdown, for readers and programs that take no HTML: the table, the bottom line, and every review.
pub fn page_markdown(comparison: &Comparison, line: &BottomLine, address: &str) -> String {
    let mut text = format!("# {}\n\n{}", plain(&comparison.title()), markdown(comparison, &Weights::default(), address));
    text.push_str("\n## Where they disagree, and what it costs\n\n");
    for sentence in line.disagreements.iter().chain([&line.cost]) {
        text.push_str(&format!("- {}\n", plain(sentence)));
    }
    text.push_str("\n## What each reviewer says\n");
    for round in &comparison.rounds {
        text.push_str(&format!("\n### {}\n\n", plain(&isolated(&round.reviewer.name))));
        if !round.reviewer.lens.is_empty() {
            text.push_str(&format!("{}\n\n", plain(&isolated(&round.reviewer.lens))));
        }
        for side in Side::BOTH {
            let name = plain(&comparison.name(side));
            let said = round.review(side).map_or_else(
                || format!("- {name}: not reviewed\n"),
                |review| format!("- {name}: **{}.** {}\n", review.verdict.label(), plain(&isolated(&review.quote))),
            );
            text.push_str(&said);
        }
    }
    text
}

/// `75% ship (3 of 4)`.
pub fn in_words(tally: Tally) -> String {
    match tally.share() {
        Share::NoVotes => "No votes yet".into(),
        Share::Percent(percent) => format!("{percent}% ship ({} of {})", tally.ship, tally.total()),
    }
}

/// The same of a panel: one that has not spoken is not waited for as voters are, and one may be weighed away.
pub fn panel_in_words(tool: &Tool, weights: &Weights) -> String {
    match weights.tally(tool) {
        _ if tool.reviews.is_empty() => NOT_REVIEWED.into(),
        tally if tally.total() == 0 => "No votes with these weights".into(),
        tally => in_words(tally),
    }
}

/// Text of the catalog stays text in Markdown too.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '[' | ']' | '<' | '>' | '*' | '_' | '`') {
            plain.push('\\');
        }
        plain.push(if c.is_control() { ' ' } else { c });
    }
    plain
}
