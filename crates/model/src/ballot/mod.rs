//! The visitor's own votes: one verdict a tool, one pick a pair.
//!
//! Each vote is one storage entry, so two tabs never overwrite one another and damage costs one vote.

pub mod file;
pub mod merge;
pub mod stored_vote;
pub mod work;

use std::collections::BTreeMap;

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
pub struct Ballot(BTreeMap<Question, Held>);

/// What there is on a question: one kind of map is in the bundle, and its code is not small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held {
    /// The vote; it may stand for the visit beside one of a later version.
    pub(crate) vote: Option<Vote>,
    /// Whether a later version's vote is stored.
    later: bool,
    /// Text that is stored and damaged, so that erasing it can be undone.
    text: Option<String>,
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
        let held = match text.map(|text| Stored::decode(&question, text)) {
            Some(Stored::Vote(vote)) => Held { vote: Some(vote), ..Held::default() },
            // What was voted beside it is for the visit.
            Some(Stored::Later) if self.is_later(&question) => return false,
            Some(Stored::Later) => Held { later: true, ..Held::default() },
            Some(Stored::Damaged) => Held { text: text.map(str::to_owned), ..Held::default() },
            None => return self.0.remove(&question).is_some(),
        };
        let is_other = self.0.get(&question) != Some(&held);
        self.0.insert(question, held);
        is_other
    }

    fn answer(&self, question: &Question) -> Option<&Answer> {
        self.vote(question).map(|vote| &vote.answer)
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
    /// Returns the change to write to storage, or nothing when a later version's vote stands there and must not be touched.
    pub fn cast(&mut self, question: Question, answer: Answer, at: u64) -> Option<Write> {
        let key = question.key();
        let later = self.is_later(&question);
        let vote = (self.answer(&question) != Some(&answer)).then_some(Vote { answer, at });
        let text = vote.as_ref().map(Vote::encode);
        if later || vote.is_some() {
            self.0.insert(question, Held { vote, later, text: None });
        } else {
            self.0.remove(&question);
        }
        (!later).then_some(Write { key, text })
    }

    /// All votes, the newest first; not copied, as a ballot may hold as many as the storage has room for.
    pub fn newest(&self) -> Vec<(&Question, &Vote)> {
        let votes: Vec<(&Question, &Vote)> = self.held().collect();
        let mut order: Vec<(u64, usize)> = votes.iter().enumerate().map(|(place, (_, vote))| (u64::MAX - vote.at, place)).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, place)| votes[place]).collect()
    }

    /// All votes, by their questions.
    pub(crate) fn held(&self) -> impl Iterator<Item = (&Question, &Vote)> {
        self.0.iter().filter_map(|(question, held)| Some((question, held.vote.as_ref()?)))
    }

    /// The vote on a question, whatever the answer.
    pub fn vote(&self, question: &Question) -> Option<&Vote> {
        self.0.get(question)?.vote.as_ref()
    }

    /// Whether anything is stored on a question, readable or not.
    pub fn has(&self, question: &Question) -> bool {
        self.0.contains_key(question)
    }

    /// Whether a later version's vote stands there, which must not be touched.
    pub fn is_later(&self, question: &Question) -> bool {
        self.0.get(question).is_some_and(|held| held.later)
    }

    /// Makes changes to what is stored, and gives those that lead back. What a later version wrote is left untouched: a vote
    /// of this visit beside it is only forgotten.
    pub fn apply(&mut self, changes: &[Write]) -> Vec<Write> {
        let mut back = Vec::new();
        for change in changes {
            let Some(question) = Question::parse(&change.key) else { continue };
            if self.is_later(&question) {
                self.0.insert(question, Held { later: true, ..Held::default() });
                continue;
            }
            let stored = self.0.get(&question).and_then(|held| held.vote.as_ref().map(Vote::encode).or_else(|| held.text.clone()));
            back.push(Write { key: change.key.clone(), text: stored });
            self.follow(&change.key, change.text.as_deref());
        }
        back
    }

    /// The changes that erase everything but what a later version wrote.
    pub fn erasing(&self) -> Vec<Write> {
        let ours = self.0.iter().filter(|(_, held)| held.vote.is_some() || held.text.is_some());
        ours.map(|(question, _)| Write { key: question.key(), text: None }).collect()
    }

    /// How many votes there are.
    pub fn len(&self) -> usize {
        self.held().count()
    }

    /// How many of them are on tools.
    pub fn on_tools(&self) -> usize {
        self.held().filter(|(question, _)| matches!(question, Question::Tool(_))).count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many stored votes could not be read.
    pub fn damaged(&self) -> usize {
        self.0.values().filter(|held| held.text.is_some()).count()
    }

    /// How many stored votes a later version wrote.
    pub fn later(&self) -> usize {
        self.0.values().filter(|held| held.later).count()
    }
}
