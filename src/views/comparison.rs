//! The comparison: two tools side by side.

use std::sync::Arc;

use leptos::prelude::*;

use super::element::{Child, El, el, live};
use super::{bottom_line, cards, failure, masthead, newsletter, notices, picks, price_read, scorecard, share, vote, weights};
use crate::state::app_state;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::compare::{Comparison, Side};

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

/// The question, the title, and the answer.
fn head() -> El {
    let state = app_state();
    let title = move || match state.comparison.get() {
        None => vec![el("span").child("Which one should you ship with?")],
        Some(comparison) => {
            let [a, b] = Side::BOTH.map(|side| el("span").child(comparison.name(side)));
            vec![a, el("span").class("vs").child(" vs "), b]
        }
    };
    let label = move || if state.comparison.read().is_some() { "Which one should you ship with?" } else { "AI tool comparison" };
    let said = move || state.comparison.get().map(|comparison| BottomLine::of(&comparison, &state.weights()).lead);
    masthead::masthead(live(move || label().to_owned()), live(title), live(said))
}

/// What follows the cards once both tools are there.
fn sections(comparison: &Arc<Comparison>) -> Vec<AnyView> {
    let (state, weighed) = (app_state(), comparison.clone());
    let mut sections = vec![live(move || bottom_line::bottom_line(&weighed, &state.weights()))];
    (!comparison.rounds.is_empty()).then(|| weights::weights(comparison)).add_to(&mut sections);
    for section in [
        price_read::price_read(comparison),
        scorecard::scorecard(comparison),
        vote::vote(comparison, "Votes stay in this browser and are never sent anywhere."),
        share::share(comparison),
    ] {
        section.add_to(&mut sections);
    }
    sections
}
