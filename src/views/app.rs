//! The page as a whole: what stands where.

use leptos::prelude::*;

use super::blind::blind;
use super::choice::choice;
use super::comparison::comparison;
use super::element::{Child, El, el, live};
use super::embed::embed;
use super::header::header;
use super::link::link;
use super::tools::tools;
use super::votes::votes;
use crate::state::{AppState, app_state};
use shipwith_model::address::{Address, View};

/// The whole page. Makes the state and hands it down.
pub fn app() -> AnyView {
    let state = AppState::begin();
    provide_context(state);
    let page = [header(), el("main").attr("id", "main").child(live(remarks)).child(live(screen)), footer()];
    state.follow();
    page.alone()
}

/// What the address asks for and does not get.
fn remarks() -> Option<El> {
    let said: Vec<El> = app_state().remarks.get().into_iter().map(|remark| el("p").child(remark)).collect();
    (!said.is_empty()).then(|| el("div").class("warnings remarks").attr("role", "status").child(said))
}

fn screen() -> AnyView {
    match app_state().view() {
        View::Comparison => comparison(),
        View::Tools => tools(),
        View::Votes => votes(),
        View::Blind => blind(),
        View::Embed => embed(),
    }
}

fn footer() -> El {
    let state = app_state();
    let options = [("on", "Opens a picker"), ("off", "Off")].map(|(key, label)| (key.to_owned(), label.to_owned()));
    let chosen = move || if state.has_slash() { "on" } else { "off" }.to_owned();
    let editorial = "The panel is editorial: each reviewer is a point of view, written to be argued with. \
                     Community figures appear only where there is a source.";
    el("footer")
        .class("site")
        .child(el("p").child(editorial))
        .child(link(Address::of(View::Embed)).child("Embed a comparison"))
        .child(choice("The / key", options, chosen, move |key| state.choose_slash(key == "on")))
}
