//! What a page says to programs that read schema.org's vocabulary.
//!
//! The site is the author of its editorial reviews: the reviewers are points of view and no persons. A rating stands there only
//! where the catalog has a source for what a community says.

use serde_json::{Value, json};

use shipwith_app::finished::Finished;
use shipwith_model::catalog::Site;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::Share;
use shipwith_model::compare::Side;
use shipwith_model::language::said;
use shipwith_model::share::text::page_title;

use crate::feeds::feed::last_looked_at;
use crate::pages::language::of_pages;

/// What the page of a comparison says.
pub fn comparison(finished: &Finished, site: &Site, address: Option<&str>) -> Value {
    let Finished { comparison, line, .. } = finished;
    let author = organization(site);
    let about: Vec<Value> = Side::BOTH.into_iter().map(|side| software(comparison.tool(side), &author)).collect();
    let dates = comparison.tools.iter().filter_map(|tool| last_looked_at(tool));
    let mut page = page("WebPage", &page_title(comparison, site), &line.lead, site, address);
    page["about"] = about.into();
    if let Some(date) = dates.max() {
        page["dateModified"] = date.iso().into();
    }
    page
}

/// What the page of a tool says.
pub fn tool(tool: &Tool, title: &str, site: &Site, address: Option<&str>) -> Value {
    let mut page = page("WebPage", title, &tool.tagline, site, address);
    page["about"] = software(tool, &organization(site));
    if let Some(date) = last_looked_at(tool) {
        page["dateModified"] = date.iso().into();
    }
    page
}

/// What the page of a list says: of each tool its name and, where the site says where it is, the address of its page. `count` is how
/// many the whole list has, of which the page may show the first.
pub fn list(
    items: impl IntoIterator<Item = (String, Option<String>)>,
    count: usize,
    title: &str,
    description: &str,
    site: &Site,
    address: Option<&str>,
) -> Value {
    let item = |(i, (name, address)): (usize, (String, Option<String>))| {
        let mut item = json!({ "@type": "ListItem", "position": i + 1, "name": name });
        if let Some(address) = address {
            item["url"] = address.into();
        }
        item
    };
    let items: Vec<Value> = items.into_iter().enumerate().map(item).collect();
    let mut page = page("CollectionPage", title, description, site, address);
    page["mainEntity"] = json!({ "@type": "ItemList", "numberOfItems": count, "itemListElement": items });
    page
}

fn page(kind: &str, title: &str, description: &str, site: &Site, address: Option<&str>) -> Value {
    let mut page = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "name": title,
        "description": description,
        "publisher": organization(site),
    });
    if let Some(address) = address {
        page["url"] = address.into();
    }
    if let Some(tag) = of_pages(site) {
        page["inLanguage"] = tag.as_str().into();
    }
    page
}

fn organization(site: &Site) -> Value {
    let mut author = json!({ "@type": "Organization", "name": site.name() });
    if let Some(address) = &site.address {
        author["url"] = address.as_str().into();
    }
    author
}

fn software(tool: &Tool, author: &Value) -> Value {
    let reviews: Vec<Value> = tool
        .reviews
        .iter()
        .map(|review| {
            let name = said(review.verdict.label());
            let mut written = json!({ "@type": "Review", "name": name, "author": author, "reviewBody": review.quote });
            if let Some(date) = review.date {
                written["datePublished"] = date.iso().into();
            }
            written
        })
        .collect();
    let mut product = json!({ "@type": "SoftwareApplication", "name": tool.name, "review": reviews });
    let texts = [("applicationCategory", &tool.category), ("description", &tool.tagline)];
    for (field, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        product[field] = text.as_str().into();
    }
    if let Some(version) = &tool.version {
        product["softwareVersion"] = version.as_str().into();
    }
    if !tool.maker.is_empty() {
        product["creator"] = json!({ "@type": "Organization", "name": tool.maker });
    }
    if let Some(home) = &tool.links.home {
        product["url"] = home.as_str().into();
    }
    let community = tool.community();
    if let Share::Percent(percent) = community.share() {
        product["aggregateRating"] = json!({
            "@type": "AggregateRating",
            "ratingValue": percent,
            "bestRating": 100,
            "worstRating": 0,
            "ratingCount": community.total(),
        });
    }
    product
}
