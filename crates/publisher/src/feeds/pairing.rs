//! Which tool a tool is compared with when somebody asks for it alone.

use std::collections::HashMap;

use crate::pages::chosen::Chosen;
use shipwith_model::address::View;
use shipwith_model::address::made::Made;
use shipwith_model::address::page::{path_of, path_of_pair};

use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;

/// Where tools are shown: on finished pages, and else beside their partners in the featured pairs.
#[derive(Clone, Debug, Default)]
pub struct Pairing {
    partners: HashMap<Slug, Slug>,
    first: Option<Slug>,
    /// The first page that shows a tool.
    pages: HashMap<Slug, String>,
    /// Whether each tool has a page of its own.
    has_own: bool,
}

impl Pairing {
    /// What a catalog's pairs and their pages give: of several, the first.
    pub fn of(catalog: &Catalog, chosen: &Chosen, made: Made) -> Self {
        let mut pairing = Self { has_own: made.screens.tools, ..Self::default() };
        for [a, b] in &chosen.pairs {
            for slug in [a, b] {
                pairing.pages.entry(slug.clone()).or_insert_with(|| path_of_pair(a, b));
            }
        }
        for (a, b) in catalog.openings() {
            pairing.first.get_or_insert_with(|| a.clone());
            pairing.partners.entry(a.clone()).or_insert_with(|| b.clone());
            pairing.partners.entry(b).or_insert(a);
        }
        pairing
    }

    /// The address of a tool below the root: its own page, another that shows it, or else a query.
    pub fn address(&self, slug: &Slug) -> String {
        if let Some(path) = path_of(View::Tool, Some(slug)).filter(|_| self.has_own) {
            return path;
        }
        self.pages.get(slug).cloned().unwrap_or_else(|| self.query(slug))
    }

    /// The query of a tool, with its `?`: beside its featured partner or else the first featured tool, or alone.
    fn query(&self, slug: &Slug) -> String {
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
