//! Pricing: plans side by side.

use super::element::{El, el};
use shipwith_model::catalog::tool::{Plan, Tool};
use shipwith_model::compare::{Comparison, Side};

/// Both tools' plans.
pub fn price_read(comparison: &Comparison) -> El {
    el("section")
        .class("prices")
        .attr("aria-labelledby", "prices")
        .child(el("h2").attr("id", "prices").child("Pricing"))
        .child(el("div").class("pair").child(Side::BOTH.map(|side| plans(side, comparison.tool(side)))))
}

fn plans(side: Side, tool: &Tool) -> El {
    let plans = el("div").class("plans").attr("data-side", side.key()).child(el("h3").child(tool.short_name()));
    if tool.pricing.plans.is_empty() {
        let entry = tool.pricing.entry.as_ref();
        let said = entry.map_or("No price is stated.".to_owned(), |entry| format!("Starts at: {entry}. No plans are listed."));
        return plans.child(el("p").class("quiet").child(said));
    }
    plans.child(el("ul").child(tool.pricing.plans.iter().map(plan).collect::<Vec<El>>()))
}

fn plan(plan: &Plan) -> El {
    let unit = plan.unit.as_ref().map(|unit| format!(" {unit}"));
    el("li")
        .child(el("span").class("name").child(plan.name.clone()))
        .child(el("span").class("price").child(el("b").child(plan.price.clone())).child(unit))
        .child(plan.note.as_deref().map(|note| el("span").class("note").child(note)))
}
