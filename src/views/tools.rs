//! The list of all tools.

use leptos::prelude::*;

use super::button::button;
use super::element::{Child, El, el, live};
use super::listing_row::{row, tick};
use super::masthead::masthead;
use super::sieve::sieve;
use crate::browser::page;
use crate::state::{ROWS, app_state};
use shipwith_model::address::View;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::search::Entry;

/// The heads of the columns.
const COLUMNS: [&str; 6] = ["Compare", "Tool", "Panel", "Community", "To start", "License"];

/// The whole screen.
pub fn tools() -> AnyView {
    let state = app_state();
    let rows = move || {
        let (left, entries) = (state.listing.left.read(), state.listing.entries.read());
        left.iter().take(state.listing.shown.get()).map(|place| row(&entries.all()[*place])).collect::<Vec<El>>()
    };
    let head = COLUMNS.map(|column| el("th").attr("role", "columnheader").attr("scope", "col").child(column));
    // The roles are there because browsers forget them when cells are laid out otherwise on a narrow screen.
    let table = el("table")
        .class("listing")
        .attr("role", "table")
        .child(el("caption").class("unseen").child("All tools"))
        .child(el("thead").attr("role", "rowgroup").child(el("tr").attr("role", "row").child(head)))
        .child(el("tbody").attr("role", "rowgroup").child(live(rows)));
    let more = move || {
        let shown = state.listing.shown.get();
        let next = state.listing.left.read().get(shown).map(|place| state.listing.entries.read().all()[*place].slug.clone());
        let more = |next: Slug| {
            button("Show more", move || {
                state.listing.shown.set(shown + ROWS);
                let next = tick(&next);
                page::soon(move || page::go_to(&next));
            })
        };
        next.map(|next| more(next).class("more"))
    };
    [
        masthead("The catalog", View::Tools.label(), live(said)).alone(),
        sieve().alone(),
        live(trouble),
        table.alone(),
        live(more),
        live(ticked),
    ]
    .alone()
}

/// How many are left.
fn said() -> String {
    let listing = app_state().listing;
    let count = match listing.count.get() {
        // What did not come is said below.
        None if listing.failure.read().is_some() => return String::new(),
        None => return "Loading the list of tools…".to_owned(),
        Some(0) => return "There are no tools in this catalog.".to_owned(),
        Some(count) => count,
    };
    let here = listing.entries.read().all().len();
    let read = if listing.has_more() { format!(" Read so far: {here}.") } else { String::new() };
    match listing.left.read().len() {
        0 => format!("None of {count} tools match.{read}"),
        1 if count == 1 => "1 tool.".to_owned(),
        left if left == count => format!("{count} tools."),
        left => format!("{left} of {count} tools.{read}"),
    }
}

/// What did not come, and what is still to be read.
fn trouble() -> Option<El> {
    let state = app_state();
    let listing = state.listing;
    let failure = listing.failure.get();
    if listing.is_busy() || (failure.is_none() && !listing.has_more()) {
        return None;
    }
    let label = if failure.is_some() { "Try again" } else { "Read more of the list" };
    let said = failure.map(|failure| el("p").child(format!("The list of tools could not be loaded. {}", failure.advice())));
    let button = button(label, move || {
        state.read_list();
        page::go_to("title");
    });
    Some(el("div").class("failure").attr("role", "status").child(said).child(button))
}

/// What is ticked, and the way to compare it.
fn ticked() -> El {
    let state = app_state();
    let ticked = state.ticked();
    let name = |slug: &Slug| {
        let entries = state.listing.entries.read();
        entries.all().iter().find(|entry| entry.slug == *slug).map_or_else(|| slug.to_string(), Entry::label)
    };
    let names: Vec<String> = ticked.iter().map(name).collect();
    let said = match names.as_slice() {
        [] => "Choose two tools to compare.".to_owned(),
        [one] => format!("{one} selected. Choose one more."),
        names => names.join(" and "),
    };
    let go = (ticked.len() == 2).then(|| button("Compare", move || state.compare_ticked()).class("go"));
    let clear = (!ticked.is_empty()).then(|| {
        button("Clear", move || {
            state.untick();
            page::soon(|| page::go_to("ticked"));
        })
    });
    el("div")
        .class("ticked")
        .child(el("p").attr("id", "ticked").attr("tabindex", "-1").attr("role", "status").child(said))
        .child(go)
        .child(clear)
}
