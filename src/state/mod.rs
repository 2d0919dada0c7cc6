//! The one context: what is asked for, what came, what follows, and the visitor's ballot.
//!
//! Views read its signals and call its methods; they touch neither address, storage nor network.

mod ballot;
mod files;
mod picks;

use std::sync::Arc;

use leptos::prelude::*;

pub use ballot::BallotBox;
use files::{Files, Sheet};

use crate::browser::{fetch, location, page};
use crate::model::bottom_line::BottomLine;
use crate::model::catalog::{Catalog, Newsletter};
use crate::model::comparison::{Comparison, Side};
use crate::model::failure::Failure;
use crate::model::search::Entries;
use crate::model::selection::Selection;
use crate::model::slug::Slug;
use crate::model::tool::Tool;

/// Something that is fetched when it is first wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Remote<T> {
    /// Nobody has asked for it.
    Unasked,
    /// It is on its way.
    Loading,
    /// It is here.
    Ready(T),
    /// It did not come.
    Failed(Failure),
}

/// What came for one side.
type Arrival = Result<Arc<Sheet>, Failure>;

/// The state of the app; copied freely.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The address, read.
    selection: RwSignal<Selection>,
    files: Files,
    /// What is shown on each side: nothing while it loads for the first time, and the old until the new is there.
    sides: [RwSignal<Option<Arrival>>; 2],
    /// The comparison of the two tools asked for; the one before stays until both are there.
    pub comparison: Memo<Option<Arc<Comparison>>>,
    /// What the pickers offer.
    pub entries: RwSignal<Remote<Arc<Entries>>>,
    /// The visitor's votes.
    pub ballot: BallotBox,
}

impl AppState {
    /// Begins: builds the state from the address and the storage, and starts fetching.
    pub fn begin() -> Self {
        let selection = RwSignal::new(Selection::parse(&location::query()));
        location::on_travel(move || selection.set(Selection::parse(&location::query())));
        let files = Files::open();
        let sides = [RwSignal::new(None), RwSignal::new(None)];
        let comparison = Memo::new(move |before: Option<&Option<Arc<Comparison>>>| {
            let loaded = files.catalog.get()?;
            let asked = selection.get().filled(&loaded.catalog.openings());
            match sides.map(|side: RwSignal<Option<Arrival>>| side.get()) {
                [Some(Err(_)), _] | [_, Some(Err(_))] => None,
                [Some(Ok(a)), Some(Ok(b))] if asked == Selection::pair(&a.tool.slug, &b.tool.slug) => {
                    Some(Arc::new(Comparison::new(&loaded.catalog, a.tool.clone(), b.tool.clone())))
                }
                _ => before.cloned().flatten(),
            }
        });
        let state = Self { selection, files, sides, comparison, entries: RwSignal::new(Remote::Unasked), ballot: BallotBox::open() };
        Effect::new(move |before: Option<Option<Selection>>| {
            let asked = state.asked();
            state.files.catalog.with(Option::is_some).then(|| {
                let before = before.flatten().filter(|before| !before.is_twice_the_same() && !asked.is_twice_the_same());
                for side in Side::BOTH {
                    if before.as_ref().is_none_or(|before| before.side(side) != asked.side(side)) {
                        state.load(side);
                    }
                }
                asked
            })
        });
        state
    }

    /// The address with its empty sides filled, as far as the catalog is here.
    fn asked(&self) -> Selection {
        let openings = self.files.catalog.with(|loaded| loaded.as_ref().map(|loaded| loaded.catalog.openings()).unwrap_or_default());
        self.selection.get().filled(&openings)
    }

    /// Gets what is asked for on a side: at once when it is here, or else from the server.
    fn load(self, side: Side) {
        let Some(loaded) = self.files.catalog.get_untracked() else { return };
        let asked = untrack(|| self.asked());
        let shown = self.sides[side.index()];
        let Some(name) = asked.side(side).map(str::to_owned) else {
            return shown.set(Some(Err(loaded.failure.clone().unwrap_or(Failure::NothingAsked))));
        };
        if side == Side::B && asked.is_twice_the_same() {
            return shown.set(Some(Err(Failure::SameTwice)));
        }
        if let Some(arrival) = self.files.at_hand(&loaded, &name) {
            return shown.set(Some(arrival));
        }
        leptos::task::spawn_local(async move {
            let arrival = self.files.fetch(&name).await;
            // An answer to an earlier question may come late; it is kept, but not shown.
            if untrack(|| self.asked()).side(side) == Some(&name) {
                shown.set(Some(arrival));
            }
        });
    }

    /// What there is to show on a side: `None` while it loads for the first time.
    pub fn side(&self, side: Side) -> Option<Result<Arc<Tool>, Failure>> {
        self.sides[side.index()]
            .with(|shown| shown.as_ref().map(|arrival| arrival.as_ref().map(|sheet| sheet.tool.clone()).map_err(Failure::clone)))
    }

    /// Whether a side is waiting for a tool other than the one it shows.
    pub fn is_waiting(&self, side: Side) -> bool {
        match self.side(side) {
            None => true,
            Some(Ok(tool)) => self.asked().side(side).is_some_and(|asked| asked != tool.slug.as_str()),
            Some(Err(_)) => false,
        }
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

    /// Asks once more for what failed.
    pub fn try_again(self, side: Side) {
        leptos::task::spawn_local(async move {
            self.files.retry().await;
            self.load(side);
        });
    }

    /// Names the page after what it shows, marks the moment, and fetches what the pickers need when there is time.
    pub fn follow(self) {
        Effect::new(move |_| {
            let (Some(comparison), Some(catalog)) = (self.comparison.get(), self.catalog()) else { return };
            let [a, b] = &comparison.tools;
            let title = format!("{} vs {}: which one should you ship with? | {}", a.short_name(), b.short_name(), catalog.site.name());
            page::describe(&title, &format!("{} {}", BottomLine::of(&comparison).lead, catalog.site.tagline));
            page::mark("shipwith:comparison");
            page::when_idle(move || self.want_entries());
        });
    }

    /// Subscribes an address to the publisher's newsletter.
    ///
    /// # Errors
    /// The service did not accept it, or did not let its answer be read.
    pub async fn subscribe(&self, newsletter: &Newsletter, address: &str) -> Result<(), Failure> {
        fetch::post(&newsletter.action, &newsletter.field, address).await.map(drop)
    }

    fn go(&self, selection: Selection) {
        if selection != self.selection.get_untracked() {
            location::push(&selection.query());
            self.selection.set(selection);
        }
    }

    /// The address of the comparison with another tool on one side.
    pub fn address_with(&self, side: Side, slug: &Slug) -> String {
        self.asked().with(side, slug).query()
    }
}

/// The state, from inside any view.
pub fn app_state() -> AppState {
    expect_context()
}
