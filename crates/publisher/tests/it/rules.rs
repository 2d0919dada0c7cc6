//! Each kind of problem has a name and a page, which says what is wrong, and what is right.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use shipwith::check::rules::{ALL, id, page};

use crate::folder::{Folder, run, tool};

/// The rules that the check names for a catalog with that tool, problems and notes.
fn named(folder: &Folder, change: &Value) -> Vec<String> {
    let mut gamma = tool("gamma");
    for (field, value) in change.as_object().unwrap() {
        gamma[field] = value.clone();
    }
    folder.write("tools/gamma.json", gamma.to_string());
    let ran = run([Path::new("check"), &folder.0, Path::new("--format"), Path::new("sarif")]);
    let sarif: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err));
    let results = sarif["runs"][0]["results"].as_array().unwrap().iter();
    results.map(|result| result["ruleId"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_a_page_shows_as_wrong_is_found_and_what_it_shows_as_right_is_not() {
    let mut shown = 0;
    for rule in ALL {
        let blocks = page(*rule).split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap());
        let examples: Vec<Value> = blocks.map(|block| serde_json::from_str(block).unwrap()).collect();
        let [wrong, right] = examples.as_slice() else {
            assert!(examples.is_empty(), "{}", id(*rule));
            continue;
        };
        let folder = Folder::new(&format!("rule-{}", id(*rule)));
        assert_eq!(named(&folder, wrong), [id(*rule)]);
        assert_eq!(named(&folder, right), [""; 0], "{}", id(*rule));
        shown += 1;
    }
    assert!(shown > 12, "{shown} pages have examples");
}

#[test]
fn every_rule_has_a_page_and_no_page_is_of_none() {
    let mut pages: Vec<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort_unstable();
    let mut rules: Vec<String> = ALL.iter().map(|rule| format!("{}.md", id(*rule))).collect();
    rules.sort_unstable();
    assert_eq!(pages, rules);
    let publish = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/publish.md")).unwrap();
    for rule in ALL {
        assert!(page(*rule).starts_with(&format!("# {}: ", id(*rule))), "{}", id(*rule));
        assert!(publish.contains(&format!("(rules/{}.md)", id(*rule))), "docs/publish.md does not lead to {}", id(*rule));
    }
}

#[test]
fn a_rule_is_explained_and_all_are_listed() {
    let ran = run(["explain", "unit"]);
    assert!(ran.code == Some(0) && ran.out.starts_with("# unit: a price"), "{}", ran.out);
    let list = run(["explain"]).out;
    assert_eq!(list.lines().count(), ALL.len());
    assert!(list.contains("unit            a price that does not say what it buys\n"), "{list}");
    let ran = run(["explain", "nothing"]);
    assert!(ran.code == Some(2) && ran.err.contains("there is no rule \"nothing\""), "{}", ran.err);
}

#[test]
fn notes_of_one_rule_can_be_refused() {
    let folder = Folder::new("rules-deny");
    let mut gamma = tool("gamma");
    gamma["reviews"] = json!([]);
    folder.write("tools/gamma.json", gamma.to_string());
    let check = |deny: &str| run(["check", folder.0.to_str().unwrap(), "--deny", deny]);
    assert_eq!(check("control").code, Some(0));
    let ran = check("unreviewed");
    assert!(ran.code == Some(1) && ran.err.contains("notes are refused"), "{}", ran.err);
    let ran = check("unreveiwed");
    assert!(ran.code == Some(2) && ran.err.contains("`shipwith explain` lists them"), "{}", ran.err);
}

#[test]
fn of_many_notes_those_that_are_refused_are_named_and_the_rest_is_counted() {
    let folder = Folder::new("rules-many");
    for number in 100..201 {
        let mut unreviewed = tool(&format!("tool-{number}"));
        unreviewed["reviews"] = json!([]);
        folder.write(&format!("tools/tool-{number}.json"), unreviewed.to_string());
    }
    let mut last = tool("zeta");
    last["summary"] = json!("It has a\u{7} bell.");
    folder.write("tools/zeta.json", last.to_string());
    let ran = run(["check", folder.0.to_str().unwrap(), "--deny", "control"]);
    assert!(ran.code == Some(1) && ran.err.contains("tools/zeta.json"), "{}", ran.err);
    assert!(ran.err.contains("note: 2 more notes beside these\n"), "{}", ran.err);
}

#[test]
fn sarif_names_the_file_the_line_and_the_rule() {
    let folder = Folder::new("rules-sarif");
    folder.write("tools/beta.json", format!("{:#}", tool("beta")).replace("\"ship\"", "\"maybe\""));
    let ran = run([Path::new("check"), &folder.0, Path::new("--format"), Path::new("sarif")]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let sarif: Value = serde_json::from_str(&ran.out).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with("/tools/beta.json"));
    let text = fs::read_to_string(folder.0.join("tools/beta.json")).unwrap();
    let line = 1 + text.lines().position(|line| line.contains("maybe")).unwrap();
    assert_eq!((&place["region"]["startLine"], &result["level"], &result["ruleId"]), (&json!(line), &json!("error"), &json!("value")));
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.len() == ALL.len() && rules[0]["help"]["markdown"].as_str().unwrap().starts_with("# ballots"));
}
