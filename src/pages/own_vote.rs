//! The visitor's own verdicts on the pair that is compared, in the page and in the widget.

use leptos::prelude::*;
use shipwith_model::compare::Side;

use crate::components::{SideVote, Vote, WhereKept};
use crate::state::ballot::BallotBox;
use crate::state::pair::Pair;

/// Where the votes of a ballot are kept, said in these words.
pub fn where_kept(ballot: BallotBox, words: String) -> WhereKept {
    WhereKept { words, is_kept: Signal::derive(move || ballot.keeps()), warnings: Signal::derive(move || ballot.warnings()) }
}

/// Where the visitor votes; `kept` says where votes are kept.
#[component]
pub fn OwnVote(pair: Pair, ballot: BallotBox, kept: String) -> impl IntoView {
    let own = move |side: Side| {
        let tool = pair.tools[side.index()];
        SideVote {
            name: pair.names[side.index()].into(),
            verdict: Memo::new(move |_| tool.with(|tool| tool.as_ref().and_then(|tool| ballot.verdict(&tool.slug)))).into(),
            is_picked: Memo::new(move |_| pair.slugs().is_some_and(|slugs| ballot.is_picked(&slugs, side))).into(),
        }
    };
    let vote = move |(side, verdict): (Side, _)| {
        if let Some(slugs) = untrack(|| pair.slugs()) {
            ballot.vote(&slugs[side.index()], verdict);
        }
    };
    let pick = move |side| {
        if let Some(slugs) = untrack(|| pair.slugs()) {
            ballot.pick(&slugs, side);
        }
    };
    view! {
        <Vote
            sides=Side::BOTH.map(own)
            kept=where_kept(ballot, kept)
            on_vote=vote
            on_pick=pick
        />
    }
}
