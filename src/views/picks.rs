//! The two pickers with swap and surprise between them.

use super::element::{El, el};
use super::picker::picker;
use crate::model::comparison::Side;
use crate::state::app_state;

/// Both pickers.
pub fn picks() -> El {
    let state = app_state();
    let button = |class: &str| el("button").attr("type", "button").class(class);
    el("div")
        .class("picks")
        .attr("role", "group")
        .attr("aria-label", "The two tools")
        .child(picker(Side::A))
        .child(button("swap").on("click", move |_| state.swap()).child("Swap"))
        .child(picker(Side::B))
        .child(button("surprise").on("click", move |_| state.surprise()).child("Surprise me"))
}
