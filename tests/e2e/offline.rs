//! Without the host: it is really stopped, and the page still opens, compares, takes votes and says what it cannot show.

use std::time::Instant;

use serde_json::json;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;

use crate::browser::Kind;
use crate::look::{THEMES, found_by_axe, is_as_wide_as};
use crate::site::Answer;
use crate::visitor::{Visitor, visit, visit_in_all, visit_in_both, visit_with};
use crate::waiting::{PATIENCE, until_some};

const PAIR: &str = "/?a=github-copilot&b=moondream2";
const OTHER: &str = "/?a=ollama&b=llama-cpp";
/// What the console says of a host that is not there.
pub const GONE: [&str; 8] = [
    "ERR_FAILED",
    "ERR_CONNECTION_REFUSED",
    "ERR_EMPTY_RESPONSE",
    "ERR_CONNECTION_RESET",
    "ERR_CONNECTION_CLOSED",
    "ERR_CONTENT_LENGTH_MISMATCH",
    "ERR_INCOMPLETE_CHUNKED_ENCODING",
    "trying to use the following icon",
];

/// Waits until the page's worker has come: a host that goes while its script is on the way is another case.
pub async fn until_worker(v: &Visitor) -> WebDriverResult<()> {
    later(v, "await navigator.serviceWorker.ready").await.map(drop)
}

/// Opens a pair and waits until the page says that it can be read offline, with so many tools.
pub async fn save(v: &Visitor, pair: &str, tools: usize) -> WebDriverResult<()> {
    v.compare(pair).await?;
    until_ready(v, &format!("Ready offline, with {tools} tools")).await
}

/// Waits until the page says that it can be read offline.
pub async fn until_ready(v: &Visitor, ready: &str) -> WebDriverResult<()> {
    // WebKit keeps its caches in memory while it is driven, and now and then nothing of what it was given. The page looks, and says
    // that it is not ready: the next visit tries again, as it promises. A browser that keeps nothing at any of many visits is ended,
    // and the visit begun anew in another.
    if v.kind == Kind::WebKit {
        let told =
            format!("['{ready}', 'The next visit tries again'].some(said => document.querySelector('#kept').innerText.includes(said))");
        let begun = Instant::now();
        loop {
            v.until(&told).await?;
            if v.text("#kept").await?.contains(ready) {
                break;
            }
            if begun.elapsed() > PATIENCE {
                v.end_browser().await?;
            }
            v.reload().await?;
        }
    }
    v.until_text("#kept", ready).await
}

/// The names of the files of the shell that are saved, sorted.
const SAVED: &str = "const name = (await caches.keys()).find(n => n.includes('precache')); const cache = name && await caches.open(name); \
                     return cache ? (await cache.keys()).map(r => new URL(r.url).pathname.split('/').pop()).sort() : []";

/// Runs a script that waits for things, and gives what it returns.
pub async fn later(v: &Visitor, script: &str) -> WebDriverResult<serde_json::Value> {
    let script =
        format!("const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done, e => done('failed: ' + e))");
    Ok(v.driver.execute_async(&script, vec![]).await?.json().clone())
}

/// Waits until such a script gives what is expected.
pub async fn until_later(v: &Visitor, script: &str, expected: serde_json::Value) -> WebDriverResult<()> {
    // A page that is loaded anew meanwhile answers the next time.
    let holds = async || later(v, script).await.is_ok_and(|given| given == expected).then_some(());
    until_some(&format!("{expected} of {script}"), holds).await;
    Ok(())
}

/// Waits until the host has been asked for a path.
pub async fn until_asked(v: &Visitor, path: &str) {
    let line = format!("GET {path}");
    v.site.until_seen(|seen| seen.contains(&line)).await;
}

#[tokio::test]
async fn after_one_visit_it_opens_compares_and_votes_with_the_host_gone() {
    visit_in_all("offline", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        save(&v, OTHER, 4).await?;
        v.site.stop();
        v.reload().await?;
        v.until_text("#app h1", "Ollama vs").await?;
        v.until_text("#word", "No connection: this is what was saved here on ").await?;
        v.compare("/?a=moondream2&b=ollama").await?;
        v.until_text("#app h1", "Moondream2 vs Ollama").await?;
        v.click("button[data-vote=ship][data-side=b]").await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(first).await?;
        v.driver.close_window().await?;
        v.driver.switch_to_window(second).await?;
        v.compare("/?b=ollama&a=github-copilot").await?;
        v.until("document.querySelector('button[data-vote=ship][data-side=b]').ariaPressed === 'true'").await?;
        v.site.start_again();
        v.reload().await?;
        v.until_text("#app h1", "GitHub Copilot vs Ollama").await?;
        v.until("document.querySelector('#word').innerText === ''").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tool_that_was_never_saved_is_said_with_the_saved_ones_to_go_on_with() {
    visit_in_all("unsaved", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.stop();
        v.open("/?a=whisper&b=moondream2").await?;
        v.until_text("#word", "This tool was never saved on this device").await?;
        v.until_text(".card[data-side=b]", "Moondream2").await?;
        let offered = v.js("return [...document.querySelectorAll('#word a')].map(a => a.innerText)").await?;
        assert_eq!(offered, json!(["GitHub Copilot"]), "the other side is not offered against itself");
        for theme in THEMES.into_iter().filter(|_| v.is_chromium) {
            v.screen(320, 900, theme).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "{theme}");
            is_as_wide_as(&v, 320).await?;
        }
        v.click("#word a").await?;
        v.until_text("#app h1", "GitHub Copilot vs Moondream2").await?;
        v.until("!document.querySelector('#word').innerText.includes('never saved')").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn it_works_from_a_folder_deep_in_a_host_and_never_answers_a_missing_file_with_a_page() {
    let expected = [GONE.as_slice(), &["Failed to load resource", "404"]].concat();
    visit_in_all("subpath", &expected, |v| async move {
        v.site.move_to("/deep/sub/path");
        save(&v, "/deep/sub/path/?a=github-copilot&b=moondream2", 2).await?;
        let scope = later(&v, "return (await navigator.serviceWorker.ready).scope").await?;
        assert_eq!(scope, json!(format!("{}/deep/sub/path/", v.site.address)));
        let missing = "try { const r = await fetch('shipwith-0000000000000000.js'); return r.status + (r.headers.get('content-type') ?? '') } catch (e) { return e.name }";
        assert_eq!(later(&v, missing).await?, json!("404"));
        v.site.stop();
        assert_eq!(later(&v, missing).await?, json!("TypeError"), "and offline it does not arrive at all");
        v.compare("/deep/sub/path/index.html?b=github-copilot&a=moondream2&any=thing").await?;
        v.until_text("#app h1", "Moondream2 vs GitHub Copilot").await?;
        v.open("/deep/sub/path/embed.html?a=github-copilot&b=moondream2").await?;
        v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await?;
        v.until_text("body", "Moondream2").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_host_that_dies_while_the_page_is_saved_leaves_it_for_the_next_visit() {
    let expected = [GONE.as_slice(), &["Failed to load resource"]].concat();
    visit_in_both("killed", &expected, |v| async move {
        v.site.rule("/embed.html", Answer::Never);
        v.compare(PAIR).await?;
        until_asked(&v, "/embed.html").await;
        v.site.stop();
        v.until_text("#kept", "could not be saved").await?;
        assert!(v.text("#app h1").await?.contains("Moondream2"), "the page itself goes on");
        v.site.mend("/embed.html");
        v.site.start_again();
        save(&v, PAIR, 2).await?;
        v.site.stop();
        v.compare(PAIR).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_emptied_half_lost_or_damaged_heals() {
    visit_in_both("heals", &["integrity", "Failed to load resource", "shipwith-", "digest"], |v| async move {
        save(&v, PAIR, 2).await?;
        let whole = later(&v, SAVED).await?;
        assert!(whole.as_array().unwrap().len() >= 12, "{whole}");
        let each = "const name = (await caches.keys()).find(n => n.includes('precache')); const cache = await caches.open(name); const keys = await cache.keys();";
        let losses = [
            "for (const n of await caches.keys()) await caches.delete(n)",
            &format!("{each} for (const k of keys.filter((_, i) => i % 2)) await cache.delete(k)"),
        ];
        for loss in losses {
            later(&v, loss).await?;
            save(&v, PAIR, 2).await?;
            assert_eq!(later(&v, SAVED).await?, whole, "{loss}");
        }
        // A program that was saved damaged is refused by the browser: the page says so, and trying again helps.
        let program = format!("{each} for (const k of keys.filter(k => k.url.endsWith('.wasm'))) await cache.put(k, new Response('no program', {{ headers: {{ 'content-type': 'application/wasm' }} }}))");
        later(&v, &program).await?;
        v.reload().await?;
        v.until_text("#boot-failed", "This page could not start").await?;
        let sound = format!("{each} const sizes = await Promise.all(keys.filter(k => k.url.endsWith('.wasm')).map(async k => (await (await cache.match(k)).arrayBuffer()).byteLength)); return sizes.length === 2 && sizes.every(n => n > 100000)");
        until_later(&v, &sound, json!(true)).await?;
        v.click("#boot-failed a").await?;
        v.until_text("#app h1", "Moondream2").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_nothing_may_be_saved_the_page_works_online_and_says_what_it_cannot_do() {
    let block = |wishes: &mut thirtyfour::ChromeCapabilities| {
        wishes.add_experimental_option("prefs", json!({ "profile.default_content_setting_values.cookies": 2 })).unwrap();
    };
    visit_with("refused", &[], block, |v| async move {
        v.compare(PAIR).await?;
        v.until_text("#kept", "cannot save the page").await
    })
    .await;
    visit("throws", &[], |v| async move {
        v.before_every_page(
            "Object.defineProperty(navigator, 'serviceWorker', { get() { throw new DOMException('no', 'SecurityError') } })",
        )
        .await?;
        v.compare(PAIR).await?;
        v.until_text("#kept", "cannot save the page").await
    })
    .await;
    visit("quota", &["Quota", "quota"], |v| async move {
        v.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", json!({ "origin": v.site.address, "quotaSize": 200_000 })).await?;
        v.compare(PAIR).await?;
        v.until_text("#kept", "could not be saved").await
    })
    .await;
}

#[tokio::test]
async fn the_page_is_saved_also_while_the_comparison_does_not_come() {
    visit_in_both("awaited", &[], |v| async move {
        v.site.rule("/data/tools/moondream2.json", Answer::Held);
        v.open(PAIR).await?;
        until_later(&v, "return (await caches.keys()).some(name => name.includes('precache'))", json!(true)).await?;
        v.site.mend("/data/tools/moondream2.json");
        until_ready(&v, "Ready offline, with 2 tools").await
    })
    .await;
}

#[tokio::test]
async fn two_sites_of_one_host_keep_what_they_saved_apart() {
    visit_in_both("apart", &GONE, |v| async move {
        // The folder is named first: every path begins as the root's does.
        v.site.move_to("/sub");
        v.site.also_in("");
        save(&v, PAIR, 2).await?;
        save(&v, "/sub/?a=ollama&b=llama-cpp", 2).await?;
        save(&v, PAIR, 2).await?;
        v.site.stop();
        v.compare("/sub/?a=ollama&b=llama-cpp").await?;
        v.until_text("#app h1", "Ollama").await?;
        v.compare(PAIR).await?;
        v.until_text("#app h1", "Moondream2").await
    })
    .await;
}

#[tokio::test]
async fn a_host_that_answers_that_it_cannot_is_said_to_have_trouble() {
    visit_in_all("ailing", &["Failed to load resource"], |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.rule("/data/tools/moondream2.json", Answer::Status(503));
        v.compare(PAIR).await?;
        v.until_text("#word", "The site has trouble answering: this is what was saved here on ").await
    })
    .await;
}
