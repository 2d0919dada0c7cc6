//! The scorecard: round by round, what each reviewer says of each tool, in full.

use super::element::{El, el};
use super::verdict::stamp;
use crate::model::comparison::{Comparison, Round, Side};

/// All rounds: those who judged both first.
pub fn scorecard(comparison: &Comparison) -> El {
    let nobody = comparison.rounds.is_empty().then(|| el("p").class("quiet").child("Nobody of the panel has judged either of them yet."));
    el("section")
        .class("scorecard")
        .attr("aria-labelledby", "scorecard")
        .child(el("h2").attr("id", "scorecard").child("The reviewer scorecard"))
        .child(nobody)
        .child(comparison.rounds.iter().map(|each| round(comparison, each)).collect::<Vec<El>>())
}

fn round(comparison: &Comparison, round: &Round) -> El {
    let header = el("header")
        .child(el("h3").child(round.reviewer.name.clone()))
        .child(el("p").child(round.reviewer.lens.clone()))
        .child(round.is_split().then(|| el("p").class("split").child("Ships one, skips the other")));
    el("section").class("round").child(header).child(Side::BOTH.map(|side| seat(comparison, round, side)))
}

/// A review, or the empty seat of a reviewer who has not judged this tool.
fn seat(comparison: &Comparison, round: &Round, side: Side) -> El {
    let tool = comparison.tool(side).short_name();
    let reviewer = round.reviewer.name.as_str();
    let Some(review) = round.review(side) else {
        return el("p").class("seat").attr("data-side", side.key()).child(format!("Empty seat: {reviewer} has not judged {tool}."));
    };
    let date = review.date.map(|date| el("time").attr("datetime", &date.iso()).child(date.to_string()));
    el("article")
        .class("review")
        .attr("data-side", side.key())
        .attr("data-verdict", review.verdict.key())
        .child(el("h4").child(stamp(review.verdict)).child(el("span").child(tool)))
        .child(el("blockquote").child(el("p").child(review.quote.clone())))
        .child(el("footer").child(reviewer).child(date.map(|date| el("span").child(", ").child(date))))
}
