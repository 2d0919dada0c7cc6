//! Where the visitor votes: ship or skip for each tool, and one pick for the pair.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::comparison::{Comparison, Side};
use crate::model::tool::Tool;
use crate::model::verdict::Verdict;
use crate::state::app_state;

/// The visitor's own verdicts.
pub fn vote(comparison: &Comparison) -> impl IntoView + use<> {
    let ballot = app_state().ballot;
    view! {
        <section class="vote" aria-labelledby="vote">
            <h2 id="vote">"Your call"</h2>
            <p class="quiet">"Press once to vote, twice to take it back. Votes stay in this browser and are never sent anywhere."</p>
            <div class="pair">{Side::BOTH.map(|side| booth(comparison, side)).collect_view()}</div>
            <div class="warnings" role="status">
                {move || ballot.warnings().into_iter().map(|warning| view! { <p>{warning}</p> }).collect_view()}
            </div>
        </section>
    }
}

fn booth(comparison: &Comparison, side: Side) -> impl IntoView + use<> {
    let ballot = app_state().ballot;
    let tools = comparison.tools.clone();
    let tool = comparison.tool(side).clone();
    let name = tool.short_name().to_owned();
    let label = format!("Your verdict on {name}");
    let buttons = [Verdict::Ship, Verdict::Skip].map(|verdict| verdict_button(side, &tool, verdict)).collect_view();
    let is_picked = {
        let (tools, tool) = (tools.clone(), tool.clone());
        move || ballot.is_picked(slugs(&tools), &tool.slug).to_string()
    };
    view! {
        <div class="booth" data-side=side.key() role="group" aria-label=label>
            <h3>{name.clone()}</h3>
            <div class="verdicts">{buttons}</div>
            <button type="button" class="pick" data-pick=side.key() aria-pressed=is_picked on:click=move |_| ballot.pick(slugs(&tools), &tool.slug)>
                {format!("I’d ship with {name}")}
            </button>
        </div>
    }
}

fn verdict_button(side: Side, tool: &Tool, verdict: Verdict) -> impl IntoView + use<> {
    let ballot = app_state().ballot;
    let (slug, name) = (tool.slug.clone(), tool.short_name().to_owned());
    let is_cast = {
        let slug = slug.clone();
        move || (ballot.verdict(&slug) == Some(verdict)).to_string()
    };
    view! {
        <button type="button" data-vote=verdict.key() data-side=side.key() aria-pressed=is_cast on:click=move |_| ballot.vote(&slug, verdict)>
            {verdict.label()}<span class="unseen">" "{name}</span>
        </button>
    }
}

fn slugs(tools: &[Arc<Tool>; 2]) -> [&crate::model::slug::Slug; 2] {
    tools.each_ref().map(|tool| &tool.slug)
}
