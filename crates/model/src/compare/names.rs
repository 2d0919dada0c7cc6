//! Takes the names of tools and makers out of a text, so that it can be read blind, and leaves every other word where it is.
//!
//! Which words are names is told by the catalog at hand, see `Evidence`: a word that its texts use in small letters tells
//! only as the name has it, `Linear` and not `linear`; one that many names share tells only in the whole name; all others
//! tell in any letters, and inside of longer words.

use crate::catalog::tool::Tool;
use crate::compare::evidence::Evidence;
use crate::search::mark::Piece;
use crate::search::{Entries, fold};

/// The names of some tools and their makers.
#[derive(Debug)]
pub struct Names {
    words: Vec<Word>,
    /// Names of several words, each with what stands between them where that matters.
    phrases: Vec<(Vec<String>, Option<&'static str>)>,
    evidence: Evidence,
}

/// A word of a name.
#[derive(Debug)]
struct Word {
    text: String,
    /// The place of its tool.
    tool: usize,
    tells: Tells,
    /// The same in what is said of its own tool.
    in_own: Tells,
}

/// A part of a text: whether it is a word, and its letters.
type Part<'t> = (bool, &'t str);

/// In which letters a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tells {
    /// In any.
    Always,
    /// As it stands in the name, or all in capitals.
    Written,
    /// After another word of the name alone.
    Following,
}

impl Names {
    /// The names of these tools, among the others that the index knows.
    pub fn of(tools: &[&Tool], entries: &Entries) -> Self {
        let mut names = Self { words: Vec::new(), phrases: Vec::new(), evidence: Evidence::of(tools, entries) };
        for (place, tool) in tools.iter().enumerate() {
            names.add(tool.short_name(), place);
            names.add(&tool.maker, place);
            let slug: Vec<String> = tool.slug.as_str().split('-').map(str::to_owned).collect();
            if slug.len() > 1 {
                names.phrases.push((slug, Some("-")));
            }
        }
        names
    }

    fn add(&mut self, name: &str, tool: usize) {
        let words: Vec<&str> = parts(name).into_iter().filter_map(|(is_word, word)| is_word.then_some(word)).collect();
        let is_one = words.iter().filter(|word| !is_number(word)).count() == 1;
        let has_capitals = words.iter().any(|word| is_capital(word));
        // Small words of a name that has capitals hold it together: `for`, `and`.
        for word in words.iter().filter(|word| !has_capitals || !is_plain_small(word)) {
            let [tells, in_own] = [false, true].map(|in_own| {
                let is_ordinary = self.evidence.is_ordinary(word, tool, in_own);
                self.tells(word, is_one, is_ordinary)
            });
            self.words.push(Word { text: (*word).to_owned(), tool, tells, in_own });
        }
        if words.len() > 1 {
            self.phrases.push((words.into_iter().map(str::to_owned).collect(), None));
        }
    }

    fn tells(&self, word: &str, is_one: bool, is_ordinary: bool) -> Tells {
        let letters = stem(word).chars().count();
        let is_short = letters < 3 && !word.bytes().any(|b| b.is_ascii_digit());
        match is_ordinary {
            _ if is_number(word) => Tells::Following,
            _ if !is_one && (is_short || self.evidence.is_shared(word)) => Tells::Following,
            // A name that is a word in small letters tells, or it would tell nowhere.
            true if is_one || is_capital(word) => Tells::Written,
            true => Tells::Following,
            false if letters < 2 => Tells::Written,
            false => Tells::Always,
        }
    }

    /// Takes the names out of a text on one of the tools; the pieces that are marked stand for what was taken out.
    pub fn masked(&self, text: &str, tool: usize) -> Vec<Piece> {
        let parts = parts(text);
        let mut pieces: Vec<Piece> = Vec::new();
        let mut place = 0;
        while let Some((is_word, part)) = parts.get(place) {
            let follows = matches!(pieces.as_slice(), [.., (true, _), (false, between)] if matches!(between.as_str(), " " | "-" | "."));
            let taken = if *is_word { self.taken(&parts[place..], follows, tool) } else { 0 };
            if taken == 0 {
                match pieces.last_mut() {
                    Some((false, text)) => text.push_str(part),
                    _ => pieces.push((false, (*part).to_owned())),
                }
            } else if follows {
                // Two hidden words are one, so that their number does not tell either.
                pieces.pop();
            } else {
                pieces.push((true, String::new()));
            }
            place += taken.max(1);
        }
        pieces
    }

    /// How many of the parts, from the first one on, are a name.
    fn taken(&self, parts: &[Part], follows: bool, tool: usize) -> usize {
        let phrase = self.phrases.iter().filter(|(words, between)| stands(parts, words, *between)).map(|(words, _)| words.len() * 2 - 1);
        let word = parts[0].1;
        let is_told = || {
            let inner = fold::parts(word);
            self.words.iter().any(|name| {
                let tells = if name.tool == tool { name.in_own } else { name.tells };
                self.is_told_by(word, &inner, (&name.text, tells), follows)
            })
        };
        phrase.max().unwrap_or_else(|| usize::from(is_told()))
    }

    /// Whether a word of a text tells, by one word of a name; `inner` are the words that capitals hold apart in it.
    fn is_told_by(&self, word: &str, inner: &str, (name, tells): (&str, Tells), follows: bool) -> bool {
        match tells {
            Tells::Following => follows && is_written(word, name),
            Tells::Written => is_written(word, name) || is_written(stem(word), stem(name)),
            Tells::Always => {
                let name = stem(name);
                let same = |word: &str| word.eq_ignore_ascii_case(name);
                // `ChromaDB`, `ShieldGemma`: held apart by capitals. `chromadb`, unless it is a word of its own: `metaphor`.
                let held = || inner.split(' ').any(|part| same(stem(part)));
                let goes_on = word.len() > name.len() + 1 && name.len() > 4;
                same(stem(word)) || held() || (goes_on && word.get(..name.len()).is_some_and(same) && !self.evidence.is_said(word))
            }
        }
    }
}

/// Whether a name of several words stands at the beginning of these parts.
fn stands(parts: &[Part], words: &[String], between: Option<&str>) -> bool {
    words.iter().enumerate().all(|(i, word)| {
        let is_joined = i == 0
            || parts.get(i * 2 - 1).is_some_and(|(_, text)| match between {
                Some(between) => *text == between,
                None => matches!(text.trim(), "" | "-" | "." | "," | "&" | "/"),
            });
        is_joined && parts.get(i * 2).is_some_and(|(_, text)| is_written(text, word))
    })
}

/// Whether a word of a text is written as in a name, or all in capitals.
fn is_written(word: &str, name: &str) -> bool {
    let in_capitals = || word.len() > 1 && word.chars().all(|c| !c.is_ascii_lowercase()) && fold::fold(word) == fold::fold(name);
    word == name || in_capitals()
}

/// Parts a text into words and what is between them.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || (!c.is_ascii() && !('\u{2000}'..'\u{2070}').contains(&c));
    let mut parts: Vec<Part> = Vec::new();
    let mut begin = 0;
    for (end, pair) in text.char_indices().zip(text.chars().skip(1)).map(|((at, c), next)| (at + c.len_utf8(), [c, next])) {
        if is_word(pair[0]) != is_word(pair[1]) {
            parts.push((is_word(pair[0]), &text[begin..end]));
            begin = end;
        }
    }
    parts.extend(text.chars().next_back().map(|last| (is_word(last), &text[begin..])));
    parts
}

/// The word without the digits at its end, unless nothing else is left: `SmolVLM` of `SmolVLM2`.
pub(super) fn stem(word: &str) -> &str {
    match word.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "" => word,
        stem => stem,
    }
}

/// Whether a word begins with a capital.
pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|c| matches!(c, 'A'..='Z' | 'À'..='Þ' | 'Α'..='Ω' | 'Ѐ'..='Я'))
}

/// A number, version or size tells only after a name: `Phi-4`, but not `4 GB`, nor `7B`.
fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches('v');
    digits.is_empty() || digits.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word has small letters and nothing else: `of`, `for`.
fn is_plain_small(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_lowercase())
}
