//! The ledger `ballots.json` that `shipwith tally` keeps: every ballot that was ever counted, so that none is counted twice.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;
use serde_json::{Value, json};

use shipwith_model::ballot::file::{BallotFile, BallotId, ToolVote};
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::lenient::{Lenient, each, needed, optional};
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::reading::Reading;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Community;
use shipwith_model::catalog::verdict::Verdict;

/// The name of the ledger, beside `catalog.json`.
pub const LEDGER: &str = "ballots.json";

/// The version of the ledger that this program reads and writes.
const SCHEMA: u32 = 1;

/// Every ballot that was counted, and what stood in the catalog before the first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    ballots: BTreeMap<BallotId, BTreeMap<Slug, (u64, Verdict)>>,
    /// Counts from another source, which the ballots are added to.
    before: BTreeMap<Slug, Community>,
    /// The tools that a ballot has a vote on: asked for with every vote, so not looked for in all ballots.
    voted: HashSet<Slug>,
}

/// The ledger as it is written.
#[derive(Deserialize)]
struct Written {
    #[serde(deserialize_with = "needed")]
    schema: Option<u32>,
    #[serde(deserialize_with = "optional")]
    ballots: Vec<Lenient<Counted>>,
    #[serde(deserialize_with = "each")]
    before: Vec<Before>,
}

/// A ballot that was counted.
#[derive(Deserialize)]
struct Counted {
    id: BallotId,
    #[serde(deserialize_with = "each")]
    votes: Vec<ToolVote>,
}

/// What stood in a tool's file before its first ballot.
#[derive(Deserialize)]
struct Before {
    tool: Slug,
    ship: u32,
    skip: u32,
    #[serde(deserialize_with = "optional")]
    as_of: Option<Date>,
}

impl Ledger {
    /// Reads a ledger; what is bad in it is left out and named.
    ///
    /// # Errors
    /// The file as a whole is of no use: not JSON, or of a later version.
    pub fn read(file: &str, text: &str, today: Date) -> Result<(Self, Vec<Problem>), Problem> {
        let reading = Reading::new(file);
        let value = reading.parse(text)?;
        let mut ledger = Self::default();
        let Some(written) = reading.read::<Written>(&value) else { return Ok((ledger, reading.into_problems())) };
        if let Some(schema) = written.schema.filter(|schema| *schema != SCHEMA) {
            let advice = format!("this version reads schema {SCHEMA}: use the one that fits");
            return Err(reading.problem(Rule::Schema, "schema".into(), format!("schema {schema}"), advice));
        }
        for (i, ballot) in written.ballots.into_iter().enumerate() {
            let Lenient(Some(Counted { id, votes })) = ballot else { continue };
            if ledger.ballots.contains_key(&id) {
                reading.note(
                    Rule::Ballots,
                    format!("ballots[{i}].id"),
                    format!("\"{}\" is there twice", id.as_str()),
                    "keep one ballot an id",
                );
            }
            let (come, to_come): (Vec<_>, Vec<_>) = votes.into_iter().partition(|vote| has_come(vote, today));
            for vote in to_come {
                let found = format!("the vote on \"{}\" is of a day to come", vote.tool);
                reading.note(Rule::Ballots, format!("ballots[{i}].votes"), found, "remove the vote, or mend its \"at\"");
            }
            ledger.merge(&id, &come);
        }
        for Before { tool, ship, skip, as_of } in written.before {
            ledger.before.insert(tool, Community { ship, skip, as_of });
        }
        Ok((ledger, reading.into_problems()))
    }

    /// Counts a ballot's votes. An id that was counted before is counted once: the newer vote on a tool stays.
    pub fn merge(&mut self, id: &BallotId, votes: &[ToolVote]) {
        let counted = self.ballots.entry(id.clone()).or_default();
        for vote in votes {
            if !self.voted.contains(&vote.tool) {
                self.voted.insert(vote.tool.clone());
            }
            let new = (vote.at, vote.verdict);
            let kept = counted.entry(vote.tool.clone()).or_insert(new);
            *kept = new.max(*kept);
        }
    }

    /// Notes what a tool's file says before its first ballot is counted. Once there are ballots, it says what they said.
    pub fn note_before(&mut self, slug: &Slug, community: Community) {
        if !self.voted.contains(slug) {
            self.before.insert(slug.clone(), community);
        }
    }

    /// How many ballots there are.
    pub fn len(&self) -> usize {
        self.ballots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ballots.is_empty()
    }

    /// The tools that there are votes on.
    pub fn counts(&self) -> BTreeMap<Slug, Community> {
        let mut counts: BTreeMap<Slug, Community> = BTreeMap::new();
        for (slug, (at, verdict)) in self.ballots.values().flatten() {
            let start = || self.before.get(slug).copied().unwrap_or(Community { ship: 0, skip: 0, as_of: None });
            let count = counts.entry(slug.clone()).or_insert_with(start);
            let side = match verdict {
                Verdict::Ship => &mut count.ship,
                Verdict::Skip => &mut count.skip,
            };
            *side = side.saturating_add(1);
            count.as_of = count.as_of.max(Date::of_moment(*at));
        }
        counts
    }

    /// The text of the ledger: the same ballots give the same bytes, in whatever order they came.
    pub fn write(&self) -> String {
        let vote = |(slug, (at, verdict)): (&Slug, &(u64, Verdict))| json!({ "tool": slug, "verdict": verdict, "at": at });
        let ballots = self.ballots.iter().map(|(id, votes)| {
            let votes: Vec<Value> = votes.iter().map(vote).collect();
            json!({ "id": id.as_str(), "votes": votes })
        });
        let mut ledger = json!({ "schema": SCHEMA, "ballots": ballots.collect::<Vec<_>>() });
        let before = self.before.iter().map(|(slug, community)| {
            let Community { ship, skip, as_of } = community;
            json!({ "tool": slug, "ship": ship, "skip": skip, "as_of": as_of })
        });
        if !self.before.is_empty() {
            ledger["before"] = before.collect();
        }
        format!("{ledger:#}\n")
    }
}

/// Leaves the votes out of a ballot that were given after `today`, by a clock that was wrong, and says which.
pub fn without_the_future(file: &str, ballot: BallotFile, today: Date) -> (BallotFile, Vec<Problem>) {
    let BallotFile { id, votes, picks } = ballot;
    let (come, to_come): (Vec<_>, Vec<_>) = votes.into_iter().partition(|vote| has_come(vote, today));
    let problem = |vote: ToolVote| {
        let found = format!("the vote on \"{}\" is of a day to come", vote.tool);
        Problem {
            rule: Rule::Ballots,
            file: file.into(),
            field: "votes".into(),
            found,
            advice: "the clock was wrong: the vote is not counted".into(),
        }
    };
    (BallotFile { id, votes: come, picks }, to_come.into_iter().map(problem).collect())
}

fn has_come(vote: &ToolVote, today: Date) -> bool {
    Date::of_moment(vote.at).is_some_and(|day| day <= today)
}
