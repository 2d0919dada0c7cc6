//! What cannot be shown, and why.

use leptos::prelude::*;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::compare::Side;
use shipwith_model::share::embed::WrongAttribute;
use shipwith_model::t;

use super::frame;
use crate::components::heading;

/// A tool of a pair that cannot be shown.
#[component]
pub fn Failed(side: Side) -> impl IntoView {
    let pair = frame().pair;
    let failure = pair.failures[side.index()];
    view! { <Trouble id=heading(side) attribute=side.key() failure on_retry=move |()| pair.try_again() /> }
}

/// What cannot be shown alone: a tool, or a category.
#[component]
pub fn FailedAlone(
    /// The attribute that names it.
    attribute: &'static str,
) -> impl IntoView {
    let subject = frame().subject;
    let failure = Memo::new(move |_| subject.failure());
    view! { <Trouble id="title" attribute failure on_retry=move |()| subject.try_again() /> }
}

/// Why something cannot be shown, and the ways forward.
#[component]
fn Trouble(
    id: &'static str,
    attribute: &'static str,
    failure: Memo<Option<Failure>>,
    #[prop(into)] on_retry: Callback<()>,
) -> impl IntoView {
    let advice = move || {
        failure.get().map(|failure| match failure {
            Failure::Unknown(_) | Failure::Missing(..) | Failure::SameTwice => {
                t!("The attribute {attribute} of this widget names it. {advice}", attribute, advice = failure.advice())
            }
            _ => failure.advice(),
        })
    };
    view! {
        <div class="failure" role="alert">
            <h2 id=id>{move || failure.get().map(|failure| failure.title())}</h2>
            <p>{advice}</p>
            <p class="ways">
                <Show when=move || failure.with(|failure| failure.as_ref().is_some_and(Failure::can_pass))>
                    <button type="button" on:click=move |_| on_retry.run(())>
                        {t!("Try again")}
                    </button>
                </Show>
                <a href="./?view=tools" target="_blank" rel="noopener">
                    {t!("All tools")}
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
            <h1>{t!("This widget’s attribute {name} cannot be followed", name = wrong.name)}</h1>
            <p>{wrong.to_string()}</p>
        </div>
    }
}
