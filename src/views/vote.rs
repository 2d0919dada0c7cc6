//! Where the visitor votes: ship or skip for each tool, and one pick for the pair.

use super::button::toggle;
use super::element::{El, el, live};
use crate::state::app_state;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::compare::{Comparison, Side};

/// The visitor's own verdicts, and a sentence on where they are kept, while they are.
pub fn vote(comparison: &Comparison, kept: &'static str) -> El {
    let ballot = app_state().ballot;
    el("section")
        .class("vote")
        .attr("aria-labelledby", "vote")
        .child(el("h2").attr("id", "vote").child("Your call"))
        .child(el("p").class("quiet").child("Press to vote, press again to undo. ").child(live(move || ballot.keeps().then_some(kept))))
        .child(el("div").class("pair").child(Side::BOTH.map(|side| booth(comparison, side))))
        .child(warnings())
}

/// What the visitor must know about where the votes are kept.
pub fn warnings() -> El {
    let ballot = app_state().ballot;
    let said = move || ballot.warnings().into_iter().map(|warning| el("p").child(warning)).collect::<Vec<El>>();
    el("div").class("warnings").attr("role", "status").child(live(said))
}

fn booth(comparison: &Comparison, side: Side) -> El {
    let tool = comparison.tool(side);
    let name = comparison.name(side);
    el("div")
        .class("booth")
        .attr("data-side", side.key())
        .attr("role", "group")
        .attr("aria-label", &format!("Your verdict on {name}"))
        .child(el("h3").child(&*name))
        .child(el("div").class("verdicts").child([Verdict::Ship, Verdict::Skip].map(|verdict| verdict_button(side, tool, &name, verdict))))
        .child(pick_button(comparison, side))
}

fn pick_button(comparison: &Comparison, side: Side) -> El {
    let ballot = app_state().ballot;
    let pair = comparison.tools.each_ref().map(|tool| tool.slug.clone());
    let picked = pair.clone();
    toggle(move || ballot.is_picked(&picked, side), move || ballot.pick(&pair, side))
        .class("pick")
        .attr("data-pick", side.key())
        .child(format!("I’d ship with {}", comparison.name(side)))
}

fn verdict_button(side: Side, tool: &Tool, name: &str, verdict: Verdict) -> El {
    let ballot = app_state().ballot;
    let (slug, voted) = (tool.slug.clone(), tool.slug.clone());
    toggle(move || ballot.verdict(&slug) == Some(verdict), move || ballot.vote(&voted, verdict))
        .attr("data-vote", verdict.key())
        .attr("data-side", side.key())
        .child(verdict.label())
        .child(el("span").class("unseen").child(format!(" {name}")))
}
