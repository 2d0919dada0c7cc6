//! What each Atom feed of a site is made of.

use shipwith_model::bidi::isolated;
use shipwith_model::catalog::Site;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::language::tag::Tag;
use shipwith_model::panel::category_id;

use crate::feeds::xml::escaped;

/// What a feed says of itself.
pub struct Head<'h> {
    pub site: &'h Site,
    /// The language of its words, where the publisher says it.
    pub language: Option<&'h Tag>,
    /// The folder that its id names.
    pub folder: &'h str,
    /// What it is called before the site's name.
    pub title: Option<&'h str>,
    pub subtitle: &'h str,
    pub updated: Option<Date>,
    /// The address of the page that it is of, beside which it lies.
    pub own: &'h str,
    pub file: &'h str,
}

impl Head<'_> {
    /// The beginning of the feed, to be followed by its entries and [`END`].
    pub fn begin(&self) -> String {
        let Self { site, file, .. } = self;
        let lang = self.language.map(|tag| format!(" xml:lang=\"{}\"", tag.as_str())).unwrap_or_default();
        let author = text(site.name());
        let title = self.title.map_or_else(|| author.clone(), |title| format!("{}: {author}", text(title)));
        let subtitle = if self.subtitle.is_empty() { String::new() } else { format!("  <subtitle>{}</subtitle>\n", text(self.subtitle)) };
        let updated = self.updated.map_or("1970-01-01".to_owned(), |day| day.iso());
        let (id, own) = (id(site, self.folder, None), escaped(self.own));
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"{lang}>\n  <id>{id}</id>\n  \
             <title>{title}</title>\n{subtitle}  <updated>{updated}T00:00:00Z</updated>\n  <author><name>{author}</name></author>\n  \
             <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}{file}\"/>\n  \
             <link rel=\"alternate\" type=\"text/html\" href=\"{own}\"/>\n"
        )
    }
}

/// The end of a feed.
pub const END: &str = "</feed>\n";

/// An entry of a feed; `body` is the element of what it says.
pub fn entry(id: &str, title: &str, updated: Date, link: &str, body: &str) -> String {
    let (title, updated, link) = (escaped(title), updated.iso(), escaped(link));
    format!(
        "  <entry>\n    <id>{id}</id>\n    <title>{title}</title>\n    <updated>{updated}T00:00:00Z</updated>\n    \
         <link rel=\"alternate\" type=\"text/html\" href=\"{link}\"/>\n    {body}\n  </entry>\n"
    )
}

/// A text of the catalog: feed readers put it beside others.
pub fn text(text: &str) -> String {
    escaped(&isolated(text))
}

/// What a name without a letter of ASCII is called in ids: it is told from others by the numbers of its letters.
fn without_ascii(name: &str) -> String {
    category_id(name).map_or_else(|| "site".to_owned(), |id| id.to_string())
}

/// The id of the feed or of a tool in it. Without an address it is made of the site's name, which should then not change.
pub fn id(site: &Site, folder: &str, slug: Option<&Slug>) -> String {
    match (&site.address, slug) {
        (Some(address), None) => escaped(&format!("{}{folder}", address.as_str())),
        (Some(address), Some(slug)) => escaped(&format!("{}?a={slug}", address.as_str())),
        (None, slug) => {
            let letters = site.name().chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
            let name: String = letters.collect();
            let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
            let name = if words.is_empty() { without_ascii(site.name()) } else { words.join("-") };
            slug.map_or_else(
                || format!("urn:shipwith:{name}:{}feed", folder.replace('/', ":")),
                |slug| format!("urn:shipwith:{name}:tool:{slug}"),
            )
        }
    }
}
