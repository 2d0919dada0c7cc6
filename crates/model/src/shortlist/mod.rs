//! What the visitor keeps to decide on later: tools and pairs, each with notes of their own.
//!
//! Each is one storage entry, as votes are, so two tabs never overwrite one another and damage costs one of them.

pub mod kept;
pub mod merge;
pub mod reading;
pub mod record;

use std::collections::BTreeMap;

use self::kept::{Kept, Stored};
use crate::ballot::{Question, Write};
use crate::catalog::slug::Slug;

/// The most tools and pairs that are kept: each leads to files to be asked for.
pub const MOST: usize = 100;

/// The longest notes on one of them, in characters.
pub const MOST_NOTE: usize = 2_000;

/// What the names of entries begin with; a slug follows, or two.
const PREFIX: &str = "kept:";

/// The storage entry of a tool or a pair, by its name within the site.
pub fn key(of: &Question) -> String {
    match of {
        Question::Tool(slug) => format!("{PREFIX}{slug}"),
        Question::Pair(first, second) => format!("{PREFIX}{first}|{second}"),
    }
}

/// The tool or the pair that an entry of the storage is about, if it is one of these.
pub fn parse(name: &str) -> Option<Question> {
    let rest = name.strip_prefix(PREFIX)?;
    match rest.split_once('|') {
        None => Slug::parse(rest).map(Question::Tool),
        Some((first, second)) => {
            let (first, second) = (Slug::parse(first)?, Slug::parse(second)?);
            (first < second).then_some(Question::Pair(first, second))
        }
    }
}

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There are [`MOST`] already.
    Full,
    /// A later version of the page stored it, and it must not be damaged.
    Later,
}

/// All that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortlist(BTreeMap<Question, Stored>);

impl Shortlist {
    /// Reads all storage entries; those of other kinds are passed over.
    pub fn read<'s>(entries: impl IntoIterator<Item = (&'s str, &'s str)>) -> Self {
        let mut list = Self::default();
        for (name, text) in entries {
            list.follow(name, Some(text));
        }
        list
    }

    /// Follows a change to one storage entry; whether that changed anything here.
    pub fn follow(&mut self, name: &str, text: Option<&str>) -> bool {
        let Some(of) = parse(name) else { return false };
        match text.map(Stored::decode) {
            None => self.0.remove(&of).is_some(),
            Some(stored) => self.0.insert(of, stored.clone()) != Some(stored),
        }
    }

    /// What is kept of a tool or a pair.
    pub fn get(&self, of: &Question) -> Option<&Kept> {
        match self.0.get(of)? {
            Stored::Kept(kept) => Some(kept),
            Stored::Later | Stored::Damaged(_) => None,
        }
    }

    /// All of it, what was kept last first.
    pub fn latest(&self) -> Vec<(&Question, &Kept)> {
        let mut all: Vec<_> = self.0.keys().filter_map(|of| Some((of, self.get(of)?))).collect();
        all.sort_by_key(|(_, kept)| std::cmp::Reverse(kept.since));
        all
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.keys().filter(|of| self.get(of).is_some()).count()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many entries cannot be read.
    pub fn damaged(&self) -> usize {
        self.0.values().filter(|stored| matches!(stored, Stored::Damaged(_))).count()
    }

    /// How many entries a later version of the page wrote.
    pub fn later(&self) -> usize {
        self.0.values().filter(|stored| **stored == Stored::Later).count()
    }

    fn is_later(&self, of: &Question) -> bool {
        self.0.get(of) == Some(&Stored::Later)
    }

    /// Keeps something at the time `now` (ms since 1970), without notes; gives what is to be stored.
    ///
    /// # Errors
    /// There is no more room, or a later version of the page stored it.
    pub fn keep(&mut self, of: &Question, now: u64) -> Result<Write, Refused> {
        if self.is_later(of) {
            return Err(Refused::Later);
        }
        if self.len() >= MOST && self.get(of).is_none() {
            return Err(Refused::Full);
        }
        // No notes are older than any.
        Ok(self.put(of, Kept { note: String::new(), since: now, at: 0 }))
    }

    /// Puts something in its place; gives what is to be stored.
    fn put(&mut self, of: &Question, kept: Kept) -> Write {
        let write = Write { key: key(of), text: Some(kept.encode()) };
        self.0.insert(of.clone(), Stored::Kept(kept));
        write
    }

    /// Takes other notes; what is longer than they may be is cut off. Gives what is to be stored, if that is anything.
    pub fn note(&mut self, of: &Question, note: &str, now: u64) -> Option<Write> {
        let kept = self.get(of)?.clone();
        let note: String = note.chars().take(MOST_NOTE).collect();
        (note != kept.note).then(|| self.put(of, Kept { note, at: now, ..kept }))
    }

    /// Makes changes to what is stored, and gives those that lead back. What a later version wrote is left untouched.
    pub fn apply(&mut self, changes: &[Write]) -> Vec<Write> {
        let mut back = Vec::new();
        for Write { key, text } in changes {
            let Some(of) = parse(key).filter(|of| !self.is_later(of)) else { continue };
            let before = self.0.get(&of).and_then(Stored::text);
            back.push(Write { key: key.clone(), text: before });
            self.follow(key, text.as_deref());
        }
        back
    }

    /// The changes that forget everything but what a later version wrote.
    pub fn erasing(&self) -> Vec<Write> {
        self.0.keys().filter(|of| !self.is_later(of)).map(|of| Write { key: key(of), text: None }).collect()
    }
}
