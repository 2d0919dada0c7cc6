//! The keys that do something outside of fields.

use leptos::prelude::GetUntracked;

use super::Contexts;
use crate::platform::document;

/// What the sheet of keys is called in the document.
pub const SHEET: &str = "keys";

/// The reviewers' names on a comparison and on a blind read, which the keys go along.
const ROUNDS: &str = "#app .round h3";

/// Follows the keys, as long as the visitor has not turned them off.
pub fn follow(contexts: Contexts) {
    document::on_key(move |key| {
        if !contexts.settings.has_keys.get_untracked() {
            return false;
        }
        match key {
            "?" => document::open_sheet(SHEET),
            "j" => document::step_along(ROUNDS, true),
            "k" => document::step_along(ROUNDS, false),
            _ if !document::has("pick-a") => false,
            "/" => {
                document::focus("pick-a");
                true
            }
            "s" => {
                contexts.swap();
                true
            }
            "r" => {
                contexts.surprise();
                true
            }
            _ => false,
        }
    });
}
