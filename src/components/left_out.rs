//! What the visitor should know about the files shown.

use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::problem::{first_left_out, how_many_left_out};
use shipwith_model::t;

/// How many of them are named.
const LISTED: usize = 50;

/// What was damaged in the files shown, and so left out, a sentence each. Nothing, when all is well.
#[component]
pub fn LeftOut(
    /// What was left out.
    #[prop(into)]
    lines: Signal<Vec<String>>,
    /// Whether asking for the files again may help.
    #[prop(into)]
    can_retry: Signal<bool>,
    /// Asks again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let lines = Memo::new(move |_| lines.get());
    let summary = move || how_many_left_out(lines.with(Vec::len));
    let item = |line: String| view! { <li>{isolated(&line).into_owned()}</li> };
    let list = move || first_left_out(lines.get(), LISTED).into_iter().map(item).collect_view();
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <details class="notices">
                <summary>{summary}</summary>
                <ul>{list}</ul>
            </details>
            <Show when=move || can_retry.get()>
                <button type="button" on:click=move |_| on_retry.run(())>
                    {t!("Try again")}
                </button>
            </Show>
        </Show>
    }
}
