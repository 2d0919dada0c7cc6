//! What the pickers do.

use std::sync::Arc;

use leptos::prelude::*;

use super::{AppState, Remote};
use crate::browser::page;
use crate::model::comparison::Side;
use crate::model::selection::Selection;
use crate::model::slug::Slug;

impl AppState {
    /// Puts another tool on one side.
    pub fn pick(&self, side: Side, slug: &Slug) {
        self.go(untrack(|| self.asked()).with(side, slug));
    }

    /// Exchanges the sides.
    pub fn swap(&self) {
        self.go(untrack(|| self.asked()).swapped());
    }

    /// Compares two tools chosen by chance, other than the two on show.
    pub fn surprise(self) {
        leptos::task::spawn_local(async move {
            self.load_entries().await;
            let Remote::Ready(entries) = self.entries.get_untracked() else { return };
            let shown = untrack(|| self.asked());
            let pairs = std::iter::repeat_with(|| entries.surprise(page::chance(), page::chance())).take(8).flatten();
            let pairs: Vec<Selection> = pairs.map(|(a, b)| Selection::pair(&a.slug, &b.slug)).collect();
            let fresh = pairs.iter().find(|pair| **pair != shown && **pair != shown.clone().swapped());
            if let Some(pair) = fresh.or(pairs.first()) {
                self.go(pair.clone());
            }
        });
    }

    /// Fetches what the pickers offer, unless it is here or on its way.
    pub fn want_entries(self) {
        leptos::task::spawn_local(self.load_entries());
    }

    async fn load_entries(self) {
        if matches!(self.entries.get_untracked(), Remote::Loading | Remote::Ready(_)) {
            return;
        }
        self.entries.set(Remote::Loading);
        let outcome = self.files.entries().await;
        self.entries.set(match outcome {
            Ok(entries) => Remote::Ready(Arc::new(entries)),
            Err(failure) => Remote::Failed(failure),
        });
    }
}
