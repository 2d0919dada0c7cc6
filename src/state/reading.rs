//! Ways to read a comparison: by the reader's own weights, only where reviewers disagree, and blind.

use leptos::prelude::untrack;

use super::AppState;
use super::signal::Signal;
use crate::browser::{location, page};
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::blind::draw;
use shipwith_model::compare::names::Names;
use shipwith_model::compare::weights::Weights;
use shipwith_model::compare::{Comparison, Side};

/// Two tools that are read blind.
#[derive(Clone, Copy, Default)]
pub struct Blind {
    /// The two, when chance chose them: they are not in the address, which would tell.
    pub drawn: Signal<Option<Selection>>,
    /// Which of them stands first, by chance.
    pub first: Signal<bool>,
    /// The one that was picked: then it is told which was which.
    pub picked: Signal<Option<Side>>,
    /// Whether another pick of the same two was there before.
    pub replaced: Signal<bool>,
    /// Whether no two tools could be drawn.
    pub failed: Signal<bool>,
}

impl Blind {
    /// Begins anew, as if nothing had been read.
    pub fn begin(&self) {
        self.drawn.set(None);
        self.picked.set(None);
        self.replaced.set(false);
        self.failed.set(false);
        self.first.set(page::chance() < 0.5);
    }
}

impl AppState {
    /// How much each reviewer counts.
    pub fn weights(&self) -> Weights {
        self.weights.get()
    }

    /// Lets a reviewer count for more or less: a change of the address, not a new one.
    pub fn weigh(&self, id: &str, weight: u32) {
        let mut address = self.address.get_untracked();
        address.weights.set(id, weight);
        self.refine(address);
    }

    /// Lets everybody count the same again.
    pub fn weigh_plainly(&self) {
        self.refine(Address { weights: Weights::default(), ..self.address.get_untracked() });
    }

    /// Whether only the rounds are shown in which a reviewer ships one and skips the other.
    pub fn is_only_split(&self) -> bool {
        self.address.with(|address| address.only_split)
    }

    /// Shows only those rounds, or all of them.
    pub fn show_only_split(&self, only_split: bool) {
        self.refine(Address { only_split, ..self.address.get_untracked() });
    }

    /// The address under which the two tools on show are read blind.
    pub fn blind_address(&self) -> Address {
        Address { view: View::Blind, pair: untrack(|| self.asked()), weights: self.weights.get_untracked(), ..Address::default() }
    }

    /// Begins a reading anew. What was on show before is taken away: it is not what is read blind.
    pub(super) fn begin_blind(self, view: View) {
        self.blind.begin();
        if view == View::Blind {
            self.comparison.set(None);
            for side in self.sides {
                side.set(None);
            }
        }
    }

    /// The names that are hidden in what is said of two tools; what is a word there is told by the list of tools, as far as
    /// it is here; followed.
    pub fn names(&self, comparison: &Comparison) -> Names {
        let root = self.lookup.at_hand().unwrap_or_default();
        Names::of(&comparison.tools.each_ref().map(AsRef::as_ref), &root.entries)
    }

    /// Draws two tools by chance, unless the address names them.
    pub(super) async fn draw_blind(self) {
        let pair = self.lookup.some().await.and_then(|entries| draw(&entries, page::chance(), page::chance()));
        // Whoever has left meanwhile has other tools before them.
        let is_wanted = self.address.with_untracked(|address| address.view == View::Blind && address.pair == Selection::default());
        if is_wanted && self.blind.drawn.with_untracked(Option::is_none) {
            self.blind.failed.set(pair.is_none());
            if pair.is_some() {
                self.blind.drawn.set(pair);
                self.load();
            }
        }
    }

    /// Reads two others.
    pub fn read_another(self) {
        self.begin_blind(View::Blind);
        let address = Address::of(View::Blind);
        location::replace(&address.query());
        // Also where the address stays the same: it asks for a pair, and now for another.
        self.turn_to(address, page::turn_to);
        page::turn_to("title");
    }

    /// Picks one of the two that were read blind, for good: reading them again does not take it back.
    pub fn pick_blind(&self, pair: &[Slug; 2], side: Side) {
        let before = Side::BOTH.into_iter().find(|side| untrack(|| self.ballot.is_picked(pair, *side)));
        if before != Some(side) {
            self.ballot.pick(pair, side);
        }
        self.blind.replaced.set(before.is_some_and(|before| before != side));
        self.blind.picked.set(Some(side));
        page::soon(|| page::go_to("told"));
    }

    /// Goes back to the pick that was there before.
    pub fn keep_earlier(&self, pair: &[Slug; 2], side: Side) {
        self.ballot.pick(pair, side);
        self.blind.replaced.set(false);
        page::go_to("told");
    }
}
