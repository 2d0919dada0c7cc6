//! Takes a ballot file into a ballot: the newer vote wins, and what changes is known before it does.

use crate::ballot::file::{BallotFile, PairPick, ToolVote};
use crate::ballot::{Answer, Ballot, Question, Vote, Write};
use crate::catalog::date::DAY;
use crate::{n, t};

/// Whether a moment is of days to come: clocks may differ by a day, and what is dated beyond that would win from now until then.
pub(crate) fn is_to_come(at: u64, now: u64) -> bool {
    at > now.saturating_add(DAY)
}

/// How many there are of each kind, in one line; none where there are none of any.
pub(crate) fn in_one_line(parts: impl IntoIterator<Item = (usize, String)>) -> Option<String> {
    let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part);
    parts.reduce(|parts, part| t!("{parts}; {part}", parts, part))
}

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
            _ if is_to_come(vote.at, now) => return self.to_come += 1,
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
                    "1 stored here by a newer version of this page, and left as it is",
                    "{n} stored here by a newer version of this page, and left as they are"
                ),
            ),
            (to_come, n!(to_come, "1 dated in the future, and left out", "{n} dated in the future, and left out")),
        ];
        match in_one_line(parts) {
            None => t!("There are no votes in it."),
            Some(parts) => t!("Of the votes in it: {parts}.", parts),
        }
    }
}
