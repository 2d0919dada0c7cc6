//! `shipwith check` reports every problem at once.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use shipwith::check::{Checker, Days};
use shipwith_model::catalog::date::{DAY, Date};

use crate::folder::{Folder, catalog, review, run, tool};

#[test]
fn the_catalog_of_this_house_has_no_problems() {
    let ran = run(["check", concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data")]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert!(ran.out.ends_with("reviewers: no problems\n"), "{}", ran.out);
}

#[test]
fn a_sound_catalog_is_summed_up() {
    let ran = Folder::new("sound").check();
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "2 tools, 4 reviews, 2 reviewers: no problems\n"));
}

#[test]
fn every_problem_of_a_catalog_is_reported_at_once_each_with_what_to_do() {
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
        "catalog.json: site.titel: unknown field, did you mean \"title\"?: remove it, or use one of title, tagline, address, language, newsletter",
        "tools/alpha.json: checked: 2999-01-01 lies in the future: write a day that has come",
        "tools/alpha.json: licence: unknown field, did you mean \"license\"?: remove it, or use one of $schema, slug, name, maker, \
         category, tagline, summary, version, released, license, pricing, links, reviews, community, checked, sources, history, alternatives",
        "tools/alpha.json: links.docs: found \"http://example.com\": write an address that begins with https://",
        "tools/alpha.json: pricing.plans[0].unit: \"$20\" without a unit: say what it buys: \"per user per month\"",
        "tools/alpha.json: released: found \"2025-02-30\": write a day of the calendar as YYYY-MM-DD",
        "tools/alpha.json: reviews[1].reviewer: \"skeptik\" is not of the panel, did you mean \"skeptic\"?: name a reviewer of catalog.json",
        "tools/alpha.json: reviews[2].verdict: found \"maybe\": write \"ship\" or \"skip\"",
        "tools/alpha.json: reviews[3].quote: empty: write some text",
        "tools/alpha.json: reviews[4].reviewer: \"builder\" judges twice: keep one review a reviewer",
        "tools/gamma.json: slug: \"alpha\" in a file of another name: give file and slug the same name",
        "tools/gamma.json: slug: \"alpha\" is also in tools/alpha.json: give each tool a slug of its own",
        "tools/torn.json: not JSON at line 3, column 10: mend the syntax there: a comma, quote or bracket is missing or too many",
    ];
    expected.sort_unstable();
    assert_eq!(folder.check().problems(), expected);
}

#[test]
fn today_has_come_and_the_day_after_tomorrow_has_not() {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() / 86_400;
    let day = |ahead: u64| Date::from_epoch_days(u32::try_from(days + ahead).unwrap()).unwrap().iso();
    let folder = Folder::new("calendar");
    let checked = |day: String| {
        let mut alpha = tool("alpha");
        alpha["checked"] = json!(day);
        folder.write("tools/alpha.json", alpha.to_string());
        folder.check()
    };
    assert_eq!(checked(day(0)).code, Some(0));
    // Not tomorrow: midnight may fall between the two looks at the clock.
    let said = format!("tools/alpha.json: checked: {} lies in the future: write a day that has come", day(2));
    assert_eq!(checked(day(2)).problems(), [said]);
}

#[test]
fn a_day_has_come_once_it_has_begun_anywhere_on_earth_and_a_vote_is_of_no_later_day_than_utc_has() {
    let noon = 20_787 * DAY + DAY / 2;
    assert_eq!(Date::of_moment(noon), Date::parse("2026-11-30"));
    let problems = |checked: &str| {
        let mut checker = Checker::new("catalog.json", Some(catalog().to_string().as_bytes()), Days::of_moment(noon).unwrap());
        let mut alpha = tool("alpha");
        alpha["checked"] = json!(checked);
        checker.tool("tools/alpha.json", alpha.to_string().as_bytes());
        checker.tool("tools/beta.json", tool("beta").to_string().as_bytes());
        let vote = json!({ "tool": "alpha", "verdict": "ship", "at": noon + DAY });
        checker.ledger("ballots.json", json!({ "schema": 1, "ballots": [{ "id": "abcdefgh", "votes": [vote] }] }).to_string().as_bytes());
        checker.finish().findings.iter().map(|finding| finding.problem.to_string()).collect::<Vec<_>>()
    };
    let vote = "ballots.json: ballots[0].votes: the vote on \"alpha\" is of a day to come: remove the vote, or mend its \"at\"";
    assert_eq!(problems("2026-12-01"), [vote]);
    let said = "tools/alpha.json: checked: 2026-12-02 lies in the future: write a day that has come";
    assert_eq!(problems("2026-12-02"), [vote, said]);
}

#[test]
fn a_year_of_too_few_digits_is_a_problem_wherever_a_day_stands() {
    let folder = Folder::new("early");
    let mut alpha = tool("alpha");
    alpha["released"] = json!("0026-11-28");
    alpha["checked"] = json!("1899-12-31");
    alpha["reviews"][0]["date"] = json!("0206-01-02");
    folder.write("tools/alpha.json", alpha.to_string());
    let said = |field: &str, day: &str| format!("tools/alpha.json: {field}: {day} lies before 1900: write all four digits of the year");
    assert_eq!(
        folder.check().problems(),
        [said("checked", "1899-12-31"), said("released", "0026-11-28"), said("reviews[0].date", "0206-01-02")]
    );
    alpha["released"] = json!("1966-01-01");
    alpha["checked"] = json!("1900-01-01");
    alpha["reviews"][0]["date"] = json!("2025-01-02");
    folder.write("tools/alpha.json", alpha.to_string());
    assert_eq!(folder.check().code, Some(0), "some tools are old");
}

#[test]
fn a_newsletter_on_a_host_that_no_policy_can_name_is_a_problem_and_its_ascii_form_is_none() {
    let folder = Folder::new("newsletter-host");
    let check = |host: &str| {
        let mut catalog = catalog();
        catalog["site"]["newsletter"] = json!({ "title": "T", "blurb": "B", "action": format!("https://{host}/subscribe") });
        folder.write("catalog.json", catalog.to_string());
        folder.check()
    };
    let advice = "write it in ASCII letters, digits and hyphens, as xn--\u{2026} where it has others";
    let said = format!("catalog.json: site.newsletter.action: \"b\u{fc}cher.example\" is a host that no policy can name: {advice}");
    assert_eq!(check("b\u{fc}cher.example").problems(), [said]);
    assert_eq!(check("xn--bcher-kva.example").code, Some(0));
}

#[test]
fn a_folder_that_does_not_exist_is_told_from_one_that_holds_no_catalog() {
    let folder = Folder::new("nowhere");
    let missing = folder.0.join("missing");
    let ran = run([Path::new("check"), &missing]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(ran.err, format!("shipwith: {}: no such folder\n", missing.display()));

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
    let advice = "keep either: the page reads no tool files when this field is there";
    let said = folder.check();
    assert!(
        said.problems().contains(&format!("catalog.json: tools: tools, though there are files in tools/: {advice}").as_str()),
        "{}",
        said.out
    );

    fs::remove_dir_all(folder.0.join("tools")).unwrap();
    let said = folder.check();
    assert_eq!((said.code, said.out.as_str()), (Some(0), "2 tools, 4 reviews, 2 reviewers: no problems\n"));
}

#[test]
fn as_json_every_problem_is_a_record_with_its_line() {
    let folder = Folder::new("json");
    folder.write("tools/beta.json", "{\n  \"slug\": \"beta\",\n  \"name\" 1\n}");
    let mut alpha = tool("alpha");
    alpha["reviews"][1]["verdict"] = json!("maybe");
    folder.write("tools/alpha.json", format!("{alpha:#}"));
    let ran = run(["check", folder.0.to_str().unwrap(), "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let line = 1 + format!("{alpha:#}").lines().position(|line| line.contains("maybe")).unwrap();
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    let advice = "mend the syntax there: a comma, quote or bracket is missing or too many";
    assert_eq!(
        said,
        json!([
            { "file": "tools/alpha.json", "field": "reviews[1].verdict", "found": "found \"maybe\"", "advice": "write \"ship\" or \"skip\"", "line": line, "rule": "value" },
            { "file": "tools/beta.json", "field": "", "found": "not JSON at line 3, column 10", "advice": advice, "line": 3, "rule": "json" },
        ])
    );

    folder.write("tools/alpha.json", tool("alpha").to_string());
    folder.write("tools/beta.json", tool("beta").to_string());
    let ran = run(["check", folder.0.to_str().unwrap(), "--format", "json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "[]\n"));
}

#[test]
fn what_is_wrong_with_links_dates_counts_and_the_address_is_said() {
    let folder = Folder::new("values");
    let mut catalog = catalog();
    catalog["$schema"] = json!("catalog.schema.json");
    catalog["site"]["address"] = json!("http://example.com/");
    folder.write("catalog.json", catalog.to_string());
    let mut alpha = tool("alpha");
    alpha["$schema"] = json!("../tool.schema.json");
    alpha["links"] = json!({ "home": "javascript:alert(1)", "docs": "http://example.com" });
    alpha["community"] = json!({ "ship": -1, "skip": "many" });
    alpha["reviews"][0]["date"] = json!("yesterday");
    alpha["reviews"][1]["date"] = json!("2999-01-01");
    folder.write("tools/alpha.json", alpha.to_string());
    let mut beta = tool("beta");
    beta["community"] = json!({ "ship": 1, "skip": 2 });
    folder.write("tools/beta.json", format!("\u{feff}{beta}"));
    assert_eq!(
        folder.check().problems(),
        [
            "catalog.json: site.address: found \"http://example.com/\": write the https:// address of the site, with a slash at its end",
            "tools/alpha.json: community.ship: found a number: write a whole number, 0 or more",
            "tools/alpha.json: community.skip: found the text \"many\": write a whole number, 0 or more",
            "tools/alpha.json: links.docs: found \"http://example.com\": write an address that begins with https://",
            "tools/alpha.json: links.home: found \"javascript:alert(1)\": write an address that begins with https://",
            "tools/alpha.json: reviews[0].date: found \"yesterday\": write a day of the calendar as YYYY-MM-DD",
            "tools/alpha.json: reviews[1].date: 2999-01-01 lies in the future: write a day that has come",
            "tools/beta.json: begins with a byte order mark: save the file as UTF-8, without a byte order mark",
        ]
    );
    folder.write("tools/beta.json", beta.to_string());
    assert!(!folder.check().out.contains("beta"), "a count without a day is fine");
}

#[test]
fn a_ledger_of_ballots_is_looked_over_too() {
    let folder = Folder::new("ledger");
    let vote = json!({ "tool": "alpha", "verdict": "ship", "at": 1_700_000_000_000_u64 });
    folder.write("ballots.json", json!({ "schema": 1, "ballots": [{ "id": "abcdefgh", "votes": [vote] }] }).to_string());
    assert_eq!(folder.check().code, Some(0));
    folder.write("ballots.json", json!({ "schema": 1, "ballots": [{ "id": "x", "votes": [vote] }] }).to_string());
    assert_eq!(folder.check().problems(), ["ballots.json: ballots[0].id: found \"x\": 8 to 64 letters, digits and hyphens"]);
}

#[test]
fn a_field_that_is_written_twice_is_a_problem_though_a_parser_takes_it() {
    let folder = Folder::new("written-twice");
    let text = tool("beta").to_string().replace("\"verdict\":\"skip\"", "\"verdict\":\"ship\",\"verdict\":\"skip\"");
    folder.write("tools/beta.json", text);
    assert_eq!(folder.check().problems(), ["tools/beta.json: reviews[1].verdict: written twice: keep one of them"]);
}
