//! A side that cannot be shown: why, and the ways forward.

use leptos::prelude::*;

use crate::browser::page;
use crate::model::comparison::Side;
use crate::model::failure::Failure;
use crate::state::{Remote, app_state};

/// How many of the nearest names are offered.
const NEAREST: usize = 3;

/// Says what happened and offers the nearest names, another try, and the picker.
pub fn failure(side: Side, reason: Failure) -> impl IntoView {
    let state = app_state();
    state.want_entries();
    let retry = reason.can_pass().then(|| view! { <button type="button" on:click=move |_| state.try_again(side)>"Try again"</button> });
    let nearest = match &reason {
        Failure::Unknown(asked) => Some(nearest(side, asked.clone())),
        _ => None,
    };
    view! {
        <div class="failure" role="alert">
            <h2 id=format!("tool-{}", side.key())>{reason.title()}</h2>
            <p>{reason.advice()}</p>
            {nearest}
            <p class="ways">
                {retry}
                <button type="button" on:click=move |_| page::focus(&format!("pick-{}", side.key()))>"Pick another tool"</button>
            </p>
        </div>
    }
}

fn nearest(side: Side, asked: String) -> impl IntoView {
    let state = app_state();
    move || {
        let Remote::Ready(entries) = state.entries.get() else { return None };
        let links = entries.nearest(&asked, NEAREST).into_iter().map(|entry| {
            let slug = entry.slug.clone();
            let go = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                state.pick(side, &slug);
            };
            view! { <li><a href=state.address_with(side, &entry.slug) on:click=go>{entry.name.clone()}</a></li> }
        });
        Some(view! { <p>"The nearest names:"</p><ul>{links.collect_view()}</ul> })
    }
}
