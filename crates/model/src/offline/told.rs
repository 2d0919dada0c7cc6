//! What the service worker says, in the language of the page. The worker serves pages of any language, and says in English what
//! they show; a test holds that each of its sentences is known here (`tests/tidy/languages.rs`).

use crate::catalog::date::in_words;
use crate::language::{Language, said, spoken};
use crate::{n, t, text};

/// Its sentences in which nothing changes.
pub const PLAIN: [&str; 16] = [
    text!("Nothing of this site is saved for reading offline."),
    text!("Not ready offline yet: a part of the page could not be saved. The next visit tries again."),
    text!("The page is saved on this device. Its catalog comes from another site, and needs a connection."),
    text!("The page is saved on this device, and its catalog not yet."),
    text!("Ready offline, with every tool."),
    text!("The page is saved on this device, and each tool is saved when you look at it."),
    text!("This browser cannot save the page for reading offline."),
    text!("No connection: this is what was saved here."),
    text!("This tool was never saved on this device, and the site has trouble answering."),
    text!("This tool was never saved on this device, and there is no connection."),
    text!("The catalog was never saved on this device, and the site has trouble answering."),
    text!("The catalog was never saved on this device, and there is no connection."),
    text!("The list of tools was never saved on this device, and the site has trouble answering."),
    text!("The list of tools was never saved on this device, and there is no connection."),
    text!("What is saved"),
    text!("Save all for offline"),
];

/// A sentence of the worker in the language that is spoken; as it is where it is not known.
pub fn told(text: String) -> String {
    if spoken() == Language::English {
        return text;
    }
    if PLAIN.contains(&text.as_str()) {
        return said(&text);
    }
    let between = |before: &str, after: &str| text.strip_prefix(before)?.strip_suffix(after);
    let count = |before: &str| between(before, " tools.")?.parse::<u64>().ok();
    if let Some(count) = count("Ready offline, with all ") {
        return n!(count, "Ready offline, with the one tool.", "Ready offline, with all {n} tools.");
    }
    if let Some(count) = count("Ready offline, with ").or((text == "Ready offline, with one tool.").then_some(1)) {
        return n!(count, "Ready offline, with one tool.", "Ready offline, with {n} tools.");
    }
    if let Some(day) = between("No connection: this is what was saved here on ", ".").map(day) {
        return t!("No connection: this is what was saved here on {day}.", day);
    }
    if let Some(day) = between("The site has trouble answering: this is what was saved here on ", ".").map(day) {
        return t!("The site has trouble answering: this is what was saved here on {day}.", day);
    }
    text
}

/// A day of the worker, which writes it as `November 29, 2026`, in the language that is spoken; as it is where it is no such day.
pub fn told_day(text: String) -> String {
    if spoken() == Language::English { text } else { day(&text) }
}

/// `November 29, 2026`, as the language has it.
fn day(text: &str) -> String {
    let parts: Vec<&str> = text.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [month, day, year] => day.parse().map_or_else(|_| text.to_owned(), |day| in_words(day, month, year)),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::told;
    use crate::language::{Language, Texts, speak};

    #[test]
    fn what_the_worker_says_is_said_in_the_language_of_the_page() {
        assert_eq!(told("Ready offline, with 3 tools.".into()), "Ready offline, with 3 tools.");
        let texts = r#"{ "Ready offline, with every tool.": "Alles da.", "November": "November",
            "{day} {month} {year}": "{day}. {month} {year}", "1 {month} {year}": "Erster {month} {year}",
            "Ready offline, with {n} tools.": { "one": "Eins da.", "other": "{n} da." },
            "No connection: this is what was saved here on {day}.": "Von: {day}." }"#;
        speak(Language::German, Texts::read(texts).unwrap());
        for (english, german) in [
            ("Ready offline, with every tool.", "Alles da."),
            ("Ready offline, with 12 tools.", "12 da."),
            ("Ready offline, with one tool.", "Eins da."),
            ("No connection: this is what was saved here on November 29, 2026.", "Von: 29. November 2026."),
            ("No connection: this is what was saved here on November 1, 2026.", "Von: Erster November 2026."),
            ("Something new.", "Something new."),
        ] {
            assert_eq!(told(english.into()), german);
        }
        speak(Language::English, Texts::default());
    }
}
