//! `catalog.json` is read forgivingly too; only a schema of another version is refused as a whole.

use serde_json::{Value, json};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::problem::Problem;

use crate::make::{complete, slug};

const FILE: &str = "catalog.json";

/// A catalog that has everything and no fault.
fn whole() -> Value {
    json!({
        "schema": 1,
        "site": {
            "title": "My site",
            "tagline": "Which?",
            "address": "https://example.com/tools/",
            "language": "pt-BR",
            "newsletter": { "title": "News", "blurb": "Monthly.", "action": "https://example.com/subscribe", "field": "address" },
        },
        "reviewers": [
            { "id": "builder", "name": "The Builder", "lens": "Would I?" },
            { "id": "skeptic", "name": "The Skeptic", "lens": "Who pays?" },
        ],
        "featured": [["alpha", "beta"], ["beta", "gamma"]],
        "tools": [complete("alpha"), complete("beta"), complete("gamma")],
    })
}

fn read(json: &Value) -> (Catalog, Vec<String>) {
    let (catalog, problems) = Catalog::read(FILE, &json.to_string()).unwrap();
    (catalog, problems.iter().map(Problem::to_string).collect())
}

/// What a catalog holds, as JSON: it has no form of its own to be written in.
fn shape(catalog: &Catalog) -> Value {
    let tools: Vec<&str> = catalog.tools.iter().map(|tool| tool.slug.as_str()).collect();
    json!({ "site": catalog.site, "reviewers": catalog.reviewers, "featured": catalog.featured, "tools": tools })
}

#[test]
fn a_complete_catalog_is_read_in_full() {
    let (catalog, problems) = read(&whole());
    assert_eq!(problems, [""; 0]);
    let mut expected = whole();
    expected["tools"] = json!(["alpha", "beta", "gamma"]);
    expected.as_object_mut().unwrap().remove("schema");
    assert_eq!(shape(&catalog), expected);
}

#[test]
fn a_bad_part_costs_that_part_only() {
    let pair = "not a pair: write two different slugs: [\"one\", \"other\"]";
    let action = "write an https:// address, or a path of your own site that begins with ./, without spaces";
    // Where the fault is, what stands there, what is said, and what of the catalog is lost with it.
    let address = "write the https:// address of the site, with a slash at its end";
    let language = "write the tag of a language, such as \"de\" or \"pt-BR\"";
    for (pointer, bad, said, lost) in [
        ("/site/title", json!(1), "site.title: found a number: write text, in quotes", "/site/title"),
        (
            "/site/address",
            json!("https://example.com"),
            &format!("site.address: found \"https://example.com\": {address}"),
            "/site/address",
        ),
        ("/site/language", json!("german"), &format!("site.language: found \"german\": {language}"), "/site/language"),
        ("/site/language", json!("de_AT"), &format!("site.language: found \"de_AT\": {language}"), "/site/language"),
        (
            "/site/newsletter/action",
            json!("http://x.org"),
            &format!("site.newsletter.action: found \"http://x.org\": {action}"),
            "/site/newsletter",
        ),
        (
            "/site/newsletter/action",
            json!("javascript:x"),
            &format!("site.newsletter.action: found \"javascript:x\": {action}"),
            "/site/newsletter",
        ),
        (
            "/site/newsletter/action",
            json!("./sub scribe"),
            &format!("site.newsletter.action: found \"./sub scribe\": {action}"),
            "/site/newsletter",
        ),
        (
            "/site/newsletter/action",
            json!("https://x.org/a\tb"),
            &format!("site.newsletter.action: found \"https://x.org/a\tb\": {action}"),
            "/site/newsletter",
        ),
        ("/site/newsletter/action", Value::Null, "site.newsletter.action: missing: add it: text, in quotes", "/site/newsletter"),
        ("/reviewers/0/id", Value::Null, "reviewers[0].id: missing: add it: text, in quotes", "/reviewers/0"),
        ("/reviewers/0/name", json!(""), "reviewers[0].name: empty: write some text", "/reviewers/0"),
        ("/reviewers/0", json!("builder"), "reviewers[0]: found the text \"builder\": write a record: { … }", "/reviewers/0"),
        ("/featured/0", json!(["alpha", "alpha"]), &format!("featured[0]: {pair}"), "/featured/0"),
        ("/featured/0", json!(["alpha"]), &format!("featured[0]: {pair}"), "/featured/0"),
        ("/featured/0", json!(["alpha", "No Slug"]), &format!("featured[0]: {pair}"), "/featured/0"),
        ("/featured/0", json!("alpha"), &format!("featured[0]: {pair}"), "/featured/0"),
        ("/tools/0/name", Value::Null, "tools[0].name: missing: add it: text, in quotes", "/tools/0"),
        ("/tools/0", json!([]), "tools[0]: found a list: write a record: { … }", "/tools/0"),
    ] {
        let mut file = whole();
        *file.pointer_mut(pointer).unwrap() = bad;
        let (catalog, problems) = read(&file);
        assert_eq!(problems, [format!("{FILE}: {said}")]);

        let mut expected = shape(&read(&whole()).0);
        match lost.strip_suffix("/0") {
            Some(list) => drop(expected.pointer_mut(list).unwrap().as_array_mut().unwrap().remove(0)),
            None if lost == "/site/title" => expected["site"]["title"] = json!(""),
            None => *expected.pointer_mut(lost).unwrap() = Value::Null,
        }
        assert_eq!(shape(&catalog), expected, "{said}: the rest is kept");
    }
}

#[test]
fn a_catalog_of_another_schema_is_refused_and_both_numbers_are_named() {
    for schema in [0, 2, 99] {
        let mut file = whole();
        file["schema"] = json!(schema);
        let said = Catalog::read(FILE, &file.to_string()).unwrap_err().to_string();
        assert_eq!(said, format!("{FILE}: schema: schema {schema}: this version reads schema 1: use the one that fits"));
    }
}

#[test]
fn a_catalog_that_does_not_say_its_schema_is_read_and_that_is_said() {
    let mut file = whole();
    file["schema"] = Value::Null;
    let (catalog, problems) = read(&file);
    assert_eq!(problems, ["catalog.json: schema: missing: add it: a whole number, 0 or more"]);
    assert_eq!(shape(&catalog), shape(&read(&whole()).0));
}

#[test]
fn a_catalog_that_is_no_json_object_is_refused() {
    for (text, said) in [
        ("{\n\"schema\": 1,,\n}", "not JSON at line 2, column 13"),
        ("<!doctype html>", "a web page, where JSON was expected"),
        ("[1]", "found a list"),
    ] {
        let problem = Catalog::read(FILE, text).unwrap_err().to_string();
        assert!(problem.starts_with(&format!("{FILE}: {said}: ")), "{problem}");
    }
}

#[test]
fn a_newsletter_may_be_posted_to_a_path_of_the_same_site_in_a_field_called_email() {
    let mut file = whole();
    file["site"]["newsletter"] = json!({ "title": "News", "blurb": "Monthly.", "action": " ./subscribe " });
    let (catalog, problems) = read(&file);
    let newsletter = catalog.site.newsletter.unwrap();
    assert_eq!((newsletter.action.as_str(), newsletter.field.as_str(), problems.len()), ("./subscribe", "email", 0));
}

#[test]
fn an_empty_catalog_still_has_a_name_and_nothing_to_open_with() {
    let (catalog, problems) = read(&json!({}));
    assert_eq!(problems.len(), 2, "schema and site are missing: {problems:?}");
    assert_eq!((catalog.site.name(), catalog.openings(), catalog.is_whole()), ("Shipwith", vec![], false));
}

#[test]
fn a_catalog_without_featured_pairs_opens_with_its_first_two_tools() {
    let mut file = whole();
    assert_eq!(read(&file).0.openings().len(), 2, "featured pairs go before");
    file["featured"] = Value::Null;
    assert_eq!(read(&file).0.openings(), [(slug("alpha"), slug("beta"))]);
}

#[test]
fn a_tool_that_came_with_the_catalog_is_found_by_its_slug() {
    let catalog = read(&whole()).0;
    assert_eq!(catalog.tool(&slug("beta")).map(|tool| tool.slug.clone()), Some(slug("beta")));
    assert_eq!(catalog.tool(&slug("omega")), None);
}
