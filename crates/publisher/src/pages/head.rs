//! What stands in the head of a finished page: for search engines, and for what shows a shared link.

use std::fmt::Write;

use serde_json::Value;
use shipwith_app::finished::Finished;
use shipwith_app::platform::protocol::meta::{PAGES, PAIR};
use shipwith_model::address::made::Made;
use shipwith_model::address::page::path_of_picture;
use shipwith_model::catalog::Site;
use shipwith_model::catalog::link::SiteAddress;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::share::card::SIZE;
use shipwith_model::share::text::{page_description, page_title};

use crate::feeds::weekly;
use crate::feeds::xml::escaped;
use crate::oembed;
use crate::pages::{json_ld, language};

/// What a page says of itself.
pub struct Head<'h> {
    /// The path of the page below the root of the site, which ends with a slash; empty for the front page.
    pub path: &'h str,
    /// Its title, with the site's.
    pub title: String,
    /// What is on it.
    pub description: String,
    /// What it is called where it is shared.
    pub shared_title: String,
    /// What is said of it there.
    pub shared_description: String,
    /// Its picture, below the root and without its ending, if it has one.
    pub picture: Option<String>,
    /// The two tools that it compares, if it does.
    pub pair: Option<[&'h Slug; 2]>,
    /// Its feed, below the root.
    pub feed: String,
    /// What it says in schema.org's vocabulary.
    pub json_ld: Value,
}

/// The head of a front page that shows no pair yet.
pub fn plain(site: &Site) -> String {
    let (name, tagline) = (escaped(site.name()), escaped(&site.tagline));
    format!("<title>{name}</title>\n    <meta name=\"description\" content=\"{tagline}\">{}", language::told(site))
}

/// The whole address of what is at a path below the root, where the site says where it is.
pub fn address(site: &Site, path: &str) -> Option<String> {
    site.address.as_ref().map(|site| format!("{}{path}", site.as_str()))
}

/// The head of the page of a comparison at a path below the root of the site.
pub fn of_comparison(finished: &Finished, site: &Site, made: Made, path: &str) -> String {
    let Finished { comparison, line, .. } = finished;
    let [a, b] = comparison.tools.each_ref().map(|tool| &tool.slug);
    let head = Head {
        path,
        title: page_title(comparison, site),
        description: page_description(line, site),
        shared_title: comparison.title(),
        shared_description: line.lead.clone(),
        picture: Some(path_of_picture(a, b)),
        pair: Some([a, b]),
        feed: "feed.xml".to_owned(),
        json_ld: json_ld::comparison(finished, site, address(site, path).as_deref()),
    };
    head.write(site, made)
}

impl Head<'_> {
    /// The head as HTML. Without `site.address` addresses are below the root, and what has to be a whole one is left out.
    pub fn write(&self, site: &Site, made: Made) -> String {
        let Self { path, title, description, pair, feed, .. } = self;
        let address = address(site, path);
        // Programs that show a link take a picture by its whole address only.
        let picture = self.picture.as_ref().and_then(|picture| Some(escaped(&format!("{}{picture}.png", site.address.as_ref()?.as_str()))));
        let canonical = escaped(address.as_deref().unwrap_or(if path.is_empty() { "./" } else { path }));
        let mut head = format!(
            "<title>{}</title>\n    <meta name=\"description\" content=\"{}\">\n    \
             <link rel=\"canonical\" href=\"{canonical}\">\n    <meta name=\"{PAGES}\" content=\"{}\">{}\n",
            escaped(title),
            escaped(description),
            made.words(),
            language::told(site)
        );
        // Writing to a string cannot fail, here and below.
        if let Some([a, b]) = pair {
            let _ = writeln!(head, "    <meta name=\"{PAIR}\" content=\"{a} {b}\">");
        }
        if let (Some([a, b]), Some(site)) = (pair, &site.address) {
            let document = escaped(&format!("{}{}", site.as_str(), oembed::path(a, b)));
            let _ = writeln!(
                head,
                "    <link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"{document}\">",
                oembed::TYPE,
                escaped(&self.shared_title)
            );
        }
        let shared = [
            ("og:type", Some("article".to_owned())),
            ("og:locale", language::locale(site).as_deref().map(escaped)),
            ("og:site_name", Some(escaped(site.name()))),
            ("og:title", Some(escaped(&self.shared_title))),
            ("og:description", Some(escaped(&self.shared_description))),
            ("og:url", address.as_deref().map(escaped)),
            ("og:image", picture.clone()),
            ("og:image:width", picture.as_ref().map(|_| SIZE.0.to_string())),
            ("og:image:height", picture.as_ref().map(|_| SIZE.1.to_string())),
            ("og:image:alt", picture.as_ref().map(|_| escaped(&self.shared_description))),
        ];
        for (property, content) in shared.into_iter().filter_map(|(property, content)| Some((property, content?))) {
            let _ = writeln!(head, "    <meta property=\"{property}\" content=\"{content}\">");
        }
        let _ = write!(
            head,
            "    <meta name=\"twitter:card\" content=\"{}\">\n    \
             <link rel=\"alternate\" type=\"text/markdown\" href=\"{path}index.md\">\n    \
             <link rel=\"alternate\" type=\"application/atom+xml\" title=\"{name}\" href=\"{base}{feed}\">\n    \
             <link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{base}weekly.xml\">\n    \
             <script type=\"application/ld+json\">{}</script>",
            if picture.is_some() { "summary_large_image" } else { "summary" },
            escaped(&weekly::title(site)),
            // A text that ends the script, or opens a comment in it, does so with this letter.
            self.json_ld.to_string().replace('<', "\\u003c"),
            name = escaped(site.name()),
            base = escaped(site.address.as_ref().map_or("", SiteAddress::as_str)),
        );
        head
    }
}
