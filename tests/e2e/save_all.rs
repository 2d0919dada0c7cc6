//! The whole catalog on the device: told beforehand, saved in packs, stopped, gone on with, and given back.

use std::path::PathBuf;

use serde_json::{Value, json};
use shipwith_model::offline::size;
use thirtyfour::prelude::*;

use crate::look::{THEMES, found_by_axe, is_as_wide_as, listen};
use crate::offline::{GONE, later, save, until_later};
use crate::publisher::catalog_of;
use crate::site::Answer;
use crate::visitor::{Visitor, visit, visit_in_both};

const PAIR: &str = "/?a=github-copilot&b=moondream2";
/// How many files of tools are saved.
pub const TOOLS: &str = "const name = (await caches.keys()).find(n => n.includes('catalog')); \
                     return name ? (await (await caches.open(name)).keys()).filter(r => r.url.includes('/tools/')).length : 0";

pub async fn press(v: &Visitor, name: &str) -> WebDriverResult<()> {
    let button =
        v.driver.find(By::XPath(format!("//section[@id='kept' or @id='saving']//*[self::a or self::button][text()='{name}']"))).await?;
    button.scroll_into_view().await?;
    button.click().await
}

#[tokio::test]
async fn every_tool_can_be_saved_read_without_the_host_and_given_back() {
    visit_in_both("save-all", &GONE, |v| async move {
        let list: Value = serde_json::from_str(&v.site.file("/data/save/list.json")).unwrap();
        let (tools, size) = (&list["tools"], size(list["bytes"].as_u64().unwrap()));
        save(&v, PAIR, 2).await?;
        press(&v, "Save all for offline").await?;
        v.until_text("#saving", &format!("All {tools} tools can be saved on this device. They take {size}.")).await?;
        for theme in THEMES.into_iter().filter(|_| v.is_chromium) {
            v.screen(320, 900, theme).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "{theme}");
            is_as_wide_as(&v, 320).await?;
        }
        press(&v, "Save them").await?;
        v.until_text("#saving", &format!("All {tools} tools are saved on this device, as of ")).await?;
        v.until_text("#kept", &format!("Ready offline, with all {tools} tools.")).await?;
        assert_eq!(later(&v, TOOLS).await?, *tools);
        v.site.stop();
        v.compare("/?a=zed&b=whisper").await?;
        v.until_text("#app h1", "Zed vs Whisper").await?;
        v.open("/?view=tools").await?;
        v.until_text("#app .standfirst", &format!("{tools} tools")).await?;
        v.open(&format!("{PAIR}&view=offline")).await?;
        v.until_text("#saving", &format!("All {tools} tools are saved on this device")).await?;
        press(&v, "Remove what is saved").await?;
        v.until_text("#saving", "Nothing is removed while the site cannot be reached").await?;
        assert_eq!(later(&v, TOOLS).await?, *tools);
        v.site.start_again();
        press(&v, "Remove what is saved").await?;
        v.until_text("#saving", &format!("All {tools} tools can be saved on this device")).await?;
        v.until_text("#kept", "The page is saved on this device, and each tool is saved when you look at it.").await?;
        until_later(&v, TOOLS, json!(0)).await
    })
    .await;
}

/// A catalog of several packs.
pub fn large() -> PathBuf {
    catalog_of(300)
}

/// Saves that catalog until its second pack is asked for, which never comes.
pub async fn begin_to_save_a_large_one(v: &Visitor) -> WebDriverResult<()> {
    v.site.take_data_from(&large());
    v.site.rule("/data/save/2.json", Answer::Never);
    v.compare("/").await?;
    v.until_text("#kept", "Ready offline").await?;
    v.open("/?view=offline").await?;
    v.until_text("#saving", "All 300 tools can be saved").await?;
    press(v, "Save them").await?;
    crate::offline::until_asked(v, "/data/save/2.json").await;
    Ok(())
}

#[tokio::test]
async fn what_a_lost_host_or_a_stop_cut_short_is_gone_on_with() {
    let expected = [GONE.as_slice(), &["Failed to load resource"]].concat();
    visit_in_both("save-cut", &expected, |v| async move {
        begin_to_save_a_large_one(&v).await?;
        v.until("document.querySelector('#saving progress')?.value > 0").await?;
        press(&v, "Stop").await?;
        v.until_text("#saving", "A part is saved on this device").await?;
        let part = later(&v, TOOLS).await?.as_u64().unwrap();
        assert!((50..300).contains(&part), "{part}");
        press(&v, "Go on").await?;
        v.until("document.querySelector('#saving progress')?.checkVisibility()").await?;
        v.site.stop();
        v.until_text("#saving", "The connection was lost. A part is saved").await?;
        v.site.mend("/data/save/2.json");
        v.site.start_again();
        v.open("/?view=offline").await?;
        v.until_text("#saving", "A part is saved on this device").await?;
        let asked = |pack: &str| v.site.seen().iter().filter(|line| line.ends_with(pack)).count();
        let first = asked("/save/1.json");
        press(&v, "Go on").await?;
        v.until_text("#saving", "All 300 tools are saved").await?;
        assert_eq!(later(&v, TOOLS).await?, json!(300));
        assert_eq!(asked("/save/1.json"), first, "what was saved is not fetched again");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn who_listens_is_told_once_that_it_is_being_saved() {
    visit("save-heard", &[], |v| async move {
        v.site.take_data_from(&large());
        listen(&v, "#saving [role=status]").await?;
        v.compare("/").await?;
        v.until_text("#kept", "Ready offline").await?;
        v.open("/?view=offline").await?;
        v.until_text("#saving", "All 300 tools can be saved").await?;
        press(&v, "Save them").await?;
        v.until_text("#saving", "All 300 tools are saved").await?;
        let saving = |list: &str| format!("return {list}.filter(text => text.startsWith('Saving'))");
        assert_eq!(v.js(&saving("heard")).await?, json!(["Saving."]));
        let seen = v.js(&saving("seen")).await?;
        assert!(seen.as_array().unwrap().len() > 1, "{seen}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn with_no_room_left_it_says_so_and_the_page_goes_on() {
    visit("save-full", &["Quota", "quota"], |v| async move {
        save(&v, PAIR, 2).await?;
        let used = later(&v, "return (await navigator.storage.estimate()).usage").await?.as_u64().unwrap();
        v.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", json!({ "origin": v.site.address, "quotaSize": used + 20_000 })).await?;
        press(&v, "Save all for offline").await?;
        v.until_text("#saving", "tools can be saved on this device").await?;
        press(&v, "Save them").await?;
        v.until_text("#saving", "There is no more room for it.").await?;
        v.compare("/?a=zed&b=whisper").await
    })
    .await;
}

#[tokio::test]
async fn a_file_changed_after_the_packs_were_made_stays_and_a_page_in_place_of_the_list_is_no_list() {
    // Which of two files is newer the worker's own script says: it is the same in every browser.
    visit("save-newer", &["Failed to load resource"], |v| async move {
        v.site.rule("/data/save/list.json", Answer::Html("<p>Log in</p>".into()));
        save(&v, PAIR, 2).await?;
        press(&v, "Save all for offline").await?;
        v.until_text("#saving", "What there is to save cannot be asked for now").await?;
        v.site.mend("/data/save/list.json");
        let newer = "const cache = await caches.open((await caches.keys()).find(n => n.includes('catalog'))); const at = (await cache.keys()).find(r => r.url.endsWith('/moondream2.json')); \
                     const tool = await (await cache.match(at)).json(); tool.name = 'Moondream Next'; \
                     await cache.put(at, new Response(JSON.stringify(tool), { headers: { 'content-type': 'application/json', 'last-modified': 'Fri, 01 Jan 2100 00:00:00 GMT' } }))";
        later(&v, newer).await?;
        press(&v, "Try again").await?;
        v.until_text("#saving", "tools can be saved on this device").await?;
        press(&v, "Save them").await?;
        v.until_text("#saving", "tools are saved on this device, as of ").await?;
        let name = "const cache = await caches.open((await caches.keys()).find(n => n.includes('catalog'))); const at = (await cache.keys()).find(r => r.url.endsWith('/moondream2.json')); return (await (await cache.match(at)).json()).name";
        assert_eq!(later(&v, name).await?, json!("Moondream Next"));
        Ok(())
    })
    .await;
}

/// `cargo test --test e2e saving_ten_thousand -- --ignored --nocapture` measures it.
#[tokio::test]
#[ignore = "measures, and asserts little"]
async fn saving_ten_thousand() {
    visit("save-figures", &[], |v| async move {
        v.site.take_data_from(&catalog_of(10_000));
        v.compare("/").await?;
        v.until_text("#kept", "Ready offline").await?;
        v.open("/?view=offline").await?;
        v.until_text("#saving", "All 10000 tools can be saved").await?;
        println!("{}", v.text("#kept").await?);
        let begun = std::time::Instant::now();
        press(&v, "Save them").await?;
        let mut most = 0;
        while !v.text("#saving").await?.contains("are saved on this device") {
            let used = v.driver.cdp().send_raw("Runtime.getHeapUsage", json!({})).await?;
            most = most.max(used["usedSize"].as_f64().unwrap_or_default() as u64);
            assert!(begun.elapsed().as_secs() < 600);
        }
        let packs = v.site.seen().iter().filter(|line| line.contains("/save/") && !line.ends_with("list.json")).count();
        println!("saved in {:?}, {packs} requests, heap at most {most} bytes", begun.elapsed());
        assert_eq!(later(&v, TOOLS).await?, json!(10_000));
        Ok(())
    })
    .await;
}
