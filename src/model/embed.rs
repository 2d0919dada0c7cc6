//! The widget: what its host asks for, in words that a query string can carry, and the snippets that ask for it.

use super::params::Params;
use super::selection::Selection;
use super::theme::Theme;

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

    /// The layout as the attribute writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Compact => "compact",
            Self::Meter => "meter",
        }
    }
}

/// What a host asks the widget for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// The two tools.
    pub pair: Selection,
    /// How much of them.
    pub layout: Layout,
    /// In which colours.
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
    pub cure: &'static str,
}

impl std::fmt::Display for WrongAttribute {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}: found “{}”: write {}.", self.name, self.found, self.cure)
    }
}

/// The longest text of an attribute that a message repeats, in characters.
const REPEATED: usize = 40;

impl Embed {
    /// Reads a query string, `?a=…&b=…&layout=…&theme=…&lang=…`; what is left out is as usual.
    ///
    /// # Errors
    /// The first attribute that holds something else than it may. Whether the tools exist is not known here.
    pub fn parse(query: &str) -> Result<Self, WrongAttribute> {
        let params = Params::parse(query);
        let wrong = |name, cure| {
            let found = params.get(name).unwrap_or_default().chars().take(REPEATED).collect();
            WrongAttribute { name, found, cure }
        };
        let layout = match params.get("layout") {
            None => Layout::default(),
            Some(key) => {
                Layout::ALL.into_iter().find(|layout| layout.key() == key).ok_or_else(|| wrong("layout", "full, compact or meter"))?
            }
        };
        let theme = match params.get("theme") {
            None => Theme::default(),
            Some(key) => Theme::ALL.into_iter().find(|theme| theme.key() == key).ok_or_else(|| wrong("theme", "auto, light or dark"))?,
        };
        let lang = params.get("lang").unwrap_or_default();
        if !is_language(lang) {
            return Err(wrong("lang", "a language such as en or pt-BR"));
        }
        Ok(Self { pair: Selection::read(&params), layout, theme, lang: lang.to_owned() })
    }

    /// The query string that asks for this; what is as usual is left out.
    pub fn query(&self) -> String {
        let mut params = Params::default();
        self.pair.write(&mut params);
        for (name, value) in self.said() {
            params.set(name, value);
        }
        params.query()
    }

    fn said(&self) -> [(&'static str, &str); 3] {
        [
            ("layout", if self.layout == Layout::default() { "" } else { self.layout.key() }),
            ("theme", if self.theme == Theme::default() { "" } else { self.theme.key() }),
            ("lang", &self.lang),
        ]
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
