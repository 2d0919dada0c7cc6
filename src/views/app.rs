//! The page as a whole: what stands where.

use leptos::prelude::*;

use super::{bottom_line, cards, newsletter, notices, picks, price_read, scorecard, vote};
use crate::model::comparison::Comparison;
use crate::state::{AppState, app_state};

/// The whole page. Makes the state and hands it down.
pub fn app() -> impl IntoView {
    let state = AppState::begin();
    provide_context(state);
    state.follow();
    view! {
        <a class="skip-link" href="#comparison">"Skip to the comparison"</a>
        <header class="site">
            <a class="brand" href="./">{move || state.catalog().map_or_else(|| "Shipwith".into(), |catalog| catalog.site.name().to_owned())}</a>
            <p>{move || state.catalog().map(|catalog| catalog.site.tagline.clone())}</p>
        </header>
        <main id="comparison">
            {masthead()}
            {picks::picks()}
            {notices::notices()}
            {cards::cards()}
            {move || state.comparison.get().map(|comparison| sections(&comparison))}
            {move || state.catalog().and_then(|catalog| catalog.site.newsletter.clone()).map(newsletter::newsletter)}
        </main>
        {footer()}
    }
}

/// The label, the title, and what is compared.
fn masthead() -> impl IntoView {
    let state = app_state();
    let title = move || match state.comparison.get() {
        None => view! { "Which one should you ship with?" }.into_any(),
        Some(comparison) => {
            let [a, b] = comparison.tools.each_ref().map(|tool| tool.name.clone());
            view! { <span>{a}</span> " " <span class="vs">"vs"</span> " " <span>{b}</span> }.into_any()
        }
    };
    view! {
        <div class="masthead">
            <p class="label">"AI tool comparison"</p>
            <h1>{title}</h1>
            <p class="standfirst" role="status">{move || state.comparison.get().map(|comparison| standfirst(&comparison))}</p>
        </div>
    }
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
fn sections(comparison: &Comparison) -> impl IntoView + use<> {
    view! {
        {bottom_line::bottom_line(comparison)}
        {price_read::price_read(comparison)}
        {scorecard::scorecard(comparison)}
        {vote::vote(comparison)}
    }
    .into_any()
}

fn footer() -> impl IntoView {
    view! {
        <footer class="site">
            <p>
                "The panel is editorial: each reviewer is a point of view, written to be argued with. "
                "Community figures appear only where there is a source. Your votes stay in this browser."
            </p>
        </footer>
    }
}
