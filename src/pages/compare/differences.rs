//! Only what differs: facts and plans that both tools share are left out, and said in a sentence.

use leptos::prelude::*;
use shipwith_model::address::Address;
use shipwith_model::compare::same::Same;
use shipwith_model::t;

use crate::state::{Contexts, contexts};

/// What is the same of both tools; nothing as long as one is not there.
pub fn same() -> Memo<Same> {
    let pair = contexts().pair;
    Memo::new(move |_| {
        pair.comparison.with(|comparison| comparison.as_ref().map(|both| Same::of(&both.tools[0], &both.tools[1])).unwrap_or_default())
    })
}

/// What is left out: that, where the reader wants so.
pub fn left_out(same: Memo<Same>) -> Signal<Same> {
    let route = contexts().route;
    Signal::derive(move || if route.only_different.get() { same.get() } else { Same::default() })
}

/// The way to leave it out, and what is.
#[component]
pub fn Differences(same: Memo<Same>) -> impl IntoView {
    let Contexts { route, .. } = contexts();
    let sentence = move || same.with(Same::sentence).filter(|_| route.only_different.get());
    view! {
        <Show when=move || same.with(|same| same.sentence().is_some())>
            <div class="ways differences">
                {only(
                    "different",
                    t!("Only what differs"),
                    route.only_different,
                    |address| address.only_different = !address.only_different,
                )}
                <p class="quiet" role="status">
                    {sentence}
                </p>
            </div>
        </Show>
    }
}

/// The button that shows only a part of the comparison, as the address then says, and all of it again.
pub fn only(part: &'static str, label: String, is_on: Memo<bool>, turn: fn(&mut Address)) -> impl IntoView {
    let route = contexts().route;
    view! {
        <button type="button" data-only=part aria-pressed=move || is_on.get().to_string() on:click=move |_| route.refine(turn)>
            {label}
        </button>
    }
}
