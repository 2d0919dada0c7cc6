//! The page as a whole: what stands where.

use leptos::prelude::*;

use super::element::{Child, El, el, live};
use super::{bottom_line, cards, newsletter, notices, picks, price_read, scorecard, vote};
use crate::model::comparison::Comparison;
use crate::state::{AppState, app_state};

/// The whole page. Makes the state and hands it down.
pub fn app() -> AnyView {
    let state = AppState::begin();
    provide_context(state);
    let page = [
        header(),
        el("main")
            .attr("id", "comparison")
            .child(masthead())
            .child(picks::picks())
            .child(notices::notices())
            .child(cards::cards())
            .child(live(move || state.comparison.get().map(|comparison| sections(&comparison))))
            .child(live(move || state.catalog().and_then(|catalog| catalog.site.newsletter.clone()).map(newsletter::newsletter))),
        footer(),
    ];
    state.follow();
    page.alone()
}

fn header() -> El {
    let state = app_state();
    let name = move || state.catalog().map_or_else(|| "Shipwith".to_owned(), |catalog| catalog.site.name().to_owned());
    let tagline = move || state.catalog().map(|catalog| catalog.site.tagline.clone());
    let skip = el("a").class("skip-link").attr("href", "#comparison").child("Skip to the comparison");
    el("header")
        .class("site")
        .child(skip)
        .child(el("a").class("brand").attr("href", "./").child(live(name)))
        .child(el("p").child(live(tagline)))
}

/// The label, the title, and what is compared.
fn masthead() -> El {
    let state = app_state();
    let title = move || match state.comparison.get() {
        None => vec![el("span").child("Which one should you ship with?")],
        Some(comparison) => {
            let [a, b] = comparison.tools.each_ref().map(|tool| el("span").child(tool.name.clone()));
            vec![a, el("span").class("vs").child(" vs "), b]
        }
    };
    el("div").class("masthead").child(el("p").class("label").child("AI tool comparison")).child(el("h1").child(live(title))).child(
        el("p")
            .class("standfirst")
            .attr("role", "status")
            .child(live(move || state.comparison.get().map(|comparison| standfirst(&comparison)))),
    )
}

/// One line that says what is compared.
fn standfirst(comparison: &Comparison) -> String {
    let [a, b] = &comparison.tools;
    let reviews = a.reviews.len() + b.reviews.len();
    let full = comparison.rounds.iter().filter(|round| round.is_full()).count();
    let kinds = if a.category == b.category { a.category.clone() } else { format!("{} against {}", a.category, b.category) };
    format!(
        "{kinds}: {reviews} reviews in full, {full} of {} reviewers judged both, and what each costs to start.",
        comparison.rounds.len()
    )
}

/// What follows the cards once both tools are there.
fn sections(comparison: &Comparison) -> [El; 4] {
    [bottom_line::bottom_line(comparison), price_read::price_read(comparison), scorecard::scorecard(comparison), vote::vote(comparison)]
}

fn footer() -> El {
    el("footer").class("site").child(el("p").child(
        "The panel is editorial: each reviewer is a point of view, written to be argued with. \
         Community figures appear only where there is a source.",
    ))
}
