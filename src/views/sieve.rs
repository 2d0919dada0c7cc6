//! What the visitor wants to see of the list of all tools.

use leptos::prelude::*;

use super::button::button;
use super::choice::choice;
use super::element::{El, el, live};
use crate::browser::page;
use crate::state::app_state;
use shipwith_model::bidi::isolated;
use shipwith_model::search::MOST_TYPED;
use shipwith_model::search::listing::{CHOICES, Filter, categories};

/// The fields above the list.
pub fn sieve() -> El {
    let state = app_state();
    let words = el("input")
        .attr("id", "words")
        .attr("type", "search")
        .attr("maxlength", &MOST_TYPED.to_string())
        .attr("autocomplete", "off")
        .live_value(move || state.filter().words)
        .on("input", move |event| state.sift(|filter| filter.words = event_target_value(&event)));
    // Which categories there are is known once the list is here.
    let category = move || {
        let any = [(String::new(), "Any category".to_owned())];
        let others =
            categories(&state.listing.entries.read()).into_iter().map(|category| (category.clone(), isolated(&category).into_owned()));
        choice(
            "Category",
            any.into_iter().chain(others),
            move || state.filter().category,
            move |value| {
                state.sift(|filter| filter.category = value);
            },
        )
    };
    let clear = move || {
        let clear = move || {
            state.sift(|filter| *filter = Filter { chosen: [0, 0, 0, filter.chosen[3]], ..Filter::default() });
            page::go_to("words");
        };
        state.filter().is_set().then(|| button("Clear filters", clear))
    };
    el("div")
        .class("sieve")
        .attr("role", "search")
        .attr("aria-label", "All tools")
        .child(el("label").class("choice").child(el("span").child("Find")).child(words))
        .child(live(category))
        .child((0..CHOICES.len()).map(among).collect::<Vec<El>>())
        .child(live(clear))
}

/// One of the choices.
fn among(place: usize) -> El {
    let state = app_state();
    let choices = &CHOICES[place];
    let options = choices.options.iter().map(|(key, label)| ((*key).to_owned(), (*label).to_owned()));
    choice(
        choices.label,
        options,
        move || choices.options[state.filter().chosen[place]].0.to_owned(),
        move |value| {
            let chosen = choices.options.iter().position(|(key, _)| *key == value).unwrap_or_default();
            state.sift(|filter| filter.chosen[place] = chosen);
        },
    )
}
