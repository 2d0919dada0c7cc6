//! The tools looked at last, and the storage that keeps them.

use leptos::prelude::*;
use shipwith_model::compare::Comparison;
use shipwith_model::search::recent::{KEY, Recent};

use crate::platform::storage;

/// The tools looked at last.
#[derive(Clone, Copy)]
pub struct RecentTools(RwSignal<Recent>);

impl RecentTools {
    /// Those of a visit that has just begun.
    pub fn of(recent: Recent) -> Self {
        Self(RwSignal::new(recent))
    }

    /// Reads what is stored. What other tabs look at meanwhile is not followed: it would move a list under the visitor's hand.
    pub fn open() -> Self {
        Self::of(storage::read(KEY).map(|text| Recent::parse(&text)).unwrap_or_default())
    }

    /// The list, as it stands; not followed, as an open picker must not move.
    pub fn now(&self) -> Recent {
        self.0.get_untracked()
    }

    /// Remembers the tools of a comparison. Where nothing can be stored, or a later version of the page has stored what it remembers,
    /// they are remembered for the visit.
    pub fn remember(&self, comparison: &Comparison) {
        let is_later = storage::read(KEY).is_some_and(|text| Recent::is_later(&text));
        self.0.update(|recent| {
            for tool in comparison.tools.iter().rev() {
                recent.add(&tool.slug);
            }
            if !is_later {
                let _ = storage::write(KEY, Some(&recent.text()));
            }
        });
    }
}
