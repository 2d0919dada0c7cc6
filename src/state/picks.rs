//! What the pickers do.

use leptos::prelude::*;

use super::{AppState, Found, follow};
use crate::browser::page;
use crate::model::comparison::Side;
use crate::model::selection::Selection;
use crate::model::shards::Look;
use crate::model::slug::Slug;

impl AppState {
    /// Puts another tool on one side.
    pub fn pick(&self, side: Side, slug: &Slug) {
        self.compare(untrack(|| self.asked()).with(side, slug));
    }

    /// Exchanges the sides.
    pub fn swap(&self) {
        self.compare(untrack(|| self.asked()).swapped());
    }

    /// Compares two tools chosen by chance, other than the two on show.
    pub fn surprise(self) {
        leptos::task::spawn_local(async move {
            let shown = untrack(|| self.asked());
            // Without the list of tools there is nothing to draw from: the open picker says why.
            let Some(entries) = self.lookup.some().await else { return page::focus("pick-a") };
            if untrack(|| self.asked()) != shown {
                return;
            }
            // In a catalog of two tools there is no other pair to find.
            for _ in 0..20 {
                let Some((a, b)) = entries.surprise(page::chance(), page::chance()) else { return };
                let pair = Selection::pair(&a.slug, &b.slug);
                if a.slug != b.slug && pair != shown && pair != shown.clone().swapped() {
                    return self.compare(pair);
                }
            }
        });
    }

    /// What a picker has to show for what is typed into it.
    pub fn found(&self, typed: &str) -> Found {
        self.lookup.found(typed)
    }

    /// The tools whose names are nearest to one that does not exist.
    pub fn nearest(&self, asked: &str, most: usize) -> Found {
        self.lookup.nearest(asked, most)
    }

    /// Keeps the answer to a question up to date, fetching what it still needs, as long as the view that asks is there.
    pub fn answer(self, question: Box<dyn Fn() -> Option<Found>>) -> RwSignal<Found> {
        let answer = RwSignal::new(Found::Loading(Look::default()));
        follow(move || {
            if let Some(found) = question() {
                self.lookup.fetch_for(&found);
                answer.set(found);
            }
        });
        answer
    }

    /// Asks once more for what did not come.
    pub fn forgive(&self) {
        self.lookup.forgive();
    }
}
