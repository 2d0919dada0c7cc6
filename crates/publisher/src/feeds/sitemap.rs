//! The sitemap: every page of the site that is worth finding.

use std::collections::BTreeSet;

use crate::feeds::pairing::{Pairing, query};
use crate::feeds::xml::escaped;
use crate::pages::chosen::Chosen;
use shipwith_model::address::page::path_of_pair;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::link::SiteAddress;
use shipwith_model::catalog::slug::Slug;

/// The most addresses one file may have, by the protocol of sitemaps.
pub const MOST: usize = 50_000;

/// The files of the sitemap, `(name, text)`: `sitemap.xml`, and when there are too many addresses for one file, those it lists.
/// `lists` are the pages of lists. None when the catalog does not say where the site is.
pub fn files<'s>(
    catalog: &Catalog,
    chosen: &Chosen,
    pairing: &Pairing,
    lists: Vec<String>,
    tools: impl IntoIterator<Item = &'s Slug>,
    most: usize,
) -> Vec<(String, String)> {
    let Some(address) = catalog.site.address.as_ref().map(SiteAddress::as_str) else { return Vec::new() };
    let mut below = vec![String::new()];
    below.extend(lists);
    below.extend(chosen.pairs.iter().map(|[a, b]| path_of_pair(a, b)));
    let has_page = |a: &Slug, b: &Slug| chosen.pairs.iter().any(|[one, other]| one == a && other == b);
    below.extend(catalog.openings().iter().filter(|(a, b)| !has_page(a, b)).map(|(a, b)| query(a, b)));
    below.extend(tools.into_iter().map(|slug| pairing.address(slug)));
    let mut seen = BTreeSet::new();
    let addresses: Vec<String> =
        below.iter().filter(|below| seen.insert(*below)).map(|below| escaped(&format!("{address}{below}"))).collect();
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
