//! A side that cannot be shown: why, and the ways forward.

use leptos::prelude::*;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::compare::Side;
use shipwith_model::search::found::Found;
use shipwith_model::t;

use crate::components::{field, heading, is_plain};
use crate::platform::{clock, document};
use crate::state::{Contexts, contexts};

/// How many of the nearest names are offered.
const NEAREST: usize = 3;

/// Says what happened and offers the nearest names, another try, and the picker.
#[component]
pub fn Failed(side: Side) -> impl IntoView {
    let pair = contexts().pair;
    let failure = pair.failures[side.index()];
    Effect::new(move |_| {
        if failure.with(|failure| matches!(failure, Some(Failure::Unknown(_) | Failure::SameTwice))) {
            // Who asked for it hears why first, once the page stands; of two the first is heard, and the other is read after it.
            clock::soon(move || {
                if side == Side::A || !document::has_focus_in(".failure") {
                    document::go_to(heading(side));
                }
            });
        }
    });
    let unknown = Memo::new(move |_| match failure.get() {
        Some(Failure::Unknown(asked)) => Some(asked),
        _ => None,
    });
    let again = move |_| {
        pair.try_again();
        document::go_to("title");
    };
    view! {
        <div class="failure" role="alert">
            <h2 id=heading(side) tabindex="-1">{move || failure.get().map(|failure| failure.title())}</h2>
            <p>{move || failure.get().map(|failure| failure.advice())}</p>
            {move || unknown.get().map(|asked| view! { <Nearest side asked /> })}
            <p class="ways">
                <Show when=move || failure.with(|failure| failure.as_ref().is_some_and(Failure::can_pass))>
                    <button type="button" on:click=again>
                        {t!("Try again")}
                    </button>
                </Show>
                <button type="button" on:click=move |_| document::focus(field(side))>
                    {t!("Pick a tool")}
                </button>
            </p>
        </div>
    }
}

/// Links to the tools whose names are nearest to what was asked for, once the list of tools is here.
#[component]
fn Nearest(side: Side, asked: String) -> impl IntoView {
    let contexts = contexts();
    let Contexts { lookup, .. } = contexts;
    let answer = lookup.keep_answered(move || Some(contexts.nearest(side, &asked, NEAREST)));
    move || {
        let Found::Ready(look) = answer.get() else { return None };
        let links = look.entries.into_iter().map(|entry| {
            let slug = entry.slug.clone();
            let go = move |event| {
                if is_plain(&event) {
                    event.prevent_default();
                    contexts.pick(side, &slug);
                }
            };
            let href = contexts.address_with(side, &entry.slug);
            view! {
                <li>
                    <a href=href on:click=go>
                        {entry.full_label()}
                    </a>
                </li>
            }
        });
        Some(view! {
            <p>{t!("The nearest names:")}</p>
            <ul>{links.collect_view()}</ul>
        })
    }
}
