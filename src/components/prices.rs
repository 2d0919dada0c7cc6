//! Pricing: plans side by side.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::tool::{Plan, Tool};
use shipwith_model::compare::Side;
use shipwith_model::compare::same::Same;
use shipwith_model::t;

use super::{catalog_lang, shown, text};

/// Both tools' plans.
#[component]
pub fn Prices(
    tools: [Signal<Option<Arc<Tool>>>; 2],
    names: [Signal<String>; 2],
    /// Plans that are left out, as both have them.
    #[prop(into, optional)]
    same: Signal<Same>,
) -> impl IntoView {
    view! {
        <section class="prices" aria-labelledby="prices">
            <h2 id="prices">{t!("Pricing")}</h2>
            <div class="pair">{Side::BOTH.map(|side| view! { <Plans side tool=tools[side.index()] name=names[side.index()] same /> })}</div>
        </section>
    }
}

/// The plans of one tool, under its name.
#[component]
pub fn Plans(
    side: Side,
    tool: Signal<Option<Arc<Tool>>>,
    name: Signal<String>,
    #[prop(into, optional)] same: Signal<Same>,
) -> impl IntoView {
    let body = move || {
        let tool = tool.get()?;
        if !tool.pricing.plans.is_empty() {
            let others = tool.pricing.plans.iter().filter(|plan| same.with(|same| !same.has_plan(plan)));
            return Some(Either::Left(view! { <ul>{others.map(plan).collect_view()}</ul> }));
        }
        let entry = tool.pricing.entry.as_ref();
        let sentence = entry
            .map_or_else(|| t!("No price is stated."), |entry| t!("Starts at: {price}. No plans are listed.", price = isolated(entry)));
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
                        <span class="note" dir="auto" lang=catalog_lang()>
                            {shown(note)}
                        </span>
                    }
                })}
        </li>
    }
}
