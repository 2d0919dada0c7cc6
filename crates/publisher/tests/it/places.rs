//! A problem is reported once, where it is, and nothing that is no problem is reported with it.

use std::fs;

use serde_json::{Value, json};

use crate::folder::{Folder, catalog, review, tool};

/// The `file: field` of every problem.
fn places(folder: &Folder) -> Vec<String> {
    let said = folder.check();
    said.problems().iter().map(|line| line.split(": ").take(2).collect::<Vec<_>>().join(": ")).collect()
}

#[test]
fn what_follows_a_bad_record_is_reported_at_its_own_place() {
    let folder = Folder::new("places");
    let mut index = catalog();
    index["featured"] = json!([["alpha", "alpha"], ["alpha", "omega"]]);
    folder.write("catalog.json", index.to_string());
    let mut alpha = tool("alpha");
    alpha["reviews"] = json!([review("builder", "maybe", "Well."), review("stranger", "ship", "Yes.")]);
    alpha["pricing"]["plans"] = json!([{ "name": "Nameless" }, { "name": "Pro", "price": "$20" }]);
    folder.write("tools/alpha.json", alpha.to_string());
    assert_eq!(
        places(&folder),
        [
            "catalog.json: featured[0]",
            "catalog.json: featured[1]",
            "tools/alpha.json: pricing.plans[0].price",
            "tools/alpha.json: pricing.plans[1].unit",
            "tools/alpha.json: reviews[0].verdict",
            "tools/alpha.json: reviews[1].reviewer",
        ]
    );
}

#[test]
fn a_problem_of_a_tool_inside_the_catalog_says_which_tool_it_is() {
    let folder = Folder::new("inside");
    fs::remove_dir_all(folder.0.join("tools")).unwrap();
    let mut beta = tool("beta");
    beta["reviews"][1]["reviewer"] = json!("stranger");
    let mut whole = catalog();
    whole["tools"] = json!([tool("alpha"), beta]);
    folder.write("catalog.json", whole.to_string());
    assert_eq!(places(&folder), ["catalog.json: tools[1].reviews[1].reviewer"]);
}

#[test]
fn a_file_without_a_slug_still_has_all_its_problems_reported() {
    let folder = Folder::new("slugless");
    let mut gamma = tool("gamma");
    gamma["slgu"] = gamma["slug"].take();
    gamma["reviews"][0]["verdict"] = json!("maybe");
    folder.write("tools/gamma.json", gamma.to_string());
    assert_eq!(
        places(&folder),
        ["tools/gamma.json: reviews[0].verdict", "tools/gamma.json: slgu", "tools/gamma.json: slug"],
        "slgu, did you mean slug?"
    );
}

#[test]
fn a_catalog_that_cannot_be_read_is_one_problem() {
    let folder = Folder::new("torn");
    for torn in ["{ \"schema\": 1,, }", "{ \"schema\": 2 }"] {
        folder.write("catalog.json", torn);
        assert_eq!(places(&folder).len(), 1, "{torn}: {:?}", places(&folder));
    }
    fs::remove_file(folder.0.join("catalog.json")).unwrap();
    assert_eq!(places(&folder).len(), 1, "{:?}", places(&folder));
}

#[test]
fn a_featured_tool_whose_file_is_torn_does_exist() {
    let folder = Folder::new("featured");
    folder.write("tools/beta.json", "{");
    assert_eq!(places(&folder), ["tools/beta.json: not JSON at line 1, column 1"]);
}

#[test]
fn two_reviewers_of_one_id_are_a_problem() {
    let folder = Folder::new("namesakes");
    let mut index = catalog();
    let seats: &mut Vec<Value> = index["reviewers"].as_array_mut().unwrap();
    seats.push(seats[0].clone());
    folder.write("catalog.json", index.to_string());
    assert_eq!(places(&folder), ["catalog.json: reviewers[2].id"]);
}

#[test]
fn text_that_is_no_utf_8_is_a_problem() {
    let folder = Folder::new("latin");
    let text = tool("beta").to_string();
    let mut latin = text.clone().into_bytes();
    latin[text.find("Acme").unwrap()] = 0xC9; // É, as Latin-1 writes it
    folder.write("tools/beta.json", latin);
    assert_eq!(places(&folder).len(), 1);
}
