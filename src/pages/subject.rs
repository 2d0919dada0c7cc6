//! The frame of a screen of one thing: a tool, a category or a reviewer.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::problem::and_more;
use shipwith_model::language::said;
use shipwith_model::t;

use super::compare::ComeBack;
use crate::components::{Link, Masthead};
use crate::platform::{clock, document};
use crate::state::{Contexts, contexts};

/// The screen: what is drawn of what has come, or why it has not, and how to come back.
pub fn screen_of<T, V>(
    came: impl Fn() -> Option<Arc<T>> + Send + Sync + 'static,
    draw: impl Fn(Arc<T>) -> V + Send + 'static,
) -> impl IntoView
where
    T: PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let came = Memo::new(move |_| came());
    view! {
        {move || match came.get() {
            Some(came) => Either::Left(draw(came)),
            None => Either::Right(view! { <NotYet /> }),
        }}
        <ComeBack />
    }
}

/// What ends a list that names not all.
pub fn rest(left_out: usize) -> impl IntoView {
    and_more(left_out).map(|more| view! { <p class="quiet">{more}</p> })
}

/// Room for what is on its way, or why it does not come.
#[component]
fn NotYet() -> impl IntoView {
    let Contexts { route, subject, made, .. } = contexts();
    let failure = Memo::new(move |_| subject.failure());
    let title = move || failure.get().map_or_else(|| said(route.view.get().label()), |failure| failure.title());
    let line = move || failure.get().map_or_else(|| t!("Loading…"), |failure| failure.advice());
    let ways = move |failure: Failure| {
        let again = failure.can_pass().then(|| {
            view! {
                <button type="button" on:click=move |_| subject.try_again()>
                    {t!("Try again")}
                </button>
            }
        });
        view! {
            <div class="failure">
                {again}
                <Link to=Signal::derive(move || made.of(View::Tools)) on_visit=move |address| route.visit(address)>
                    {t!("All tools")}
                </Link>
            </div>
        }
    };
    // What comes is another screen: whoever waited at the heading of this one, or asked once more, goes on at the heading of that.
    Effect::new(|_| {
        on_cleanup(|| {
            if document::has_focus_in("#app #title, #app .failure") {
                clock::soon(|| document::stay_at("title"));
            }
        });
    });
    view! {
        <Masthead label="" standfirst=Signal::derive(line) is_status=true>
            {title}
        </Masthead>
        {move || match failure.get() {
            Some(failure) => Either::Left(ways(failure)),
            None => Either::Right(view! { <div class="room" aria-hidden="true"></div> }),
        }}
    }
}
