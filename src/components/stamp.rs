//! The ship and skip stamps: told apart by word, shape and fill, not only by color.

use leptos::prelude::*;
use shipwith_model::catalog::verdict::Verdict;

/// A stamp that says ship or skip.
#[component]
pub fn Stamp(verdict: Verdict) -> impl IntoView {
    view! {
        <span class="stamp" data-verdict=verdict.key()>
            {verdict.label()}
        </span>
    }
}
