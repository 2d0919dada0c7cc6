//! The widget: how its host wants it, in words that a query string can carry.

use crate::address::params::Params;
use crate::bidi::isolated;
use crate::theme::Theme;

/// How much of the comparison the widget shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Cards, bottom line, scorecard and the visitor's vote.
    #[default]
    Full,
    /// Two cards, their meters, and the bottom line.
    Compact,
    /// One line.
    Meter,
}

impl Layout {
    /// All layouts, the largest first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Compact, Self::Meter];

    /// Those that are finished HTML where a pair has a page, without a program.
    pub const SHORT: [Self; 2] = [Self::Compact, Self::Meter];

    /// The layout as the attribute writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Compact => "compact",
            Self::Meter => "meter",
        }
    }
}

/// How a host wants the widget.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// How much of the comparison.
    pub layout: Layout,
    /// In which colors.
    pub theme: Theme,
    /// The language of the catalog's texts, as a BCP 47 tag; empty when the host does not say.
    pub lang: String,
}

/// An attribute that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongAttribute {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub found: String,
    /// What it may hold.
    pub advice: &'static str,
}

impl std::fmt::Display for WrongAttribute {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}: found “{}”: write {}.", self.name, isolated(&self.found), self.advice)
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
        Ok(Self {
            layout: layout.ok_or_else(|| wrong("layout", "full, compact or meter"))?,
            theme: theme.ok_or_else(|| wrong("theme", "auto, light or dark"))?,
            lang: Some(lang).filter(|lang| is_language(lang)).ok_or_else(|| wrong("lang", "a language such as en or pt-BR"))?.to_owned(),
        })
    }

    /// What is other than usual, as names and values of attributes.
    pub fn attributes(&self) -> Vec<(&'static str, &str)> {
        let layout = (self.layout != Layout::default()).then_some(("layout", self.layout.key()));
        let theme = (self.theme != Theme::default()).then_some(("theme", self.theme.key()));
        let lang = Some(("lang", self.lang.as_str())).filter(|(_, lang)| !lang.is_empty());
        [layout, theme, lang].into_iter().flatten().collect()
    }

    /// Writes what is other than usual.
    pub fn write(&self, params: &mut Params) {
        for (name, value) in self.attributes() {
            params.set(name, value);
        }
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
