//! Two tools that are read blind.

use leptos::prelude::*;
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::compare::blind::draw;

use super::ballot::BallotBox;
use super::catalog::CatalogFiles;
use super::lookup::Lookup;
use super::route::Route;
use crate::platform::{clock, document};

/// What is read blind, and how far that has come.
#[derive(Clone, Copy)]
pub struct Blind {
    route: Route,
    catalog: CatalogFiles,
    lookup: Lookup,
    ballot: BallotBox,
    /// The two, when chance chose them: they are not in the address, which would tell.
    pub drawn: RwSignal<Option<Selection>>,
    /// Whether side A stands first, by chance.
    pub is_a_first: RwSignal<bool>,
    /// The one that was picked: then it is told which was which.
    pub picked: RwSignal<Option<Side>>,
    /// Whether another pick of the same two was there before.
    pub replaced: RwSignal<bool>,
    /// Whether no two tools could be drawn.
    pub failed: RwSignal<bool>,
}

impl Blind {
    /// Nothing is read yet.
    pub fn new(route: Route, catalog: CatalogFiles, lookup: Lookup, ballot: BallotBox) -> Self {
        Self {
            route,
            catalog,
            lookup,
            ballot,
            drawn: RwSignal::default(),
            is_a_first: RwSignal::new(true),
            picked: RwSignal::default(),
            replaced: RwSignal::default(),
            failed: RwSignal::default(),
        }
    }

    /// The two in the order that chance gave them.
    pub fn order(&self) -> [Side; 2] {
        if self.is_a_first.get() { [Side::A, Side::B] } else { [Side::B, Side::A] }
    }

    /// Begins a reading, and a new one whenever the address names other tools; draws two where it names none.
    pub fn follow(self) {
        Effect::new(move |_| {
            self.route.pair.track();
            if self.route.view.get() == View::Blind {
                self.begin();
            }
        });
        Effect::new(move |_| {
            if self.is_to_draw() && self.catalog.loaded().is_some() {
                leptos::task::spawn_local(self.draw());
            }
        });
    }

    fn begin(self) {
        self.picked.set(None);
        self.replaced.set(false);
        self.is_a_first.set(clock::chance() < 0.5);
        self.failed.set(false);
        self.drawn.set(None);
    }

    /// Whether two tools are still to be drawn by chance.
    fn is_to_draw(&self) -> bool {
        let is_asked = self.route.view.get() == View::Blind && self.route.pair.with(|pair| *pair == Selection::default());
        is_asked && self.drawn.with(Option::is_none) && !self.failed.get()
    }

    async fn draw(self) {
        let pair = self.lookup.some().await.and_then(|entries| draw(&entries, clock::chance(), clock::chance()));
        // Whoever has left meanwhile has other tools before them.
        if untrack(|| self.is_to_draw()) {
            self.failed.set(pair.is_none());
            self.drawn.set(pair);
        }
    }

    /// Reads two others.
    pub fn read_another(self) {
        let address = Address::of(View::Blind);
        if self.route.now() == address {
            // The address asks for a pair by chance already, and now for another.
            self.begin();
        } else {
            self.route.refine(|now| *now = address);
        }
        document::turn_to("title");
    }

    /// Picks one of the two that were read blind, for good: reading them again does not take it back.
    pub fn pick(&self, pair: &[Slug; 2], side: Side) {
        let before = Side::BOTH.into_iter().find(|side| untrack(|| self.ballot.is_picked(pair, *side)));
        if before != Some(side) {
            self.ballot.pick(pair, side);
        }
        self.replaced.set(before.is_some_and(|before| before != side));
        self.picked.set(Some(side));
        clock::soon(|| document::go_to("told"));
    }

    /// Goes back to the pick that was there before, unless another tab has done so: a second time would take it back.
    pub fn keep_earlier(&self, pair: &[Slug; 2], side: Side) {
        if !untrack(|| self.ballot.is_picked(pair, side)) {
            self.ballot.pick(pair, side);
        }
        self.replaced.set(false);
        document::go_to("told");
    }
}
