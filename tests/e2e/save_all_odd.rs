//! Saving the whole catalog when something is in the way: lost files, another catalog, another tab, a host in trouble.

use serde_json::json;

use crate::offline::{later, save};
use crate::publisher::catalog_of;
use crate::save_all::{TOOLS, begin_to_save_a_large_one, large, press};
use crate::site::{Answer, counted, tools};
use crate::visitor::{visit, visit_in_both};

const PAIR: &str = "/?a=github-copilot&b=moondream2";
const ALL: &str = "/?a=github-copilot&b=moondream2&view=offline";

#[tokio::test]
async fn what_was_lost_of_it_is_noticed_and_saved_again() {
    visit_in_both("save-lost", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        v.open(ALL).await?;
        v.until_text("#saving", &counted("All # tools can be saved")).await?;
        press(&v, "Save them").await?;
        v.until_text("#kept", &counted("Ready offline, with all # tools.")).await?;
        let lose = "const cache = await caches.open((await caches.keys()).find(n => n.includes('catalog'))); \
                    for (const k of (await cache.keys()).filter(k => /tools.[w-z]/.test(k.url))) await cache.delete(k)";
        later(&v, lose).await?;
        let left = later(&v, TOOLS).await?.as_u64().unwrap();
        assert!(left < tools() as u64);
        v.open(ALL).await?;
        v.until_text("#saving", "A part is saved on this device").await?;
        v.until_text("#kept", &format!("Ready offline, with {left} tools.")).await?;
        press(&v, "Go on").await?;
        v.until_text("#saving", &counted("All # tools are saved")).await?;
        v.until_text("#kept", &counted("Ready offline, with all # tools.")).await?;
        assert_eq!(later(&v, TOOLS).await?, json!(tools()));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_has_left_the_catalog_is_not_counted_as_all_and_goes_with_the_next_saving() {
    // What is counted, and what goes, the worker's own script says: it is the same in every browser.
    visit("save-other", &["Failed to load resource"], |v| async move {
        v.site.take_data_from(&large());
        v.compare("/").await?;
        v.open("/?view=offline").await?;
        v.until_text("#saving", "All 300 tools can be saved").await?;
        press(&v, "Save them").await?;
        v.until_text("#kept", "Ready offline, with all 300 tools.").await?;
        v.site.take_data_from(&catalog_of(120));
        v.open("/?view=tools").await?;
        let index = "return (await (await caches.match(new URL('data/search/index.json', location.href))).json()).count";
        crate::offline::until_later(&v, index, json!(120)).await?;
        v.open("/?view=tools").await?;
        v.until_text("#kept", "Ready offline, with 300 tools.").await?;
        v.open("/?view=offline").await?;
        v.until_text("#saving", "A part is saved on this device.").await?;
        press(&v, "Go on").await?;
        v.until_text("#saving", "All 120 tools are saved").await?;
        v.until_text("#kept", "Ready offline, with all 120 tools.").await?;
        assert_eq!(later(&v, TOOLS).await?, json!(120));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn of_two_tabs_one_saves_and_the_other_goes_on_after_it() {
    visit_in_both("save-tabs", &["Failed to load resource"], |v| async move {
        begin_to_save_a_large_one(&v).await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second.clone()).await?;
        v.open("/?view=offline").await?;
        v.until_text("#saving", "A part is saved on this device").await?;
        press(&v, "Go on").await?;
        v.until_text("#saving", "Getting ready to save").await?;
        let asked = || v.site.seen().iter().filter(|line| line.ends_with("/save/2.json")).count();
        assert_eq!(asked(), 1, "the second tab waits");
        v.site.mend("/data/save/2.json");
        v.driver.switch_to_window(first).await?;
        press(&v, "Stop").await?;
        v.until_text("#saving", "A part is saved on this device").await?;
        v.driver.switch_to_window(second).await?;
        v.until_text("#saving", "All 300 tools are saved").await?;
        assert_eq!(asked(), 2);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn why_it_was_cut_short_is_told_as_it_is() {
    // What an answer is worth the worker's own script says: it is the same in every browser.
    visit("save-why", &["Failed to load resource"], |v| async move {
        save(&v, PAIR, 2).await?;
        v.open(ALL).await?;
        v.until_text("#saving", &counted("All # tools can be saved")).await?;
        for (answer, why) in [
            (Answer::Status(503), "The site has trouble handing out a part of it."),
            (Answer::Status(404), "The site has trouble handing out a part of it."),
            (Answer::Html("<p>Log in</p>".into()), "Something on the way answered in place of the site."),
            (Answer::Json("{}".into()), "The catalog has changed meanwhile."),
        ] {
            v.site.rule("/data/save/1.json", answer);
            press(&v, "Save them").await?;
            v.until_text("#saving", &format!("{why} All {} tools can be saved on this device.", tools())).await?;
        }
        v.site.mend("/data/save/1.json");
        press(&v, "Save them").await?;
        v.until_text("#saving", &counted("All # tools are saved")).await?;
        v.site.rule("/data/catalog.json", Answer::Html("<p>Log in</p>".into()));
        press(&v, "Remove what is saved").await?;
        v.until_text("#saving", "Nothing is removed while the site cannot be reached").await?;
        assert_eq!(later(&v, TOOLS).await?, json!(tools()));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_pack_that_never_comes_is_given_up_and_the_browser_is_asked_to_keep_what_is_saved() {
    visit("save-silent", &[], |v| async move {
        v.before_every_page(
            "const slow = setTimeout; window.setTimeout = (work, ms, ...rest) => slow(work, ms === 60_000 && !window.isPatient ? 2_000 : ms, ...rest); \
             navigator.storage.persist = async () => { window.asked = true; return false }",
        )
        .await?;
        save(&v, PAIR, 2).await?;
        v.open(ALL).await?;
        v.until_text("#saving", &counted("All # tools can be saved")).await?;
        v.site.rule("/data/save/1.json", Answer::Never);
        press(&v, "Save them").await?;
        v.until_text("#saving", "The site takes too long to answer.").await?;
        assert_eq!(v.js("return window.asked").await?, json!(true));
        v.site.mend("/data/save/1.json");
        v.js("window.isPatient = true").await?;
        press(&v, "Save them").await?;
        v.until_text("#saving", "The browser may remove them when it runs out of room.").await
    })
    .await;
}

#[tokio::test]
async fn the_patience_with_one_look_does_not_end_the_next() {
    visit("look-twice", &["Failed to load resource"], |v| async move {
        // The first look of a page is given up early.
        v.before_every_page(
            "{ const slow = setTimeout; let looks = 0; \
             const told = work => (...given) => { work(...given); window.isOver = true }; \
             window.setTimeout = (work, ms, ...rest) => ms === 20_000 && !looks++ ? slow(told(work), 3_000, ...rest) : slow(work, ms, ...rest) }",
        )
        .await?;
        save(&v, PAIR, 2).await?;
        v.site.rule("/data/save/list.json", Answer::Status(503));
        v.open(ALL).await?;
        v.until_text("#saving", "What there is to save cannot be asked for now").await?;
        v.site.rule("/data/save/list.json", Answer::Never);
        press(&v, "Try again").await?;
        v.until_text("#saving", "Checking what can be saved").await?;
        v.until("window.isOver").await?;
        assert!(v.text("#saving").await?.contains("Checking what can be saved"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_a_tab_was_waiting_for_when_it_was_closed_keeps_no_other_waiting() {
    visit_in_both("save-closed", &["Failed to load resource"], |v| async move {
        begin_to_save_a_large_one(&v).await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(first).await?;
        v.driver.close_window().await?;
        v.driver.switch_to_window(second).await?;
        // What the closed tab asked for never comes; what is asked for from here on does.
        v.site.mend("/data/save/2.json");
        v.open("/?view=offline").await?;
        v.until_text("#saving", "A part is saved on this device").await?;
        press(&v, "Go on").await?;
        v.until_text("#saving", "All 300 tools are saved").await
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_is_ended_before_it_has_begun_to_save_is_not_waited_for_without_end() {
    visit("save-ended", &["Failed to load resource"], |v| async move {
        // The patience with a part is over when this visit says so.
        v.before_every_page(
            "const slow = setTimeout; window.setTimeout = (work, ms, ...rest) => ms === 60_000 ? (window.loseIt = work, 0) : slow(work, ms, ...rest)",
        )
        .await?;
        save(&v, PAIR, 2).await?;
        v.open(ALL).await?;
        v.until_text("#saving", &counted("All # tools can be saved")).await?;
        let list = "/data/save/list.json";
        v.site.rule(list, Answer::Never);
        let asked = |seen: &[String]| seen.iter().filter(|line| line.ends_with(list)).count();
        let before = asked(&v.site.seen());
        press(&v, "Save them").await?;
        v.site.until_seen(|seen| asked(seen) > before).await;
        v.driver.cdp().send_raw("ServiceWorker.enable", json!({})).await?;
        v.driver.cdp().send_raw("ServiceWorker.stopAllWorkers", json!({})).await?;
        v.site.mend(list);
        v.until_text("#saving", "Getting ready to save").await?;
        v.js("window.loseIt()").await?;
        v.until_text("#saving", &counted("The site takes too long to answer. All # tools can be saved on this device.")).await
    })
    .await;
}
