//! The visitor's own votes.

use leptos::prelude::*;

use super::agreement::agreement;
use super::button::button;
use super::element::{Child, El, el, live};
use super::link::link;
use super::masthead::masthead;
use super::verdict::stamp;
use super::vote::warnings;
use super::votes_file::votes_file;
use crate::browser::page;
use crate::state::{ROWS, app_state, follow};
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::ballot::{Answer, Question, Vote, Write};
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::naming::Names;
use shipwith_model::compare::Side;

/// The whole screen.
pub fn votes() -> AnyView {
    let state = app_state();
    follow(move || state.fetch_voted());
    let rows = move || {
        let votes = state.ballot.newest(state.desk.shown.get());
        let names = state.names_in(votes.iter().map(|(question, _)| question));
        votes.iter().map(|(question, vote)| row(question, vote, &names)).collect::<Vec<El>>()
    };
    let empty = move || {
        (state.ballot.count() == 0).then(|| {
            let go = link(Address::default()).child("Compare two tools");
            el("p")
                .class("quiet")
                .child("You have not voted yet. ")
                .child(go)
                .child(" and vote ship or skip. Your votes stay in this browser.")
        })
    };
    let list = el("section")
        .class("votes")
        .attr("aria-labelledby", "own-votes")
        .child(el("h2").attr("id", "own-votes").child("What you said"))
        .child(warnings())
        .child(live(later))
        .child(el("div").class("done").attr("role", "status").child(live(done)))
        .child(live(empty))
        .child(el("ul").class("ballot").child(live(rows)))
        .child(live(more));
    [
        masthead("On this device", View::Votes.label(), View::Votes.description()).alone(),
        list.alone(),
        agreement().alone(),
        votes_file().alone(),
    ]
    .alone()
}

/// The way to votes that are not listed yet.
fn more() -> Option<El> {
    let state = app_state();
    let (shown, count) = (state.desk.shown.get(), state.ballot.count());
    let more = button("Show more", move || {
        state.desk.shown.set(shown + ROWS);
        page::soon(move || page::go_to_nth(".ballot li button", shown));
    });
    (count > shown).then(|| el("p").class("more").child(format!("The newest {shown} of {count} are listed. ")).child(more))
}

/// A verdict or a pick.
fn row(question: &Question, vote: &Vote, names: &Names) -> El {
    let state = app_state();
    let (said, pair) = match (question, &vote.answer) {
        (Question::Pair(a, b), Answer::Pick(picked)) => {
            let other = if picked == a { b } else { a };
            let said = el("span").child(format!("You picked {} over {}.", names.of(picked), names.of(other)));
            (vec![said], Selection::pair(a, b))
        }
        (Question::Tool(slug), Answer::Verdict(verdict)) => {
            let name = el("span").class("name").child(names.of(slug));
            (vec![stamp(*verdict), name], Selection::default().with(Side::A, slug))
        }
        _ => (Vec::new(), Selection::default()),
    };
    let day = Date::of_moment(vote.at);
    let change = [Write { key: question.key(), text: None }];
    // Many votes are being changed: one more comes after that.
    let take_back = (!state.desk.busy.get()).then(|| {
        button("Remove", move || state.change_votes("Vote removed.", &change))
            .child(el("span").class("unseen").child(format!(": {}", subject(question, names))))
    });
    el("li")
        .attr("data-key", &question.key())
        .child(el("p").child(said))
        .child(
            el("p").class("kind").child(day.map(|day| day.to_string())).child(" · ").child(link(Address::comparing(pair)).child("Compare")),
        )
        .child(take_back)
}

/// Votes that only a newer version of the page can read: they are not listed, but they are there.
fn later() -> Option<El> {
    let said = match app_state().ballot.later() {
        0 => return None,
        1 => "One vote was stored here by a newer version of this page. It is left as it is.".to_owned(),
        n => format!("{n} votes were stored here by a newer version of this page. They are left as they are."),
    };
    Some(el("p").class("quiet").child(said))
}

/// What a vote is about, in names.
pub fn subject(question: &Question, names: &Names) -> String {
    match question {
        Question::Tool(slug) => names.of(slug),
        Question::Pair(a, b) => format!("{} or {}", names.of(a), names.of(b)),
    }
}

/// What is being done, and the way to stop it; or what was done last, and the way back.
fn done() -> Option<El> {
    let state = app_state();
    if state.desk.busy.get() {
        let said = move || {
            let (made, of) = state.ballot.progress();
            format!("Changing your votes: {made} of {of}. ")
        };
        // Who listens is told that it goes on, and not each step.
        let said = el("span").attr("aria-hidden", "true").child(live(said));
        return Some(
            el("p")
                .child(el("span").class("unseen").child("Changing your votes. "))
                .child(said)
                .child(button("Stop", move || state.ballot.stop()).attr("id", "stop")),
        );
    }
    let (said, back) = state.ballot.done.get()?;
    let undo = (!back.is_empty()).then(|| button("Undo", move || state.undo()).attr("id", "undo"));
    Some(el("p").attr("id", "done").attr("tabindex", "-1").child(said).child(" ").child(undo))
}
