//! The address: what it asks for, and the ways to another one.

use leptos::prelude::*;

use super::{AppState, ROWS, follow, recent};
use crate::browser::{location, page};
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::compare::bottom_line::BottomLine;

impl AppState {
    /// The two tools that are asked for: by the address, with its empty sides filled as far as the catalog is here, or
    /// by chance while they are read blind.
    pub fn asked(&self) -> Selection {
        if let Some(drawn) = self.blind.drawn.get() {
            return drawn;
        }
        let openings = self.files.catalog.with(|loaded| loaded.as_ref().map(|loaded| loaded.catalog.openings()).unwrap_or_default());
        self.address.with(|address| address.pair.clone()).filled(&openings)
    }

    /// Shows what another address asks for. A new screen takes the focus, so that who listens hears where they are: from
    /// its top, or where who comes back has been.
    pub(super) fn turn_to(self, address: Address, arrive: fn(&str)) {
        let view = address.view;
        if self.weights.with_untracked(|weights| *weights != address.weights) {
            self.weights.set(address.weights.clone());
        }
        if self.filter.with_untracked(|filter| *filter != address.filter) {
            self.filter.set(address.filter.clone());
            self.listing.shown.set(ROWS);
            self.listing.sift(&address.filter);
        }
        let is_new = view != self.view.get_untracked();
        let is_other = self.address.with_untracked(|before| before.pair != address.pair);
        self.address.set(address);
        if is_new || (is_other && view == View::Blind) {
            self.begin_blind(view);
        }
        if is_new {
            self.view.set(view);
            page::soon(move || arrive("title"));
        }
        self.load();
    }

    /// Goes to another address, as a new entry in the history.
    pub fn visit(self, address: Address) {
        if address != self.address.get_untracked() {
            location::push(&address.query());
            self.remarks.set(Vec::new());
            self.turn_to(address, page::turn_to);
        }
    }

    /// Goes to another address in place of this one: for what is typed or dragged.
    pub fn refine(self, address: Address) {
        if address != self.address.get_untracked() {
            location::replace(&address.query());
            self.remarks.set(Vec::new());
            self.turn_to(address, page::turn_to);
        }
    }

    /// The address, as the page has understood it.
    pub fn address(&self) -> Address {
        self.address.get()
    }

    /// The screen that is shown.
    pub fn view(&self) -> View {
        self.view.get()
    }

    /// Compares two tools.
    pub(super) fn compare(self, pair: Selection) {
        self.visit(self.address.with_untracked(|address| address.turned_to(pair)));
    }

    /// Names the page after what it shows; marks the moment a comparison stands, and fetches what the pickers need when there
    /// is time.
    pub fn follow(self) {
        follow(move || {
            let (view, Some(catalog)) = (self.view(), self.catalog()) else { return };
            if view != View::Comparison {
                return page::describe(&format!("{} | {}", view.label(), isolated(catalog.site.name())), view.description());
            }
            let Some(comparison) = self.comparison.get() else {
                let failure = Side::BOTH.into_iter().find_map(|side| self.side(side)?.err());
                let Some(failure) = failure else { return };
                return page::describe(&format!("{} | {}", failure.title(), isolated(catalog.site.name())), &failure.advice());
            };
            let title = format!("{}: which one should you ship with? | {}", comparison.title(), isolated(catalog.site.name()));
            page::describe(&title, &format!("{} {}", BottomLine::of(&comparison, &self.weights()).lead, isolated(&catalog.site.tagline)));
        });
        follow(move || {
            // Apart from the name, which changes with every move of a weight.
            let (View::Comparison, Some(comparison), Some(_)) = (self.view(), self.comparison.get(), self.catalog()) else { return };
            recent::remember(self.recent, &comparison);
            // Effects run in no fixed order: after all of them, both sides are in the document.
            page::soon(|| page::mark("shipwith:comparison"));
            page::when_idle(move || self.lookup.fetch_for(&untrack(|| self.found(""))));
        });
    }

    /// The address of the comparison with another tool on one side.
    pub fn address_with(&self, side: Side, slug: &Slug) -> String {
        self.address.with(|address| address.turned_to(self.asked().with(side, slug))).query()
    }
}
