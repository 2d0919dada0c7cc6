//! The Atom feed of the tools that were looked at last.

use std::cmp::Reverse;
use std::fmt::Write;

use crate::feeds::pairing::Pairing;
use crate::feeds::xml::{escaped, in_language};
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::link::SiteAddress;
use shipwith_model::catalog::naming::{Called, apart, named};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::{Catalog, Site};
use shipwith_model::search::fold::fold;

/// How many tools the feed has.
pub const LENGTH: usize = 30;

/// The newest tools of a catalog, however many are shown to it.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    updated: Date,
    name: String,
    maker: String,
    slug: Slug,
    summary: String,
}

impl Feed {
    /// Shows the feed a tool. One without a single date is not of the feed, as nobody can tell whether it is new.
    pub fn add(&mut self, tool: &Tool) {
        let Some(updated) = last_looked_at(tool) else { return };
        let summary = [&tool.summary, &tool.tagline].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
        self.entries.push(Entry { updated, name: tool.name.clone(), maker: tool.maker.clone(), slug: tool.slug.clone(), summary });
        // Now and then, so that a large catalog is not kept.
        if self.entries.len() >= LENGTH * 32 {
            self.shorten();
        }
    }

    /// Keeps the newest, by day and then by name.
    fn shorten(&mut self) {
        self.entries.sort_by(|a, b| (Reverse(a.updated), &a.name, &a.slug).cmp(&(Reverse(b.updated), &b.name, &b.slug)));
        self.entries.truncate(LENGTH);
    }

    /// The text of `feed.xml` in a folder of the site, which is named as the page there is: `categories/speech/`, “Speech”. The
    /// site's own feed has neither. Without `site.address` its links are relative to where the feed lies.
    pub fn write(mut self, catalog: &Catalog, pairing: &Pairing, folder: &str, of: Option<&str>) -> String {
        self.shorten();
        let site = &catalog.site;
        let updated = self.entries.first().map_or("1970-01-01".to_owned(), |entry| entry.updated.iso());
        let up = if folder.is_empty() { "./".to_owned() } else { "../".repeat(folder.matches('/').count()) };
        let base = site.address.as_ref().map_or(up.as_str(), SiteAddress::as_str);
        let own = if site.address.is_some() { format!("{base}{folder}") } else { "./".to_owned() };
        // All of its words are the catalog's.
        let lang = in_language(site.language.as_ref());
        let mut feed = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"{lang}>\n");
        let author = text(site.name());
        let title = of.map_or_else(|| author.clone(), |of| format!("{}: {author}", text(of)));
        let subtitle = if site.tagline.is_empty() { String::new() } else { format!("  <subtitle>{}</subtitle>\n", text(&site.tagline)) };
        let head = [
            format!("  <id>{}</id>\n  <title>{title}</title>\n{subtitle}", id(site, folder, None)),
            format!("  <updated>{updated}T00:00:00Z</updated>\n  <author><name>{author}</name></author>\n"),
            format!("  <link rel=\"self\" type=\"application/atom+xml\" href=\"{}feed.xml\"/>\n", escaped(&own)),
            format!("  <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", escaped(&own)),
        ];
        feed.extend(head);
        let called: Vec<Called> = self.entries.iter().map(|Entry { slug, name, maker, .. }| Called { slug, name, maker }).collect();
        for (entry, apart) in self.entries.iter().zip(apart(&called, fold)) {
            let link = escaped(&format!("{base}{}", pairing.address(&entry.slug)));
            // Writing to a string cannot fail.
            let _ = write!(
                feed,
                "  <entry>\n    <id>{}</id>\n    <title>{}</title>\n    <updated>{}T00:00:00Z</updated>\n    \
                 <link rel=\"alternate\" type=\"text/html\" href=\"{link}\"/>\n    <summary type=\"text\">{}</summary>\n  </entry>\n",
                id(site, "", Some(&entry.slug)),
                escaped(&named(&entry.name, apart.as_deref())),
                entry.updated.iso(),
                text(&entry.summary),
            );
        }
        feed.push_str("</feed>\n");
        feed
    }
}

/// A text of the catalog: feed readers put it beside others.
fn text(text: &str) -> String {
    escaped(&isolated(text))
}

/// The later of the day the facts were looked at and the day of the last review.
pub fn last_looked_at(tool: &Tool) -> Option<Date> {
    tool.reviews.iter().filter_map(|review| review.date).chain(tool.checked).max()
}

/// The id of the feed or of a tool in it. Without an address it is made of the site's name, which should then not change.
pub(super) fn id(site: &Site, folder: &str, slug: Option<&Slug>) -> String {
    match (&site.address, slug) {
        (Some(address), None) => escaped(&format!("{}{folder}", address.as_str())),
        (Some(address), Some(slug)) => escaped(&format!("{}?a={slug}", address.as_str())),
        (None, slug) => {
            let letters = site.name().chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
            let name: String = letters.collect();
            let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
            let name = if words.is_empty() { "site".to_owned() } else { words.join("-") };
            slug.map_or_else(
                || format!("urn:shipwith:{name}:{}feed", folder.replace('/', ":")),
                |slug| format!("urn:shipwith:{name}:tool:{slug}"),
            )
        }
    }
}
