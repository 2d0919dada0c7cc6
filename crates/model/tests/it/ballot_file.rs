//! A ballot that is taken out of the browser comes back as it was, and damage costs one vote.

use shipwith_model::ballot::Ballot;
use shipwith_model::ballot::file::{BallotFile, BallotId, MOST_BYTES, MOST_VOTES};
use shipwith_model::ballot::merge::Merge;

const FILE: &str = "ballot.json";

const WHOLE: &str = r#"{
  "shipwith": "ballot",
  "version": 1,
  "id": "0f8c2a9d-41b7",
  "votes": [
    { "tool": "alpha", "verdict": "ship", "at": 1763800000000 },
    { "tool": "beta", "verdict": "skip", "at": 1763800000001 }
  ],
  "picks": [{ "a": "alpha", "b": "beta", "pick": "beta", "at": 1763800000002 }]
}"#;

#[test]
fn what_is_written_is_read_back_and_written_the_same() {
    let (ballot, problems) = BallotFile::read(FILE, WHOLE).unwrap();
    assert_eq!((ballot.votes.len(), ballot.picks.len(), problems.len()), (2, 1, 0));
    let text = ballot.write();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), serde_json::from_str::<serde_json::Value>(WHOLE).unwrap());
    assert_eq!(BallotFile::read(FILE, &text).unwrap().0, ballot);
    let empty = BallotFile::newest(BallotId::parse("abcdefgh").unwrap(), Vec::new(), Vec::new());
    assert_eq!(BallotFile::read(FILE, &empty.write()).unwrap(), (empty, Vec::new()));
}

#[test]
fn the_newest_vote_and_pick_stay_whichever_comes_first() {
    let older = r#"{ "tool": "alpha", "verdict": "skip", "at": 5 }, "#;
    let text = WHOLE.replace(r#"{ "tool": "alpha""#, &format!(r#"{older}{{ "tool": "alpha""#));
    let text = text.replace(r#""picks": ["#, r#""picks": [{ "a": "beta", "b": "alpha", "pick": "alpha", "at": 7 }, "#);
    let (ballot, problems) = BallotFile::read(FILE, &text).unwrap();
    assert_eq!(problems, []);
    assert_eq!(ballot, BallotFile::read(FILE, WHOLE).unwrap().0);
}

#[test]
fn a_bad_vote_costs_that_vote_and_a_bad_file_the_file() {
    for (good, bad, said) in [
        (r#""beta", "verdict""#, r#""No Slug", "verdict""#, "votes[1].tool: found \"No Slug\""),
        (r#""skip""#, r#""maybe""#, "votes[1].verdict: found \"maybe\""),
        ("1763800000001", "-1", "votes[1].at: found a number"),
        (r#""pick": "beta""#, r#""pick": "gamma""#, "picks[0].pick: found \"gamma\""),
        (r#""b": "beta""#, r#""b": "alpha""#, "picks[0].pick: found \"beta\""),
    ] {
        let (ballot, problems) = BallotFile::read(FILE, &WHOLE.replace(good, bad)).unwrap();
        assert_eq!(ballot.votes.len() + ballot.picks.len(), 2, "{bad}");
        assert!(problems.len() == 1 && problems[0].to_string().starts_with(&format!("{FILE}: {said}: ")), "{problems:?}");
    }
    for (good, bad, said) in [
        (r#""ballot""#, r#""votes""#, "not a ballot"),
        (r#""version": 1"#, r#""version": 2"#, "version: version 2"),
        (r#""version": 1"#, r#""version": "1""#, "version: no version"),
        ("0f8c2a9d-41b7", "short", "id: found \"short\""),
        ("0f8c2a9d-41b7", "../../etc/passwd", "id: found \"../../etc/passwd\""),
        ("}]\n}", "}]\n", "not JSON at line 10, column 0"),
    ] {
        let problem = BallotFile::read(FILE, &WHOLE.replace(good, bad)).unwrap_err().to_string();
        assert!(problem.starts_with(&format!("{FILE}: {said}")), "{problem}");
    }
}

/// A ballot of that many votes, each on a tool of its own.
fn many(count: usize) -> String {
    let votes: Vec<String> = (0..count).rev().map(|i| format!(r#"{{"tool":"tool-{i}","verdict":"ship","at":{i}}}"#)).collect();
    format!(r#"{{"shipwith":"ballot","version":1,"id":"0f8c2a9d41","votes":[{}],"picks":[]}}"#, votes.join(","))
}

#[test]
fn a_file_that_is_too_large_or_holds_too_many_votes_is_refused_with_what_it_may_be() {
    let (ballot, problems) = BallotFile::read(FILE, &many(MOST_VOTES)).unwrap();
    assert_eq!((ballot.votes.len(), problems.len()), (MOST_VOTES, 0));
    let problem = BallotFile::read(FILE, &many(MOST_VOTES + 1)).unwrap_err();
    assert_eq!(problem.to_string(), "ballot.json: 100001 votes in it: a ballot holds 100000 at the most: part the file");
    let padded = many(1) + &" ".repeat(MOST_BYTES);
    let problem = BallotFile::read(FILE, &padded).unwrap_err();
    assert_eq!(problem.to_string(), "ballot.json: 8.0 MB: a ballot has 8 MB at the most: check that it is the file you meant");
    assert_eq!(BallotFile::too_large(FILE, MOST_BYTES), None);
}

#[test]
fn many_votes_are_taken_in_listed_erased_and_brought_back_without_looking_through_all_for_each() {
    // With a search through all of them for each, this would be billions of steps, and the test would not end.
    let (read, _) = BallotFile::read(FILE, &many(MOST_VOTES)).unwrap();
    let mut ballot = Ballot::default();
    let merge = Merge::of(&ballot, &read, 1_000_000);
    assert_eq!(merge.new, MOST_VOTES);
    let back = ballot.apply(&merge.writes);
    let newest = ballot.newest();
    assert_eq!((newest.len(), newest[0].1.at), (MOST_VOTES, MOST_VOTES as u64 - 1));
    assert_eq!(Merge::of(&ballot, &read, 1_000_000).kept, MOST_VOTES);
    assert_eq!(ballot.apply(&ballot.clone().erasing()).len(), MOST_VOTES);
    assert_eq!((ballot.len(), back.len()), (0, MOST_VOTES));
}
