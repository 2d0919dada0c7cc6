//! A side that cannot be shown: why, and the ways forward.

use leptos::prelude::*;

use super::button::button;
use super::cards::heading;
use super::element::{El, el, live};
use super::link::is_plain;
use super::picker::field;
use crate::browser::page;
use crate::state::{Found, app_state};
use shipwith_model::catalog::failure::Failure;
use shipwith_model::compare::Side;

/// How many of the nearest names are offered.
const NEAREST: usize = 3;

/// Says what happened and offers the nearest names, another try, and the picker.
pub fn failure(side: Side, reason: Failure) -> El {
    let state = app_state();
    if matches!(reason, Failure::Unknown(_) | Failure::SameTwice) {
        // Who asked for it hears why first, once the page stands; of two the first is heard, and the other is read after it.
        page::soon(move || {
            if side == Side::A || !page::has_focus_in(".failure") {
                page::go_to(heading(side));
            }
        });
    }
    let retry = reason.can_pass().then(|| {
        button("Try again", move || {
            state.try_again();
            page::go_to("title");
        })
    });
    let pick = button("Pick a tool", move || page::focus(field(side)));
    el("div")
        .class("failure")
        .attr("role", "alert")
        .child(el("h2").attr("id", heading(side)).attr("tabindex", "-1").child(reason.title()))
        .child(el("p").child(reason.advice()))
        .child(if let Failure::Unknown(asked) = reason { Some(nearest(side, asked)) } else { None })
        .child(el("p").class("ways").child(retry).child(pick))
}

/// Links to the tools whose names are nearest to what was asked for, once the list of tools is here.
fn nearest(side: Side, asked: String) -> AnyView {
    let state = app_state();
    let answer = state.answer(Box::new(move || Some(state.nearest(side, &asked, NEAREST))));
    live(move || {
        let Found::Ready(look) = answer.get() else { return None };
        let links = look.entries.into_iter().map(|entry| {
            let slug = entry.slug.clone();
            let go = move |event: web_sys::Event| {
                if is_plain(&event) {
                    event.prevent_default();
                    state.pick(side, &slug);
                }
            };
            let link = el("a").attr("href", &state.address_with(side, &entry.slug)).on("click", go).child(entry.full_label());
            el("li").child(link)
        });
        Some([el("p").child("The nearest names:"), el("ul").child(links.collect::<Vec<El>>())])
    })
}
