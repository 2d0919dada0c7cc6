//! The languages of the interface. English is written where it is used; other languages are files of texts, by the English
//! ones, of which one is read before the page is drawn and holds for as long as that stands.
//!
//! [`t!`](crate::t) says a text, [`n!`](crate::n) one that counts, and [`text!`](crate::text) marks one that is said
//! elsewhere, by [`said`]. A test holds that every language has every text that is marked so.

mod plural;
mod say;
pub mod tag;
mod voice;

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::Deserialize;

use self::plural::Category;
use self::voice::SPOKEN;
pub use self::voice::{Voice, in_english, in_language, speak, spoken, write_in, written_otherwise};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, which needs no file.
    #[default]
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// Japanese.
    Japanese,
    /// Arabic.
    Arabic,
}

impl Language {
    /// All of them, as they are offered.
    pub const ALL: [Self; 6] = [Self::English, Self::German, Self::Spanish, Self::French, Self::Japanese, Self::Arabic];

    /// The name in the storage of the site under which the visitor's choice is kept.
    pub const KEY: &'static str = "lang";

    /// Its tag, as `lang` attributes and file names have it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Japanese => "ja",
            Self::Arabic => "ar",
        }
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::Japanese => "日本語",
            Self::Arabic => "العربية",
        }
    }

    /// The direction it is written in, as `dir` attributes have it.
    pub fn direction(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }

    /// The language of a tag, whatever its region and script: `de`, `de-AT`, `DE_ch`.
    pub fn parse(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(first))
    }

    /// The first of a reader's languages that there is.
    pub fn first_of<'t>(wishes: impl IntoIterator<Item = &'t str>) -> Option<Self> {
        wishes.into_iter().find_map(Self::parse)
    }
}

/// The texts of a language, by the English ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<String, Text>);

/// A text, or its forms for numbers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Text {
    One(String),
    Forms(BTreeMap<Category, String>),
}

impl Texts {
    /// The largest file of texts that is read, in bytes.
    pub const MOST_BYTES: usize = 400_000;

    /// Reads a file of texts; none when it is no such file.
    pub fn read(json: &str) -> Option<Self> {
        (json.len() <= Self::MOST_BYTES).then(|| serde_json::from_str(json).ok())?
    }
}

/// A text in the language that is spoken; in English where that has none.
pub fn said(text: &str) -> String {
    SPOKEN.with_borrow(|spoken| match spoken.texts.0.get(text) {
        Some(Text::One(text)) => text.clone(),
        _ => text.to_owned(),
    })
}

/// The same with something in the place of each `{name}`.
pub fn filled(text: &str, parts: &[(&str, &dyn Display)]) -> String {
    fill(&said(text), parts)
}

/// A text that counts: `many` has `{n}` for the number, and names the text in other languages.
pub fn counted(count: u64, one: &str, many: &str, parts: &[(&str, &dyn Display)]) -> String {
    let form = SPOKEN.with_borrow(|Voice { language, texts }| match texts.0.get(many) {
        Some(Text::Forms(forms)) => forms.get(&Category::of(*language, count)).or_else(|| forms.get(&Category::Other)).cloned(),
        Some(Text::One(text)) => Some(text.clone()),
        None => None,
    });
    let form = form.unwrap_or_else(|| if count == 1 { one } else { many }.to_owned());
    fill(&fill(&form, &[("n", &count)]), parts)
}

/// Fills each `{name}` once, from left to right: what is filled in is not looked at again.
fn fill(text: &str, parts: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let part = after.split_once('}').and_then(|(name, after)| Some((parts.iter().find(|part| part.0 == name)?, after)));
        match part {
            Some(((_, part), after)) => {
                filled.push_str(&part.to_string());
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::{Language, Texts, said, speak, spoken};
    use crate::{n, t, text};

    fn german() -> Texts {
        Texts::read(
            r#"{ "Compare": "Vergleichen", "{a} before {b}": "{b} nach {a}",
                "{n} tools of {name}": { "one": "ein Werkzeug von {name}", "other": "{n} Werkzeuge von {name}" } }"#,
        )
        .unwrap()
    }

    #[test]
    fn what_has_no_text_is_said_in_english() {
        speak(Language::German, german());
        assert_eq!((t!("Compare"), t!("Vote")), ("Vergleichen".to_owned(), "Vote".to_owned()));
        assert_eq!(said(text!("Compare")), "Vergleichen");
        assert_eq!((super::in_english(|| t!("Compare")), t!("Compare")), ("Compare".to_owned(), "Vergleichen".to_owned()));
        speak(Language::English, Texts::default());
        assert_eq!((t!("Compare"), spoken()), ("Compare".to_owned(), Language::English));
    }

    #[test]
    fn parts_stand_where_the_language_has_them_and_are_text() {
        let (a, b) = ("{b}", 2);
        assert_eq!(t!("{a} before {b}", a, b), "{b} before 2");
        assert_eq!(t!("{a} and { or {c}", a = 1), "1 and { or {c}");
        speak(Language::German, german());
        assert_eq!(t!("{a} before {b}", a, b), "2 nach {b}");
        assert_eq!(n!(1_usize, "One tool of {name}", "{n} tools of {name}", name = "x"), "ein Werkzeug von x");
        assert_eq!(n!(3_u32, "One tool of {name}", "{n} tools of {name}", name = "{n}"), "3 Werkzeuge von {n}");
        speak(Language::English, Texts::default());
        assert_eq!(n!(1_usize, "One tool", "{n} tools"), "One tool");
        assert_eq!(n!(0_usize, "One tool", "{n} tools"), "0 tools");
    }

    #[test]
    fn a_reader_s_first_language_that_there_is_counts() {
        assert_eq!(Language::first_of(["nl-NL", "de-AT", "fr"]), Some(Language::German));
        assert_eq!(Language::first_of(["nl"]), None);
        assert_eq!((Language::parse("AR_eg"), Language::parse(""), Language::parse("deu")), (Some(Language::Arabic), None, None));
        assert_eq!(Texts::read("[]"), None);
    }
}
