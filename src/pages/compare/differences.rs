//! Only what differs: facts and plans that both tools share are left out, and said in a sentence.

use leptos::prelude::*;
use shipwith_model::compare::same::Same;
use shipwith_model::t;

use crate::state::{Contexts, contexts};

/// What is the same of both tools; nothing as long as one is not there.
fn same() -> Memo<Same> {
    let pair = contexts().pair;
    Memo::new(move |_| {
        pair.comparison.with(|comparison| comparison.as_ref().map(|both| Same::of(&both.tools[0], &both.tools[1])).unwrap_or_default())
    })
}

/// What is left out: that, where the reader wants so.
pub fn left_out() -> Signal<Same> {
    let (route, same) = (contexts().route, same());
    Signal::derive(move || if route.only_different.get() { same.get() } else { Same::default() })
}

/// The way to leave it out, and what is.
#[component]
pub fn Differences() -> impl IntoView {
    let Contexts { route, .. } = contexts();
    let same = same();
    let sentence = move || same.with(Same::sentence).filter(|_| route.only_different.get());
    view! {
        <Show when=move || same.with(|same| same.sentence().is_some())>
            <div class="ways differences">
                <button
                    type="button"
                    data-only="different"
                    aria-pressed=move || route.only_different.get().to_string()
                    on:click=move |_| route.refine(|address| address.only_different = !address.only_different)
                >
                    {t!("Only what differs")}
                </button>
                <p class="quiet" role="status">
                    {sentence}
                </p>
            </div>
        </Show>
    }
}
