//! How the visitor's verdicts compare with each reviewer's.

use super::button::button;
use super::element::{El, el, live};
use super::meter::bar;
use super::text::text;
use crate::browser::page;
use crate::state::{COUNTED, app_state};
use shipwith_model::compare::agreement::Agreement;

/// The section; it fills as the files of the tools voted on come.
pub fn agreement() -> El {
    let state = app_state();
    let rows = move || state.agreements().iter().map(row).collect::<Vec<El>>();
    el("section")
        .class("agreement")
        .attr("aria-labelledby", "agreement")
        .child(el("h2").attr("id", "agreement").attr("tabindex", "-1").child("You and the panel"))
        .child(el("p").class("quiet").attr("role", "status").child(live(said)))
        .child(live(missing))
        .child(live(rest))
        .child(el("ul").child(live(rows)))
}

fn row(agreement: &Agreement) -> El {
    let tally = agreement.tally;
    el("li")
        .child(el("p").child("You agree with ").child(el("b").child(text(&agreement.reviewer.name))).child(format!(
            " {} of {} time{}.",
            tally.ship,
            tally.total(),
            if tally.total() == 1 { "" } else { "s" }
        )))
        .child(bar(tally))
}

fn said() -> String {
    let state = app_state();
    match state.desk.waiting.get() {
        0 if state.agreements().is_empty() => {
            "Vote on a tool that the panel has judged, and here is how often you and each reviewer agree.".to_owned()
        }
        0 => "On the tools that you both judged, the closest first.".to_owned(),
        1 => "Loading one of your tools…".to_owned(),
        waiting => format!("Loading {waiting} of your tools…"),
    }
}

/// Votes on so many tools that not all are counted: each is a file.
fn rest() -> Option<El> {
    let state = app_state();
    let (counted, count) = (state.desk.counted.get(), state.ballot.on_tools());
    let more = button("Count more", move || {
        state.desk.counted.set(counted + COUNTED);
        page::go_to("agreement");
    });
    (count > counted && state.desk.waiting.get() == 0)
        .then(|| el("p").child(format!("The {counted} tools you voted on last, of {count}, are counted. ")).child(more))
}

/// Tools that cannot be counted because their files did not come.
fn missing() -> Option<El> {
    let state = app_state();
    let said = match state.desk.missing.read().iter().filter(|(_, can_pass)| *can_pass).count() {
        0 => return None,
        1 => "One tool could not be loaded, so it is not counted. ".to_owned(),
        n => format!("{n} tools could not be loaded, so they are not counted. "),
    };
    let again = button("Try again", move || {
        state.fetch_missing();
        page::go_to("agreement");
    });
    Some(el("p").child(said).child(again))
}
