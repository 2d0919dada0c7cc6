//! The price read: plans side by side.

use leptos::prelude::*;

use crate::model::comparison::{Comparison, Side};
use crate::model::tool::{Plan, Tool};

/// Both tools' plans.
pub fn price_read(comparison: &Comparison) -> impl IntoView + use<> {
    view! {
        <section class="prices" aria-labelledby="prices">
            <h2 id="prices">"The price read"</h2>
            <div class="pair">{Side::BOTH.map(|side| plans(side, comparison.tool(side))).collect_view()}</div>
        </section>
    }
}

fn plans(side: Side, tool: &Tool) -> impl IntoView + use<> {
    let rows = tool.pricing.plans.iter().map(plan).collect_view();
    let none = tool.pricing.plans.is_empty().then(|| {
        let entry = tool.pricing.entry.clone();
        view! { <p class="quiet">{entry.map_or("No price is stated.".to_owned(), |entry| format!("Starts at: {entry}. No plans are listed."))}</p> }
    });
    view! {
        <div class="plans" data-side=side.key()>
            <h3>{tool.short_name().to_owned()}</h3>
            {none}
            <ul>{rows}</ul>
        </div>
    }
}

fn plan(plan: &Plan) -> impl IntoView + use<> {
    view! {
        <li>
            <span class="name">{plan.name.clone()}</span>
            <span class="price"><b>{plan.price.clone()}</b> " " {plan.unit.clone()}</span>
            {plan.note.clone().map(|note| view! { <span class="note">{note}</span> })}
        </li>
    }
}
