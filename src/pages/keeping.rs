//! The way to the shortlist, beside a tool or a pair.

use leptos::prelude::*;
use shipwith_model::address::{Address, View};
use shipwith_model::ballot::Question;
use shipwith_model::t;

use crate::components::{Keep, Link};
use crate::state::{Contexts, contexts};

/// Keeps what is shown, as long as that is known.
#[component]
pub fn Keeping(
    /// What is shown.
    #[prop(into)]
    of: Signal<Option<Question>>,
) -> impl IntoView {
    let Contexts { route, kept, .. } = contexts();
    let turn = move |()| {
        if let Some(of) = of.get_untracked() {
            kept.turn(&of);
        }
    };
    // What was done to another one is no news here.
    Effect::new(move |_| {
        of.track();
        kept.done.set(None);
    });
    let said = move || {
        let first = kept.warnings().into_iter().next();
        kept.done.get().map(|(sentence, _)| sentence).or(first)
    };
    view! {
        <Keep is_kept=Signal::derive(move || of.get().is_some_and(|of| kept.has(&of))) said=Signal::derive(said) on_turn=turn>
            <Link to=Address::of(View::Shortlist) on_visit=move |address| route.visit(address)>
                {t!("My shortlist")}
            </Link>
        </Keep>
    }
}
