//! The ship and skip stamps: told apart by word, shape and fill, not only by color.

use leptos::prelude::*;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::language::said;

/// A stamp that says ship or skip.
#[component]
pub fn Stamp(verdict: Verdict) -> impl IntoView {
    view! {
        <span class="stamp" data-verdict=verdict.key()>
            {said(verdict.label())}
        </span>
    }
}
