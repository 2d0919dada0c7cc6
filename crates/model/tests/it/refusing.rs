//! A tool's file that is of no use as a whole is refused, and the refusal says why and where.

use serde_json::{Value, json};
use shipwith_model::catalog::tool::Tool;

use crate::make::complete;

const FILE: &str = "tools/alpha.json";

/// What is said about a file that is of no use.
fn refusal(text: &str) -> String {
    Tool::read(FILE, text).unwrap_err().to_string()
}

#[test]
fn a_file_without_a_slug_or_a_name_is_of_no_use_and_says_which() {
    let advice = "write lower-case letters, digits and single hyphens, at most 64 characters";
    for (field, value, said) in [
        ("slug", Value::Null, "slug: missing: add it: text, in quotes".to_owned()),
        ("slug", json!("../secret"), format!("slug: found \"../secret\": {advice}")),
        ("slug", json!("Alpha"), format!("slug: found \"Alpha\": {advice}")),
        ("name", Value::Null, "name: missing: add it: text, in quotes".into()),
        ("name", json!(" "), "name: empty: write some text".into()),
    ] {
        let mut file = complete("alpha");
        file[field] = value;
        assert_eq!(refusal(&file.to_string()), format!("{FILE}: {said}"));
    }
}

#[test]
fn a_file_that_is_no_json_object_says_what_it_is_and_where_it_breaks() {
    let syntax = "mend the syntax there: a comma, quote or bracket is missing or too many";
    let page = "a web page, where JSON was expected: check that the file is there: the server answered with HTML";
    let object = "the file must hold one JSON object: { … }";
    for (text, said) in [
        ("{\n  \"slug\": \"alpha\"\n  \"name\": \"Alpha\"\n}", format!("not JSON at line 3, column 3: {syntax}")),
        ("{ \"slug\": alpha }", format!("not JSON at line 1, column 11: {syntax}")),
        ("{ \"slug\": \"alpha\", }", format!("not JSON at line 1, column 20: {syntax}")),
        ("<!doctype html>\n<title>404</title>", page.into()),
        ("\n  <html></html>", page.into()),
        ("[]", format!("found a list: {object}")),
        ("\"alpha\"", format!("found the text \"alpha\": {object}")),
        ("null", format!("found null: {object}")),
    ] {
        assert_eq!(refusal(text), format!("{FILE}: {said}"));
    }
}

#[test]
fn a_file_that_was_cut_off_on_its_way_is_refused_wherever_it_was_cut() {
    let whole = complete("alpha").to_string();
    for end in 0..whole.len() {
        assert!(refusal(&whole[..end]).contains("not JSON at line 1, column "), "cut at {end}");
    }
}

#[test]
fn the_column_is_counted_in_characters_as_an_editor_counts_it() {
    let said = refusal("{ \"quote\": \"’’’’\" \"date\": \"\" }");
    assert!(said.contains("line 1, column 19:"), "{said}");
}
