//! The shortlist as a document: saved, printed, taken in again, and all of it forgotten.

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::catalog::problem::first;
use shipwith_model::t;

use crate::pages::votes::subject;
use crate::platform::{clock, document, share};
use crate::state::{Contexts, contexts};

/// How many lines of a list are shown at the most.
const LISTED: usize = 50;

/// The section.
#[component]
pub fn RecordFile() -> impl IntoView {
    let kept = contexts().kept;
    let is_empty = move || kept.subjects().is_empty();
    view! {
        <section class="votes-file" aria-labelledby="record">
            <h2 id="record">{t!("Hand it on")}</h2>
            <p class="quiet">
                {t!("A record is Markdown: what the panel says, what you decided, and your notes. This page can take it in again, here or in another browser.")}
            </p>
            <Show when=move || !is_empty()>
                <p class="ways">
                    <button type="button" data-record="" on:click=move |_| kept.save_all()>
                        {t!("Save all as Markdown")}
                    </button>
                    <button type="button" on:click=move |_| share::print()>
                        {t!("Print")}
                    </button>
                </p>
            </Show>
            <label class="choice" for="kept-in">
                {t!("Take in a record")}
            </label>
            <input id="kept-in" type="file" accept="text/markdown,text/plain,.md,.txt" on:change=move |event| kept.choose_file(&event) />
            <TakingIn />
            <Show when=move || kept.has_any()>
                <p>
                    <button type="button" data-erase="" on:click=move |_| {
                        kept.erase();
                        clock::soon(|| document::go_to("undo"));
                    }>
                        {t!("Remove all")}
                    </button>
                </p>
            </Show>
        </section>
    }
}

/// What a chosen file would change, before it does.
#[component]
fn TakingIn() -> impl IntoView {
    let Contexts { kept, my_votes, .. } = contexts();
    let cancel = move || {
        let cancel = move |_| {
            kept.taking_in.set(None);
            document::go_to("kept-in");
        };
        view! {
            <button type="button" on:click=cancel>
                {t!("Cancel")}
            </button>
        }
    };
    let body = move || match kept.taking_in.get()? {
        Err(problem) => Some(Either::Left(view! {
            <p>{t!("This file cannot be used. {problem}", problem)}</p>
            {cancel()}
        })),
        Ok((record, problems)) => {
            let merge = kept.merge(&record);
            let names = my_votes.names_in(merge.replaced.iter().map(|(of, _)| of));
            let replaced = merge.replaced.iter().map(|(of, note)| {
                let name = subject(of, &names);
                if note.is_empty() { name } else { t!("{name}: your notes here are “{note}”", name, note) }
            });
            let replaced = first(replaced.collect(), LISTED).into_iter().map(|line| view! { <li dir="auto">{line}</li> }).collect_view();
            let take = move |_| {
                kept.taking_in.set(None);
                let merge = untrack(|| kept.merge(&record));
                kept.change(&t!("The record is taken in."), &merge.writes);
                clock::soon(|| document::go_to("undo"));
            };
            let take = (!merge.writes.is_empty()).then(|| {
                view! {
                    <button type="button" on:click=take>
                        {t!("Take it in")}
                    </button>
                }
            });
            let unread = (!problems.is_empty()).then(|| {
                view! {
                    <p>{t!("What cannot be read is left out:")}</p>
                    <ul>{first(problems, LISTED).into_iter().map(|problem| view! { <li>{problem}</li> }).collect_view()}</ul>
                }
            });
            Some(Either::Right(view! {
                <p>{merge.summary()}</p>
                <ul>{replaced}</ul>
                {unread}
                <p class="ways">{take} {cancel()}</p>
            }))
        }
    };
    view! {
        <Show when=move || kept.taking_in.with(Option::is_some)>
            <div class="taking-in" id="taking-in" tabindex="-1" role="group" aria-label=t!("The file")>
                {body}
            </div>
        </Show>
    }
}
