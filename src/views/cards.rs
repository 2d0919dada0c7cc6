//! The two tool cards.

use leptos::prelude::*;

use super::failure::failure;
use super::meter::{Kind, meter};
use super::verdict::stamp;
use crate::model::comparison::Side;
use crate::model::tool::Tool;
use crate::state::app_state;

/// Both cards, lined up row by row on a wide screen.
pub fn cards() -> impl IntoView {
    view! { <div class="cards">{Side::BOTH.map(card).collect_view()}</div> }
}

fn card(side: Side) -> impl IntoView {
    let state = app_state();
    let body = move || match state.side(side) {
        None => skeleton().into_any(),
        Some(Err(reason)) => failure(side, reason).into_any(),
        Some(Ok(tool)) => facts(side, &tool).into_any(),
    };
    view! {
        <section class="card" data-side=side.key() aria-busy=move || state.is_waiting(side).to_string() aria-labelledby=format!("tool-{}", side.key())>
            {body}
        </section>
    }
}

/// Room of about the size of what is on its way.
fn skeleton() -> impl IntoView {
    view! {
        <p class="skeleton-say">"Loading this tool…"</p>
        {["line", "title", "line", "figure", "figure", "figure", "text"].map(|kind| view! { <span class=format!("bone {kind}") aria-hidden="true"></span> }).collect_view()}
    }
}

fn facts(side: Side, tool: &Tool) -> impl IntoView + use<> {
    let entry = tool.pricing.entry.clone();
    view! {
        <header>
            <p class="label">{tool.category.clone()}</p>
            <h2 id=format!("tool-{}", side.key())>{tool.name.clone()}</h2>
            <p class="tagline">{tool.tagline.clone()}</p>
        </header>
        {meter(Kind::Panel, side, tool.panel())}
        {meter(Kind::Community, side, tool.community())}
        <div class="entry">
            <p class="label">"To start"</p>
            <p class="figure">{entry.unwrap_or_else(|| "Not stated".into())}</p>
        </div>
        <p class="summary">{tool.summary.clone()}</p>
        {about(tool)}
        {own_vote(tool)}
    }
}

/// The small facts: maker, version, release, licence, links, and when they were last looked at.
fn about(tool: &Tool) -> impl IntoView + use<> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let facts = [
        ("Maker", some(&tool.maker)),
        ("Version", tool.version.clone()),
        ("Released", tool.released.map(|date| date.to_string())),
        ("License", tool.license.clone()),
        ("Facts checked", tool.checked.map(|date| date.to_string())),
    ];
    let facts = facts.into_iter().filter_map(|(name, value)| value.map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }));
    let links = [("Website", &tool.links.home), ("Documentation", &tool.links.docs), ("Source", &tool.links.source)];
    let name = tool.short_name();
    let links = links.into_iter().filter_map(|(label, link)| {
        let link = link.clone()?;
        Some(view! { <li><a href=link rel="noopener external">{label}<span class="unseen">" of "{name.to_owned()}</span></a></li> })
    });
    view! {
        <div class="about">
            <dl>{facts.collect_view()}</dl>
            <ul class="links">{links.collect_view()}</ul>
        </div>
    }
}

/// The visitor's own verdict, apart from everybody else's.
fn own_vote(tool: &Tool) -> impl IntoView + use<> {
    let (ballot, slug) = (app_state().ballot, tool.slug.clone());
    view! {
        <p class="own">
            {move || ballot.verdict(&slug).map(|verdict| view! { "Your vote, on this device: " {stamp(verdict)} })}
        </p>
    }
}
