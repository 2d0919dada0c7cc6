//! What the visitor should know about the page itself.

use leptos::prelude::*;

use crate::state::app_state;

/// What was damaged in the files shown, and so left out. Nothing, when all is well.
pub fn notices() -> impl IntoView {
    let state = app_state();
    move || {
        let said = state.left_out();
        (!said.is_empty()).then(|| {
            view! {
                <details class="notices">
                    <summary>{format!("{} of this catalog could not be read and {} left out", count(said.len()), if said.len() == 1 { "is" } else { "are" })}</summary>
                    <ul>{said.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                </details>
            }
        })
    }
}

fn count(n: usize) -> String {
    if n == 1 { "One entry".into() } else { format!("{n} entries") }
}
