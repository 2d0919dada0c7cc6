//! The list of all tools: read when its screen is first shown.

use leptos::prelude::untrack;

use super::signal::Signal;

use super::AppState;
use super::files::Files;
use super::lookup::Lookup;
use crate::model::address::Address;
use crate::model::comparison::Side;
use crate::model::failure::Failure;
use crate::model::listing::Filter;
use crate::model::search::Entries;
use crate::model::selection::Selection;
use crate::model::slug::Slug;

/// How many pages of a large catalog are read before the visitor is asked: 10,000 tools.
const PAGES: usize = 10;

/// What has been read of the list.
#[derive(Clone, Copy)]
pub struct Listing {
    /// The entries that are here, in the order in which they are listed.
    pub entries: Signal<Entries>,
    /// How many there are altogether; 0 until that is known.
    pub count: Signal<usize>,
    /// Why no more came.
    pub failure: Signal<Option<Failure>>,
    /// How many pages of a large catalog have been read, and whether more are on their way.
    pages: Signal<usize>,
    busy: Signal<bool>,
}

impl Listing {
    /// Nothing is read before it is wanted.
    pub fn new() -> Self {
        Self {
            entries: Signal::default(),
            count: Signal::new(0),
            failure: Signal::new(None),
            pages: Signal::new(0),
            busy: Signal::new(false),
        }
    }

    /// Whether more is on its way.
    pub fn is_busy(&self) -> bool {
        self.busy.get()
    }

    /// Reads the list, or goes on reading it, up to so many pages from here on.
    pub async fn read(self, lookup: Lookup, files: Files) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(self.read_on(lookup, files).await.err());
        self.busy.set(false);
    }

    async fn read_on(self, lookup: Lookup, files: Files) -> Result<(), Failure> {
        let root = lookup.root().await?;
        self.count.set(root.count);
        if root.pages == 0 {
            if self.entries.with_untracked(|entries| entries.all().len()) < root.count {
                self.entries.set(root.entries.clone());
            }
            return Ok(());
        }
        let last = root.pages.min(self.pages.get_untracked() + PAGES);
        while self.pages.get_untracked() < last {
            let page = files.page(self.pages.get_untracked() + 1).await?;
            self.pages.update(|pages| *pages += 1);
            self.entries.update(|entries| entries.extend(&page.entries));
        }
        Ok(())
    }
}

impl AppState {
    /// What is left of the list.
    pub fn filter(&self) -> Filter {
        self.filter.get()
    }

    /// Leaves something else of the list: a change of the address, not a new one.
    pub fn sift(&self, change: impl FnOnce(&mut Filter)) {
        let mut address = self.address.get_untracked();
        change(&mut address.filter);
        self.refine(address);
    }

    /// Reads the list, or goes on reading it.
    pub fn read_list(&self) {
        leptos::task::spawn_local(self.listing.read(self.lookup, self.files));
    }

    /// Whether a tool is ticked.
    pub fn is_ticked(&self, slug: &Slug) -> bool {
        self.ticked().contains(slug)
    }

    /// The ticked tools, at most two.
    pub fn ticked(&self) -> Vec<Slug> {
        let pair = self.address.with(|address| address.pair.clone());
        Side::BOTH.iter().filter_map(|side| Slug::parse(pair.side(*side)?)).collect()
    }

    /// Compares the two ticked tools.
    pub fn compare_ticked(&self) {
        self.compare(self.address.get_untracked().pair);
    }

    /// Takes the ticks off.
    pub fn untick(&self) {
        self.refine(Address { pair: Selection::default(), ..self.address.get_untracked() });
    }

    /// Ticks a tool, or takes its tick off. Of three the first gives way.
    pub fn tick(&self, slug: &Slug) {
        let mut ticked = untrack(|| self.ticked());
        let before = ticked.len();
        ticked.retain(|other| other != slug);
        if ticked.len() == before {
            ticked.push(slug.clone());
        }
        let mut latest = ticked.iter().rev().take(2).map(Slug::to_string);
        let (last, first) = (latest.next(), latest.next());
        let pair = if first.is_some() { Selection { a: first, b: last } } else { Selection { a: last, b: None } };
        self.refine(Address { pair, ..self.address.get_untracked() });
    }
}
