//! What the visitor should know about the page itself.

use leptos::prelude::AnyView;

use super::button::button;
use super::element::{El, el, live};
use crate::state::app_state;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::problem::first;

/// How many of them are named.
const LISTED: usize = 50;

/// What was damaged in the files shown, and so left out. Nothing, when all is well.
pub fn notices() -> AnyView {
    let state = app_state();
    live(move || {
        let said = state.left_out();
        let summary = match said.len() {
            0 => return None,
            1 => "One entry of this catalog could not be read and is left out".to_owned(),
            n => format!("{n} entries of this catalog could not be read and are left out"),
        };
        let lines: Vec<El> = first(said, LISTED).into_iter().map(|line| el("li").child(&*isolated(&line))).collect();
        let retry = state.has_no_catalog().then(|| button("Try again", move || state.try_again()));
        let details = el("details").class("notices").child(el("summary").child(summary)).child(el("ul").child(lines));
        Some([Some(details), retry])
    })
}
