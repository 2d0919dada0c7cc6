//! The two sides: what came for each, and the comparison of both.

use std::sync::Arc;

use leptos::prelude::*;

use super::{AppState, Arrival};
use shipwith_model::address::View;
use shipwith_model::address::selection::Selection;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::{Comparison, Side};

/// Whether what is shown is already the answer to a name.
fn is_of(shown: &Option<Arrival>, name: &str) -> bool {
    match shown {
        Some(Ok(sheet)) => sheet.tool.slug.as_str() == name,
        Some(Err(Failure::Unknown(asked))) => asked == name,
        _ => false,
    }
}

impl AppState {
    /// Gets what the screen that is asked for shows.
    pub(super) fn load_screen(self) {
        if self.files.catalog.with_untracked(Option::is_none) {
            return;
        }
        match self.view.get_untracked() {
            View::Comparison | View::Embed => {}
            View::Blind
                if self.blind.drawn.with_untracked(Option::is_some)
                    || self.address.with_untracked(|address| address.pair != Selection::default()) =>
            {
                // What is a name there, and what a word, is told by the list of tools.
                self.fetch_names();
            }
            View::Blind => return leptos::task::spawn_local(self.draw_blind()),
            View::Tools => return self.open_list(),
            // The files of tools are asked for by its view, and again whenever the votes change.
            View::Votes => return self.fetch_names(),
        }
        self.load_pair();
    }

    /// Gets what is asked for on both sides: at once when it is here, or else from the server.
    pub(super) fn load_pair(self) {
        let Some(loaded) = self.files.catalog.get_untracked() else { return };
        let asked = untrack(|| self.asked());
        for side in Side::BOTH {
            let shown = self.sides[side.index()];
            let arrival = match asked.side(side) {
                None => Some(Err(loaded.failure.clone().unwrap_or(Failure::NothingAsked))),
                Some(_) if side == Side::B && asked.is_twice_the_same() => Some(Err(Failure::SameTwice)),
                Some(name) if shown.with_untracked(|shown| is_of(shown, name)) => None,
                Some(name) if self.coming.with_untracked(|coming| coming[side.index()].as_deref() == Some(name)) => None,
                Some(name) => self.files.at_hand(&loaded, name).or_else(|| {
                    leptos::task::spawn_local(self.fetch(side, name.to_owned()));
                    None
                }),
            };
            // What is said already is not said again: it would take the focus.
            let is_new =
                shown.with_untracked(|shown| !matches!((shown, &arrival), (Some(Err(said)), Some(Err(failure))) if said == failure));
            if arrival.is_some() && is_new {
                shown.set(arrival);
            }
        }
        self.settle();
    }

    async fn fetch(self, side: Side, name: String) {
        self.coming.update(|coming| coming[side.index()] = Some(name.clone()));
        let mut arrival = self.files.fetch(&name).await;
        // Some hosts refuse what they do not have. Where the index lacks the name, there is no such tool.
        if let (Err(failure), Some(slug)) = (&arrival, Slug::parse(&name))
            && failure.may_be_missing()
            && self.lookup.knows(&slug).await == Ok(false)
        {
            arrival = Err(Failure::Unknown(name.clone()));
        }
        if let (Err(Failure::Unknown(_)), Some(failure)) = (&arrival, self.files.failure()) {
            // The tool may well be in the catalog's own file, which did not come.
            arrival = Err(failure);
        }
        self.coming.update(|coming| coming[side.index()] = coming[side.index()].take().filter(|other| *other != name));
        // An answer to an earlier question may come late; it is kept for the visit, but not shown.
        let asked = untrack(|| self.asked());
        if asked.side(side) == Some(&name) && !(side == Side::B && asked.is_twice_the_same()) {
            self.sides[side.index()].set(Some(arrival));
            self.settle();
        }
    }

    /// Compares what is shown, once it is what is asked for.
    fn settle(self) {
        let Some(loaded) = self.files.catalog.get_untracked() else { return };
        match self.sides.map(|side| side.get_untracked()) {
            [Some(Err(_)), _] | [_, Some(Err(_))] => self.comparison.set(None),
            [Some(Ok(a)), Some(Ok(b))] if untrack(|| self.asked()) == Selection::pair(&a.tool.slug, &b.tool.slug) => {
                let is_new = |before: &Option<Arc<Comparison>>| {
                    before.as_ref().is_none_or(|before| before.tools[0] != a.tool || before.tools[1] != b.tool)
                };
                if self.comparison.with_untracked(is_new) {
                    let comparison = Comparison::new(&loaded.catalog, a.tool.clone(), b.tool.clone());
                    self.comparison.set(Some(Arc::new(comparison)));
                }
            }
            _ => {}
        }
    }

    /// What there is to show on a side: `None` while it loads for the first time.
    pub fn side(&self, side: Side) -> Option<Result<Arc<Tool>, Failure>> {
        self.sides[side.index()]
            .with(|shown| shown.as_ref().map(|arrival| arrival.as_ref().map(|sheet| sheet.tool.clone()).map_err(Failure::clone)))
    }

    /// The name that a side is waiting for: its tool is on its way.
    pub fn awaited(&self, side: Side) -> Option<String> {
        let asked = self.asked().side(side).map(str::to_owned);
        self.coming.with(|coming| coming[side.index()].clone()).filter(|coming| asked.as_ref() == Some(coming))
    }

    /// Whether a side is waiting for a tool other than the one it shows.
    pub fn is_waiting(&self, side: Side) -> bool {
        self.side(side).is_none() || self.awaited(side).is_some()
    }

    /// Asks once more for what failed.
    pub fn try_again(self) {
        leptos::task::spawn_local(async move {
            for side in self.sides {
                if side.with_untracked(|shown| matches!(shown, Some(Err(_)))) {
                    side.set(None);
                }
            }
            if self.files.retry().await {
                // Reviewers have their names now.
                self.comparison.set(None);
            }
            self.load();
        });
    }
}
