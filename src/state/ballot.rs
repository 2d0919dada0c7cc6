//! The visitor's ballot and the storage that keeps it.

mod elsewhere;

use leptos::prelude::*;
use shipwith_model::ballot::file::BallotFile;
use shipwith_model::ballot::merge::Merge;
use shipwith_model::ballot::work::Work;
use shipwith_model::ballot::{Answer, Ballot, Question, Vote, Write};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::compare::Side;
use shipwith_model::n;
use shipwith_model::pending::Pending;

use super::trouble::Trouble;
use crate::platform::protocol::program_event;
use crate::platform::storage::{self, StorageError};
use crate::platform::{bridge, clock};

/// How many votes are changed at a time: between them the page can be used.
const AT_ONCE: usize = 500;

/// The ballot, and what keeps it from being kept.
#[derive(Clone, Copy)]
pub struct BallotBox {
    votes: RwSignal<Ballot>,
    trouble: RwSignal<Option<Trouble>>,
    /// What could not be written yet.
    unsaved: StoredValue<Pending>,
    /// What is being done to many votes.
    work: RwSignal<Work>,
    /// What was changed last, and the changes that lead back. It ends with the next vote, here or in another tab: the way
    /// back would lead over that.
    pub done: RwSignal<Option<(String, Vec<Write>)>>,
}

fn read(entries: &[(String, String)]) -> Ballot {
    Ballot::read(entries.iter().map(|(key, text)| (key.as_str(), text.as_str())))
}

impl BallotBox {
    /// A ballot that is not stored.
    pub fn of(ballot: Ballot) -> Self {
        Self {
            votes: RwSignal::new(ballot),
            trouble: RwSignal::new(None),
            unsaved: StoredValue::default(),
            work: RwSignal::default(),
            done: RwSignal::new(None),
        }
    }

    /// Reads the votes from storage, and follows what other tabs do to them.
    ///
    /// `unfit` are votes of before that there was no room for: they are there for the visit, and taken over again at the next.
    pub fn open(unfit: &[(String, String)]) -> Self {
        let (mut ballot, mut trouble) = match storage::entries() {
            Ok(entries) => (read(&entries), None),
            Err(error) => (Ballot::default(), Some(Trouble::Storage(error))),
        };
        for (key, text) in unfit {
            if ballot.follow(key, Some(text)) {
                trouble = Some(Trouble::Storage(StorageError::Full));
            }
        }
        let this = Self { trouble: RwSignal::new(trouble), ..Self::of(ballot) };
        this.follow_others();
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
        // What is under way with many votes leaves this one as the visitor has it now.
        let key = question.key();
        self.work.update(|work| work.leave(&key));
        let write = self.votes.try_update(|ballot| ballot.cast(question, answer, clock::now())).flatten();
        self.done.set(None);
        let later = write.is_none() || self.trouble.get_untracked() == Some(Trouble::Later);
        self.save(write, later);
        // A page around a frame hears what the question was, and never the answer.
        bridge::send_with(program_event::VOTED, &subject);
    }

    /// All votes, as they stand.
    pub fn all(&self) -> Ballot {
        self.votes.get_untracked()
    }

    /// How many votes there are; followed.
    pub fn count(&self) -> usize {
        self.votes.read().len()
    }

    /// The newest votes, at most so many; followed.
    pub fn newest(&self, most: usize) -> Vec<(Question, Vote)> {
        self.votes.read().newest().into_iter().take(most).map(|(question, vote)| (question.clone(), vote.clone())).collect()
    }

    /// The tools voted on last, at most so many; followed.
    pub fn tools(&self, most: usize) -> Vec<Slug> {
        let ballot = self.votes.read();
        let tools = ballot.newest().into_iter().filter_map(|(question, _)| match question {
            Question::Tool(slug) => Some(slug.clone()),
            Question::Pair(..) => None,
        });
        tools.take(most).collect()
    }

    /// What taking a file in would change; followed.
    pub fn merge(&self, file: &BallotFile) -> Merge {
        Merge::of(&self.votes.read(), file, clock::now())
    }

    /// How many stored votes cannot be read; followed.
    pub fn damaged(&self) -> usize {
        self.votes.read().damaged()
    }

    /// How many votes a later version of the page stored.
    pub fn later(&self) -> usize {
        self.votes.read().later()
    }

    /// How many votes are on tools; followed.
    pub fn on_tools(&self) -> usize {
        self.votes.read().on_tools()
    }

    /// The changes that erase all votes.
    pub fn erasing(&self) -> Vec<Write> {
        self.votes.with_untracked(Ballot::erasing)
    }

    /// Whether votes are being changed, bit by bit.
    pub fn is_changing(&self) -> bool {
        self.work.with_untracked(Work::is_under_way)
    }

    /// Begins to make changes, unless others are under way; whether it did.
    pub fn begin(&self, changes: &[Write]) -> bool {
        let is_free = !self.is_changing();
        if is_free {
            self.work.set(Work::new(changes));
        }
        is_free
    }

    /// Makes the next of the changes that were begun; whether there were any.
    pub fn go_on(&self) -> bool {
        let step = self.work.try_update(|work| self.votes.try_update(|ballot| work.step(ballot, AT_ONCE)).flatten()).flatten();
        if let Some(writes) = &step {
            self.save(writes.iter().cloned(), self.trouble.get_untracked() == Some(Trouble::Later));
        }
        step.is_some()
    }

    /// How many of how many changes are made; followed.
    pub fn progress(&self) -> (usize, usize) {
        self.work.with(Work::progress)
    }

    /// Leaves the rest of the changes undone.
    pub fn stop(&self) {
        self.work.update(Work::stop);
    }

    /// Ends it: how many changes were made, and those that lead back.
    pub fn end(&self) -> (usize, Vec<Write>) {
        self.work.try_update(std::mem::take).unwrap_or_default().end()
    }

    fn save(&self, writes: impl IntoIterator<Item = Write>, later: bool) {
        // What could not be written before is tried once more.
        let refused = self.unsaved.try_update_value(|unsaved| {
            unsaved.add(writes);
            unsaved.flush(storage::write)
        });
        let refused = refused.flatten();
        let trouble = refused.map(Trouble::Storage).or(later.then_some(Trouble::Later));
        self.trouble.set(trouble);
    }

    /// The visitor's verdict on a tool.
    pub fn verdict(&self, slug: &Slug) -> Option<Verdict> {
        self.votes.read().verdict(slug)
    }

    /// Which of two tools the visitor picked; followed.
    pub fn picked(&self, a: &Slug, b: &Slug) -> Option<Slug> {
        self.votes.read().pick(a, b).cloned()
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
        let trouble = self.trouble.get().map(|trouble| trouble.to_string());
        let damaged = match self.votes.read().damaged() {
            0 => None,
            count => Some(n!(
                count,
                "One stored vote is damaged and cannot be read. Voting again replaces it.",
                "{n} stored votes are damaged and cannot be read. Voting again replaces them."
            )),
        };
        trouble.into_iter().chain(damaged).collect()
    }
}
