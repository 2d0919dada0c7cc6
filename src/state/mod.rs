//! The contexts, one a concern. Pages read their signals and call their methods; each is a handful of signals that are
//! copied freely.
//!
//! What follows from something else is a `Memo` here and is never set: the comparison from the two sides, the bottom line
//! from the comparison and the weights, what is left of the list from the list and the filter.

pub mod ballot;
pub mod blind;
pub mod catalog;
pub mod embed;
pub mod language;
pub mod listing;
pub mod lookup;
pub mod made;
pub mod newsletter;
pub mod offline;
pub mod pair;
pub mod picks;
pub mod recent;
pub mod related;
pub mod route;
pub mod seen;
pub mod settings;
pub mod sharing;
pub mod shortcuts;
pub mod shortlist;
pub mod subject;
pub mod trouble;
pub(crate) mod turn;
pub mod votes;

use leptos::prelude::{Get, Memo, Signal, expect_context, provide_context};
use shipwith_model::address::View;
use shipwith_model::address::made::Made;
use shipwith_model::address::selection::Selection;

use self::ballot::BallotBox;
use self::blind::Blind;
use self::catalog::CatalogFiles;
use self::listing::Listing;
use self::lookup::Lookup;
use self::made::MadePages;
use self::offline::Offline;
use self::pair::Pair;
use self::recent::RecentTools;
use self::related::RelatedPairs;
use self::route::Route;
use self::seen::SeenTools;
use self::settings::Settings;
use self::shortlist::KeptTools;
use self::subject::Subject;
use self::votes::MyVotes;

/// Everything a screen can ask for, by concern.
#[derive(Clone, Copy)]
pub struct Contexts {
    /// What the address asks for.
    pub route: Route,
    /// The catalog's files.
    pub catalog: CatalogFiles,
    /// The two tools and their comparison.
    pub pair: Pair,
    /// What the pickers look things up in.
    pub lookup: Lookup,
    /// The list of all tools.
    pub listing: Listing,
    /// What is read blind.
    pub blind: Blind,
    /// The tools looked at last.
    pub recent: RecentTools,
    /// The comparisons that the page leads to.
    pub related: RelatedPairs,
    /// A tool, a category or a reviewer alone.
    pub subject: Subject,
    /// Which screens have a finished page.
    pub made: MadePages,
    /// Whether the site has files of other languages.
    pub has_languages: bool,
    /// Whether the site has a feed.
    pub has_feed: bool,
    /// Whether the page stands in a frame of another page, which may lie over it.
    pub is_framed: bool,
    /// The visitor's votes.
    pub ballot: BallotBox,
    /// What the screen of votes is doing.
    pub my_votes: MyVotes,
    /// What the visitor keeps to decide on later.
    pub kept: KeptTools,
    /// What was seen of each tool.
    pub seen: SeenTools,
    /// The visitor's theme, and whether keys do something.
    pub settings: Settings,
    /// Reading offline.
    pub offline: Offline,
}

impl Contexts {
    /// The contexts of a page: those that it begins with, and those that follow from them. Nothing is asked for yet.
    pub fn new(
        route: Route,
        catalog: CatalogFiles,
        related: RelatedPairs,
        made: Option<Made>,
        (ballot, recent, settings): (BallotBox, RecentTools, Settings),
    ) -> Self {
        let lookup = Lookup::new(catalog);
        let blind = Blind::new(route, catalog, lookup, ballot);
        let pair = Pair::new(catalog, lookup, asked(route, catalog, blind), route.weights);
        let subject = Subject::new(route, catalog, lookup);
        let my_votes = MyVotes::new(ballot, catalog, lookup);
        let kept = KeptTools::new(catalog, lookup, ballot, my_votes);
        Self {
            route,
            catalog,
            pair,
            lookup,
            listing: Listing::new(route, catalog, lookup),
            blind,
            recent,
            related,
            subject,
            made: MadePages::new(made, catalog, lookup),
            has_languages: true,
            has_feed: true,
            is_framed: false,
            ballot,
            my_votes,
            kept,
            seen: SeenTools::new(catalog),
            settings,
            offline: Offline::new(route, catalog, pair, subject, (ballot, kept)),
        }
    }

    /// Hands them down, all at once: see [`contexts`].
    pub fn provide(self) {
        provide_context(self);
    }
}

/// The two tools that are asked for: by the address, with its empty sides filled from the catalog, or by chance while they
/// are read blind. None before the catalog is there, nor on a screen that shows no pair.
fn asked(route: Route, catalog: CatalogFiles, blind: Blind) -> Signal<Option<Selection>> {
    let asked = Memo::new(move |_| {
        let (view, pair) = (route.view.get(), route.pair.get());
        let openings = catalog.catalog()?.openings();
        match view {
            View::Tools | View::Tool | View::Category | View::Reviewer | View::Votes | View::Shortlist | View::Offline => None,
            View::Blind if pair == Selection::default() => blind.drawn.get(),
            View::Comparison | View::Embed | View::Blind => Some(pair.filled(&openings)),
        }
    });
    asked.into()
}

/// All of them, from inside any page.
pub fn contexts() -> Contexts {
    expect_context()
}
