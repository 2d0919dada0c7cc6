//! The shortlist: kept, noted on, decided, recorded, and taken in again.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::look::{LOOKS, found_by_axe, is_as_wide_as};
use crate::my_votes::press;
use crate::site::Answer;
use crate::visitor::{Visitor, kept, visit, visit_in_all};
use crate::waiting::{empty_folder, until_saved};

const SCREEN: &str = "/?view=shortlist";

/// What is kept in the storage, by name.
const KEPT: &str = "Object.fromEntries(Object.entries(localStorage).map(([k, x]) => [k.replace('shipwith:/:', ''), x]).filter(([k]) => k.startsWith('kept:')).sort())";

async fn stored(v: &Visitor) -> WebDriverResult<Value> {
    v.js(&format!("return {KEPT}")).await
}

/// Puts a pair and a tool into the storage, and an entry that is neither, then opens the screen.
async fn with_two(v: &Visitor) -> WebDriverResult<()> {
    v.open("/robots.txt").await?;
    for (name, note, at) in [("kept:langgraph|crewai", "", 0), ("kept:crewai|langgraph", "Ask support", 1), ("kept:zed", "", 2)] {
        let entry = json!({ "v": 1, "note": note, "since": 1_763_800_000_000_u64 + at, "at": 1_763_800_000_000_u64 + at });
        v.js(&format!("localStorage.setItem('{}', JSON.stringify({entry}))", kept(name))).await?;
    }
    v.open(SCREEN).await?;
    v.until_text(".kept", "CrewAI vs LangGraph").await?;
    until_judged(v).await
}

/// Waits until the files of all three tools have come: one asks for them one after the other.
async fn until_judged(v: &Visitor) -> WebDriverResult<()> {
    v.until("[...document.querySelectorAll('.kept dd')].filter(dd => dd.innerText.includes('% ship (')).length === 3").await
}

#[tokio::test]
async fn a_pair_and_a_tool_are_kept_with_notes_and_let_go_with_a_way_back() {
    visit_in_all("shortlist", &[], |v| async move {
        v.compare("/?a=langgraph&b=crewai").await?;
        v.click("[data-keep]").await?;
        v.until("document.querySelector('[data-keep]').ariaPressed === 'true'").await?;
        v.open("/?view=tool&of=zed").await?;
        v.click("[data-keep]").await?;
        v.until_text("[data-keep]", "On your shortlist").await?;
        v.open(SCREEN).await?;
        v.until("[...document.querySelectorAll('.kept h3')].map(e => e.innerText.trim()).join() === 'Zed,CrewAI vs LangGraph'").await?;
        until_judged(&v).await?;
        v.click(".kept li:last-child textarea").await?;
        v.keys("Ask <b>support</b>").await?;
        v.until(&format!("JSON.parse({KEPT}['kept:crewai|langgraph']).note === 'Ask <b>support</b>'")).await?;
        v.reload().await?;
        v.until("document.querySelector('.kept li:last-child textarea')?.value === 'Ask <b>support</b>'").await?;
        let before = stored(&v).await?;
        v.click(".kept li:last-child [data-remove]").await?;
        v.until("document.querySelectorAll('.kept li').length === 1 && document.activeElement.id === 'undo'").await?;
        v.keys(Key::Enter).await?;
        v.until("document.querySelectorAll('.kept li').length === 2").await?;
        assert_eq!(stored(&v).await?, before, "with its notes");
        press(&v, "Remove all").await?;
        v.until_text(".shortlist", "Nothing is kept yet").await?;
        assert_eq!(stored(&v).await?, json!({}));
        press(&v, "Undo").await?;
        v.until("document.querySelectorAll('.kept li').length === 2").await?;
        assert_eq!(stored(&v).await?, before);
        v.click(".kept li:last-child h3 a").await?;
        v.until_text("#app h1", "CrewAI vs LangGraph").await?;
        v.until("document.querySelector('[data-keep]').ariaPressed === 'true'").await
    })
    .await;
}

#[tokio::test]
async fn a_record_is_saved_and_taken_into_another_browser() {
    let folder = &empty_folder("records");
    visit("record", &["favicon"], |v| async move {
        v.driver.cdp().send_raw("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder })).await?;
        with_two(&v).await?;
        v.js(&format!("localStorage.setItem('{}', '{{\"v\":1,\"pick\":\"crewai\",\"at\":1}}')", kept("pick:crewai|langgraph"))).await?;
        v.reload().await?;
        v.until_text(".kept li:last-child .decision", "Your decision: Ship with CrewAI rather than LangGraph.").await?;
        until_judged(&v).await?;
        v.click(".kept li:last-child [data-decision]").await?;
        let record = std::fs::read_to_string(until_saved(folder).await).unwrap();
        for part in [
            "# CrewAI vs LangGraph: which one should we ship with?",
            "- Status: accepted",
            "> Ask support",
            "- The Builder, on CrewAI: **Skip.**",
            "Ship with CrewAI rather than LangGraph.",
            "?a=crewai&b=langgraph>",
        ] {
            assert!(record.contains(part), "{part} is missing in\n{record}");
        }
        assert!(record.contains(", catalog ") && !record.contains("could not be read"), "{record}");
        Ok(())
    })
    .await;
    let text = std::fs::read_to_string(std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path()).unwrap();
    visit("record-in", &["favicon"], |v| async move {
        let choose = async |name: &str, text: &str| {
            let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
            std::fs::write(&file, text).unwrap();
            v.driver.find(By::Css("#kept-in")).await?.send_keys(file.to_str().unwrap()).await
        };
        v.open(SCREEN).await?;
        v.until("document.querySelector('#kept-in')").await?;
        choose("nothing.md", "# Notes\n").await?;
        v.until_text("#taking-in", "This file cannot be used. nothing.md holds no shortlist.").await?;
        press(&v, "Cancel").await?;
        choose("record.md", &text).await?;
        v.until_text("#taking-in", "Of what is in it: 1 new.").await?;
        press(&v, "Take it in").await?;
        v.until("document.querySelector('.kept textarea')?.value === 'Ask support'").await?;
        v.until_text(".kept", "CrewAI vs LangGraph").await?;
        choose("record.md", &text).await?;
        v.until_text("#taking-in", "1 already here, and left out").await?;
        assert_eq!(v.js("return [...document.querySelectorAll('#taking-in button')].map(b => b.innerText).join()").await?, json!("Cancel"));
        choose("damaged.md", &(text + "\n<!-- shipwith-kept {} -->".repeat(60).as_str())).await?;
        v.until_text("#taking-in", "damaged.md, line ").await?;
        v.until_text("#taking-in", "And 10 more.").await
    })
    .await;
}

#[tokio::test]
async fn a_record_that_is_saved_early_waits_for_what_is_on_its_way() {
    let folder = &empty_folder("records-early");
    visit("record-early", &["favicon"], |v| async move {
        v.driver.cdp().send_raw("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder })).await?;
        v.before_every_page(
            "const look = () => { window.early ||= document.body?.innerText.includes('Its file is not here') };
            new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })",
        )
        .await?;
        v.open("/robots.txt").await?;
        v.js(&format!("localStorage.setItem('{}', '{{\"v\":1,\"note\":\"\",\"since\":1,\"at\":1}}')", kept("kept:zed"))).await?;
        v.site.rule("/data/tools/zed.json", Answer::Held);
        v.open(SCREEN).await?;
        v.until_text(".kept dd", "Loading…").await?;
        press(&v, "Save all as Markdown").await?;
        v.site.mend("/data/tools/zed.json");
        let record = std::fs::read_to_string(until_saved(folder).await).unwrap();
        assert!(record.contains("% ship") && !record.contains("could not be read"), "{record}");
        assert_eq!(v.js("return window.early").await?, json!(false), "what is on its way is not said to be missing");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn two_tabs_keep_what_each_has_written() {
    visit("shortlist-tabs", &["favicon"], |v| async move {
        with_two(&v).await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second).await?;
        v.compare("/?a=ollama&b=llama-cpp").await?;
        v.click("[data-keep]").await?;
        v.until("document.querySelector('[data-keep]').ariaPressed === 'true'").await?;
        v.driver.switch_to_window(first).await?;
        v.until("document.querySelectorAll('.kept li').length === 3").await?;
        v.click(".kept li:last-child textarea").await?;
        v.keys(" twice").await?;
        v.until(&format!("JSON.parse({KEPT}['kept:crewai|langgraph']).note === 'Ask support twice' && Object.keys({KEPT}).length === 4"))
            .await
    })
    .await;
}

#[tokio::test]
async fn notes_that_did_not_fit_stand_over_older_ones_of_another_tab_and_yield_to_newer_ones() {
    visit("shortlist-full-here", &["favicon"], |v| async move {
        with_two(&v).await?;
        // This tab finds the storage full; the other one does not.
        v.js("window.set = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }").await?;
        for item in ["first", "last"] {
            v.click(&format!(".kept li:{item}-child textarea")).await?;
            v.keys(" mine").await?;
        }
        v.until_text(".shortlist .warnings", "storage is full").await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second).await?;
        v.open("/robots.txt").await?;
        for (name, note, at) in [("kept:crewai|langgraph", "older", "1763800000009"), ("kept:zed", "newer", "Date.now() + 60000")] {
            let entry = format!("JSON.stringify({{ v: 1, note: '{note}', since: 1763800000001, at: {at} }})");
            v.js(&format!("localStorage.setItem('{}', {entry})", kept(name))).await?;
        }
        v.driver.switch_to_window(first).await?;
        v.until("[...document.querySelectorAll('.kept textarea')].some(area => area.value === 'newer')").await?;
        v.js("Storage.prototype.setItem = window.set").await?;
        v.click(".kept li[data-key='vote:zed'] textarea").await?;
        v.keys("!").await?;
        v.until("document.querySelector('.shortlist .warnings').innerText === ''").await?;
        let of = |name: &str| format!("JSON.parse({KEPT}['{name}']).note");
        let notes = v.js(&format!("return [{}, {}]", of("kept:crewai|langgraph"), of("kept:zed"))).await?;
        assert_eq!(notes, json!(["Ask support mine", "newer!"]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_nothing_can_be_stored_that_is_said_and_what_is_kept_lasts_for_the_visit() {
    visit("shortlist-refused", &[], |v| async move {
        v.before_every_page("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }").await?;
        v.compare("/?a=langgraph&b=crewai").await?;
        v.click("[data-keep]").await?;
        v.until_text(".keep [role=status]", "This browser’s storage is full").await?;
        v.click(".keep a").await?;
        v.until_text(".kept", "CrewAI vs LangGraph").await?;
        v.until_text(".shortlist .warnings", "lasts until this page is left").await
    })
    .await;
}

#[tokio::test]
async fn the_shortlist_fits_every_screen_and_assistive_technology_can_use_it() {
    visit("shortlist-look", &["favicon"], |v| async move {
        with_two(&v).await?;
        for (theme, width) in LOOKS {
            v.screen(width, 900, theme).await?;
            is_as_wide_as(&v, width).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "{theme}, {width}");
        }
        // On paper the notes stand in full, and nothing is there to be pressed.
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        v.until("document.querySelector('.kept li:last-child .noted').checkVisibility() && !document.querySelector('.kept textarea').checkVisibility() && ![...document.querySelectorAll('main button')].some(b => b.checkVisibility())")
            .await
    })
    .await;
}
