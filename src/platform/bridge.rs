//! Events between the program and the scripts of its page (`web/`), by the names of [`protocol`](super::protocol).

use leptos::prelude::{window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit};

/// Calls `hear` with the text of every event of that name which the page's own scripts send.
pub fn listen(event: &str, hear: impl Fn(String) + 'static) {
    // The page lives as long as its window, so the listener is never taken off.
    let _ = window_event_listener_untyped(event, move |event| {
        // An event of that name without a text is none of ours.
        if let Some(text) = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string()) {
            hear(text);
        }
    });
}

/// Sends an event without a text.
pub fn send(event: &str) {
    send_with(event, "");
}

/// Sends an event with a text.
pub fn send_with(event: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&detail.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window().dispatch_event(&event);
    }
}
