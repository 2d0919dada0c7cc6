//! New versions where something is special: a tab without its worker, a tab in which somebody types, a host without a worker.

use std::path::Path;

use serde_json::json;

use crate::my_votes::press;
use crate::offline::{GONE, later, save, until_later, until_ready};
use crate::publisher::site_that_says;
use crate::site::{Answer, DIST, counted};
use crate::update::{VERSION, build, copy, until_offered, until_the_next_is_offered, write_worker};
use crate::visitor::{visit, visit_in_both};
use crate::waiting::empty_folder;

const PAIR: &str = "/?a=github-copilot&b=moondream2";

#[tokio::test]
async fn a_tab_that_was_loaded_past_its_worker_is_offered_the_new_version_too() {
    visit("past", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.deploy(&build("release"));
        // The offer is there only until the new one has let itself in.
        v.before_every_page(
            "new MutationObserver(() => { if (document.querySelector('#word')?.innerText.includes('A new version is ready')) sessionStorage.offered = 'yes' }) \
             .observe(document, { subtree: true, childList: true, characterData: true })",
        )
        .await?;
        v.js("window.isOld = true").await?;
        v.driver.cdp().send_raw("Page.reload", json!({ "ignoreCache": true })).await?;
        v.until("window.isOld === undefined && navigator.serviceWorker.controller === null").await?;
        v.until("sessionStorage.offered === 'yes'").await?;
        // What such a tab shows came from the host, so it is the new one already; what takes over loads it once more.
        // No tab is the old worker's any more, so the new one lets itself in within seconds: to look and to press is one step.
        v.js("const button = document.querySelector('#word button'); if (button) { window.isOld = true; button.click() }").await?;
        v.until("window.isOld === undefined && navigator.serviceWorker.controller").await?;
        v.until("document.documentElement.dataset.version === 'release'").await?;
        v.until_text("#kept", "Ready offline").await
    })
    .await;
}

#[tokio::test]
async fn a_tab_in_which_somebody_types_is_not_loaded_anew() {
    visit_in_both("typing", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.open("/?view=tools").await?;
        v.until_text("#app .standfirst", &counted("# tools")).await?;
        v.click("#app input[type=search]").await?;
        v.keys("spee").await?;
        v.driver.switch_to_window(second).await?;
        v.site.deploy(&build("release"));
        v.compare(PAIR).await?;
        until_offered(&v).await?;
        v.click("#word button").await?;
        v.until("document.documentElement.dataset.version === 'release'").await?;
        v.driver.switch_to_window(first).await?;
        v.until_text("#word", "A new version has taken over. This tab keeps the old one for now.").await?;
        assert_eq!(v.js("return document.activeElement.value").await?, json!("spee"));
        assert_eq!(v.js(VERSION).await?, json!("first"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tab_with_a_way_back_to_what_was_removed_is_not_loaded_anew() {
    visit("way-back", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        v.click("[data-vote=ship][data-side=a]").await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.open("/?view=votes").await?;
        press(&v, "Remove").await?;
        v.until("document.activeElement.id === 'undo'").await?;
        v.driver.switch_to_window(second).await?;
        v.site.deploy(&build("release"));
        v.compare(PAIR).await?;
        until_offered(&v).await?;
        v.click("#word button").await?;
        v.until("document.documentElement.dataset.version === 'release'").await?;
        v.driver.switch_to_window(first).await?;
        v.until_text("#word", "A new version has taken over. This tab keeps the old one for now.").await?;
        press(&v, "Undo").await?;
        v.until_text(".ballot", "Copilot").await?;
        assert_eq!(v.js(VERSION).await?, json!("first"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn who_asks_for_a_new_version_gets_it_also_where_something_could_be_taken_back() {
    visit("way-back-given-up", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        v.click("[data-vote=ship][data-side=a]").await?;
        v.open("/?view=votes").await?;
        until_the_next_is_offered(&v).await?;
        press(&v, "Remove").await?;
        v.until("document.activeElement.id === 'undo'").await?;
        v.click("#word button").await?;
        v.until("document.documentElement.dataset.version === 'release'").await
    })
    .await;
}

#[tokio::test]
async fn a_new_version_that_waits_no_more_is_taken_from_the_host() {
    // What a press comes to the program says: it is the same in every browser.
    visit("waits-no-more", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        until_the_next_is_offered(&v).await?;
        // What Clear-Site-Data does to the worker, and the new one with it.
        later(&v, "await (await navigator.serviceWorker.ready).unregister()").await?;
        v.click("#word button").await?;
        v.until("document.documentElement.dataset.version === 'release'").await
    })
    .await;
}

#[tokio::test]
async fn a_site_that_takes_offline_reading_back_says_so_at_every_visit() {
    // What both browsers are given, made once.
    let folder = &empty_folder("taken-back");
    copy(Path::new(DIST), folder);
    write_worker(folder, "debug");
    visit_in_both("taken-back", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.deploy(folder);
        later(&v, "await (await navigator.serviceWorker.ready).update()").await?;
        until_later(&v, "return (await caches.keys()).length", json!(0)).await?;
        let left = "return (await navigator.serviceWorker.getRegistrations()).length";
        // Firefox shows an error page of its own where a worker goes in the very moment in which a page asks by it.
        v.until_text("#kept", "Nothing of this site is saved for reading offline.").await?;
        until_later(&v, left, json!(0)).await?;
        for _ in 0..2 {
            v.compare(PAIR).await?;
            v.until_text("#kept", "Nothing of this site is saved for reading offline.").await?;
            until_later(&v, left, json!(0)).await?;
            assert_eq!(v.text("#kept").await?.trim(), "Nothing of this site is saved for reading offline.");
        }
        assert_eq!(later(&v, "return (await caches.keys()).length").await?, json!(0));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_host_without_the_worker_is_told_from_a_browser_that_refuses() {
    visit_in_both("workerless", &["Failed to load resource", "404", "MIME"], |v| async move {
        for answer in [Answer::Status(404), Answer::Html("<p>Not here</p>".into())] {
            v.site.rule("/sw.js", answer);
            v.compare(PAIR).await?;
            v.until_text("#kept", "This site does not hand out what saves the page for reading offline.").await?;
        }
        v.site.mend("/sw.js");
        save(&v, PAIR, 2).await
    })
    .await;
}

/// Notes what is said of a page that cannot be read offline.
const UNREADY: &str = "
    new MutationObserver(() => {
        const said = document.querySelector('#kept')?.textContent ?? '';
        if (/Not ready offline|could not be saved/.test(said)) sessionStorage.unready = said;
    }).observe(document, { subtree: true, childList: true, characterData: true })";

#[tokio::test]
async fn a_catalog_that_changes_what_the_pages_are_made_of_leaves_the_old_version_whole_until_the_new_one_is_let_in() {
    let letter = json!({ "title": "Weekly", "blurb": "Three verdicts.", "action": "https://letters.example.com/subscribe" });
    for (name, said, value) in [("another-newsletter", "newsletter", letter), ("another-language", "language", json!("de"))] {
        visit(name, &GONE, |v| async move {
            v.before_every_page(UNREADY).await?;
            v.site.deploy(&site_that_says(&format!("{name}-before"), |_| {}));
            save(&v, "/", 2).await?;
            v.site.deploy(&site_that_says(&format!("{name}-after"), |site| site[said] = value));
            v.reload().await?;
            until_offered(&v).await?;
            // Now both versions are there, of one program each.
            v.reload().await?;
            until_ready(&v, "Ready offline, with 2 tools").await?;
            v.site.stop();
            v.compare("/?a=second-tool&b=first-tool").await?;
            v.until_text("#app h1", "Second Tool vs First Tool").await?;
            assert_eq!(v.js("return sessionStorage.unready ?? ''").await?, json!(""));
            Ok(())
        })
        .await;
    }
}
