//! Handing a comparison on, and the theme that is right from the start.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::visitor::{Visitor, kept, visit};
use crate::waiting::{empty_folder, until_saved};

const PAIR: &str = "/?a=crewai&b=autogen";

async fn allow_clipboard(v: &Visitor) -> WebDriverResult<()> {
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": v.site.address });
    v.driver.cdp().send_raw("Browser.grantPermissions", permissions).await.map(drop)
}

async fn press(v: &Visitor, label: &str) -> WebDriverResult<()> {
    v.click(&format!("[data-share='{label}']")).await
}

#[tokio::test]
async fn the_link_and_the_table_land_on_the_clipboard() {
    visit("copy", &[], |v| async move {
        allow_clipboard(&v).await?;
        v.compare("/").await?;
        press(&v, "Copy link").await?;
        v.until_text(".handed", "Link copied").await?;
        let link = v.js("return navigator.clipboard.readText()").await?.as_str().unwrap().to_owned();
        assert_eq!(link, format!("{}/compare/cursor-v0-50-vs-smolvlm2/", v.site.address), "the page that shows in a preview");
        v.compare("/?a=smolvlm2&b=cursor-v0-50").await?;
        press(&v, "Copy link").await?;
        v.until_text(".handed", "Link copied").await?;
        let link = v.js("return navigator.clipboard.readText()").await?.as_str().unwrap().to_owned();
        assert_eq!(link, format!("{}/?a=smolvlm2&b=cursor-v0-50", v.site.address), "the other way round it has none");
        v.compare(&format!("{PAIR}&w=builder:2")).await?;
        press(&v, "Copy as Markdown").await?;
        v.until_text(".handed", "as Markdown").await?;
        let table = v.js("return navigator.clipboard.readText()").await?.as_str().unwrap().to_owned();
        assert!(table.starts_with("| | CrewAI | AutoGen |\n| --- | --- | --- |\n| Panel | "), "{table}");
        assert!(
            table.contains("| Panel, by weights |") && table.ends_with(&format!("<{}{PAIR}&w=builder:2>\n", v.site.address)),
            "{table}"
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_copied_stands_there_to_be_copied_by_hand() {
    visit("by-hand", &[], |v| async move {
        v.before_every_page("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })").await?;
        v.compare(PAIR).await?;
        press(&v, "Copy link").await?;
        v.until("document.activeElement.matches('.share .handed textarea')").await?;
        let selected = v.js("const e = document.activeElement; return e.value.slice(e.selectionStart, e.selectionEnd)").await?;
        assert_eq!(selected, json!(format!("{}{PAIR}", v.site.address)));
        v.js("document.querySelector('.share details').open = true").await?;
        press(&v, "Copy picture").await?;
        v.until_text(".handed", "Save the picture with a right click").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_share_sheet_is_offered_where_there_is_one() {
    visit("sheet", &[], |v| async move {
        v.before_every_page("Navigator.prototype.share = data => { window.shared = data; return Promise.resolve() }").await?;
        v.compare(PAIR).await?;
        press(&v, "Share…").await?;
        v.until("window.shared").await?;
        let shared = v.js("return [shared.title, shared.url]").await?;
        assert!(shared[0].as_str().unwrap().starts_with("CrewAI vs AutoGen: which one"), "{shared}");
        assert_eq!(shared[1], json!(format!("{}{PAIR}", v.site.address)));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_picture_is_drawn_and_can_be_saved_and_copied() {
    let folder = &empty_folder("pictures");
    visit("card", &[], |v| async move {
        allow_clipboard(&v).await?;
        v.driver.cdp().send_raw("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder })).await?;
        v.compare(PAIR).await?;
        v.click(".share summary").await?;
        let drawn = "(() => { const c = document.querySelector('#share-card'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; return new Set(new Uint32Array(d.buffer)).size })()";
        v.until(&format!("{drawn} > 50")).await?;
        assert_eq!(v.js("const c = document.querySelector('#share-card'); return [c.width, c.height]").await?, json!([1200, 630]));
        assert!(v.attribute("#share-card", "aria-label").await?.unwrap().starts_with("CrewAI: "));
        press(&v, "Copy picture").await?;
        v.until_text(".handed", "Picture copied").await?;
        assert_eq!(v.js("return navigator.clipboard.read().then(items => items[0].types)").await?, json!(["image/png"]));
        press(&v, "Save picture").await?;
        v.until_text(".handed", "saved to your downloads").await?;
        let file = until_saved(folder).await;
        assert_eq!(file, folder.join("crewai-vs-autogen.png"));
        let picture = std::fs::read(file).unwrap();
        assert_eq!(&picture[1..4], b"PNG");
        assert_eq!([&picture[16..20], &picture[20..24]], [&1200_u32.to_be_bytes()[..], &630_u32.to_be_bytes()[..]]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn every_screen_has_a_title_and_description_of_its_own() {
    visit("titles", &[], |v| async move {
        let mut seen: Vec<Value> = Vec::new();
        for path in ["/", PAIR, "/?view=tools", "/?view=votes", "/?view=blind"] {
            v.open(path).await?;
            v.until("document.querySelector('#app .standfirst')?.innerText").await?;
            v.until("document.title !== 'Which AI tool should you ship with? | Shipwith'").await?;
            let said = v.js("return [document.title, document.querySelector('meta[name=description]').content]").await?;
            assert!(seen.iter().all(|other| other[0] != said[0] && other[1] != said[1]), "{said} of {seen:?}");
            seen.push(said);
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_new_screen_takes_the_focus_and_back_brings_the_old_one() {
    visit("screens", &[], |v| async move {
        v.compare(PAIR).await?;
        for (place, name) in [(2, "All tools"), (3, "Shortlist"), (4, "My votes"), (5, "Blind read")] {
            v.click(&format!("#app nav li:nth-child({place}) a")).await?;
            v.until(&format!("document.querySelector('#app h1').innerText === '{name}' && document.activeElement.id === 'title'")).await?;
            assert_eq!(v.text("#app nav [aria-current=page]").await?, name);
        }
        for _ in 0..4 {
            v.driver.back().await?;
        }
        v.until_text("#app h1", "CrewAI vs AutoGen").await?;
        assert_eq!(v.address().await?, PAIR);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_chosen_theme_is_there_before_anything_is_painted_and_in_other_tabs() {
    visit("theme", &[], |v| async move {
        v.screen(1280, 900, "light").await?;
        v.compare(PAIR).await?;
        let paper = "getComputedStyle(document.body).backgroundColor";
        let light = v.js(&format!("return {paper}")).await?;
        let choose = |theme: &str| format!("const s = document.querySelector('header.site select'); s.value = '{theme}'; s.dispatchEvent(new Event('change'))");
        v.js(&format!("document.querySelector('#boot').remove(); {}", choose("dark"))).await?;
        v.until(&format!("{paper} !== '{}'", light.as_str().unwrap())).await?;
        let dark = v.js(&format!("return {paper}")).await?;
        assert_eq!(v.js("return [...document.querySelectorAll('meta[name=theme-color]')].map(m => m.media)").await?, json!(["not all", "all"]));

        v.before_every_page("window.papers = []; const look = () => { if (document.body) papers.push(getComputedStyle(document.body).backgroundColor); if (papers.length < 30) requestAnimationFrame(look) }; requestAnimationFrame(look)").await?;
        v.compare(PAIR).await?;
        v.until("papers.length >= 30").await?;
        assert_eq!(v.js("return [...new Set(papers)]").await?, json!([dark]), "never another color, from the first frame on");
        assert_eq!(v.js("return document.querySelector('#app header.site select').value").await?, json!("dark"));

        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second).await?;
        v.compare(PAIR).await?;
        v.js(&format!("document.querySelector('#boot').remove(); {}", choose("auto"))).await?;
        v.driver.switch_to_window(first).await?;
        v.until("!document.documentElement.dataset.theme && document.querySelector('#app header.site select').value === 'auto'").await?;
        assert_eq!(v.js(&format!("return localStorage.getItem('{}')", kept("theme"))).await?, Value::Null);
        Ok(())
    })
    .await;
}
