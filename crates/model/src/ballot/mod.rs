//! The visitor's own votes: one verdict a tool, one pick a pair.
//!
//! Each vote is one storage entry, so two tabs never overwrite one another and damage costs one vote.

pub mod file;
pub mod merge;
pub mod pending;
pub mod stored_vote;
pub mod work;

use std::collections::{BTreeMap, BTreeSet};

use crate::ballot::stored_vote::Stored;
use crate::catalog::slug::Slug;
use crate::catalog::verdict::Verdict;

/// The version of a stored vote that this program writes, and the latest it reads.
pub const VERSION: u64 = 1;

/// What a vote is about; its text is its name in the storage of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Ship or skip this tool?
    Tool(Slug),
    /// Which of these two? The slugs are sorted.
    Pair(Slug, Slug),
}

impl Question {
    /// The question which of two tools one would ship with, whichever side they are on.
    pub fn pair(a: &Slug, b: &Slug) -> Self {
        let (first, second) = if a <= b { (a, b) } else { (b, a) };
        Self::Pair(first.clone(), second.clone())
    }

    /// The name in the storage of the site, which [`Scope`](crate::scope::Scope) makes a key of.
    pub fn key(&self) -> String {
        match self {
            Self::Tool(slug) => format!("{VOTE}{slug}"),
            Self::Pair(first, second) => format!("{PICK}{first}|{second}"),
        }
    }

    /// Reads such a name; `None` when it is not one of ours.
    pub fn parse(key: &str) -> Option<Self> {
        if let Some(slug) = key.strip_prefix(VOTE) {
            return Slug::parse(slug).map(Self::Tool);
        }
        let (first, second) = key.strip_prefix(PICK)?.split_once('|')?;
        let (first, second) = (Slug::parse(first)?, Slug::parse(second)?);
        (first < second).then_some(Self::Pair(first, second))
    }
}

/// What the names of votes begin with.
pub const PREFIXES: [&str; 2] = [VOTE, PICK];
const VOTE: &str = "vote:";
const PICK: &str = "pick:";

/// What the visitor answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A verdict on a tool.
    Verdict(Verdict),
    /// The tool picked of a pair.
    Pick(Slug),
}

/// An answer and when it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// What was answered.
    pub answer: Answer,
    /// When, in milliseconds since 1970.
    pub at: u64,
}

impl Vote {
    /// The vote as it is stored.
    pub fn encode(&self) -> String {
        let (field, value) = match &self.answer {
            Answer::Verdict(verdict) => ("verdict", verdict.key()),
            Answer::Pick(slug) => ("pick", slug.as_str()),
        };
        // Nothing in it needs escaping: verdicts and slugs are plain letters.
        format!(r#"{{"v":{VERSION},"{field}":"{value}","at":{}}}"#, self.at)
    }
}

/// All the visitor's votes that can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ballot {
    votes: BTreeMap<Question, Vote>,
    later: BTreeSet<Question>,
    /// What was stored, so that erasing it can be undone.
    damaged: BTreeMap<Question, String>,
}

/// What has to be written to storage after a vote; `None` text removes the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The name in the storage of the site.
    pub key: String,
    /// The text to store.
    pub text: Option<String>,
}

impl Ballot {
    /// Reads all storage entries; those that are not votes are passed over.
    pub fn read<'s>(entries: impl IntoIterator<Item = (&'s str, &'s str)>) -> Self {
        let mut ballot = Self::default();
        for (key, text) in entries {
            ballot.follow(key, Some(text));
        }
        ballot
    }

    /// Follows a change that another tab made to one storage entry; whether that changed anything here.
    pub fn follow(&mut self, key: &str, text: Option<&str>) -> bool {
        let Some(question) = Question::parse(key) else { return false };
        let stored = text.map(|text| Stored::decode(&question, text));
        let is_same = match &stored {
            Some(Stored::Vote(vote)) => self.votes.get(&question) == Some(vote) && !self.later.contains(&question),
            Some(Stored::Later) => self.later.contains(&question),
            Some(Stored::Damaged) => self.damaged.get(&question).map(String::as_str) == text,
            None => !self.votes.contains_key(&question) && !self.later.contains(&question) && !self.damaged.contains_key(&question),
        };
        if is_same {
            return false;
        }
        self.forget(&question);
        match stored {
            Some(Stored::Vote(vote)) => drop(self.votes.insert(question, vote)),
            Some(Stored::Later) => drop(self.later.insert(question)),
            Some(Stored::Damaged) => drop(self.damaged.insert(question, text.unwrap_or_default().to_owned())),
            None => {}
        }
        true
    }

    fn forget(&mut self, question: &Question) {
        self.votes.remove(question);
        self.later.remove(question);
        self.damaged.remove(question);
    }

    fn answer(&self, question: &Question) -> Option<&Answer> {
        self.votes.get(question).map(|vote| &vote.answer)
    }

    /// The visitor's verdict on a tool.
    pub fn verdict(&self, slug: &Slug) -> Option<Verdict> {
        match self.answer(&Question::Tool(slug.clone()))? {
            Answer::Verdict(verdict) => Some(*verdict),
            Answer::Pick(_) => None,
        }
    }

    /// The tool the visitor would ship with, of two.
    pub fn pick(&self, a: &Slug, b: &Slug) -> Option<&Slug> {
        match self.answer(&Question::pair(a, b))? {
            Answer::Pick(slug) => Some(slug),
            Answer::Verdict(_) => None,
        }
    }

    /// Answers a question at the time `at` (ms since 1970); the same answer a second time takes it back.
    /// Gives what is to be written, or nothing when a later version's vote stands there and must not be touched.
    pub fn cast(&mut self, question: Question, answer: Answer, at: u64) -> Option<Write> {
        let key = question.key();
        let untouchable = self.later.contains(&question);
        let taken_back = self.answer(&question) == Some(&answer);
        self.forget(&question);
        if untouchable {
            self.later.insert(question.clone());
        }
        let vote = Vote { answer, at };
        let text = (!taken_back).then(|| vote.encode());
        if !taken_back {
            self.votes.insert(question, vote);
        }
        (!untouchable).then_some(Write { key, text })
    }

    /// All votes, the newest first.
    pub fn votes(&self) -> Vec<(Question, Vote)> {
        self.newest().into_iter().map(|(question, vote)| (question.clone(), vote.clone())).collect()
    }

    /// The same, not copied: a ballot may hold as many as the storage has room for.
    pub fn newest(&self) -> Vec<(&Question, &Vote)> {
        let mut votes: Vec<(&Question, &Vote)> = self.votes.iter().collect();
        votes.sort_by_key(|(_, vote)| std::cmp::Reverse(vote.at));
        votes
    }

    /// The vote on a question, whatever the answer.
    pub fn vote(&self, question: &Question) -> Option<&Vote> {
        self.votes.get(question)
    }

    /// Whether a later version's vote stands there, which must not be touched.
    pub fn is_later(&self, question: &Question) -> bool {
        self.later.contains(question)
    }

    /// Makes changes to what is stored, and gives those that lead back. What a later version wrote is left untouched: a vote
    /// of this visit beside it is only forgotten.
    pub fn apply(&mut self, changes: &[Write]) -> Vec<Write> {
        let mut back = Vec::new();
        for change in changes {
            let Some(question) = Question::parse(&change.key) else { continue };
            if self.is_later(&question) {
                self.votes.remove(&question);
                continue;
            }
            let damaged = self.damaged.get(&question).cloned();
            back.push(Write { key: change.key.clone(), text: self.vote(&question).map(Vote::encode).or(damaged) });
            self.follow(&change.key, change.text.as_deref());
        }
        back
    }

    /// The changes that erase everything but what a later version wrote.
    pub fn erasing(&self) -> Vec<Write> {
        self.votes.keys().chain(self.damaged.keys()).map(|question| Write { key: question.key(), text: None }).collect()
    }

    /// How many votes there are.
    pub fn len(&self) -> usize {
        self.votes.len()
    }

    /// How many of them are on tools.
    pub fn on_tools(&self) -> usize {
        self.votes.keys().filter(|question| matches!(question, Question::Tool(_))).count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.votes.is_empty()
    }

    /// How many stored votes could not be read.
    pub fn damaged(&self) -> usize {
        self.damaged.len()
    }

    /// How many stored votes a later version wrote.
    pub fn later(&self) -> usize {
        self.later.len()
    }
}
