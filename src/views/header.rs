//! The head of every page: the site's name, the screens, the theme.

use super::choice::choice;
use super::element::{El, el, live};
use super::link::link;
use crate::state::app_state;
use shipwith_model::address::{Address, View};
use shipwith_model::bidi::isolated;
use shipwith_model::theme::Theme;

/// The head of the page.
pub fn header() -> El {
    let state = app_state();
    let name = move || state.catalog().map_or_else(|| "Shipwith".to_owned(), |catalog| isolated(catalog.site.name()).into_owned());
    el("header")
        .class("site")
        .child(el("a").class("skip-link").attr("href", "#main").child("Skip to the content"))
        .child(link(Address::default()).class("brand").child(live(name)))
        .child(el("nav").attr("aria-label", "Screens").child(el("ul").child(View::MAIN.map(screen))))
        .child(theme())
}

fn screen(view: View) -> El {
    let state = app_state();
    let current = move || if state.view() == view { "page" } else { "false" }.to_owned();
    el("li").child(link(Address::of(view)).live_attr("aria-current", current).child(view.label()))
}

fn theme() -> El {
    let state = app_state();
    let options = Theme::ALL.map(|theme| (theme.key().to_owned(), theme.label().to_owned()));
    choice("Theme", options, move || state.theme().key().to_owned(), move |key| state.choose_theme(Theme::parse(&key)))
}
