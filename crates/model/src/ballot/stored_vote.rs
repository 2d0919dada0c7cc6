//! A vote as it lies in the browser's storage.

use serde::Deserialize;

use crate::ballot::{Answer, Question, VERSION, Vote};
use crate::catalog::slug::Slug;
use crate::catalog::verdict::Verdict;
use crate::version::version_of;

/// What a storage entry turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// A vote.
    Vote(Vote),
    /// Written by a later version: left untouched.
    Later,
    /// Not readable: left untouched until the visitor votes on it anew.
    Damaged,
}

/// A verdict on a tool.
#[derive(Deserialize)]
struct OnTool {
    verdict: Verdict,
    at: u64,
}

/// A pick of a pair.
#[derive(Deserialize)]
struct OnPair {
    pick: Slug,
    at: u64,
}

/// When the vote was cast that an entry holds, in milliseconds since 1970; a later version's is newer than any.
pub fn time_of(key: &str, text: &str) -> u64 {
    match Question::parse(key).map(|question| Stored::decode(&question, text)) {
        Some(Stored::Vote(vote)) => vote.at,
        Some(Stored::Later) => u64::MAX,
        Some(Stored::Damaged) | None => 0,
    }
}

impl Stored {
    /// Reads the text stored for a question.
    pub fn decode(question: &Question, text: &str) -> Self {
        match version_of(text) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Self::Later,
            _ => return Self::Damaged,
        }
        let vote = match question {
            Question::Tool(_) => {
                serde_json::from_str(text).ok().map(|OnTool { verdict, at }| Vote { answer: Answer::Verdict(verdict), at })
            }
            Question::Pair(first, second) => serde_json::from_str(text)
                .ok()
                .filter(|OnPair { pick, .. }| pick == first || pick == second)
                .map(|OnPair { pick, at }| Vote { answer: Answer::Pick(pick), at }),
        };
        vote.map_or(Self::Damaged, Self::Vote)
    }
}
