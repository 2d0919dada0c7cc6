//! Which tool a tool is compared with when somebody asks for it alone.

use std::collections::HashMap;

use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;

/// The partners of tools in the featured pairs.
#[derive(Clone, Debug, Default)]
pub struct Pairing {
    partners: HashMap<Slug, Slug>,
    first: Option<Slug>,
}

impl Pairing {
    /// The partners that a catalog's pairs give: of several, the first.
    pub fn of(catalog: &Catalog) -> Self {
        let mut pairing = Self::default();
        for (a, b) in catalog.openings() {
            pairing.first.get_or_insert_with(|| a.clone());
            pairing.partners.entry(a.clone()).or_insert_with(|| b.clone());
            pairing.partners.entry(b).or_insert(a);
        }
        pairing
    }

    /// The query of a tool's page, with its `?`: beside its featured partner or else the first featured tool, or alone.
    pub fn query(&self, slug: &Slug) -> String {
        match self.partners.get(slug).or(self.first.as_ref()).filter(|partner| *partner != slug) {
            Some(partner) => query(slug, partner),
            None => format!("?a={slug}"),
        }
    }
}

/// The query of the comparison of two tools, with its `?`.
pub fn query(a: &Slug, b: &Slug) -> String {
    format!("?a={a}&b={b}")
}
