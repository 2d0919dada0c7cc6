//! A ballot as a visitor takes it out of the browser: a file to keep, to take in elsewhere, or to hand to the publisher.
//!
//! ```json
//! { "shipwith": "ballot", "version": 1, "id": "0f8c2a9d41",
//!   "votes": [{ "tool": "whisper", "verdict": "ship", "at": 1763800000000 }],
//!   "picks": [{ "a": "piper", "b": "whisper", "pick": "whisper", "at": 1763800000000 }] }
//! ```

use serde::Deserialize;

use crate::ballot::{Answer, Ballot, Held, Question, Vote};
use crate::catalog::lenient::{BadField, each};
use crate::catalog::problem::Problem;
use crate::catalog::reading::Reading;
use crate::catalog::rule::Rule;
use crate::catalog::slug::Slug;
use crate::catalog::verdict::Verdict;
use crate::{n, t};

/// The version of the file that this program writes, and the only one it reads.
pub const VERSION: u32 = 1;

/// The largest file that is read, in bytes: more than what a browser stores for a whole site can be written in.
pub const MOST_BYTES: usize = 8_000_000;

/// The most votes and picks together that a file may hold: more than a browser has room for.
pub const MOST_VOTES: usize = 100_000;

/// What a visitor voted, under an id that says nothing about them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BallotFile {
    /// Random; the same for every file that this browser exports, so that nobody is counted twice.
    pub id: BallotId,
    /// The verdicts, one a tool.
    #[serde(deserialize_with = "each")]
    pub votes: Vec<ToolVote>,
    /// The picks, one a pair.
    #[serde(deserialize_with = "each")]
    pub picks: Vec<PairPick>,
}

/// The id of a ballot: 8 to 64 letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct BallotId(String);

/// A verdict on a tool.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ToolVote {
    /// The tool.
    pub tool: Slug,
    /// Ship or skip.
    pub verdict: Verdict,
    /// When, in milliseconds since 1970.
    pub at: u64,
}

/// The answer to the question which of two one would ship with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "WrittenPick")]
pub struct PairPick {
    /// One tool.
    pub a: Slug,
    /// The other.
    pub b: Slug,
    /// The one that was picked: `a` or `b`.
    pub pick: Slug,
    /// When, in milliseconds since 1970.
    pub at: u64,
}

impl BallotId {
    /// Reads an id; `None` when `text` is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (8..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        fits.then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for BallotId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("8 to 64 letters, digits and hyphens")
    }
}

impl BallotFile {
    /// Reads a ballot; `file` names it in messages. A vote that cannot be read is left out and named, the rest is kept.
    /// Of two votes on the same tool, and of two picks of the same pair, the newer is kept.
    ///
    /// # Errors
    /// The file as a whole is of no use: too large, not JSON, not a ballot, of a later version, without an id, or with too
    /// many votes.
    pub fn read(file: &str, text: &str) -> Result<(Self, Vec<Problem>), Problem> {
        if let Some(problem) = Self::too_large(file, text.len()) {
            return Err(problem);
        }
        let reading = Reading::new(file);
        let value = reading.parse(text)?;
        if value["shipwith"] != "ballot" {
            return Err(Problem::whole(
                Rule::Ballots,
                file,
                t!("not a ballot"),
                t!("give a file that a visitor exported: {name} is {value} in it", name = "\"shipwith\"", value = "\"ballot\""),
            ));
        }
        if value["version"] != VERSION {
            let found = value["version"].as_u64().map_or_else(|| t!("no version"), |version| t!("version {version}", version));
            let advice = t!("this program reads version {version}: use the one that fits", version = VERSION);
            return Err(Problem { rule: Rule::Ballots, file: file.into(), field: "version".into(), found, advice });
        }
        let votes: usize = ["votes", "picks"].map(|list| value[list].as_array().map_or(0, Vec::len)).iter().sum();
        if votes > MOST_VOTES {
            return Err(Problem::whole(
                Rule::Ballots,
                file,
                n!(votes, "one vote in it", "{n} votes in it"),
                t!("a ballot holds {most} at the most: part the file", most = MOST_VOTES),
            ));
        }
        let read = reading.read(&value);
        let mut problems = reading.into_problems();
        match read {
            Some(Self { id, votes, picks }) => Ok((Self::newest(id, votes, picks), problems)),
            None if problems.is_empty() => Err(Problem::whole(Rule::Ballots, file, t!("no ballot"), t!("export it again"))),
            None => Err(problems.swap_remove(0)),
        }
    }

    /// Why a file of so many bytes is not even read; none when it is not too large.
    pub fn too_large(file: &str, bytes: usize) -> Option<Problem> {
        let found = format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10);
        let advice = t!("a ballot has {most} MB at the most: check that it is the file you meant", most = MOST_BYTES / 1_000_000);
        (bytes > MOST_BYTES).then(|| Problem::whole(Rule::Ballots, file, found, advice))
    }

    /// A ballot of the newest votes, sorted by tool and by pair.
    pub fn newest(id: BallotId, votes: Vec<ToolVote>, picks: Vec<PairPick>) -> Self {
        let mut ballot = Ballot::default();
        for ToolVote { tool, verdict, at } in votes {
            keep_newest(&mut ballot, Question::Tool(tool), Vote { answer: Answer::Verdict(verdict), at });
        }
        for PairPick { a, b, pick, at } in picks {
            keep_newest(&mut ballot, Question::Pair(a, b), Vote { answer: Answer::Pick(pick), at });
        }
        Self::of(&ballot, id)
    }

    /// A ballot as a file, to be taken out of the browser.
    pub fn of(ballot: &Ballot, id: BallotId) -> Self {
        let mut file = Self { id, votes: Vec::new(), picks: Vec::new() };
        for (question, Vote { answer, at }) in ballot.held() {
            match (question.clone(), answer.clone(), *at) {
                (Question::Tool(tool), Answer::Verdict(verdict), at) => file.votes.push(ToolVote { tool, verdict, at }),
                (Question::Pair(a, b), Answer::Pick(pick), at) => file.picks.push(PairPick { a, b, pick, at }),
                _ => {}
            }
        }
        file
    }

    /// The text of the file. Nothing in it needs escaping: slugs, verdicts, ids and numbers are plain.
    pub fn write(&self) -> String {
        let mut text = format!("{{\n  \"shipwith\": \"ballot\",\n  \"version\": {VERSION},\n  \"id\": \"{}\",\n  \"votes\": [", self.id.0);
        for (i, ToolVote { tool, verdict, at }) in self.votes.iter().enumerate() {
            let (comma, verdict) = (if i == 0 { "" } else { "," }, verdict.key());
            text.push_str(&format!("{comma}\n    {{ \"tool\": \"{tool}\", \"verdict\": \"{verdict}\", \"at\": {at} }}"));
        }
        text.push_str("\n  ],\n  \"picks\": [");
        for (i, PairPick { a, b, pick, at }) in self.picks.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            text.push_str(&format!("{comma}\n    {{ \"a\": \"{a}\", \"b\": \"{b}\", \"pick\": \"{pick}\", \"at\": {at} }}"));
        }
        text + "\n  ]\n}\n"
    }
}

/// Takes a vote unless there is a newer one; of two at the same moment always the same, whatever the order they come in.
fn keep_newest(ballot: &mut Ballot, question: Question, vote: Vote) {
    let is_newer = |here: &Vote| (here.at, here.encode()) < (vote.at, vote.encode());
    if ballot.vote(&question).is_none_or(is_newer) {
        ballot.0.insert(question, Held { vote: Some(vote), ..Held::default() });
    }
}

/// A pick as it is written: of any three tools.
#[derive(Deserialize)]
struct WrittenPick {
    a: Slug,
    b: Slug,
    pick: Slug,
    at: u64,
}

impl TryFrom<WrittenPick> for PairPick {
    type Error = BadField;

    fn try_from(WrittenPick { a, b, pick, at }: WrittenPick) -> Result<Self, BadField> {
        if a == b || (pick != a && pick != b) {
            return Err(BadField { field: "pick", found: format!("found \"{pick}\""), advice: "name one of two different tools" });
        }
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        Ok(Self { a, b, pick, at })
    }
}
