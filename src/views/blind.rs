//! Two tools without their names: read, pick one, and then see which was which.

use std::sync::Arc;

use leptos::prelude::*;

use super::button::button;
use super::element::{Child, El, el, live};
use super::link::link;
use super::masthead::masthead;
use super::meter::bar;
use super::text::text;
use super::vote::warnings;
use crate::state::app_state;
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::bidi::shown;
use shipwith_model::compare::names::Names;
use shipwith_model::compare::weights::Weights;
use shipwith_model::compare::{Comparison, Round, Side};
use shipwith_model::share::text::told_of_panel;

/// The whole screen.
pub fn blind() -> AnyView {
    let state = app_state();
    let body = move || match (state.comparison.get(), Side::BOTH.into_iter().find_map(|side| state.side(side)?.err())) {
        (Some(comparison), _) => vec![rounds(&comparison), result(comparison)],
        (None, Some(failure)) => {
            let retry = failure.can_pass().then(|| button("Try again", move || state.try_again()));
            vec![
                el("p").class("failure").attr("role", "alert").child(failure.to_string()),
                el("p").class("ways").child(retry).child(another()),
            ]
        }
        (None, None) if state.blind.failed.get() => vec![
            el("p")
                .class("failure")
                .attr("role", "alert")
                .child("No two tools could be drawn: the list could not be loaded, or too few tools have reviews."),
            el("p").class("ways").child(another()),
        ],
        (None, None) => vec![el("p").class("quiet").attr("role", "status").child("Drawing two tools…")],
    };
    [masthead("Without names", View::Blind.label(), View::Blind.description()).alone(), live(body)].alone()
}

/// The two in the order that chance gave them.
fn order() -> [Side; 2] {
    if app_state().blind.first.get() { [Side::A, Side::B] } else { [Side::B, Side::A] }
}

const PLACES: [&str; 2] = ["The first", "The second"];

/// What each reviewer says of each, without names. Verdicts are left out too: it is the reasons that are weighed here.
fn rounds(comparison: &Comparison) -> El {
    let names = app_state().names(comparison);
    let rounds = comparison.rounds.iter().map(|each| round(each, &names)).collect::<Vec<El>>();
    el("section")
        .class("blind")
        .attr("aria-labelledby", "blind")
        .child(el("h2").attr("id", "blind").child("What the panel says"))
        .child(rounds)
}

fn round(round: &Round, names: &Names) -> El {
    let seats = order().into_iter().zip(PLACES).map(|(side, place)| {
        let hidden = |(is_hidden, text): (bool, String)| match is_hidden {
            true => el("span").class("hidden").attr("role", "img").attr("aria-label", "name hidden"),
            false => el("span").child(text),
        };
        let quote =
            round.review(side).map(|review| names.masked(&shown(&review.quote), side.index()).into_iter().map(hidden).collect::<Vec<El>>());
        let said = match quote {
            Some(pieces) => el("blockquote").child(el("p").attr("dir", "auto").child(pieces)),
            None => el("p").class("quiet").child("No review."),
        };
        el("article").class("review").child(el("h4").child(place)).child(said)
    });
    el("section").class("round").child(el("header").child(el("h3").child(text(&round.reviewer.name)))).child(seats.collect::<Vec<El>>())
}

/// The question, and once it is answered, the names.
fn result(comparison: Arc<Comparison>) -> El {
    let state = app_state();
    let pair = comparison.tools.each_ref().map(|tool| tool.slug.clone());
    el("section").class("vote").attr("aria-label", "Your pick").child(live(move || match state.blind.picked.get() {
        None => {
            let pick = |(side, place): (Side, &str)| {
                let pair = pair.clone();
                let label = format!("I’d ship with {}", place.replace('T', "t"));
                button(&label, move || state.pick_blind(&pair, side)).class("pick")
            };
            vec![
                el("h2").child("Which one would you ship with?"),
                el("p").class("ways").child(order().into_iter().zip(PLACES).map(pick).collect::<Vec<El>>()).child(another()),
            ]
        }
        Some(side) => reveal(&comparison, side),
    }))
}

/// Which was which, and what the panel says of it.
fn reveal(comparison: &Comparison, picked: Side) -> Vec<El> {
    let name = |side: Side| comparison.full_name(side);
    let named = order().into_iter().zip(PLACES).map(|(side, place)| {
        let tool = comparison.tool(side);
        let which = el("p")
            .child(format!("{place} was "))
            .child(el("b").child(name(side)))
            .child(format!(". {}.", told_of_panel(tool, &Weights::default())));
        el("div").child(which).child(bar(tool.panel()))
    });
    let [a, b] = &comparison.tools;
    let address = Address { weights: untrack(|| app_state().weights()), ..Address::comparing(Selection::pair(&a.slug, &b.slug)) };
    let full = link(address).child("See the full comparison");
    vec![
        el("h2").attr("id", "told").attr("tabindex", "-1").child(format!("You would ship with {}", name(picked))),
        el("div").class("pair").child(named.collect::<Vec<El>>()),
        el("p").class("quiet").child(kept(comparison, picked)),
        warnings(),
        el("p").class("ways").child(full).child(another()),
    ]
}

/// Where the pick is kept; an earlier one that it replaced can come back.
fn kept(comparison: &Comparison, picked: Side) -> AnyView {
    let state = app_state();
    let other = picked.other();
    let pair = comparison.tools.each_ref().map(|tool| tool.slug.clone());
    let name = comparison.name(other);
    live(move || {
        let pair = pair.clone();
        match state.blind.replaced.get() {
            false => vec![el("span").child("Your pick is among your votes.")],
            true => vec![
                el("span").child(format!("It replaces your earlier pick, {name}. ")),
                button("Keep the earlier one", move || state.keep_earlier(&pair, other)),
            ],
        }
    })
}

fn another() -> El {
    let state = app_state();
    button("Another pair", move || state.read_another())
}
