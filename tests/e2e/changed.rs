//! What has changed of a tool since the visitor looked at it last.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::look::{found_by_axe, is_as_wide_as};
use crate::offline::{GONE, save, until_later};
use crate::site::Answer;
use crate::visitor::{Visitor, kept, visit};

const PAIR: &str = "/?a=github-copilot&b=moondream2";

const COPILOT: &str = "/data/tools/github-copilot.json";

/// How many tools are remembered: that is written down when the browser has time.
const REMEMBERED: &str = "Object.keys(localStorage).filter(key => key.includes(':seen:')).length";

/// Waits until the host has answered for a tool, whatever it said, and the page has taken that in.
async fn until_taken_in(v: &Visitor, slug: &str) -> WebDriverResult<()> {
    let all = "performance.getEntriesByType('resource')";
    v.until(&format!("{all}.some(one => one.name.endsWith('/{slug}.json') && one.responseEnd > 0)")).await?;
    // What the page does when it has nothing else to do is done by then.
    v.js("return new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))").await.map(drop)
}

/// The host's Copilot turns: its first plan that costs something costs something else, and a reviewer has changed their mind.
fn change(v: &Visitor) {
    let mut tool: Value = serde_json::from_str(&v.site.file(COPILOT)).unwrap();
    tool["pricing"]["plans"][1]["price"] = json!("$12");
    let other = if tool["reviews"][0]["verdict"] == "ship" { "skip" } else { "ship" };
    tool["reviews"][0]["verdict"] = json!(other);
    v.site.rule(COPILOT, Answer::Json(tool.to_string()));
}

#[tokio::test]
async fn what_is_different_since_the_last_visit_is_said_until_the_visitor_knows() {
    visit("changed", &[], |v| async move {
        v.without_worker().await?;
        // The browser keeps a file of the bundle for a while without asking; an answer that is made it does not.
        v.site.rule(COPILOT, Answer::Json(v.site.file(COPILOT)));
        v.compare(PAIR).await?;
        assert_eq!(v.count(".changed").await?, 0, "the first look is no change");
        v.until(&format!("{REMEMBERED} === 2")).await?;
        v.compare(PAIR).await?;
        assert_eq!(v.count(".changed").await?, 0, "nor is a second one");
        change(&v);
        for _ in 0..2 {
            v.compare(PAIR).await?;
            v.until_text(".changed", "costs $12 per month, was $10 per month.").await?;
            v.until_text(".changed", "That makes").await?;
            assert_eq!(v.count(".changed h3").await?, 1, "of the tool that has not changed nothing is said");
        }
        for width in [320, 1280] {
            v.screen(width, 900, "dark").await?;
            is_as_wide_as(&v, width).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "{width}");
        }
        v.open("/?view=votes").await?;
        v.until_text(".looked-at", "2 tools that you looked at are remembered here. One has changed.").await?;
        v.until_text(".looked-at", "costs $12 per month").await?;
        v.compare(PAIR).await?;
        v.click("[data-known]").await?;
        v.until("!document.querySelector('.changed')").await?;
        v.until("document.activeElement.id === 'bottom-line'").await?;
        v.compare(PAIR).await?;
        assert_eq!(v.count(".changed").await?, 0, "what is known is not said again");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_looked_at_can_be_forgotten_and_is_sent_nowhere() {
    visit("forgotten", &[], |v| async move {
        v.without_worker().await?;
        v.compare(PAIR).await?;
        v.until(&format!("{REMEMBERED} === 2")).await?;
        v.open("/?view=votes").await?;
        v.until_text(".looked-at", "None of them has changed.").await?;
        v.click("[data-forget]").await?;
        v.until("!document.querySelector('.looked-at')").await?;
        assert_eq!(v.js(&format!("return {REMEMBERED}")).await?, json!(0));
        assert!(v.site.seen().iter().all(|seen| !seen.contains("seen:") && !seen.starts_with("POST")), "{:?}", v.site.seen());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_another_tab_forgot_while_the_page_slept_is_forgotten_here_too() {
    visit("forgotten-asleep", &[], |v| async move {
        v.without_worker().await?;
        v.compare(PAIR).await?;
        v.until(&format!("{REMEMBERED} === 2")).await?;
        v.open("/?view=votes").await?;
        v.until_text(".looked-at", "2 tools that you looked at are remembered here.").await?;
        v.js("Object.keys(localStorage).filter(key => key.includes(':seen:')).forEach(key => localStorage.removeItem(key)); \
              dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
            .await?;
        v.until("!document.querySelector('.looked-at')").await
    })
    .await;
}

#[tokio::test]
async fn that_none_has_changed_is_said_only_once_every_one_has_been_looked_at() {
    visit("changed-unsure", &["Failed to load resource"], |v| async move {
        v.without_worker().await?;
        // Whatever is said in between counts, too.
        v.before_every_page(
            "window.told = []; new MutationObserver(() => told.push(document.querySelector('.looked-at')?.textContent ?? '')) \
             .observe(document, { childList: true, subtree: true, characterData: true })",
        )
        .await?;
        v.site.rule(COPILOT, Answer::Json(v.site.file(COPILOT)));
        v.compare(PAIR).await?;
        v.until(&format!("{REMEMBERED} === 2")).await?;
        let asked = v.site.seen().iter().filter(|line| line.ends_with(COPILOT)).count();
        v.site.rule(COPILOT, Answer::Status(503));
        v.open("/?view=votes").await?;
        v.until_text(".looked-at", "2 tools that you looked at are remembered here.").await?;
        v.site.until_seen(|seen| seen.iter().filter(|line| line.ends_with(COPILOT)).count() > asked).await;
        // One is asked for after the other: with both of them, all that there is to be said is said.
        for slug in ["github-copilot", "moondream2"] {
            until_taken_in(&v, slug).await?;
        }
        assert_eq!(v.js("return told.filter(text => text.includes('None of them')).length").await?, json!(0));
        // What a later version of the page has stored cannot be held against anything, either.
        v.site.rule(COPILOT, Answer::Json(v.site.file(COPILOT)));
        v.open("/?view=votes").await?;
        v.until_text(".looked-at", "None of them has changed.").await?;
        // That a tool has left the catalog is known.
        v.site.rule(COPILOT, Answer::Status(404));
        v.open("/?view=votes").await?;
        v.until_text(".looked-at", "None of them has changed.").await?;
        v.site.rule(COPILOT, Answer::Json(v.site.file(COPILOT)));
        v.js(&format!("localStorage.setItem('{}', '{{\"v\":9}}')", kept("seen:moondream2"))).await?;
        v.open("/?view=votes").await?;
        v.until_text(".looked-at", "2 tools that you looked at are remembered here.").await?;
        until_taken_in(&v, "github-copilot").await?;
        assert_eq!(v.js("return told.filter(text => text.includes('None of them')).length").await?, json!(0));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_change_that_came_behind_the_page_is_said_at_the_next_look_also_without_a_host() {
    visit("changed-behind", &GONE, |v| async move {
        v.site.rule(COPILOT, Answer::Json(v.site.file(COPILOT)));
        save(&v, PAIR, 2).await?;
        v.until(&format!("{REMEMBERED} === 2")).await?;
        change(&v);
        let asked = v.site.seen().iter().filter(|line| line.ends_with(COPILOT)).count();
        // What is saved is shown at once; what the host has now is saved behind it.
        v.compare(PAIR).await?;
        v.site.until_seen(|seen| seen.iter().filter(|line| line.ends_with(COPILOT)).count() > asked).await;
        let saved = "const cache = await caches.open((await caches.keys()).find(name => name.includes('catalog'))); \
                     for (const key of await cache.keys()) if (key.url.includes('github-copilot')) return (await (await cache.match(key)).text()).includes('$12')";
        until_later(&v, saved, json!(true)).await?;
        v.site.stop();
        v.compare(PAIR).await?;
        v.until_text(".changed", "costs $12 per month, was $10 per month.").await
    })
    .await;
}
