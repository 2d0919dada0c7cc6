//! More votes than anybody casts: the page stays usable, and asks for nothing that the index does not know.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::my_votes::{choose, press};
use crate::site::Answer;
use crate::visitor::{VOTES, Visitor, kept, visit};

/// A ballot of that many votes on tools that nobody knows, and one on a tool of the catalog.
fn ballot(count: usize) -> String {
    let unknown = (1..count).map(|i| json!({ "tool": format!("tool-{i}"), "verdict": "ship", "at": 1_735_700_000_000_u64 + i as u64 }));
    let votes: Vec<Value> = unknown.chain([json!({ "tool": "whisper", "verdict": "ship", "at": 1_763_800_000_000_u64 })]).collect();
    json!({ "shipwith": "ballot", "version": 1, "id": "0f8c2a9d41", "votes": votes, "picks": [] }).to_string()
}

async fn my_votes(v: &Visitor) -> WebDriverResult<()> {
    v.open("/?view=votes").await?;
    v.until("document.querySelector('#votes-in')").await
}

/// The tools' files that were asked for.
fn asked(v: &Visitor) -> Vec<String> {
    v.site.seen().into_iter().filter(|line| line.starts_with("GET /data/tools/")).collect()
}

#[tokio::test]
async fn a_file_of_twenty_thousand_votes_is_taken_in_with_progress_can_be_stopped_and_asks_for_no_unknown_tool() {
    visit("many-votes", &["favicon"], |v| async move {
        my_votes(&v).await?;
        choose(&v, "many.json", &ballot(20_000)).await?;
        v.until_text("#taking-in", "Of the votes in it: 20000 new.").await?;
        // What is told while it goes on, and that the page can be pressed meanwhile.
        v.js("window.told = new Set(); new MutationObserver(() => told.add(document.querySelector('.done')?.innerText ?? '')).observe(document.querySelector('.done'), { childList: true, characterData: true, subtree: true }); \
              window.stop = () => { const stop = document.querySelector('#stop'); if (stop && [...told].filter(text => /: [1-9]/.test(text)).length > 2) { stop.click(); return true } }; \
              new MutationObserver((_, me) => window.stop() && me.disconnect()).observe(document.querySelector('.done'), { childList: true, characterData: true, subtree: true })").await?;
        press(&v, "Import").await?;
        v.until_text(".done", "Stopped: ").await?;
        let count = format!("Object.keys({VOTES}).length");
        let stored = v.js(&format!("return {count}")).await?.as_u64().unwrap();
        assert!(stored > 0 && stored < 20_000, "{stored}");
        assert!(v.text(".done").await?.contains(&format!("Stopped: {stored} of 20000 changed.")));
        v.until("document.activeElement.id === 'undo'").await?;
        press(&v, "Undo").await?;
        v.until(&format!("{count} === 0")).await?;

        choose(&v, "many.json", &ballot(20_000)).await?;
        press(&v, "Import").await?;
        v.until_text(".done", "Votes imported.").await?;
        assert_eq!(v.js(&format!("return {count}")).await?, json!(20_000));
        assert_eq!(v.count(".ballot li").await?, 100, "the list is read page by page");
        assert!(v.text(".votes .more").await?.contains("The newest 100 of 20000 are listed."));
        v.click(".votes .more button").await?;
        v.until("document.querySelectorAll('.ballot li').length === 200 && document.activeElement.closest('.ballot li')").await?;
        v.until_text(".ballot", "tool-19999").await?;
        v.until_text(".agreement", "You agree with").await?;
        v.until_text(".agreement", "The 200 tools you voted on last, of 20000, are counted.").await?;
        press(&v, "Count more").await?;
        v.until_text(".agreement", "The 400 tools").await?;
        assert_eq!(asked(&v), ["GET /data/tools/whisper.json"]);

        // Afterward, too: every visit.
        my_votes(&v).await?;
        v.until_text(".agreement", "You agree with").await?;
        assert!(asked(&v).iter().all(|line| line == "GET /data/tools/whisper.json"), "{:?}", asked(&v));
        press(&v, "Erase all").await?;
        v.until_text(".votes-file", "Erase all 20000?").await?;
        press(&v, "Erase them").await?;
        v.until_text(".done", "All your votes are erased.").await?;
        assert_eq!(v.js(&format!("return {count}")).await?, json!(0));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_chosen_while_many_votes_are_changed_is_taken_in_after_that() {
    visit("many-and-one", &[], |v| async move {
        my_votes(&v).await?;
        v.js("const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, text) { \
              for (const end = performance.now() + 1; performance.now() < end; ); set.call(this, key, text) }")
            .await?;
        choose(&v, "slow.json", &ballot(5_000)).await?;
        press(&v, "Import").await?;
        v.until("document.querySelector('#stop')").await?;
        let votes = json!([{ "tool": "zed", "verdict": "skip", "at": 1_735_700_000_000_u64 }]);
        let beside = json!({ "shipwith": "ballot", "version": 1, "id": "0f8c2a9d41", "votes": votes, "picks": [] });
        choose(&v, "beside.json", &beside.to_string()).await?;
        v.until_text("#taking-in", "1 new").await?;
        let waits = "return !document.querySelector('#stop') || document.querySelectorAll('#taking-in button').length === 1";
        assert_eq!(v.js(waits).await?, json!(true), "what would do nothing cannot be pressed");
        press(&v, "Import").await?;
        v.until(&format!("localStorage.getItem('{}')", kept("vote:zed"))).await?;
        assert_eq!(v.js(&format!("return Object.keys({VOTES}).length")).await?, json!(5_001));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    visit("too-large", &[], |v| async move {
        my_votes(&v).await?;
        choose(&v, "large.json", &" ".repeat(8_000_001)).await?;
        v.until_text("#taking-in", "This file cannot be used. large.json: 8.0 MB: a ballot has 8 MB at the most").await
    })
    .await;
}

#[tokio::test]
async fn without_the_list_of_tools_no_tool_is_asked_for_and_that_is_said() {
    visit("votes-no-index", &["favicon", "Failed to load resource"], |v| async move {
        v.site.rule("/data/search/index.json", Answer::Status(503));
        v.open("/robots.txt").await?;
        v.js(&format!("localStorage['{}'] = JSON.stringify({{ v: 1, verdict: 'ship', at: 5 }})", kept("vote:whisper"))).await?;
        my_votes(&v).await?;
        v.until_text(".agreement", "One tool could not be loaded").await?;
        assert_eq!(asked(&v), [""; 0]);
        v.site.mend("/data/search/index.json");
        press(&v, "Try again").await?;
        v.until_text(".agreement", "You agree with").await
    })
    .await;
}
