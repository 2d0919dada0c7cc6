//! The two sides: what came for each, and what follows from both.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::selection::Selection;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::compare::weights::Weights;
use shipwith_model::compare::{Comparison, Side};
use shipwith_model::t;

use super::catalog::{CatalogFiles, Sheet};
use super::lookup::Lookup;
use crate::platform::http::Wanted;

/// What came for one side.
pub type Arrival = Result<Arc<Sheet>, Failure>;

/// A request for one side: the name it asks for, and what ends it.
type Request = Option<(String, Wanted)>;

/// The two sides.
#[derive(Clone, Copy)]
pub struct Pair {
    catalog: CatalogFiles,
    lookup: Lookup,
    /// The two tools that are asked for, once the catalog is there; none on a screen that shows no pair.
    pub asked: Signal<Option<Selection>>,
    /// What is shown on each side: nothing while it loads for the first time, and the old until the new is there.
    sides: [RwSignal<Option<Arrival>>; 2],
    /// The names whose files are on their way.
    coming: [RwSignal<Option<String>>; 2],
    /// Their requests, so that none is made twice at a time and none goes on for nobody.
    requests: [StoredValue<Request, LocalStorage>; 2],
    /// The tool on each side, while it can be shown.
    pub tools: [Memo<Option<Arc<Tool>>>; 2],
    /// What each is called in a sentence, told from the other where both are compared.
    pub names: [Memo<String>; 2],
    /// Why a side cannot be shown.
    pub failures: [Memo<Option<Failure>>; 2],
    /// The comparison of the two tools asked for; the one before stays until both are there.
    pub comparison: Memo<Option<Arc<Comparison>>>,
    /// What a reader takes away from it, by their weights.
    pub bottom_line: Memo<Option<Arc<BottomLine>>>,
}

impl Pair {
    /// Nothing is there yet.
    pub fn new(catalog: CatalogFiles, lookup: Lookup, asked: Signal<Option<Selection>>, weights: Memo<Weights>) -> Self {
        let sides = [RwSignal::new(None::<Arrival>), RwSignal::new(None)];
        let tool = |side: RwSignal<Option<Arrival>>| {
            Memo::new(move |_| side.with(|arrival| arrival.as_ref()?.as_ref().ok().map(|sheet| sheet.tool.clone())))
        };
        let failure = |side: RwSignal<Option<Arrival>>| Memo::new(move |_| side.with(|arrival| arrival.as_ref()?.as_ref().err().cloned()));
        let (tools, failures) = (sides.map(tool), sides.map(failure));
        let comparison = Memo::new(move |before: Option<&Option<Arc<Comparison>>>| {
            let before = before.cloned().flatten();
            if failures.iter().any(|failure| failure.with(Option::is_some)) {
                return None;
            }
            let (asked, loaded, [a, b]) = (asked.get()?, catalog.loaded()?, tools.map(|tool| tool.get()));
            match a.zip(b) {
                Some((a, b)) if asked == Selection::pair(&a.slug, &b.slug) => Some(Arc::new(Comparison::new(&loaded.catalog, a, b))),
                _ => before,
            }
        });
        let names = Side::BOTH.map(|side| {
            Memo::new(move |_| {
                // What the comparison follows from is read first. Beside one that cannot be shown nothing is compared, and a tool is named all the same.
                let tool = tools[side.index()].get();
                let compared = comparison.with(|comparison| comparison.as_ref().map(|both| both.name(side)));
                compared.or_else(|| tool.map(|tool| isolated(tool.short_name()).into_owned())).unwrap_or_default()
            })
        });
        let bottom_line = Memo::new(move |_| Some(Arc::new(BottomLine::of(&*comparison.get()?, &weights.read()))));
        Self {
            catalog,
            lookup,
            asked,
            sides,
            coming: [RwSignal::new(None), RwSignal::new(None)],
            requests: [StoredValue::new_local(None), StoredValue::new_local(None)],
            tools,
            names,
            failures,
            comparison,
            bottom_line,
        }
    }

    /// Gets what is asked for, now and whenever something else is asked for.
    pub fn follow(self) {
        Effect::new(move |_| {
            if let Some(asked) = self.asked.get() {
                untrack(|| self.load(&asked));
            }
        });
    }

    /// Gets both sides: at once when a tool is here, or else from the server.
    pub(crate) fn load(self, asked: &Selection) {
        for side in Side::BOTH {
            let i = side.index();
            let arrival = match asked.side(side) {
                None => Some(Err(self.catalog.failure().unwrap_or(Failure::NothingAsked))),
                Some(_) if side == Side::B && asked.is_twice_the_same() => Some(Err(Failure::SameTwice)),
                Some(name) if self.sides[i].with(|shown| is_of(shown, name)) => None,
                Some(name) if self.coming[i].with(|coming| coming.as_deref() == Some(name)) => continue,
                Some(name) => match self.catalog.at_hand(name) {
                    None => {
                        self.request(side, name);
                        continue;
                    }
                    arrival => arrival,
                },
            };
            self.end_request(i);
            // What is said already is not said again: it would take the focus.
            if arrival.is_some() && self.sides[i].with_untracked(|shown| *shown != arrival) {
                self.sides[i].set(arrival);
            }
        }
    }

    fn end_request(self, i: usize) {
        if let Some((_, wanted)) = self.requests[i].try_update_value(Option::take).flatten() {
            wanted.end();
            self.coming[i].set(None);
        }
    }

    fn request(self, side: Side, name: &str) {
        let i = side.index();
        self.end_request(i);
        let (name, wanted) = (name.to_owned(), Wanted::new());
        self.requests[i].set_value(Some((name.clone(), wanted.clone())));
        self.coming[i].set(Some(name.clone()));
        leptos::task::spawn_local(async move {
            let mut arrival = match self.catalog.fetch_tool(&name, &wanted).await {
                Err(failure) => Err(self.lookup.meant(&name, failure).await),
                came => came,
            };
            // Nobody waits for it any more: another tool is asked for on this side.
            if !self.requests[i].with_value(|request| request.as_ref().is_some_and(|(asked, _)| *asked == name)) {
                return;
            }
            self.requests[i].set_value(None);
            if let (Err(Failure::Unknown(_)), Some(failure)) = (&arrival, untrack(|| self.catalog.failure())) {
                // The tool may well be in the catalog's own file, which did not come.
                arrival = Err(failure);
            }
            self.coming[i].set(None);
            self.sides[i].set(Some(arrival));
        });
    }

    /// Fetches a tool before it is asked for, so that it is at hand then.
    pub fn foresee(self, name: String) {
        if untrack(|| self.catalog.at_hand(&name)).is_none() {
            leptos::task::spawn_local(async move {
                // What fails now is asked for again, and said, when it is picked.
                let _ = self.catalog.fetch_tool(&name, &Wanted::new()).await;
            });
        }
    }

    /// What there is to show on a side: `None` while it loads for the first time.
    pub fn side(&self, side: Side) -> Signal<Option<Arrival>> {
        self.sides[side.index()].into()
    }

    /// The slugs of the two tools that are compared.
    pub fn slugs(&self) -> Option<[Slug; 2]> {
        self.comparison.with(|comparison| comparison.as_ref().map(|both| both.tools.each_ref().map(|tool| tool.slug.clone())))
    }

    /// The failure of either side, and which one.
    pub fn failure(&self) -> Option<(Side, Failure)> {
        Side::BOTH.into_iter().find_map(|side| Some((side, self.failures[side.index()].get()?)))
    }

    /// The name that a side is waiting for: its tool is on its way.
    pub fn awaited(&self, side: Side) -> Option<String> {
        self.coming[side.index()].get()
    }

    /// Whether a side is waiting for a tool other than the one it shows.
    pub fn is_waiting(&self, side: Side) -> bool {
        self.sides[side.index()].with(Option::is_none) || self.coming[side.index()].with(Option::is_some)
    }

    /// What was wrong in the files shown, a sentence each.
    pub fn left_out(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(loaded) = self.catalog.loaded() {
            if let Some(failure) = &loaded.failure {
                lines.push(t!(
                    "The catalog’s own file could not be used, so reviewers go by their short names. {advice}",
                    advice = failure.advice()
                ));
            }
            lines.extend(loaded.left_out.iter().map(ToString::to_string));
        }
        for side in self.sides {
            if let Some(Ok(sheet)) = side.get() {
                lines.extend(sheet.left_out.iter().map(ToString::to_string));
            }
        }
        lines
    }

    /// Asks once more for what failed.
    pub fn try_again(self) {
        leptos::task::spawn_local(async move {
            for side in self.sides {
                if side.with_untracked(|shown| matches!(shown, Some(Err(_)))) {
                    side.set(None);
                }
            }
            self.catalog.retry().await;
            if let Some(asked) = self.asked.get_untracked() {
                untrack(|| self.load(&asked));
            }
        });
    }
}

/// Whether what is shown is already the answer to a name.
fn is_of(shown: &Option<Arrival>, name: &str) -> bool {
    match shown {
        Some(Ok(sheet)) => sheet.tool.slug.as_str() == name,
        Some(Err(Failure::Unknown(asked))) => asked == name,
        _ => false,
    }
}
