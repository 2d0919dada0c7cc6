//! The lines of HTML that put a comparison into somebody's page.

use crate::address::page::{path_of_frame, path_of_pair};
use crate::address::params::Params;
use crate::address::selection::Selection;
use crate::catalog::slug::Slug;
use crate::share::embed::{Embed, Layout};

/// What a snippet is made of.
#[derive(Clone, Copy, Debug)]
pub struct Snippet<'s> {
    /// The folder of the site, with its slash at the end: `https://example.com/tools/`.
    pub site: &'s str,
    /// The two tools.
    pub pair: [&'s Slug; 2],
    /// Whether they have a page, in this order: then they have a finished frame, too.
    pub has_page: bool,
    /// What is compared, in words: `Piper vs Kokoro`.
    pub title: &'s str,
    /// How it is shown.
    pub embed: &'s Embed,
}

impl Snippet<'_> {
    /// The element with its script. The link inside is what is left without scripts, and tells the element of the page.
    pub fn element(&self) -> String {
        let [a, b] = self.pair;
        let mut text = format!("<ship-with a=\"{a}\" b=\"{b}\"");
        for (name, value) in self.embed.attributes() {
            text += &format!(" {name}=\"{value}\"");
        }
        let whole = if self.has_page { path_of_pair(a, b) } else { self.query(&Embed::default()) };
        let (site, title, whole) = (quoted(self.site), quoted(self.title), quoted(&whole));
        text + &format!(">\n  <a href=\"{site}{whole}\">{title}</a>\n</ship-with>\n<script src=\"{site}embed.js\" async></script>\n")
    }

    /// The frame alone, of a fixed height, for pages that allow no script. Both small layouts fit at the width of a phone;
    /// the full one scrolls.
    pub fn frame(&self) -> String {
        let height = self.frame_height();
        let (site, title, path) = (quoted(self.site), quoted(self.title), quoted(&self.frame_path()));
        format!(
            "<iframe src=\"{site}{path}\" title=\"{title}\" loading=\"lazy\" width=\"100%\" height=\"{height}\" style=\"border:0\"></iframe>\n"
        )
    }

    /// The height of that frame, in pixels.
    pub fn frame_height(&self) -> u32 {
        match self.embed.layout {
            Layout::Full => 2400,
            Layout::Compact => 1260,
            Layout::Meter => 136,
        }
    }

    /// What the frame shows, below the root: the finished frame of the pair where it has one of that layout, or else the program.
    fn frame_path(&self) -> String {
        let [a, b] = self.pair;
        if !self.has_page || !Layout::SHORT.contains(&self.embed.layout) {
            return format!("embed.html{}", self.query(self.embed));
        }
        let mut params = Params::default();
        for (name, value) in self.embed.attributes().into_iter().filter(|attribute| *attribute != ("layout", Layout::SHORT[0].key())) {
            params.set(name, value);
        }
        path_of_frame(a, b) + &params.query()
    }

    fn query(&self, embed: &Embed) -> String {
        let mut params = Params::default();
        Selection::pair(self.pair[0], self.pair[1]).write(&mut params);
        embed.write(&mut params);
        params.query()
    }
}

/// Text for an attribute or the content of an element.
pub(crate) fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Snippet, quoted};
    use crate::catalog::slug::Slug;
    use crate::share::embed::{Embed, Layout};
    use crate::theme::Theme;

    #[test]
    fn a_snippet_names_only_what_is_other_than_usual_and_keeps_markup_in_names_as_text() {
        let [a, b] = ["x", "y"].map(|slug| Slug::parse(slug).unwrap());
        let usual = Embed::default();
        let snippet = |embed| Snippet { site: "https://example.com/s/", pair: [&a, &b], has_page: false, title: "R&D <b> vs \"Y\"", embed };
        assert_eq!(
            snippet(&usual).element(),
            "<ship-with a=\"x\" b=\"y\">\n  <a href=\"https://example.com/s/?a=x&amp;b=y\">R&amp;D &lt;b> vs &quot;Y&quot;</a>\n</ship-with>\n\
             <script src=\"https://example.com/s/embed.js\" async></script>\n"
        );
        let embed = Embed { layout: Layout::Meter, theme: Theme::Dark, lang: "de".into() };
        assert!(snippet(&embed).element().starts_with("<ship-with a=\"x\" b=\"y\" layout=\"meter\" theme=\"dark\" lang=\"de\">"));
        assert!(snippet(&embed).frame().contains("embed.html?a=x&amp;b=y&amp;layout=meter&amp;theme=dark&amp;lang=de\" title=\"R&amp;D"));
        assert!(snippet(&embed).frame().ends_with(" height=\"136\" style=\"border:0\"></iframe>\n"));
        assert_eq!(quoted("&<\""), "&amp;&lt;&quot;");
    }

    #[test]
    fn of_a_pair_with_a_page_it_leads_there_and_its_short_frames_need_no_program() {
        let [a, b] = ["x", "y"].map(|slug| Slug::parse(slug).unwrap());
        let of = |layout| {
            let embed = Embed { layout, theme: Theme::Dark, ..Embed::default() };
            let snippet = Snippet { site: "https://example.com/", pair: [&a, &b], has_page: true, title: "X", embed: &embed };
            assert!(snippet.element().contains("<a href=\"https://example.com/compare/x-vs-y/\">X</a>"));
            snippet.frame().split('"').nth(1).map(str::to_owned)
        };
        assert_eq!(of(Layout::Compact).as_deref(), Some("https://example.com/embed/x-vs-y/?theme=dark"));
        assert_eq!(of(Layout::Meter).as_deref(), Some("https://example.com/embed/x-vs-y/?layout=meter&amp;theme=dark"));
        assert_eq!(of(Layout::Full).as_deref(), Some("https://example.com/embed.html?a=x&amp;b=y&amp;theme=dark"));
    }
}
