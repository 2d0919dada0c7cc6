//! What the pickers offer, and what choosing does.

use leptos::prelude::*;
use shipwith_model::address::selection::Selection;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::search::found::Found;
use shipwith_model::search::shards::Look;

use super::Contexts;
use crate::platform::{clock, document};

/// How many of the nearest names are offered where nothing fits.
const NEAREST: usize = 5;

impl Contexts {
    /// The two tools on show, or none.
    pub fn shown(&self) -> Selection {
        self.pair.asked.get().unwrap_or_default()
    }

    /// Puts another tool on one side.
    pub fn pick(&self, side: Side, slug: &Slug) {
        self.route.compare(untrack(|| self.shown()).with(side, slug));
    }

    /// What stands beside the name of a side's tool, where another has the same: on the other side, or in the catalog as
    /// far as it has been read.
    pub fn apart(&self, side: Side) -> Option<String> {
        let slug = self.pair.tools[side.index()].with(|tool| tool.as_ref().map(|tool| tool.slug.clone()))?;
        let beside = self.pair.comparison.with(|comparison| {
            let comparison = comparison.as_ref().filter(|comparison| comparison.tool(side).slug == slug)?;
            comparison.apart[side.index()].clone()
        });
        beside.or_else(|| self.lookup.entry(&slug)?.apart)
    }

    /// Exchanges the sides.
    pub fn swap(&self) {
        self.route.compare(untrack(|| self.shown()).swapped());
    }

    /// Compares two tools chosen by chance, other than the two on show.
    pub fn surprise(self) {
        leptos::task::spawn_local(async move {
            let shown = untrack(|| self.shown());
            // Without the list of tools there is nothing to draw from: the open picker says why.
            let Some(entries) = self.lookup.some().await else { return document::focus("pick-a") };
            if untrack(|| self.shown()) != shown {
                return;
            }
            // In a catalog of two tools there is no other pair to find.
            for _ in 0..20 {
                let Some((a, b)) = entries.surprise(clock::chance(), clock::chance()) else { return };
                let pair = Selection::pair(&a.slug, &b.slug);
                if a.slug != b.slug && pair != shown && pair != shown.clone().swapped() {
                    return self.route.compare(pair);
                }
            }
        });
    }

    /// What a picker has to offer: what fits what is typed into it, or else what is nearest; with nothing typed, the
    /// tools looked at lately go first.
    pub fn offers(&self, side: Side, typed: Option<String>) -> Found {
        let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) else {
            return match self.pair.failures[side.index()].get() {
                Some(Failure::Unknown(asked)) => self.nearest(side, &asked, NEAREST),
                _ => self.with_recent(self.lookup.found("")),
            };
        };
        match self.lookup.found(&typed) {
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
        let shown = self.shown();
        for slug in self.recent.now().slugs() {
            let is_shown = Side::BOTH.into_iter().any(|side| shown.side(side) == Some(slug.as_str()));
            if let (false, Some(entry)) = (is_shown, self.lookup.entry(slug)) {
                look.entries.retain(|other| other.slug != *slug);
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
        let shown = self.shown();
        look.entries.retain(|entry| shown.side(side.other()) != Some(entry.slug.as_str()));
        look.entries.truncate(most);
        Found::Ready(look)
    }

    /// The address of the comparison with another tool on one side.
    pub fn address_with(&self, side: Side, slug: &Slug) -> String {
        self.route.address().turned_to(self.shown().with(side, slug)).query()
    }
}
