//! The comparison: two tools side by side.

use std::sync::Arc;

use leptos::prelude::*;

use super::element::{Child, El, el, live};
use super::{bottom_line, cards, failure, masthead, newsletter, notices, picks, price_read, scorecard, share, vote, weights};
use crate::model::comparison::Comparison;
use crate::state::app_state;

/// The whole screen.
pub fn comparison() -> AnyView {
    let state = app_state();
    let mut parts = Vec::new();
    head().add_to(&mut parts);
    picks::picks().add_to(&mut parts);
    notices::notices().add_to(&mut parts);
    cards::cards(cards::facts, failure::failure).add_to(&mut parts);
    live(move || state.comparison.get().map(|comparison| sections(&comparison))).add_to(&mut parts);
    live(move || state.catalog().and_then(|catalog| catalog.site.newsletter.clone()).map(newsletter::newsletter)).add_to(&mut parts);
    parts.alone()
}

/// The label, the title, and what is compared.
fn head() -> El {
    let state = app_state();
    let title = move || match state.comparison.get() {
        None => vec![el("span").child("Which one should you ship with?")],
        Some(comparison) => {
            let [a, b] = comparison.tools.each_ref().map(|tool| el("span").child(tool.name.clone()));
            vec![a, el("span").class("vs").child(" vs "), b]
        }
    };
    let said = move || state.comparison.get().map(|comparison| standfirst(&comparison));
    masthead::masthead("AI tool comparison", live(title), live(said))
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
fn sections(comparison: &Arc<Comparison>) -> Vec<AnyView> {
    let (state, weighed) = (app_state(), comparison.clone());
    let mut sections = vec![live(move || bottom_line::bottom_line(&weighed, &state.weights()))];
    for section in [
        weights::weights(comparison),
        price_read::price_read(comparison),
        scorecard::scorecard(comparison),
        vote::vote(comparison, "Votes stay in this browser and are never sent anywhere."),
        share::share(comparison),
    ] {
        section.add_to(&mut sections);
    }
    sections
}
