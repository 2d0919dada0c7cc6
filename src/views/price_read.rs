//! Pricing: plans side by side.

use super::element::{El, el};
use super::text::{alone_in, text};
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::tool::Plan;
use shipwith_model::compare::{Comparison, Side};

/// Both tools' plans.
pub fn price_read(comparison: &Comparison) -> El {
    el("section")
        .class("prices")
        .attr("aria-labelledby", "prices")
        .child(el("h2").attr("id", "prices").child("Pricing"))
        .child(el("div").class("pair").child(Side::BOTH.map(|side| plans(side, comparison))))
}

fn plans(side: Side, comparison: &Comparison) -> El {
    let tool = comparison.tool(side);
    let plans = el("div").class("plans").attr("data-side", side.key()).child(el("h3").child(comparison.name(side)));
    if tool.pricing.plans.is_empty() {
        let entry = tool.pricing.entry.as_ref();
        let said = entry.map_or("No price is stated.".to_owned(), |entry| format!("Starts at: {}. No plans are listed.", isolated(entry)));
        return plans.child(el("p").class("quiet").child(said));
    }
    plans.child(el("ul").child(tool.pricing.plans.iter().map(plan).collect::<Vec<El>>()))
}

fn plan(plan: &Plan) -> El {
    let unit = plan.unit.as_ref().map(|unit| [el("span").child(" "), text(unit)]);
    el("li")
        .child(el("span").class("name").child(text(&plan.name)))
        .child(el("span").class("price").child(el("b").child(text(&plan.price))).child(unit))
        .child(plan.note.as_deref().map(|note| alone_in(el("span").class("note"), note)))
}
