//! What the pickers do.

use leptos::prelude::*;

use super::{AppState, Found, follow};
use crate::browser::page;
use shipwith_model::address::selection::Selection;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::search::shards::Look;

/// How many of the nearest names are offered where nothing fits.
const NEAREST: usize = 5;

impl AppState {
    /// Puts another tool on one side.
    pub fn pick(&self, side: Side, slug: &Slug) {
        self.compare(untrack(|| self.asked()).with(side, slug));
    }

    /// What stands beside the name of a side's tool, where another has the same: on the other side, or in the catalog as
    /// far as it has been read.
    pub fn apart(&self, side: Side, slug: &Slug) -> Option<String> {
        let beside = self.comparison.with(|comparison| {
            let comparison = comparison.as_ref().filter(|comparison| comparison.tool(side).slug == *slug)?;
            comparison.apart[side.index()].clone()
        });
        beside.or_else(|| self.lookup.entry(slug)?.apart)
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

    /// What a picker has to offer: what fits what is typed into it, or else what is nearest; with nothing typed, the
    /// tools looked at lately go first.
    pub fn offers(&self, side: Side, typed: Option<String>) -> Found {
        let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) else {
            return match self.side(side) {
                Some(Err(Failure::Unknown(asked))) => self.nearest(side, &asked, NEAREST),
                _ => self.with_recent(self.found("")),
            };
        };
        match self.found(&typed) {
            Found::Ready(look) if look.count == 0 => match self.nearest(side, &typed, NEAREST) {
                Found::Ready(near) => Found::Ready(Look { count: 0, ..near }),
                other => other,
            },
            found => found,
        }
    }

    /// Puts the tools looked at lately first, but for those on show.
    fn with_recent(&self, found: Found) -> Found {
        let Found::Ready(mut look) = found else { return found };
        let asked = self.asked();
        for slug in self.recent.with_untracked(|recent| recent.slugs().to_vec()) {
            let is_shown = Side::BOTH.into_iter().any(|side| asked.side(side) == Some(slug.as_str()));
            if let (false, Some(entry)) = (is_shown, self.lookup.entry(&slug)) {
                look.entries.retain(|other| other.slug != slug);
                look.entries.insert(look.recent, entry);
                look.recent += 1;
            }
        }
        Found::Ready(look)
    }

    /// The tools whose names are nearest to one that does not exist, but for the one on the other side.
    pub fn nearest(&self, side: Side, asked: &str, most: usize) -> Found {
        let found = self.lookup.nearest(asked, most + 1);
        let Found::Ready(mut look) = found else { return found };
        let shown = self.asked();
        look.entries.retain(|entry| shown.side(side.other()) != Some(entry.slug.as_str()));
        look.entries.truncate(most);
        Found::Ready(look)
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
