//! A share as a figure, and drawn.

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::catalog::verdict::{Share, Tally, Verdict};
use shipwith_model::t;

/// The figure alone: a dash without votes.
#[component]
pub fn Figure(#[prop(into)] tally: Signal<Tally>) -> impl IntoView {
    move || match tally.get().share() {
        Share::NoVotes => Either::Left(view! { <span aria-hidden="true">"—"</span> }),
        Share::Percent(percent) => Either::Right(view! {
            <span>
                {t!("{percent}%", percent)}
                <span class="unseen">{format!(" {}", t!("say ship"))}</span>
            </span>
        }),
    }
}

/// The split drawn: a block a vote while they can be counted by eye, else a block for every five percent.
#[component]
pub fn Bar(#[prop(into)] tally: Signal<Tally>) -> impl IntoView {
    let drawn = Memo::new(move |_| tally.get().drawn(12, 20));
    let blocks = move || {
        let drawn = drawn.get();
        let verdict = move |i| if i < drawn.ship { Verdict::Ship } else { Verdict::Skip };
        (0..drawn.total()).map(|i| view! { <i data-verdict=verdict(i).key()></i> }).collect_view()
    };
    view! {
        <span class="bar" class:empty=move || drawn.get().total() == 0 aria-hidden="true">
            {blocks}
        </span>
    }
}
