//! The comparison in one line.

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Share};
use shipwith_model::compare::{Comparison, Side};
use shipwith_model::language::said;
use shipwith_model::{n, t};

use super::failed::Failed;
use super::{Whole, frame};
use crate::components::{Bar, Figure};

/// The whole layout.
#[component]
pub fn Line() -> impl IntoView {
    let pair = frame().pair;
    move || match (pair.failure(), pair.comparison.get()) {
        (Some((side, _)), _) => EitherOf3::A(view! { <Failed side /> }),
        (None, None) => EitherOf3::B(view! {
            <p class="quiet" role="status">
                {t!("Loading the comparison…")}
            </p>
        }),
        (None, Some(comparison)) => {
            let name = comparison.title();
            EitherOf3::C(view! {
                <div class="line">{Side::BOTH.map(|side| seat(side, &comparison))}</div>
                <p class="whole">
                    <Whole>
                        {t!("See why")} <span class="unseen">{t!(": {name}, the full comparison", name)}</span>
                    </Whole>
                </p>
            })
        }
    }
}

fn seat(side: Side, comparison: &Comparison) -> impl IntoView + use<> {
    let tally = comparison.tool(side).panel();
    // Nothing else in this line says what the figure is a share of.
    let share = match tally.share() {
        Share::NoVotes => Either::Left(view! { <Figure tally /> }),
        Share::Percent(percent) => Either::Right(view! { <span>{t!("{percent}% ship", percent)}</span> }),
    };
    let count = match tally.share() {
        Share::NoVotes => format!(" {}", said(NOT_REVIEWED)),
        Share::Percent(_) => n!(tally.total(), ", {ship} of {n} reviewers", ", {ship} of {n} reviewers", ship = tally.ship),
    };
    view! {
        <p data-side=side.key() data-meter="panel">
            <b>{comparison.name(side)}</b>
            " "
            {share}
            <span class="unseen">{count}</span>
            <Bar tally />
        </p>
    }
}
