//! Ballots and ledgers that nobody counted, and files of tools that counts are written into.

use proptest::prelude::*;
use serde_json::{Value, json};
use shipwith::check::Checker;
use shipwith::json_place::{Places, find};
use shipwith::tally::community_edit::with_communities;
use shipwith::tally::ledger::Ledger;
use shipwith_model::ballot::file::{BallotId, ToolVote};
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Community;
use shipwith_model::catalog::verdict::Verdict;

const NOW: u64 = 1_764_400_000_000;

fn today() -> Date {
    Date::of_moment(NOW).unwrap()
}

fn ballots() -> impl Strategy<Value = Vec<(BallotId, ToolVote)>> {
    let vote = (0..4_u8, 0..4_u8, any::<bool>(), 0..NOW).prop_map(|(id, tool, ships, at)| {
        let verdict = if ships { Verdict::Ship } else { Verdict::Skip };
        (BallotId::parse(&format!("ballot-{id}")).unwrap(), ToolVote { tool: Slug::parse(&format!("t{tool}")).unwrap(), verdict, at })
    });
    prop::collection::vec(vote, 0..20)
}

fn any_json() -> impl Strategy<Value = Value> {
    let name = "slug|name|reviews|verdict|community|checked|tools|ballots|votes|id|schema|site|\\PC{0,5}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,9}".prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 30, 6, move |inner| {
        let fields = prop::collection::vec((name, inner.clone()), 0..6);
        prop_oneof![prop::collection::vec(inner, 0..4).prop_map(Value::from), fields.prop_map(|fields| fields.into_iter().collect())]
    })
}

proptest! {
    #[test]
    fn votes_count_the_same_in_whatever_order_and_however_often_they_come(votes in ballots()) {
        let counted = |votes: &[&(BallotId, ToolVote)]| {
            let mut ledger = Ledger::default();
            votes.iter().for_each(|(id, vote)| ledger.merge(id, std::slice::from_ref(vote)));
            ledger
        };
        let ledger = counted(&votes.iter().collect::<Vec<_>>());
        let again: Vec<_> = votes.iter().rev().chain(&votes).collect();
        prop_assert_eq!(&counted(&again), &ledger);
        let all: u32 = ledger.counts().values().map(|count| count.ship + count.skip).sum();
        prop_assert!(all as usize <= votes.len());
        prop_assert_eq!(Ledger::read("ballots.json", &ledger.write(), today()), Ok((ledger, Vec::new())), "it is read as it is written");
    }

    #[test]
    fn any_json_is_a_ledger_and_a_catalog_or_is_refused(value in any_json()) {
        for text in [value.to_string(), json!({ "schema": 1, "ballots": value, "before": [value] }).to_string(), json!({ "schema": 1, "tools": [value] }).to_string()] {
            match Ledger::read("ballots.json", &text, today()) {
                Ok((ledger, _)) => prop_assert_eq!(Ledger::read("ballots.json", &ledger.write(), today()), Ok((ledger, Vec::new()))),
                Err(problem) => prop_assert!(problem.to_string().starts_with("ballots.json: ")),
            }
            let mut checker = Checker::new("catalog.json", Some(text.as_bytes()), today());
            checker.tool("tools/x.json", text.as_bytes());
            checker.ledger("ballots.json", text.as_bytes());
            let lines = text.lines().count();
            for finding in checker.finish().findings {
                prop_assert!(finding.line.is_none_or(|line| (1..=lines).contains(&line)), "{}", finding.problem);
            }
        }
    }

    #[test]
    fn a_count_that_is_written_into_any_file_is_all_that_changes(value in any_json(), ship in any::<u32>(), is_spread in any::<bool>()) {
        let mut file = json!({ "slug": "a", "odd": value });
        if let Some(fields) = value.as_object() {
            file.as_object_mut().unwrap().extend(fields.clone());
        }
        let text = if is_spread { format!("{file:#}") } else { file.to_string() };
        let count = Community { ship, skip: 1, as_of: Some(today()) };
        let edited = with_communities(&text, &[("", count)]).unwrap();
        file["community"] = json!({ "ship": ship, "skip": 1, "as_of": today() });
        prop_assert_eq!(serde_json::from_str::<Value>(&edited).unwrap(), file);
    }

    #[test]
    fn a_value_of_any_file_is_found_where_it_stands_and_any_text_is_survived(value in any_json(), text in "[\\[\\]{}\",:\\\\ a1\n]{0,30}", path in "[a-c.\\[\\]0-9]{0,9}") {
        let file = json!({ "a": [1, value], "b": value });
        for (path, is) in [("a[1]", &file["a"][1]), ("b", &file["b"])] {
            let written = file.to_string();
            let found = find(&written, path).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Value>(&written[found.value]).unwrap(), is);
        }
        prop_assert!(Places::new(&text).line(&path) <= text.lines().count().max(1) + 1);
        let _ = with_communities(&text, &[(&path, Community { ship: 1, skip: 1, as_of: None })]);
    }
}
