//! What cannot be shown, and why.

use leptos::prelude::*;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::compare::Side;
use shipwith_model::share::embed::WrongAttribute;

use super::frame;
use crate::components::heading;

/// A tool that cannot be shown: why, and the ways forward.
#[component]
pub fn Failed(side: Side) -> impl IntoView {
    let pair = frame().pair;
    let failure = pair.failures[side.index()];
    let advice = move || {
        failure.get().map(|failure| match failure {
            Failure::Unknown(_) | Failure::SameTwice => {
                format!("The attribute {} of this widget names it. {}", side.key(), failure.advice())
            }
            _ => failure.advice(),
        })
    };
    view! {
        <div class="failure" role="alert">
            <h2 id=heading(side)>{move || failure.get().map(|failure| failure.title())}</h2>
            <p>{advice}</p>
            <p class="ways">
                <Show when=move || failure.with(|failure| failure.as_ref().is_some_and(Failure::can_pass))>
                    <button type="button" on:click=move |_| pair.try_again()>
                        "Try again"
                    </button>
                </Show>
                <a href="./?view=tools" target="_blank" rel="noopener">
                    "All tools"
                </a>
            </p>
        </div>
    }
}

/// An attribute that cannot be followed.
#[component]
pub fn Refusal(wrong: WrongAttribute) -> impl IntoView {
    view! {
        <div class="failure" role="alert">
            <h1>{format!("This widget’s attribute {} cannot be followed", wrong.name)}</h1>
            <p>{wrong.to_string()}</p>
        </div>
    }
}
