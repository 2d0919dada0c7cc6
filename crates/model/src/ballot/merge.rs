//! Takes a ballot file into a ballot: the newer vote wins, and what changes is known before it does.

use crate::ballot::file::{BallotFile, PairPick, ToolVote};
use crate::ballot::{Answer, Ballot, Question, Vote, Write};
use crate::{n, t};

/// Milliseconds that clocks may differ by.
const DAY: u64 = 86_400_000;

/// What taking a file in would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Votes on what the visitor has not voted on here.
    pub new: usize,
    /// Newer votes, which replace those here: what they are about, the answer here, and that of the file.
    pub replaced: Vec<(Question, Answer, Answer)>,
    /// Votes that are here already, or newer here: they stay as they are.
    pub kept: usize,
    /// Votes on what a later version of the page stored here, which is left untouched.
    pub untouched: usize,
    /// Votes of days to come: they would win over every vote from now until then.
    pub to_come: usize,
    /// The changes to be stored.
    pub writes: Vec<Write>,
}

impl Merge {
    /// Holds a file against a ballot, at the time `now` (ms since 1970).
    pub fn of(ballot: &Ballot, file: &BallotFile, now: u64) -> Self {
        let mut merge = Self::default();
        for ToolVote { tool, verdict, at } in &file.votes {
            merge.add(ballot, Question::Tool(tool.clone()), Vote { answer: Answer::Verdict(*verdict), at: *at }, now);
        }
        for PairPick { a, b, pick, at } in &file.picks {
            merge.add(ballot, Question::pair(a, b), Vote { answer: Answer::Pick(pick.clone()), at: *at }, now);
        }
        merge
    }

    fn add(&mut self, ballot: &Ballot, question: Question, vote: Vote, now: u64) {
        let write = Write { key: question.key(), text: Some(vote.encode()) };
        match ballot.vote(&question) {
            _ if vote.at > now.saturating_add(DAY) => return self.to_come += 1,
            _ if ballot.is_later(&question) => return self.untouched += 1,
            None => self.new += 1,
            Some(here) if here.at < vote.at => self.replaced.push((question, here.answer.clone(), vote.answer)),
            Some(_) => return self.kept += 1,
        }
        self.writes.push(write);
    }

    /// What would happen, in a sentence.
    pub fn summary(&self) -> String {
        let Self { new, replaced, kept, untouched, to_come, .. } = self;
        let (new, replaced, kept, untouched, to_come) = (*new, replaced.len(), *kept, *untouched, *to_come);
        let parts = [
            (new, n!(new, "1 new", "{n} new")),
            (replaced, n!(replaced, "1 newer than yours, to replace them", "{n} newer than yours, to replace them")),
            (kept, n!(kept, "1 already here or older, and left out", "{n} already here or older, and left out")),
            (
                untouched,
                n!(
                    untouched,
                    "1 stored here by a newer version of this page, and left as they are",
                    "{n} stored here by a newer version of this page, and left as they are"
                ),
            ),
            (to_come, n!(to_come, "1 dated in the future, and left out", "{n} dated in the future, and left out")),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part);
        match parts.reduce(|parts, part| t!("{parts}; {part}", parts, part)) {
            None => t!("There are no votes in it."),
            Some(parts) => t!("Of the votes in it: {parts}.", parts),
        }
    }
}
