//! What other tabs do to the votes.

use leptos::prelude::*;
use shipwith_model::ballot::Ballot;
use shipwith_model::ballot::stored_vote::time_of;
use shipwith_model::pending::Pending;

use super::{BallotBox, read};
use crate::platform::{clock, storage};

impl BallotBox {
    /// Follows what other tabs store, unless what could not be written here is newer.
    pub(super) fn follow_others(self) {
        let heard = StoredValue::new(Vec::<String>::new());
        storage::on_change(move |key| match key {
            None => self.hear(|ballot| {
                self.unsaved.set_value(Pending::default());
                std::mem::take(ballot) != Ballot::default()
            }),
            // What another tab takes in comes as thousands of events: they are followed together.
            Some(key) => {
                heard.update_value(|heard| heard.push(key.to_owned()));
                clock::soon(move || {
                    let keys = heard.try_update_value(std::mem::take).unwrap_or_default();
                    self.hear(|ballot| {
                        let changed = keys.iter().filter(|key| {
                            let stored = storage::read(key);
                            self.yields(key, stored.as_deref()) && ballot.follow(key, stored.as_deref())
                        });
                        changed.inspect(|key| self.work.update(|work| work.leave(key))).count() > 0
                    });
                });
            }
        });
        storage::on_return(move || {
            // A page that comes back out of the browser's memory has slept through what other pages stored.
            if let Ok(entries) = storage::entries() {
                self.hear(|ballot| {
                    let now = self.unsaved.try_update_value(|unsaved| Ballot::read(unsaved.over(&entries, time_of)));
                    let now = now.unwrap_or_else(|| read(&entries));
                    let is_other = *ballot != now;
                    *ballot = now;
                    is_other
                });
            }
        });
    }

    fn yields(&self, key: &str, stored: Option<&str>) -> bool {
        self.unsaved.try_update_value(|unsaved| unsaved.yields(key, stored, time_of)) != Some(false)
    }

    /// Follows what happened elsewhere, `change` telling whether it changed a vote: nothing else is of concern here.
    fn hear(&self, change: impl FnOnce(&mut Ballot) -> bool) {
        let was_saved = self.unsaved.with_value(Pending::is_empty);
        let mut is_other = false;
        self.votes.maybe_update(|ballot| {
            is_other = change(ballot);
            is_other
        });
        if is_other {
            self.done.set(None);
        }
        // All that was not stored has been voted on anew, or erased, in another tab.
        if !was_saved && self.unsaved.with_value(Pending::is_empty) {
            self.trouble.set(None);
        }
    }
}
