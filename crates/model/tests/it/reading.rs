//! A tool's file is read forgivingly: damage costs the smallest unit, and what was left out is said.

use serde_json::{Value, json};
use shipwith_model::catalog::problem::{MOST_COUNTED, Problem};
use shipwith_model::catalog::reading::Reading;
use shipwith_model::catalog::tool::Tool;

use crate::make::{complete, review, tool};

const FILE: &str = "tools/alpha.json";

/// Reads a tool that must be usable; gives it and its problems as they are printed.
fn read(json: &Value) -> (Tool, Vec<String>) {
    let (tool, problems) = Tool::read(FILE, &json.to_string()).unwrap();
    (tool, problems.iter().map(Problem::to_string).collect())
}

#[test]
fn a_complete_file_is_read_in_full() {
    let (tool, problems) = read(&complete("alpha"));
    assert_eq!(problems, [""; 0]);
    // Written out again it is what was read: no field was dropped, renamed or filled from another.
    assert_eq!(serde_json::to_value(tool).unwrap(), complete("alpha"));
}

#[test]
fn what_may_be_absent_is_absent_without_a_problem_be_it_left_out_or_null() {
    let optional = ["version", "released", "license", "links", "community", "checked"];
    let (mut null, mut out) = (complete("alpha"), complete("alpha"));
    for field in optional {
        null[field] = Value::Null;
        out.as_object_mut().unwrap().remove(field);
    }
    assert_eq!(tool(&null), tool(&out));
    assert_eq!((tool(&out).version.as_ref(), tool(&out).community, tool(&out).checked), (None, None, None));
}

#[test]
fn a_bad_field_costs_that_field_only_and_is_named_with_what_was_found_and_what_to_do() {
    let text = "write text, in quotes";
    let day = "write a day of the calendar as YYYY-MM-DD";
    let number = "write a whole number, 0 or more";
    let https = "write an address that begins with https://";
    for (pointer, bad, said) in [
        ("/maker", json!(7), format!("maker: found a number: {text}")),
        ("/category", json!(["Tools"]), format!("category: found a list: {text}")),
        ("/tagline", json!("  "), "tagline: empty: write some text".into()),
        ("/summary", Value::Null, "summary: missing: add it: text, in quotes".into()),
        ("/version", json!(true), format!("version: found true: {text}")),
        ("/license", json!({}), format!("license: found a record: {text}")),
        ("/released", json!("2025-02-30"), format!("released: found \"2025-02-30\": {day}")),
        ("/checked", json!("x".repeat(50)), format!("checked: found \"{}…\": {day}", "x".repeat(40))),
        ("/pricing", json!("Free"), "pricing: found the text \"Free\": write a record: { … }".into()),
        ("/pricing/entry", json!(0), format!("pricing.entry: found a number: {text}")),
        ("/pricing/plans", json!({}), "pricing.plans: found a record: write a list: [ … ]".into()),
        ("/pricing/plans/0/note", json!(1), format!("pricing.plans[0].note: found a number: {text}")),
        ("/links", json!("https://x.org"), "links: found the text \"https://x.org\": write a record: { … }".into()),
        ("/links/home", json!("http://x.org"), format!("links.home: found \"http://x.org\": {https}")),
        ("/links/docs", json!("javascript:alert(1)"), format!("links.docs: found \"javascript:alert(1)\": {https}")),
        ("/reviews", json!("none"), "reviews: found the text \"none\": write a list: [ … ]".into()),
        ("/reviews/1/date", json!("soon"), format!("reviews[1].date: found \"soon\": {day}")),
        ("/community", json!([]), "community: found a list: write a record: { … }".into()),
        ("/community/as_of", json!("1 May"), format!("community.as_of: found \"1 May\": {day}")),
        // Half a count is no count.
        ("/community/skip", json!(-3), format!("community.skip: found a number: {number}")),
    ] {
        let mut file = complete("alpha");
        *file.pointer_mut(pointer).unwrap() = bad;
        let (damaged, problems) = read(&file);
        assert_eq!(problems, [format!("{FILE}: {said}")]);

        *file.pointer_mut(if pointer == "/community/skip" { "/community" } else { pointer }).unwrap() = Value::Null;
        assert_eq!(damaged, read(&file).0, "{pointer}: the rest is kept as if the field were not there");
    }
}

#[test]
fn only_links_to_a_host_over_https_are_taken() {
    for (link, taken) in [
        ("https://example.com", true),
        ("https://example.com/a?b#c", true),
        ("http://example.com", false),
        ("javascript:alert(1)", false),
        ("data:text/html,hello", false),
        ("//example.com", false),
        ("example.com", false),
        ("https://", false),
        ("https:///path", false),
        ("https://bank.com@evil.com", false),
        ("https://exa mple.com", false),
        ("https://example.com/\u{0}", false),
    ] {
        let mut file = complete("alpha");
        file["links"]["home"] = json!(link);
        let (tool, problems) = read(&file);
        assert_eq!(
            (tool.links.home.as_ref().map(|link| link.as_str()), problems.len()),
            (taken.then_some(link), usize::from(!taken)),
            "{link}"
        );
        assert!(tool.links.docs.is_some(), "{link}: the other links stay");
    }
}

#[test]
fn a_bad_review_costs_that_review_only() {
    let without = |field: &str| {
        let mut review = review("skeptic", "skip");
        review.as_object_mut().unwrap().remove(field);
        review
    };
    let with = |field: &str, value: Value| {
        let mut review = review("skeptic", "skip");
        review[field] = value;
        review
    };
    let verdict = "write \"ship\" or \"skip\"";
    for (bad, said) in [
        (with("verdict", json!("maybe")), format!("reviews[1].verdict: found \"maybe\": {verdict}")),
        (with("verdict", json!("Ship")), format!("reviews[1].verdict: found \"Ship\": {verdict}")),
        (with("verdict", json!(1)), "reviews[1].verdict: found a number: write text, in quotes".into()),
        (without("verdict"), "reviews[1].verdict: missing: add it: text, in quotes".into()),
        (without("reviewer"), "reviews[1].reviewer: missing: add it: text, in quotes".into()),
        (with("quote", json!("")), "reviews[1].quote: empty: write some text".into()),
        (json!("ship"), "reviews[1]: found the text \"ship\": write a record: { … }".into()),
        (Value::Null, "reviews[1]: found null: write a record: { … }".into()),
    ] {
        let mut file = complete("alpha");
        file["reviews"][1] = bad;
        let (tool, problems) = read(&file);
        assert_eq!(problems, [format!("{FILE}: {said}")]);
        let heard: Vec<&str> = tool.reviews.iter().map(|review| review.reviewer.as_str()).collect();
        assert_eq!(heard, ["builder", "pm"], "{said}");
    }
}

#[test]
fn a_bad_plan_costs_that_plan_only() {
    let mut file = complete("alpha");
    file["pricing"]["plans"] = json!([{ "name": "Team" }, { "name": "Solo", "price": "$5", "unit": "per month" }]);
    let (tool, problems) = read(&file);
    assert_eq!(problems, [format!("{FILE}: pricing.plans[0].price: missing: add it: text, in quotes")]);
    assert_eq!((tool.pricing.plans.len(), tool.pricing.plans[0].name.as_str()), (1, "Solo"));
}

#[test]
fn a_reviewer_who_judges_twice_is_heard_once_the_first_time() {
    let mut file = complete("alpha");
    file["reviews"] = json!([review("pm", "ship"), review("builder", "ship"), review("pm", "skip")]);
    let (tool, problems) = read(&file);
    assert_eq!(problems, [format!("{FILE}: reviews[2].reviewer: \"pm\" judges twice: keep one review a reviewer")]);
    assert_eq!((tool.panel().ship, tool.panel().skip), (2, 0));
}

#[test]
fn every_fault_of_a_file_is_reported_not_only_the_first() {
    let mut file = complete("alpha");
    file["maker"] = json!(1);
    file["released"] = json!("soon");
    file["links"]["home"] = json!("http://x.org");
    file["reviews"][0]["verdict"] = json!("maybe");
    file["community"] = json!({});
    let fields: Vec<String> = Tool::read(FILE, &file.to_string()).unwrap().1.into_iter().map(|problem| problem.field).collect();
    assert_eq!(fields, ["maker", "released", "links.home", "reviews[0].verdict", "community.ship", "community.skip"]);
}

#[test]
fn a_page_counts_faults_up_to_an_end_and_whoever_checks_a_file_has_all_of_them() {
    let count = 3 * MOST_COUNTED;
    let mut file = complete("alpha");
    file["alternatives"] = json!(vec![json!(1); count]);
    for i in 0..count {
        file[format!("field-{i}")] = json!(1);
    }
    let (tool, problems) = Tool::read(FILE, &file.to_string()).unwrap();
    assert_eq!((tool.reviews.len(), problems.len()), (3, MOST_COUNTED + 1), "one more says that there are more");
    assert_eq!(problems[0].field, "alternatives[0]");
    let reading = Reading::new(FILE);
    assert!(reading.read::<Tool>(&file).is_some());
    assert_eq!(reading.unknown_fields().len(), count);
    assert_eq!(reading.into_problems().len(), count);
}

#[test]
fn every_fault_of_a_record_that_is_left_out_is_reported_too() {
    let mut file = complete("alpha");
    file["reviews"][1] = json!({ "verdict": "maybe", "quote": 5, "date": "soon" });
    let (tool, problems) = read(&file);
    let fields: Vec<&str> = problems.iter().filter_map(|said| said.strip_prefix("tools/alpha.json: ")?.split(": ").next()).collect();
    assert_eq!(fields, ["reviewer", "verdict", "quote", "date"].map(|field| format!("reviews[1].{field}")));
    assert_eq!(tool.reviews.len(), 2);

    let problem = Tool::read(FILE, &json!({ "name": "", "maker": 1, "links": { "home": 2 } }).to_string()).unwrap_err();
    assert_eq!(problem.field, "slug", "of a file without a tool the first fault is told");
}

#[test]
fn a_field_that_is_written_twice_counts_as_it_was_written_last() {
    let text = complete("alpha").to_string().replacen('{', "{\"maker\":\"Another\",\"reviews\":[],", 1);
    let (tool, problems) = Tool::read(FILE, &text).unwrap();
    assert_eq!((tool.maker.as_str(), tool.reviews.len(), problems.len()), ("Acme", 3, 0));
}

#[test]
fn what_is_not_read_as_a_file_is_taken_strictly_and_never_in_part() {
    let strictly = |file: &Value| serde_json::from_value::<Tool>(file.clone()).map_err(|error| error.to_string());
    assert_eq!(strictly(&complete("alpha")).unwrap(), *tool(&complete("alpha")));
    for pointer in ["/maker", "/pricing/plans/0/note", "/reviews/0/verdict", "/community/skip", "/links/home"] {
        let mut file = complete("alpha");
        *file.pointer_mut(pointer).unwrap() = json!([]);
        strictly(&file).unwrap_err();
    }
    let mut twice = complete("alpha");
    twice["reviews"] = json!([review("pm", "ship"), review("pm", "skip")]);
    assert!(strictly(&twice).unwrap_err().contains("judges twice"));
}
