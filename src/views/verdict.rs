//! The ship and skip stamps: told apart by word, shape and fill, not only by colour.

use leptos::prelude::*;

use crate::model::verdict::Verdict;

/// A stamp that says ship or skip.
pub fn stamp(verdict: Verdict) -> impl IntoView {
    view! { <span class="stamp" data-verdict=verdict.key()>{verdict.label()}</span> }
}
