//! The list of a picker.

use leptos::html;
use leptos::prelude::*;
use shipwith_model::catalog::verdict::Share;
use shipwith_model::language::said;
use shipwith_model::search::Entry;
use shipwith_model::search::found::Found;
use shipwith_model::search::mark::pieces;
use shipwith_model::t;

use super::picker::{Picking, list};
use super::{shown, text};

/// The open list. Its rows stay while other tools are found: only their texts change.
#[component]
pub(super) fn PickerList(picking: Picking, remark: Signal<Option<String>>) -> impl IntoView {
    let rows = move || {
        let recent = picking.answer.with(|found| if let Found::Ready(look) = found { look.recent } else { 0 });
        // The same tools may fit one letter more: then only what is marked in them changes.
        let typed = picking.typed.get().unwrap_or_default();
        let row = |(place, entry): (usize, &Entry)| row(picking, place, entry, place < recent, &typed);
        picking.with_offers(|offers| offers.iter().enumerate().map(row).collect_view())
    };
    let box_ref = NodeRef::<html::Ul>::new();
    // The option that the arrow keys lead to is in sight, and with each letter the best fit.
    Effect::new(move |_| {
        picking.typed.track();
        let (Some(place), Some(rows)) = (picking.active.get(), box_ref.get()) else { return };
        if let Some(row) = rows.children().item(place as u32) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    view! {
        <div class="popup">
            <p class="said" aria-hidden="true">
                {move || picking.sentence(remark.get())}
            </p>
            // Browsers let the tab key stop at whatever scrolls; here it goes on to the next control.
            // The field keeps the focus while the list is pressed or scrolled.
            <ul
                node_ref=box_ref
                id=list(picking.side)
                role="listbox"
                tabindex="-1"
                aria-label=t!("Tools for side {side}", side = said(picking.side.label()))
                on:mousedown=|event| event.prevent_default()
            >
                {rows}
            </ul>
        </div>
    }
}

fn row(picking: Picking, place: usize, entry: &Entry, is_recent: bool, typed: &str) -> impl IntoView + use<> {
    let panel = match entry.panel.share() {
        Share::NoVotes => t!("not reviewed yet"),
        Share::Percent(percent) => t!("{percent}% ship", percent),
    };
    let piece = |(is_typed, text): (bool, String)| {
        if is_typed { view! { <mark>{text}</mark> }.into_any() } else { view! { <span>{text}</span> }.into_any() }
    };
    let apart = entry.apart.as_deref().map(|apart| view! { {text(apart)} " · " });
    let recent = if is_recent { format!(" · {}", t!("viewed recently")) } else { String::new() };
    view! {
        <li
            id=picking.option(place)
            role="option"
            data-slug=entry.slug.to_string()
            aria-selected=move || (picking.active.get() == Some(place)).to_string()
            on:click=move |_| picking.choose(place)
        >
            <bdi class="name">{pieces(&shown(&entry.name), typed).into_iter().map(piece).collect_view()}</bdi>
            <span class="kind">{apart} {text(&entry.category)} {format!(" · {panel}{recent}")}</span>
        </li>
    }
}
