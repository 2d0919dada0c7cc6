//! The visitor's ballot and the storage that keeps it.

use super::signal::Signal;
use crate::browser::page;
use crate::browser::storage::{self, StorageError};
use shipwith_model::ballot::file::BallotFile;
use shipwith_model::ballot::merge::Merge;
use shipwith_model::ballot::{Answer, Ballot, PREFIXES, Question, Vote, Write};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::compare::Side;

/// The ballot, and what keeps it from being kept.
#[derive(Clone, Copy)]
pub struct BallotBox {
    votes: Signal<Ballot>,
    trouble: Signal<Option<Trouble>>,
    /// What could not be written yet.
    unsaved: Signal<Vec<Write>>,
    /// What was changed last, and the changes that lead back. It ends with the next vote, here or in another tab: the way
    /// back would lead over that.
    pub done: Signal<Option<(String, Vec<Write>)>>,
}

fn read(entries: &[(String, String)]) -> Ballot {
    Ballot::read(entries.iter().map(|(key, text)| (key.as_str(), text.as_str())))
}

/// Why a vote lasts only for this visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The storage refuses.
    Storage(StorageError),
    /// A later version of the page wrote this vote, and it must not be damaged.
    Later,
}

impl BallotBox {
    /// Reads the votes from storage, and follows what other tabs do to them.
    pub fn open() -> Self {
        let (ballot, trouble) = match storage::entries(&PREFIXES) {
            Ok(entries) => (read(&entries), None),
            Err(error) => (Ballot::default(), Some(Trouble::Storage(error))),
        };
        let this = Self { votes: Signal::new(ballot), trouble: Signal::new(trouble), unsaved: Signal::default(), done: Signal::default() };
        storage::on_change(move |key, text| {
            this.done.set(None);
            this.votes.update(|ballot| match key {
                Some(key) => ballot.follow(&key, text.as_deref()),
                None => *ballot = Ballot::default(),
            });
        });
        storage::on_return(move || {
            // A page that comes back out of the browser's memory has slept through what other pages stored.
            if let (true, Ok(entries)) = (this.unsaved.with_untracked(Vec::is_empty), storage::entries(&PREFIXES)) {
                this.done.set(None);
                this.votes.set(read(&entries));
            }
        });
        this
    }

    /// Says ship or skip; the same a second time takes it back.
    pub fn vote(&self, slug: &Slug, verdict: Verdict) {
        self.cast(Question::Tool(slug.clone()), Answer::Verdict(verdict));
    }

    /// Picks one tool of a pair; the same a second time takes it back.
    pub fn pick(&self, pair: &[Slug; 2], side: Side) {
        self.cast(Question::pair(&pair[0], &pair[1]), Answer::Pick(pair[side.index()].clone()));
    }

    fn cast(&self, question: Question, answer: Answer) {
        let subject = match &question {
            Question::Tool(slug) => slug.as_str().to_owned(),
            Question::Pair(first, second) => first.as_str().to_owned() + "|" + second.as_str(),
        };
        let write = self.votes.update(|ballot| ballot.cast(question, answer, page::now()));
        self.done.set(None);
        let later = write.is_none() || self.trouble.get_untracked() == Some(Trouble::Later);
        self.save(write, later);
        // A page around a frame hears what the question was, and never the answer.
        page::announce_with("shipwith:voted", &subject);
    }

    /// All votes, as they stand.
    pub fn all(&self) -> Ballot {
        self.votes.get_untracked()
    }

    /// All votes, the newest first.
    pub fn votes(&self) -> Vec<(Question, Vote)> {
        self.votes.read().votes()
    }

    /// What taking a file in would change; followed.
    pub fn merge(&self, file: &BallotFile) -> Merge {
        Merge::of(&self.votes.read(), file, page::now())
    }

    /// How many votes a later version of the page stored.
    pub fn later(&self) -> usize {
        self.votes.read().later()
    }

    /// The changes that erase all votes.
    pub fn erasing(&self) -> Vec<Write> {
        self.votes.read().erasing()
    }

    /// Makes changes, and gives those that lead back.
    pub fn change(&self, changes: &[Write]) -> Vec<Write> {
        let back = self.votes.update(|ballot| ballot.apply(changes));
        let made = changes.iter().filter(|change| back.iter().any(|other| other.key == change.key)).cloned().collect::<Vec<Write>>();
        self.save(made, self.trouble.get_untracked() == Some(Trouble::Later));
        back
    }

    fn save(&self, writes: impl IntoIterator<Item = Write>, later: bool) {
        self.unsaved.update(|unsaved| unsaved.extend(writes));
        let mut trouble = later.then_some(Trouble::Later);
        // What could not be written before is tried once more, in the order in which it was cast.
        self.unsaved.update(|unsaved| {
            unsaved.retain(|write| match storage::write(&write.key, write.text.as_deref()) {
                Ok(()) => false,
                Err(error) => {
                    trouble = Some(Trouble::Storage(error));
                    true
                }
            });
        });
        self.trouble.set(trouble);
        // A page whose votes are not all kept must not be loaded anew for a newer version.
        page::announce_with("shipwith:kept", if trouble.is_none() { "all" } else { "" });
    }

    /// The visitor's verdict on a tool.
    pub fn verdict(&self, slug: &Slug) -> Option<Verdict> {
        self.votes.read().verdict(slug)
    }

    /// Whether the visitor picked the tool on that side of the pair.
    pub fn is_picked(&self, pair: &[Slug; 2], side: Side) -> bool {
        self.votes.read().pick(&pair[0], &pair[1]) == Some(&pair[side.index()])
    }

    /// Whether what is voted is kept.
    pub fn keeps(&self) -> bool {
        self.trouble.get().is_none()
    }

    /// What the visitor must know about where the votes are kept; empty when all is well.
    pub fn warnings(&self) -> Vec<String> {
        let trouble = self.trouble.get().map(|trouble| match trouble {
            Trouble::Storage(StorageError::Blocked) => {
                "Nothing can be stored here. Your votes last until this page is left or reloaded."
            }
            Trouble::Storage(StorageError::Full) => {
                "This browser’s storage is full: what you changed last counts until this page is left or reloaded."
            }
            Trouble::Later => {
                "A newer version of this page stored a vote here. It is left as it is, and your change lasts until this page is left or reloaded."
            }
        });
        let damaged = match self.votes.read().damaged() {
            0 => None,
            1 => Some("One stored vote is damaged and cannot be read. Voting again replaces it.".to_owned()),
            n => Some(format!("{n} stored votes are damaged and cannot be read. Voting again replaces them.")),
        };
        trouble.map(str::to_owned).into_iter().chain(damaged).collect()
    }
}
