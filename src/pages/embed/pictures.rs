//! What stands for a comparison where no script may run: its address, its picture, and a badge of each tool.

use leptos::prelude::*;
use shipwith_model::compare::Side;
use shipwith_model::share::linked::{Linked, Markup};
use shipwith_model::{t, text};

use super::super::compare::ShareOutcome;
use super::Snippet;
use crate::components::Choice;
use crate::state::sharing::Outcome;
use crate::state::{Contexts, contexts};

/// The address to paste, and pictures that lead to it. Only what has a finished page has them.
#[component]
pub fn Pictures() -> impl IntoView {
    let contexts = contexts();
    let markup = RwSignal::new(Markup::default());
    let outcome = RwSignal::new(None::<Outcome>);
    // Addresses are whole ones, which are known once the page runs.
    let picture = RwSignal::new(None::<Linked>);
    let badges = [RwSignal::new(None::<Linked>), RwSignal::new(None)];
    Effect::new(move |_| {
        picture.set(contexts.picture());
        for side in Side::BOTH {
            badges[side.index()].set(contexts.badge(side));
        }
    });
    let choose = move |label: String| {
        markup.set(Markup::ALL.into_iter().find(|markup| markup.label() == label).unwrap_or_default());
    };
    let copy = move |text: String| {
        leptos::task::spawn_local(async move { outcome.set(Some(Contexts::copy(text, text!("Copied.")).await)) });
    };
    let image = move |linked: RwSignal<Option<Linked>>, (name, label): (&'static str, &'static str), advice: Signal<String>| {
        let lines = move || linked.with(|linked| linked.as_ref().map(|linked| linked.lines(markup.get())));
        let shown = move || {
            linked.get().map(|linked| {
                let (width, height) = linked.size.unzip();
                view! { <img src=linked.picture alt=linked.alt width=width height=height loading="lazy" /> }
            })
        };
        view! {
            <Show when=move || linked.with(Option::is_some)>
                <div class="pictured">{shown}</div>
                <Snippet advice name label lines=Signal::derive(lines) on_copy=move |()| copy(lines().unwrap_or_default()) />
            </Show>
        }
    };
    let page = move || picture.with(|picture| picture.as_ref().map(|picture| picture.page.clone()));
    view! {
        <Show
            when=move || picture.with(Option::is_some)
            fallback=|| view! { <p>{t!("These two have no page of their own on this site, in this order, so there is no picture of them to link to it.")}</p> }
        >
            <Snippet
                name=text!("The address to copy")
                label=text!("Copy the address")
                advice=t!("Pasted on a line of its own, WordPress, Ghost, Discourse, Notion and others make a card of it.")
                lines=Signal::derive(page)
                on_copy=move |()| copy(page().unwrap_or_default())
            />
        </Show>
        <Choice
            label=t!("Written as")
            options=Markup::ALL.map(|markup| (markup.label().to_owned(), markup.label().to_owned())).to_vec()
            chosen=Signal::derive(move || markup.get().label().to_owned())
            on_choose=choose
        />
        {image(
            picture,
            (text!("The picture to copy"), text!("Copy the picture")),
            t!("A picture that leads to the whole comparison; in HTML it is a dark one on dark pages.").into(),
        )}
        {Side::BOTH
            .map(|side| {
                let labels = [
                    (text!("The first badge to copy"), text!("Copy the first badge")),
                    (text!("The second badge to copy"), text!("Copy the second badge")),
                ][side.index()];
                let name = contexts.pair.names[side.index()];
                image(badges[side.index()], labels, Signal::derive(move || t!("A badge for the README of {name}.", name = name.get())))
            })}
        <ShareOutcome outcome />
    }
}
