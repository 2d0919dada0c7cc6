//! The one context: what is asked for, what came, what follows, and the visitor's ballot.
//!
//! Views read its signals and call its methods; they touch neither address, storage nor network.

mod ballot;
mod files;
mod lookup;
mod picks;
mod theme;

use std::sync::Arc;

use leptos::prelude::*;

pub use ballot::BallotBox;
use files::{Files, Sheet};
pub use lookup::Found;
use lookup::Lookup;

use crate::browser::{fetch, location, page};
use crate::model::address::{Address, View};
use crate::model::bottom_line::BottomLine;
use crate::model::catalog::{Catalog, Newsletter};
use crate::model::comparison::{Comparison, Side};
use crate::model::failure::Failure;
use crate::model::selection::Selection;
use crate::model::slug::Slug;
use crate::model::theme::Theme;
use crate::model::tool::Tool;

/// What came for one side.
type Arrival = Result<Arc<Sheet>, Failure>;

/// Whether what is shown is already the answer to a name.
fn is_of(shown: &Option<Arrival>, name: &str) -> bool {
    match shown {
        Some(Ok(sheet)) => sheet.tool.slug.as_str() == name,
        Some(Err(Failure::Unknown(asked))) => asked == name,
        _ => false,
    }
}

/// The state of the app; copied freely.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The address, read.
    address: RwSignal<Address>,
    /// The screen it asks for; apart, so that a screen is not built anew whenever something else in the address changes.
    view: RwSignal<View>,
    files: Files,
    /// What is shown on each side: nothing while it loads for the first time, and the old until the new is there.
    sides: [RwSignal<Option<Arrival>>; 2],
    /// The names whose files are on their way, so that none is asked for twice at a time.
    coming: StoredValue<[Option<String>; 2]>,
    /// The comparison of the two tools asked for; the one before stays until both are there.
    pub comparison: RwSignal<Option<Arc<Comparison>>>,
    /// What the pickers look things up in.
    lookup: Lookup,
    /// The visitor's votes.
    pub ballot: BallotBox,
    /// The colours the visitor wants.
    theme: RwSignal<Theme>,
}

impl AppState {
    /// Begins: builds the state from the address and the storage, and starts fetching.
    pub fn begin() -> Self {
        let files = Files::open();
        let address = Address::parse(&location::query());
        let state = Self {
            view: RwSignal::new(address.view),
            address: RwSignal::new(address),
            files,
            sides: [RwSignal::new(None), RwSignal::new(None)],
            coming: StoredValue::default(),
            comparison: RwSignal::new(None),
            lookup: Lookup::new(files),
            ballot: BallotBox::open(),
            theme: theme::open(),
        };
        location::on_travel(move || {
            let address = Address::parse(&location::query());
            // A link to a place in the page travels too, but to the same address.
            if address != state.address.get_untracked() {
                state.turn_to(address);
            }
        });
        leptos::task::spawn_local(async move {
            files.fetch_catalog().await;
            state.load();
        });
        state
    }

    /// The address with its empty sides filled, as far as the catalog is here.
    fn asked(&self) -> Selection {
        let openings = self.files.catalog.with(|loaded| loaded.as_ref().map(|loaded| loaded.catalog.openings()).unwrap_or_default());
        self.address.with(|address| address.pair.clone()).filled(&openings)
    }

    /// Shows what another address asks for. A new screen takes the focus, so that who listens hears where they are.
    fn turn_to(self, address: Address) {
        let view = address.view;
        self.address.set(address);
        if view != self.view.get_untracked() {
            self.view.set(view);
            page::soon(|| page::turn_to("title"));
        }
        self.load();
    }

    /// Goes to another address, as a new entry in the history.
    pub fn visit(self, address: Address) {
        if address != self.address.get_untracked() {
            location::push(&address.query());
            self.turn_to(address);
        }
    }

    /// Goes to another address in place of this one: for what is typed or dragged.
    pub fn refine(self, address: Address) {
        if address != self.address.get_untracked() {
            location::replace(&address.query());
            self.turn_to(address);
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

    /// The theme that the visitor chose.
    pub fn theme(&self) -> Theme {
        self.theme.get()
    }

    /// Takes another theme.
    pub fn choose_theme(&self, chosen: Theme) {
        theme::choose(self.theme, chosen);
    }

    /// Compares two tools.
    fn compare(self, pair: Selection) {
        self.visit(Address::comparing(pair));
    }

    /// Gets what is asked for on both sides: at once when it is here, or else from the server.
    fn load(self) {
        let Some(loaded) = self.files.catalog.get_untracked() else { return };
        if !matches!(self.view.get_untracked(), View::Comparison | View::Blind) {
            return;
        }
        let asked = untrack(|| self.asked());
        for side in Side::BOTH {
            let shown = self.sides[side.index()];
            let arrival = match asked.side(side) {
                None => Some(Err(loaded.failure.clone().unwrap_or(Failure::NothingAsked))),
                Some(_) if side == Side::B && asked.is_twice_the_same() => Some(Err(Failure::SameTwice)),
                Some(name) if shown.with_untracked(|shown| is_of(shown, name)) => None,
                Some(name) if self.coming.with_value(|coming| coming[side.index()].as_deref() == Some(name)) => None,
                Some(name) => self.files.at_hand(&loaded, name).or_else(|| {
                    leptos::task::spawn_local(self.fetch(side, name.to_owned()));
                    None
                }),
            };
            if arrival.is_some() {
                shown.set(arrival);
            }
        }
        self.settle();
    }

    async fn fetch(self, side: Side, name: String) {
        self.coming.update_value(|coming| coming[side.index()] = Some(name.clone()));
        let mut arrival = self.files.fetch(&name).await;
        if let (Err(Failure::Unknown(_)), Some(failure)) = (&arrival, self.files.failure()) {
            // The tool may well be in the catalog's own file, which did not come.
            arrival = Err(failure);
        }
        self.coming.update_value(|coming| coming[side.index()] = coming[side.index()].take().filter(|other| *other != name));
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
                    self.comparison.set(Some(Arc::new(Comparison::new(&loaded.catalog, a.tool.clone(), b.tool.clone()))));
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

    /// Whether the catalog's own file failed.
    pub fn has_no_catalog(&self) -> bool {
        self.files.failure().is_some()
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

    /// Names the page after what it shows, marks the moment, and fetches what the pickers need when there is time.
    pub fn follow(self) {
        follow(move || {
            let (view, Some(catalog)) = (self.view(), self.catalog()) else { return };
            if view != View::Comparison {
                return page::describe(&format!("{} | {}", view.label(), catalog.site.name()), view.description());
            }
            let Some(comparison) = self.comparison.get() else { return };
            let [a, b] = &comparison.tools;
            let title = format!("{} vs {}: which one should you ship with? | {}", a.short_name(), b.short_name(), catalog.site.name());
            page::describe(&title, &format!("{} {}", BottomLine::of(&comparison).lead, catalog.site.tagline));
            // Effects run in no fixed order: after all of them, both sides are in the document.
            page::soon(|| page::mark("shipwith:comparison"));
            page::when_idle(move || self.lookup.fetch_for(&untrack(|| self.found(""))));
        });
    }

    /// Subscribes an address to the publisher's newsletter.
    ///
    /// # Errors
    /// The service did not accept it, or did not let its answer be read.
    pub async fn subscribe(&self, newsletter: &Newsletter, address: &str) -> Result<(), Failure> {
        fetch::post(&newsletter.action, &newsletter.field, address).await.map(drop)
    }

    /// The address of the comparison with another tool on one side.
    pub fn address_with(&self, side: Side, slug: &Slug) -> String {
        Address::comparing(self.asked().with(side, slug)).query()
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
