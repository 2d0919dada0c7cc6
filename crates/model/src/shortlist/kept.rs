//! Something that is kept, as it lies in the browser's storage and in a record.

use serde::{Deserialize, Serialize};

use super::MOST_NOTE;
use crate::version::version_of;

/// The version of an entry that this program writes, and the latest it reads.
const VERSION: u64 = 1;

/// The longest entry of this version, in bytes: each character of a note may be written as an escape.
const MOST_BYTES: usize = 12 * MOST_NOTE + 200;

/// What is kept with a tool or a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Kept {
    /// The visitor's notes.
    #[serde(default)]
    pub note: String,
    /// When it was kept, in milliseconds since 1970.
    pub since: u64,
    /// When the notes were changed last, in milliseconds since 1970.
    pub at: u64,
}

/// What a storage entry turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Something that is kept.
    Kept(Kept),
    /// Written by a later version: left untouched.
    Later,
    /// Not readable; its text, so that forgetting it can be undone.
    Damaged(String),
}

/// An entry as this version writes it.
#[derive(Serialize)]
struct Written<'k> {
    v: u64,
    note: &'k str,
    since: u64,
    at: u64,
}

impl Kept {
    /// The entry to store.
    pub fn encode(&self) -> String {
        let Self { note, since, at } = self;
        serde_json::to_string(&Written { v: VERSION, note, since: *since, at: *at }).unwrap_or_default()
    }
}

impl Stored {
    /// When the notes of an entry were changed last, and when it was kept, in milliseconds since 1970: no notes are older than
    /// any. A later version's entry is newer than all.
    pub fn time_of(_name: &str, text: &str) -> (u64, u64) {
        match Self::decode(text) {
            Self::Kept(kept) => (kept.at, kept.since),
            Self::Later => (u64::MAX, u64::MAX),
            Self::Damaged(_) => (0, 0),
        }
    }

    /// Reads an entry.
    pub fn decode(text: &str) -> Self {
        let damaged = || Self::Damaged(text.to_owned());
        match version_of(text) {
            // However long it is: a later version may keep more.
            Some(version) if version > VERSION => return Self::Later,
            Some(VERSION) if text.len() <= MOST_BYTES => {}
            _ => return damaged(),
        }
        let kept: Option<Kept> = serde_json::from_str(text).ok();
        kept.filter(|kept| kept.note.chars().count() <= MOST_NOTE).map_or_else(damaged, Self::Kept)
    }

    /// Its text, unless a later version wrote it.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Kept(kept) => Some(kept.encode()),
            Self::Damaged(text) => Some(text.clone()),
            Self::Later => None,
        }
    }
}
