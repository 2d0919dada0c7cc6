//! The list of all tools: read when its screen is first shown.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::selection::Selection;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::search::Entries;
use shipwith_model::search::listing::Filter;
use shipwith_model::search::shards::Root;

use super::catalog::CatalogFiles;
use super::lookup::Lookup;
use super::route::Route;

/// How many pages of a large catalog are read before the visitor is asked: 10,000 tools.
const PAGES: usize = 10;

/// How many rows are shown at first, and how many more with each press: they are looked through more than they are read.
pub const ROWS: usize = 200;

/// What has been read of the list.
#[derive(Clone, Copy)]
pub struct Listing {
    route: Route,
    catalog: CatalogFiles,
    lookup: Lookup,
    /// The entries that are here, in the order in which they are listed.
    pub entries: RwSignal<Entries>,
    /// The places among them that the filter leaves, in order.
    pub left: Memo<Vec<usize>>,
    /// How many tools the catalog has, once that is known.
    pub count: RwSignal<Option<usize>>,
    /// Why no more came.
    pub failure: RwSignal<Option<Failure>>,
    /// How many rows were asked for, and with which filter: another begins anew.
    extended: RwSignal<(Filter, usize)>,
    /// How many rows are shown: who comes back finds as many.
    pub shown: Memo<usize>,
    /// How many pages of a large catalog have been read, and of how many.
    pages: RwSignal<(usize, usize)>,
    /// What the pages belong to.
    root: StoredValue<Option<Arc<Root>>>,
    /// Whether more is on its way.
    pub is_busy: RwSignal<bool>,
}

impl Listing {
    /// Nothing is read before its screen is shown.
    pub fn new(route: Route, catalog: CatalogFiles, lookup: Lookup) -> Self {
        let entries = RwSignal::new(Entries::default());
        let extended = RwSignal::new((Filter::default(), ROWS));
        let filter = route.filter;
        Self {
            route,
            catalog,
            lookup,
            entries,
            left: Memo::new(move |_| filter.with(|filter| entries.with(|entries| filter.list(entries)))),
            count: RwSignal::default(),
            failure: RwSignal::default(),
            extended,
            shown: Memo::new(move |_| extended.with(|(of, rows)| if filter.with(|filter| filter == of) { *rows } else { ROWS })),
            pages: RwSignal::default(),
            root: StoredValue::default(),
            is_busy: RwSignal::default(),
        }
    }

    /// Whether nothing of the list is here yet, nor why.
    pub fn is_coming(&self) -> bool {
        self.count.get().is_none() && self.failure.with(Option::is_none)
    }

    /// Whether there are pages still to be read.
    pub fn has_more(&self) -> bool {
        let (read, all) = self.pages.get();
        read < all
    }

    /// Shows more rows.
    pub fn show_more(&self) {
        self.extended.set((self.route.filter.get_untracked(), self.shown.get_untracked() + ROWS));
    }

    /// Leaves something else of the list.
    pub fn refine(&self, change: impl FnOnce(&mut Filter)) {
        self.route.refine(|address| change(&mut address.filter));
    }

    /// Reads the list when it is first wanted. To go on, or to try again, is for the visitor to ask.
    pub fn open(self) {
        Effect::new(move |_| {
            if self.catalog.loaded().is_some() && untrack(|| self.count.get().is_none() && self.failure.get().is_none()) {
                self.read();
            }
        });
    }

    /// Reads the list, or goes on reading it, so many pages from here on.
    pub fn read(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        leptos::task::spawn_local(async move {
            self.failure.set(self.read_on().await.err());
            self.is_busy.set(false);
        });
    }

    async fn read_on(self) -> Result<(), Failure> {
        if self.count.with_untracked(Option::is_none) {
            self.begin(self.lookup.root().await?);
        }
        let mut left = PAGES;
        while left > 0 {
            let (read, all) = self.pages.get_untracked();
            let Some(root) = self.root.get_value().filter(|_| read < all) else { break };
            let came = self.catalog.page(read + 1).await;
            if let Some(page) = self.lookup.fitting(&root, came).await? {
                self.pages.set((read + 1, all));
                self.entries.update(|entries| entries.extend(&page.entries));
                left -= 1;
            } else {
                // Pages of two indexes would have tools missing, or there twice.
                self.begin(self.lookup.root().await?);
                left = PAGES;
            }
        }
        Ok(())
    }

    /// Begins the list anew from the first file of the index. Its entries are the whole list, unless it counts pages: then those are to be read.
    pub(crate) fn begin(self, root: Arc<Root>) {
        self.pages.set((0, root.pages));
        self.entries.set(if root.pages == 0 { root.entries.clone() } else { Entries::default() });
        self.count.set(Some(root.count));
        self.root.set_value(Some(root));
    }

    /// The ticked tools, at most two.
    pub fn ticked(&self) -> Vec<Slug> {
        let pair = self.route.pair.get();
        let is_once = |side: &Side| *side == Side::A || !pair.is_twice_the_same();
        Side::BOTH.into_iter().filter(is_once).filter_map(|side| Slug::parse(pair.side(side)?)).collect()
    }

    /// Compares the two ticked tools.
    pub fn compare_ticked(&self) {
        self.route.compare(self.route.pair.get_untracked());
    }

    /// Takes the ticks off.
    pub fn untick(&self) {
        self.route.refine(|address| address.pair = Selection::default());
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
        self.route.refine(|address| address.pair = pair);
    }
}
