//! What is different of a tool since it was looked at last.

use serde_json::{Value, json};
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::seen::{MOST, Seen, is_later, key, slug_of, surplus};

use crate::make::{complete, panel, review, slug, tool};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// What is said of a tool that was seen on 12 November as it is made, and is now as `change` has it.
fn changes(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let before = complete("alpha");
    let mut after = before.clone();
    change(&mut after);
    let seen = Seen::of(&tool(&before), day("2026-11-12"));
    let (seen, now) = (Seen::decode(&seen.encode().unwrap()).unwrap(), tool(&after));
    let said = seen.changes(&now, &panel());
    assert_eq!(said.is_empty(), seen.is_same(&now), "{said:?}");
    said
}

#[test]
fn each_difference_is_a_sentence_and_nothing_else_is_said() {
    assert_eq!(changes(|_| {}), [""; 0]);
    assert_eq!(changes(|tool| tool["summary"] = json!("Other words.")), [""; 0], "words are no change to act on");
    assert_eq!(changes(|tool| tool["reviews"][2] = review("pm", "skip")), ["The PM now skips it.", "That makes 1 of 3 who ship it."]);
    assert_eq!(
        changes(|tool| tool["reviews"].as_array_mut().unwrap().push(review("founder", "ship"))),
        ["The Founder has judged it too, and ships it.", "That makes 3 of 4 who ship it."]
    );
    assert_eq!(
        changes(|tool| tool["reviews"] = json!([review("builder", "ship"), review("skeptic", "skip")])),
        ["The PM no longer judges it.", "That makes 1 of 2 who ship it."]
    );
    assert_eq!(changes(|tool| tool["pricing"]["plans"][0]["price"] = json!("$25")), ["Pro costs $25 per month, was $20 per month."]);
    assert_eq!(
        changes(|tool| tool["pricing"]["plans"] = json!([{ "name": "Team", "price": "Custom" }])),
        ["A plan is new: Team, Custom.", "A plan is gone: Pro."]
    );
    assert_eq!(changes(|tool| tool["pricing"]["entry"] = json!("$5")), ["To start: $5, was Free."]);
    assert_eq!(changes(|tool| tool["version"] = json!("2.0")), ["Version: 2.0, was 1.0."]);
    assert_eq!(changes(|tool| tool["version"] = Value::Null), ["Version: no longer stated, was 1.0."]);
    assert_eq!(changes(|tool| tool["license"] = json!("BSL-1.1")), ["License: BSL-1.1, was MIT."]);
}

#[test]
fn of_a_tool_that_nobody_judges_any_more_no_count_is_told() {
    let mut before = complete("alpha");
    before["reviews"] = json!([review("pm", "ship")]);
    let seen = Seen::of(&tool(&before), day("2026-11-12"));
    before["reviews"] = json!([]);
    assert_eq!(seen.changes(&tool(&before), &panel()), ["The PM no longer judges it."]);
}

#[test]
fn of_two_plans_of_one_name_each_is_told_by_its_own_price_before() {
    let plans = |plans: &[(&str, &str)]| {
        let mut json = complete("alpha");
        json["pricing"]["plans"] = plans.iter().map(|(price, unit)| json!({ "name": "Pro", "price": price, "unit": unit })).collect();
        tool(&json)
    };
    let (month, year) = ("per month", "per year");
    let seen = Seen::of(&plans(&[("$20", month), ("$200", year)]), day("2026-11-12"));
    for (now, said) in [
        (
            &[("$25", month), ("$240", year)][..],
            &["Pro costs $240 per year, was $200 per year.", "Pro costs $25 per month, was $20 per month."][..],
        ),
        (&[("$250", year)], &["Pro costs $250 per year, was $200 per year.", "A plan is gone: Pro."]),
    ] {
        assert_eq!(seen.changes(&plans(now), &panel()), said);
    }
    let seen = Seen::of(&plans(&[("$20", month)]), day("2026-11-12"));
    assert_eq!(
        seen.changes(&plans(&[("$25", month), ("$200", year)]), &panel()),
        ["A plan is new: Pro, $200 per year.", "Pro costs $25 per month, was $20 per month."]
    );
}

#[test]
fn plans_of_one_name_and_another_order_are_no_change() {
    let plan = |price: &str| json!({ "name": "Pro", "price": price, "unit": "per month" });
    let said = |before: Value, after: Value| {
        let with = |plans: Value| {
            let mut json = complete("alpha");
            json["pricing"]["plans"] = plans;
            tool(&json)
        };
        let (seen, now) = (Seen::of(&with(before), day("2026-11-12")), with(after));
        let said = seen.changes(&now, &panel());
        assert_eq!(said.is_empty(), seen.is_same(&now), "{said:?}");
        said
    };
    let both = || json!([plan("$10"), plan("$20")]);
    assert_eq!(said(both(), both()), [""; 0]);
    assert_eq!(said(both(), json!([plan("$20"), plan("$10")])), [""; 0]);
    assert_eq!(said(both(), json!([plan("$10"), plan("$25")])), ["Pro costs $25 per month, was $20 per month."]);
    assert_eq!(said(both(), json!([plan("$10")])), ["A plan is gone: Pro."]);
    assert_eq!(said(json!([plan("$10")]), both()), ["A plan is new: Pro, $20 per month."]);
}

#[test]
fn the_history_since_then_says_why_where_something_is_different() {
    let step = |date: &str, why: &str| json!({ "date": date, "of": "license", "from": "MIT", "to": "BSL-1.1", "why": why });
    let history = json!([step("2026-11-11", "Too early."), step("2026-11-20", "A new owner.")]);
    assert_eq!(
        changes(|tool| {
            tool["license"] = json!("BSL-1.1");
            tool["history"] = history.clone();
        }),
        ["License: BSL-1.1, was MIT.", "20 November 2026: A new owner."]
    );
    assert_eq!(changes(|tool| tool["history"] = history.clone()), [""; 0], "what is shown as it was has not changed");
}

#[test]
fn an_entry_that_cannot_be_read_is_no_entry() {
    for text in ["", "{}", "null", "[]", "{\"day\":\"2026-13-01\",\"panel\":[],\"plans\":[]}", "\u{0}"] {
        assert_eq!(Seen::decode(text), None, "{text}");
    }
    let mut huge = complete("alpha");
    huge["version"] = json!("9".repeat(30_000));
    assert_eq!(Seen::of(&tool(&huge), day("2026-11-12")).encode(), None, "what could not be read back is not stored");
}

#[test]
fn an_entry_of_a_later_version_is_known_as_one_and_tells_nothing() {
    let entry = Seen::of(&tool(&complete("alpha")), day("2026-11-12")).encode().unwrap();
    let unnamed = entry.replacen("\"v\":1,", "", 1);
    assert_ne!(unnamed, entry);
    assert!(Seen::decode(&unnamed).is_some(), "the first entries named no version");
    assert_eq!(Seen::decode(&unnamed), Seen::decode(&entry));
    let same = entry.replacen("\"v\":1,", "\"v\":2,", 1);
    let long = format!(r#"{{"v":2,"words":"{}"}}"#, "x".repeat(30_000));
    for text in [same.as_str(), long.as_str(), r#"{"v":99,"mood":"fine"}"#] {
        assert_eq!((Seen::decode(text), is_later(text)), (None, true), "{text}");
    }
    for text in [entry.as_str(), unnamed.as_str(), "", "{", "null", r#"{"v":"2"}"#, r#"{"v":0}"#, r#"{"v":2"#] {
        assert!(!is_later(text), "{text}");
    }
}

#[test]
fn entries_have_the_name_of_their_tool_and_only_the_latest_are_kept() {
    let name = key(&slug("alpha"));
    assert_eq!((name.as_str(), slug_of(&name)), ("seen:alpha", Some(slug("alpha"))));
    assert_eq!([slug_of("vote:alpha"), slug_of("seen:"), slug_of("seen:../x")], [None, None, None]);
    let entry = |i: usize| (slug(&format!("t{i}")), Date::from_epoch_days(20_000 + u32::try_from(i).unwrap()).unwrap());
    let gone: Vec<Slug> = surplus((0..MOST + 2).map(entry).collect());
    assert_eq!(gone, [slug("t1"), slug("t0")]);
    assert!(surplus((0..MOST).map(entry).collect()).is_empty());
}
