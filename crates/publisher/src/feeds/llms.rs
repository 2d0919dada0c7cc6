//! `llms.txt`: what the site is, and where its texts are, for programs that read Markdown (llmstxt.org).

use shipwith_model::address::page::path_of_pair;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::link::SiteAddress;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::{Catalog, Site};
use shipwith_model::compare::versus;
use shipwith_model::share::published::{about, catalog_file, headings, tools_file};
use shipwith_model::share::text::plain;

use crate::pages::chosen::Chosen;

/// The text of the file; `screens` are the other pages, each its path and what it is called, and `name` is what a tool is called.
pub fn text(catalog: &Catalog, chosen: &Chosen, screens: &[(String, String)], name: impl Fn(&Slug) -> String) -> String {
    let Site { tagline, address, .. } = &catalog.site;
    let base = address.as_ref().map_or("./", SiteAddress::as_str);
    let mut text = format!("# {}\n\n> {}\n\n", line(&isolated(catalog.site.name())), line(&isolated(tagline)));
    let [comparisons, others, data] = headings();
    text.push_str(&format!("{}\n\n## {comparisons}\n\n", about()));
    for [a, b] in &chosen.pairs {
        let title = line(&versus(&name(a), &name(b)));
        text.push_str(&format!("- [{title}]({base}{}index.md)\n", path_of_pair(a, b)));
    }
    if !screens.is_empty() {
        text.push_str(&format!("\n## {others}\n\n"));
    }
    for (path, title) in screens {
        text.push_str(&format!("- [{}]({base}{path}index.md)\n", line(title)));
    }
    let ([catalog, holds], tools) = (catalog_file(), tools_file());
    text.push_str(&format!("\n## {data}\n\n- [{catalog}]({base}data/catalog.json): {holds}\n- [{tools}]({base}data/search/index.json)\n"));
    text
}

/// A text of the catalog in one line, in which the signs of Markdown and HTML stand for themselves.
fn line(text: &str) -> String {
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    plain(&text.split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}
