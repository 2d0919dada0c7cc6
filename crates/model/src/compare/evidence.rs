//! What the catalog at hand tells of a word that stands in a name: whether it is one of the words that everybody uses.
//!
//! There is no list of names here. What is ordinary differs from catalog to catalog and from language to language, and its
//! own texts show it: a word that they write in small letters is a word of the language.

use crate::catalog::tool::Tool;
use crate::compare::names::{is_capital, parts, stem};
use crate::search::{Entries, fold};

/// How many other makers use a word in a name when it tells nothing alone: `Labs`, `Code`.
const SHARED: usize = 2;

/// Words after which a language goes on with a word of its own, where a name is seldom put: `a linear regression`.
const BEFORE: [&str; 7] = ["a", "an", "any", "each", "every", "no", "some"];

/// What the texts at hand show.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The words of the names in question, in small letters: no others are noted.
    asked: Vec<String>,
    /// Words as they stand in what the catalog says of others than the tool that bears them in its name.
    said: Vec<String>,
    /// Words in small letters that the quotes on each tool, or what is said of it, use as words.
    quoted: Vec<Vec<String>>,
    /// For each word of a name the other makers that use it.
    makers: Vec<(String, Vec<String>)>,
}

impl Evidence {
    /// Reads everything that is at hand: the tools in full, and what the index says of the others.
    pub fn of(tools: &[&Tool], entries: &Entries) -> Self {
        let own = tools.iter().map(|tool| own_words(tool)).collect::<Vec<Own>>();
        let mut evidence = Self { asked: own.iter().flatten().map(|(word, _)| word.clone()).collect(), ..Self::default() };
        for (tool, own) in tools.iter().zip(&own) {
            evidence.quoted.push(Vec::new());
            for text in [&tool.tagline, &tool.summary, &tool.category] {
                evidence.read(text, own, true);
            }
            for review in &tool.reviews {
                evidence.read(&review.quote, own, false);
            }
        }
        evidence.quoted.push(Vec::new());
        for entry in entries.all().iter().filter(|entry| tools.iter().all(|tool| tool.slug != entry.slug)) {
            for text in [&entry.tagline, &entry.category] {
                evidence.read(text, &[], true);
            }
            if tools.iter().all(|tool| tool.maker != entry.maker) {
                for word in words(entry.short_name()).chain(words(&entry.maker)) {
                    evidence.note(word, &entry.maker);
                }
            }
        }
        evidence
    }

    fn note(&mut self, word: &str, maker: &str) {
        if !self.asked.contains(&small(word)) {
            return;
        }
        match self.makers.iter_mut().find(|(other, _)| other == word) {
            Some((_, makers)) => add(makers, maker),
            None => self.makers.push((word.to_owned(), vec![maker.to_owned()])),
        }
    }

    /// Reads a text, `is_edited` when it is the catalog's and no quote. A quote may hold names in small letters, as in a
    /// command, and a text on a tool its name: there a word is taken for one of the language by its neighbors. `own` are the
    /// words of that tool's names; it is the first one that commands are called by.
    fn read(&mut self, text: &str, own: &[(String, bool)], is_edited: bool) {
        let parts = parts(text);
        for (place, (_, word)) in parts.iter().enumerate().filter(|(_, (is_word, _))| *is_word) {
            let small = small(word);
            // A longer word may begin with one of a name.
            if !self.asked.iter().any(|asked| small.starts_with(asked.as_str())) {
                continue;
            }
            let own = own.iter().find(|(own, _)| *own == small).map(|(_, is_first)| *is_first);
            let before =
                || matches!(&parts[..place], [.., (_, before), (_, " ")] if BEFORE.iter().any(|word| before.eq_ignore_ascii_case(word)));
            let goes_on = || matches!(&parts[place + 1..], [(_, " "), (_, next), ..] if !is_capital(next));
            let is_of_the_language = || match own {
                None => goes_on(),
                Some(true) => before() && goes_on(),
                Some(false) => before() || goes_on(),
            };
            if is_edited && own.is_none() {
                add(&mut self.said, word);
            } else if !is_capital(word) && is_of_the_language() {
                self.quoted.iter_mut().next_back().into_iter().for_each(|quoted| add(quoted, word));
            }
        }
    }

    /// Whether a word of a name is used as a word of the language; in the texts on that tool itself, `in_own`, how others
    /// are spoken of does not matter.
    pub fn is_ordinary(&self, word: &str, tool: usize, in_own: bool) -> bool {
        let small = small(word);
        let is_quoted = || self.quoted.iter().enumerate().any(|(other, quoted)| (!in_own || other == tool) && quoted.contains(&small));
        // `LanceDB` and `MLX` are no words of a language, however they are written elsewhere.
        let has_a_shape = is_brief(word) || !fold::parts(stem(word)).is_empty();
        !has_a_shape && (self.said.contains(&small) || is_quoted())
    }

    /// Whether the catalog uses a word just so.
    pub fn is_said(&self, word: &str) -> bool {
        self.said.iter().any(|said| said == word)
    }

    /// Whether so many others use the word in a name that it tells nothing alone; letters that stand for words have no small
    /// ones, so that they are looked for as they are.
    pub fn is_shared(&self, word: &str) -> bool {
        if is_short_for(word) && self.said.iter().any(|said| said == word) {
            return true;
        }
        let most = if is_brief(word) { 1 } else { SHARED };
        self.makers.iter().any(|(other, makers)| other == word && makers.len() >= most)
    }
}

/// The words of a tool's names in small letters, and whether they are the first of one.
type Own = Vec<(String, bool)>;

fn own_words(tool: &Tool) -> Own {
    let names = [tool.short_name(), tool.maker.as_str()];
    names.into_iter().flat_map(|name| words(name).enumerate()).map(|(place, word)| (small(word), place == 0)).collect()
}

/// Adds a text to a few, once.
fn add(texts: &mut Vec<String>, text: &str) {
    if !texts.iter().any(|other| other == text) {
        texts.push(text.to_owned());
    }
}

fn small(word: &str) -> String {
    fold::fold(stem(word))
}

/// Whether letters stand for words: `CLI`.
fn is_short_for(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether they are few: `MLX`, but not `FLUX`.
fn is_brief(word: &str) -> bool {
    is_short_for(word) && word.len() < 4
}

/// The words of a name.
fn words(name: &str) -> impl Iterator<Item = &str> {
    parts(name).into_iter().filter_map(|(is_word, word)| is_word.then_some(word))
}
