//! The list of a picker, and what is said about it.

use leptos::prelude::*;

use super::element::{El, el, live};
use super::picker::{Picker, list};
use super::text::text;
use crate::state::Found;
use shipwith_model::bidi::shown;
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Share};
use shipwith_model::search::Entry;
use shipwith_model::search::mark::pieces;
use shipwith_model::search::shards::Look;

/// The open list.
pub fn popup(picker: Picker) -> El {
    let rows = move || {
        let (recent, typed) = (picker.recent(), picker.typed.get_untracked().unwrap_or_default());
        let rows = picker.offers().into_iter().enumerate().map(|(place, entry)| row(picker, place, entry, place < recent, &typed));
        rows.collect::<Vec<El>>()
    };
    let rows = el("ul")
        .attr("id", list(picker.side))
        .attr("role", "listbox")
        // Browsers let the tab key stop at whatever scrolls; here it goes on to the next control.
        .attr("tabindex", "-1")
        .attr("aria-label", &format!("Tools for side {}", picker.side.label()))
        // The field keeps the focus while the list is pressed or scrolled.
        .on("mousedown", |event| event.prevent_default())
        .child(live(rows));
    el("div").class("popup").child(el("p").class("said").attr("aria-hidden", "true").child(live(move || said(&picker)))).child(rows)
}

fn row(picker: Picker, place: usize, entry: Entry, is_recent: bool, typed: &str) -> El {
    let panel = match entry.panel.share() {
        Share::NoVotes => NOT_REVIEWED.to_ascii_lowercase(),
        Share::Percent(percent) => format!("{percent}% ship"),
    };
    let piece = |(is_typed, text): (bool, String)| el(if is_typed { "mark" } else { "span" }).child(text);
    let name = el("bdi").class("name").child(pieces(&shown(&entry.name), typed).into_iter().map(piece).collect::<Vec<El>>());
    let apart = entry.apart.as_deref().map(|apart| [text(apart), el("span").child(" · ")]);
    let recent = if is_recent { " · viewed recently" } else { "" };
    el("li")
        .attr("id", &picker.option(place))
        .attr("role", "option")
        .attr("data-slug", entry.slug.as_str())
        .live_attr("aria-selected", move || (picker.active.get() == Some(place)).to_string())
        .on("click", move |_| picker.choose(place))
        .child(name)
        .child(el("span").class("kind").child(apart).child(text(&entry.category)).child(format!(" · {panel}{recent}")))
}

/// What is said of the list: seen above it, and heard from a place that is there before the list is.
pub fn said(picker: &Picker) -> String {
    // The list may stand over the card that says what is wrong, so it says it too.
    if let (None, Some(Err(reason))) = (picker.typed.get(), picker.state.side(picker.side)) {
        return reason.title();
    }
    match picker.answer.get() {
        Found::Loading(_) => "Loading the list of tools…".to_owned(),
        Found::Failed(failure) => format!("The list of tools could not be loaded. {}", failure.advice()),
        Found::Ready(Look { is_cut: true, .. }) => "Many tools match. Keep typing to narrow the list.".to_owned(),
        Found::Ready(Look { count: 0, entries, .. }) if entries.is_empty() => "No match. Try fewer letters.".to_owned(),
        Found::Ready(Look { count: 0, .. }) => "No match. Closest names:".to_owned(),
        Found::Ready(Look { count: 1, .. }) => "1 tool".to_owned(),
        Found::Ready(look) if look.count > look.entries.len() => {
            format!("{} tools, the first {} shown", look.count, look.entries.len())
        }
        Found::Ready(look) => format!("{} tools", look.count),
    }
}
