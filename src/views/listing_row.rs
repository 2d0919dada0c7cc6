//! One tool in the list of all tools.

use super::element::{Child, El, el};
use super::link::link;
use super::meter::{bar, figure};
use super::text::text;
use crate::state::app_state;
use shipwith_model::address::Address;
use shipwith_model::address::selection::Selection;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Tally};
use shipwith_model::search::Entry;

/// The row of a tool.
pub fn row(entry: &Entry) -> El {
    let state = app_state();
    let (slug, ticked) = (entry.slug.clone(), entry.slug.clone());
    let field = el("input")
        .attr("type", "checkbox")
        .attr("id", &tick(&entry.slug))
        .attr("data-slug", entry.slug.as_str())
        .attr("aria-label", &format!("Compare {}", entry.full_label()))
        .live_checked(move || state.is_ticked(&ticked))
        .on("change", move |_| state.tick(&slug));
    let pair = Selection { a: Some(entry.slug.to_string()), b: None };
    let released = entry.released.map(|day| format!(" · {day}")).unwrap_or_default();
    let name = [
        link(Address::comparing(pair)).class("name").child(text(&entry.name)),
        el("span").class("kind").child(text(&entry.maker)).child(" · ").child(text(&entry.category)).child(released),
    ];
    let stated = |said: &Option<String>| text(said.as_deref().unwrap_or("Not stated"));
    el("tr")
        .attr("role", "row")
        .child(cell("Compare", field))
        .child(cell("Tool", name))
        .child(cell("Panel", share(entry.panel, NOT_REVIEWED)))
        .child(cell("Community", share(entry.community, "No votes yet")))
        .child(cell("To start", stated(&entry.entry)))
        .child(cell("License", stated(&entry.license)))
}

/// The id of the field that ticks a tool.
pub fn tick(slug: &Slug) -> String {
    format!("tick-{slug}")
}

/// A cell; on a narrow screen its label stands before it.
fn cell(label: &str, child: impl Child) -> El {
    // Who listens hears the name of the tool with every cell.
    let role = if label == "Tool" { "rowheader" } else { "cell" };
    el("td").attr("role", role).attr("data-label", label).child(child)
}

/// The figure, what it stands for, and the split drawn.
fn share(tally: Tally, nobody: &str) -> [El; 3] {
    let told = if tally.total() == 0 { nobody.to_owned() } else { format!(" {} of {}", tally.ship, tally.total()) };
    [el("b").child(figure(tally)), el("span").class(if tally.total() == 0 { "unseen" } else { "kind" }).child(told), bar(tally)]
}
