//! The slash key, which opens a picker unless the visitor wants it not to: who speaks to the page, or whose hand shakes,
//! may press it without meaning to.

use super::signal::Signal;
use crate::browser::{page, storage};
use shipwith_model::scope::SLASH as KEY;

/// Reads what is stored, and listens to the key.
pub fn open() -> Signal<bool> {
    let is_on = Signal::new(storage::read(KEY).is_none());
    // Who needs it off needs it off in every tab.
    storage::on_change(move |key| {
        if key.is_none_or(|key| key == KEY) {
            is_on.set(storage::read(KEY).is_none());
        }
    });
    page::on_slash(move || {
        let works = is_on.get_untracked() && page::has("pick-a");
        if works {
            page::focus("pick-a");
        }
        works
    });
    is_on
}

/// Lets the key work or not. Where that cannot be kept it lasts for the visit.
pub fn choose(is_on: Signal<bool>, chosen: bool) {
    is_on.set(chosen);
    let _ = storage::write(KEY, Some("off").filter(|_| !chosen));
}
