//! Reading blind: two tools drawn by chance, and their names taken out of what is said of them.

use super::mark::Piece;
use super::search::{Entries, Entry};
use super::selection::Selection;
use super::tool::Tool;

/// Draws two tools that a panel has judged by two numbers from 0 (inclusive) to 1 (exclusive): the second of the first
/// one's category, where there is one, so that it is a question somebody might have.
pub fn draw(entries: &Entries, first: f64, second: f64) -> Option<Selection> {
    let judged: Vec<&Entry> = entries.all().iter().filter(|entry| entry.panel.total() > 0).collect();
    let lot = |from: &[&Entry], number: f64| from.get((number.clamp(0.0, 1.0) * from.len() as f64) as usize).map(|entry| (*entry).clone());
    let a = lot(&judged, first)?;
    let others: Vec<&Entry> = judged.into_iter().filter(|entry| entry.slug != a.slug).collect();
    let alike: Vec<&Entry> = others.iter().copied().filter(|entry| entry.category == a.category).collect();
    let b = lot(if alike.is_empty() { &others } else { &alike }, second)?;
    Some(Selection::pair(&a.slug, &b.slug))
}

/// The words that tell which tools these are: of their names and makers.
pub fn telling<'t>(tools: impl IntoIterator<Item = &'t Tool>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for tool in tools {
        let before = words.len();
        for text in [tool.short_name(), &tool.maker] {
            if words.len() == before + 1 {
                // A name of one word is that name in small letters, too: `pip install whisper`.
                let small = words[before].to_ascii_lowercase();
                words.push(small);
            }
            words.extend(
                parts(text).into_iter().filter(|(is_word, word)| *is_word && is_telling(word)).map(|(_, word)| stem(&word).to_owned()),
            );
        }
    }
    words
}

/// Takes those words out of a text; the pieces that are marked stand for what was taken out.
pub fn masked(text: &str, telling: &[String]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (is_word, part) in parts(text) {
        let hides = is_word && telling.iter().any(|word| tells(&part, word));
        if hides {
            // Two hidden words are one, so that their number does not tell either.
            if matches!(pieces.as_slice(), [.., (true, _), (false, between)] if matches!(between.as_str(), " " | "-" | ".")) {
                pieces.pop();
                continue;
            }
            pieces.push((true, String::new()));
        } else {
            match pieces.last_mut() {
                Some((false, text)) => text.push_str(&part),
                _ => pieces.push((false, part)),
            }
        }
    }
    pieces
}

/// Parts a text into words and what is between them.
fn parts(text: &str) -> Vec<Piece> {
    let mut parts: Vec<Piece> = Vec::new();
    for c in text.chars() {
        let is_word = c.is_ascii_alphanumeric() || (!c.is_ascii() && !('\u{2000}'..'\u{2070}').contains(&c));
        match parts.last_mut() {
            Some((same, part)) if *same == is_word => part.push(c),
            _ => parts.push((is_word, c.to_string())),
        }
    }
    parts
}

/// The word without the digits at its end, unless nothing else is left: `SmolVLM` of `SmolVLM2`.
fn stem(word: &str) -> &str {
    match word.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "" => word,
        stem => stem,
    }
}

/// Whether a word of a name can tell anything: `of` and `v` do not.
fn is_telling(word: &str) -> bool {
    stem(word).len() > 2 || word.bytes().any(|b| b.is_ascii_digit()) || word.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether a word of a text is a telling one. A word that may be an ordinary one, such as `Code`, is one only when it is
/// written like that; `SmolVLM` is in any letters.
fn tells(word: &str, telling: &str) -> bool {
    let (word, is_ordinary) =
        (stem(word), telling.chars().skip(1).all(|c| c.is_ascii_lowercase()) && telling.starts_with(|c: char| c.is_ascii_uppercase()));
    let is_longer = telling.len() > 3 && word.starts_with(telling);
    word == telling
        || is_longer
        || (!is_ordinary && word.eq_ignore_ascii_case(telling))
        || (is_ordinary && word == telling.to_ascii_uppercase())
}
