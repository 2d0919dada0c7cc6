//! `llms.txt`: what the site is, and where its texts are, for programs that read Markdown (llmstxt.org).

use shipwith_model::address::page::path_of_pair;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::link::SiteAddress;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::{Catalog, Site};

use crate::pages::chosen::Chosen;

/// The text of the file; `screens` are the other pages, each its path and what it is called, and `name` is what a tool is called.
pub fn text(catalog: &Catalog, chosen: &Chosen, screens: &[(String, String)], name: impl Fn(&Slug) -> String) -> String {
    let Site { tagline, address, .. } = &catalog.site;
    let base = address.as_ref().map_or("./", SiteAddress::as_str);
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = format!("# {}\n\n> {}\n\n", line(&isolated(catalog.site.name())), line(&isolated(tagline)));
    text.push_str(
        "Each comparison sets two AI tools side by side: the share of a panel of reviewers who would ship each, the price to start, and every \
         review in full. The panel is editorial: each reviewer is a point of view. Figures of a community stand there only where there is a source.\n\n\
         ## Comparisons\n\n",
    );
    for [a, b] in &chosen.pairs {
        let title = line(&format!("{} vs {}", name(a), name(b))).replace(['[', ']'], " ");
        text.push_str(&format!("- [{title}]({base}{}index.md)\n", path_of_pair(a, b)));
    }
    if !screens.is_empty() {
        text.push_str("\n## Tools, categories, reviewers\n\n");
    }
    for (path, title) in screens {
        text.push_str(&format!("- [{}]({base}{path}index.md)\n", line(title).replace(['[', ']'], " ")));
    }
    text.push_str(&format!("\n## Data\n\n- [The catalog]({base}data/catalog.json): the site, its panel, its featured pairs\n- [Every tool]({base}data/search/index.json)\n"));
    text
}
