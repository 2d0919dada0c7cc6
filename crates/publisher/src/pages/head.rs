//! What stands in the head of a finished page: for search engines, and for what shows a shared link.

use std::fmt::Write;

use shipwith_app::finished::Finished;
use shipwith_app::platform::protocol::meta::PAIR;
use shipwith_model::address::page::path_of_picture;
use shipwith_model::catalog::Site;
use shipwith_model::catalog::link::SiteAddress;
use shipwith_model::share::card::SIZE;
use shipwith_model::share::text::{page_description, page_title};

use crate::feeds::xml::escaped;
use crate::pages::json_ld;

/// The head of a front page that shows no pair yet.
pub fn plain(site: &Site) -> String {
    let (name, tagline) = (escaped(site.name()), escaped(&site.tagline));
    format!("<title>{name}</title>\n    <meta name=\"description\" content=\"{tagline}\">")
}

/// The head of the page at a path below the root of the site. Without `site.address` addresses are below the root too, and
/// what has to be a whole one is left out.
pub fn head(finished: &Finished, site: &Site, path: &str) -> String {
    let Finished { comparison, line, .. } = finished;
    let (title, description) = (escaped(&page_title(comparison, site)), escaped(&page_description(line, site)));
    let address = site.address.as_ref().map(|site| format!("{}{path}", site.as_str()));
    let [a, b] = comparison.tools.each_ref().map(|tool| &tool.slug);
    // Programs that show a link take a picture by its whole address only.
    let picture = site.address.as_ref().map(|site| escaped(&format!("{}{}.png", site.as_str(), path_of_picture(a, b))));
    let canonical = escaped(address.as_deref().unwrap_or(if path.is_empty() { "./" } else { path }));
    let mut head = format!(
        "<title>{title}</title>\n    <meta name=\"description\" content=\"{description}\">\n    \
         <link rel=\"canonical\" href=\"{canonical}\">\n    <meta name=\"{PAIR}\" content=\"{a} {b}\">\n"
    );
    let shared = [
        ("og:type", Some("article".to_owned())),
        ("og:site_name", Some(escaped(site.name()))),
        ("og:title", Some(escaped(&comparison.title()))),
        ("og:description", Some(escaped(&line.lead))),
        ("og:url", address.as_deref().map(escaped)),
        ("og:image", picture.clone()),
        ("og:image:width", picture.as_ref().map(|_| SIZE.0.to_string())),
        ("og:image:height", picture.as_ref().map(|_| SIZE.1.to_string())),
        ("og:image:alt", picture.as_ref().map(|_| escaped(&line.lead))),
    ];
    for (property, content) in shared.into_iter().filter_map(|(property, content)| Some((property, content?))) {
        // Writing to a string cannot fail.
        let _ = writeln!(head, "    <meta property=\"{property}\" content=\"{content}\">");
    }
    let feed = site.address.as_ref().map_or("", SiteAddress::as_str);
    let _ = write!(
        head,
        "    <meta name=\"twitter:card\" content=\"{}\">\n    \
         <link rel=\"alternate\" type=\"text/markdown\" href=\"{path}index.md\">\n    \
         <link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}feed.xml\">\n    \
         <script type=\"application/ld+json\">{}</script>",
        if picture.is_some() { "summary_large_image" } else { "summary" },
        escaped(site.name()),
        escaped(feed),
        json_ld::page(finished, site, address.as_deref()),
    );
    head
}
