//! What is saved of the page and is damaged, and what a host in trouble must not take away.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::offline::{GONE, later, save, until_later};
use crate::site::{Answer, counted};
use crate::visitor::{Visitor, visit, visit_in_both};

const PAIR: &str = "/?a=github-copilot&b=moondream2";
const DAMAGED: [&str; 5] = ["downloaded font", "integrity", "digest", "Failed to load resource", "shipwith-"];

/// A script that goes through the saved files of the page whose names have that ending.
fn files(ending: &str, work: &str) -> String {
    format!(
        "const cache = await caches.open((await caches.keys()).find(n => n.includes('precache'))); \
         const keys = (await cache.keys()).filter(k => new URL(k.url).pathname.endsWith('{ending}')); {work}"
    )
}

/// Empties them.
async fn empty(v: &Visitor, ending: &str, mime: &str) -> WebDriverResult<()> {
    let put = format!(
        "for (const k of keys) await cache.put(k, new Response('', {{ headers: {{ 'content-type': '{mime}' }} }})); return keys.length > 0"
    );
    assert_eq!(later(v, &files(ending, &put)).await?, json!(true), "{ending}");
    Ok(())
}

/// Waits until they are there and have something in them: a page that is damaged goes before another comes.
async fn until_full(v: &Visitor, ending: &str) -> WebDriverResult<()> {
    let empty = "const sizes = await Promise.all(keys.map(async k => [k.url, (await (await cache.match(k)).arrayBuffer()).byteLength])); \
                 return [keys.length > 0, sizes.filter(([, size]) => size < 1000)]";
    until_later(v, &files(ending, empty), json!([true, []])).await
}

#[tokio::test]
async fn an_emptied_page_is_fetched_anew() {
    visit_in_both("emptied", &[GONE.as_slice(), &DAMAGED].concat(), |v| async move {
        save(&v, PAIR, 2).await?;
        empty(&v, "/shell.html", "text/html").await?;
        v.compare(PAIR).await?;
        until_full(&v, "/shell.html").await?;
        v.site.stop();
        v.compare(PAIR).await
    })
    .await;
}

#[tokio::test]
async fn a_page_that_a_host_moves_to_another_address_is_fetched_anew_too() {
    visit_in_both("emptied-moved", &[GONE.as_slice(), &DAMAGED].concat(), |v| async move {
        v.site.rule("/shell.html", Answer::Redirect("/shell".into()));
        v.site.rule("/shell", Answer::Html(v.site.file("/shell.html")));
        save(&v, PAIR, 2).await?;
        empty(&v, "/shell.html", "text/html").await?;
        v.compare(PAIR).await?;
        until_full(&v, "/shell.html").await?;
        v.site.stop();
        v.compare(PAIR).await
    })
    .await;
}

#[tokio::test]
async fn an_emptied_style_is_fetched_anew() {
    let expected = [GONE.as_slice(), &DAMAGED].concat();
    visit("emptied-style", &expected, |v| async move {
        save(&v, PAIR, 2).await?;
        empty(&v, ".css", "text/css").await?;
        // What the browser still has in mind of a style does not come through the worker.
        v.driver.cdp().send_raw("Network.clearBrowserCache", json!({})).await?;
        v.reload().await?;
        until_full(&v, ".css").await?;
        v.site.stop();
        v.compare(PAIR).await?;
        v.until("document.querySelector('link[rel=stylesheet]').sheet").await
    })
    .await;
}

#[tokio::test]
async fn an_emptied_font_is_found_when_the_worker_starts_and_nothing_is_ready_until_it_came() {
    let expected = [GONE.as_slice(), &DAMAGED].concat();
    visit("emptied-font", &expected, |v| async move {
        save(&v, PAIR, 2).await?;
        empty(&v, ".woff2", "font/woff2").await?;
        let fonts = ["bricolage-grotesque", "newsreader"].map(|name| format!("/fonts/{name}-latin-wght-normal.woff2"));
        for font in &fonts {
            v.site.rule(font, Answer::Status(503));
        }
        v.driver.cdp().send_raw("ServiceWorker.enable", json!({})).await?;
        v.driver.cdp().send_raw("ServiceWorker.stopAllWorkers", json!({})).await?;
        v.compare(PAIR).await?;
        v.until_text("#kept", "Not ready offline yet: a part of the page could not be saved.").await?;
        for font in &fonts {
            v.site.mend(font);
        }
        save(&v, PAIR, 2).await?;
        until_full(&v, ".woff2").await
    })
    .await;
}

#[tokio::test]
async fn a_host_that_has_lost_its_catalog_for_a_while_takes_nothing_away() {
    let expected = [GONE.as_slice(), &["Failed to load resource"]].concat();
    visit_in_both("between", &expected, |v| async move {
        save(&v, PAIR, 2).await?;
        until_later(&v, "return Boolean(await caches.match(new URL('data/search/index.json', location.href)))", json!(true)).await?;
        let files =
            ["catalog.json", "search/index.json", "tools/github-copilot.json", "tools/moondream2.json"].map(|file| format!("/data/{file}"));
        for file in &files {
            v.site.rule(file, Answer::Status(404));
        }
        v.compare(PAIR).await?;
        v.open("/?view=tools").await?;
        v.until_text("#app .standfirst", &counted("# tools")).await?;
        v.site.stop();
        v.compare(PAIR).await?;
        v.until_text("#app h1", "GitHub Copilot vs Moondream2").await?;
        v.open("/?view=tools").await?;
        v.until_text("#app .standfirst", &counted("# tools")).await
    })
    .await;
}

#[tokio::test]
async fn a_host_that_cannot_go_on_with_a_download_is_asked_for_all_of_it() {
    visit_in_both("cannot-go-on", &["Failed to load resource"], |v| async move {
        for file in [
            "/data/catalog.json",
            "/data/tools/github-copilot.json",
            "/data/search/index.json",
            "/data/save/list.json",
            "/data/save/1.json",
        ] {
            v.site.rule(file, Answer::CannotGoOn);
        }
        save(&v, PAIR, 2).await?;
        v.open(&format!("{PAIR}&view=offline")).await?;
        v.until_text("#saving", &counted("All # tools can be saved")).await?;
        crate::save_all::press(&v, "Save them").await?;
        v.until_text("#kept", &counted("Ready offline, with all # tools.")).await
    })
    .await;
}
