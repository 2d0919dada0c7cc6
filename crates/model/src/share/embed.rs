//! The widget: how its host wants it, in words that a query string can carry.

use std::borrow::Cow;

use crate::address::params::Params;
use crate::address::selection::{self, Selection};
use crate::address::{Address, View};
use crate::bidi::isolated;
use crate::catalog::slug::Slug;
use crate::language::said;
use crate::theme::Theme;
use crate::{t, text};

/// What the widget shows, and how much of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Cards, bottom line, scorecard and the visitor's vote.
    #[default]
    Full,
    /// Two cards, their meters, and the bottom line.
    Compact,
    /// One line.
    Meter,
    /// One tool, in a card.
    Tool,
    /// The leaders of a category.
    Top,
}

impl Layout {
    /// All layouts, those of a pair first, the largest before the others.
    pub const ALL: [Self; 5] = [Self::Full, Self::Compact, Self::Meter, Self::Tool, Self::Top];

    /// Those of a pair that are finished HTML, both in one frame.
    pub const SHORT: [Self; 2] = [Self::Compact, Self::Meter];

    /// The layout as the attribute writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Compact => "compact",
            Self::Meter => "meter",
            Self::Tool => "tool",
            Self::Top => "top",
        }
    }

    /// The screen that shows all of what the widget shows.
    pub fn view(self) -> View {
        match self {
            Self::Full | Self::Compact | Self::Meter => View::Comparison,
            Self::Tool => View::Tool,
            Self::Top => View::Category,
        }
    }

    /// Whether it is finished HTML, without a program, where what it shows has a page.
    pub fn is_finished(self) -> bool {
        self != Self::Full
    }
}

/// How a host wants the widget.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// What is shown, and how much of it.
    pub layout: Layout,
    /// How many leaders of a category.
    pub count: Count,
    /// In which colors.
    pub theme: Theme,
    /// The language of the interface, where there is that one, and of the catalog's texts, where that says none; empty when the host
    /// does not say.
    pub lang: String,
}

/// How many leaders of a category are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(usize);

impl Count {
    /// The most that are shown.
    pub const MOST: usize = 10;

    /// A number that can be asked for: from 1 to the most, written as such.
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.parse().ok().filter(|number| (1..=Self::MOST).contains(number))?;
        Some(Self(number)).filter(|count| count.0.to_string() == text)
    }

    /// The number.
    pub fn get(self) -> usize {
        self.0
    }
}

impl Default for Count {
    fn default() -> Self {
        Self(5)
    }
}

/// An attribute that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongAttribute {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub found: String,
    /// What it may hold, as what to write.
    pub advice: &'static str,
}

impl std::fmt::Display for WrongAttribute {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (found, advice) = (isolated(&self.found), said(self.advice));
        to.write_str(&t!("{name}: found “{found}”: {advice}.", name = self.name, found, advice))
    }
}

/// The longest text of an attribute that a message repeats, in characters.
const REPEATED: usize = 40;

impl Embed {
    /// Reads what an address says of it, `layout=…&theme=…&lang=…`; what is left out is as usual.
    ///
    /// # Errors
    /// The first attribute that holds something else than it may.
    pub fn read(params: &Params) -> Result<Self, WrongAttribute> {
        let wrong = |name, advice| {
            let found = params.get(name).unwrap_or_default().chars().take(REPEATED).collect();
            WrongAttribute { name, found, advice }
        };
        let layout = match params.get("layout") {
            None => Some(Layout::default()),
            Some(key) => Layout::ALL.into_iter().find(|layout| layout.key() == key),
        };
        let theme = match params.get("theme") {
            None => Some(Theme::default()),
            Some(key) => Theme::ALL.into_iter().find(|theme| theme.key() == key),
        };
        let lang = params.get("lang").unwrap_or_default();
        let count = match params.get("count") {
            None => Some(Count::default()),
            Some(text) => Count::parse(text),
        };
        Ok(Self {
            layout: layout.ok_or_else(|| wrong("layout", text!("write full, compact, meter, tool or top")))?,
            count: count.ok_or_else(|| wrong("count", text!("write a number from 1 to 10")))?,
            theme: theme.ok_or_else(|| wrong("theme", text!("write auto, light or dark")))?,
            lang: Some(lang)
                .filter(|lang| is_language(lang))
                .ok_or_else(|| wrong("lang", text!("write a language such as en or pt-BR")))?
                .to_owned(),
        })
    }

    /// What is other than usual, as names and values of attributes.
    pub fn attributes(&self) -> Vec<(&'static str, Cow<'_, str>)> {
        let layout = (self.layout != Layout::default()).then_some(("layout", self.layout.key().into()));
        let has_count = self.layout == Layout::Top && self.count != Count::default();
        let count = has_count.then(|| ("count", self.count.get().to_string().into()));
        let theme = (self.theme != Theme::default()).then_some(("theme", self.theme.key().into()));
        let lang = (!self.lang.is_empty()).then_some(("lang", self.lang.as_str().into()));
        [layout, count, theme, lang].into_iter().flatten().collect()
    }

    /// Writes what is other than usual.
    pub fn write(&self, params: &mut Params) {
        for (name, value) in self.attributes() {
            params.set(name, &value);
        }
    }
}

/// What a frame of that layout is asked to show, as the address of its screen.
///
/// # Errors
/// One tool or one category is asked for, and it is not said which.
pub fn asked_of_frame(layout: Layout, params: &Params) -> Result<Address, WrongAttribute> {
    let (name, advice) = match layout {
        Layout::Full | Layout::Compact | Layout::Meter => return Ok(Address::comparing(Selection::read(params))),
        Layout::Tool => ("tool", text!("write the slug of a tool, as in the address of its page")),
        Layout::Top => ("category", text!("write the name of a category as in the address of its page")),
    };
    let asked = selection::name(params, name).unwrap_or_default();
    match Slug::parse(&asked) {
        Some(slug) => Ok(Address::of_one(layout.view(), &slug)),
        None => Err(WrongAttribute { name, found: asked.chars().take(REPEATED).collect(), advice }),
    }
}

/// Whether a text has the form of a language tag, or is empty.
fn is_language(text: &str) -> bool {
    text.is_empty()
        || text.split('-').enumerate().all(|(i, part)| {
            let (least, is_fit) = if i == 0 {
                (2, part.bytes().all(|b| b.is_ascii_alphabetic()))
            } else {
                (1, part.bytes().all(|b| b.is_ascii_alphanumeric()))
            };
            is_fit && (least..=8).contains(&part.len())
        })
}

#[cfg(test)]
mod tests {
    use super::{Count, Embed, Layout, asked_of_frame};
    use crate::address::params::Params;

    #[test]
    fn a_host_says_in_a_query_what_it_wants_and_hears_what_cannot_be_followed() {
        let read = |query: &str| Embed::read(&Params::parse(query));
        let top = read("?layout=top&count=3&lang=de").unwrap();
        assert_eq!((top.layout, top.count.get(), top.lang.as_str()), (Layout::Top, 3, "de"));
        assert_eq!(top.attributes(), [("layout", "top".into()), ("count", "3".into()), ("lang", "de".into())]);
        assert_eq!(read("?count=3").unwrap().attributes(), [], "the count is of the leaders of a category alone");
        for (query, message) in [
            ("?layout=huge", "layout: found “huge”: write full, compact, meter, tool or top."),
            ("?layout=top&count=0", "count: found “0”: write a number from 1 to 10."),
            ("?layout=top&count=11", "count: found “11”: write a number from 1 to 10."),
            ("?layout=top&count=05", "count: found “05”: write a number from 1 to 10."),
            ("?lang=12", "lang: found “12”: write a language such as en or pt-BR."),
        ] {
            assert_eq!(read(query).unwrap_err().to_string(), message);
        }
        assert_eq!(Count::parse("10").map(Count::get), Some(Count::MOST));
    }

    #[test]
    fn a_frame_of_one_thing_has_to_be_told_of_which() {
        let asked = |layout, query: &str| asked_of_frame(layout, &Params::parse(query));
        for (layout, query, address) in [
            (Layout::Meter, "?a=x&b=y&tool=z", "?a=x&b=y"),
            (Layout::Tool, "?a=x&tool=z", "?view=tool&of=z"),
            (Layout::Top, "?category=speech", "?view=category&of=speech"),
        ] {
            assert_eq!(asked(layout, query).unwrap().query(), address);
        }
        for (layout, query, begin) in
            [(Layout::Tool, "?a=x&b=y", "tool: found “”: write the slug"), (Layout::Top, "?category=A%20B", "category: found “a b”: write")]
        {
            assert!(asked(layout, query).unwrap_err().to_string().starts_with(begin));
        }
    }
}
