//! The list of votes, what was done last to them, and the way back.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::address::Address;
use shipwith_model::address::selection::Selection;
use shipwith_model::ballot::{Answer, Question, Vote, Write};
use shipwith_model::catalog::naming::Names;
use shipwith_model::compare::Side;
use shipwith_model::t;

use super::subject;
use crate::components::{Counting, Link, Stamp};
use crate::platform::{clock, document};
use crate::state::votes::ROWS;
use crate::state::{Contexts, contexts};

/// The newest votes, and the way to those that are not listed yet.
#[component]
pub fn VoteList() -> impl IntoView {
    let Contexts { ballot, my_votes, .. } = contexts();
    let votes = Memo::new(move |_| ballot.newest(my_votes.shown.get()));
    // Names come as the list of tools does.
    let names = Memo::new(move |_| Arc::new(votes.with(|votes| my_votes.names_in(votes.iter().map(|(question, _)| question)))));
    let left = move || {
        let (shown, count) = (my_votes.shown.get(), ballot.count());
        (count > shown).then(|| t!("The newest {shown} of {count} are listed.", shown, count))
    };
    let more = move |_| {
        let shown = my_votes.shown.get_untracked();
        my_votes.shown.set(shown + ROWS);
        clock::soon(move || document::go_to_nth(".ballot li button", shown));
    };
    let row = move |(question, vote): (Question, Vote)| view! { <Row question vote names /> };
    view! {
        <ul class="ballot">
            <For each=move || votes.get() key=|(question, vote)| (question.key(), vote.encode()) children=row />
        </ul>
        <Show when=move || left().is_some()>
            <p class="more">
                {left} " "
                <button type="button" on:click=more>
                    {t!("Show more")}
                </button>
            </p>
        </Show>
    }
}

/// A verdict or a pick.
#[component]
fn Row(question: Question, vote: Vote, names: Memo<Arc<Names>>) -> impl IntoView {
    let Contexts { route, my_votes, .. } = contexts();
    let pair = match &question {
        Question::Tool(slug) => Selection::default().with(Side::A, slug),
        Question::Pair(a, b) => Selection::pair(a, b),
    };
    let (key, day) = (question.key(), clock::day_of(vote.at));
    let change = StoredValue::new([Write { key: key.clone(), text: None }]);
    let asked = StoredValue::new(question);
    let what = move || {
        let names = names.get();
        asked.with_value(|question| match (question, &vote.answer) {
            (Question::Pair(a, b), Answer::Pick(picked)) => {
                let other = if picked == a { b } else { a };
                let sentence = t!("You picked {picked} over {other}.", picked = names.of(picked), other = names.of(other));
                Some(Either::Left(view! { <span>{sentence}</span> }))
            }
            (Question::Tool(slug), Answer::Verdict(verdict)) => Some(Either::Right(view! {
                <Stamp verdict=*verdict />
                <span class="name">{names.of(slug)}</span>
            })),
            _ => None,
        })
    };
    view! {
        <li data-key=key>
            <p>{what}</p>
            <p class="kind">
                {day.map(|day| day.to_string())} " · " <Link to=Address::comparing(pair) on_visit=move |address| route.visit(address)>
                    {t!("Compare")}
                </Link>
            </p>
            // Many votes are being changed: one more comes after that.
            <Show when=move || !my_votes.busy.get()>
                <button type="button" on:click=move |_| change.with_value(|change| my_votes.change(&t!("Vote removed."), change))>
                    {t!("Remove")}
                    <span class="unseen">{move || asked.with_value(|question| format!(": {}", subject(question, &names.get())))}</span>
                </button>
            </Show>
        </li>
    }
}

/// What is being done, and the way to stop it; or what was done last, and the way back.
#[component]
pub fn Done() -> impl IntoView {
    let Contexts { ballot, my_votes, .. } = contexts();
    let steps = move || {
        let (made, of) = ballot.progress();
        t!("Changing your votes: {made} of {of}.", made, of)
    };
    move || {
        if my_votes.busy.get() {
            return Some(Either::Left(view! {
                <p>
                    <Counting heard=t!("Changing your votes.")>{steps}</Counting>
                    " "
                    <button type="button" id="stop" on:click=move |_| ballot.stop()>
                        {t!("Stop")}
                    </button>
                </p>
            }));
        }
        let (sentence, back) = ballot.done.get()?;
        let undo = (!back.is_empty()).then(|| {
            view! {
                <button type="button" id="undo" on:click=move |_| my_votes.undo()>
                    {t!("Undo")}
                </button>
            }
        });
        Some(Either::Right(view! {
            <p id="done" tabindex="-1">
                {sentence}
                " "
                {undo}
            </p>
        }))
    }
}
