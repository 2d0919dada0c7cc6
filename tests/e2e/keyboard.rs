//! A whole visit by keyboard alone: found, compared, voted, copied, weighed, listed, taken back.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::look::found_by_axe;
use crate::visitor::{Visitor, visit};

/// Types to whatever has the focus, also to a field for files, which takes no keys as an element.
async fn keys(v: &Visitor, keys: impl Into<TypingData>) -> WebDriverResult<()> {
    v.driver.action_chain().send_keys(keys).perform().await
}

/// Goes on with the tab key until what fits the selector has the focus, and shows it. A word to the driver is ten presses: those after the one
/// that led there reach nobody.
async fn tab_to(v: &Visitor, css: &str) -> WebDriverResult<()> {
    let is_there = format!("document.activeElement.matches({})", json!(css));
    v.js(&format!(
        "removeEventListener('keydown', window.hold, true); let presses = 0; \
         window.hold = event => {{ if (event.key === 'Tab' && presses++ > 0 && {is_there}) {{ event.preventDefault(); event.stopImmediatePropagation() }} }}; \
         addEventListener('keydown', hold, true)"
    ))
    .await?;
    for _ in 0..15 {
        keys(v, Key::Tab.value().to_string().repeat(10)).await?;
        if v.js(&format!("return {is_there}")).await? == json!(true) {
            v.js("removeEventListener('keydown', window.hold, true)").await?;
            assert_eq!(
                v.js("return document.activeElement.matches(':focus-visible')").await?,
                json!(true),
                "{css} shows that it has the focus"
            );
            return Ok(());
        }
    }
    panic!("the tab key does not lead to {css}");
}

/// Goes there, and presses a key on it.
async fn press(v: &Visitor, css: &str, key: impl Into<TypingData>) -> WebDriverResult<()> {
    tab_to(v, css).await?;
    keys(v, key).await
}

#[tokio::test]
async fn the_whole_visit_can_be_made_with_the_keyboard() {
    visit("keyboard", &[], |v| async move {
        v.compare("/?a=crewai&b=autogen").await?;
        press(&v, ".skip-link", Key::Enter + "").await?;
        tab_to(&v, "#pick-a").await?;
        keys(&v, "kokoro").await?;
        v.until("document.querySelectorAll('[role=option]').length === 1").await?;
        keys(&v, Key::Enter + "").await?;
        v.until_text("#app h1", "Kokoro-82M vs AutoGen").await?;
        press(&v, ".swap", Key::Enter + "").await?;
        v.until_text("#app h1", "AutoGen vs Kokoro-82M").await?;
        press(&v, ".weights summary", Key::Enter + "").await?;
        press(&v, "[data-reviewer=builder]", Key::Right + "").await?;
        v.until_text(".bottom-line .lead", "With your weights").await?;
        press(&v, "[data-only=split]", " ").await?;
        v.until("location.search.includes('only=split')").await?;
        press(&v, "[data-vote=skip][data-side=a]", " ").await?;
        press(&v, "[data-pick=b]", Key::Enter + "").await?;
        v.until("document.querySelectorAll('.vote [aria-pressed=true]').length === 2").await?;
        press(&v, ".share summary", Key::Enter + "").await?;
        tab_to(&v, "[data-share='Save picture']").await?;
        press(&v, "nav a[href*='view=votes']", Key::Enter + "").await?;
        v.until_text(".ballot", "You picked Kokoro-82M over AutoGen.").await?;
        press(&v, ".ballot button", Key::Enter + "").await?;
        v.until("document.activeElement.id === 'undo' && document.querySelectorAll('.ballot li').length === 1").await?;
        keys(&v, Key::Enter + "").await?;
        v.until("document.querySelectorAll('.ballot li').length === 2").await?;
        press(&v, "nav li:nth-child(2) a", Key::Enter + "").await?;
        tab_to(&v, "#words").await?;
        keys(&v, "code").await?;
        v.until("location.search.includes('q=code') && document.querySelectorAll('.listing tbody tr').length > 1").await?;
        press(&v, "tr:nth-child(1) input", " ").await?;
        press(&v, "tr:nth-child(2) input", " ").await?;
        press(&v, ".ticked .go", Key::Enter + "").await?;
        v.until("document.querySelectorAll('.card h2').length === 2 && document.activeElement.id === 'title'").await?;
        press(&v, "nav a[href*='view=blind']", Key::Enter + "").await?;
        v.until("document.querySelector('.vote .pick')").await?;
        press(&v, ".vote .pick", Key::Enter + "").await?;
        v.until("document.activeElement.id === 'told'").await
    })
    .await;
}

#[tokio::test]
async fn letters_swap_draw_and_go_from_reviewer_to_reviewer_and_are_letters_in_a_field() {
    visit("keys", &[], |v| async move {
        v.compare("/?a=crewai&b=autogen").await?;
        v.keys("s").await?;
        v.until_text("#app h1", "AutoGen vs CrewAI").await?;
        let focused = "document.activeElement.closest('#app .round') && [...document.querySelectorAll('#app .round')].indexOf(document.activeElement.closest('.round'))";
        for (key, place) in [("j", 0), ("j", 1), ("k", 0)] {
            v.keys(key).await?;
            v.until(&format!("{focused} === {place}")).await?;
        }
        // Rounds that are not shown are passed over.
        v.click("[data-only=split]").await?;
        v.until("location.search.includes('only=split')").await?;
        v.js("document.activeElement.blur(); document.querySelector('#app .round.split h3').focus()").await?;
        let shown = "[...document.querySelectorAll('#app .round h3')].filter(name => name.checkVisibility())";
        let count = v.js(&format!("return {shown}.length")).await?.as_u64().unwrap();
        assert!(count > 1, "{count} split rounds");
        let forward = (1..count).map(|place| ("j", place));
        let back = (0..count - 1).rev().map(|place| ("k", place));
        // The last is where the keys end.
        for (key, place) in forward.chain([("j", count - 1)]).chain(back) {
            v.keys(key).await?;
            v.until(&format!("{shown}.indexOf(document.activeElement) === {place}")).await?;
        }
        v.keys("?").await?;
        v.until("document.querySelector('#keys').open").await?;
        v.until_text("#keys", "Swap the two sides").await?;
        assert_eq!(found_by_axe(&v).await?, [""; 0]);
        v.keys("s").await?;
        v.keys(Key::Escape).await?;
        v.until("!document.querySelector('#keys').open").await?;
        v.until_text("#app h1", "AutoGen vs CrewAI").await?;
        v.click("#app [data-keys]").await?;
        v.click("#app #keys button").await?;
        v.until("!document.querySelector('#app #keys').open").await?;
        v.click("#pick-b").await?;
        v.keys("rs").await?;
        v.until("document.activeElement.value === 'rs'").await?;
        assert!(v.text("#app h1").await?.contains("AutoGen vs CrewAI"), "in a field they are letters");
        v.keys(Key::Escape).await?;
        v.js("document.activeElement.blur()").await?;
        v.keys("r").await?;
        v.until("!document.querySelector('#app h1').innerText.includes('AutoGen vs CrewAI')").await?;
        Ok(())
    })
    .await;
}
