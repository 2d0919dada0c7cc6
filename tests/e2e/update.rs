//! A new version of the page waits until the visitor lets it in; the catalog is refreshed by itself.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde_json::json;
use thirtyfour::prelude::*;

use crate::offline::{GONE, later, save, until_asked, until_later};
use crate::site::{Answer, DIST};
use crate::visitor::{Visitor, visit_in_both};

const PAIR: &str = "/?a=github-copilot&b=moondream2";
/// Which of the builds runs: the one of `dist/` does not say.
pub const VERSION: &str = "return document.documentElement.dataset.version ?? 'first'";

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for member in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, place) = (member.path(), to.join(member.file_name()));
        if path.is_dir() { copy(&path, &place) } else { std::fs::copy(&path, &place).map(drop).unwrap() }
    }
}

/// Another build of the site, made once a run: its version is called as its profile is. Tests run side by side, and each waits for what
/// another is making; none changes it.
pub fn build(profile: &'static str) -> PathBuf {
    static MADE: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("another-{profile}"));
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if !made.contains(&profile) {
        make(&folder, profile);
        made.push(profile);
    }
    folder
}

/// Makes it: a script with other bytes under another name, and the worker that goes with it.
fn make(folder: &Path, profile: &str) {
    std::fs::remove_dir_all(folder).ok();
    copy(Path::new(DIST), folder);
    let page = std::fs::read_to_string(folder.join("index.html")).unwrap();
    let tag = page.split("<script type=\"module\" src=\"./").nth(1).unwrap();
    let script = tag.split('"').next().unwrap();
    let text = std::fs::read_to_string(folder.join(script)).unwrap();
    let new = "shipwith-00000000000000ff.js";
    std::fs::write(folder.join(new), format!("document.documentElement.dataset.version=\"{profile}\";{text}")).unwrap();
    std::fs::remove_file(folder.join(script)).unwrap();
    let integrity = tag.split("integrity=\"").nth(1).unwrap().split('"').next().unwrap();
    for file in ["index.html", "shell.html"] {
        let page = std::fs::read_to_string(folder.join(file)).unwrap();
        // A build for development registers no worker; without a place to speak in, this one does neither.
        let mut next = if profile == "release" { page } else { page.replace("id=\"offline\"", "id=\"no-offline\"") };
        next = next.replace(script, new).replacen(&format!(" integrity=\"{integrity}\" crossorigin></script>"), "></script>", 1);
        std::fs::write(folder.join(file), next).unwrap();
    }
    write_worker(folder, profile);
}

/// Writes the worker of a build of that profile, as Trunk's hook does. Where it bundles the script is one place for all of them.
pub fn write_worker(folder: &Path, profile: &str) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let mut worker = std::process::Command::new("node");
    worker.arg("scripts/worker.mjs").arg(folder).env("TRUNK_PROFILE", profile).current_dir(env!("CARGO_MANIFEST_DIR"));
    assert!(worker.output().unwrap().status.success());
}

pub async fn until_offered(v: &Visitor) -> WebDriverResult<()> {
    v.until_text("#word", "A new version is ready").await
}

/// Puts another version on the host, and waits until the page, loaded anew, offers it.
pub async fn until_the_next_is_offered(v: &Visitor) -> WebDriverResult<()> {
    v.site.deploy(&build("release"));
    v.reload().await?;
    until_offered(v).await
}

#[tokio::test]
async fn a_new_version_waits_and_takes_over_in_every_tab_when_it_is_let_in() {
    visit_in_both("update", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second.clone()).await?;
        v.compare(PAIR).await?;
        v.click("button[data-vote=ship][data-side=a]").await?;
        until_the_next_is_offered(&v).await?;
        assert_eq!(v.js(VERSION).await?, json!("first"), "it waits, though the page was loaded anew");
        v.driver.switch_to_window(first.clone()).await?;
        until_offered(&v).await?;
        v.click("#word button").await?;
        for tab in [first, second] {
            v.driver.switch_to_window(tab).await?;
            v.until("document.documentElement.dataset.version === 'release'").await?;
            v.until("document.querySelector('button[data-vote=ship][data-side=a]')?.ariaPressed === 'true'").await?;
            assert_eq!(v.text("#word").await?, "");
        }
        let old = "const name = (await caches.keys()).filter(n => n.includes('precache')); const cache = await caches.open(name[0]); \
                   return name.length + (await cache.keys()).map(r => r.url).filter(u => /-[0-9a-f]{16}\\.js$/.test(u)).length";
        assert_eq!(later(&v, old).await?, json!(3), "one cache, with the scripts of the page and of the widget: the old one is gone");
        v.site.stop();
        v.compare(PAIR).await?;
        assert_eq!(v.js(VERSION).await?, json!("release"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_host_that_dies_during_an_update_leaves_the_old_version_whole() {
    let expected = [GONE.as_slice(), &["Failed to load resource"]].concat();
    visit_in_both("halfway", &expected, |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.deploy(&build("release"));
        v.site.rule("/shipwith-00000000000000ff.js", Answer::Never);
        v.reload().await?;
        until_asked(&v, "/shipwith-00000000000000ff.js").await;
        v.site.stop();
        save(&v, PAIR, 2).await?;
        assert_eq!(v.js(VERSION).await?, json!("first"));
        v.site.mend("/shipwith-00000000000000ff.js");
        v.site.start_again();
        v.reload().await?;
        until_offered(&v).await
    })
    .await;
}

#[tokio::test]
async fn a_tab_with_votes_that_are_not_stored_is_never_loaded_anew_without_being_asked() {
    visit_in_both("unstored", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        until_the_next_is_offered(&v).await?;
        v.js("let s = 'x'.repeat(1 << 20); while (s) { try { for (let i = 0; ; i++) localStorage.setItem('fill' + s.length + '-' + i, s) } catch { s = s.slice(0, s.length >> 1) } }").await?;
        v.click("button[data-vote=ship][data-side=a]").await?;
        v.until_text(".warnings", "storage is full").await?;
        v.click("#word button").await?;
        v.until_text("#word", "some of your votes or notes are not stored").await?;
        assert_eq!(v.js(VERSION).await?, json!("first"));
        assert_eq!(v.attribute("button[data-vote=ship][data-side=a]", "aria-pressed").await?.as_deref(), Some("true"));
        v.click("#word button").await?;
        v.until("document.documentElement.dataset.version === 'release'").await
    })
    .await;
}

#[tokio::test]
async fn a_newer_catalog_comes_without_a_newer_page() {
    visit_in_both("catalog", &["Failed to load resource"], |v| async move {
        save(&v, PAIR, 2).await?;
        let file = "/data/tools/moondream2.json";
        let renamed = v.site.file(file).replacen("Moondream2", "Moondream Next", 1);
        v.site.rule(file, Answer::Json(renamed));
        v.compare(PAIR).await?;
        v.until_text("#app h1", "Moondream2").await?;
        let name =
            "const r = await caches.match(new URL('data/tools/moondream2.json', location.href)); return r ? (await r.json()).name : 'gone'";
        until_later(&v, name, json!("Moondream Next")).await?;
        v.compare(PAIR).await?;
        v.until_text("#app h1", "Moondream Next").await?;
        // Asked for anew, as a word of it would come later.
        let none =
            "const one = await navigator.serviceWorker.ready; await one.update(); return one.installing === null && one.waiting === null";
        assert_eq!(later(&v, none).await?, json!(true), "there is no newer page");
        assert_eq!(v.text("#word").await?, "");
        // A host that answers everything with a page does not get that page kept as a tool.
        v.site.rule(file, Answer::Html("<p>Log in to the network</p>".into()));
        let asked = |seen: &[String]| seen.iter().filter(|line| line.ends_with(file)).count();
        let before = asked(&v.site.seen());
        // That it is asked for again says that the first answer has been dealt with.
        for times in 1..=2 {
            v.compare(PAIR).await?;
            v.site.until_seen(|seen| asked(seen) >= before + times).await;
        }
        v.until_text("#app h1", "Moondream Next").await?;
        assert_eq!(later(&v, name).await?, json!("Moondream Next"));
        // A tool that has left the catalog is not shown for ever.
        v.site.rule(file, Answer::Status(404));
        v.compare(PAIR).await?;
        until_later(&v, name, json!("gone")).await?;
        v.open(PAIR).await?;
        v.until_text(".failure", "There is no tool called").await
    })
    .await;
}

#[tokio::test]
async fn a_build_for_development_clears_the_worker_that_was_there() {
    visit_in_both("clears", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.deploy(&build("debug"));
        v.reload().await?;
        // The page loads itself anew, unless it was on its way when its worker changed: then the next load is the new one.
        until_later(&v, "return (await caches.keys()).length", json!(0)).await?;
        v.reload().await?;
        v.until("document.documentElement.dataset.version === 'debug'").await?;
        let left = "return (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length";
        until_later(&v, left, json!(0)).await?;
        Ok(())
    })
    .await;
}
