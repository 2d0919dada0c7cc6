//! The lines of HTML that put the widget into somebody's page.

use crate::address::page::{path_of_frame, path_of_frame_of, path_of_pair};
use crate::address::params::Params;
use crate::address::selection::Selection;
use crate::address::{Address, View};
use crate::catalog::slug::Slug;
use crate::share::embed::{Embed, Layout};

/// What a widget is of; its layout fits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'s> {
    /// Two tools.
    Pair([&'s Slug; 2]),
    /// One tool.
    Tool(&'s Slug),
    /// A category.
    Category(&'s Slug),
}

/// What a snippet is made of.
#[derive(Clone, Copy, Debug)]
pub struct Snippet<'s> {
    /// The folder of the site, with its slash at the end: `https://example.com/tools/`.
    pub site: &'s str,
    /// What is shown.
    pub of: Subject<'s>,
    /// Whether that has a page, a pair in this order: then it has a finished frame, too.
    pub has_page: bool,
    /// What is shown, in words: `Piper vs Kokoro`.
    pub title: &'s str,
    /// How it is shown.
    pub embed: &'s Embed,
    /// The height for which room is kept until it stands, in pixels, if any.
    pub room: Option<u32>,
}

impl Subject<'_> {
    /// What it is, as names and values of attributes.
    pub fn attributes(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::Pair([a, b]) => vec![("a", a.as_str()), ("b", b.as_str())],
            Self::Tool(tool) => vec![("tool", tool.as_str())],
            Self::Category(category) => vec![("category", category.as_str())],
        }
    }

    /// The address of its screen below the root of the site: its page, where it has one.
    fn address(&self, has_page: bool) -> String {
        let address = match self {
            Self::Pair([a, b]) if has_page => return path_of_pair(a, b),
            Self::Pair([a, b]) => Address::comparing(Selection::pair(a, b)),
            Self::Tool(tool) => Address::of_one(View::Tool, tool),
            Self::Category(category) => Address::of_one(View::Category, category),
        };
        Address { has_page, ..address }.href()
    }

    /// The path of its finished frame.
    fn frame(&self) -> Option<String> {
        match self {
            Self::Pair([a, b]) => Some(path_of_frame(a, b)),
            Self::Tool(tool) => path_of_frame_of(View::Tool, tool),
            Self::Category(category) => path_of_frame_of(View::Category, category),
        }
    }
}

impl Snippet<'_> {
    /// The address of all of what is shown, below the root of the site: its page, where it has one.
    pub fn page(&self) -> String {
        self.of.address(self.has_page)
    }

    /// Whether it is finished HTML, without a program.
    pub fn is_finished(&self) -> bool {
        self.has_page && self.embed.layout.is_finished()
    }

    /// The element with its script. The link inside is what is left without scripts, and tells the element of the page.
    pub fn element(&self) -> String {
        let mut text = "<ship-with".to_owned();
        for (name, value) in self.of.attributes() {
            text += &format!(" {name}=\"{value}\"");
        }
        for (name, value) in self.embed.attributes() {
            text += &format!(" {name}=\"{value}\"");
        }
        if let Some(room) = self.room {
            text += &format!(" style=\"display:block;min-height:{room}px\"");
        }
        let (site, title, whole) = (quoted(self.site), quoted(self.title), quoted(&self.page()));
        text + &format!(">\n  <a href=\"{site}{whole}\">{title}</a>\n</ship-with>\n<script src=\"{site}embed.js\" async></script>\n")
    }

    /// The frame alone, of a fixed height, for pages that allow no script. All but the full layout fit at the width of a phone;
    /// that one scrolls.
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
            Layout::Tool => 480,
            // What is around the list, two names that take two lines, and then the lines.
            Layout::Top => 200 + u32::try_from(self.embed.count.get()).unwrap_or_default() * 72,
        }
    }

    /// What the frame shows, below the root: the finished frame where there is one of that layout, or else the program.
    fn frame_path(&self) -> String {
        let finished = self.of.frame().filter(|_| self.is_finished());
        let mut params = Params::default();
        if finished.is_none() {
            self.of.attributes().into_iter().for_each(|(name, value)| params.set(name, value));
        }
        // The layout that a finished frame shows unless it is told another goes without saying.
        let is_usual = finished.is_some() && self.embed.layout != Layout::Meter;
        for (name, value) in self.embed.attributes().into_iter().filter(|(name, _)| !(is_usual && *name == "layout")) {
            params.set(name, &value);
        }
        finished.unwrap_or_else(|| "embed.html".to_owned()) + &params.query()
    }
}

/// Text for an attribute or the content of an element.
pub(crate) fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Snippet, Subject, quoted};
    use crate::catalog::slug::Slug;
    use crate::share::embed::{Count, Embed, Layout};
    use crate::theme::Theme;

    #[test]
    fn a_snippet_names_only_what_is_other_than_usual_and_keeps_markup_in_names_as_text() {
        let [a, b] = ["x", "y"].map(|slug| Slug::parse(slug).unwrap());
        let usual = Embed::default();
        let snippet = |embed| Snippet {
            site: "https://example.com/s/",
            of: Subject::Pair([&a, &b]),
            has_page: false,
            title: "R&D <b> vs \"Y\"",
            embed,
            room: None,
        };
        assert_eq!(
            snippet(&usual).element(),
            "<ship-with a=\"x\" b=\"y\">\n  <a href=\"https://example.com/s/?a=x&amp;b=y\">R&amp;D &lt;b> vs &quot;Y&quot;</a>\n</ship-with>\n\
             <script src=\"https://example.com/s/embed.js\" async></script>\n"
        );
        let embed = Embed { layout: Layout::Meter, theme: Theme::Dark, lang: "de".into(), ..usual };
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
            let snippet = Snippet {
                site: "https://example.com/",
                of: Subject::Pair([&a, &b]),
                has_page: true,
                title: "X",
                embed: &embed,
                room: Some(96),
            };
            assert!(snippet.element().contains(" style=\"display:block;min-height:96px\">\n"));
            assert!(snippet.element().contains("<a href=\"https://example.com/compare/x-vs-y/\">X</a>"));
            snippet.frame().split('"').nth(1).map(str::to_owned)
        };
        assert_eq!(of(Layout::Compact).as_deref(), Some("https://example.com/embed/x-vs-y/?theme=dark"));
        assert_eq!(of(Layout::Meter).as_deref(), Some("https://example.com/embed/x-vs-y/?layout=meter&amp;theme=dark"));
        assert_eq!(of(Layout::Full).as_deref(), Some("https://example.com/embed.html?a=x&amp;b=y&amp;theme=dark"));
    }

    #[test]
    fn a_tool_and_the_leaders_of_a_category_are_named_by_attributes_of_their_own() {
        let slug = Slug::parse("x").unwrap();
        let of = |of, layout, has_page| {
            let embed = Embed { layout, count: Count::parse("3").unwrap(), ..Embed::default() };
            let snippet = Snippet { site: "https://example.com/", of, has_page, title: "X", embed: &embed, room: None };
            let lines = snippet.element();
            let element = lines.split("</a>").next().unwrap().to_owned();
            (element, snippet.frame().split('"').nth(1).unwrap().to_owned())
        };
        let begin = |element: &str, path: &str| format!("<ship-with {element}>\n  <a href=\"https://example.com/{path}\">X");
        for (subject, layout, has_page, element, page, frame) in [
            (Subject::Tool(&slug), Layout::Tool, true, "tool=\"x\" layout=\"tool\"", "tools/x/", "embed/x/"),
            (
                Subject::Tool(&slug),
                Layout::Tool,
                false,
                "tool=\"x\" layout=\"tool\"",
                "?view=tool&amp;of=x",
                "embed.html?tool=x&amp;layout=tool",
            ),
            (
                Subject::Category(&slug),
                Layout::Top,
                true,
                "category=\"x\" layout=\"top\" count=\"3\"",
                "categories/x/",
                "embed/top_x/?count=3",
            ),
        ] {
            assert_eq!(of(subject, layout, has_page), (begin(element, page), format!("https://example.com/{frame}")));
        }
    }
}
