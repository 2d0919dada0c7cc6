//! One tool in the list of all tools.

use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Tally};
use shipwith_model::language::said;
use shipwith_model::search::Entry;
use shipwith_model::t;

use crate::components::{Bar, Figure, Link, text};
use crate::state::{Contexts, contexts};

/// The row of a tool. On a narrow screen the label of a cell stands before it.
#[component]
pub fn Row(entry: Entry) -> impl IntoView {
    let Contexts { route, listing, made, .. } = contexts();
    let slug = StoredValue::new(entry.slug.clone());
    let to = Signal::derive(move || slug.with_value(|slug| made.of_one(View::Tool, slug)));
    let is_ticked = Memo::new(move |_| slug.with_value(|slug| listing.ticked().contains(slug)));
    let released = entry.released.map(|day| format!(" · {day}")).unwrap_or_default();
    let stated = |of: Option<String>| text(&of.unwrap_or_else(|| t!("Not stated")));
    view! {
        <tr role="row">
            <td role="cell" data-label=t!("Compare")>
                <input
                    type="checkbox"
                    id=tick(&entry.slug)
                    data-slug=entry.slug.to_string()
                    aria-label=t!("Compare {name}", name = entry.full_label())
                    prop:checked=move || is_ticked.get()
                    on:change=move |_| slug.with_value(|slug| listing.tick(slug))
                />
            </td>
            // Who listens hears the name of the tool with every cell.
            <th scope="row" role="rowheader" data-label=t!("Tool")>
                <Link to on_visit=move |address| route.visit(address) class="name">
                    {text(&entry.name)}
                </Link>
                <span class="kind">{text(&entry.maker)} " · " {text(&entry.category)} {released}</span>
            </th>
            <td role="cell" data-label=t!("Panel")>
                {share(entry.panel, said(NOT_REVIEWED))}
            </td>
            <td role="cell" data-label=t!("Community")>
                {share(entry.community, t!("No votes yet"))}
            </td>
            <td role="cell" data-label=t!("To start")>
                {stated(entry.entry)}
            </td>
            <td role="cell" data-label=t!("License")>
                {stated(entry.license)}
            </td>
        </tr>
    }
}

/// The id of the field that ticks a tool.
pub fn tick(slug: &Slug) -> String {
    format!("tick-{slug}")
}

/// The figure, what it stands for, and the split drawn.
fn share(tally: Tally, nobody: String) -> impl IntoView {
    let is_empty = tally.total() == 0;
    let count = if is_empty { nobody } else { format!(" {}", t!("{ship} of {total}", ship = tally.ship, total = tally.total())) };
    view! {
        <b>
            <Figure tally />
        </b>
        <span class=if is_empty { "unseen" } else { "kind" }>{count}</span>
        <Bar tally />
    }
}
