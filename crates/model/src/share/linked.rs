//! Pictures that lead to a page, for places that allow no script: READMEs, newsletters, wikis.

use crate::address::page::{DARK, path_of_pair, path_of_picture};
use crate::address::{View, page::path_of};
use crate::catalog::slug::Slug;
use crate::share::card::SIZE;
use crate::share::snippet::quoted;
use crate::share::text::plain;

/// In which language such a place is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// HTML, in which a picture can be another one on dark pages.
    #[default]
    Html,
    /// Markdown.
    Markdown,
    /// reStructuredText.
    Restructured,
}

impl Markup {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Html, Self::Markdown, Self::Restructured];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Restructured => "reStructuredText",
        }
    }
}

/// A picture that leads to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The whole address of the page.
    pub page: String,
    /// The whole address of the picture.
    pub picture: String,
    /// The whole address of the picture for dark pages, an SVG.
    pub dark: String,
    /// What it says, for those who do not see it.
    pub alt: String,
    /// Width and height that it is shown in, in pixels; that of the picture itself when nothing is said.
    pub size: Option<(u32, u32)>,
}

impl Linked {
    /// The picture of a pair that has a page, in half of its size; `site` is the folder of the site.
    pub fn comparison(site: &str, [a, b]: [&Slug; 2], title: &str) -> Self {
        let picture = path_of_picture(a, b);
        Self {
            page: format!("{site}{}", path_of_pair(a, b)),
            picture: format!("{site}{picture}.png"),
            dark: format!("{site}{picture}{DARK}.svg"),
            alt: title.to_owned(),
            size: Some((SIZE.0 / 2, SIZE.1 / 2)),
        }
    }

    /// The badge of a tool that has a page.
    pub fn badge(site: &str, slug: &Slug, name: &str) -> Self {
        Self {
            page: format!("{site}{}", path_of(View::Tool, Some(slug)).unwrap_or_default()),
            picture: format!("{site}badges/{slug}.svg"),
            dark: format!("{site}badges/{slug}{DARK}.svg"),
            alt: format!("What the panel says of {name}"),
            size: None,
        }
    }

    /// The lines that show it.
    pub fn lines(&self, markup: Markup) -> String {
        let Self { page, picture, dark, alt, size } = self;
        match markup {
            Markup::Html => {
                let size = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
                let [page, picture, dark, alt] = [page, picture, dark, alt].map(|text| quoted(text));
                format!(
                    "<a href=\"{page}\"><picture>\n  <source media=\"(prefers-color-scheme: dark)\" srcset=\"{dark}\">\n  \
                     <img src=\"{picture}\" alt=\"{alt}\"{size}>\n</picture></a>\n"
                )
            }
            Markup::Markdown => format!("[![{}]({picture})]({page})\n", plain(&in_one_line(alt))),
            Markup::Restructured => {
                let width = size.map(|(width, _)| format!("   :width: {width}px\n")).unwrap_or_default();
                // An option of a directive is taken as it stands: a backslash in it would be seen.
                format!(".. image:: {picture}\n   :target: {page}\n   :alt: {}\n{width}", in_one_line(alt))
            }
        }
    }
}

/// A text without line breaks.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Linked, Markup};
    use crate::catalog::slug::Slug;

    const SITE: &str = "https://example.com/ai/";

    #[test]
    fn a_picture_leads_to_its_page_in_each_markup() {
        let [a, b] = ["x", "y"].map(|slug| Slug::parse(slug).unwrap());
        let linked = Linked::comparison(SITE, [&a, &b], "X [1] & \"Y\"");
        assert_eq!(
            Markup::ALL.map(|markup| linked.lines(markup)),
            [
                "<a href=\"https://example.com/ai/compare/x-vs-y/\"><picture>\n  \
                 <source media=\"(prefers-color-scheme: dark)\" srcset=\"https://example.com/ai/pictures/x-vs-y-dark.svg\">\n  \
                 <img src=\"https://example.com/ai/pictures/x-vs-y.png\" alt=\"X [1] &amp; &quot;Y&quot;\" width=\"600\" height=\"315\">\n</picture></a>\n",
                "[![X \\[1\\] \\& \"Y\"](https://example.com/ai/pictures/x-vs-y.png)](https://example.com/ai/compare/x-vs-y/)\n",
                ".. image:: https://example.com/ai/pictures/x-vs-y.png\n   :target: https://example.com/ai/compare/x-vs-y/\n   \
                 :alt: X [1] & \"Y\"\n   :width: 600px\n",
            ]
        );
    }

    #[test]
    fn a_badge_is_as_large_as_it_is_and_its_name_is_text() {
        let linked = Linked::badge(SITE, &Slug::parse("x").unwrap(), "_X_\n`y`");
        assert!(!linked.lines(Markup::Html).contains("width"));
        assert_eq!(
            linked.lines(Markup::Markdown),
            "[![What the panel says of \\_X\\_ \\`y\\`](https://example.com/ai/badges/x.svg)](https://example.com/ai/tools/x/)\n"
        );
        assert!(linked.lines(Markup::Restructured).contains(":alt: What the panel says of _X_ `y`\n"));
    }

    #[test]
    fn what_looks_like_a_character_reference_stays_what_it_is_called() {
        let linked = Linked::badge(SITE, &Slug::parse("x").unwrap(), "R&copy; | ~~y~~");
        for (markup, said) in [
            (Markup::Html, "alt=\"What the panel says of R&amp;copy; | ~~y~~\""),
            (Markup::Markdown, "[![What the panel says of R\\&copy; \\| \\~\\~y\\~\\~]("),
            (Markup::Restructured, ":alt: What the panel says of R&copy; | ~~y~~\n"),
        ] {
            let lines = linked.lines(markup);
            assert!(lines.contains(said), "{lines}");
        }
    }
}
