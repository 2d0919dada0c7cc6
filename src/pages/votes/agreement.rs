//! How the visitor's verdicts compare with each reviewer's.

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::compare::agreement::Agreement;
use shipwith_model::{n, t};

use crate::components::{Bar, Counting, text};
use crate::platform::document;
use crate::state::votes::COUNTED;
use crate::state::{Contexts, contexts};

/// The section; it fills as the files of the tools voted on come.
#[component]
pub fn Agreements() -> impl IntoView {
    let my_votes = contexts().my_votes;
    let agreements = Memo::new(move |_| my_votes.agreements());
    let is_waiting = Memo::new(move |_| my_votes.waiting.get() > 0);
    let steps = move || n!(my_votes.waiting.get(), "Loading one of your tools…", "Loading {n} of your tools…");
    let sentence = move || {
        if is_waiting.get() {
            return Either::Left(view! { <Counting heard=t!("Loading your tools…")>{steps}</Counting> });
        }
        Either::Right(if agreements.with(Vec::is_empty) {
            t!("Vote on a tool that the panel has judged, and here is how often you and each reviewer agree.")
        } else {
            t!("On the tools that you both judged, the closest first.")
        })
    };
    // Tools that cannot be counted because their files did not come.
    let missing = move || match my_votes.missing.read().iter().filter(|(_, can_pass)| *can_pass).count() {
        0 => None,
        count => Some(n!(
            count,
            "One tool could not be loaded, so it is not counted.",
            "{n} tools could not be loaded, so they are not counted."
        )),
    };
    let again = move |_| {
        my_votes.fetch_missing();
        document::go_to("agreement");
    };
    let missing = move || {
        missing().map(|sentence| {
            view! {
                <p>
                    {sentence} " "
                    <button type="button" on:click=again>
                        {t!("Try again")}
                    </button>
                </p>
            }
        })
    };
    view! {
        <section class="agreement" aria-labelledby="agreement">
            <h2 id="agreement" tabindex="-1">
                {t!("You and the panel")}
            </h2>
            <p class="quiet" role="status">
                {sentence}
            </p>
            {missing}
            <Rest />
            <ul>{move || agreements.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// Votes on so many tools that not all are counted: each is a file.
#[component]
fn Rest() -> impl IntoView {
    let Contexts { ballot, my_votes, .. } = contexts();
    let rest = Memo::new(move |_| {
        let (counted, count) = (my_votes.counted.get(), ballot.on_tools());
        (count > counted && my_votes.waiting.get() == 0).then_some((counted, count))
    });
    let more = move |_| {
        my_votes.counted.update(|counted| *counted += COUNTED);
        document::go_to("agreement");
    };
    move || {
        rest.get().map(|(counted, count)| {
            let sentence = n!(
                counted,
                "The {n} tools you voted on last, of {count}, are counted.",
                "The {n} tools you voted on last, of {count}, are counted.",
                count
            );
            view! {
                <p>
                    {sentence} " "
                    <button type="button" on:click=more>
                        {t!("Count more")}
                    </button>
                </p>
            }
        })
    }
}

fn row(agreement: Agreement) -> impl IntoView {
    let tally = agreement.tally;
    let times = n!(tally.total(), "{ship} of {n} time.", "{ship} of {n} times.", ship = tally.ship);
    view! {
        <li>
            <p>
                {t!("You agree with")} " " <b>{text(&agreement.reviewer.name)}</b> " " {times}
            </p>
            <Bar tally />
        </li>
    }
}
