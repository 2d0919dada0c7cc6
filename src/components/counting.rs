//! How far something is, in a line that is read out when it changes.

use leptos::prelude::*;

/// Who listens is told once that it goes on, and who looks, each step.
#[component]
pub fn Counting(
    /// What is heard: it stays the same.
    heard: String,
    /// What is seen, step by step.
    children: Children,
) -> impl IntoView {
    view! {
        <span class="unseen">{heard} " "</span>
        <span aria-hidden="true">{children()}</span>
    }
}
