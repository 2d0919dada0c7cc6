//! The panel beyond one comparison: rankings of categories, and reviewers over all their tools.

use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::Tally;
use shipwith_model::panel::profile::{Profile, first_sentence};
use shipwith_model::panel::ranking::Ranking;
use shipwith_model::search::Entry;
use shipwith_model::share::screens::{category_markdown, reviewer_markdown};

/// A tool that these reviewers, each a letter, ship, and these skip.
fn tool(slug: &str, ship: &str, skip: &str, released: &str) -> Tool {
    let review =
        |verdict: &str, letter: char| format!(r#"{{"reviewer":"{letter}","verdict":"{verdict}","quote":"Because of v0.5. And more."}}"#);
    let reviews: Vec<String> = ship.chars().map(|c| review("ship", c)).chain(skip.chars().map(|c| review("skip", c))).collect();
    let text = format!(
        r#"{{"slug":"{slug}","name":"{slug}","maker":"M","category":"Kind","tagline":"","summary":"","pricing":{{"entry":"Free"}},{released}"reviews":[{}]}}"#,
        reviews.join(",")
    );
    Tool::read("tool.json", &text).unwrap().0
}

fn names(entries: impl IntoIterator<Item = impl std::borrow::Borrow<Entry>>) -> String {
    entries.into_iter().map(|entry| entry.borrow().slug.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn tools_are_ranked_by_share_then_by_panel_then_by_name() {
    let tools = [
        tool("none", "", "", ""),
        tool("all-of-two", "ab", "", ""),
        tool("half", "a", "b", ""),
        tool("most", "abc", "d", ""),
        tool("no-one", "", "abc", ""),
        tool("all-of-four", "abcd", "", ""),
        tool("also-of-two", "cd", "", ""),
    ];
    let ranking = Ranking::of(tools.iter().map(Entry::of).collect());
    assert_eq!(names(ranking.entries()), "all-of-four all-of-two also-of-two most half no-one none");
    assert_eq!(names(ranking.divided()), "half most", "nobody is on the other side of the rest");
    assert_eq!(ranking.name(), "Kind");
    assert_eq!(names(ranking.others(&Slug::parse("most").unwrap())), "all-of-four all-of-two also-of-two half no-one none");
}

#[test]
fn the_newest_come_first_and_a_tool_without_a_date_is_not_among_them() {
    let on = |day: &str| format!(r#""released":"2026-01-{day}","#);
    let tools = [
        tool("a", "", "", &on("02")),
        tool("b", "", "", ""),
        tool("c", "", "", &on("09")),
        tool("d", "", "", &on("05")),
        tool("e", "", "", &on("01")),
    ];
    assert_eq!(names(Ranking::of(tools.iter().map(Entry::of).collect()).newest()), "c d a");
}

#[test]
fn a_reviewer_is_outvoted_where_more_of_the_others_say_the_opposite() {
    let tools = [
        tool("alone", "a", "", ""),
        tool("with-all", "abc", "", ""),
        tool("against-two", "a", "bc", ""),
        tool("even", "ab", "cd", ""),
        tool("against-one", "b", "a", ""),
        tool("not-judged", "bc", "", ""),
    ];
    let profile = Profile::of("a", &tools);
    assert_eq!(profile.tally, Tally { ship: 4, skip: 1 });
    assert_eq!((profile.outvoted, profile.contested), (3, 4), "of an even panel, the others are two against one");
    assert_eq!(
        profile.others.iter().map(|other| (other.reviewer.as_str(), other.same, other.both)).collect::<Vec<_>>(),
        [("b", 2, 4), ("c", 1, 3), ("d", 0, 1)]
    );
    assert_eq!(profile.extremes(), (None, None), "with so few tools in common it is chance");
    let read = Profile::read("search/r-a.json", &serde_json::to_string(&profile).unwrap()).unwrap();
    assert_eq!(read, profile, "its file says the same");
    assert!(Profile::read("search/r-a.json", "<html>").is_err());
}

#[test]
fn with_enough_in_common_it_is_said_who_agrees_most_and_least() {
    let tools: Vec<Tool> =
        (0..6).map(|i| if i < 4 { tool(&format!("t{i}"), "ab", "c", "") } else { tool(&format!("t{i}"), "a", "bc", "") }).collect();
    let profile = Profile::of("a", &tools);
    let (most, least) = profile.extremes();
    assert_eq!((most.unwrap().reviewer.as_str(), least.unwrap().reviewer.as_str()), ("b", "c"));
    let alike: Vec<Tool> = (0..5).map(|i| tool(&format!("t{i}"), "abc", "", "")).collect();
    let profile = Profile::of("a", &alike);
    assert_eq!((profile.extremes().0.unwrap().reviewer.as_str(), profile.extremes().1), ("b", None), "nobody agrees less");
}

#[test]
fn how_often_a_reviewer_is_outvoted_is_said_of_one_tool_as_of_many() {
    let said = |tools: &[Tool]| {
        let profile = Profile::of("a", tools);
        let screen = reviewer_markdown(&Catalog::default().reviewer("a"), &profile, "./");
        assert!(screen.contains(&profile.outvoted_in_words()), "{screen}");
        profile.outvoted_in_words()
    };
    let tools = [tool("alike", "ab", "", ""), tool("against", "a", "b", "")];
    assert_eq!(said(&tools[..1]), "on 0 of the one tool that others judged too");
    assert_eq!(said(&tools), "on 1 of the 2 tools that others judged too");
}

#[test]
fn a_list_of_the_first_thousand_says_how_many_more_there_are() {
    let said = |count: usize| {
        let tools: Vec<Tool> = (0..count).map(|i| tool(&format!("t{i}"), "a", "", "")).collect();
        let ranking = Ranking::of(tools.iter().map(Entry::of).collect()).head();
        let reviewer = reviewer_markdown(&Catalog::default().reviewer("a"), &Profile::of("a", &tools), "./");
        let rest = |text: String| text.split_once("\n\nAnd ").map(|(_, end)| end.to_owned());
        [category_markdown(&ranking, "./", |_| String::new()), reviewer].map(rest)
    };
    assert_eq!(said(1_000), [None, None]);
    assert_eq!(said(1_001), ["one more.\n"; 2].map(|end| Some(end.to_owned())));
    assert_eq!(said(1_012), ["12 more.\n"; 2].map(|end| Some(end.to_owned())));
}

#[test]
fn the_first_sentence_ends_where_it_ends() {
    for (text, first) in [
        ("It ships. Then more.", "It ships."),
        ("Version 0.50 holds! More.", "Version 0.50 holds!"),
        ("没问题。后来。", "没问题。"),
        ("No end", "No end"),
        ("", ""),
    ] {
        assert_eq!(first_sentence(text), first);
    }
    let long = first_sentence(&"word ".repeat(100));
    assert!(long.chars().count() <= 241 && long.ends_with("word…"), "{long}");
}
