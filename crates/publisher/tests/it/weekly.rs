//! `shipwith index` writes a digest of each week.

use std::fs;

use serde_json::{Value, json};
use shipwith::feeds::pairing::Pairing;
use shipwith::feeds::weekly::{NAMED, WEEKS, Weekly};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::tool::Tool;

use crate::folder::{Folder, catalog, tool};

fn reviewed(slug: &str, day: &str) -> Value {
    let mut tool = tool(slug);
    for review in tool["reviews"].as_array_mut().unwrap() {
        review["date"] = json!(day);
    }
    tool
}

/// What stands in every element of that name.
fn all<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    text.split(&format!("<{name}>")).skip(1).map(|rest| rest.split("</").next().unwrap()).collect()
}

fn read(json: &Value) -> Tool {
    Tool::read("tools/x.json", &json.to_string()).unwrap().0
}

#[test]
fn each_week_says_what_is_new_who_turned_and_what_changed() {
    let folder = Folder::new("weekly");
    let mut catalog = catalog();
    catalog["site"]["address"] = json!("https://example.com/ai/");
    folder.write("catalog.json", catalog.to_string());
    let reviewer = catalog["reviewers"][0].clone();
    // 23 November 2026 is a Monday.
    let mut alpha = reviewed("alpha", "2026-11-22");
    alpha["name"] = json!("Alpha <b>");
    alpha["history"] = json!([
        { "date": "2026-11-29", "of": "verdict", "reviewer": reviewer["id"], "from": "ship", "to": "skip", "why": "It & its bill grew." },
        { "date": "2026-11-23", "of": "price", "from": "$20", "to": "$25", "why": "Pro costs more." },
    ]);
    folder.write("tools/alpha.json", alpha.to_string());
    for (slug, day) in [("beta", "2026-11-28"), ("gamma", "2026-11-16")] {
        folder.write(&format!("tools/{slug}.json"), reviewed(slug, day).to_string());
    }
    let ran = folder.index_site(&folder.0.join("dist/data"), &folder.0.join("dist"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let feed = fs::read_to_string(folder.0.join("dist/weekly.xml")).unwrap();
    assert_eq!(
        all(&feed, "title")[1..],
        ["The week of 23 November 2026: 1 new, 1 turned, 1 changed", "The week of 16 November 2026: 2 new"]
    );
    assert_eq!(all(&feed, "updated"), ["2026-11-29T00:00:00Z", "2026-11-29T00:00:00Z", "2026-11-22T00:00:00Z"]);
    assert_eq!(all(&feed, "id")[1], "https://example.com/ai/weekly/2026-11-23/");
    let name = reviewer["name"].as_str().unwrap();
    // The content is markup, written as text.
    for part in [
        "&lt;a href=&quot;https://example.com/ai/",
        "&quot;&gt;Alpha &amp;lt;b&amp;gt;&lt;/a&gt;: ",
        &format!("{name}, ship → skip. It &amp;amp; its bill grew."),
        "price, $20 → $25. Pro costs more.",
    ] {
        assert!(feed.contains(part), "{part} is missing in\n{feed}");
    }
    assert!(feed.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.com/ai/weekly.xml\"/>"));
}

#[test]
fn the_latest_weeks_are_kept_and_of_many_tools_the_first_are_named_whatever_the_order() {
    let (catalog, _) = Catalog::read("catalog.json", &catalog().to_string()).unwrap();
    let mut tools: Vec<Tool> = (0..NAMED + 5).map(|i| read(&reviewed(&format!("t{i:03}"), "2026-11-24"))).collect();
    for week in 0..WEEKS as u32 + 4 {
        let day = shipwith_model::catalog::date::Date::from_epoch_days(20_000 + week * 7).unwrap().iso();
        tools.push(read(&reviewed(&format!("w{week}"), &day)));
    }
    let written = |tools: &mut dyn Iterator<Item = &Tool>| {
        let mut weekly = Weekly::default();
        tools.for_each(|tool| weekly.add(tool));
        weekly.write(&catalog, &Pairing::default())
    };
    let feed = written(&mut tools.iter());
    assert_eq!(feed, written(&mut tools.iter().rev()));
    assert_eq!(all(&feed, "title").len(), 1 + WEEKS);
    let names = |i: usize| feed.contains(&format!("t{i:03}"));
    assert!(names(0) && names(NAMED - 1) && !names(NAMED), "{feed}");
    assert!(feed.contains("and 5 more"), "{feed}");
}

#[test]
fn a_catalog_without_dates_has_an_empty_digest() {
    let (catalog, _) = Catalog::read("catalog.json", &catalog().to_string()).unwrap();
    let feed = Weekly::default().write(&catalog, &Pairing::default());
    assert!(feed.contains("<updated>1970-01-01T00:00:00Z</updated>") && !feed.contains("<entry>"), "{feed}");
}

#[test]
fn a_tool_whose_panel_has_turned_is_not_new_again() {
    let (catalog, _) = Catalog::read("catalog.json", &catalog().to_string()).unwrap();
    let title = |from: Value| {
        let mut tool = reviewed("alpha", "2026-11-24");
        tool["history"] = json!([{ "date": "2026-11-24", "of": "verdict", "reviewer": "builder", "from": from, "to": "ship" }]);
        let mut weekly = Weekly::default();
        weekly.add(&read(&tool));
        let feed = weekly.write(&catalog, &Pairing::default());
        all(&feed, "title")[1].to_owned()
    };
    assert_eq!(title(json!("skip")), "The week of 23 November 2026: 1 turned");
    assert_eq!(title(Value::Null), "The week of 23 November 2026: 1 new, 1 turned", "nobody had said anything before");
}

#[test]
fn two_new_tools_of_one_name_are_told_apart() {
    let (catalog, _) = Catalog::read("catalog.json", &catalog().to_string()).unwrap();
    let mut weekly = Weekly::default();
    for (slug, maker) in [("alpha", "Acme"), ("beta", "Azure")] {
        let mut tool = reviewed(slug, "2026-11-24");
        (tool["name"], tool["maker"]) = (json!("Voice"), json!(maker));
        weekly.add(&read(&tool));
    }
    let feed = weekly.write(&catalog, &Pairing::default());
    assert!(feed.contains("Voice (Acme)&lt;/a&gt;") && feed.contains("Voice (Azure)&lt;/a&gt;"), "{feed}");
}
