//! What is spoken here, and in which language the catalog is written.

use std::cell::RefCell;

use super::{Language, Texts};

/// A language with its texts, to be spoken or handed to another thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    pub(super) language: Language,
    pub(super) texts: Texts,
}

thread_local! {
    /// What is spoken here. A page speaks one language for as long as it stands, and a program that renders pages one at a time.
    pub(super) static SPOKEN: RefCell<Voice> = RefCell::default();
    /// The language that the catalog is written in; English where nobody has said so.
    static WRITTEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Speaks a language from now on.
pub fn speak(language: Language, texts: Texts) {
    SPOKEN.set(Voice { language, texts });
}

impl Voice {
    /// A language, by its texts.
    pub fn new(language: Language, texts: Texts) -> Self {
        Self { language, texts }
    }

    /// What is spoken here, for another thread to go on with.
    pub fn here() -> Self {
        SPOKEN.with_borrow(Voice::clone)
    }

    /// Runs what is to be written in it, whatever is spoken here.
    pub fn speaking<T>(self, write: impl FnOnce() -> T) -> T {
        let before = SPOKEN.replace(self);
        let written = write();
        SPOKEN.set(before);
        written
    }
}

/// Runs what writes for others, in English, whatever is spoken here.
pub fn in_english<T>(write: impl FnOnce() -> T) -> T {
    Voice::default().speaking(write)
}

/// Runs what writes for a page in that language. The only texts at hand are those of what is spoken here: for any other language it
/// writes in English.
pub fn in_language<T>(language: Language, write: impl FnOnce() -> T) -> T {
    if language == spoken() { write() } else { in_english(write) }
}

/// Says in which language the catalog is written that is shown from now on; `None` where it does not say.
pub fn write_in(tag: Option<&str>) {
    WRITTEN.set(tag.map(str::to_owned));
}

/// The language of the catalog's texts, where it is another one than is spoken.
pub fn written_otherwise() -> Option<String> {
    let tag = WRITTEN.with_borrow(Option::clone).unwrap_or_else(|| Language::default().tag().to_owned());
    (Language::parse(&tag) != Some(spoken())).then_some(tag)
}

/// The language that is spoken.
pub fn spoken() -> Language {
    SPOKEN.with_borrow(|spoken| spoken.language)
}

#[cfg(test)]
mod tests {
    use super::{Language, Texts, Voice, in_language, speak, write_in, written_otherwise};
    use crate::t;

    fn german() -> Texts {
        Texts::read(r#"{ "Compare": "Vergleichen" }"#).unwrap()
    }

    #[test]
    fn what_is_spoken_goes_along_to_another_thread_and_comes_back() {
        speak(Language::German, german());
        let voice = Voice::here();
        let said = std::thread::spawn(move || (t!("Compare"), voice.speaking(|| t!("Compare")), t!("Compare"))).join().unwrap();
        assert_eq!(said, ("Compare".to_owned(), "Vergleichen".to_owned(), "Compare".to_owned()));
    }

    #[test]
    fn what_is_for_a_page_in_another_language_is_written_in_english() {
        speak(Language::German, german());
        let written = [Language::German, Language::French, Language::English].map(|language| in_language(language, || t!("Compare")));
        assert_eq!(written, ["Vergleichen", "Compare", "Compare"]);
    }

    #[test]
    fn a_catalog_s_language_is_named_where_another_is_spoken() {
        assert_eq!(written_otherwise(), None, "both are English as long as nobody says otherwise");
        write_in(Some("de-AT"));
        assert_eq!(written_otherwise().as_deref(), Some("de-AT"));
        speak(Language::German, german());
        assert_eq!(written_otherwise(), None);
        write_in(None);
        assert_eq!(written_otherwise().as_deref(), Some("en"));
    }
}
