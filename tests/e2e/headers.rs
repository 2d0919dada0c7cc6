//! What the bundle has for hosts that read `_headers`, and for those that answer what they do not have with a page.

use std::path::Path;

use crate::site::DIST;

/// The names in a folder of the bundle that a rule with a star is for, the folder standing in the rule.
fn named(rule: &str) -> Vec<String> {
    let (beginning, ending) = rule.split_once('*').unwrap();
    let (folder, beginning) = beginning.rsplit_once('/').unwrap();
    let names = std::fs::read_dir(format!("{DIST}{folder}")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(beginning) && name.ends_with(ending)).collect()
}

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
        // Some hosts leave the ending out.
        let is_there = if path.contains('*') { !named(path).is_empty() } else { file.exists() || file.with_extension("html").exists() };
        assert!(is_there, "{path} is for no file");
    }
    let framed: Vec<&String> =
        rules.iter().filter(|(_, headers)| headers.iter().any(|header| header.contains("frame-ancestors"))).map(|(path, _)| path).collect();
    assert_eq!(
        framed,
        ["/", "/index.html", "/shell.html", "/shell", "/compare/*", "/tools/*", "/categories/*", "/reviewers/*"],
        "the page is for its own site's frames, and the widget for everybody's"
    );
}

/// The headers of the rule for a path.
fn headers_of(path: &str) -> Vec<String> {
    rules().into_iter().find(|(rule, _)| rule == path).map(|(_, headers)| headers).unwrap_or_default()
}

#[test]
fn other_origins_may_read_what_they_load_as_modules_and_what_frames_in_sandboxes_load() {
    let config = include_str!("../../deploy/nginx.conf");
    let (_, shared) = config.split_once("map $uri $shipwith_shared {\n").unwrap();
    let shared = shared.split("\n}").next().unwrap();
    for (path, address) in [("/fonts/*", r#""~/fonts/[^/]+\.woff2$" "*";"#), ("/embed.js", r#""~/embed\.js$" "*";"#)] {
        assert!(headers_of(path).contains(&"Access-Control-Allow-Origin: *".to_owned()), "{path}: {:?}", headers_of(path));
        assert!(shared.contains(address), "{address} is not in {shared}");
    }
}

#[test]
fn the_shell_is_for_its_own_site_s_frames_whatever_a_host_calls_it() {
    for path in ["/", "/shell.html", "/shell"] {
        assert_eq!(headers_of(path), ["Content-Security-Policy: frame-ancestors 'self'"], "{path}");
    }
}

#[test]
fn only_what_is_named_by_its_content_is_said_never_to_change() {
    let is_hash = |text: &str| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_by_content = |name: &str| name.split(['-', '.']).nth(1).is_some_and(is_hash);
    assert!(is_by_content("style-0123456789abcdef.css") && !is_by_content("shipwith-index.json"));
    let forever = rules().into_iter().filter(|(_, headers)| headers.iter().any(|header| header.contains("immutable")));
    let names: Vec<String> = forever.flat_map(|(rule, _)| named(&rule)).collect();
    assert!(names.len() > 3 && names.iter().all(|name| is_by_content(name)), "{names:?}");
}

#[test]
fn what_is_missing_has_a_page_of_its_own_which_is_not_saved() {
    let page = std::fs::read_to_string(format!("{DIST}/404.html")).unwrap();
    assert!(
        page.contains("There is nothing at this address") && page.contains("default-src 'none'") && !page.contains("<script"),
        "{page}"
    );
    // Hosts answer with it at any depth: a link from there would lead to the same page again.
    assert!(page.contains("<a href=\"/\">"), "{page}");
    assert!(!std::fs::read_to_string(format!("{DIST}/sw.js")).unwrap().contains("404.html"));
}
