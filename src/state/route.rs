//! The address: what it asks for, and the ways to another one.

use leptos::prelude::*;
use shipwith_model::address::remarks::remarks;
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::compare::weights::Weights;
use shipwith_model::cost::{Need, Part};
use shipwith_model::search::listing::Filter;
use shipwith_model::share::embed::Embed;

use crate::platform::{clock, document, history};

/// The address, and each thing it asks for, so that a view follows no more than it shows.
#[derive(Clone, Copy)]
pub struct Route {
    address: RwSignal<Address>,
    /// What the address asks for and does not get, a sentence each; gone with the next address.
    pub remarks: RwSignal<Vec<String>>,
    /// The screen.
    pub view: Memo<View>,
    /// Of what the screen is, as the address names it.
    pub of: Memo<Option<String>>,
    /// The two tools it names, as it names them.
    pub pair: Memo<Selection>,
    /// How much each reviewer counts.
    pub weights: Memo<Weights>,
    /// What is shown of the list of all tools.
    pub filter: Memo<Filter>,
    /// Whether only the rounds are shown in which a reviewer ships one and skips the other.
    pub only_split: Memo<bool>,
    /// Whether facts and plans that are the same of both are left out.
    pub only_different: Memo<bool>,
    /// For whom costs are computed.
    pub need: Memo<Need>,
    /// How the comparison is wanted in somebody else's page.
    pub embed: Memo<Embed>,
}

impl Route {
    /// Begins at an address: its path below the root of the site, and its query.
    pub fn at(path: &str, query: &str) -> Self {
        let address = RwSignal::new(Address::read(path, query));
        Self {
            address,
            remarks: RwSignal::new(remarks(query)),
            view: Memo::new(move |_| address.with(|address| address.view)),
            of: Memo::new(move |_| address.with(|address| address.of.clone())),
            pair: Memo::new(move |_| address.with(|address| address.pair.clone())),
            weights: Memo::new(move |_| address.with(|address| address.weights.clone())),
            filter: Memo::new(move |_| address.with(|address| address.filter.clone())),
            only_split: Memo::new(move |_| address.with(|address| address.only_split)),
            only_different: Memo::new(move |_| address.with(|address| address.only_different)),
            need: Memo::new(move |_| address.with(|address| address.need)),
            embed: Memo::new(move |_| address.with(|address| address.embed.clone())),
        }
    }

    /// Follows the visitor back and forward.
    pub fn follow_history(self) {
        history::on_travel(move || {
            let (path, query) = history::here();
            let address = Address::read(&path, &query);
            self.remarks.set(remarks(&query));
            // A link to a place in the page travels too, but to the same address.
            if address != self.now() {
                self.turn_to(address, document::stay_at);
            }
        });
    }

    /// The address, as the page has understood it; not followed.
    pub fn now(&self) -> Address {
        self.address.get_untracked()
    }

    /// The address, followed.
    pub fn address(&self) -> Address {
        self.address.get()
    }

    /// Goes to another address, as a new entry in the history.
    pub fn visit(&self, address: Address) {
        if address != self.now() {
            history::push(&address.href());
            self.remarks.set(Vec::new());
            self.turn_to(address, document::turn_to);
        }
    }

    /// Changes this address in place: for what is typed or dragged.
    pub fn refine(&self, change: impl FnOnce(&mut Address)) {
        let mut address = self.now();
        change(&mut address);
        if address != self.now() {
            history::replace(&address.href());
            self.remarks.set(Vec::new());
            self.turn_to(address, document::turn_to);
        }
    }

    /// Compares two tools.
    pub fn compare(&self, pair: Selection) {
        self.visit(self.now().turned_to(pair));
    }

    /// Shows something else without a trace in the history: in a frame the address is its host's.
    pub fn show(&self, address: Address) {
        if address != self.now() {
            self.address.set(address);
        }
    }

    /// Shows what another address asks for. A new screen takes the focus, so that who listens hears where they are: from
    /// its top, or where who comes back has been.
    fn turn_to(&self, address: Address, arrive: fn(&str)) {
        let is_new = (address.view, &address.of) != (self.now().view, &self.now().of);
        self.address.set(address);
        if is_new {
            clock::soon(move || arrive("title"));
        }
    }

    /// Lets a reviewer count for more or less.
    pub fn weigh(&self, reviewer: &str, weight: u32) {
        self.refine(|address| address.weights.set(reviewer, weight));
    }

    /// Says a part of the case that costs are computed for.
    pub fn ask_cost(&self, part: Part, said: Option<u64>) {
        self.refine(|address| address.need.set(part, said));
    }
}
