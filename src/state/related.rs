//! The comparisons that a finished page leads to. Whoever rendered it knew the whole catalog; the page in the browser does not.

use leptos::prelude::*;
use shipwith_model::address::Address;
use shipwith_model::address::selection::Selection;

use crate::platform::document;

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Where it is.
    pub address: Address,
    /// What it compares.
    pub name: String,
}

/// Those of the page that the visit began on.
#[derive(Clone, Copy)]
pub struct RelatedPairs {
    of: StoredValue<Selection>,
    all: StoredValue<Vec<Related>>,
}

impl RelatedPairs {
    /// Those of the page of a pair.
    pub fn of(pair: Selection, all: Vec<Related>) -> Self {
        Self { of: StoredValue::new(pair), all: StoredValue::new(all) }
    }

    /// Those that the finished page in the document names; none where there is no such page.
    pub fn open(pair: Selection) -> Self {
        let links = document::links("#boot-page .related a").into_iter();
        Self::of(pair, links.map(|(href, name)| Related { address: Address::read(&href, ""), name }).collect())
    }

    /// Those of the pair that is shown, as long as it is that of the page.
    pub fn for_pair(&self, pair: &Selection) -> Vec<Related> {
        if self.of.with_value(|of| of == pair) { self.all.get_value() } else { Vec::new() }
    }
}
