//! A comparison as text, to be handed on.

use crate::bidi::isolated;
use crate::catalog::Site;
use crate::catalog::tool::Tool;
use crate::catalog::verdict::{NOT_REVIEWED, Share, Tally};
use crate::compare::bottom_line::BottomLine;
use crate::compare::weights::Weights;
use crate::compare::{Comparison, Side};
use crate::language::{in_english, said};
use crate::t;

/// What the page of a comparison is called.
pub fn page_title(comparison: &Comparison, site: &Site) -> String {
    format!("{} | {}", pair_title(comparison), isolated(site.name()))
}

/// The same without the site's name.
pub fn pair_title(comparison: &Comparison) -> String {
    t!("{pair}: which one should you ship with?", pair = comparison.title())
}

/// What the screen of a tool is called.
pub fn tool_title(name: &str) -> String {
    t!("{name}: should you ship with it?", name = isolated(name))
}

/// What the screen of a category is called.
pub fn category_title(name: &str) -> String {
    t!("{name}: which one to ship with", name = isolated(name))
}

/// What the screen of a reviewer is called.
pub fn reviewer_title(name: &str) -> String {
    t!("{name}, reviewer", name = isolated(name))
}

/// What is said of it where it is not seen: in a list of results, under a shared link.
pub fn page_description(line: &BottomLine, site: &Site) -> String {
    format!("{} {}", line.lead, isolated(&site.tagline)).trim_end().to_owned()
}

/// The comparison as a Markdown table, with a link to it; with weights, both shares.
pub fn markdown(comparison: &Comparison, weights: &Weights, address: &str) -> String {
    // It is handed on, to readers of whatever language.
    in_english(|| table(comparison, weights, address))
}

fn table(comparison: &Comparison, weights: &Weights, address: &str) -> String {
    let [a, b] = Side::BOTH.map(|side| plain(&comparison.name(side)));
    let mut text = format!("| | {a} | {b} |\n| --- | --- | --- |\n");
    let mut row = |label: &str, of: &dyn Fn(Side, &Tool) -> String| {
        let [a, b] = Side::BOTH.map(|side| plain(&of(side, comparison.tool(side))));
        text.push_str(&format!("| {} | {a} | {b} |\n", plain(label)));
    };
    row(&t!("Panel"), &|_, tool| panel_in_words(tool, &Weights::default()));
    if !weights.is_plain() {
        row("Panel, by weights", &|_, tool| panel_in_words(tool, weights));
    }
    row(&t!("Community"), &|_, tool| in_words(tool.community()));
    row(&t!("To start"), &|_, tool| tool.pricing.entry.as_deref().map_or_else(|| t!("Not stated"), |entry| isolated(entry).into()));
    for round in &comparison.rounds {
        row(&isolated(&round.reviewer.name), &|side, _| {
            round.review(side).map_or_else(|| "–".into(), |review| said(review.verdict.label()))
        });
    }
    format!("{text}\n{}\n\n{}\n", plain(&BottomLine::of(comparison, weights).lead), own_link(address))
}

/// Where a text is from, as a link of Markdown: between angle brackets only a whole address is one.
pub(super) fn own_link(address: &str) -> String {
    if address.contains("://") { format!("<{address}>") } else { format!("[{address}]({address})") }
}

/// A whole comparison as Markdown, for readers and programs that take no HTML: the table, the bottom line, and every review. It stands
/// beside a page, and is in the language of that.
pub fn page_markdown(comparison: &Comparison, line: &BottomLine, address: &str) -> String {
    let mut text = format!("# {}\n\n{}", plain(&comparison.title()), table(comparison, &Weights::default(), address));
    text.push_str(&format!("\n## {}\n\n", t!("Where they disagree, and what it costs")));
    for sentence in line.disagreements.iter().chain([&line.cost]) {
        text.push_str(&format!("- {}\n", plain(sentence)));
    }
    text.push_str(&format!("\n## {}\n", t!("What each reviewer says")));
    for round in &comparison.rounds {
        text.push_str(&format!("\n### {}\n\n", plain(&isolated(&round.reviewer.name))));
        if !round.reviewer.lens.is_empty() {
            text.push_str(&format!("{}\n\n", plain(&isolated(&round.reviewer.lens))));
        }
        for side in Side::BOTH {
            let name = plain(&comparison.name(side));
            let line = round.review(side).map_or_else(
                || format!("- {name}: {}\n", t!("not reviewed")),
                |review| format!("- {name}: **{}.** {}\n", said(review.verdict.label()), plain(&isolated(&review.quote))),
            );
            text.push_str(&line);
        }
    }
    text
}

/// `75% ship (3 of 4)`.
pub fn in_words(tally: Tally) -> String {
    match tally.share() {
        Share::NoVotes => t!("No votes yet"),
        Share::Percent(percent) => t!("{percent}% ship ({ship} of {total})", percent, ship = tally.ship, total = tally.total()),
    }
}

/// The same of a panel: one that has not spoken is not waited for as voters are, and one may be weighed away.
pub fn panel_in_words(tool: &Tool, weights: &Weights) -> String {
    match weights.tally(tool) {
        _ if tool.reviews.is_empty() => said(NOT_REVIEWED),
        tally if tally.total() == 0 => t!("No votes with these weights"),
        tally => in_words(tally),
    }
}

/// Text of the catalog stays text in Markdown too: none of its signs is one of Markdown or HTML, and it begins no heading, list or block of code.
pub fn plain(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    // A number of a list, `1. `; not a version.
    let is_listed = |at: usize| at > 0 && at == number && text[at + 1..].chars().next().is_none_or(char::is_whitespace);
    let mut plain = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let begins = (at == 0 && matches!(c, '#' | '-' | '+' | '=')) || (matches!(c, '.' | ')') && is_listed(at));
        if begins || matches!(c, '|' | '\\' | '[' | ']' | '<' | '>' | '&' | '*' | '_' | '`' | '~') {
            plain.push('\\');
        }
        plain.push(if c.is_control() { ' ' } else { c });
    }
    plain
}
