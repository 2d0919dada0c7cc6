//! The invariants of the house that a look at its files can hold, and the quality of its own catalog.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use shipwith::model::catalog::Catalog;
use shipwith::model::tool::Tool;
use shipwith::model::verdict::Verdict;

/// A file: its path below the package's folder, and its text.
type File = (String, String);

/// Every file below a folder of the package, by path. There must be some: what looks at nothing finds nothing.
fn files(below: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(below)];
    while let Some(folder) = folders.pop() {
        for member in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = member.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{below} is empty");
    found.sort();
    found
}

/// Where one of `words` stands, as `file:line: word`; capitals make no difference.
fn mentions(files: &[File], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in files {
        for (i, line) in text.lines().enumerate() {
            let line = line.to_lowercase();
            let hits = words.iter().filter(|word| line.contains(&word.to_lowercase()));
            found.extend(hits.map(|word| format!("{file}:{}: {word}", i + 1)));
        }
    }
    found
}

/// The modules of `crate::browser` that a file names, be it one by one or in a list over several lines.
fn browser_modules(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, path) in text.match_indices("browser::") {
        let rest = &text[at + path.len()..];
        let end = if rest.starts_with('{') { rest.find('}') } else { rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*') };
        named.extend(rest[..end.unwrap_or(rest.len())].split([',', '{', ' ', '\n']).filter(|part| !part.is_empty()).map(str::to_owned));
    }
    named
}

#[test]
fn the_searches_of_these_tests_find_what_is_planted() {
    let planted = [("src/x.rs".to_owned(), "fn x() {\n    el.set_InnerHTML(web_sys::window());\n}".to_owned())];
    assert_eq!(mentions(&planted, &["innerHTML", "web_sys::window", "gloo"]), ["src/x.rs:2: innerHTML", "src/x.rs:2: web_sys::window"]);
    let code = "use crate::browser::{\n    fetch, page::self,\n};\nlet x = crate::browser::storage::write(1); browser::*;";
    assert_eq!(browser_modules(code), ["fetch", "page::self", "storage", "*"]);
}

#[test]
fn the_model_knows_nothing_of_browsers_nor_of_what_is_above_it() {
    let above = ["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen", "crate::browser", "crate::state", "crate::views"];
    assert_eq!(mentions(&files("src/model"), &above), [""; 0]);
}

#[test]
fn views_touch_neither_network_nor_address_nor_storage() {
    for (file, text) in files("src/views") {
        let named = browser_modules(&text);
        assert!(named.iter().all(|module| module == "page"), "{file} uses {named:?} of crate::browser");
        // Imported as a whole, its modules could be named without it.
        assert_eq!(mentions(&[(file, text)], &["crate::browser;", "crate::browser as"]), [""; 0]);
    }
}

#[test]
fn only_the_browser_folder_reaches_for_what_a_browser_offers() {
    let offered = [
        "web_sys::window", "window()", "web_sys::Storage", "localStorage", "local_storage", "sessionStorage", "session_storage", "set_item",
        "web_sys::History", "push_state", "replace_state", "web_sys::Location", "gloo_net", "js_sys", "navigator", "indexedDB", "cookie",
        "eval(",
    ];
    let elsewhere: Vec<File> = files("src").into_iter().filter(|(file, _)| !file.starts_with("src/browser/")).collect();
    assert_eq!(mentions(&elsewhere, &offered), [""; 0]);
}

#[test]
fn text_is_only_ever_put_into_the_page_as_text() {
    let markup = ["innerHTML", "inner_html", "outerHTML", "outer_html", "insert_adjacent_html", "insertAdjacentHTML", "document.write"];
    assert_eq!(mentions(&files("src"), &markup), [""; 0]);
}

#[test]
fn files_are_short_and_named_for_what_they_do() {
    for (file, text) in files("src") {
        assert!(text.lines().count() <= 260, "{file} has {} lines: part it", text.lines().count());
        let vague = ["util", "utils", "helper", "helpers", "common", "misc"];
        assert!(file.split(['/', '.']).all(|part| !vague.contains(&part)), "{file}: name it for its job");
    }
}

#[test]
fn the_changelog_has_a_section_for_this_version() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/CHANGELOG.md")).expect("CHANGELOG.md is there");
    let heads = text.lines().filter_map(|line| line.strip_prefix("## "));
    let mut versions = heads.filter_map(|head| head.split_whitespace().next()).map(|version| version.trim_matches(['[', ']']));
    assert!(versions.any(|version| version == env!("CARGO_PKG_VERSION")), "no section for {}", env!("CARGO_PKG_VERSION"));
}

/// Every tool of the house's own catalog, by file.
fn tools() -> Vec<(String, Tool)> {
    let read = |(file, text): File| {
        let (tool, problems) = Tool::read(&file, &text).unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!(problems, [], "{file}");
        (file, tool)
    };
    files("public/data/tools").into_iter().map(read).collect()
}

#[test]
fn every_tool_lives_in_a_file_named_for_its_slug() {
    for (file, tool) in tools() {
        assert_eq!(file, format!("public/data/tools/{}.json", tool.slug));
    }
}

#[test]
fn the_catalog_is_broad() {
    let tools = tools();
    let categories: BTreeSet<&str> = tools.iter().map(|(_, tool)| tool.category.as_str()).collect();
    assert!(tools.len() >= 24, "{} tools", tools.len());
    assert!(categories.len() >= 5, "{categories:?}");
}

#[test]
fn every_tool_is_judged_by_four_or_more_at_readable_length() {
    for (file, tool) in tools() {
        assert!(tool.reviews.len() >= 4, "{file}: {} reviews", tool.reviews.len());
        for review in &tool.reviews {
            let words = review.quote.split_whitespace().count();
            assert!((60..=140).contains(&words), "{file}: {} takes {words} words", review.reviewer);
        }
    }
}

#[test]
fn nobody_says_the_same_twice() {
    let mut said = BTreeSet::new();
    for (file, tool) in tools() {
        for review in tool.reviews {
            assert!(said.insert(review.quote), "{file}: {} repeats a quote", review.reviewer);
        }
    }
}

#[test]
fn panels_differ_from_tool_to_tool_and_both_verdicts_occur() {
    let tools = tools();
    let panels: BTreeSet<BTreeSet<&str>> =
        tools.iter().map(|(_, tool)| tool.reviews.iter().map(|review| review.reviewer.as_str()).collect()).collect();
    assert!(panels.len() > 1, "every tool has the panel {panels:?}");
    for verdict in [Verdict::Ship, Verdict::Skip] {
        assert!(tools.iter().flat_map(|(_, tool)| &tool.reviews).any(|review| review.verdict == verdict), "nobody says {}", verdict.key());
    }
}

#[test]
fn the_house_features_pairs_that_have_something_to_disagree_about() {
    let (catalog, problems) = files("public/data").iter().find(|(file, _)| file == "public/data/catalog.json").map(|(file, text)| Catalog::read(file, text).unwrap()).unwrap();
    assert_eq!(problems, []);
    assert!(!catalog.featured.is_empty(), "the front page needs a pair");
    let tools = tools();
    for slug in catalog.featured.iter().flat_map(|(a, b)| [a, b]) {
        assert!(tools.iter().any(|(_, tool)| tool.slug == *slug), "{slug} is featured and missing");
    }
}
