//! Votes as a file: taken out, taken in, and all erased.

use leptos::prelude::*;

use super::button::button;
use super::element::{El, el, live};
use super::votes::subject;
use crate::browser::page;
use crate::state::{AppState, app_state};
use shipwith_model::ballot::{Answer, Question};
use shipwith_model::catalog::naming::Names;
use shipwith_model::catalog::problem::first;

/// How many lines of a list are shown at the most.
const LISTED: usize = 50;

const ASK: &str = "erase";
const KEEP: &str = "keep";

/// The section.
pub fn votes_file() -> El {
    let state = app_state();
    let asked = RwSignal::new(false);
    let field = el("input")
        .attr("id", "votes-in")
        .attr("type", "file")
        .attr("accept", "application/json,.json")
        .on("change", move |event| state.choose_file(&event));
    el("section")
        .class("votes-file")
        .attr("aria-labelledby", "votes-file")
        .child(el("h2").attr("id", "votes-file").child("Back up or move your votes"))
        .child(
            el("p")
                .class("quiet")
                .child("A file of your votes is yours: take it to another browser, or hand it to whoever runs this site to be counted."),
        )
        .child(el("p").child(button("Save my votes as a file", move || state.export())))
        .child(el("label").class("choice").attr("for", "votes-in").child("Import votes from a file"))
        .child(field)
        .child(el("div").attr("role", "status").child(live(move || state.desk.reading.get().map(|name| format!("Reading {name}…")))))
        .child(live(move || taking_in(state)))
        .child(el("p").class("ways").child(live(move || erase(state, asked))))
}

/// What a chosen file would change, before it does.
fn taking_in(state: AppState) -> Option<El> {
    let preview =
        el("div").class("taking-in").attr("id", "taking-in").attr("tabindex", "-1").attr("role", "group").attr("aria-label", "The file");
    let cancel = || {
        button("Cancel", move || {
            state.desk.taking_in.set(None);
            page::go_to("votes-in");
        })
    };
    Some(match state.desk.taking_in.get()? {
        Err(problem) => preview.child(el("p").child(format!("This file cannot be used. {problem}"))).child(cancel()),
        Ok((file, problems)) => {
            // Votes may be cast meanwhile, in another tab: what would change follows them.
            let merge = state.ballot.merge(&file);
            let names = state.names_in(merge.replaced.iter().take(LISTED).map(|(question, ..)| question));
            let others = merge.replaced.len().saturating_sub(LISTED);
            let replaced = merge.replaced.iter().take(LISTED).map(|(question, here, other)| change(question, here, other, &names));
            let replaced =
                replaced.chain((others > 0).then(|| format!("And {others} more."))).map(|line| el("li").child(line)).collect::<Vec<El>>();
            let apply = (!merge.writes.is_empty()).then(|| {
                button("Import", move || {
                    state.desk.taking_in.set(None);
                    let merge = untrack(|| state.ballot.merge(&file));
                    state.change_votes("Votes imported.", &merge.writes);
                })
            });
            let lines: Vec<El> = first(problems, LISTED).into_iter().map(|problem| el("li").child(problem)).collect();
            let unread = (!lines.is_empty()).then(|| [el("p").child("What cannot be read is left out:"), el("ul").child(lines)]);
            preview
                .child(el("p").child(merge.told()))
                .child(el("ul").child(replaced))
                .child(unread)
                .child(el("p").class("ways").child(apply).child(cancel()))
        }
    })
}

/// `Aider: Skip → Ship`.
fn change(question: &Question, here: &Answer, other: &Answer, names: &Names) -> String {
    let said = |answer: &Answer| match answer {
        Answer::Verdict(verdict) => verdict.label().to_owned(),
        Answer::Pick(slug) => names.of(slug),
    };
    format!("{}: {} → {}", subject(question, names), said(here), said(other))
}

/// Asks before all is erased.
fn erase(state: AppState, asked: RwSignal<bool>) -> Vec<El> {
    let count = state.ballot.count() + state.ballot.damaged();
    if count == 0 || state.desk.busy.get() {
        return Vec::new();
    }
    if !asked.get() {
        return vec![button("Erase all…", move || ask(asked, true)).attr("id", ASK)];
    }
    let sure = button("Erase them", move || {
        asked.set(false);
        state.change_votes("All your votes are erased.", &state.ballot.erasing());
    });
    vec![
        el("span").attr("role", "status").child(format!("Erase all {count}?")),
        sure,
        button("Keep them", move || ask(asked, false)).attr("id", KEEP),
    ]
}

/// Asks, or no longer; the focus goes to what stands there then.
fn ask(asked: RwSignal<bool>, asks: bool) {
    asked.set(asks);
    page::soon(move || page::go_to(if asks { KEEP } else { ASK }));
}
