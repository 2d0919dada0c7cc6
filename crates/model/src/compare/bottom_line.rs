//! The comparison in a few sentences: who leads, where they disagree, what it costs to start.

use crate::bidi::isolated;
use crate::catalog::verdict::{Tally, Verdict};
use crate::compare::weights::Weights;
use crate::compare::{Comparison, Lead, Round, Side};
use crate::{n, t};

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
    let said = match comparison.lead(weights) {
        // A tool that nobody has judged is not left without judges by the weights.
        Lead::Unknown if [a, b].iter().all(|tool| !tool.reviews.is_empty()) => {
            return t!("No leader: your weights leave no reviewer for one of the two.");
        }
        Lead::Unknown => {
            let [name_a, name_b] = Side::BOTH.map(|side| comparison.name(side));
            return match [a, b].map(|tool| tool.reviews.is_empty()) {
                [true, true] => t!("No leader yet: the panel has not judged {a} or {b}.", a = name_a, b = name_b),
                [is_missing, _] => {
                    t!("No leader yet: the panel has not judged {name}.", name = if is_missing { name_a } else { name_b })
                }
            };
        }
        Lead::Tie(share) => tie(comparison, weights, share),
        Lead::Ahead { side, points } => ahead(comparison, weights, side, points),
    };
    let said = if [a, b].iter().all(|tool| mostly_skipped(weights.tally(tool))) {
        format!("{said} {}", t!("Most would skip both."))
    } else {
        said
    };
    if weights.change(a) || weights.change(b) { t!("With your weights: {said}", said) } else { said }
}

fn tie(comparison: &Comparison, weights: &Weights, share: u8) -> String {
    let [a, b] = Side::BOTH.map(|side| comparison.name(side));
    let [by_a, by_b] = Side::BOTH.map(|side| weights.tally(comparison.tool(side)));
    t!(
        "A tie: {share}% of the panel would ship {a} ({ship_a} of {all_a}), the same as for {b} ({ship_b} of {all_b}).",
        share,
        a,
        ship_a = by_a.ship,
        all_a = by_a.total(),
        b,
        ship_b = by_b.ship,
        all_b = by_b.total()
    )
}

fn ahead(comparison: &Comparison, weights: &Weights, side: Side, points: u8) -> String {
    let [a, b] = [side, side.other()].map(|side| comparison.name(side));
    let [by_a, by_b] = [side, side.other()].map(|side| weights.tally(comparison.tool(side)));
    let (ship_a, all_a, ship_b, all_b) = (by_a.ship, by_a.total(), by_b.ship, by_b.total());
    if points == 0 {
        return t!(
            "{a} is less than a point ahead with the panel: {ship_a} of {all_a} say ship, against {ship_b} of {all_b} for {b}.",
            a,
            ship_a,
            all_a,
            ship_b,
            all_b,
            b
        );
    }
    n!(
        points,
        "{a} is 1 point ahead with the panel: {ship_a} of {all_a} say ship, against {ship_b} of {all_b} for {b}.",
        "{a} is {n} points ahead with the panel: {ship_a} of {all_a} say ship, against {ship_b} of {all_b} for {b}.",
        a,
        ship_a,
        all_a,
        ship_b,
        all_b,
        b
    )
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
            let [shipped, skipped] = [ships, ships.other()].map(|side| comparison.name(side));
            t!("{reviewer} ships {shipped} and skips {skipped}.", reviewer = isolated(&round.reviewer.name), shipped, skipped)
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
        return Some(t!("The panel is split over {name}: {ship} ship, {skip} skip.", name, ship = tally.ship, skip = tally.skip));
    };
    let loner = comparison.rounds.iter().find(|round| round.review(side).is_some_and(|review| review.verdict == verdict))?;
    let reviewer = isolated(&loner.reviewer.name);
    Some(match verdict {
        Verdict::Ship => t!("{reviewer} is the only one who would ship {name}.", reviewer, name),
        Verdict::Skip => t!("{reviewer} is the only one who would skip {name}.", reviewer, name),
    })
}

fn agreement(comparison: &Comparison) -> String {
    match comparison.tools.iter().filter(|tool| !tool.reviews.is_empty()).count() {
        0 => t!("No reviews yet."),
        1 => t!("Only one of the two has been judged, and on that one the panel agrees."),
        _ if !comparison.rounds.iter().any(Round::is_full) => t!("No reviewer judged both, and nobody disagrees about either one."),
        _ => t!("The reviewers agree on the verdict; their reasons differ, below."),
    }
}

fn cost(comparison: &Comparison) -> String {
    let [a, b] = &comparison.tools;
    match (&a.pricing.entry, &b.pricing.entry) {
        (Some(x), Some(y)) if x == y && x == FREE => t!("Both are free to start."),
        (Some(x), Some(y)) if x == y => t!("Both start at the same price: {price}.", price = isolated(x)),
        (None, None) => t!("Neither states a price."),
        _ => t!("{a}; {b}.", a = start(comparison, Side::A), b = start(comparison, Side::B)),
    }
}

const FREE: &str = "Free";

/// What one tool costs to start, as half a sentence.
fn start(comparison: &Comparison, side: Side) -> String {
    let name = comparison.name(side);
    match comparison.tool(side).pricing.entry.as_deref() {
        Some(FREE) => t!("{name} is free to start", name),
        Some(price) => t!("{name} starts at {price}", name, price = isolated(price)),
        None => t!("{name} states no price", name),
    }
}
