//! Takes a ballot file into a ballot: the newer vote wins, and what changes is known before it does.

use super::ballot::{Answer, Ballot, Question, Vote, Write};
use super::ballot_file::{BallotFile, BallotId, PairPick, ToolVote};

/// What taking a file in would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Votes on what the visitor has not voted on here.
    pub new: usize,
    /// Newer votes, which replace those here.
    pub newer: usize,
    /// Votes that are here already, or newer here: they stay as they are.
    pub kept: usize,
    /// Votes on what a later version of the page stored here, which is left untouched.
    pub untouched: usize,
    /// The changes to be stored.
    pub writes: Vec<Write>,
}

impl Merge {
    /// Holds a file against a ballot.
    pub fn of(ballot: &Ballot, file: &BallotFile) -> Self {
        let mut merge = Self::default();
        for ToolVote { tool, verdict, at } in &file.votes {
            merge.add(ballot, &Question::Tool(tool.clone()), Vote { answer: Answer::Verdict(*verdict), at: *at });
        }
        for PairPick { a, b, pick, at } in &file.picks {
            merge.add(ballot, &Question::pair(a, b), Vote { answer: Answer::Pick(pick.clone()), at: *at });
        }
        merge
    }

    fn add(&mut self, ballot: &Ballot, question: &Question, vote: Vote) {
        let (count, is_taken) = match ballot.vote(question) {
            _ if ballot.is_later(question) => (&mut self.untouched, false),
            None => (&mut self.new, true),
            Some(here) if here.at < vote.at => (&mut self.newer, true),
            Some(_) => (&mut self.kept, false),
        };
        *count += 1;
        if is_taken {
            self.writes.push(Write { key: question.key(), text: Some(vote.encode()) });
        }
    }

    /// What would happen, in a sentence.
    pub fn told(&self) -> String {
        let mut told = Vec::new();
        for (count, what) in [
            (self.new, "new"),
            (self.newer, "newer than yours and taken instead"),
            (self.kept, "already here or older, and left out"),
            (self.untouched, "stored here by a newer version of this page, and left as they are"),
        ] {
            if count > 0 {
                told.push(format!("{count} {what}"));
            }
        }
        if told.is_empty() { "There are no votes in it.".to_owned() } else { format!("Of the votes in it: {}.", told.join("; ")) }
    }
}

/// A ballot as a file, to be taken out of the browser.
pub fn file(ballot: &Ballot, id: BallotId) -> BallotFile {
    let (mut votes, mut picks) = (Vec::new(), Vec::new());
    for (question, Vote { answer, at }) in ballot.votes() {
        match (question, answer) {
            (Question::Tool(tool), Answer::Verdict(verdict)) => votes.push(ToolVote { tool, verdict, at }),
            (Question::Pair(a, b), Answer::Pick(pick)) => picks.push(PairPick { a, b, pick, at }),
            _ => {}
        }
    }
    BallotFile::newest(id, votes, picks)
}
