//! The one context: what is asked for, what came, what follows, and the visitor's ballot.
//!
//! Views read its signals and call its methods; they touch neither address, storage nor network.

mod ballot;
mod embed;
mod files;
mod listing;
mod lookup;
mod picks;
mod reading;
mod recent;
mod route;
mod share;
mod shortcut;
mod sides;
mod signal;
mod theme;
mod votes;

use std::sync::Arc;

use leptos::prelude::{RenderEffect, StoredValue, expect_context};
use signal::Signal;

pub use ballot::BallotBox;
use files::{Files, Sheet};
use listing::Listing;
pub use listing::ROWS;
pub use lookup::Found;
use lookup::Lookup;
use reading::Blind;
pub use share::{CARD, Handed, Way};
pub use votes::COUNTED;
use votes::Desk;

use crate::browser::{fetch, location, page, storage};
use shipwith_model::address::remarks::remarks;
use shipwith_model::address::{Address, View};
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::subscription::{Line, Subscription};
use shipwith_model::catalog::{Catalog, Newsletter};
use shipwith_model::compare::Comparison;
use shipwith_model::compare::weights::Weights;
use shipwith_model::search::listing::Filter;
use shipwith_model::search::recent::Recent;
use shipwith_model::theme::Theme;

/// What came for one side.
type Arrival = Result<Arc<Sheet>, Failure>;

/// The state of the app; copied freely.
#[derive(Clone, Copy)]
pub struct AppState {
    /// What is fetched for an address: the page has screens, the widget has the comparison alone.
    loader: fn(Self),
    /// The address, read.
    address: Signal<Address>,
    /// What the address asks for and does not get, a sentence each; gone with the next address.
    pub remarks: Signal<Vec<String>>,
    /// The screen it asks for; apart, so that a screen is not built anew whenever something else in the address changes.
    view: Signal<View>,
    files: Files,
    /// What is shown on each side: nothing while it loads for the first time, and the old until the new is there.
    sides: [Signal<Option<Arrival>>; 2],
    /// The names whose files are on their way, so that none is asked for twice at a time.
    coming: Signal<[Option<String>; 2]>,
    /// The comparison of the two tools asked for; the one before stays until both are there.
    pub comparison: Signal<Option<Arc<Comparison>>>,
    /// What the pickers look things up in.
    lookup: Lookup,
    /// The list of all tools, as far as it has been read.
    pub listing: Listing,
    /// What is left of it, by the address.
    filter: Signal<Filter>,
    /// How much each reviewer counts, by the address.
    weights: Signal<Weights>,
    /// What is read blind.
    pub blind: Blind,
    /// The tools looked at last.
    recent: Signal<Recent>,
    /// The visitor's votes.
    pub ballot: BallotBox,
    /// What the screen of votes is doing.
    pub desk: Desk,
    /// The colors the visitor wants.
    theme: Signal<Theme>,
    /// Whether the slash key opens a picker.
    slash: Signal<bool>,
}

impl AppState {
    /// Builds the state from the address and the storage.
    fn open(loader: fn(Self)) -> Self {
        // Before anything is read of the storage.
        let unfit = storage::carry_over();
        let files = Files::open();
        let address = Address::parse(&location::query());
        Self {
            loader,
            remarks: Signal::new(remarks(&location::query())),
            view: Signal::new(address.view),
            address: Signal::new(address.clone()),
            files,
            sides: [Signal::new(None), Signal::new(None)],
            coming: Signal::default(),
            comparison: Signal::new(None),
            lookup: Lookup::new(files),
            listing: Listing::new(),
            filter: Signal::new(address.filter.clone()),
            weights: Signal::new(address.weights.clone()),
            blind: Blind::default(),
            recent: recent::open(),
            ballot: BallotBox::open(&unfit),
            desk: Desk::new(),
            theme: theme::open(),
            slash: shortcut::open(),
        }
    }

    /// Begins the page: builds the state and starts fetching.
    pub fn begin() -> Self {
        let state = Self::open(Self::load_screen);
        state.blind.begin();
        location::on_travel(move || {
            let address = Address::parse(&location::query());
            // A link to a place in the page travels too, but to the same address.
            state.remarks.set(remarks(&location::query()));
            if address != state.address.get_untracked() {
                state.turn_to(address, page::stay_at);
            }
        });
        state.start(|state| {
            // A shortcut of the installed page.
            if location::query() == "?surprise" {
                state.surprise();
            }
        });
        state
    }

    /// Fetches the catalog, then what the address asks for, and then goes on.
    fn start(self, then: fn(Self)) {
        leptos::task::spawn_local(async move {
            self.files.fetch_catalog().await;
            self.load();
            then(self);
        });
    }

    /// Gets what is asked for.
    fn load(self) {
        (self.loader)(self);
    }

    /// The catalog, once it is there; an empty one when it failed.
    pub fn catalog(&self) -> Option<Arc<Catalog>> {
        self.files.catalog.with(|loaded| loaded.as_ref().map(|loaded| loaded.catalog.clone()))
    }

    /// What was wrong in the files shown, a sentence each.
    pub fn left_out(&self) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(loaded) = self.files.catalog.get() {
            if let Some(failure) = &loaded.failure {
                said.push(format!("The catalog’s own file could not be used, so reviewers go by their short names. {}", failure.advice()));
            }
            said.extend(loaded.left_out.iter().map(ToString::to_string));
        }
        for side in self.sides {
            if let Some(Ok(sheet)) = side.get() {
                said.extend(sheet.left_out.iter().map(ToString::to_string));
            }
        }
        said
    }

    /// Whether the catalog's own file failed.
    pub fn has_no_catalog(&self) -> bool {
        self.files.failure().is_some()
    }

    /// The theme that the visitor chose.
    pub fn theme(&self) -> Theme {
        self.theme.get()
    }

    /// Takes another theme.
    pub fn choose_theme(&self, chosen: Theme) {
        theme::choose(self.theme, chosen);
    }

    /// Whether the slash key opens a picker.
    pub fn has_slash(&self) -> bool {
        self.slash.get()
    }

    /// Lets the slash key open a picker, or not.
    pub fn choose_slash(&self, chosen: bool) {
        shortcut::choose(self.slash, chosen);
    }

    /// Subscribes an address to the publisher's newsletter, once, and gives what is known of that.
    pub async fn subscribe(&self, newsletter: &Newsletter, address: &str) -> Subscription {
        let action = &newsletter.action;
        let posted = fetch::post(action, &newsletter.field, address).await;
        let line = match posted {
            // An answer that may not be read looks like none: whether the service is there tells the two apart.
            Err(Failure::Unreachable) if fetch::is_offline() => Line::Offline,
            Err(Failure::Unreachable) if !fetch::is_there(action).await => Line::Silent,
            _ => Line::Open,
        };
        Subscription::of(&posted, line)
    }
}

/// Does something now and whenever a signal it reads has changed, as long as its view is there. It shares the kind of
/// effect that renders, which is in the bundle anyway.
pub fn follow(work: impl Fn() + 'static) {
    let work: Box<dyn Fn()> = Box::new(work);
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| work()));
}

/// The state, from inside any view.
pub fn app_state() -> AppState {
    expect_context()
}
