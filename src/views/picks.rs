//! The two pickers with swap and surprise between them.

use super::button::button;
use super::element::{El, el};
use super::picker::picker;
use crate::state::app_state;
use shipwith_model::compare::Side;

/// Both pickers.
pub fn picks() -> El {
    let state = app_state();
    el("div")
        .class("picks")
        .attr("role", "group")
        .attr("aria-label", "The two tools")
        .child(picker(Side::A))
        .child(button("Swap", move || state.swap()).class("swap"))
        .child(picker(Side::B))
        .child(button("Surprise me", move || state.surprise()).class("surprise"))
}
