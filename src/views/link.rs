//! Links to other screens of the page.

use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use super::element::{El, el};
use crate::state::app_state;
use shipwith_model::address::Address;

/// A link that changes the screen without loading the page anew. With a modifier key or another button the browser
/// does what it does with links.
pub fn link(address: Address) -> El {
    let state = app_state();
    // Without a query the address is the folder itself.
    let href = Some(address.query()).filter(|query| !query.is_empty()).unwrap_or_else(|| "./".to_owned());
    el("a").attr("href", &href).on("click", move |event: Event| {
        if is_plain(&event) {
            event.prevent_default();
            state.visit(address.clone());
        }
    })
}

/// Whether a click asks for nothing special, such as a new tab.
pub fn is_plain(event: &Event) -> bool {
    event
        .dyn_ref::<MouseEvent>()
        .is_none_or(|mouse| mouse.button() == 0 && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key()))
}
