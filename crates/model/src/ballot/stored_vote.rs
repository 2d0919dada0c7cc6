//! A vote as it lies in the browser's storage.

use crate::ballot::{Answer, Question, VERSION, Vote};
use crate::catalog::slug::Slug;
use crate::catalog::verdict::Verdict;

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

impl Stored {
    /// Reads the text stored for a question.
    pub fn decode(question: &Question, text: &str) -> Self {
        let value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
        match value["v"].as_u64() {
            Some(VERSION) => {}
            Some(later) if later > VERSION => return Self::Later,
            _ => return Self::Damaged,
        }
        let answer = match question {
            Question::Tool(_) => value["verdict"].as_str().and_then(Verdict::parse).map(Answer::Verdict),
            Question::Pair(first, second) => {
                value["pick"].as_str().and_then(Slug::parse).filter(|pick| pick == first || pick == second).map(Answer::Pick)
            }
        };
        match answer.zip(value["at"].as_u64()) {
            Some((answer, at)) => Self::Vote(Vote { answer, at }),
            None => Self::Damaged,
        }
    }
}
