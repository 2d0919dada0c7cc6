//! The comparison in a few sentences: who leads, where they disagree, what it costs to start.

use crate::bidi::isolated;
use crate::catalog::tool::Tool;
use crate::catalog::verdict::{Tally, Verdict};
use crate::compare::weights::Weights;
use crate::compare::{Comparison, Lead, Round, Side};

/// What a reader takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BottomLine {
    /// Who leads the panel, and by how much.
    pub lead: String,
    /// Where reviewers disagree, a sentence each; never empty.
    pub disagreements: Vec<String>,
    /// What each costs to start.
    pub cost: String,
}

impl BottomLine {
    /// Sums up a comparison; who leads goes by the reader's weights, who disagrees does not.
    pub fn of(comparison: &Comparison, weights: &Weights) -> Self {
        Self { lead: lead(comparison, weights), disagreements: disagreements(comparison), cost: cost(comparison) }
    }
}

fn lead(comparison: &Comparison, weights: &Weights) -> String {
    let [a, b] = &comparison.tools;
    let [name_a, name_b] = Side::BOTH.map(|side| comparison.name(side));
    // `4 of 4`.
    let votes = |tool: &Tool| {
        let tally = weights.tally(tool);
        format!("{} of {}", tally.ship, tally.total())
    };
    let said = match comparison.lead(weights) {
        // A tool that nobody has judged is not left without judges by the weights.
        Lead::Unknown if [a, b].iter().all(|tool| !tool.reviews.is_empty()) => {
            return "No lead to call: with your weights, no reviewer is left for one of them.".to_owned();
        }
        Lead::Unknown => {
            let is_missing = |side: &Side| comparison.tool(*side).reviews.is_empty();
            let missing: Vec<String> = Side::BOTH.into_iter().filter(is_missing).map(|side| comparison.name(side)).collect();
            return format!("No lead to call: the panel has not judged {} yet.", missing.join(" or "));
        }
        Lead::Tie(share) => format!("A tie: {share}% of the panel would ship each, {name_a} ({}) and {name_b} ({}).", votes(a), votes(b)),
        Lead::Ahead { side, points } => {
            let [first, second] = [side, side.other()].map(|side| (comparison.name(side), votes(comparison.tool(side))));
            let by = match points {
                0 => "less than a point".to_owned(),
                1 => "1 point".to_owned(),
                points => format!("{points} points"),
            };
            format!("{} leads the panel by {by}: {} say ship, against {} for {}.", first.0, first.1, second.1, second.0)
        }
    };
    let said = if [a, b].iter().all(|tool| mostly_skipped(weights.tally(tool))) { said + " Most would skip both." } else { said };
    if weights.change(a) || weights.change(b) { format!("With your weights: {said}") } else { said }
}

/// Who leads among two that most would skip is no reason to ship it.
fn mostly_skipped(tally: Tally) -> bool {
    tally.ship < tally.skip
}

fn disagreements(comparison: &Comparison) -> Vec<String> {
    let mut lines: Vec<String> = comparison
        .rounds
        .iter()
        .filter(|round| round.is_split())
        .map(|round| {
            let ships = Side::BOTH
                .into_iter()
                .find(|side| round.review(*side).is_some_and(|review| review.verdict == Verdict::Ship))
                .unwrap_or(Side::A);
            format!("{} ships {} and skips {}.", isolated(&round.reviewer.name), comparison.name(ships), comparison.name(ships.other()))
        })
        .collect();
    for side in Side::BOTH {
        lines.extend(split(comparison, side));
    }
    if lines.is_empty() {
        lines.push(agreement(comparison));
    }
    lines
}

/// Who stands alone, or how the panel divides, over one tool.
fn split(comparison: &Comparison, side: Side) -> Option<String> {
    let tool = comparison.tool(side);
    let tally = tool.panel();
    if tally.ship == 0 || tally.skip == 0 {
        return None;
    }
    let alone = match (tally.ship, tally.skip) {
        (ship, 1) if ship > 1 => Some(Verdict::Skip),
        (1, skip) if skip > 1 => Some(Verdict::Ship),
        _ => None,
    };
    let name = comparison.name(side);
    let Some(verdict) = alone else {
        return Some(format!("The panel is split over {name}: {} ship, {} skip.", tally.ship, tally.skip));
    };
    let loner = comparison.rounds.iter().find(|round| round.review(side).is_some_and(|review| review.verdict == verdict))?;
    Some(format!("{} is the only one who would {} {name}.", isolated(&loner.reviewer.name), verdict.key()))
}

fn agreement(comparison: &Comparison) -> String {
    match comparison.tools.iter().filter(|tool| !tool.reviews.is_empty()).count() {
        0 => "No reviews yet.".into(),
        1 => "Only one of the two has been judged, and on that one the panel agrees.".into(),
        _ if !comparison.rounds.iter().any(Round::is_full) => "No reviewer judged both, and each of the two panels agrees.".into(),
        _ => "The reviewers agree on the verdict; their reasons differ, below.".into(),
    }
}

fn cost(comparison: &Comparison) -> String {
    let [a, b] = &comparison.tools;
    match (&a.pricing.entry, &b.pricing.entry) {
        (Some(x), Some(y)) if x == y && x == FREE => "Both are free to start.".into(),
        (Some(x), Some(y)) if x == y => format!("Both start at the same price: {}.", isolated(x)),
        (None, None) => "Neither states a price.".into(),
        _ => format!("{}; {}.", start(comparison, Side::A), start(comparison, Side::B)),
    }
}

const FREE: &str = "Free";

/// What one tool costs to start, as half a sentence.
fn start(comparison: &Comparison, side: Side) -> String {
    let name = comparison.name(side);
    match comparison.tool(side).pricing.entry.as_deref() {
        Some(FREE) => format!("{name} is free to start"),
        Some(price) => format!("{name} starts at {}", isolated(price)),
        None => format!("{name} states no price"),
    }
}
