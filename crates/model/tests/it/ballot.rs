//! The visitor's own votes, as they are cast, kept, and followed from another tab.

use serde_json::{Value, json};
use shipwith_model::ballot::stored_vote::Stored;
use shipwith_model::ballot::{Answer, Ballot, Question, Vote, Write};
use shipwith_model::catalog::verdict::Verdict;

use crate::make::slug;

const KEY: &str = "vote:alpha";
const SHIP: &str = r#"{"v":1,"verdict":"ship","at":1}"#;
const LATER: &str = r#"{"v":2,"verdict":{"mood":"unsure"}}"#;

fn question() -> Question {
    Question::Tool(slug("alpha"))
}

/// Votes on Alpha; gives what is to be written.
fn vote(ballot: &mut Ballot, verdict: Verdict, at: u64) -> Option<Write> {
    ballot.cast(question(), Answer::Verdict(verdict), at)
}

/// How many votes can be read, how many are damaged, how many are of a later version.
fn counts(ballot: &Ballot) -> (usize, usize, usize) {
    (ballot.len(), ballot.damaged(), ballot.later())
}

#[test]
fn a_vote_is_cast_changed_and_taken_back_by_pressing_it_again() {
    let mut ballot = Ballot::default();
    for (pressed, stands) in [
        (Verdict::Ship, Some(Verdict::Ship)),
        (Verdict::Skip, Some(Verdict::Skip)),
        (Verdict::Skip, None),
        (Verdict::Ship, Some(Verdict::Ship)),
        (Verdict::Ship, None),
    ] {
        let write = vote(&mut ballot, pressed, 5).unwrap();
        assert_eq!(write.key, KEY);
        let stored: Option<Value> = write.text.map(|text| serde_json::from_str(&text).unwrap());
        assert_eq!(stored, stands.map(|verdict| json!({ "v": 1, "verdict": verdict.key(), "at": 5 })));
        assert_eq!((ballot.verdict(&slug("alpha")), ballot.is_empty()), (stands, stands.is_none()));
    }
}

#[test]
fn a_vote_on_one_tool_leaves_the_others_as_they_are() {
    let mut ballot = Ballot::read([("vote:beta", SHIP), ("pick:alpha|beta", r#"{"v":1,"pick":"beta","at":1}"#)]);
    vote(&mut ballot, Verdict::Skip, 2);
    assert_eq!(ballot.verdict(&slug("alpha")), Some(Verdict::Skip));
    assert_eq!(ballot.verdict(&slug("beta")), Some(Verdict::Ship));
    assert_eq!(ballot.pick(&slug("alpha"), &slug("beta")), Some(&slug("beta")));
    assert_eq!(ballot.verdict(&slug("gamma")), None);
    assert_eq!(ballot.len(), 3);
}

#[test]
fn a_pick_is_the_same_whichever_side_the_tools_are_on() {
    let (a, b) = (slug("alpha"), slug("beta"));
    let mut ballot = Ballot::default();
    let write = ballot.cast(Question::pair(&b, &a), Answer::Pick(b.clone()), 1).unwrap();
    assert_eq!(write.key, "pick:alpha|beta");
    assert_eq!((ballot.pick(&a, &b), ballot.pick(&b, &a)), (Some(&b), Some(&b)));

    let write = ballot.cast(Question::pair(&a, &b), Answer::Pick(a.clone()), 2).unwrap();
    assert_eq!((ballot.pick(&b, &a), ballot.len()), (Some(&a), 1), "the other pick of the same pair replaces it");
    assert!(write.text.is_some());

    let write = ballot.cast(Question::pair(&b, &a), Answer::Pick(a.clone()), 3).unwrap();
    assert_eq!((ballot.pick(&a, &b), write.text), (None, None), "and pressed from the other side it is taken back");
}

#[test]
fn a_vote_of_a_later_version_is_left_untouched_and_never_overwritten() {
    let mut ballot = Ballot::read([(KEY, LATER)]);
    assert_eq!(counts(&ballot), (0, 0, 1));
    // Cast, changed, taken back, cast again: it counts for the visit, and nothing is ever written.
    for (pressed, stands) in [
        (Verdict::Ship, Some(Verdict::Ship)),
        (Verdict::Skip, Some(Verdict::Skip)),
        (Verdict::Skip, None),
        (Verdict::Ship, Some(Verdict::Ship)),
    ] {
        assert_eq!(vote(&mut ballot, pressed, 9), None);
        assert_eq!((ballot.verdict(&slug("alpha")), ballot.later()), (stands, 1));
    }
    assert!(ballot.cast(Question::Tool(slug("beta")), Answer::Verdict(Verdict::Ship), 9).is_some(), "other votes are written");
}

#[test]
fn a_damaged_vote_costs_that_vote_is_counted_and_is_replaced_by_a_new_one() {
    let pair = "pick:alpha|beta";
    for (key, text) in [
        (KEY, ""),
        (KEY, "ship"),
        (KEY, "null"),
        (KEY, "[1]"),
        (KEY, r#"{"v":1,"verdict":"ship","at":1"#),
        (KEY, r#"{"verdict":"ship","at":1}"#),
        (KEY, r#"{"v":0,"verdict":"ship","at":1}"#),
        (KEY, r#"{"v":-1,"verdict":"ship","at":1}"#),
        (KEY, r#"{"v":"1","verdict":"ship","at":1}"#),
        (KEY, r#"{"v":1,"verdict":"maybe","at":1}"#),
        (KEY, r#"{"v":1,"verdict":"ship"}"#),
        (KEY, r#"{"v":1,"verdict":"ship","at":-1}"#),
        (KEY, r#"{"v":1,"pick":"alpha","at":1}"#),
        (pair, r#"{"v":1,"pick":"gamma","at":1}"#),
        (pair, r#"{"v":1,"pick":"../x","at":1}"#),
        (pair, r#"{"v":1,"verdict":"ship","at":1}"#),
    ] {
        let mut ballot = Ballot::read([("vote:gamma", SHIP), (key, text)]);
        assert_eq!(counts(&ballot), (1, 1, 0), "{text}");

        let question = Question::parse(key).unwrap();
        let answer = if key == pair { Answer::Pick(slug("beta")) } else { Answer::Verdict(Verdict::Skip) };
        let write = ballot.cast(question.clone(), answer.clone(), 7).unwrap();
        assert_eq!(counts(&ballot), (2, 0, 0), "{text}");
        assert_eq!(write.key, key);
        assert_eq!(Stored::decode(&question, &write.text.unwrap()), Stored::Vote(Vote { answer, at: 7 }));
    }
}

#[test]
fn another_tab_is_followed_whatever_it_does() {
    let mut ballot = Ballot::default();
    vote(&mut ballot, Verdict::Ship, 1);
    for (text, stands, expected) in [
        (Some(r#"{"v":1,"verdict":"skip","at":2}"#), Some(Verdict::Skip), (1, 0, 0)),
        (Some(SHIP), Some(Verdict::Ship), (1, 0, 0)),
        (None, None, (0, 0, 0)),
        (None, None, (0, 0, 0)),
        (Some(SHIP), Some(Verdict::Ship), (1, 0, 0)),
        (Some("broken"), None, (0, 1, 0)),
        (Some(LATER), None, (0, 0, 1)),
        (Some(SHIP), Some(Verdict::Ship), (1, 0, 0)),
    ] {
        ballot.follow(KEY, text);
        assert_eq!((ballot.verdict(&slug("alpha")), counts(&ballot)), (stands, expected), "{text:?}");
    }
    ballot.follow("theme", Some("dark"));
    ballot.follow("vote:beta", None);
    assert_eq!(counts(&ballot), (1, 0, 0), "what is not about this vote leaves it alone");
}

#[test]
fn once_another_tab_removed_a_later_version_s_vote_one_can_vote_again() {
    let mut ballot = Ballot::read([(KEY, LATER)]);
    ballot.follow(KEY, None);
    assert_eq!(vote(&mut ballot, Verdict::Ship, 3).map(|write| write.key).as_deref(), Some(KEY));
}
