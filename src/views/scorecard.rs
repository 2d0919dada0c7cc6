//! The scorecard: round by round, what each reviewer says of each tool, in full.

use leptos::prelude::untrack;

use super::button::toggle;
use super::element::{El, el, live};
use super::link::link;
use super::text::{alone_in, text};
use super::verdict::stamp;
use crate::state::app_state;
use shipwith_model::bidi::isolated;
use shipwith_model::compare::{Comparison, Round, Side};

/// All rounds, and the ways to read them.
pub fn scorecard(comparison: &Comparison) -> El {
    let state = app_state();
    let (splits, rounds) = (comparison.splits(), comparison.rounds.len());
    let said = move || match splits {
        _ if !state.is_only_split() => None,
        0 => Some("No reviewer ships one and skips the other.".to_owned()),
        _ => Some(format!("{splits} of {rounds} rounds.")),
    };
    let press = move || state.show_only_split(!untrack(|| state.is_only_split()));
    let filter = toggle(move || state.is_only_split(), press).attr("data-only", "split").child("Only where they disagree");
    let ways = el("div")
        .class("ways")
        .child(filter)
        .child(link(state.blind_address()).child("Read without names"))
        .child(el("p").class("quiet").attr("role", "status").child(live(said)));
    let class = move || if state.is_only_split() { "scorecard only-split" } else { "scorecard" }.to_owned();
    card(comparison, (rounds > 0).then_some(ways)).live_attr("class", class)
}

/// All rounds, and nothing to press.
pub fn plain_scorecard(comparison: &Comparison) -> El {
    card(comparison, None).class("scorecard")
}

/// All rounds: those who judged both first.
fn card(comparison: &Comparison, ways: Option<El>) -> El {
    let nobody = comparison.rounds.is_empty().then(|| el("p").class("quiet").child("The panel has not reviewed either tool yet."));
    el("section")
        .attr("aria-labelledby", "scorecard")
        .child(el("h2").attr("id", "scorecard").child("What each reviewer says"))
        .child(nobody)
        .child(ways)
        .child(comparison.rounds.iter().map(|each| round(comparison, each)).collect::<Vec<El>>())
}

fn round(comparison: &Comparison, round: &Round) -> El {
    let header = el("header")
        .child(el("h3").child(text(&round.reviewer.name)))
        .child(el("p").child(text(&round.reviewer.lens)))
        .child(round.is_split().then(|| el("p").class("split").child("Split verdict")));
    el("section")
        .class(if round.is_split() { "round split" } else { "round" })
        .child(header)
        .child(Side::BOTH.map(|side| seat(comparison, round, side)))
}

/// A review, or the empty seat of a reviewer who has not judged this tool.
fn seat(comparison: &Comparison, round: &Round, side: Side) -> El {
    let tool = comparison.name(side);
    let reviewer = isolated(&round.reviewer.name);
    let Some(review) = round.review(side) else {
        return el("p").class("seat").attr("data-side", side.key()).child(format!("{reviewer} has not reviewed {tool}."));
    };
    let date = review.date.map(|date| el("time").attr("datetime", &date.iso()).child(date.to_string()));
    el("article")
        .class("review")
        .attr("data-side", side.key())
        .attr("data-verdict", review.verdict.key())
        .child(el("h4").child(stamp(review.verdict)).child(el("span").child(tool)))
        .child(el("blockquote").child(alone_in(el("p"), &review.quote)))
        .child(el("footer").child(&*reviewer).child(date.map(|date| el("span").child(", ").child(date))))
}
