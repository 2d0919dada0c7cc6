//! Buttons: those that do something, and those that stay pressed.

use super::element::{El, el};

/// A button that does something.
pub fn button(label: &str, press: impl Fn() + 'static) -> El {
    blank(press).child(label)
}

/// A button, its words still to be added, that stays pressed while `is_on` holds.
pub fn toggle(is_on: impl Fn() -> bool + Send + 'static, press: impl Fn() + 'static) -> El {
    blank(press).live_attr("aria-pressed", move || is_on().to_string())
}

fn blank(press: impl Fn() + 'static) -> El {
    el("button").attr("type", "button").on("click", move |_| press())
}
