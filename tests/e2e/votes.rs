//! Votes: kept, taken back, shared between tabs, and never lost without a word.

use serde_json::json;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;

use crate::visitor::{VOTES, Visitor, kept, visit, visit_with};

const PAIR: &str = "/?a=github-copilot&b=moondream2";
const SHIP_A: &str = "button[data-vote=ship][data-side=a]";
/// The votes in the storage.
fn kept_votes() -> String {
    format!("return Object.keys({VOTES})")
}

const SKIP_A: &str = "button[data-vote=skip][data-side=a]";

async fn is_pressed(v: &Visitor, css: &str) -> WebDriverResult<bool> {
    Ok(v.attribute(css, "aria-pressed").await?.as_deref() == Some("true"))
}

#[tokio::test]
async fn a_vote_is_there_after_a_reload_and_a_second_press_takes_it_back() {
    visit("vote", &[], |v| async move {
        v.compare(PAIR).await?;
        v.click(SHIP_A).await?;
        v.click("button[data-pick=b]").await?;
        v.until_text(".card[data-side=a] .own", "Ship").await?;
        v.driver.refresh().await?;
        v.until(&format!("document.querySelector('{SHIP_A}')")).await?;
        assert!(is_pressed(&v, SHIP_A).await?);
        assert!(!is_pressed(&v, SKIP_A).await?);
        assert!(is_pressed(&v, "button[data-pick=b]").await?);
        v.click(SKIP_A).await?;
        assert!(is_pressed(&v, SKIP_A).await? && !is_pressed(&v, SHIP_A).await?, "a change of mind replaces the vote");
        v.click(SKIP_A).await?;
        assert!(!is_pressed(&v, SKIP_A).await?);
        assert_eq!(v.js(&kept_votes()).await?, json!(["pick:github-copilot|moondream2"]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_pick_is_the_same_whichever_side_the_tools_are_on() {
    visit("pick", &[], |v| async move {
        v.compare(PAIR).await?;
        v.click("button[data-pick=a]").await?;
        v.click("button.swap").await?;
        v.until_text("#app h1", "Moondream2 vs GitHub Copilot").await?;
        assert!(is_pressed(&v, "button[data-pick=b]").await?);
        assert!(!is_pressed(&v, "button[data-pick=a]").await?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn other_tabs_follow() {
    visit("tabs", &[], |v| async move {
        v.compare(PAIR).await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second).await?;
        v.compare(PAIR).await?;
        v.click(SHIP_A).await?;
        v.driver.switch_to_window(first).await?;
        v.until(&format!("document.querySelector('{SHIP_A}').ariaPressed === 'true'")).await?;
        v.click("button[data-vote=skip][data-side=b]").await?;
        assert_eq!(v.js(&format!("{}.length", kept_votes())).await?, json!(2), "neither tab overwrote the other");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn with_blocked_storage_a_vote_counts_for_the_visit_and_the_page_says_so() {
    let block = |wishes: &mut thirtyfour::ChromeCapabilities| {
        wishes.add_experimental_option("prefs", json!({ "profile.default_content_setting_values.cookies": 2 })).unwrap();
    };
    visit_with("blocked", &[], block, |v| async move {
        v.compare(PAIR).await?;
        assert_eq!(
            v.js("try { return localStorage.length } catch (e) { return e.name }").await?,
            json!("SecurityError"),
            "the browser really blocks it"
        );
        v.click(SHIP_A).await?;
        assert!(is_pressed(&v, SHIP_A).await?);
        v.until_text(".warnings", "until this page is left or reloaded").await?;
        v.click("button.swap").await?;
        v.until_text("#app h1", "Moondream2 vs").await?;
        assert!(is_pressed(&v, "button[data-vote=ship][data-side=b]").await?, "the vote lasts for the visit");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn with_full_storage_a_vote_counts_for_the_visit_and_the_page_says_so() {
    visit("full", &[], |v| async move {
        v.compare(PAIR).await?;
        v.js("let s = 'x'.repeat(1 << 20); while (s) { try { for (let i = 0; ; i++) localStorage.setItem('fill' + s.length + '-' + i, s) } catch { s = s.slice(0, s.length >> 1) } }").await?;
        v.click(SHIP_A).await?;
        assert!(is_pressed(&v, SHIP_A).await?);
        v.until_text(".warnings", "storage is full").await?;
        v.js("for (const k of Object.keys(localStorage)) if (k.startsWith('fill')) localStorage.removeItem(k)").await?;
        v.click("button[data-vote=skip][data-side=b]").await?;
        v.until("document.querySelector('.warnings').innerText === ''").await?;
        let kept = json!(["vote:github-copilot", "vote:moondream2"]);
        assert_eq!(v.js(&kept_votes()).await?, kept, "the vote that did not fit is kept as soon as there is room");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_vote_that_did_not_fit_never_comes_over_a_newer_one_of_another_tab() {
    visit("full-here", &[], |v| async move {
        v.compare("/?a=whisper&b=piper").await?;
        // This tab finds the storage full; the other one does not.
        v.js("window.set = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }").await?;
        v.click(SHIP_A).await?;
        v.until_text(".warnings", "storage is full").await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second).await?;
        v.compare("/?a=whisper&b=crewai").await?;
        v.click("button[data-vote=skip][data-side=a]").await?;
        v.driver.switch_to_window(first).await?;
        v.until("document.querySelector('button[data-vote=skip][data-side=a]').ariaPressed === 'true'").await?;
        v.js("Storage.prototype.setItem = window.set").await?;
        v.click("button[data-vote=ship][data-side=b]").await?;
        v.until("document.querySelector('.warnings').innerText === ''").await?;
        let of = |slug: &str| format!("JSON.parse(localStorage.getItem('{}')).verdict", kept(&format!("vote:{slug}")));
        let stored = v.js(&format!("return [{}, {}]", of("whisper"), of("piper"))).await?;
        assert_eq!(stored, json!(["skip", "ship"]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn damaged_and_later_votes_are_named_and_left_as_they_are() {
    visit("damaged", &["favicon.ico"], |v| async move {
        v.open("/robots.txt").await?;
        let later = r#"{"v":2,"mood":"fine"}"#;
        let [copilot, moondream] = ["vote:github-copilot", "vote:moondream2"].map(kept);
        v.js(&format!("localStorage['{copilot}'] = '{later}'; localStorage['{moondream}'] = '{{oops'; localStorage['other'] = 'x'"))
            .await?;
        v.compare(PAIR).await?;
        v.until_text(".warnings", "One stored vote is damaged").await?;
        v.click(SHIP_A).await?;
        assert!(is_pressed(&v, SHIP_A).await?);
        v.until_text(".warnings", "newer version").await?;
        assert_eq!(v.js(&format!("return localStorage['{copilot}']")).await?, json!(later));
        v.click("button[data-vote=skip][data-side=b]").await?;
        v.until("!document.querySelector('.warnings').innerText.includes('damaged')").await?;
        assert!(
            v.js(&format!("return localStorage['{moondream}']")).await?.as_str().unwrap().contains("skip"),
            "a new vote replaces the damaged one"
        );
        assert!(v.text(".warnings").await?.contains("newer version"), "the vote that is not kept is not forgotten");
        Ok(())
    })
    .await;
}
