//! What the bundle has for hosts that read `_headers`, and for those that answer what they do not have with a page.

use std::path::Path;

use crate::site::DIST;

/// The rules: the path, and the lines below it.
fn rules() -> Vec<(String, Vec<String>)> {
    let mut rules: Vec<(String, Vec<String>)> = Vec::new();
    for line in std::fs::read_to_string(format!("{DIST}/_headers")).unwrap().lines() {
        match line.strip_prefix("  ") {
            Some(header) => rules.last_mut().unwrap().1.push(header.to_owned()),
            None if line.starts_with('/') => rules.push((line.to_owned(), Vec::new())),
            None => assert!(line.is_empty() || line.starts_with('#'), "{line}"),
        }
    }
    rules
}

#[test]
fn every_rule_for_hosts_is_for_files_of_the_bundle() {
    let rules = rules();
    assert!(rules.len() >= 5, "{rules:?}");
    for (path, headers) in &rules {
        assert!(!headers.is_empty() && headers.iter().all(|header| header.contains(": ")), "{path}: {headers:?}");
        let file = Path::new(DIST).join(path.trim_start_matches('/'));
        let is_there = match path.strip_suffix('*') {
            Some(beginning) => {
                let (folder, beginning) = beginning.rsplit_once('/').unwrap();
                let mut names = std::fs::read_dir(format!("{DIST}{folder}")).unwrap().map(|entry| entry.unwrap().file_name());
                names.any(|name| name.to_string_lossy().starts_with(beginning))
            }
            // Some hosts leave the ending out.
            None => file.exists() || file.with_extension("html").exists(),
        };
        assert!(is_there, "{path} is for no file");
    }
    let framed: Vec<&String> =
        rules.iter().filter(|(_, headers)| headers.iter().any(|header| header.contains("frame-ancestors"))).map(|(path, _)| path).collect();
    assert_eq!(
        framed,
        ["/", "/index.html", "/shell.html", "/compare/*", "/tools/*", "/categories/*", "/reviewers/*"],
        "the page is for its own site's frames, and the widget for everybody's"
    );
}

#[test]
fn what_is_missing_has_a_page_of_its_own_which_is_not_saved() {
    let page = std::fs::read_to_string(format!("{DIST}/404.html")).unwrap();
    assert!(
        page.contains("There is nothing at this address") && page.contains("default-src 'none'") && !page.contains("<script"),
        "{page}"
    );
    assert!(!std::fs::read_to_string(format!("{DIST}/sw.js")).unwrap().contains("404.html"));
}
