//! What the visitor keeps to decide on later: how it is stored, recorded, and taken in again.

use proptest::prelude::*;
use serde_json::json;
use shipwith_model::ballot::{Question, Write};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::shortlist::kept::Kept;
use shipwith_model::shortlist::merge::Merge;
use shipwith_model::shortlist::reading::{line, read};
use shipwith_model::shortlist::record::{Choice, Item, Written, decision, list};
use shipwith_model::shortlist::{MOST, MOST_NOTE, Refused, Shortlist, key, parse};

use crate::make::{judged, slug};

const NOW: u64 = 1_764_400_000_000;

fn tool(name: &str) -> Question {
    Question::Tool(slug(name))
}

fn pair(a: &str, b: &str) -> Question {
    Question::pair(&slug(a), &slug(b))
}

fn kept(note: &str, at: u64) -> Kept {
    Kept { note: note.into(), since: at, at }
}

fn stored(entries: &[(Question, Kept)]) -> Shortlist {
    let entries: Vec<(String, String)> = entries.iter().map(|(of, kept)| (key(of), kept.encode())).collect();
    Shortlist::read(entries.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

#[test]
fn what_is_kept_has_an_entry_of_its_own_and_no_other_entry_is_taken_for_one() {
    for of in [tool("zed"), pair("zed", "aider")] {
        assert_eq!(parse(&key(&of)), Some(of));
    }
    assert_eq!(key(&pair("zed", "aider")), "kept:aider|zed", "a pair is one, whichever way round");
    for other in ["vote:zed", "kept:", "kept:Zed", "kept:zed|aider", "kept:zed|zed", "kept:a|b|c", "seen:zed"] {
        assert_eq!(parse(other), None, "{other}");
    }
}

#[test]
fn kept_last_stands_first_and_writing_notes_moves_nothing() {
    let mut list = Shortlist::default();
    let first = list.keep(&tool("zed"), NOW).unwrap();
    assert_eq!(first.key, "kept:zed");
    list.keep(&pair("zed", "aider"), NOW + 1).unwrap();
    list.note(&tool("zed"), "later", NOW + 2).unwrap();
    let order: Vec<&Question> = list.latest().into_iter().map(|(of, _)| of).collect();
    assert_eq!(order, [&pair("zed", "aider"), &tool("zed")]);
    assert_eq!(list.note(&tool("zed"), "later", NOW + 3), None, "the same notes are no change");
    assert_eq!(list.note(&tool("aider"), "on nothing", NOW), None);
    assert_eq!(list.get(&tool("zed")), Some(&Kept { note: "later".into(), since: NOW, at: NOW + 2 }));
}

#[test]
fn damage_costs_one_entry_and_a_later_version_s_is_left_alone() {
    let later = r#"{"v":2,"what":"ever"}"#;
    let long = kept(&"x".repeat(MOST_NOTE + 1), NOW).encode();
    let long_and_later = format!(r#"{{"v":2,"note":"{}"}}"#, "x".repeat(20 * MOST_NOTE));
    let good = kept("good", NOW).encode();
    let list = Shortlist::read([
        ("kept:zed", good.as_str()),
        ("kept:aider", later),
        ("kept:cline", "{"),
        ("kept:tabby", "{\"v\":1,\"note\":7}"),
        ("kept:amp", long.as_str()),
        ("kept:roo", long_and_later.as_str()),
        ("vote:zed", good.as_str()),
    ]);
    assert_eq!((list.len(), list.later(), list.damaged()), (1, 2, 3), "a later version may keep longer notes");
    let mut changed = list.clone();
    assert_eq!(changed.keep(&tool("aider"), NOW), Err(Refused::Later));
    let back = changed.apply(&list.erasing());
    assert_eq!((changed.len(), changed.later(), changed.damaged()), (0, 2, 0));
    changed.apply(&back);
    assert_eq!(changed, list, "what was damaged comes back as it was");
}

#[test]
fn there_is_an_end_to_how_much_is_kept() {
    let mut list = Shortlist::default();
    for i in 0..MOST {
        list.keep(&tool(&format!("t{i}")), NOW).unwrap();
    }
    assert_eq!(list.keep(&tool("one-more"), NOW), Err(Refused::Full));
    assert!(list.keep(&tool("t0"), NOW).is_ok(), "what is there already takes no room");
    list.note(&tool("t0"), &"é".repeat(MOST_NOTE + 5), NOW).unwrap();
    assert_eq!(list.get(&tool("t0")).unwrap().note.chars().count(), MOST_NOTE);
}

#[test]
fn a_record_that_is_taken_in_says_first_what_it_would_change() {
    let mut list = stored(&[(tool("zed"), kept("mine", NOW)), (tool("aider"), kept("", NOW)), (tool("cline"), kept("newer", NOW + 5))]);
    list.follow("kept:tabby", Some(r#"{"v":9}"#));
    let record = [
        (tool("zed"), kept("theirs", NOW + 9)),
        (tool("aider"), kept("", NOW + 9)),
        (tool("cline"), kept("older", NOW)),
        (tool("tabby"), kept("", NOW)),
        (pair("zed", "cline"), kept("new", NOW)),
        (tool("amp"), kept("", NOW + 3 * 86_400_000)),
    ];
    let merge = Merge::of(&list, &record, NOW);
    assert_eq!(merge.replaced, [(tool("zed"), "mine".into())]);
    assert_eq!((merge.new, merge.same, merge.untouched, merge.to_come), (1, 2, 1, 1));
    assert_eq!(
        merge.summary(),
        "Of what is in it: 1 new; 1 with later notes than yours, to replace them; 2 already here, and left out; \
         1 stored here by a newer version of this page, and left as it is; 1 dated in the future, and left out."
    );
    let before = list.clone();
    let back = list.apply(&merge.writes);
    assert_eq!(list.get(&tool("zed")).unwrap().note, "theirs");
    assert_eq!(list.len(), 4);
    list.apply(&back);
    assert_eq!(list, before, "taking it in can be undone");
}

#[test]
fn no_more_is_taken_in_than_is_ever_kept() {
    let full: Vec<(Question, Kept)> = (0..MOST).map(|i| (tool(&format!("t{i}")), kept("", NOW))).collect();
    let merge = Merge::of(&stored(&full), &[(tool("more"), kept("", NOW))], NOW);
    assert_eq!((merge.surplus, merge.writes), (1, Vec::<Write>::new()));
    let text: String = (0..=MOST).map(|i| line(&tool(&format!("t{i}")), &kept("", NOW))).collect();
    assert_eq!(
        read("list.md", &text).unwrap_err(),
        "list.md keeps more than 100 tools and pairs, which is the most of a shortlist. Part the file."
    );
}

#[test]
fn what_cannot_be_read_of_a_record_is_named_and_the_rest_is_taken() {
    let good = line(&tool("zed"), &kept("good", NOW));
    let cut = good.trim_end_matches(" -->\n");
    let text = format!(
        "# Shortlist\n\n{good}{cut}\n<!-- shipwith-kept {{ -->\n<!-- shipwith-kept {{\"of\":\"vote:zed\",\"note\":\"\",\"since\":1,\"at\":1}} -->\n"
    );
    let (found, problems) = read("list.md", &text).unwrap();
    assert_eq!(found, [(tool("zed"), kept("good", NOW))]);
    assert_eq!(
        problems,
        [
            "list.md, line 4: the line is cut off: save the file again",
            "list.md, line 5: the line is damaged: save the file again",
            "list.md, line 6: it names neither a tool nor a pair: save the file again",
        ]
    );
    assert_eq!(read("notes.md", "# Notes\n").unwrap_err(), "notes.md holds no shortlist. Choose a file that this page saved.");
    assert_eq!(read("notes.md", cut).unwrap_err(), "notes.md, line 1: the line is cut off: save the file again");
    let large = " ".repeat(4_100_000);
    assert!(read("large.md", &large).unwrap_err().starts_with("large.md has 4.1 MB; a shortlist has 4 MB at the most."));
    let twice = format!("{}{}", line(&tool("zed"), &kept("late", NOW + 1)), line(&tool("zed"), &kept("early", NOW)));
    assert_eq!(read("twice.md", &twice).unwrap().0, [(tool("zed"), kept("late", NOW + 1))]);
}

fn catalog() -> Catalog {
    let json = json!({
        "schema": 1,
        "site": { "title": "Tools | more", "tagline": "Two of them" },
        "reviewers": [{ "id": "builder", "name": "The Builder", "lens": "?" }, { "id": "skeptic", "name": "The Skeptic", "lens": "?" }],
        "featured": [["alpha", "beta"]],
    });
    Catalog::read("catalog.json", &json.to_string()).unwrap().0
}

fn item(pick: Option<&str>) -> Item {
    let choice = |name: &str, reviews: &str, verdict| {
        let tool = judged(name, reviews);
        Choice { slug: slug(name), name: tool.name.clone(), tool: Some(tool), verdict }
    };
    Item {
        of: pair("alpha", "beta"),
        kept: kept("# Why\nA <b>note</b> --> of mine", NOW),
        address: "https://example.com/?a=alpha&b=beta".into(),
        options: vec![choice("alpha", "builder ship, skeptic skip", Some(Verdict::Ship)), choice("beta", "builder skip", None)],
        pick: pick.map(slug),
    }
}

#[test]
fn the_record_of_a_decision_says_what_was_weighed_who_said_what_and_what_it_costs() {
    let catalog = catalog();
    let written = Written { catalog: &catalog, stamp: "00ff", day: Date::parse("2026-11-29").unwrap() };
    let text = decision(&item(Some("alpha")), written);
    let parts = [
        "# Alpha vs Beta: which one should we ship with?\n\n- Status: accepted\n- Date: 2026-11-29\n- Source: Tools \\| more, catalog 00ff, 2026-11-29, <https://example.com/?a=alpha&b=beta>\n",
        "## Context\n\n> \\# Why\n> A \\<b\\>note\\</b\\> --\\> of mine\n",
        "### Alpha\n\nIt helps\n\n- Panel: 50% ship (1 of 2)\n- To start: Free\n- License: MIT\n- Version: 1.0\n- My verdict: Ship\n",
        "### Beta\n\nIt helps\n\n- Panel: 0% ship (0 of 1)\n",
        "- My verdict: not voted\n",
        "## What the panel says\n\n",
        "- The Builder, on Alpha: **Ship.** builder says ship.\n- The Skeptic, on Alpha: **Skip.** skeptic says skip.\n- The Builder, on Beta: **Skip.** builder says skip.\n",
        "## Decision\n\nShip with Alpha rather than Beta.\n",
        "## Consequences\n\nWhat the panel holds against it:\n\n- The Skeptic, on Alpha: **Skip.** skeptic says skip.\n\n<!-- shipwith-kept {",
    ];
    let mut from = 0;
    for part in parts {
        let at = text[from..].find(part).unwrap_or_else(|| panic!("{part} is missing or out of order in\n{text}"));
        from += at + part.len();
    }
    let open = decision(&item(None), written);
    assert!(open.contains("- Status: proposed\n") && open.contains("## Decision\n\nNot decided yet.\n"));
    assert!(open.contains("- The Builder, on Beta: **Skip.** builder says skip.\n\n<!--"), "undecided, what is held against each counts");
}

#[test]
fn a_tool_alone_is_decided_on_by_its_vote_and_one_without_its_file_or_a_review_is_said_to_be() {
    let catalog = catalog();
    let written = Written { catalog: &catalog, stamp: "", day: Date::parse("2026-11-29").unwrap() };
    let one = |verdict, tool: Option<&str>| Item {
        of: Question::Tool(slug("alpha")),
        kept: kept("", NOW),
        address: "https://example.com/?view=tool&of=alpha".into(),
        options: vec![Choice { slug: slug("alpha"), name: "Alpha".into(), tool: tool.map(|reviews| judged("alpha", reviews)), verdict }],
        pick: None,
    };
    let skipped = decision(&one(Some(Verdict::Skip), Some("builder ship")), written);
    assert!(skipped.contains("# Should we ship with Alpha?\n") && skipped.contains("Do not ship with Alpha.\n"), "{skipped}");
    assert!(skipped.contains("Nobody on the panel skips it.\n"));
    let unjudged = decision(&one(None, Some("")), written);
    assert!(unjudged.contains("## Consequences\n\nThe panel has not reviewed it yet.\n"), "{unjudged}");
    let unread = decision(&one(None, None), written);
    assert!(
        unread.contains("- Its file could not be read.\n")
            && unread.contains("- Alpha: its file could not be read.\n")
            && !unread.contains("Nobody on the panel"),
        "{unread}"
    );
}

proptest! {
    /// Whatever is noted, the list and each record give it back as it was, and a reader's Markdown shows none of it.
    #[test]
    fn a_record_that_was_saved_is_read_as_what_was_kept(notes in prop::collection::vec("(?s).{0,60}|(-->|<!--|\n|\\\\|\"|>){0,12}", 1..6), at in 1u64..NOW) {
        let catalog = catalog();
        let written = Written { catalog: &catalog, stamp: "00ff", day: Date::parse("2026-11-29").unwrap() };
        let kept: Vec<(Question, Kept)> = notes.iter().enumerate().map(|(i, note)| {
            let of = if i % 2 == 0 { tool(&format!("t{i}")) } else { pair("alpha", &format!("t{i}")) };
            (of, Kept { note: note.clone(), since: at, at: at + i as u64 })
        }).collect();
        let items: Vec<Item> = kept.iter().map(|(of, kept)| Item { of: of.clone(), kept: kept.clone(), options: Vec::new(), ..item(None) }).collect();
        let (found, problems) = read("list.md", &list(&items, written)).unwrap();
        prop_assert_eq!(&found, &kept);
        prop_assert!(problems.is_empty());
        for (item, one) in items.iter().zip(kept) {
            let (found, _) = read("decision.md", &decision(item, written)).unwrap();
            prop_assert_eq!(found, [one]);
        }
        let again = stored(&found);
        prop_assert_eq!(again.len(), found.len(), "and it is stored as it was read");
    }
}
