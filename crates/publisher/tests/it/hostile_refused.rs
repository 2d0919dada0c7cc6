//! What a hostile catalog is refused for, and that no terminal obeys what is said of it.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::json;
use shipwith::invisible::is_invisible;

use crate::folder::{Folder, Ran, all, run, tool};
use crate::hostile::put;
use crate::payloads::{Hostile, allowed, refused};

/// Nothing that was printed drives a terminal or forges a line of a log.
fn is_harmless(ran: &Ran) {
    for said in [&ran.out, &ran.err] {
        assert!(said.chars().all(|c| c == '\n' || !(c.is_control() || is_invisible(c))), "{said:.2000}");
        assert!(
            !said.lines().any(|line| line.trim_start().starts_with("::") || line.contains("##[") || line.contains("##vso[")),
            "{said:.2000}"
        );
    }
}

#[test]
fn what_would_turn_or_hide_other_text_is_named_in_each_field_and_no_site_is_made_of_it() {
    let (folder, hostile) = (Folder::new("hostile-unseen"), Hostile::of(&refused(), refused().len()));
    put(&folder, &hostile);
    let ran = folder.check();
    assert_eq!(ran.code, Some(1));
    is_harmless(&ran);
    for said in &hostile.said {
        let file = said.tool.map_or("catalog.json".to_owned(), |tool| format!("tools/tool-{tool}.json"));
        assert!(ran.out.contains(&format!("{file}: {}: U+", said.field)), "{file}: {}: {:.3000}", said.field, ran.out);
    }
    let before = all(&folder.0);
    let ran = folder.index_site(&folder.0.join("site/data"), &folder.0.join("site"));
    assert_eq!((ran.code, all(&folder.0) == before), (Some(1), true));
    is_harmless(&ran);
}

#[test]
fn what_is_allowed_is_shown_and_not_obeyed_by_a_terminal() {
    let folder = Folder::new("hostile-terminal");
    put(&folder, &Hostile::of(&allowed(), allowed().len()));
    for command in ["check", "tally"] {
        let ran = run([Path::new(command), &folder.0]);
        assert_eq!(ran.code, Some(0), "{:.2000}", ran.out);
        is_harmless(&ran);
    }
}

#[test]
fn what_is_no_https_address_is_a_problem_and_never_a_link() {
    let long = format!("http://{}", "x".repeat(100_000));
    for link in [
        "javascript:window.hit=1",
        "JavaScript:window.hit=1",
        " javascript:window.hit=1",
        "java\nscript:window.hit=1",
        "data:text/html,<script>window.hit=1</script>",
        "http://example.com/",
        "//evil.example/",
        "\\\\evil.example",
        "https:evil.example",
        "https://a.example\njavascript:x",
        "https://user@evil.example/",
        "https:///evil.example",
        "blob:https://a.example/x",
        "vbscript:x",
        "file:///etc/passwd",
        &long,
    ] {
        let folder = Folder::new("hostile-links");
        let mut alpha = tool("alpha");
        alpha["links"] = json!({ "home": link, "docs": link, "source": link });
        alpha["sources"] = json!([{ "of": "pricing", "url": link }]);
        folder.write("tools/alpha.json", alpha.to_string());
        let ran = folder.check();
        is_harmless(&ran);
        let places: BTreeSet<&str> = ran.problems().into_iter().filter_map(|line| line.split(": ").nth(1)).collect();
        assert_eq!(places, BTreeSet::from(["links.docs", "links.home", "links.source", "sources[0].url"]), "{link:.80}");
    }
}

#[test]
fn half_of_a_character_is_no_json_and_is_said_with_its_line() {
    let folder = Folder::new("hostile-half");
    for half in ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x"] {
        folder.write("tools/alpha.json", tool("alpha").to_string().replace("Acme", half));
        let ran = folder.check();
        is_harmless(&ran);
        assert!(ran.problems()[0].starts_with("tools/alpha.json: not JSON at line 1, column "), "{half}: {}", ran.out);
    }
    folder.write("tools/alpha.json", tool("alpha").to_string().replace("Acme", "\\ud83d\\ude80"));
    assert_eq!(folder.check().code, Some(0), "two halves are one");
}
