//! Takes what a record holds into the shortlist: the later notes win, and what changes is known before it does.

use super::kept::Kept;
use super::{MOST, Shortlist, key};
use crate::ballot::merge::{in_one_line, is_to_come};
use crate::ballot::{Question, Write};
use crate::{n, t};

/// What taking a record in would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// What is not kept here yet.
    pub new: usize,
    /// What has later notes in the record, which replace those here: it, and the notes here.
    pub replaced: Vec<(Question, String)>,
    /// What is here as it is there, or with later notes: it stays.
    pub same: usize,
    /// What a later version of the page stored here, which is left untouched.
    pub untouched: usize,
    /// What is dated in the future: it would win over every note from now until then.
    pub to_come: usize,
    /// What there is no room for.
    pub surplus: usize,
    /// The changes to be stored.
    pub writes: Vec<Write>,
}

impl Merge {
    /// Holds what a record has against what is kept, at the time `now` (ms since 1970).
    pub fn of(list: &Shortlist, record: &[(Question, Kept)], now: u64) -> Self {
        let mut merge = Self::default();
        for (of, kept) in record {
            merge.add(list, of, kept, now);
        }
        merge
    }

    fn add(&mut self, list: &Shortlist, of: &Question, kept: &Kept, now: u64) {
        match list.get(of) {
            _ if is_to_come(kept.at.max(kept.since), now) => return self.to_come += 1,
            _ if list.is_later(of) => return self.untouched += 1,
            None if list.len() + self.new >= MOST => return self.surplus += 1,
            None => self.new += 1,
            Some(here) if here.at < kept.at && here.note != kept.note => self.replaced.push((of.clone(), here.note.clone())),
            Some(_) => return self.same += 1,
        }
        self.writes.push(Write { key: key(of), text: Some(kept.encode()) });
    }

    /// What would happen, in a sentence.
    pub fn summary(&self) -> String {
        let Self { new, replaced, same, untouched, to_come, surplus, .. } = self;
        let (new, replaced, same, untouched, to_come, surplus) = (*new, replaced.len(), *same, *untouched, *to_come, *surplus);
        let parts = [
            (new, n!(new, "1 new", "{n} new")),
            (replaced, n!(replaced, "1 with later notes than yours, to replace them", "{n} with later notes than yours, to replace them")),
            (same, n!(same, "1 already here, and left out", "{n} already here, and left out")),
            (
                untouched,
                n!(
                    untouched,
                    "1 stored here by a newer version of this page, and left as it is",
                    "{n} stored here by a newer version of this page, and left as they are"
                ),
            ),
            (to_come, n!(to_come, "1 dated in the future, and left out", "{n} dated in the future, and left out")),
            (surplus, n!(surplus, "1 more than there is room for, and left out", "{n} more than there is room for, and left out")),
        ];
        match in_one_line(parts) {
            None => t!("There is nothing in it."),
            Some(parts) => t!("Of what is in it: {parts}.", parts),
        }
    }
}
