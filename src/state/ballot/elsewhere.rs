//! What other tabs do to the votes.

use leptos::prelude::*;
use shipwith_model::ballot::Ballot;
use shipwith_model::ballot::pending::Pending;

use super::{BallotBox, read};
use crate::platform::{clock, storage};

impl BallotBox {
    /// Follows what other tabs store. Theirs is newer than what could not be written here.
    pub(super) fn follow_others(self) {
        let heard = StoredValue::new(Vec::<String>::new());
        storage::on_change(move |key| match key {
            None => {
                self.unsaved.set_value(Pending::default());
                self.hear(|ballot| std::mem::take(ballot) != Ballot::default());
            }
            // What another tab takes in comes as thousands of events: they are followed together.
            Some(key) => {
                heard.update_value(|heard| heard.push(key.to_owned()));
                clock::soon(move || {
                    let keys = heard.try_update_value(std::mem::take).unwrap_or_default();
                    self.unsaved.update_value(|unsaved| unsaved.leave(&keys));
                    self.hear(|ballot| {
                        let changed = keys.iter().filter(|key| ballot.follow(key, storage::read(key).as_deref()));
                        changed.inspect(|key| self.work.update(|work| work.leave(key))).count() > 0
                    });
                });
            }
        });
        storage::on_return(move || {
            // A page that comes back out of the browser's memory has slept through what other pages stored.
            if let (true, Ok(entries)) = (self.unsaved.with_value(Pending::is_empty), storage::entries()) {
                let now = read(&entries);
                self.hear(|ballot| {
                    let is_other = *ballot != now;
                    *ballot = now;
                    is_other
                });
            }
        });
    }

    /// Follows what happened elsewhere, `change` telling whether it changed a vote: nothing else is of concern here.
    fn hear(&self, change: impl FnOnce(&mut Ballot) -> bool) {
        let mut is_other = false;
        self.votes.maybe_update(|ballot| {
            is_other = change(ballot);
            is_other
        });
        if is_other {
            self.done.set(None);
        }
    }
}
