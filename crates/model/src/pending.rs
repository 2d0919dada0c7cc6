//! Changes to entries of the storage that could not be made yet: tried again with every change, in a full storage too.

use std::collections::BTreeMap;

use crate::ballot::Write;

/// How many entries may be refused before no other is tried: there may be thousands, and each try takes as long as a success.
const MOST_REFUSED: usize = 100;

/// What is still to be written: of each entry the latest alone, so that an older one never comes back over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending(BTreeMap<String, Option<String>>);

impl Pending {
    /// Adds changes.
    pub fn add(&mut self, writes: impl IntoIterator<Item = Write>) {
        self.0.extend(writes.into_iter().map(|Write { key, text }| (key, text)));
    }

    /// Whether what another tab has stored of an entry stands, or that it has removed it just now; what was to be written here
    /// is then left. It does not where that is newer: `at` gives the time of an entry by its name and its text.
    pub fn yields<Time: Ord>(&mut self, key: &str, stored: Option<&str>, at: impl Fn(&str, &str) -> Time) -> bool {
        let Some(here) = self.0.get(key) else { return true };
        let is_newer = here.as_deref().zip(stored).is_some_and(|(here, stored)| at(key, here) > at(key, stored));
        if !is_newer {
            self.0.remove(key);
        }
        !is_newer
    }

    /// All entries as they will be once everything is written; what was to be written and is older than what is stored is left.
    pub fn over<'e, Time: Ord>(
        &'e mut self,
        stored: &'e [(String, String)],
        at: impl Fn(&str, &str) -> Time,
    ) -> impl Iterator<Item = (&'e str, &'e str)> {
        for (key, text) in stored {
            self.yields(key, Some(text), &at);
        }
        let left = stored.iter().filter(|(key, _)| !self.0.contains_key(key)).map(|(key, text)| (key.as_str(), text.as_str()));
        left.chain(self.0.iter().filter_map(|(key, text)| Some((key.as_str(), text.as_deref()?))))
    }

    /// Whether everything is written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes what can be written, removals first, as they make room, and keeps the rest; gives why, if there is one. What is
    /// short may fit where what is long does not.
    pub fn flush<E>(&mut self, mut write: impl FnMut(&str, Option<&str>) -> Result<(), E>) -> Option<E> {
        let (mut trouble, mut refused) = (None, 0);
        for removes in [true, false] {
            self.0.retain(|key, text| {
                if text.is_none() != removes || (refused >= MOST_REFUSED && !removes) {
                    return true;
                }
                match write(key, text.as_deref()) {
                    Ok(()) => false,
                    Err(error) => {
                        (trouble, refused) = (Some(error), refused + 1);
                        true
                    }
                }
            });
        }
        trouble
    }
}
