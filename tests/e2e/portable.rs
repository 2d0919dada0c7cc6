//! The one file that holds everything, opened from a folder without any host.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::offline::later;
use crate::site::{DIST, counted, publisher_program};
use crate::visitor::visit_in_all;

/// How loading the fonts in the file ends. Whether the page uses one is the browser's to choose (`font-display: optional`): on a
/// busy machine Firefox does without.
const FONTS: &str = "const faces = rules => [...rules].flatMap(rule => rule instanceof CSSFontFaceRule ? [rule] : faces(rule.cssRules ?? [])); \
                     const sources = [...document.styleSheets].flatMap(sheet => faces(sheet.cssRules)).map(rule => rule.style.getPropertyValue('src')); \
                     return Promise.all(sources.map(source => new FontFace('one', source).load().then(face => face.status)))";

/// Makes the file, in a folder of its own.
fn make() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("a folder");
    std::fs::create_dir_all(&folder).unwrap();
    let (whole, page) = (folder.join("whole.json"), folder.join("shipwith.html"));
    let bundled = Command::new(publisher_program()).args(["bundle", "public/data", "--out"]).arg(&whole).output().unwrap();
    assert!(bundled.status.success(), "{bundled:?}");
    let made = Command::new("node").args(["scripts/portable.mjs", DIST]).args([&whole, &page]).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    std::fs::remove_file(whole).unwrap();
    page
}

#[tokio::test]
async fn one_file_opens_from_a_folder_with_every_tool_and_keeps_votes() {
    let page = &format!("file://{}", make().display()).replace(' ', "%20");
    visit_in_all("portable", &[], |v| async move {
        v.site.stop();
        v.driver.goto(page).await?;
        v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await?;
        v.until_text("#app h1", "SmolVLM2").await?;
        assert_eq!(later(&v, FONTS).await?, json!(["loaded", "loaded"]));
        v.click("#pick-a").await?;
        v.keys("whisper").await?;
        v.until_text("[role=option]", "Whisper").await?;
        v.keys(Key::Enter).await?;
        v.until_text("#app h1", "Whisper vs SmolVLM2").await?;
        v.click("button[data-vote=ship][data-side=a]").await?;
        v.driver.refresh().await?;
        v.until_text("#app h1", "Whisper vs SmolVLM2").await?;
        v.until("document.querySelector('button[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        v.driver.goto(format!("{page}?view=tools")).await?;
        v.until_text("#app .standfirst", &counted("# tools")).await?;
        v.click("#app a.brand").await?;
        assert!(v.attribute("#app a.brand", "href").await?.unwrap().ends_with("/shipwith.html"), "a new tab would not show a folder");
        v.until_text("#app h1", "SmolVLM2").await?;
        v.driver.goto(format!("{page}?view=embed&a=whisper&b=piper")).await?;
        v.until_text("#app h1", "vs SmolVLM2").await?;
        assert_eq!(
            v.js("return [...document.querySelectorAll('a[href*=embed]')].filter(a => a.checkVisibility()).length").await?,
            json!(0),
            "no other page could load the widget from a file"
        );
        let asked = v.js("return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith('data:'))").await?;
        assert_eq!(asked, json!([]), "it asks nobody for anything");
        let policy = v.js("return document.querySelector('meta[http-equiv]').content").await?;
        let policy = policy.as_str().unwrap();
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('{'), "{policy}");
        Ok(())
    })
    .await;
}
