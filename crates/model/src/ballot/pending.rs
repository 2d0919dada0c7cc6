//! What could not be stored yet: tried again with every change, in a full storage too.

use std::collections::BTreeMap;

use crate::ballot::stored_vote::Stored;
use crate::ballot::{Ballot, Held, Question, Write};

/// Changes that are still to be written: of each entry the latest alone, so that an older one never comes back over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending(BTreeMap<Question, Held>);

impl Pending {
    /// Adds changes.
    pub fn add(&mut self, writes: impl IntoIterator<Item = Write>) {
        for Write { key, text } in writes {
            if let Some(question) = Question::parse(&key) {
                self.0.insert(question, Held { text, ..Held::default() });
            }
        }
    }

    /// Whether what another tab has stored of an entry stands; what was to be written here is then left. It does not where
    /// the vote here is newer.
    pub fn yields(&mut self, key: &str, stored: Option<&str>) -> bool {
        let Some(question) = Question::parse(key) else { return true };
        let Some(here) = self.0.get(&question) else { return true };
        let at = |text: &str| match Stored::decode(&question, text) {
            Stored::Vote(vote) => vote.at,
            Stored::Later => u64::MAX,
            Stored::Damaged => 0,
        };
        let is_newer = here.text.as_deref().is_some_and(|text| at(text) > stored.map_or(0, at));
        if !is_newer {
            self.0.remove(&question);
        }
        !is_newer
    }

    /// Has a ballot that was read from storage as it will be once all is written.
    pub fn lay_over(&self, ballot: &mut Ballot) {
        for (question, held) in &self.0 {
            ballot.follow(&question.key(), held.text.as_deref());
        }
    }

    /// Whether everything is written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes what can be written, removals first, as they make room, and keeps the rest; gives why, if there is one. After
    /// an entry that did not fit no other is tried: there may be thousands, and each try takes as long as a success.
    pub fn flush<E>(&mut self, mut write: impl FnMut(&str, Option<&str>) -> Result<(), E>) -> Option<E> {
        let mut trouble = None;
        for removes in [true, false] {
            self.0.retain(|question, Held { text, .. }| {
                if text.is_none() != removes || (trouble.is_some() && !removes) {
                    return true;
                }
                match write(&question.key(), text.as_deref()) {
                    Ok(()) => false,
                    Err(error) => {
                        trouble = Some(error);
                        true
                    }
                }
            });
        }
        trouble
    }
}
