//! Votes that change while something is being done to them: the newer is never lost without a word.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::my_votes::{choose, press};
use crate::visitor::{Visitor, kept, visit};

/// The answer that is stored under a key.
async fn stored(v: &Visitor, key: &str) -> WebDriverResult<Value> {
    v.js(&format!(
        "const text = localStorage.getItem('{}'); const vote = text && JSON.parse(text); return vote && (vote.verdict ?? vote.pick)",
        kept(key)
    ))
    .await
}

async fn my_votes(v: &Visitor) -> WebDriverResult<()> {
    v.driver.find(By::LinkText("My votes")).await?.click().await?;
    v.until("document.querySelector('.votes h2')").await
}

#[tokio::test]
async fn the_way_back_ends_where_a_newer_vote_begins() {
    visit("undo-newer", &[], |v| async move {
        v.compare("/?a=aider&b=zed").await?;
        v.click("[data-vote=ship][data-side=a]").await?;
        my_votes(&v).await?;
        press(&v, "Remove").await?;
        v.until_text(".done", "Vote removed.").await?;
        v.driver.back().await?;
        v.until("document.querySelector('[data-vote=skip][data-side=a]')").await?;
        v.click("[data-vote=skip][data-side=a]").await?;
        my_votes(&v).await?;
        v.until_text(".ballot", "Aider").await?;
        assert_eq!(v.text(".done").await?, "");
        assert_eq!(stored(&v, "vote:aider").await?, json!("skip"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_is_held_against_the_votes_as_they_are_when_it_is_taken_in() {
    visit("import-newer", &[], |v| async move {
        v.compare("/?a=aider&b=zed").await?;
        v.click("[data-vote=ship][data-side=b]").await?;
        my_votes(&v).await?;
        let votes = json!([{ "tool": "aider", "verdict": "ship", "at": 1_735_700_000_000_u64 }, { "tool": "zed", "verdict": "skip", "at": 1_735_700_000_000_u64 }]);
        let file = json!({ "shipwith": "ballot", "version": 1, "id": "0f8c2a9d41", "votes": votes, "picks": [] }).to_string();
        v.js(&format!("const key = '{}', vote = JSON.parse(localStorage[key]); vote.at = 5; localStorage[key] = JSON.stringify(vote)", kept("vote:zed"))).await?;
        v.driver.refresh().await?;
        v.until_text(".ballot", "Zed").await?;
        choose(&v, "meanwhile.json", &file).await?;
        v.until_text("#taking-in", "1 new; 1 newer than yours").await?;
        v.until_text("#taking-in", "Zed: Skip, was Ship.").await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second).await?;
        v.compare("/?a=aider&b=zed").await?;
        v.click("[data-vote=skip][data-side=a]").await?;
        v.driver.switch_to_window(first).await?;
        v.until_text("#taking-in", "1 newer than yours, to replace them; 1 already here or older").await?;
        press(&v, "Import").await?;
        v.until_text(".done", "Votes imported.").await?;
        assert_eq!((stored(&v, "vote:aider").await?, stored(&v, "vote:zed").await?), (json!("skip"), json!("skip")));
        Ok(())
    })
    .await;
}

/// Picks Aider, and then Zed in a blind read.
async fn pick_another_blind(v: &Visitor) -> WebDriverResult<()> {
    v.compare("/?a=aider&b=zed").await?;
    v.click("[data-pick=a]").await?;
    v.open("/?view=blind&a=aider&b=zed").await?;
    v.until("document.querySelectorAll('.vote .pick').length === 2").await?;
    // Which of them is Zed is told by what its file says.
    let zed: Value = serde_json::from_str(&v.site.file("/data/tools/zed.json")).unwrap();
    let end = zed["reviews"][0]["quote"].as_str().unwrap().split(' ').next_back().unwrap().to_owned();
    let first = v
        .js(&format!(
            "return [...document.querySelectorAll('.blind .round')].some(r => r.querySelector('.review').innerText.trim().endsWith({}))",
            json!(end)
        ))
        .await?;
    press(v, if first == json!(true) { "I’d ship with the first" } else { "I’d ship with the second" }).await?;
    v.until_text("#told", "You would ship with Zed").await?;
    v.until_text(".vote", "It replaces your earlier pick, Aider.").await?;
    assert_eq!(stored(v, "pick:aider|zed").await?, json!("zed"));
    Ok(())
}

#[tokio::test]
async fn the_earlier_pick_is_kept_also_where_another_tab_has_gone_back_to_it_already() {
    visit("blind-over-twice", &[], |v| async move {
        pick_another_blind(&v).await?;
        // What it hears, it notes: so that it is known to have heard.
        v.js("window.heard = []; addEventListener('storage', ({ key }) => setTimeout(() => setTimeout(() => heard.push(key))))").await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second).await?;
        v.compare("/?a=aider&b=zed").await?;
        v.click("[data-pick=a]").await?;
        v.driver.switch_to_window(first).await?;
        v.until(&format!("heard.includes('{}')", kept("pick:aider|zed"))).await?;
        press(&v, "Keep the earlier one").await?;
        v.until("!document.querySelector('.vote').innerText.includes('replaces')").await?;
        assert_eq!(stored(&v, "pick:aider|zed").await?, json!("aider"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_blind_pick_over_an_earlier_one_says_so_and_the_earlier_can_be_kept() {
    visit("blind-over", &[], |v| async move {
        pick_another_blind(&v).await?;
        press(&v, "Keep the earlier one").await?;
        v.until("!document.querySelector('.vote').innerText.includes('replaces')").await?;
        assert_eq!(stored(&v, "pick:aider|zed").await?, json!("aider"));
        assert_eq!(v.js("return document.activeElement.id").await?, json!("told"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_vote_beside_one_of_a_later_version_can_be_taken_back_without_touching_that() {
    visit("beside", &["favicon"], |v| async move {
        v.open("/robots.txt").await?;
        let later = r#"{"v":2,"verdict":"maybe","at":1}"#;
        v.js(&format!("localStorage['{}'] = '{later}'", kept("vote:zed"))).await?;
        v.compare("/?a=aider&b=zed").await?;
        v.click("[data-vote=ship][data-side=b]").await?;
        my_votes(&v).await?;
        v.until_text(".ballot", "Zed").await?;
        press(&v, "Remove").await?;
        v.until("!document.querySelector('.ballot li')").await?;
        assert_eq!(v.js(&format!("return localStorage['{}']", kept("vote:zed"))).await?, json!(later));
        v.until_text(".votes", "stored here by a newer version").await
    })
    .await;
}
