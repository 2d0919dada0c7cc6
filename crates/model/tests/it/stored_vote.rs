//! The storage key and the text of a vote.

use serde_json::{Value, json};
use shipwith_model::ballot::stored_vote::Stored;
use shipwith_model::ballot::{Answer, Ballot, Question, VERSION, Vote};
use shipwith_model::catalog::verdict::Verdict;

use crate::make::slug;

const SHIP: &str = r#"{"v":1,"verdict":"ship","at":1}"#;

fn question() -> Question {
    Question::Tool(slug("alpha"))
}

#[test]
fn a_key_says_what_its_vote_is_about() {
    for question in [question(), Question::pair(&slug("b-2"), &slug("a-1"))] {
        assert_eq!(Question::parse(&question.key()), Some(question));
    }
}

#[test]
fn keys_of_others_and_keys_that_are_almost_ours_are_passed_over() {
    for key in [
        "",
        "theme",
        "alpha",
        "shipwith",
        "vote:",
        "vote:Alpha",
        "vote:../alpha",
        "votes:alpha",
        "VOTE:alpha",
        " vote:alpha",
        "pick:alpha",
        "pick:beta|alpha",
        "pick:alpha|alpha",
        "pick:alpha|beta|gamma",
        "pick:|",
    ] {
        assert_eq!(Question::parse(key), None, "{key:?}");
        assert_eq!(Ballot::read([(key, SHIP)]), Ballot::default(), "{key:?}: neither a vote nor damage");
    }
}

#[test]
fn what_is_stored_is_json_and_reads_back_as_it_was() {
    let pair = Question::pair(&slug("alpha"), &slug("beta-2"));
    for (question, answer, field, value) in [
        (question(), Answer::Verdict(Verdict::Ship), "verdict", "ship"),
        (question(), Answer::Verdict(Verdict::Skip), "verdict", "skip"),
        (pair.clone(), Answer::Pick(slug("alpha")), "pick", "alpha"),
        (pair, Answer::Pick(slug("beta-2")), "pick", "beta-2"),
    ] {
        for at in [0, 1_763_848_800_000, u64::MAX] {
            let vote = Vote { answer: answer.clone(), at };
            let stored: Value = serde_json::from_str(&vote.encode()).unwrap();
            assert_eq!(stored, json!({ "v": VERSION, field: value, "at": at }));
            // Another program may write the same vote with other spaces and in another order.
            for text in [vote.encode(), stored.to_string(), serde_json::to_string_pretty(&stored).unwrap()] {
                assert_eq!(Stored::decode(&question, &text), Stored::Vote(vote.clone()), "{text}");
            }
        }
    }
}
