//! Which pages a site has: what leads to a screen leads to its finished page, where that is known to be there.

use leptos::prelude::*;
use shipwith_model::address::made::{Made, Member};
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Comparison;

use super::catalog::CatalogFiles;
use super::lookup::Lookup;

/// What is known of the pages of this site.
#[derive(Clone, Copy)]
pub struct MadePages {
    /// What the page says that the visit began on.
    first: StoredValue<Option<Made>>,
    catalog: CatalogFiles,
    lookup: Lookup,
}

impl MadePages {
    /// The page that the visit begins on knows them, if it is a finished one; or else the index does, once it is here.
    pub fn new(first: Option<Made>, catalog: CatalogFiles, lookup: Lookup) -> Self {
        Self { first: StoredValue::new(first), catalog, lookup }
    }

    /// What the index says, which is of the catalog as it is now, or else the page.
    fn known(&self) -> Made {
        let of_index = self.lookup.at_hand().map(|root| Made { pairs: root.paged, screens: root.screens });
        of_index.or_else(|| self.first.get_value()).unwrap_or_default()
    }

    /// The address of the screen of a tool, a category or a reviewer: its finished page, where the site has one.
    pub fn of_one(&self, view: View, of: &Slug) -> Address {
        Address { has_page: self.known().screens.have(view), ..Address::of_one(view, of) }
    }

    /// The address of a screen that is of nothing in particular, such as the list of all tools: its finished page, where the site has one.
    pub fn of(&self, view: View) -> Address {
        Address { has_page: self.known().screens.have(view), ..Address::of(view) }
    }

    /// Whether a comparison has a page on which its tools stand in this order.
    pub fn has(&self, comparison: &Comparison) -> bool {
        let [a, b] = comparison.tools.each_ref();
        let address = self.pair((&**a).into(), (&**b).into());
        address.has_page && address.pair == Selection::pair(&a.slug, &b.slug)
    }

    /// The address of the comparison of two tools: its finished page, with the tools in the order of that, or else the query with `a` and `b`
    /// in the order given.
    pub fn pair(&self, a: Member<'_>, b: Member<'_>) -> Address {
        let page = self.catalog.catalog().and_then(|catalog| {
            let [a, b] = self.known().pairs.page(&catalog, a, b)?;
            Some(Selection::pair(a, b))
        });
        let has_page = page.is_some();
        Address { has_page, ..Address::comparing(page.unwrap_or_else(|| Selection::pair(a.slug, b.slug))) }
    }
}
