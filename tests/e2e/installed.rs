//! The page can be installed as an app.

use std::path::Path;

use serde_json::{Value, json};

use crate::offline::save;
use crate::site::{Answer, DIST};
use crate::visitor::visit;

const PAIR: &str = "/?a=github-copilot&b=moondream2";

fn manifest() -> Value {
    serde_json::from_str(&std::fs::read_to_string(format!("{DIST}/manifest.webmanifest")).unwrap()).unwrap()
}

#[tokio::test]
async fn the_browser_finds_nothing_that_keeps_it_from_being_installed() {
    visit("installed", &[], |v| async move {
        v.site.move_to("/deep/sub/path");
        save(&v, &format!("/deep/sub/path{PAIR}"), 2).await?;
        let cdp = v.driver.cdp();
        cdp.send_raw("Page.enable", json!({})).await?;
        let read = cdp.send_raw("Page.getAppManifest", json!({})).await?;
        assert_eq!(read["errors"], json!([]), "{read}");
        assert_eq!(read["url"], json!(format!("{}/deep/sub/path/manifest.webmanifest", v.site.address)));
        let errors = cdp.send_raw("Page.getInstallabilityErrors", json!({})).await?;
        assert_eq!(errors["installabilityErrors"], json!([]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn and_it_would_say_so_were_there_something() {
    visit("iconless", &["integrity", "digest"], |v| async move {
        let mut without = manifest();
        without["icons"] = json!([]);
        v.site.rule("/manifest.webmanifest", Answer::Json(without.to_string()));
        v.compare(PAIR).await?;
        v.driver.cdp().send_raw("Page.enable", json!({})).await?;
        let errors = v.driver.cdp().send_raw("Page.getInstallabilityErrors", json!({})).await?;
        assert_ne!(errors["installabilityErrors"], json!([]));
        Ok(())
    })
    .await;
}

/// Width and height of a PNG picture.
fn size(file: &Path) -> (u32, u32) {
    let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{}", file.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn every_picture_that_the_manifest_names_is_there_in_its_size() {
    let manifest = manifest();
    let pictures: Vec<&Value> = ["icons", "screenshots"].iter().flat_map(|list| manifest[list].as_array().unwrap()).collect();
    assert!(pictures.len() >= 7, "{}", pictures.len());
    for picture in pictures {
        let file = Path::new(DIST).join(picture["src"].as_str().unwrap());
        match picture["sizes"].as_str().unwrap() {
            "any" => assert!(std::fs::read_to_string(file).unwrap().starts_with("<svg ")),
            sizes => assert_eq!(
                sizes,
                {
                    let (width, height) = size(&file);
                    format!("{width}x{height}")
                },
                "{}",
                file.display()
            ),
        }
    }
}

#[tokio::test]
async fn every_shortcut_leads_to_a_screen() {
    visit("shortcuts", &[], |v| async move {
        let manifest = manifest();
        let (shortcuts, headings) = (manifest["shortcuts"].as_array().unwrap(), [" vs ", "My votes"]);
        assert_eq!(shortcuts.len(), headings.len());
        for (shortcut, heading) in shortcuts.iter().zip(headings) {
            v.open(shortcut["url"].as_str().unwrap().trim_start_matches('.')).await?;
            v.until_text("#app main", heading).await?;
        }
        Ok(())
    })
    .await;
}

/// `cargo test --test e2e pictures -- --ignored` draws them anew.
#[tokio::test]
#[ignore = "writes into public/screenshots"]
async fn pictures_for_the_manifest() {
    visit("pictures", &[], |v| async move {
        for (name, width, height) in [("wide", 1280, 800), ("narrow", 390, 844)] {
            v.screen(width, height, "light").await?;
            v.compare("/?a=claude-code&b=github-copilot").await?;
            v.until("document.fonts.status === 'loaded'").await?;
            let shot = v.driver.cdp().send_raw("Page.captureScreenshot", json!({ "format": "png" })).await?;
            let file = format!("{}/public/screenshots/{name}.png", env!("CARGO_MANIFEST_DIR"));
            let text = shot["data"].as_str().unwrap();
            let bytes = v.js(&format!("return [...atob('{text}')].map(c => c.charCodeAt(0))")).await?;
            let bytes: Vec<u8> = serde_json::from_value(bytes).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
        Ok(())
    })
    .await;
}
