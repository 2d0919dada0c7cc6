//! The visitor's own votes: listed, taken out, taken in, erased and brought back, and held against the panel's.

use shipwith_model::ballot::file::{BallotFile, BallotId};
use shipwith_model::ballot::merge::Merge;
use shipwith_model::ballot::{Answer, Ballot, Question, Write};
use shipwith_model::catalog::verdict::{Tally, Verdict};
use shipwith_model::compare::agreement::agreements;

use crate::make::{judged, panel, slug};

const ENTRIES: [(&str, &str); 5] = [
    ("vote:alpha", r#"{"v":1,"verdict":"ship","at":10}"#),
    ("vote:beta", r#"{"v":1,"verdict":"skip","at":30}"#),
    ("pick:alpha|beta", r#"{"v":1,"pick":"beta","at":20}"#),
    ("vote:gamma", r#"{"v":2,"mood":"fine"}"#),
    ("vote:delta", "{oops"),
];

/// The time at which files are taken in.
const NOW: u64 = 1_000;

fn id() -> BallotId {
    BallotId::parse("0f8c2a9d41").unwrap()
}

#[test]
fn votes_are_listed_the_newest_first() {
    let keys: Vec<String> = Ballot::read(ENTRIES).newest().iter().map(|(question, _)| question.key()).collect();
    assert_eq!(keys, ["vote:beta", "pick:alpha|beta", "vote:alpha"]);
}

#[test]
fn what_is_erased_comes_back_exactly_and_a_later_versions_votes_are_never_touched() {
    let mut ballot = Ballot::read(ENTRIES);
    let before = ballot.clone();
    let back = ballot.apply(&ballot.clone().erasing());
    assert_eq!((ballot.len(), ballot.damaged(), ballot.later()), (0, 0, 1));
    assert_eq!(back.len(), 4, "three votes and what was damaged");
    assert!(back.contains(&Write { key: "vote:delta".into(), text: Some("{oops".into()) }));
    ballot.apply(&back);
    assert_eq!((ballot.newest(), ballot.damaged(), ballot.later()), (before.newest(), 1, 1));
    let touched = ballot.apply(&[Write { key: "vote:gamma".into(), text: None }, Write { key: "theme".into(), text: None }]);
    assert_eq!((touched, ballot.later()), (vec![], 1));
}

#[test]
fn a_ballot_taken_out_and_in_again_changes_nothing() {
    let ballot = Ballot::read(ENTRIES);
    let (read, problems) = BallotFile::read("votes.json", &BallotFile::of(&ballot, id()).write()).unwrap();
    assert_eq!((read.votes.len(), read.picks.len(), problems.len()), (2, 1, 0));
    let merge = Merge::of(&ballot, &read, NOW);
    assert_eq!((merge.new, merge.replaced, merge.kept, merge.writes), (0, vec![], 3, vec![]));
    let mut empty = Ballot::default();
    empty.apply(&Merge::of(&empty, &read, NOW).writes);
    assert_eq!(empty.newest(), ballot.newest());
}

#[test]
fn the_newer_vote_wins_and_what_happens_is_told_before() {
    let ballot = Ballot::read(ENTRIES);
    let text = r#"{ "shipwith": "ballot", "version": 1, "id": "0f8c2a9d41", "votes": [
        { "tool": "alpha", "verdict": "skip", "at": 11 }, { "tool": "beta", "verdict": "ship", "at": 29 },
        { "tool": "gamma", "verdict": "ship", "at": 99 }, { "tool": "new", "verdict": "ship", "at": 1 } ],
        "picks": [{ "a": "beta", "b": "alpha", "pick": "alpha", "at": 20 }] }"#;
    let merge = Merge::of(&ballot, &BallotFile::read("votes.json", text).unwrap().0, NOW);
    assert_eq!(
        merge.summary(),
        "Of the votes in it: 1 new; 1 newer than yours, to replace them; 2 already here or older, and left out; \
         1 stored here by a newer version of this page, and left as it is."
    );
    let replaced = (Question::Tool(slug("alpha")), Answer::Verdict(Verdict::Ship), Answer::Verdict(Verdict::Skip));
    assert_eq!(merge.replaced, [replaced]);
    let mut after = ballot.clone();
    let back = after.apply(&merge.writes);
    assert_eq!(after.verdict(&slug("alpha")), Some(Verdict::Skip));
    assert_eq!(after.verdict(&slug("beta")), Some(Verdict::Skip), "the older one is left out");
    assert_eq!(after.verdict(&slug("new")), Some(Verdict::Ship));
    assert_eq!(after.pick(&slug("alpha"), &slug("beta")), Some(&slug("beta")), "of equally old ones that which is here stays");
    after.apply(&back);
    assert_eq!(after.newest(), ballot.newest());
    let empty = BallotFile::newest(id(), vec![], vec![]);
    assert_eq!(Merge::of(&ballot, &empty, NOW).summary(), "There are no votes in it.");
}

#[test]
fn a_vote_of_days_to_come_is_left_out_because_it_would_win_over_every_vote_until_then() {
    let other = Ballot::read([("vote:delta", r#"{"v":1,"verdict":"ship","at":86401001}"#)]);
    let merge = Merge::of(&Ballot::default(), &BallotFile::of(&other, id()), NOW);
    assert_eq!((merge.summary().as_str(), merge.writes), ("Of the votes in it: 1 dated in the future, and left out.", vec![]));
    assert_eq!(Merge::of(&Ballot::default(), &BallotFile::of(&other, id()), NOW + 1).new, 1, "clocks differ by a day");
}

#[test]
fn taking_back_a_vote_beside_one_of_a_later_version_forgets_it_and_leaves_that() {
    let mut ballot = Ballot::read([("vote:alpha", r#"{"v":2}"#)]);
    let question = Question::Tool(slug("alpha"));
    assert_eq!(ballot.cast(question.clone(), Answer::Verdict(Verdict::Ship), 5), None);
    let back = ballot.apply(&[Write { key: question.key(), text: None }]);
    assert_eq!((ballot.newest(), ballot.later(), back), (vec![], 1, vec![]));
}

#[test]
fn a_damaged_vote_is_replaced_by_one_taken_in() {
    let ballot = Ballot::read(ENTRIES);
    let mut other = Ballot::default();
    other.follow("vote:delta", Some(r#"{"v":1,"verdict":"ship","at":5}"#));
    let merge = Merge::of(&ballot, &BallotFile::of(&other, id()), NOW);
    assert_eq!((merge.new, merge.writes.len()), (1, 1));
    let mut after = ballot.clone();
    after.apply(&merge.writes);
    assert_eq!((after.damaged(), after.verdict(&slug("delta"))), (0, Some(Verdict::Ship)));
    assert!(after.vote(&Question::Tool(slug("delta"))).is_some());
}

#[test]
fn agreement_is_counted_reviewer_by_reviewer_and_the_closest_comes_first() {
    let tools = [
        judged("alpha", "builder ship, skeptic skip, guest ship"),
        judged("beta", "builder skip, skeptic skip, pm ship"),
        judged("gamma", "builder ship, founder skip"),
    ];
    let own = |tool: &_| match () {
        () if *tool == slug("alpha") => Some(Verdict::Ship),
        () if *tool == slug("beta") => Some(Verdict::Skip),
        () => None,
    };
    let found: Vec<(String, Tally)> = agreements(&panel(), &tools, own).into_iter().map(|a| (a.reviewer.name, a.tally)).collect();
    let tally = |ship, skip| Tally { ship, skip };
    assert_eq!(
        found,
        [
            ("The Builder".to_owned(), tally(2, 0)),
            ("guest".to_owned(), tally(1, 0)),
            ("The Skeptic".to_owned(), tally(1, 1)),
            ("The PM".to_owned(), tally(0, 1)),
        ]
    );
}

#[test]
fn only_what_changes_a_vote_is_a_change() {
    let mut ballot = Ballot::read(ENTRIES);
    for (key, text, is_change) in [
        ("recent", Some("alpha beta "), false),
        ("theme", Some("dark"), false),
        ("vote:../x", Some(ENTRIES[0].1), false),
        ("vote:alpha", Some(ENTRIES[0].1), false),
        ("vote:alpha", Some(r#"{ "at": 10, "verdict": "ship", "v": 1 }"#), false),
        ("vote:gamma", Some(r#"{"v":3}"#), false),
        ("vote:delta", Some("{oops"), false),
        ("vote:epsilon", None, false),
        ("vote:delta", Some("{other"), true),
        ("vote:alpha", Some(r#"{"v":1,"verdict":"skip","at":11}"#), true),
        ("pick:alpha|beta", None, true),
        ("pick:alpha|beta", None, false),
        ("vote:gamma", None, true),
    ] {
        assert_eq!(ballot.follow(key, text), is_change, "{key}: {text:?}");
    }
}
