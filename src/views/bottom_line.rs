//! The bottom line: who leads, where they disagree, what it costs.

use super::element::{El, el};
use shipwith_model::compare::Comparison;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::compare::weights::Weights;

/// The comparison in a few sentences.
pub fn bottom_line(comparison: &Comparison, weights: &Weights) -> El {
    let line = BottomLine::of(comparison, weights);
    let disagreements: Vec<El> = line.disagreements.into_iter().map(|said| el("li").child(said)).collect();
    el("section")
        .class("bottom-line")
        .attr("aria-labelledby", "bottom-line")
        .child(el("h2").attr("id", "bottom-line").class("label").child("The bottom line"))
        .child(el("p").class("lead").child(line.lead))
        .child(el("div").child(el("h3").child("Where they disagree")).child(el("ul").child(disagreements)))
        .child(el("div").child(el("h3").child("What it costs to start")).child(el("p").child(line.cost)))
}
