//! What a page says to programs that read schema.org's vocabulary.
//!
//! The site is the author of its editorial reviews: the reviewers are points of view and no persons. A rating stands there only
//! where the catalog has a source for what a community says.

use serde_json::{Value, json};

use shipwith_app::finished::Finished;
use shipwith_model::catalog::Site;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::{Share, Verdict};
use shipwith_model::compare::Side;
use shipwith_model::share::text::page_title;

/// The text of a page's `application/ld+json`, safe to stand in a `<script>`.
pub fn page(finished: &Finished, site: &Site, address: Option<&str>) -> String {
    let Finished { comparison, line, .. } = finished;
    let author = organization(site);
    let tools: Vec<Value> = Side::BOTH.into_iter().map(|side| tool(comparison.tool(side), &author)).collect();
    let dates = comparison.tools.iter().flat_map(|tool| tool.reviews.iter().filter_map(|review| review.date).chain(tool.checked));
    let mut page = json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page_title(comparison, site),
        "description": line.lead,
        "publisher": author,
        "about": tools,
    });
    if let Some(date) = dates.max() {
        page["dateModified"] = date.iso().into();
    }
    if let Some(address) = address {
        page["url"] = address.into();
    }
    // A text that ends the script, or opens a comment in it, does so with this letter.
    page.to_string().replace('<', "\\u003c")
}

fn organization(site: &Site) -> Value {
    let mut author = json!({ "@type": "Organization", "name": site.name() });
    if let Some(address) = &site.address {
        author["url"] = address.as_str().into();
    }
    author
}

fn tool(tool: &Tool, author: &Value) -> Value {
    let reviews: Vec<Value> = tool
        .reviews
        .iter()
        .map(|review| {
            let name = match review.verdict {
                Verdict::Ship => "Ship",
                Verdict::Skip => "Skip",
            };
            let mut said = json!({ "@type": "Review", "name": name, "author": author, "reviewBody": review.quote });
            if let Some(date) = review.date {
                said["datePublished"] = date.iso().into();
            }
            said
        })
        .collect();
    let mut said = json!({ "@type": "SoftwareApplication", "name": tool.name, "review": reviews });
    let texts = [("applicationCategory", &tool.category), ("description", &tool.tagline)];
    for (field, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        said[field] = text.as_str().into();
    }
    if let Some(version) = &tool.version {
        said["softwareVersion"] = version.as_str().into();
    }
    if !tool.maker.is_empty() {
        said["creator"] = json!({ "@type": "Organization", "name": tool.maker });
    }
    if let Some(home) = &tool.links.home {
        said["url"] = home.as_str().into();
    }
    let community = tool.community();
    if let Share::Percent(percent) = community.share() {
        said["aggregateRating"] = json!({
            "@type": "AggregateRating",
            "ratingValue": percent,
            "bestRating": 100,
            "worstRating": 0,
            "ratingCount": community.total(),
        });
    }
    said
}
