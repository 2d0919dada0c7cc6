//! `catalog check` reports every problem at once.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::folder::{Folder, catalog, review, run, tool};

#[test]
fn the_catalog_of_this_house_has_no_problems() {
    let ran = run(["check", concat!(env!("CARGO_MANIFEST_DIR"), "/public/data")]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert!(ran.out.ends_with("reviewers: no problems\n"), "{}", ran.out);
}

#[test]
fn a_sound_catalog_is_summed_up() {
    let ran = Folder::new("sound").check();
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "2 tools, 4 reviews, 2 reviewers: no problems\n"));
}

#[test]
fn every_problem_of_a_catalog_is_reported_at_once_each_with_its_cure() {
    let folder = Folder::new("faults");
    let mut catalog = catalog();
    catalog["featured"] = json!([["alpha", "betta"]]);
    catalog["site"]["titel"] = json!("Twice");
    folder.write("catalog.json", catalog.to_string());

    let mut alpha = tool("alpha");
    alpha["licence"] = json!("MIT");
    alpha["released"] = json!("2025-02-30");
    alpha["checked"] = json!("2999-01-01");
    alpha["pricing"]["plans"] = json!([{ "name": "Pro", "price": "$20" }, { "name": "Solo", "price": "Free" }]);
    alpha["links"]["docs"] = json!("http://example.com");
    alpha["reviews"] = json!([
        review("builder", "ship", "Yes."),
        review("skeptik", "skip", "No."),
        review("skeptic", "maybe", "Well."),
        review("skeptic", "skip", " "),
        review("builder", "skip", "On second thoughts, no."),
    ]);
    folder.write("tools/alpha.json", alpha.to_string());
    folder.write("tools/gamma.json", tool("alpha").to_string());
    folder.write("tools/torn.json", "{\n  \"slug\": \"torn\",\n  \"name\" \"Torn\"\n}");

    let mut expected = [
        "catalog.json: featured[0]: \"betta\" does not exist, did you mean \"beta\"?: name two tools of this catalog",
        "catalog.json: site.titel: unknown field, did you mean \"title\"?: remove it, or use one of title, tagline, newsletter",
        "tools/alpha.json: checked: 2999-01-01 lies in the future: write a day that has come",
        "tools/alpha.json: licence: unknown field, did you mean \"license\"?: remove it, or use one of $schema, slug, name, maker, \
         category, tagline, summary, version, released, license, pricing, links, reviews, community, checked",
        "tools/alpha.json: links.docs: found \"http://example.com\": write an address that begins with https://",
        "tools/alpha.json: pricing.plans[0].unit: \"$20\" without a unit: say what it buys: \"per user per month\"",
        "tools/alpha.json: released: found \"2025-02-30\": write a day of the calendar as YYYY-MM-DD",
        "tools/alpha.json: reviews[1].reviewer: \"skeptik\" is not of the panel, did you mean \"skeptic\"?: name a reviewer of catalog.json",
        "tools/alpha.json: reviews[2].verdict: found \"maybe\": write \"ship\" or \"skip\"",
        "tools/alpha.json: reviews[3].quote: empty: write some text, or leave the field out",
        "tools/alpha.json: reviews[4].reviewer: \"builder\" judges twice: keep one review a reviewer",
        "tools/gamma.json: slug: \"alpha\" in a file of another name: give file and slug the same name",
        "tools/gamma.json: slug: \"alpha\" is also in tools/alpha.json: give each tool a slug of its own",
        "tools/torn.json: not JSON at line 3, column 10: mend the syntax there: a comma, quote or bracket is missing or too many",
    ];
    expected.sort_unstable();
    assert_eq!(folder.check().problems(), expected);
}

#[test]
fn a_folder_that_does_not_exist_is_told_from_one_that_holds_no_catalog() {
    let folder = Folder::new("nowhere");
    let missing = folder.0.join("missing");
    let ran = run([Path::new("check"), &missing]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(ran.err, format!("catalog: {}: no such folder\n", missing.display()));

    fs::create_dir(&missing).unwrap();
    let ran = run([Path::new("check"), &missing]);
    assert_eq!(ran.problems(), ["catalog.json: missing: add it: it names the site, the panel and the featured pairs"]);
}

#[test]
fn tools_are_kept_either_in_the_catalog_or_in_files_of_their_own() {
    let folder = Folder::new("either");
    let mut whole = catalog();
    whole["tools"] = json!([tool("alpha"), tool("beta")]);
    folder.write("catalog.json", whole.to_string());
    let cure = "keep either: the page reads no tool files when this field is there";
    let said = folder.check();
    assert!(
        said.problems().contains(&format!("catalog.json: tools: tools, though there are files in tools/: {cure}").as_str()),
        "{}",
        said.out
    );

    fs::remove_dir_all(folder.0.join("tools")).unwrap();
    let said = folder.check();
    assert_eq!((said.code, said.out.as_str()), (Some(0), "2 tools, 4 reviews, 2 reviewers: no problems\n"));
}
