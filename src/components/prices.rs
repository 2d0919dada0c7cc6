//! Pricing: plans side by side.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::tool::{Plan, Tool};
use shipwith_model::compare::Side;

use super::{shown, text};

/// Both tools' plans.
#[component]
pub fn Prices(tools: [Signal<Option<Arc<Tool>>>; 2], names: [Signal<String>; 2]) -> impl IntoView {
    view! {
        <section class="prices" aria-labelledby="prices">
            <h2 id="prices">"Pricing"</h2>
            <div class="pair">{Side::BOTH.map(|side| view! { <Plans side tool=tools[side.index()] name=names[side.index()] /> })}</div>
        </section>
    }
}

/// The plans of one tool, under its name.
#[component]
pub fn Plans(side: Side, tool: Signal<Option<Arc<Tool>>>, name: Signal<String>) -> impl IntoView {
    let body = move || {
        let tool = tool.get()?;
        if !tool.pricing.plans.is_empty() {
            return Some(Either::Left(view! { <ul>{tool.pricing.plans.iter().map(plan).collect_view()}</ul> }));
        }
        let entry = tool.pricing.entry.as_ref();
        let sentence =
            entry.map_or("No price is stated.".to_owned(), |entry| format!("Starts at: {}. No plans are listed.", isolated(entry)));
        Some(Either::Right(view! { <p class="quiet">{sentence}</p> }))
    };
    view! {
        <div class="plans" data-side=side.key()>
            <h3>{move || name.get()}</h3>
            {body}
        </div>
    }
}

fn plan(plan: &Plan) -> impl IntoView + use<> {
    let unit = plan.unit.as_ref().map(|unit| view! { " " {text(unit)} });
    view! {
        <li>
            <span class="name">{text(&plan.name)}</span>
            <span class="price">
                <b>{text(&plan.price)}</b>
                {unit}
            </span>
            {plan
                .note
                .as_deref()
                .map(|note| {
                    view! {
                        <span class="note" dir="auto">
                            {shown(note)}
                        </span>
                    }
                })}
        </li>
    }
}
