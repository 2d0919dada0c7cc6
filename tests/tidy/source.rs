//! What the source may say, and where.

use std::fs;

use crate::{File, files};

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

/// The modules of `crate::platform` that a file names, be it one by one or in a list over several lines.
fn platform_modules(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, path) in text.match_indices("platform::") {
        let rest = &text[at + path.len()..];
        let end = if rest.starts_with('{') { rest.find('}') } else { rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*') };
        let list = rest[..end.unwrap_or(rest.len())].split([',', '{', ' ', '\n']);
        named.extend(list.filter_map(|path| path.split("::").next()).filter(|name| !name.is_empty()).map(str::to_owned));
    }
    named
}

#[test]
fn the_searches_of_these_tests_find_what_is_planted() {
    let planted = [("src/x.rs".to_owned(), "fn x() {\n    el.set_InnerHTML(web_sys::window());\n}".to_owned())];
    assert_eq!(mentions(&planted, &["innerHTML", "web_sys::window", "gloo"]), ["src/x.rs:2: innerHTML", "src/x.rs:2: web_sys::window"]);
    let code = "use crate::platform::{\n    http, document::self,\n};\nlet x = crate::platform::storage::write(1); platform::*;";
    assert_eq!(platform_modules(code), ["http", "document", "storage", "*"]);
}

#[test]
fn components_know_no_context_and_nothing_of_the_platform() {
    let outside = ["crate::state", "crate::pages", "crate::platform", "super::super", "_context", "spawn_local"];
    assert_eq!(mentions(&files("src/components"), &outside), [""; 0]);
}

#[test]
fn pages_touch_neither_network_nor_address_nor_storage() {
    for (file, text) in files("src/pages") {
        let named = platform_modules(&text);
        let forbidden = ["http", "history", "storage", "*"];
        assert!(!named.iter().any(|module| forbidden.contains(&module.as_str())), "{file} uses {named:?} of crate::platform");
        // Under another name its modules would not be found.
        assert_eq!(mentions(&[(file, text)], &["platform as ", "platform;"]), [""; 0]);
    }
}

#[test]
fn only_the_platform_folder_reaches_for_what_a_browser_offers() {
    let offered = [
        "web_sys::window",
        "window()",
        "web_sys::Storage",
        // As names of the window's: Leptos has a `LocalStorage` too, of values that stay in one thread.
        "localStorage\"",
        "local_storage",
        "sessionStorage",
        "session_storage",
        "set_item",
        "web_sys::History",
        "push_state",
        "replace_state",
        "web_sys::Location",
        "gloo_net",
        "js_sys",
        "navigator",
        "indexedDB",
        "cookie(",
        "CookieStore",
        "document()",
        "eval(",
    ];
    let elsewhere: Vec<File> = files("src").into_iter().filter(|(file, _)| !file.starts_with("src/platform/")).collect();
    assert_eq!(mentions(&elsewhere, &offered), [""; 0]);
}

#[test]
fn text_is_only_ever_put_into_the_page_as_text() {
    let markup = ["innerHTML", "inner_html", "outerHTML", "outer_html", "insert_adjacent_html", "insertAdjacentHTML", "document.write"];
    for folder in ["src", "crates", "web"] {
        assert_eq!(mentions(&files(folder), &markup), [""; 0]);
    }
}

#[test]
fn files_are_short_and_named_for_what_they_do() {
    for (file, text) in ["src", "crates", "web"].into_iter().flat_map(files) {
        assert!(text.lines().count() <= 260, "{file} has {} lines: part it", text.lines().count());
        let vague = ["util", "utils", "helper", "helpers", "common", "misc"];
        assert!(file.split(['/', '.']).all(|part| !vague.contains(&part)), "{file}: name it for its job");
    }
}

#[test]
fn the_scripts_escape_no_check_of_their_types() {
    let escapes =
        [": any;", ": any,", ": any)", ": any =", "<any>", ", any>", "as any", "any[]", "@ts-ignore", "@ts-expect-error", "@ts-nocheck"];
    // Comments may say "any".
    let is_code = |line: &&str| line.contains("@ts-") || !["//", "/*", "*"].iter().any(|mark| line.trim_start().starts_with(mark));
    let code = |(file, text): File| (file, text.lines().filter(is_code).collect::<Vec<_>>().join("\n"));
    assert_eq!(mentions(&files("web").into_iter().map(code).collect::<Vec<_>>(), &escapes), [""; 0]);
}

#[test]
fn the_changelog_has_a_section_for_this_version() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/CHANGELOG.md")).expect("CHANGELOG.md is there");
    let heads = text.lines().filter_map(|line| line.strip_prefix("## "));
    let mut versions = heads.filter_map(|head| head.split_whitespace().next()).map(|version| version.trim_matches(['[', ']']));
    assert!(versions.any(|version| version == env!("CARGO_PKG_VERSION")), "no section for {}", env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_model_is_the_same_for_every_target_and_depends_on_nothing_of_the_browser() {
    assert_eq!(mentions(&files("crates/model/src"), &["target_arch"]), [""; 0]);
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/crates/model/Cargo.toml")).unwrap();
    let browser = ["leptos", "web-sys", "js-sys", "gloo", "wasm-bindgen", "[target"];
    assert_eq!(mentions(&[("crates/model/Cargo.toml".to_owned(), manifest)], &browser), [""; 0]);
}
