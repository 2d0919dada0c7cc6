//! Lighthouse finds nothing to better in accessibility, best practices and SEO. How fast it thinks the pages are is only told.

use std::process::Stdio;

use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::process::Command;

use crate::browser::GUARD;
use crate::report;
use crate::site::Site;

/// Audits that a page fails and is right to: of these alone it is not judged.
type Meant = &'static [&'static str];

/// What is shown in frames is to be found by the pages around them, and says so by `noindex`.
const FRAME: Meant = &["is-crawlable"];

/// The policy of a finished frame allows no request at all, so Lighthouse cannot ask for `robots.txt` from within it either.
const FINISHED_FRAME: Meant = &["is-crawlable", "robots-txt"];

/// The pages that are looked at.
const PAGES: [(&str, Meant); 7] = [
    ("/", &[]),
    ("/compare/langgraph-vs-crewai/", &[]),
    ("/tools/crewai/", &[]),
    ("/tools/", &[]),
    ("/categories/agent-frameworks/", &[]),
    ("/embed.html?a=langgraph&b=crewai", FRAME),
    ("/embed/langgraph-vs-crewai/", FINISHED_FRAME),
];

/// Runs Lighthouse on pages of a site. It ends with this test, and its browser with it.
async fn audited(site: &Site) -> Value {
    let mut command = Command::new("sh");
    command
        .args(["-c", GUARD, "guard", "node", "tests/lighthouse/audit.mjs"])
        .args(PAGES.map(|(path, _)| format!("{}{path}", site.address)));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut guard = command.spawn().unwrap();
    let mut printed = String::new();
    guard.stdout.take().unwrap().read_to_string(&mut printed).await.unwrap();
    drop(guard.stdin.take());
    guard.wait().await.unwrap();
    serde_json::from_str(&printed).expect("what it found: else it has said above why not. ./scripts/setup installs it")
}

#[tokio::test]
async fn lighthouse_finds_nothing_to_better_on_the_pages_and_in_the_widget() {
    let site = Site::start().await;
    let mut pages = audited(&site).await;
    let mut unexpected = Vec::new();
    for (page, (path, meant)) in pages.as_array_mut().unwrap().iter_mut().zip(PAGES) {
        assert_eq!(page["address"], json!(format!("{}{path}", site.address)));
        page["address"] = json!(path);
        page["meant"] = json!(meant);
        let findings = page["findings"].as_array().unwrap();
        let found: Vec<_> = findings.iter().map(|finding| finding["audit"].as_str().unwrap()).collect();
        if found != meant {
            unexpected.push(format!("{path}: not {meant:?}, but {findings:#?}"));
        }
        for category in ["accessibility", "best-practices", "seo"] {
            let is_judged = findings.iter().all(|finding| finding["category"] != json!(category));
            if is_judged && page["scores"][category] != json!(100) {
                unexpected.push(format!("{path}: {category} is {} without a finding", page["scores"][category]));
            }
        }
    }
    std::fs::write(report::folder().join("lighthouse.json"), pages.to_string()).unwrap();
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
    assert_eq!(pages.as_array().unwrap().len(), PAGES.len(), "every page was looked at");
}
