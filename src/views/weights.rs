//! The reader weighs the panel: a slider a reviewer.

use leptos::prelude::*;

use super::button::button;
use super::element::{El, el, live};
use super::text::text;
use crate::browser::page;
use crate::state::app_state;
use shipwith_model::catalog::Reviewer;
use shipwith_model::compare::Comparison;
use shipwith_model::compare::weights::{MOST, told};

/// The sliders of those who judged one of the two.
pub fn weights(comparison: &Comparison) -> El {
    let state = app_state();
    let reset = move || {
        (!state.weights().is_plain()).then(|| {
            button("Reset", move || {
                state.weigh_plainly();
                page::go_to("weigh");
            })
        })
    };
    let details = el("details").class("weights").child(el("summary").attr("id", "weigh").child("Weigh the panel"));
    let details = if untrack(|| state.weights()).is_plain() { details } else { details.attr("open", "") };
    details
        .child(
            el("p")
                .class("quiet")
                .child("Decide how much each reviewer counts. The scores follow, and a link to this page keeps your choice."),
        )
        .child(el("div").class("sliders").child(comparison.rounds.iter().map(|round| slider(&round.reviewer)).collect::<Vec<El>>()))
        .child(live(reset))
}

fn slider(reviewer: &Reviewer) -> El {
    let (state, id) = (app_state(), reviewer.id.clone());
    let weight = {
        let id = id.clone();
        move || state.weights().of(&id)
    };
    let (value, spoken, said) = (weight.clone(), weight.clone(), weight);
    let range = el("input")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", &MOST.to_string())
        .attr("data-reviewer", &id)
        .live_value(move || value().to_string())
        .live_attr("aria-valuetext", move || told(spoken()).to_owned())
        .on("input", move |event| state.weigh(&id, event_target_value(&event).parse().unwrap_or(1)));
    el("label")
        .child(el("span").class("name").child(text(&reviewer.name)).child(" "))
        .child(el("span").class("kind").attr("aria-hidden", "true").child(live(move || told(said()))))
        .child(range)
}
