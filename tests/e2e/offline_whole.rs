//! What takes the place of a good copy is proved first, and files of two states of a catalog are never mixed.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::offline::{GONE, later, save, until_later};
use crate::publisher::{catalog_of, publish};
use crate::save_all::press;
use crate::site::{Answer, counted};
use crate::visitor::{Visitor, visit, visit_in_both};

const PAIR: &str = "/?a=github-copilot&b=moondream2";

#[tokio::test]
async fn a_broken_answer_does_not_replace_a_good_copy() {
    let files =
        ["catalog.json", "search/index.json", "tools/github-copilot.json", "tools/moondream2.json"].map(|file| format!("/data/{file}"));
    let list = "return Boolean(await caches.match(new URL('data/search/index.json', location.href)))";
    let expected = [GONE.as_slice(), &["Failed to load resource"]].concat();
    // None of it, half of it, and what is whole and something else.
    for broken in [Some(0), Some(300), None] {
        let steps = |v: Visitor| {
            let files = files.clone();
            async move {
                save(&v, PAIR, 2).await?;
                until_later(&v, list, json!(true)).await?;
                for file in &files {
                    let answer =
                        broken.map_or(Answer::Json("{\"error\":\"try later\"}".into()), |bytes| Answer::Part("application/json", bytes));
                    v.site.rule(file, answer);
                }
                for _ in 0..2 {
                    v.compare(PAIR).await?;
                    v.until_text("#word", "The site has trouble answering: this is what was saved here on ").await?;
                }
                v.open("/?view=tools").await?;
                v.until_text("#app .standfirst", &counted("# tools")).await?;
                v.site.stop();
                v.compare(PAIR).await?;
                v.until_text("#app h1", "GitHub Copilot vs Moondream2").await?;
                v.until_text("#kept", "Ready offline, with 2 tools").await?;
                v.open("/?view=tools").await?;
                v.until_text("#app .standfirst", &counted("# tools")).await
            }
        };
        // What is broken the worker's own script tells, which is the same in every browser: both are given one kind of it.
        if broken == Some(300) { visit_in_both("broken", &expected, steps).await } else { visit("broken", &expected, steps).await }
    }
}

#[tokio::test]
async fn a_broken_tool_that_was_never_saved_is_said_to_be_broken_and_not_kept() {
    visit_in_both("broken-new", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.rule("/data/tools/whisper.json", Answer::Part("application/json", 300));
        v.open("/?a=whisper&b=moondream2").await?;
        v.until_text("#app", "This tool’s file is damaged").await?;
        let saved = "return Boolean(await caches.match(new URL('data/tools/whisper.json', location.href)))";
        assert_eq!(later(&v, saved).await?, json!(false));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_broken_list_or_pack_takes_nothing_away_of_what_is_all_saved() {
    visit_in_both("broken-packs", &[GONE.as_slice(), &["Failed to load resource"]].concat(), |v| async move {
        save(&v, PAIR, 2).await?;
        press(&v, "Save all for offline").await?;
        v.until_text("#saving", &counted("All # tools can be saved")).await?;
        let pack = v.site.file("/data/save/1.json");
        for broken in [
            pack[..pack.len() / 2].to_owned(),
            String::new(),
            pack.replacen("ship", "skip", 1).replacen("\"stamp\":\"", "\"stamp\":\"0", 1),
        ] {
            v.site.rule("/data/save/1.json", Answer::Json(broken));
            press(&v, "Save them").await?;
            v.until_text("#saving", &counted("The catalog has changed meanwhile. All # tools can be saved")).await?;
        }
        v.site.mend("/data/save/1.json");
        press(&v, "Save them").await?;
        v.until_text("#kept", &counted("Ready offline, with all # tools.")).await?;
        for bytes in [0, 50] {
            v.site.rule("/data/save/list.json", Answer::Part("application/json", bytes));
            v.open(&format!("{PAIR}&view=offline")).await?;
            v.until_text("#saving", &counted("All # tools are saved on this device")).await?;
        }
        v.site.rule("/data/catalog.json", Answer::Part("application/json", 50));
        press(&v, "Remove what is saved").await?;
        v.until_text("#saving", "Nothing is removed while the site cannot be reached").await?;
        v.site.stop();
        v.compare("/?a=zed&b=whisper").await
    })
    .await;
}

/// A large catalog, and the same one later.
pub struct State {
    /// Its folder at first.
    pub before: &'static Path,
    /// Its folder later.
    pub after: &'static Path,
    /// A tool that is in the first alone.
    pub gone: &'static str,
    /// A tool that is in both.
    pub stays: &'static str,
}

/// The two states, made once a run.
pub fn two_states() -> State {
    static MADE: OnceLock<(PathBuf, PathBuf, [String; 2])> = OnceLock::new();
    let (before, after, [gone, stays]) = MADE.get_or_init(|| {
        let before = catalog_of(3_000);
        let after = before.with_file_name("catalog-later");
        std::fs::remove_dir_all(&after).ok();
        crate::update::copy(&before, &after);
        let [gone, stays] = two_unfeatured(&before);
        std::fs::remove_file(after.join(format!("tools/{gone}.json"))).unwrap();
        let path = after.to_str().unwrap();
        publish(&["index", path, "--out", path, "--site-dir", path]);
        (before, after, [gone, stays])
    });
    State { before, after, gone, stays }
}

/// Two tools that are in no featured pair, the first of the list and its last.
fn two_unfeatured(catalog: &Path) -> [String; 2] {
    let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(catalog.join(file)).unwrap()).unwrap() };
    let featured = read("catalog.json")["featured"].to_string();
    let is_free = |tool: &&Value| !featured.contains(&tool["slug"].to_string());
    let (first, last) = (read("search/all-1.json"), read("search/all-3.json"));
    let first = first["tools"].as_array().unwrap().iter().find(is_free).unwrap();
    let last = last["tools"].as_array().unwrap().iter().rev().find(is_free).unwrap();
    [first, last].map(|tool| tool["slug"].as_str().unwrap().to_owned())
}

/// Waits until that is what the list says of itself: with its number of tools alone it has each of them once.
async fn until_listed(v: &Visitor, tools: usize) -> WebDriverResult<()> {
    v.until(&format!("document.querySelector('#app .standfirst')?.innerText === '{tools} tools.'")).await
}

#[tokio::test]
async fn a_list_that_changes_while_it_is_read_is_read_anew_and_has_each_tool_once() {
    // That two lists are not one the program says, which is the same in every browser.
    visit("mixed-list", &["Failed to load resource"], |v| async move {
        let State { before, after, gone, .. } = two_states();
        v.site.take_data_from(before);
        v.site.rule("/data/search/all-2.json", Answer::Status(503));
        v.compare("/").await?;
        v.until_text("#kept", "Ready offline").await?;
        v.open("/?view=tools").await?;
        v.until_text(".failure", "status 503").await?;
        v.site.take_data_from(after);
        v.site.mend("/data/search/all-2.json");
        v.click(".failure button").await?;
        until_listed(&v, 2_999).await?;
        v.open(&format!("/?view=tools&q={gone}")).await?;
        v.until_text("#app .standfirst", "of 2999 tools").await
    })
    .await;
}

#[tokio::test]
async fn a_newer_index_takes_the_place_of_the_saved_one_whole_or_not_at_all() {
    let expected = [GONE.as_slice(), &["Failed to load resource"]].concat();
    visit_in_both("renewed", &expected, |v| async move {
        let State { before, after, .. } = two_states();
        v.site.take_data_from(before);
        v.compare("/").await?;
        v.until_text("#kept", "Ready offline").await?;
        v.open("/?view=tools").await?;
        until_listed(&v, 3_000).await?;
        let count = "return (await (await caches.match(new URL('data/search/index.json', location.href)))?.json())?.count";
        until_later(&v, count, json!(3_000)).await?;
        // Also the pages of the list: each is put there behind its answer.
        let pages = "const cache = await caches.open((await caches.keys()).find(n => n.includes('catalog'))); \
                     return (await cache.keys()).filter(({ url }) => /search.all-/.test(url)).length";
        until_later(&v, pages, json!(3)).await?;
        // One file of the newer index does not come: then the older one stays, and is whole.
        v.site.take_data_from(after);
        v.site.rule("/data/search/all-2.json", Answer::Status(503));
        let asked = || v.site.seen().iter().filter(|line| line.ends_with("/search/all-2.json")).count();
        let so_far = asked();
        v.open("/?view=tools").await?;
        until_listed(&v, 3_000).await?;
        crate::waiting::until_some("the page of the list to be asked for", async || (asked() > so_far).then_some(())).await;
        v.site.stop();
        v.open("/?view=tools").await?;
        until_listed(&v, 3_000).await?;
        v.site.mend("/data/search/all-2.json");
        v.site.start_again();
        v.open("/?view=tools").await?;
        until_later(&v, count, json!(2_999)).await?;
        let old = "const stamp = (await (await caches.match(new URL('data/search/index.json', location.href))).json()).stamp; \
                   const cache = await caches.open((await caches.keys()).find(n => n.includes('catalog'))); \
                   return (await cache.keys()).filter(({ url }) => /search.(all|w)-/.test(url) && !url.endsWith(stamp)).length";
        until_later(&v, old, json!(0)).await?;
        v.site.stop();
        v.open("/?view=tools").await?;
        until_listed(&v, 2_999).await
    })
    .await;
}

#[tokio::test]
async fn a_host_that_goes_on_mixing_two_is_given_time_then_said_to_be_changing_and_can_be_asked_again_at_once() {
    visit("mixing", &[], |v| async move {
        let State { before, after, .. } = two_states();
        v.site.take_data_from(before);
        let later = std::fs::read_to_string(after.join("search/all-2.json")).unwrap();
        v.site.rule("/data/search/all-2.json", Answer::Json(later));
        let begun = Instant::now();
        v.open("/?view=tools").await?;
        v.until_text(".failure", "Its files do not belong together yet. Try again in a minute.").await?;
        // Half a second, one and two: clocks may differ by a little.
        assert!(begun.elapsed() > Duration::from_millis(3_400), "{:?}", begun.elapsed());
        v.site.mend("/data/search/all-2.json");
        v.js("addEventListener('click', () => { window.pressed = performance.now() }, { capture: true, once: true })").await?;
        v.click(".failure button").await?;
        until_listed(&v, 3_000).await?;
        let at_once = "const asked = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/search/all-2.json')); \
                       return asked.at(-1).startTime - window.pressed < 500";
        assert_eq!(v.js(at_once).await?, json!(true), "who asks is not kept waiting");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_picker_whose_index_changes_under_it_looks_things_up_in_the_newer_one() {
    visit("mixed-picker", &["Failed to load resource"], |v| async move {
        let State { before, after, stays, .. } = two_states();
        let tool: Value = serde_json::from_str(&std::fs::read_to_string(after.join(format!("tools/{stays}.json"))).unwrap()).unwrap();
        let name = tool["name"].as_str().unwrap();
        v.site.take_data_from(before);
        v.compare("/").await?;
        v.click("#pick-a").await?;
        v.until_text(".popup .said", "3000 tools").await?;
        v.site.take_data_from(after);
        v.keys(name).await?;
        v.until_text("[role=option]", name).await?;
        for _ in name.chars() {
            v.keys(Key::Backspace).await?;
        }
        v.until_text(".popup .said", "2999 tools").await
    })
    .await;
}
