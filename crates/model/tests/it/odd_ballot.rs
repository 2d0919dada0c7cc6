//! Ballots that nobody exported, and votes that nobody stored.

use proptest::prelude::*;
use shipwith_model::ballot::file::{BallotFile, BallotId, PairPick, ToolVote};
use shipwith_model::ballot::merge::Merge;
use shipwith_model::ballot::{Ballot, Write};
use shipwith_model::catalog::verdict::Verdict;

use crate::corpus::targets;
use crate::make::slug;
use crate::odd_catalog::any_json;

const NOW: u64 = 1_764_400_000_000;

fn id() -> BallotId {
    BallotId::parse("0f8c2a9d41").unwrap()
}

fn votes() -> impl Strategy<Value = Vec<ToolVote>> {
    let vote = (0..6_u8, any::<bool>(), 0..NOW).prop_map(|(tool, ships, at)| ToolVote {
        tool: slug(&format!("t{tool}")),
        verdict: if ships { Verdict::Ship } else { Verdict::Skip },
        at,
    });
    prop::collection::vec(vote, 0..12)
}

fn picks() -> impl Strategy<Value = Vec<PairPick>> {
    let pick = (0..4_u8, 4..8_u8, any::<bool>(), 0..NOW).prop_map(|(a, b, is_first, at)| {
        let (a, b) = (slug(&format!("t{a}")), slug(&format!("t{b}")));
        PairPick { pick: if is_first { a.clone() } else { b.clone() }, a, b, at }
    });
    prop::collection::vec(pick, 0..12)
}

fn taken(ballot: &Ballot, file: &BallotFile) -> Ballot {
    let mut ballot = ballot.clone();
    ballot.apply(&Merge::of(&ballot, file, NOW).writes);
    ballot
}

proptest! {
    #[test]
    fn a_ballot_is_read_as_it_was_written(votes in votes(), picks in picks()) {
        let file = BallotFile::newest(id(), votes.clone(), picks.clone());
        targets::ballot(file.write().as_bytes());
        prop_assert_eq!(BallotFile::read("b.json", &file.write()), Ok((file.clone(), Vec::new())));
        let backwards = BallotFile::newest(id(), votes.into_iter().rev().collect(), picks.into_iter().rev().collect());
        prop_assert_eq!(backwards, file, "in whatever order votes come, the same are kept");
    }

    #[test]
    fn two_ballots_come_to_the_same_whichever_is_taken_in_first_and_twice_is_as_once(one in (votes(), picks()), other in (votes(), picks())) {
        // Of two votes at the same moment the one that is here stays.
        let odd = |at: u64, bit: u64| at / 2 * 2 + bit;
        let file = |(votes, picks): (Vec<ToolVote>, Vec<PairPick>), bit: u64| {
            let votes = votes.into_iter().map(|vote| ToolVote { at: odd(vote.at, bit), ..vote }).collect();
            BallotFile::newest(id(), votes, picks.into_iter().map(|pick| PairPick { at: odd(pick.at, bit), ..pick }).collect())
        };
        let (one, other) = (file(one, 0), file(other, 1));
        let first = taken(&taken(&Ballot::default(), &one), &other);
        prop_assert_eq!(&taken(&taken(&Ballot::default(), &other), &one), &first);
        prop_assert_eq!(&taken(&taken(&first, &one), &other), &first);
    }

    /// Whatever lies in the storage, what is done to it can be undone, and nothing is forgotten on the way.
    #[test]
    fn whatever_is_stored_there_is_a_way_back(entries in prop::collection::vec((key(), text()), 0..12), changes in prop::collection::vec((key(), prop::option::of(own())), 0..12)) {
        let before = Ballot::read(entries.iter().map(|(key, text)| (key.as_str(), text.as_str())));
        let mut ballot = before.clone();
        let mut back = ballot.apply(&ballot.erasing());
        prop_assert_eq!(ballot.len() + ballot.damaged(), 0);
        let changes: Vec<Write> = changes.into_iter().map(|(key, text)| Write { key, text }).collect();
        back.extend(ballot.apply(&changes));
        back.reverse();
        ballot.apply(&back);
        prop_assert_eq!(ballot, before);
    }

    #[test]
    fn any_text_of_a_ballot_is_answered(value in any_json(), text in "(?s).{0,60}") {
        targets::ballot(format!(r#"{{"shipwith":"ballot","version":1,"id":"0f8c2a9d41","votes":{value},"picks":[{value}]}}"#).as_bytes());
        targets::ballot(text.as_bytes());
    }
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof!["vote:[a-c]", "pick:[a-b]\\|[b-c]", "(vote|pick|kept|seen):.{0,5}"]
}

/// What this version stores.
fn own() -> impl Strategy<Value = String> {
    prop_oneof!["\\{\"v\":1,\"verdict\":\"(ship|skip)\",\"at\":[1-9]{1,4}\\}", "\\{\"v\":1,\"pick\":\"[a-c]\",\"at\":[1-9]{1,4}\\}",]
}

/// What any version stores, or another page.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![own(), "\\{\"v\":[0-3]\\}", ".{0,20}"]
}

#[test]
fn a_ballot_that_was_cut_off_anywhere_is_refused() {
    let vote = ToolVote { tool: slug("whisper"), verdict: Verdict::Ship, at: NOW };
    let pick = PairPick { a: slug("piper"), b: slug("whisper"), pick: slug("piper"), at: NOW };
    let text = BallotFile { id: id(), votes: vec![vote], picks: vec![pick] }.write();
    for end in 0..text.trim_end().len() {
        let problem = BallotFile::read("ballot.json", &text[..end]).unwrap_err();
        assert!(problem.to_string().starts_with("ballot.json: not JSON at line "), "{problem}");
        targets::ballot(&text.as_bytes()[..end]);
    }
}
