//! Every input has a bound, which is said where it is refused; and what is within it takes time in proportion.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use shipwith::tally::ledger::Ledger;
use shipwith_model::ballot::file::{BallotId, ToolVote};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Community;
use shipwith_model::catalog::verdict::Verdict;

use crate::folder::{Folder, catalog, run, tool};

fn ballot(id: &str, votes: &[Value]) -> Value {
    json!({ "shipwith": "ballot", "version": 1, "id": id, "votes": votes, "picks": [] })
}

fn vote(tool: &str) -> Value {
    json!({ "tool": tool, "verdict": "ship", "at": 1_700_000_000_000_u64 })
}

#[test]
fn what_is_too_large_is_named_with_its_bound() {
    let folder = Folder::new("bounds");
    let spaces = |megabytes: usize| " ".repeat(megabytes * 1_000_000 + 1);
    folder.write("tools/alpha.json", tool("alpha").to_string() + &spaces(1));
    assert_eq!(folder.check().problems(), ["tools/alpha.json: larger than 1 MB: shorten it: visitors fetch the whole of it"]);
    folder.write("tools/alpha.json", tool("alpha").to_string());
    folder.write("one.json", ballot("abcdefgh", &[vote("alpha")]).to_string() + &spaces(4));
    let one = folder.0.join("one.json");
    let ran = run([Path::new("tally"), &folder.0, &one]);
    let why = "larger than 4 MB: no visitor has voted that often: leave it out: not counted";
    assert!(ran.code == Some(1) && ran.out.starts_with(&format!("{}: {why}\n", one.display())), "{}", ran.out);
    fs::remove_file(one).unwrap();

    let huge = fs::File::create(folder.0.join("whole.json")).unwrap();
    huge.set_len(256_000_001).unwrap();
    let ran = run([Path::new("import"), &folder.0.join("whole.json"), Path::new("--dir"), &folder.0.join("split")]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("whole.json: larger than 256 MB: keep the tools in files of their own, in tools/"), "{}", ran.err);
    fs::rename(folder.0.join("whole.json"), folder.0.join("catalog.json")).unwrap();
    assert_eq!(folder.check().problems(), ["catalog.json: larger than 256 MB: keep the tools in files of their own, in tools/"]);
}

#[test]
fn a_list_that_is_too_long_is_named_with_its_bound() {
    let folder = Folder::new("bounds-lists");
    let mut alpha = tool("alpha");
    alpha["reviews"] = json!(vec![json!(1); 1_001]);
    folder.write("tools/alpha.json", alpha.to_string());
    let advice = "keep at most 1000: nothing else of the file was looked at";
    assert_eq!(folder.check().problems(), [format!("tools/alpha.json: reviews: 1001 members, more than 1000: {advice}")]);
    let mut index = catalog();
    index["featured"] = json!(vec![json!(["alpha", "beta"]); 10_001]);
    folder.write("tools/alpha.json", tool("alpha").to_string());
    folder.write("catalog.json", index.to_string());
    let advice = "keep at most 10000: nothing else of the file was looked at";
    assert_eq!(folder.check().problems(), [format!("catalog.json: featured: 10001 members, more than 10000: {advice}")]);
    // One more than may be, all of them different.
    folder.write("catalog.json", catalog().to_string());
    let votes: Vec<Value> = (0..20_001).map(|i| vote(&format!("tool-{i}"))).collect();
    folder.write("one.json", ballot("abcdefgh", &votes).to_string());
    let ran = run([Path::new("tally"), &folder.0, &folder.0.join("one.json")]);
    assert!(ran.code == Some(1) && ran.out.contains("votes: 20001 votes, more than 20000: leave it out: not counted"), "{}", ran.out);
}

#[test]
fn of_a_file_with_very_many_problems_a_thousand_are_named_and_the_rest_is_counted() {
    let folder = Folder::new("bounds-problems");
    let mut whole = catalog();
    whole["tools"] = json!((0..5_000).map(|i| json!({ "slug": format!("Bad {i}"), "name": "x" })).collect::<Vec<_>>());
    folder.write("whole.json", format!("{whole:#}"));
    let ran = run([Path::new("import"), &folder.0.join("whole.json"), Path::new("--dir"), &folder.0.join("split")]);
    assert_eq!(ran.code, Some(1));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!((lines.len(), *lines.last().unwrap()), (1_002, "1001 problems"));
    assert!(ran.out.contains(" more problems: mend those that are named first\n"), "{}", lines[1_000]);
}

/// What this thread has cost the machine so far, in seconds: whatever else goes on there does not count.
fn spent() -> Option<f64> {
    let nanoseconds = fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse::<f64>().ok()?;
    Some(nanoseconds / 1e9)
}

/// How many times as much one piece of work costs as another, each at its best; nothing where the system does not tell.
fn ratio(large: impl Fn(), small: impl Fn()) -> Option<f64> {
    let cost = |work: &dyn Fn()| {
        let began = spent()?;
        work();
        Some(spent()? - began)
    };
    let best = |work: &dyn Fn()| (0..5).filter_map(|_| cost(work)).reduce(f64::min);
    Some(best(&large)? / best(&small)?)
}

#[test]
fn the_cost_of_counting_ballots_is_in_proportion_to_their_number() {
    let count = |ballots: usize| {
        let mut ledger = Ledger::default();
        let community = Community { ship: 1, skip: 0, as_of: None };
        for i in 0..ballots {
            let id = BallotId::parse(&format!("visitor-{i}")).unwrap();
            let tool = Slug::parse(&format!("tool-{i}")).unwrap();
            // Another source says something of the tool, which was once looked for in all ballots.
            ledger.note_before(&tool, community);
            ledger.merge(&id, &[ToolVote { tool, verdict: Verdict::Ship, at: 1_700_000_000_000 }]);
        }
        assert_eq!((ledger.len(), ledger.counts().len()), (ballots, ballots));
    };
    // As many ballots in all: about the same in proportion, and 32 times as much were each held against all others.
    if let Some(ratio) = ratio(|| count(8_000), || (0..32).for_each(|_| count(250))) {
        assert!(ratio < 10.0, "{ratio}");
    }
}

#[test]
fn a_thousand_places_are_found_in_a_large_file_at_no_more_than_the_cost_of_ten() {
    let text = json!({ "tools": (0..4_000).map(|i| json!({ "slug": "a", "reviews": [{ "n": i }] })).collect::<Vec<_>>() }).to_string();
    let find = |places: usize| {
        let all = shipwith::json_place::Places::new(&text);
        (0..places).for_each(|i| assert_eq!(all.line(&format!("tools[{}].reviews[0].n", i * 3)), 1));
    };
    // The text is gone through once for a thousand, and ten times for ten that know nothing of one another.
    if let Some(ratio) = ratio(|| find(1_000), || (0..10).for_each(|_| find(1))) {
        assert!(ratio < 5.0, "{ratio}");
    }
}

#[test]
fn thousands_of_ballots_are_counted_in_one_run() {
    let folder = Folder::new("bounds-ballots");
    let one = |i: usize| {
        let name = format!("b/{i}.json");
        folder.write(&name, ballot(&format!("visitor-{i}"), &[vote(if i.is_multiple_of(2) { "alpha" } else { "beta" })]).to_string());
        PathBuf::from(name)
    };
    let paths: Vec<PathBuf> = (0..2_000).map(one).collect();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_shipwith"));
    let ran = command.current_dir(&folder.0).args(["tally", "."]).args(&paths).output().unwrap();
    let said = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(said, "2000 ballots counted, 2000 of them new; 2 tools changed; 0 with damage\n");
}

#[test]
fn complaints_about_one_ballot_are_bounded() {
    let folder = Folder::new("bounds-complaints");
    let votes: Vec<Value> = (0..5_000).map(|i| vote(&format!("tool-{i}"))).collect();
    folder.write("one.json", ballot("abcdefgh", &votes).to_string());
    let ran = run([Path::new("tally"), &folder.0, &folder.0.join("one.json")]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 22), "{}", ran.out);
    assert!(ran.out.contains("one.json: 4980 more of that kind\n"), "{}", ran.out);
}
