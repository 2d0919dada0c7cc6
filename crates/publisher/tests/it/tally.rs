//! `shipwith tally` counts every ballot once, and touches nothing of a tool's file but the count.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use shipwith_model::catalog::date::DAY;

use crate::folder::{Folder, Ran, catalog, run, tool};

/// Noon of 1 January 2025.
const NOON: u64 = 1_735_732_800_000;

fn ballot(id: &str, votes: &[(&str, &str, u64)]) -> Value {
    let votes: Vec<Value> = votes.iter().map(|(tool, verdict, at)| json!({ "tool": tool, "verdict": verdict, "at": at })).collect();
    json!({ "shipwith": "ballot", "version": 1, "id": id, "votes": votes, "picks": [] })
}

fn write(folder: &Folder, name: &str, ballot: &Value) -> PathBuf {
    folder.write(&format!("ballots/{name}"), ballot.to_string());
    folder.0.join("ballots").join(name)
}

fn tally(folder: &Folder, ballots: &[PathBuf]) -> Ran {
    run(["tally".into(), folder.0.clone()].iter().chain(ballots))
}

fn community(folder: &Folder, slug: &str) -> Value {
    let text = fs::read_to_string(folder.0.join(format!("tools/{slug}.json"))).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()["community"].clone()
}

#[test]
fn ballots_are_counted_once_however_often_they_are_given() {
    let folder = Folder::new("tally");
    let one = write(&folder, "one.json", &ballot("visitor-1", &[("alpha", "ship", NOON), ("beta", "skip", NOON)]));
    let two = write(&folder, "two.json", &ballot("visitor-2", &[("alpha", "skip", NOON + 2 * DAY)]));
    let expected = json!({ "ship": 1, "skip": 1, "as_of": "2025-01-03" });

    let ran = tally(&folder, &[one.clone(), two.clone(), one.clone()]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert_eq!(ran.out, "2 ballots counted, 2 of them new; 2 tools changed; 0 with damage\n");
    assert_eq!(community(&folder, "alpha"), expected);
    assert_eq!(community(&folder, "beta"), json!({ "ship": 0, "skip": 1, "as_of": "2025-01-01" }));

    let ledger = fs::read(folder.0.join("ballots.json")).unwrap();
    for again in [vec![two, one], Vec::new()] {
        assert_eq!(tally(&folder, &again).out, "2 ballots counted, 0 of them new; 0 tools changed; 0 with damage\n");
        assert_eq!(community(&folder, "alpha"), expected);
        assert_eq!(fs::read(folder.0.join("ballots.json")).unwrap(), ledger);
    }
    assert_eq!(folder.check().code, Some(0));
}

#[test]
fn of_one_ballot_given_twice_the_newer_votes_count_in_any_order() {
    let older = ballot("visitor-1", &[("alpha", "ship", NOON), ("beta", "ship", NOON + DAY), ("alpha", "skip", NOON - DAY)]);
    let newer = ballot("visitor-1", &[("alpha", "skip", NOON + DAY), ("beta", "skip", NOON)]);
    for (i, order) in [[&older, &newer], [&newer, &older]].into_iter().enumerate() {
        let folder = Folder::new(&format!("newer-{i}"));
        let paths = order.map(|ballot| write(&folder, &format!("{}.json", std::ptr::from_ref(ballot) as usize), ballot));
        assert_eq!(tally(&folder, &paths).code, Some(0));
        assert_eq!(community(&folder, "alpha"), json!({ "ship": 0, "skip": 1, "as_of": "2025-01-02" }));
        assert_eq!(community(&folder, "beta"), json!({ "ship": 1, "skip": 0, "as_of": "2025-01-02" }));
    }
}

#[test]
fn damage_is_named_and_the_rest_is_counted() {
    let folder = Folder::new("damage");
    let good = write(&folder, "good.json", &ballot("visitor-1", &[("alpha", "ship", NOON), ("omega", "ship", NOON)]));
    let mut partly = ballot("visitor-2", &[("alpha", "maybe", NOON), ("alpha", "ship", NOON), ("beta", "ship", 99_999_999_999_999)]);
    partly["votes"].as_array_mut().unwrap().push(json!("ship"));
    let partly = write(&folder, "partly.json", &partly);
    let other = write(&folder, "other.json", &json!({ "something": "else" }));
    let later = write(&folder, "later.json", &json!({ "shipwith": "ballot", "version": 2, "id": "visitor-3" }));
    let nameless = write(&folder, "nameless.json", &ballot("x", &[("alpha", "ship", NOON)]));
    folder.write("ballots/torn.json", "{\"shipwith\":");
    let torn = folder.0.join("ballots/torn.json");
    let missing = folder.0.join("ballots/missing.json");

    let ran = tally(&folder, &[torn, other, later, nameless, missing, partly, good]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{}", ran.out);
    for said in [
        "torn.json: not JSON at line 1, column 12: ",
        "other.json: not a ballot: ",
        "later.json: version: version 2: ",
        "nameless.json: id: found \"x\": ",
        "missing.json: ",
        "partly.json: votes[0].verdict: found \"maybe\": ",
        "partly.json: votes[3]: found the text \"ship\": ",
        "partly.json: votes: the vote on \"beta\" is of a day to come: ",
        "good.json: \"omega\" does not exist in this catalog: its vote is not counted",
        "2 ballots counted, 2 of them new; 1 tool changed; 6 with damage",
    ] {
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
    assert_eq!(community(&folder, "alpha"), json!({ "ship": 2, "skip": 0, "as_of": "2025-01-01" }));
    assert_eq!(community(&folder, "beta"), Value::Null);
}

#[test]
fn a_diff_shows_the_count_only() {
    let folder = Folder::new("diff");
    let before = include_str!("../../../../public/data/tools/aider.json").replace("builder", "skeptic");
    let mut panel = catalog();
    panel["reviewers"] = json!(["skeptic", "researcher", "operator", "futurist"].map(|id| json!({ "id": id, "name": id, "lens": "Why?" })));
    panel["featured"] = json!([]);
    folder.write("catalog.json", panel.to_string());
    fs::remove_dir_all(folder.0.join("tools")).unwrap();
    folder.write("tools/aider.json", &before);
    // The tools that it names beside itself.
    let named: Value = serde_json::from_str(&before).unwrap();
    for slug in named["alternatives"].as_array().unwrap().iter().filter_map(Value::as_str) {
        let mut other = tool(slug);
        other["reviews"] = json!([]);
        folder.write(&format!("tools/{slug}.json"), other.to_string());
    }
    let ballot = write(&folder, "one.json", &ballot("visitor-1", &[("aider", "ship", NOON)]));
    assert_eq!(tally(&folder, &[ballot]).code, Some(0));
    let after = fs::read_to_string(folder.0.join("tools/aider.json")).unwrap();
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(before, after)| before != after).collect();
    let count = "  \"community\": { \"ship\": 1, \"skip\": 0, \"as_of\": \"2025-01-01\" },";
    assert_eq!(changed, [("  \"community\": null,", count)]);
    assert_eq!(before.lines().count(), after.lines().count());
}

#[test]
fn counts_of_another_source_are_added_to_and_not_lost() {
    let folder = Folder::new("before");
    let mut alpha = tool("alpha");
    alpha["community"] = json!({ "ship": 10, "skip": 5, "as_of": "2024-06-01" });
    folder.write("tools/alpha.json", alpha.to_string());
    let one = write(&folder, "one.json", &ballot("visitor-1", &[("alpha", "ship", NOON)]));
    let two = write(&folder, "two.json", &ballot("visitor-2", &[("alpha", "skip", NOON)]));
    assert_eq!(tally(&folder, std::slice::from_ref(&one)).code, Some(0));
    assert_eq!(community(&folder, "alpha"), json!({ "ship": 11, "skip": 5, "as_of": "2025-01-01" }));
    assert_eq!(tally(&folder, &[one, two]).code, Some(0));
    assert_eq!(community(&folder, "alpha"), json!({ "ship": 11, "skip": 6, "as_of": "2025-01-01" }));
}

#[test]
fn a_catalog_in_one_file_is_counted_in_that_file() {
    let folder = Folder::new("inside-tally");
    fs::remove_dir_all(folder.0.join("tools")).unwrap();
    let mut whole = catalog();
    whole["tools"] = json!([tool("alpha"), tool("beta")]);
    folder.write("catalog.json", format!("{whole:#}"));
    let one = write(&folder, "one.json", &ballot("visitor-1", &[("alpha", "ship", NOON), ("beta", "skip", NOON)]));
    assert_eq!(tally(&folder, &[one]).code, Some(0));
    let read: Value = serde_json::from_str(&fs::read_to_string(folder.0.join("catalog.json")).unwrap()).unwrap();
    assert_eq!((&read["tools"][0]["community"]["ship"], &read["tools"][1]["community"]["skip"]), (&json!(1), &json!(1)));
}

#[test]
fn a_catalog_with_problems_is_not_counted_into() {
    let folder = Folder::new("untallied");
    folder.write("tools/beta.json", "{");
    let one = write(&folder, "one.json", &ballot("visitor-1", &[("alpha", "ship", NOON)]));
    assert_eq!(tally(&folder, &[one]).problems().len(), 1);
    assert!(!folder.0.join("ballots.json").exists());
    assert_eq!(community(&folder, "alpha"), Value::Null);
}
