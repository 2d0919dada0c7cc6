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

/// What came for one side; nothing when no tool is asked for there.
type Arrival = Option<Result<Arc<Sheet>, Failure>>;

/// The state of the app; copied freely.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The address, read.
    selection: RwSignal<Selection>,
    /// The same with its empty sides filled from the featured pairs.
    asked: Memo<Selection>,
    files: Files,
    sides: [LocalResource<Arrival>; 2],
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
        let files = Files::new();
        let asked = Memo::new(move |_| {
            let pairs = files.catalog.with(|loaded| loaded.as_ref().map(|loaded| loaded.catalog.openings()).unwrap_or_default());
            selection.get().filled(&pairs)
        });
        let sides = Side::BOTH.map(|side| {
            let name = Memo::new(move |_| asked.read().side(side).map(str::to_owned));
            LocalResource::new(move || {
                let name = name.get();
                async move { Some(files.tool(&name?).await) }
            })
        });
        let comparison = Memo::new(move |before: Option<&Option<Arc<Comparison>>>| {
            let [a, b] = sides.map(|side| side.get().flatten());
            let asked = asked.get();
            if asked.is_twice_the_same() || matches!(a, Some(Err(_))) || matches!(b, Some(Err(_))) {
                return None;
            }
            let loaded = files.catalog.get();
            match (loaded, a, b) {
                (Some(loaded), Some(Ok(a)), Some(Ok(b))) if asked == Selection::pair(&a.tool.slug, &b.tool.slug) => {
                    Some(Arc::new(Comparison::new(&loaded.catalog, a.tool.clone(), b.tool.clone())))
                }
                _ => before.cloned().flatten(),
            }
        });
        let entries = RwSignal::new(Remote::Unasked);
        Self { selection, asked, files, sides, comparison, entries, ballot: BallotBox::open() }
    }

    /// What there is to show on a side: `None` while it loads, and the old tool until the new one is there.
    pub fn side(&self, side: Side) -> Option<Result<Arc<Tool>, Failure>> {
        if side == Side::B && self.asked.read().is_twice_the_same() {
            return Some(Err(Failure::SameTwice));
        }
        match self.sides[side.index()].get()? {
            Some(outcome) => Some(outcome.map(|sheet| sheet.tool.clone())),
            None => {
                let loaded = self.files.catalog.get()?;
                (self.asked.read().side(side).is_none()).then(|| Err(loaded.failure.clone().unwrap_or(Failure::NothingAsked)))
            }
        }
    }

    /// Whether a side is waiting for a tool other than the one it shows.
    pub fn is_waiting(&self, side: Side) -> bool {
        let asked = self.asked.read();
        match self.side(side) {
            None => true,
            Some(Ok(tool)) => asked.side(side).is_some_and(|asked| asked != tool.slug.as_str()),
            Some(Err(_)) => false,
        }
    }

    /// The catalog, once it is there; an empty one when it failed.
    pub fn catalog(&self) -> Option<Arc<Catalog>> {
        self.files.catalog.get().map(|loaded| loaded.catalog.clone())
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
            if let Some(Some(Ok(sheet))) = side.get() {
                said.extend(sheet.left_out.iter().map(ToString::to_string));
            }
        }
        said
    }

    /// Asks once more for what failed.
    pub fn try_again(&self, side: Side) {
        self.files.retry();
        self.sides[side.index()].refetch();
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
        self.asked.read().clone().with(side, slug).query()
    }
}

/// The state, from inside any view.
pub fn app_state() -> AppState {
    expect_context()
}
