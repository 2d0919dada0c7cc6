//! What the visitor keeps to decide on later, the storage that keeps it, and its records as files.

mod files;
mod shown;

use leptos::prelude::*;
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::ballot::{Question, Write};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::language::said;
use shipwith_model::pending::Pending;
use shipwith_model::shortlist::kept::Stored;
use shipwith_model::shortlist::reading::Record;
use shipwith_model::shortlist::{MOST, Refused, Shortlist, key, parse};
use shipwith_model::{n, t, text};

use super::ballot::BallotBox;
use super::catalog::CatalogFiles;
use super::lookup::Lookup;
use super::turn::Turn;
use super::votes::MyVotes;
use crate::platform::clock;
use crate::platform::storage::{self, StorageError};

/// What a chosen file holds and what could not be read in it, or why it is of no use.
type Chosen = Result<Record, String>;

/// What is kept.
#[derive(Clone, Copy)]
pub struct KeptTools {
    catalog: CatalogFiles,
    lookup: Lookup,
    ballot: BallotBox,
    my_votes: MyVotes,
    list: RwSignal<Shortlist>,
    /// What could not be stored yet.
    unsaved: StoredValue<Pending>,
    trouble: RwSignal<Option<&'static str>>,
    /// What was done last, and the changes that lead back.
    pub done: RwSignal<Option<(String, Vec<Write>)>>,
    /// A chosen file.
    pub taking_in: RwSignal<Option<Chosen>>,
    /// The tools whose files have been asked for, while files are.
    tried: StoredValue<Option<Vec<Slug>>>,
    /// Whether files of tools are still to come: until they have been asked for, all are.
    coming: RwSignal<bool>,
    /// The file that was chosen last.
    choice: Turn,
    /// The record of all that was asked for last.
    saving: Turn,
}

impl KeptTools {
    /// Nothing is read before [`open`](Self::open).
    pub fn new(catalog: CatalogFiles, lookup: Lookup, ballot: BallotBox, my_votes: MyVotes) -> Self {
        Self {
            catalog,
            lookup,
            ballot,
            my_votes,
            list: RwSignal::default(),
            unsaved: StoredValue::default(),
            trouble: RwSignal::default(),
            done: RwSignal::default(),
            taking_in: RwSignal::default(),
            tried: StoredValue::default(),
            coming: RwSignal::new(true),
            choice: Turn::default(),
            saving: Turn::default(),
        }
    }

    /// Takes what is stored, and follows what other tabs do to it.
    pub fn open(self) {
        self.read_all();
        storage::on_change(move |name| match name {
            None => {
                self.unsaved.set_value(Pending::default());
                self.trouble.set(None);
                self.read_all();
            }
            Some(name) if parse(name).is_some() => {
                let text = storage::read(name);
                if self.compare(|unsaved| unsaved.yields(name, text.as_deref(), Stored::time_of)) == Some(true)
                    && self.list.try_update(|list| list.follow(name, text.as_deref())) == Some(true)
                {
                    // The way back would lead over that.
                    self.done.set(None);
                }
            }
            Some(_) => {}
        });
        storage::on_return(move || {
            self.read_all();
            self.done.set(None);
        });
    }

    /// Takes what is stored, but for what could not be written here and is newer.
    fn read_all(self) {
        let Ok(entries) = storage::entries() else { return };
        if let Some(list) = self.compare(|unsaved| Shortlist::read(unsaved.over(&entries, Stored::time_of))) {
            self.list.set(list);
        }
    }

    /// Holds what could not be written here against what is stored.
    fn compare<T>(self, compare: impl FnOnce(&mut Pending) -> T) -> Option<T> {
        let was_kept = self.keeps();
        let compared = self.unsaved.try_update_value(compare);
        // All that was not stored has been kept anew, or let go, in another tab.
        if !was_kept && self.keeps() {
            self.trouble.set(None);
        }
        compared
    }

    /// Whether there is anything to forget, be it damaged; followed.
    pub fn has_any(self) -> bool {
        self.list.with(|list| !list.erasing().is_empty())
    }

    /// Whether all of it is stored.
    pub fn keeps(self) -> bool {
        self.unsaved.with_value(Pending::is_empty)
    }

    /// Whether a tool or a pair is kept; followed.
    pub fn has(self, of: &Question) -> bool {
        self.list.read().get(of).is_some()
    }

    /// What is kept, what was kept last first; followed.
    pub fn subjects(self) -> Vec<Question> {
        self.list.read().latest().into_iter().map(|(of, _)| of.clone()).collect()
    }

    /// The notes on something that is kept; followed.
    pub fn note_on(self, of: &Question) -> String {
        self.list.read().get(of).map(|kept| kept.note.clone()).unwrap_or_default()
    }

    /// Keeps something, or lets it go; what it had of notes comes back with Undo.
    pub fn turn(self, of: &Question) {
        if self.list.with_untracked(|list| list.get(of).is_some()) {
            return self.change(
                &t!("Removed from the shortlist. Press again to have it back with your notes."),
                &[Write { key: key(of), text: None }],
            );
        }
        let is_own = |write: &Write| write.key == key(of) && write.text.is_some();
        if self.done.with_untracked(|done| done.as_ref().is_some_and(|(_, back)| back.iter().any(is_own))) {
            return self.undo();
        }
        self.done.set(None);
        match self.list.try_update(|list| list.keep(of, clock::now())) {
            Some(Ok(write)) => self.save([write]),
            Some(Err(Refused::Full)) => {
                let sentence = t!("The shortlist holds {most} at the most. Let one of them go first.", most = MOST);
                self.done.set(Some((sentence, Vec::new())));
            }
            Some(Err(Refused::Later)) => {
                self.done.set(Some((t!("A newer version of this page keeps it already. It is left as it is."), Vec::new())));
            }
            None => {}
        }
    }

    /// Lets something go.
    pub fn let_go(self, of: &Question) {
        self.change(&t!("Removed from the shortlist."), &[Write { key: key(of), text: None }]);
    }

    /// Takes other notes on something that is kept.
    pub fn note(self, of: &Question, note: &str) {
        let write = self.list.try_update(|list| list.note(of, note, clock::now())).flatten();
        if write.is_some() {
            self.done.set(None);
        }
        self.save(write);
    }

    /// Makes changes, with a way back.
    pub fn change(self, done: &str, changes: &[Write]) {
        let back = self.list.try_update(|list| list.apply(changes)).unwrap_or_default();
        // What a later version wrote was left as it is: nothing leads back from it, and nothing is stored in its place.
        self.save(changes.iter().filter(|change| back.iter().any(|made| made.key == change.key)).cloned());
        self.done.set(Some((done.to_owned(), back)));
    }

    /// Takes back what was done last.
    pub fn undo(self) {
        if let Some((_, back)) = self.done.get_untracked() {
            self.change(&t!("Undone."), &back);
            self.done.update(|done| done.iter_mut().for_each(|(_, back)| back.clear()));
        }
    }

    fn save(self, writes: impl IntoIterator<Item = Write>) {
        // What could not be written before is tried once more.
        let refused = self.unsaved.try_update_value(|unsaved| {
            unsaved.add(writes);
            unsaved.flush(storage::write)
        });
        self.trouble.set(refused.flatten().map(|refused| match refused {
            StorageError::Blocked => text!("Nothing can be stored here. What you keep lasts until this page is left or reloaded."),
            StorageError::Full => {
                text!("This browser’s storage is full: what you changed last lasts until this page is left or reloaded.")
            }
        }));
    }

    /// What the visitor must know about where it is kept; empty when all is well.
    pub fn warnings(self) -> Vec<String> {
        let list = self.list.read();
        let damaged = match list.damaged() {
            0 => None,
            count => Some(n!(
                count,
                "One entry of the shortlist is damaged and cannot be read. Keeping it again replaces it.",
                "{n} entries of the shortlist are damaged and cannot be read. Keeping them again replaces them."
            )),
        };
        let later = match list.later() {
            0 => None,
            count => Some(n!(
                count,
                "One entry was stored here by a newer version of this page. It is left as it is.",
                "{n} entries were stored here by a newer version of this page. They are left as they are."
            )),
        };
        self.trouble.get().map(said).into_iter().chain(damaged).chain(later).collect()
    }

    /// Forgets all of it, with a way back.
    pub fn erase(self) {
        let changes = self.list.with_untracked(Shortlist::erasing);
        self.change(&t!("The shortlist is empty."), &changes);
    }
}

/// Where something kept is shown.
pub fn address(of: &Question) -> Address {
    match of {
        Question::Tool(slug) => Address::of_one(View::Tool, slug),
        Question::Pair(a, b) => Address::comparing(Selection::pair(a, b)),
    }
}

fn slugs(of: &Question) -> Vec<Slug> {
    match of {
        Question::Tool(slug) => vec![slug.clone()],
        Question::Pair(a, b) => vec![a.clone(), b.clone()],
    }
}
