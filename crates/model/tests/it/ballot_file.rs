//! A ballot that is taken out of the browser comes back as it was, and damage costs one vote.

use shipwith_model::ballot::file::{BallotFile, BallotId};

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
