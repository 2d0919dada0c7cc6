//! A publisher's own catalog, beside the bundle as it was built, and of any size.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::offline::{GONE, save};
use crate::site::publisher_program;
use crate::site::{Answer, Site};
use crate::visitor::{Visitor, visit};
use crate::waiting::empty_folder;

/// Those that this run has made; tests run side by side, and each waits for what another is making.
static MADE: Mutex<Vec<usize>> = Mutex::new(Vec::new());

/// Makes and indexes a catalog of so many tools, once a run; gives its folder.
pub fn catalog_of(tools: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("catalog-of-{tools}"));
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if made.contains(&tools) {
        return folder;
    }
    let (path, count) = (folder.to_str().unwrap(), tools.to_string());
    std::fs::remove_dir_all(&folder).ok();
    publish(&["generate", path, "--tools", &count, "--seed", "7"]);
    publish(&["index", path, "--out", path, "--site-dir", path]);
    made.push(tools);
    folder
}

/// Runs the publisher's command line.
pub fn publish(arguments: &[&str]) {
    let done = Command::new(publisher_program()).args(arguments).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

/// The site that `shipwith build` makes, for one test, of what `init` begins with and what its catalog then says of the site.
pub fn site_that_says(test: &str, say: impl FnOnce(&mut Value)) -> PathBuf {
    let folder = empty_folder(test).join("begun");
    let (dir, site) = (folder.display().to_string(), folder.join("site"));
    publish(&["init", &dir]);
    let file = folder.join("data/catalog.json");
    let mut catalog: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    say(&mut catalog["site"]);
    std::fs::write(file, catalog.to_string()).unwrap();
    publish(&["build", &dir, "--out", &site.display().to_string()]);
    site
}

/// What the page fetched of the catalog before the first comparison stood: requests and bytes.
async fn first_comparison(v: &Visitor) -> WebDriverResult<(u64, u64)> {
    let script = "const mark = performance.getEntriesByName('shipwith:comparison')[0].startTime; \
                  const read = performance.getEntriesByType('resource').filter(e => e.startTime < mark && e.name.includes('/data/')); \
                  return [read.length, read.reduce((sum, e) => sum + e.decodedBodySize, 0)]";
    let read = v.js(script).await?;
    Ok((read[0].as_u64().unwrap(), read[1].as_u64().unwrap()))
}

#[tokio::test]
async fn a_site_that_is_begun_and_built_by_the_command_alone_is_a_whole_one() {
    visit("own-site", &GONE, |v| async move {
        let folder = empty_folder("own-site").join("begun");
        let (dir, site) = (folder.display().to_string(), folder.join("site"));
        publish(&["init", &dir]);
        publish(&["build", &dir, "--out", &site.display().to_string()]);
        v.site.deploy(&site);
        v.compare("/").await?;
        v.until_text("#app h1", "First Tool vs Second Tool").await?;
        v.until_text("#app header", "Our tools").await?;
        v.click("[data-vote=ship]").await?;
        v.open("/tools/second-tool/").await?;
        v.until_text("#app main", "What breaks first").await?;
        v.open("/embed/first-tool-vs-second-tool/").await?;
        v.until_text("#title", "First Tool vs Second Tool").await?;
        save(&v, "/", 2).await?;
        v.site.stop();
        v.compare("/").await?;
        v.until("document.querySelector('[data-vote=ship]').ariaPressed === 'true'").await
    })
    .await;
}

#[tokio::test]
async fn another_data_folder_beside_the_same_bundle_is_another_site() {
    visit("own-data", &[], |v| async move {
        v.site.take_data_from(&catalog_of(100));
        v.compare("/").await?;
        let (requests, _) = first_comparison(&v).await?;
        assert_eq!(requests, 3);
        v.click("#pick-a").await?;
        v.until_text(".popup .said", "100 tools").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_first_comparison_costs_the_same_however_large_the_catalog() {
    let costs = Mutex::new(Vec::new());
    // Each on a host of its own: what a worker has saved of one is none of the other's.
    for tools in [100, 3_000] {
        visit("large", &[], |v| {
            let costs = &costs;
            async move {
                v.site.take_data_from(&catalog_of(tools));
                v.compare("/").await?;
                let cost = first_comparison(&v).await?;
                costs.lock().unwrap().push(cost);
                Ok(())
            }
        })
        .await;
    }
    let costs = costs.into_inner().unwrap();
    assert_eq!(costs[0].0, costs[1].0);
    // Two tools are never of quite the same length; the catalog's own file is.
    assert!(costs[1].1 < costs[0].1 + 10_000, "{costs:?}");
}

#[tokio::test]
async fn in_a_large_catalog_a_keystroke_costs_one_request_at_the_most_and_finds_the_tool() {
    visit("large-search", &[], |v| async move {
        // What it asks for by itself would be counted, too.
        v.without_worker().await?;
        v.site.take_data_from(&catalog_of(3_000));
        v.compare("/").await?;
        let name = v.text(".card[data-side=b] h2").await?;
        let search = |v: &Visitor| v.site.seen().iter().filter(|line| line.contains("/data/search/")).count();
        v.click("#pick-a").await?;
        v.until_text(".popup .said", "3000 tools, the first 100 shown").await?;
        let mut before = search(&v);
        for letter in name.chars() {
            v.keys(letter.to_string()).await?;
            v.until("!document.querySelector('.popup .said').innerText.startsWith('Loading')").await?;
            let now = search(&v);
            assert!(now <= before + 1, "one key, {} requests", now - before);
            before = now;
        }
        v.until_text("[role=option]", &name).await?;
        v.keys(Key::Enter).await?;
        v.until_text(".card[data-side=b] .failure", "same tool twice").await?;
        v.click("button.surprise").await?;
        v.until("document.querySelectorAll('article.review').length > 0").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_catalog_can_be_on_another_origin_that_the_policy_allows() {
    // It outlives the visit: the page reads on while the browser is idle.
    let elsewhere = Site::start().await;
    let there = elsewhere.clone();
    visit("elsewhere", &[], |v| async move {
        let page = v.site.file("/index.html");
        let page = page.replace("content=\"data/\"", &format!("content=\"{}/data/\"", there.address));
        let page = page.replace("connect-src 'self'", &format!("connect-src 'self' {}", there.address));
        v.site.rule("/", Answer::Html(page));
        v.compare("/?a=whisper&b=ollama").await?;
        assert_eq!(v.text("#app h1").await?, "Whisper vs Ollama");
        assert!(!v.site.seen().iter().any(|line| line.contains("/data/")));
        assert!(there.seen().contains(&"GET /data/tools/whisper.json".to_owned()));
        Ok(())
    })
    .await;
}

/// Not a test of behavior: measures what the size of the catalog costs. `cargo test --test e2e figures -- --ignored --nocapture`
#[tokio::test]
#[ignore = "measures"]
async fn figures() {
    println!("tools    requests bytes  | per key: requests bytes script-ms (median, max) | wasm memory");
    // Each size has a browser of its own: what one has saved for reading offline would stand for the next.
    for tools in [30, 1_000, 10_000, 100_000] {
        visit("figures", &[], |v| async move {
        let keep_memory = "const start = WebAssembly.instantiateStreaming; \
             WebAssembly.instantiateStreaming = async (...given) => { const made = await start(...given); window.wasmMemory = made.instance.exports.memory; return made }";
        v.before_every_page(keep_memory).await?;
            v.site.take_data_from(&catalog_of(tools));
            v.compare("/").await?;
            let (requests, bytes) = first_comparison(&v).await?;
            v.click("#pick-a").await?;
            v.until("document.querySelector('[role=option]')").await?;
            let name = v.text(".card[data-side=b] h2").await?.to_lowercase();
            let typed = format!(
                "const field = document.querySelector('#pick-a'), name = {}, set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set; \
                 const settle = () => new Promise(done => {{ const look = () => document.querySelector('.popup .said')?.innerText.startsWith('Loading') ? setTimeout(look, 5) : done(); setTimeout(look, 5) }}); \
                 const spent = [], sizes = []; \
                 for (let i = 1; i <= name.length; i++) {{ \
                   const before = performance.getEntriesByType('resource').length; \
                   set.call(field, name.slice(0, i)); \
                   const start = performance.now(); \
                   field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); \
                   await Promise.resolve(); await new Promise(done => queueMicrotask(done)); \
                   spent.push(performance.now() - start); \
                   await settle(); \
                   sizes.push(performance.getEntriesByType('resource').slice(before).filter(e => e.name.includes('/search/')).map(e => e.decodedBodySize)); \
                 }} \
                 spent.sort((a, b) => a - b); \
                 return [Math.max(...sizes.map(s => s.length)), Math.max(0, ...sizes.flat()), spent[spent.length >> 1], spent.at(-1), wasmMemory.buffer.byteLength]",
                json!(name)
            );
            let key = v.js(&format!("return (async () => {{ {typed} }})()")).await?;
            println!("{tools:>7}  {requests} {bytes} | {} {} {:.2} {:.2} | {}", key[0], key[1], key[2].as_f64().unwrap(), key[3].as_f64().unwrap(), key[4]);
            Ok(())
        })
        .await;
    }
}
