//! The Atom feed of the tools that were looked at last.

use std::cmp::Reverse;

use crate::feeds::atom::{END, Head, entry, id, text};
use crate::feeds::pairing::Pairing;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::link::SiteAddress;
use shipwith_model::catalog::naming::{Called, apart, named};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::search::fold::fold;

/// How many tools the feed has.
const LENGTH: usize = 30;

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
        let up = if folder.is_empty() { "./".to_owned() } else { "../".repeat(folder.matches('/').count()) };
        let base = site.address.as_ref().map_or(up.as_str(), SiteAddress::as_str);
        let own = if site.address.is_some() { format!("{base}{folder}") } else { "./".to_owned() };
        let head = Head {
            site,
            // All of its words are the catalog's.
            language: site.language.as_ref(),
            folder,
            title: of,
            subtitle: &site.tagline,
            updated: self.entries.first().map(|entry| entry.updated),
            own: &own,
            file: "feed.xml",
        };
        let mut feed = head.begin();
        let called: Vec<Called> = self.entries.iter().map(|Entry { slug, name, maker, .. }| Called { slug, name, maker }).collect();
        for (tool, apart) in self.entries.iter().zip(apart(&called, fold)) {
            let (id, title) = (id(site, "", Some(&tool.slug)), named(&tool.name, apart.as_deref()));
            let link = format!("{base}{}", pairing.address(&tool.slug));
            let summary = format!("<summary type=\"text\">{}</summary>", text(&tool.summary));
            feed.push_str(&entry(&id, &title, tool.updated, &link, &summary));
        }
        feed.push_str(END);
        feed
    }
}

/// The later of the day the facts were looked at and the day of the last review.
pub fn last_looked_at(tool: &Tool) -> Option<Date> {
    tool.reviews.iter().filter_map(|review| review.date).chain(tool.checked).max()
}
