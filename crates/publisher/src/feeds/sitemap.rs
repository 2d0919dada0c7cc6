//! The sitemap: every page of the site that is worth finding.

use std::collections::BTreeSet;

use crate::feeds::pairing::{Pairing, query};
use crate::feeds::xml::escaped;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::link::SiteAddress;
use shipwith_model::catalog::slug::Slug;

/// The most addresses one file may have, by the protocol of sitemaps.
pub const MOST: usize = 50_000;

/// The files of the sitemap, `(name, text)`: `sitemap.xml`, and when there are too many addresses for one file, those it lists.
/// None when the catalog does not say where the site is.
pub fn files<'s>(catalog: &Catalog, tools: impl IntoIterator<Item = &'s Slug>, most: usize) -> Vec<(String, String)> {
    let Some(address) = catalog.site.address.as_ref().map(SiteAddress::as_str) else { return Vec::new() };
    let pairing = Pairing::of(catalog);
    let mut queries = vec![String::new()];
    queries.extend(catalog.openings().iter().map(|(a, b)| query(a, b)));
    queries.extend(tools.into_iter().map(|slug| pairing.query(slug)));
    let mut seen = BTreeSet::new();
    let addresses: Vec<String> =
        queries.iter().filter(|query| seen.insert(*query)).map(|query| escaped(&format!("{address}{query}"))).collect();
    if addresses.len() <= most {
        return vec![("sitemap.xml".into(), list("urlset", "url", &addresses))];
    }
    let parts: Vec<(String, String)> = addresses
        .chunks(most)
        .enumerate()
        .map(|(i, addresses)| (format!("sitemap-{}.xml", i + 1), list("urlset", "url", addresses)))
        .collect();
    let names: Vec<String> = parts.iter().map(|(name, _)| escaped(&format!("{address}{name}"))).collect();
    let mut files = vec![("sitemap.xml".into(), list("sitemapindex", "sitemap", &names))];
    files.extend(parts);
    files
}

fn list(outer: &str, inner: &str, addresses: &[String]) -> String {
    let lines: String = addresses.iter().map(|address| format!("  <{inner}><loc>{address}</loc></{inner}>\n")).collect();
    let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{outer} xmlns=\"{namespace}\">\n{lines}</{outer}>\n")
}
