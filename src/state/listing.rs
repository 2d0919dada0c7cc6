//! The list of all tools: read when its screen is first shown.

use std::sync::Arc;

use leptos::prelude::untrack;

use super::AppState;
use super::signal::Signal;
use shipwith_model::address::Address;
use shipwith_model::address::selection::Selection;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::search::Entries;
use shipwith_model::search::listing::Filter;
use shipwith_model::search::shards::Root;

/// How many pages of a large catalog are read before the visitor is asked: 10,000 tools.
const PAGES: usize = 10;

/// How many rows are shown at first, and how many more with each press.
pub const ROWS: usize = 100;

/// What has been read of the list.
#[derive(Clone, Copy)]
pub struct Listing {
    /// The entries that are here, in the order in which they are listed.
    pub entries: Signal<Entries>,
    /// The places among them that the filter leaves, in order.
    pub left: Signal<Vec<usize>>,
    /// How many tools the catalog has, once that is known.
    pub count: Signal<Option<usize>>,
    /// Why no more came.
    pub failure: Signal<Option<Failure>>,
    /// How many rows are shown: who comes back finds as many.
    pub shown: Signal<usize>,
    /// How many pages of a large catalog have been read, and of how many.
    pages: Signal<(usize, usize)>,
    /// What the pages belong to.
    root: Signal<Option<Arc<Root>>>,
    /// Whether more is on its way.
    busy: Signal<bool>,
}

impl Listing {
    /// Nothing is read before its screen is shown.
    pub(super) fn new() -> Self {
        Self {
            entries: Signal::default(),
            left: Signal::default(),
            count: Signal::default(),
            failure: Signal::default(),
            shown: Signal::new(ROWS),
            pages: Signal::default(),
            root: Signal::default(),
            busy: Signal::default(),
        }
    }

    /// Whether more is on its way.
    pub fn is_busy(&self) -> bool {
        self.busy.get()
    }

    /// Whether there are pages still to be read.
    pub fn has_more(&self) -> bool {
        let (read, all) = self.pages.get();
        read < all
    }

    /// Finds what the filter leaves of the entries that are here.
    pub(super) fn sift(&self, filter: &Filter) {
        self.left.set(self.entries.with_untracked(|entries| filter.list(entries)));
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

    /// Reads the list when it is first wanted. To go on, or to try again, is for the visitor to ask.
    pub(super) fn open_list(&self) {
        if self.listing.count.with_untracked(Option::is_none) && self.listing.failure.with_untracked(Option::is_none) {
            self.read_list();
        }
    }

    /// Reads the list, or goes on reading it, so many pages from here on.
    pub fn read_list(self) {
        let listing = self.listing;
        if listing.busy.get_untracked() {
            return;
        }
        listing.busy.set(true);
        leptos::task::spawn_local(async move {
            listing.failure.set(self.read_on().await.err());
            listing.busy.set(false);
        });
    }

    async fn read_on(self) -> Result<(), Failure> {
        let listing = self.listing;
        if listing.count.with_untracked(Option::is_none) {
            self.begin_list(self.lookup.root().await?);
        }
        let mut left = PAGES;
        while left > 0 {
            let (read, all) = listing.pages.get_untracked();
            let Some(root) = listing.root.get_untracked().filter(|_| read < all) else { break };
            let came = self.files.page(read + 1).await;
            if let Some(page) = self.lookup.fitting(&root, came).await? {
                listing.pages.set((read + 1, all));
                self.add_to_list(&page.entries);
                left -= 1;
            } else {
                // Pages of two indexes would have tools missing, or there twice.
                self.begin_list(self.lookup.root().await?);
                left = PAGES;
            }
        }
        Ok(())
    }

    fn begin_list(self, root: Arc<Root>) {
        let listing = self.listing;
        listing.pages.set((0, root.pages));
        // A place in the old list must not be looked for in the new one.
        listing.left.set(Vec::new());
        listing.entries.set(if root.pages == 0 { root.entries.clone() } else { Entries::default() });
        self.filter.with_untracked(|filter| listing.sift(filter));
        listing.count.set(Some(root.count));
        listing.root.set(Some(root));
    }

    fn add_to_list(&self, more: &Entries) {
        self.listing.entries.update(|entries| entries.extend(more));
        self.filter.with_untracked(|filter| self.listing.sift(filter));
    }

    /// Whether a tool is ticked.
    pub fn is_ticked(&self, slug: &Slug) -> bool {
        self.ticked().contains(slug)
    }

    /// The ticked tools, at most two.
    pub fn ticked(&self) -> Vec<Slug> {
        let pair = self.address.with(|address| address.pair.clone());
        let is_once = |side: &Side| *side == Side::A || !pair.is_twice_the_same();
        Side::BOTH.into_iter().filter(is_once).filter_map(|side| Slug::parse(pair.side(side)?)).collect()
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
