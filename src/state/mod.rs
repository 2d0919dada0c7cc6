//! The contexts, one a concern. Pages read their signals and call their methods; each is a handful of signals that are
//! copied freely.
//!
//! What follows from something else is a `Memo` here and is never set: the comparison from the two sides, the bottom line
//! from the comparison and the weights, what is left of the list from the list and the filter.

pub mod ballot;
pub mod blind;
pub mod catalog;
pub mod embed;
pub mod listing;
pub mod lookup;
pub mod newsletter;
pub mod pair;
pub mod picks;
pub mod recent;
pub mod route;
pub mod settings;
pub mod sharing;
pub mod trouble;
pub mod votes;

use leptos::prelude::{expect_context, provide_context};

use self::ballot::BallotBox;
use self::blind::Blind;
use self::catalog::CatalogFiles;
use self::listing::Listing;
use self::lookup::Lookup;
use self::pair::Pair;
use self::recent::RecentTools;
use self::route::Route;
use self::settings::Settings;
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
    /// The visitor's votes.
    pub ballot: BallotBox,
    /// What the screen of votes is doing.
    pub my_votes: MyVotes,
    /// The visitor's theme and shortcut.
    pub settings: Settings,
}

impl Contexts {
    /// Hands each down by its own type.
    pub fn provide(self) {
        provide_context(self.route);
        provide_context(self.catalog);
        provide_context(self.pair);
        provide_context(self.lookup);
        provide_context(self.listing);
        provide_context(self.blind);
        provide_context(self.recent);
        provide_context(self.ballot);
        provide_context(self.my_votes);
        provide_context(self.settings);
        provide_context(self);
    }
}

/// All of them, from inside any page.
pub fn contexts() -> Contexts {
    expect_context()
}
