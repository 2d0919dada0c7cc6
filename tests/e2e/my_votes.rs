//! My votes: listed, taken back, taken out, taken in, erased, and held against the panel's.

use std::time::Duration;

use serde_json::{Value, json};
use shipwith_model::ballot::file::BallotFile;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;

use crate::look::{LOOKS, found_by_axe, is_as_wide_as, listen};
use crate::site::Answer;
use crate::visitor::{VOTES, Visitor, kept, visit, visit_with};
use crate::waiting::{empty_folder, until_saved};

/// Puts votes into the storage, then opens the screen.
async fn with_votes(v: &Visitor, votes: Value) -> WebDriverResult<()> {
    v.open("/robots.txt").await?;
    let folder = kept("");
    v.js(&format!(
        "for (const [k, x] of Object.entries({votes})) localStorage.setItem('{folder}' + k, typeof x === 'string' ? x : JSON.stringify(x))"
    ))
    .await?;
    v.open("/?view=votes").await?;
    v.until("document.querySelector('.votes h2')").await
}

fn three() -> Value {
    json!({
        "vote:whisper": { "v": 1, "verdict": "ship", "at": 1_763_800_000_000_u64 },
        "vote:crewai": { "v": 1, "verdict": "skip", "at": 1_763_900_000_000_u64 },
        "pick:piper|whisper": { "v": 1, "pick": "whisper", "at": 1_763_850_000_000_u64 },
    })
}

/// What is stored, without what is no vote.
async fn stored(v: &Visitor) -> WebDriverResult<Value> {
    v.js(&format!("return {VOTES}")).await
}

/// Chooses a file of that text.
pub async fn choose(v: &Visitor, name: &str, text: &str) -> WebDriverResult<()> {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, text).unwrap();
    v.driver.find(By::Css("#votes-in")).await?.send_keys(file.to_str().unwrap()).await
}

/// Presses the button in the page's own part whose name begins so.
pub async fn press(v: &Visitor, label: &str) -> WebDriverResult<()> {
    v.until(&format!("[...document.querySelectorAll('main button')].some(b => b.innerText.startsWith('{label}'))")).await?;
    v.js(&format!("[...document.querySelectorAll('main button')].find(b => b.innerText.startsWith('{label}')).click()")).await?;
    Ok(())
}

#[tokio::test]
async fn the_day_of_a_vote_is_the_day_that_it_was_where_it_was_cast() {
    for (zone, day) in
        [("America/Los_Angeles", "22 November 2025"), ("UTC", "23 November 2025"), ("Pacific/Kiritimati", "23 November 2025")]
    {
        visit("my-votes-day", &["favicon"], |v| async move {
            v.driver.cdp().send_raw("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
            // Half past three in the morning of the 23rd, by UTC.
            with_votes(&v, json!({ "vote:whisper": { "v": 1, "verdict": "ship", "at": 1_763_868_600_000_u64 } })).await?;
            v.until_text(".ballot", day).await
        })
        .await;
    }
}

#[tokio::test]
async fn votes_are_listed_newest_first_and_each_can_be_taken_back_and_back_again() {
    visit("my-votes", &["favicon"], |v| async move {
        with_votes(&v, three()).await?;
        v.until_text(".ballot", "CrewAI").await?;
        let keys = "[...document.querySelectorAll('.ballot li')].map(e => e.dataset.key).join()";
        assert_eq!(v.js(&format!("return {keys}")).await?, json!("vote:crewai,pick:piper|whisper,vote:whisper"));
        v.until_text(".ballot", "You picked Whisper over Piper.").await?;
        let before = stored(&v).await?;
        v.click(".ballot li:first-child button").await?;
        v.until("document.querySelectorAll('.ballot li').length === 2").await?;
        assert_eq!(v.js(&format!("return localStorage.getItem('{}')", kept("vote:crewai"))).await?, Value::Null);
        v.until("document.activeElement.id === 'undo'").await?;
        v.keys(Key::Enter).await?;
        v.until("document.querySelectorAll('.ballot li').length === 3").await?;
        assert_eq!(stored(&v).await?, before);
        v.until("document.activeElement.id === 'done'").await?;
        v.click(".ballot li:last-child a").await?;
        v.until_text("#app h1", "Whisper vs").await?;
        assert_eq!(v.js("return document.querySelector('button[data-vote=ship][data-side=a]').ariaPressed").await?, json!("true"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn agreement_is_counted_from_the_tools_own_reviews() {
    visit("agreement", &["favicon", "Failed to load resource"], |v| async move {
        v.site.rule("/data/tools/crewai.json", Answer::Status(503));
        with_votes(&v, three()).await?;
        v.until_text(".agreement", "One tool could not be loaded").await?;
        v.site.mend("/data/tools/crewai.json");
        press(&v, "Try again").await?;
        v.until("!document.querySelector('.agreement').innerText.includes('could not be loaded')").await?;
        let catalog: Value = serde_json::from_str(&v.site.file("/data/catalog.json")).unwrap();
        let mut counted = 0;
        for reviewer in catalog["reviewers"].as_array().unwrap() {
            let (mut same, mut both) = (0, 0);
            for (slug, own) in [("whisper", "ship"), ("crewai", "skip")] {
                let tool: Value = serde_json::from_str(&v.site.file(&format!("/data/tools/{slug}.json"))).unwrap();
                for review in tool["reviews"].as_array().unwrap().iter().filter(|review| review["reviewer"] == reviewer["id"]) {
                    both += 1;
                    same += i32::from(review["verdict"] == own);
                }
            }
            let line =
                format!("You agree with {} {same} of {both} time{}.", reviewer["name"].as_str().unwrap(), if both == 1 { "" } else { "s" });
            // Each tool that comes adds to the count.
            v.until(&format!("document.querySelector('.agreement').innerText.includes({}) === {}", json!(line), both > 0)).await?;
            counted += both;
        }
        assert!(counted > 5);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn who_listens_is_told_once_that_tools_are_loading() {
    visit("agreement-heard", &["favicon"], |v| async move {
        for (slug, milliseconds) in [("whisper", 400), ("crewai", 800), ("piper", 1_200)] {
            v.site.rule(&format!("/data/tools/{slug}.json"), Answer::Late(Duration::from_millis(milliseconds)));
        }
        listen(&v, ".agreement [role=status]").await?;
        let vote = json!({ "v": 1, "verdict": "ship", "at": 1_763_800_000_000_u64 });
        with_votes(&v, json!({ "vote:whisper": vote, "vote:crewai": vote, "vote:piper": vote })).await?;
        v.until("heard[heard.length - 1] === 'On the tools that you both judged, the closest first.'").await?;
        let loading = |list: &str| format!("return {list}.filter(text => text.startsWith('Loading'))");
        assert_eq!(v.js(&loading("heard")).await?, json!(["Loading your tools…"]));
        let seen = v.js(&loading("seen")).await?;
        assert!(seen.as_array().unwrap().len() > 1 && seen[0] == "Loading 3 of your tools…", "{seen}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn all_can_be_erased_after_a_question_and_come_back() {
    visit("erase", &["favicon"], |v| async move {
        let mut votes = three();
        votes["vote:piper"] = json!("{oops");
        votes["vote:autogen"] = json!({ "v": 2, "mood": "fine" });
        with_votes(&v, votes).await?;
        v.until_text(".warnings", "One stored vote is damaged").await?;
        v.until_text(".votes", "One vote was stored here by a newer version").await?;
        let before = stored(&v).await?;
        press(&v, "Erase all").await?;
        v.until_text(".votes-file", "Erase all 4?").await?;
        v.until("document.activeElement.innerText === 'Keep them'").await?;
        press(&v, "Keep them").await?;
        v.until("document.activeElement.innerText === 'Erase all…'").await?;
        assert_eq!(stored(&v).await?, before);
        press(&v, "Erase all").await?;
        press(&v, "Erase them").await?;
        v.until_text(".votes", "You have not voted yet").await?;
        assert_eq!(stored(&v).await?, json!({ "vote:autogen": r#"{"v":2,"mood":"fine"}"# }), "a later version's vote is not ours to erase");
        press(&v, "Undo").await?;
        v.until("document.querySelectorAll('.ballot li').length === 3").await?;
        assert_eq!(stored(&v).await?, before, "everything is back exactly, also what was damaged");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_of_votes_can_be_saved_and_taken_into_another_browser() {
    let folder = &empty_folder("downloads");
    visit("export", &["favicon"], |v| async move {
        v.driver.cdp().send_raw("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder })).await?;
        with_votes(&v, three()).await?;
        press(&v, "Save my votes").await?;
        let path = until_saved(folder).await;
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with("shipwith-votes-20") && name.ends_with(".json"), "{name}");
        let text = std::fs::read_to_string(path).unwrap();
        let (file, problems) = BallotFile::read("votes.json", &text).unwrap();
        assert_eq!((file.votes.len(), file.picks.len(), problems.len()), (2, 1, 0));
        assert_eq!(
            v.js(&format!("return localStorage.getItem('{}')", kept("ballot"))).await?,
            json!(file.id.as_str()),
            "the next file carries the same id"
        );

        // Another browser knows one of the votes, in an older form.
        let before = stored(&v).await?;
        let key = kept("vote:whisper");
        v.js(&format!("localStorage.clear(); localStorage.setItem('{key}', JSON.stringify({{ v: 1, verdict: 'skip', at: 5 }}))")).await?;
        v.driver.refresh().await?;
        v.until("document.querySelector('#votes-in')").await?;
        choose(&v, "votes.json", &text).await?;
        v.until_text("#taking-in", "Of the votes in it: 2 new; 1 newer than yours, to replace them.").await?;
        assert_eq!(
            v.js("return Object.keys(localStorage).filter(k => k.includes('crewai')).length").await?,
            json!(0),
            "nothing changes before it is said so"
        );
        press(&v, "Import").await?;
        v.until("document.querySelectorAll('.ballot li').length === 3").await?;
        assert_eq!(stored(&v).await?, before);
        press(&v, "Undo").await?;
        v.until("document.querySelectorAll('.ballot li').length === 1").await?;
        assert_eq!(stored(&v).await?, json!({ "vote:whisper": r#"{"v":1,"verdict":"skip","at":5}"# }));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn of_two_files_the_one_that_was_chosen_last_is_shown_though_the_first_is_read_later() {
    visit("slow-file", &["favicon"], |v| async move {
        v.before_every_page(
            "const text = Blob.prototype.text, slow = new Promise(go => { window.release = go });
            window.slow = slow;
            Blob.prototype.text = async function () {
                if (this.name !== 'slow.json') return text.call(this);
                await slow;
                return window.read = text.call(this);
            }",
        )
        .await?;
        v.open("/?view=votes").await?;
        v.until("document.querySelector('#votes-in')").await?;
        let file = |votes: &str| format!(r#"{{ "shipwith": "ballot", "version": 1, "id": "0f8c2a9d41", "votes": [{votes}], "picks": [] }}"#);
        let vote = |tool: &str| format!(r#"{{ "tool": "{tool}", "verdict": "ship", "at": 1 }}"#);
        choose(&v, "slow.json", &file(&[vote("whisper"), vote("piper")].join(", "))).await?;
        choose(&v, "quick.json", &file(&vote("zed"))).await?;
        v.until_text("#taking-in", "Of the votes in it: 1 new.").await?;
        v.js("release()").await?;
        v.until("window.read").await?;
        let later = "return read.then(() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))).then(() => document.querySelector('#taking-in').innerText)";
        assert!(v.js(later).await?.as_str().unwrap().contains("Of the votes in it: 1 new."));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_bad_file_is_named_with_what_is_wrong_in_it() {
    visit("bad-file", &[], |v| async move {
        v.open("/?view=votes").await?;
        v.until("document.querySelector('#votes-in')").await?;
        for (text, said) in [
            ("{\"a\":", "not JSON at line 1"),
            ("{}", "not a ballot"),
            (r#"{ "shipwith": "ballot", "version": 7, "id": "0f8c2a9d41" }"#, "version: version 7"),
        ] {
            choose(&v, "bad.json", text).await?;
            v.until_text("#taking-in", "This file cannot be used").await?;
            v.until_text("#taking-in", said).await?;
        }
        let half = r#"{ "shipwith": "ballot", "version": 1, "id": "0f8c2a9d41", "votes": [{ "tool": "whisper", "verdict": "maybe", "at": 1 }, { "tool": "piper", "verdict": "ship", "at": 1 }], "picks": [] }"#;
        choose(&v, "half.json", half).await?;
        v.until_text("#taking-in", "Of the votes in it: 1 new.").await?;
        v.until_text("#taking-in", "half.json: votes[0].verdict: found \"maybe\"").await?;
        press(&v, "Cancel").await?;
        assert_eq!(stored(&v).await?, json!({}));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn with_blocked_storage_votes_are_listed_for_the_visit_and_the_screen_says_so() {
    let block = |wishes: &mut thirtyfour::ChromeCapabilities| {
        wishes.add_experimental_option("prefs", json!({ "profile.default_content_setting_values.cookies": 2 })).unwrap();
    };
    visit_with("blocked-votes", &[], block, |v| async move {
        v.compare("/?a=whisper&b=piper").await?;
        v.click("button[data-vote=ship][data-side=a]").await?;
        v.click("#app nav a[href*='view=votes']").await?;
        v.until_text(".ballot", "Whisper").await?;
        v.until_text(".warnings", "until this page is left or reloaded").await?;
        v.click(".ballot button").await?;
        v.until_text(".votes", "You have not voted yet").await?;
        press(&v, "Undo").await?;
        v.until_text(".ballot", "Whisper").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn two_tabs_that_vote_on_the_same_tool_end_with_the_same_vote() {
    visit("same-vote", &[], |v| async move {
        let ship = "button[data-vote=ship][data-side=a]";
        v.compare("/?a=whisper&b=piper").await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second.clone()).await?;
        v.compare("/?a=whisper&b=crewai").await?;
        v.click(ship).await?;
        v.driver.switch_to_window(first).await?;
        v.until(&format!("document.querySelector('{ship}').ariaPressed === 'true'")).await?;
        v.click("button[data-vote=skip][data-side=a]").await?;
        v.driver.switch_to_window(second).await?;
        v.until("document.querySelector('button[data-vote=skip][data-side=a]').ariaPressed === 'true'").await?;
        assert_eq!(v.js(&format!("return document.querySelector('{ship}').ariaPressed")).await?, json!("false"));
        let stored = v.js(&format!("return JSON.parse(localStorage.getItem('{}')).verdict", kept("vote:whisper"))).await?;
        assert_eq!(stored, json!("skip"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_votes_fit_every_screen_and_assistive_technology_can_use_them() {
    visit("votes-look", &["favicon"], |v| async move {
        with_votes(&v, three()).await?;
        v.until_text(".agreement", "You agree with").await?;
        choose(&v, "empty.json", r#"{ "shipwith": "ballot", "version": 1, "id": "0f8c2a9d41" }"#).await?;
        v.until("document.querySelector('#taking-in')").await?;
        for (theme, width) in LOOKS {
            v.screen(width, 900, theme).await?;
            is_as_wide_as(&v, width).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "{theme}, {width}");
        }
        Ok(())
    })
    .await;
}
