//! What the visitor wants to see of the list of all tools.

use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::language::said;
use shipwith_model::search::MOST_TYPED;
use shipwith_model::search::listing::{CHOICES, Filter, categories};
use shipwith_model::t;

use crate::components::Choice;
use crate::platform::document;
use crate::state::{Contexts, contexts};

/// The fields above the list.
#[component]
pub fn Filters() -> impl IntoView {
    let Contexts { route, listing, .. } = contexts();
    let filter = route.filter;
    // Which categories there are is known once the list is here.
    let options = Memo::new(move |_| {
        let any = [(String::new(), t!("Any category"))];
        let others = listing.entries.with(categories).into_iter().map(|category| (category.clone(), isolated(&category).into_owned()));
        any.into_iter().chain(others).collect::<Vec<_>>()
    });
    let words = move || filter.read().words.clone();
    let clear = move |_| {
        listing.refine(|filter| *filter = Filter { chosen: [0, 0, 0, filter.chosen[3]], ..Filter::default() });
        document::go_to("words");
    };
    view! {
        <div class="filters" role="search" aria-label=t!("All tools")>
            <label class="choice">
                <span>{t!("Find")}</span>
                <input
                    id="words"
                    type="search"
                    autocomplete="off"
                    maxlength=MOST_TYPED.to_string()
                    value=words
                    prop:value=words
                    on:input=move |event| listing.refine(|filter| filter.words = event_target_value(&event))
                />
            </label>
            <Choice
                label=t!("Category")
                options
                chosen=Signal::derive(move || filter.read().category.clone())
                on_choose=move |value: String| listing.refine(|filter| filter.category = value)
            />
            {(0..CHOICES.len()).map(|place| view! { <Among place /> }).collect_view()}
            <Show when=move || filter.with(Filter::is_set)>
                <button type="button" on:click=clear>
                    {t!("Clear filters")}
                </button>
            </Show>
        </div>
    }
}

/// One of the choices.
#[component]
fn Among(place: usize) -> impl IntoView {
    let Contexts { route, listing, .. } = contexts();
    let choices = &CHOICES[place];
    let options = choices.options.iter().map(|(key, label)| ((*key).to_owned(), said(label))).collect::<Vec<_>>();
    let choose = move |value: String| {
        let chosen = choices.options.iter().position(|(key, _)| *key == value).unwrap_or_default();
        listing.refine(|filter| filter.chosen[place] = chosen);
    };
    view! {
        <Choice
            label=said(choices.label)
            options
            chosen=Signal::derive(move || choices.options[route.filter.read().chosen[place]].0.to_owned())
            on_choose=choose
        />
    }
}
