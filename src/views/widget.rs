//! The widget: the comparison in somebody else's page, in one of three layouts.

use std::sync::Arc;

use leptos::prelude::*;

use super::cards::{cards, figures, heading, story};
use super::element::{Child, El, el, live};
use super::meter::{bar, figure};
use super::{bottom_line, button, notices, scorecard, vote};
use crate::browser::page;
use crate::state::{AppState, app_state};
use shipwith_model::address::params::Params;
use shipwith_model::address::selection::Selection;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Share};
use shipwith_model::compare::{Comparison, Side};
use shipwith_model::share::embed::{Embed, Layout, WrongAttribute};

/// How the host of a frame wants it. Colors and language are not the program's: they change nothing of what stands there.
type Asked = Result<Layout, WrongAttribute>;

/// The whole widget. Makes the state and hands it down; its host changes what it shows at any time.
pub fn widget(query: &str) -> AnyView {
    let state = AppState::begin_widget();
    provide_context(state);
    let asked = RwSignal::new(layout_of(&Params::parse(query)));
    page::on_word("shipwith:config", move |query| {
        let params = Params::parse(&query);
        state.show(Selection::read(&params));
        let now = layout_of(&params);
        if now != asked.get_untracked() {
            asked.set(now);
        }
    });
    state.follow_in_frame();
    let layout = move || asked.with(|asked| asked.as_ref().map_or("wrong", |layout| layout.key())).to_owned();
    el("main").attr("id", "main").live_attr("data-layout", layout).child(live(move || body(asked.get()))).alone()
}

fn layout_of(params: &Params) -> Asked {
    Embed::read(params).map(|embed| embed.layout)
}

fn body(asked: Asked) -> Vec<AnyView> {
    let mut parts = Vec::new();
    match asked {
        Err(wrong) => refusal(&wrong).add_to(&mut parts),
        Ok(Layout::Meter) => {
            title().class("unseen").add_to(&mut parts);
            live(line).add_to(&mut parts);
        }
        Ok(layout) => {
            title().add_to(&mut parts);
            notices::notices().add_to(&mut parts);
            cards(if layout == Layout::Full { story } else { figures }, failure).add_to(&mut parts);
            live(move || app_state().comparison.get().map(|comparison| sections(&comparison, layout))).add_to(&mut parts);
        }
    }
    parts
}

/// What follows the cards.
fn sections(comparison: &Arc<Comparison>, layout: Layout) -> Vec<El> {
    let mut sections = vec![bottom_line::bottom_line(comparison, &untrack(|| app_state().weights()))];
    if layout == Layout::Full {
        sections.push(scorecard::plain_scorecard(comparison));
        sections.push(vote::vote(comparison, "Votes are kept on this device, for this site, and are never sent anywhere."));
    }
    sections.push(el("p").class("whole").child(whole("See the full comparison")));
    sections
}

/// Says what is compared.
fn title() -> El {
    let said = || match app_state().comparison.get() {
        None => "Which one should you ship with?".to_owned(),
        Some(comparison) => comparison.title(),
    };
    el("h1").attr("id", "title").child(live(said))
}

/// The comparison in one line.
fn line() -> AnyView {
    let state = app_state();
    let failed = Side::BOTH.into_iter().find_map(|side| Some((side, state.side(side)?.err()?)));
    match (failed, state.comparison.get()) {
        (Some((side, reason)), _) => failure(side, reason).alone(),
        (None, None) => el("p").class("quiet").attr("role", "status").child("Loading the comparison…").alone(),
        (None, Some(comparison)) => {
            let seats = Side::BOTH.map(|side| seat(side, &comparison));
            let name = el("span").class("unseen").child(format!(": {}, the full comparison", comparison.title()));
            [el("div").class("line").child(seats), el("p").class("whole").child(whole("See why").child(name))].alone()
        }
    }
}

fn seat(side: Side, comparison: &Comparison) -> El {
    let tally = comparison.tool(side).panel();
    // Nothing else in this line says what the figure is a share of.
    let share = match tally.share() {
        Share::NoVotes => figure(tally),
        Share::Percent(percent) => el("span").child(format!("{percent}% ship")),
    };
    let told = match tally.share() {
        Share::NoVotes => format!(" {NOT_REVIEWED}"),
        Share::Percent(_) => format!(", {} of {} reviewers", tally.ship, tally.total()),
    };
    el("p")
        .attr("data-side", side.key())
        .attr("data-meter", "panel")
        .child(el("b").child(comparison.name(side)))
        .child(" ")
        .child(share)
        .child(el("span").class("unseen").child(told))
        .child(bar(tally))
}

/// A link to the whole comparison, in a page of its own.
fn whole(label: &str) -> El {
    let state = app_state();
    el("a").attr("target", "_blank").attr("rel", "noopener").live_attr("href", move || state.whole_address()).child(label)
}

/// A tool that cannot be shown: why, and the ways forward.
fn failure(side: Side, reason: Failure) -> El {
    let state = app_state();
    let retry = reason.can_pass().then(|| button::button("Try again", move || state.try_again()));
    let name = match reason {
        Failure::Unknown(_) | Failure::SameTwice => format!("The attribute {} of this widget names it. ", side.key()),
        _ => String::new(),
    };
    el("div")
        .class("failure")
        .attr("role", "alert")
        .child(el("h2").attr("id", heading(side)).child(reason.title()))
        .child(el("p").child(name + &reason.advice()))
        .child(
            el("p")
                .class("ways")
                .child(retry)
                .child(el("a").attr("href", "./?view=tools").attr("target", "_blank").attr("rel", "noopener").child("All tools")),
        )
}

/// An attribute that cannot be followed.
fn refusal(wrong: &WrongAttribute) -> El {
    let said = wrong.to_string();
    page::soon(move || page::announce_with("shipwith:failed", &said));
    el("div")
        .class("failure")
        .attr("role", "alert")
        .child(el("h1").child(format!("This widget’s attribute {} cannot be followed", wrong.name)))
        .child(el("p").child(wrong.to_string()))
}
