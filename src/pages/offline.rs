//! Reading offline: the screen on which the whole catalog is saved, and what is said below every other screen.

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::address::{Address, View};
use shipwith_model::language::said;
use shipwith_model::t;

use crate::components::{Counting, Masthead, OfflineNotices, ReadyOffline};
use crate::state::offline::NewVersion;
use crate::state::{Contexts, contexts};

/// The whole screen.
#[component]
pub fn OfflinePage() -> impl IntoView {
    let offline = contexts().offline;
    Effect::new(move |_| offline.survey());
    let text = Memo::new(move |_| offline.saving.with(|saving| saving.text()));
    let progress = Memo::new(move |_| offline.saving.with(|saving| saving.progress()));
    let is_counting = Memo::new(move |_| progress.with(Option::is_some));
    // How far it is, the bar says to who asks it.
    let sentence = move || match is_counting.get() {
        true => Either::Left(view! { <Counting heard=t!("Saving.")>{text}</Counting> }),
        false => Either::Right(text),
    };
    let ways = Memo::new(move |_| offline.saving.with(|saving| saving.ways()));
    // A button stays where it is when it comes to mean something else, so whoever pressed it goes on from there.
    let button = move |place: usize| {
        let way = move || ways.with(|ways| ways.get(place).copied());
        view! {
            <button type="button" on:click=move |_| if let Some((way, _)) = untrack(way) { offline.take(way) }>
                {move || way().map(|(_, label)| said(label))}
            </button>
        }
    };
    view! {
        <Masthead label=t!("On this device") standfirst=said(View::Offline.description())>
            {said(View::Offline.label())}
        </Masthead>
        <section id="saving" aria-labelledby="saving-title">
            <h2 id="saving-title">{t!("The whole catalog")}</h2>
            <p role="status">{sentence}</p>
            <Show when=move || is_counting.get()>
                <progress
                    aria-label=t!("Saved")
                    max=move || progress.get().map(|(_, total)| total.to_string())
                    value=move || progress.get().map(|(done, _)| done.to_string())
                ></progress>
            </Show>
            <div class="ways">
                <For each=move || 0..ways.with(Vec::len) key=|place| *place children=button />
            </div>
        </section>
        <section class="record" aria-labelledby="offline-anyway">
            <h2 id="offline-anyway">{t!("Without saving all")}</h2>
            <ul class="plain">
                <li>
                    {t!("The page itself and every tool that you have looked at open without a connection, once the line below says so.")}
                </li>
                <li>{t!("Your votes are stored in this browser and need no connection.")}</li>
                <li>{t!("What is saved is refreshed whenever you read it with a connection.")}</li>
            </ul>
        </section>
    }
}

/// What is said below every screen.
#[component]
pub fn OfflineLines() -> impl IntoView {
    let Contexts { route, offline, .. } = contexts();
    let visit = Callback::new(move |address| route.visit(address));
    let sentences = Memo::new(move |_| {
        offline.notices.with(|notices| [notices.offline(), notices.ailing()].into_iter().flatten().map(str::to_owned).collect::<Vec<_>>())
    });
    let unsaved = Memo::new(move |_| offline.notices.with(|notices| notices.unsaved().cloned()));
    let update = Memo::new(move |_| {
        offline.update.get().map(|update| match update {
            NewVersion::Waiting => (t!("A new version is ready."), t!("Use it")),
            NewVersion::Elsewhere { keeps_votes: true } => {
                (t!("A new version has taken over. This tab keeps the old one for now."), t!("Load it anyway"))
            }
            NewVersion::Elsewhere { keeps_votes: false } => (
                t!(
                    "A new version has taken over. This tab keeps the old one: some of your votes or notes are not stored, and loading it anew would lose them."
                ),
                t!("Load it anyway"),
            ),
        })
    });
    let text = Memo::new(move |_| offline.notices.with(|notices| notices.ready().map(|ready| ready.text.clone())));
    let more = Memo::new(move |_| {
        let is_there = route.view.get() == View::Offline;
        offline.notices.with(|notices| notices.ready().and_then(|ready| ready.more.clone())).filter(|_| !is_there)
    });
    view! {
        <OfflineNotices sentences unsaved update on_visit=visit on_update=move |()| offline.take_update() />
        <ReadyOffline text more to=Address::of(View::Offline) on_visit=visit />
    }
}
