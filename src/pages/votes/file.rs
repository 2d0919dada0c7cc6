//! Votes as a file: taken out, taken in, and all erased.

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::ballot::{Answer, Question};
use shipwith_model::catalog::naming::Names;
use shipwith_model::catalog::problem::{and_more, first};
use shipwith_model::language::said;
use shipwith_model::{n, t};

use super::subject;
use crate::platform::{clock, document};
use crate::state::{Contexts, contexts};

const ASK: &str = "erase";
const KEEP: &str = "keep";

/// How many lines of a list are shown at the most.
const LISTED: usize = 50;

/// The section.
#[component]
pub fn VotesFile() -> impl IntoView {
    let my_votes = contexts().my_votes;
    view! {
        <section class="votes-file" aria-labelledby="votes-file">
            <h2 id="votes-file">{t!("Back up or move your votes")}</h2>
            <p class="quiet">
                {t!("A file of your votes is yours: take it to another browser, or hand it to whoever runs this site to be counted.")}
            </p>
            <p>
                <button type="button" on:click=move |_| my_votes.export()>
                    {t!("Save my votes as a file")}
                </button>
            </p>
            <label class="choice" for="votes-in">
                {t!("Import votes from a file")}
            </label>
            <input id="votes-in" type="file" accept="application/json,.json" on:change=move |event| my_votes.choose_file(&event) />
            <div role="status">{move || my_votes.reading.get().map(|name| t!("Reading {name}…", name))}</div>
            <TakingIn />
            <Erase />
        </section>
    }
}

/// What a chosen file would change, before it does.
#[component]
fn TakingIn() -> impl IntoView {
    let Contexts { ballot, my_votes, .. } = contexts();
    let cancel = move |_| {
        my_votes.taking_in.set(None);
        document::go_to("votes-in");
    };
    let cancel = move || {
        view! {
            <button type="button" on:click=cancel>
                {t!("Cancel")}
            </button>
        }
    };
    let body = move || match my_votes.taking_in.get()? {
        Err(problem) => Some(Either::Left(view! {
            <p>{t!("This file cannot be used. {problem}", problem)}</p>
            {cancel()}
        })),
        Ok((file, problems)) => {
            // Votes may be cast meanwhile, in another tab: what would change follows them.
            let merge = ballot.merge(&file);
            let names = my_votes.names_in(merge.replaced.iter().take(LISTED).map(|(question, ..)| question));
            let others = merge.replaced.len().saturating_sub(LISTED);
            let replaced = merge.replaced.iter().take(LISTED).map(|(question, here, other)| change(question, here, other, &names));
            let replaced = replaced.chain(and_more(others));
            let replaced = replaced.map(|line| view! { <li>{line}</li> }).collect_view();
            let import = move |_| {
                my_votes.taking_in.set(None);
                let merge = untrack(|| ballot.merge(&file));
                my_votes.change(&t!("Votes imported."), &merge.writes);
            };
            // Many votes are being changed: these come after that.
            let import = (!merge.writes.is_empty() && !my_votes.busy.get()).then(|| {
                view! {
                    <button type="button" on:click=import>
                        {t!("Import")}
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
                <p class="ways">{import} {cancel()}</p>
            }))
        }
    };
    view! {
        <Show when=move || my_votes.taking_in.with(Option::is_some)>
            <div class="taking-in" id="taking-in" tabindex="-1" role="group" aria-label=t!("The file")>
                {body}
            </div>
        </Show>
    }
}

/// `Aider: Ship, was Skip.` An arrow would point back where it is read from the right.
fn change(question: &Question, here: &Answer, other: &Answer, names: &Names) -> String {
    let name = |answer: &Answer| match answer {
        Answer::Verdict(verdict) => said(verdict.label()),
        Answer::Pick(slug) => names.of(slug),
    };
    t!("{what}: {to}, was {from}.", what = subject(question, names), to = name(other), from = name(here))
}

/// Asks before all is erased.
#[component]
fn Erase() -> impl IntoView {
    let Contexts { ballot, my_votes, .. } = contexts();
    let is_asked = RwSignal::new(false);
    // The focus goes to what stands there then.
    let ask = move |asks: bool| {
        is_asked.set(asks);
        clock::soon(move || document::go_to(if asks { KEEP } else { ASK }));
    };
    let body = move || {
        let count = ballot.count() + ballot.damaged();
        if count == 0 || my_votes.busy.get() {
            return None;
        }
        if !is_asked.get() {
            return Some(Either::Left(view! {
                <button type="button" id=ASK on:click=move |_| ask(true)>
                    {t!("Erase all…")}
                </button>
            }));
        }
        let erase = move |_| {
            is_asked.set(false);
            my_votes.change(&t!("All your votes are erased."), &ballot.erasing());
        };
        Some(Either::Right(view! {
            <span role="status">{n!(count, "Erase all {n}?", "Erase all {n}?")}</span>
            <button type="button" on:click=erase>
                {t!("Erase them")}
            </button>
            <button type="button" id=KEEP on:click=move |_| ask(false)>
                {t!("Keep them")}
            </button>
        }))
    };
    view! { <p class="ways">{body}</p> }
}
