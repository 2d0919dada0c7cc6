//! The address bar and the history.

use leptos::ev;
use leptos::prelude::{window, window_event_listener};
use wasm_bindgen::JsValue;

/// The query string of the address, with its `?`; nothing when it cannot be read.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// Makes `query` the address, as a new entry of the history.
///
/// A browser that refuses (a sandboxed frame, a flood of changes) leaves the address as it is: the page goes on.
pub fn push(query: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&whole(query)));
    }
}

/// Makes `query` the address, in place of the one there is.
pub fn replace(query: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&whole(query)));
    }
}

/// The page's address with another query.
pub fn whole(query: &str) -> String {
    let mut address = window().location().href().unwrap_or_default();
    address.truncate(address.find(['?', '#']).unwrap_or(address.len()));
    address + query
}

/// The path of the page: with its folder, what is stored belongs to.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Calls `follow` when the visitor goes back or forward.
pub fn on_travel(follow: impl Fn() + 'static) {
    // The page lives as long as its window, so the listener is never taken off.
    let _ = window_event_listener(ev::popstate, move |_| follow());
}
