//! Hands the comparison on: link, table, share sheet, paper, and a picture.

use std::sync::Arc;

use leptos::prelude::*;

use super::button::button;
use super::element::{Child, El, el, live};
use super::link::link;
use crate::browser::page;
use crate::state::{CARD, Handed, Way, app_state, follow};
use shipwith_model::compare::weights::Weights;
use shipwith_model::compare::{Comparison, Side};
use shipwith_model::share::card::SIZE;
use shipwith_model::share::text::told_of_panel;

/// The section of a comparison.
pub fn share(comparison: &Arc<Comparison>) -> El {
    let (state, handed) = (app_state(), RwSignal::new(None::<Handed>));
    let way = |way: Way, label: &str| {
        let hand_on = move || leptos::task::spawn_local(async move { handed.set(state.hand_on(way).await) });
        button(label, hand_on).attr("data-share", label)
    };
    let ways = el("div")
        .class("ways")
        .child(way(Way::Link, "Copy link"))
        .child(way(Way::Table, "Copy as Markdown"))
        .child(state.has_sheet().then(|| way(Way::Sheet, "Share…")))
        .child(way(Way::Paper, "Print"))
        .child(link(state.embed_address()).child("Embed this comparison"));
    let (width, height) = SIZE;
    // The picture follows the weights, and so do its words.
    follow(move || {
        state.weights();
        page::soon(move || state.draw_card());
    });
    let shown = comparison.clone();
    let canvas = el("canvas")
        .attr("id", CARD)
        .attr("width", &width.to_string())
        .attr("height", &height.to_string())
        .attr("role", "img")
        .live_attr("aria-label", move || described(&shown, &state.weights()));
    let card = el("details")
        .on("toggle", move |_| state.draw_card())
        .child(el("summary").child("Share as a picture"))
        .child(canvas)
        .child(el("div").class("ways").child(way(Way::SavedCard, "Save picture")).child(way(Way::CopiedCard, "Copy picture")));
    el("section")
        .class("share")
        .attr("aria-labelledby", "share")
        .child(el("h2").attr("id", "share").child("Share"))
        .child(ways)
        .child(el("div").class("handed").attr("role", "status").child(live(move || handed.get().map(said))))
        .child(card)
}

/// What came of it; what could not be copied stands there selected.
pub fn said(handed: Handed) -> AnyView {
    match handed {
        Handed::Done(said) | Handed::Refused(said) => el("p").child(said).alone(),
        Handed::ByHand(text) => {
            page::soon(|| page::focus("by-hand"));
            let field = el("textarea").attr("id", "by-hand").attr("readonly", "").attr("rows", "3").child(text);
            [el("label").attr("for", "by-hand").child("Your browser blocked copying. Copy it from here:"), field].alone()
        }
    }
}

/// The card for those who cannot see it.
fn described(comparison: &Comparison, weights: &Weights) -> String {
    let [a, b] = Side::BOTH.map(|side| format!("{}: {}", comparison.name(side), told_of_panel(comparison.tool(side), weights)));
    format!("{a}. {b}.")
}
