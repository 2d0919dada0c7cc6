//! The two tool cards.

use std::sync::Arc;

use super::element::{El, el, live};
use super::meter::{Kind, meter};
use super::text::{alone_in, text};
use super::verdict::stamp;
use crate::state::app_state;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::Side;

/// Both cards, lined up row by row on a wide screen. What stands where a tool cannot be shown is for the screen to say,
/// and so is how much of a tool is shown.
pub fn cards(facts: fn(Side, &Arc<Tool>) -> Vec<El>, failure: fn(Side, Failure) -> El) -> El {
    el("div").class("cards").child(Side::BOTH.map(|side| card(side, facts, failure)))
}

fn card(side: Side, facts: fn(Side, &Arc<Tool>) -> Vec<El>, failure: fn(Side, Failure) -> El) -> El {
    let state = app_state();
    let body = move || match state.side(side) {
        None => skeleton(),
        Some(Err(reason)) => vec![failure(side, reason)],
        Some(Ok(tool)) => facts(side, &tool),
    };
    el("section")
        .class("card")
        .attr("data-side", side.key())
        .live_attr("aria-busy", move || state.is_waiting(side).to_string())
        .attr("aria-labelledby", heading(side))
        .child(live(body))
}

/// The id of a card's heading.
pub fn heading(side: Side) -> &'static str {
    match side {
        Side::A => "tool-a",
        Side::B => "tool-b",
    }
}

/// Room of about the size of what is on its way.
fn skeleton() -> Vec<El> {
    let bones = ["bone line", "bone title", "bone line", "bone figure", "bone figure", "bone figure", "bone text"];
    bones.into_iter().map(|bone| el("span").class(bone).attr("aria-hidden", "true")).collect()
}

/// All that is known of a tool.
pub fn facts(side: Side, tool: &Arc<Tool>) -> Vec<El> {
    let mut facts = story(side, tool);
    facts.push(own_vote(tool));
    facts
}

/// The same without what the visitor says of it: in a frame, its height would tell the page around.
pub fn story(side: Side, tool: &Arc<Tool>) -> Vec<El> {
    let mut story = figures(side, tool);
    story.extend([alone_in(el("p").class("summary"), &tool.summary), about(tool)]);
    story
}

/// Its name and its figures.
pub fn figures(side: Side, tool: &Arc<Tool>) -> Vec<El> {
    let label = || el("p").class("label");
    let entry = tool.pricing.entry.as_deref().unwrap_or("Not stated");
    let (state, slug) = (app_state(), tool.slug.clone());
    let apart = move || state.apart(side, &slug).map(|apart| [el("span").child(" ("), text(&apart), el("span").child(")")]);
    vec![
        el("header")
            .child(label().child(text(&tool.category)))
            .child(el("h2").attr("id", heading(side)).child(text(&tool.name)).child(live(apart)))
            .child(alone_in(el("p").class("tagline"), &tool.tagline)),
        panel(side, tool),
        meter(Kind::Community, side, tool.community(), None),
        el("div").class("entry").child(label().child("To start")).child(el("p").class("figure").child(text(entry))),
    ]
}

/// The panel's meter, which follows the reader's weights.
fn panel(side: Side, tool: &Arc<Tool>) -> El {
    let (state, weighed) = (app_state(), tool.clone());
    el("div").class("panel").child(live(move || {
        let weights = state.weights();
        let plain = weighed.panel();
        let told = weights.change(&weighed).then(|| format!("with your weights; {} of {} without", plain.ship, plain.total()));
        meter(Kind::Panel, side, weights.tally(&weighed), told)
    }))
}

/// The small facts: maker, version, release, license, links, and when they were last looked at.
fn about(tool: &Tool) -> El {
    let facts = [
        ("Maker", Some(tool.maker.clone()).filter(|maker| !maker.is_empty())),
        ("Version", tool.version.clone()),
        ("Released", tool.released.map(|date| date.to_string())),
        ("License", tool.license.clone()),
        ("Facts checked", tool.checked.map(|date| date.to_string())),
    ];
    let fact = |(name, value): (&str, Option<String>)| {
        value.map(|value| el("div").child(el("dt").child(name)).child(el("dd").child(text(&value))))
    };
    let links = [("Website", &tool.links.home), ("Documentation", &tool.links.docs), ("Source", &tool.links.source)];
    let link = |(label, address): (&str, &Option<String>)| {
        let whose = el("span").class("unseen").child(format!(" of {}", isolated(tool.short_name())));
        let link = el("a").attr("href", address.as_deref()?).attr("rel", "noopener external").child(label).child(whose);
        Some(el("li").child(link))
    };
    el("div").class("about").child(el("dl").child(facts.map(fact))).child(el("ul").class("links").child(links.map(link)))
}

/// The visitor's own verdict, apart from everybody else's.
fn own_vote(tool: &Tool) -> El {
    let (ballot, slug) = (app_state().ballot, tool.slug.clone());
    let said = move || ballot.verdict(&slug).map(|verdict| [el("span").child("Your vote, on this device: "), stamp(verdict)]);
    el("p").class("own").child(live(said))
}
