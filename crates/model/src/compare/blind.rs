//! Reading blind: two tools drawn by chance, and their names taken out of what is said of them.

use crate::address::selection::Selection;
use crate::catalog::tool::Tool;
use crate::search::fold;
use crate::search::mark::Piece;
use crate::search::{Entries, Entry};

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

/// Words of names that say nothing alone, and stand in every text.
const COMMON: &str = "ai all and cli for inc of open org team";
/// Words of names that are words of English too: in a text they tell when they are written like a name.
const ORDINARY: &str = "black bot cloud code community continue contributors cursor dev diffusion element evaluation face forest foundation \
    hands harness home inspect institute laboratory labs meta project security stable studio";

fn is_among(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other.eq_ignore_ascii_case(word))
}

/// The words that tell which tools these are: of their names and makers. Those in small letters tell in any letters.
pub fn telling<'t>(tools: impl IntoIterator<Item = &'t Tool>) -> Vec<String> {
    let mut words = Vec::new();
    for tool in tools {
        // A name of one word is that name in small letters, too: `pip install inspect`.
        let is_one = !tool.short_name().contains(' ');
        for (text, any) in [(tool.short_name(), is_one), (&tool.maker, false)] {
            for (is_word, word) in parts(text) {
                if is_word && is_telling(&word) && !is_among(COMMON, &word) {
                    let stem = stem(&word);
                    words.push(if any || !is_among(ORDINARY, stem) { stem.to_ascii_lowercase() } else { stem.to_owned() });
                }
            }
        }
    }
    words
}

/// Takes those words out of a text; the pieces that are marked stand for what was taken out.
pub fn masked(text: &str, telling: &[String]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (is_word, part) in parts(text) {
        let follows = matches!(pieces.as_slice(), [.., (true, _), (false, between)] if matches!(between.as_str(), " " | "-" | "."));
        // A number or version tells only after a name: `Phi-4`, but not `4 GB`.
        let is_number = part.trim_start_matches('v').bytes().all(|b| b.is_ascii_digit());
        if is_word && (follows || !is_number) && telling.iter().any(|word| tells(&part, word)) {
            // Two hidden words are one, so that their number does not tell either.
            if follows {
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

/// Whether a word of a text is a telling one, begins with it or holds it apart by capitals: `ChromaDB`, `ShieldGemma`.
fn tells(word: &str, telling: &str) -> bool {
    let is_ordinary = telling.starts_with(|c: char| c.is_ascii_uppercase());
    let same =
        |word: &str| if is_ordinary { word == telling || word == telling.to_ascii_uppercase() } else { word.eq_ignore_ascii_case(telling) };
    let held = || !is_ordinary && fold::parts(word).split(' ').any(|part| same(stem(part)));
    same(stem(word)) || held() || (telling.len() > 3 && word.get(..telling.len()).is_some_and(same))
}
