//! The tools looked at last, and the storage that keeps them.

use super::signal::Signal;
use crate::browser::storage;
use shipwith_model::compare::Comparison;
use shipwith_model::search::recent::{KEY, Recent};

/// Reads what is stored. What other tabs look at meanwhile is not followed: it would move a list under the visitor's hand.
pub fn open() -> Signal<Recent> {
    Signal::new(storage::read(KEY).map(|text| Recent::parse(&text)).unwrap_or_default())
}

/// Remembers the tools of a comparison. Where nothing can be stored they are remembered for the visit.
pub fn remember(recent: Signal<Recent>, comparison: &Comparison) {
    recent.update(|recent| {
        for tool in comparison.tools.iter().rev() {
            recent.add(&tool.slug);
        }
        let _ = storage::write(KEY, Some(&recent.text()));
    });
}
