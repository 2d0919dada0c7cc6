//! Reading the difference: weighed, only where reviewers disagree, and blind.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::look::{LOOKS, found_by_axe, is_as_wide_as};
use crate::site::Answer;
use crate::visitor::{VOTES, Visitor, visit};

const PAIR: &str = "/?a=crewai&b=autogen";

fn tool(v: &Visitor, slug: &str) -> Value {
    serde_json::from_str(&v.site.file(&format!("/data/tools/{slug}.json"))).unwrap()
}

/// Moves a slider, as the arrow keys do.
async fn weigh(v: &Visitor, reviewer: &str, weight: u32) -> WebDriverResult<()> {
    let css = format!("input[type=range][data-reviewer={reviewer}]");
    v.js(&format!("document.querySelector('.weights').open = true; const s = document.querySelector('{css}'); s.focus(); s.value = {weight}; s.dispatchEvent(new Event('input', {{ bubbles: true }}))")).await?;
    Ok(())
}

#[tokio::test]
async fn the_meters_and_the_bottom_line_follow_the_readers_weights() {
    visit("weights", &[], |v| async move {
        v.compare(PAIR).await?;
        let reviews = tool(&v, "crewai")["reviews"].as_array().unwrap().clone();
        let (ship, total) = (reviews.iter().filter(|review| review["verdict"] == "ship").count(), reviews.len());
        let plain = format!("{ship} of {total} ship");
        assert_eq!(v.text(".card[data-side=a] [data-meter=panel] .told").await?, plain);
        let favored = reviews.iter().find(|review| review["verdict"] == "ship").unwrap()["reviewer"].as_str().unwrap();
        let entries = v.js("return history.length").await?;
        v.click(".weights summary").await?;
        v.driver.find(By::Css(format!("[data-reviewer={favored}]"))).await?.focus().await?;
        v.keys(Key::Right).await?;
        v.keys(Key::Right).await?;
        let weighed = format!("{} of {} ship, with your weights; {ship} of {total} without", ship + 2, total + 2);
        v.until_text(".card[data-side=a] [data-meter=panel] .told", &weighed).await?;
        v.until_text(".bottom-line .lead", "With your weights:").await?;
        assert_eq!(v.js("return document.activeElement.dataset.reviewer").await?, json!(favored), "the focus stays on the slider");
        assert_eq!(v.js("return document.activeElement.getAttribute('aria-valuetext')").await?, json!("counts three times"));
        assert_eq!(v.address().await?, format!("{PAIR}&w={favored}:3"));
        assert_eq!(v.js("return history.length").await?, entries, "dragging leaves no trail in the history");

        v.driver.refresh().await?;
        v.until_text(".card[data-side=a] [data-meter=panel] .told", "with your weights").await?;
        v.click("button.swap").await?;
        v.until_text(".card[data-side=b] [data-meter=panel] .told", "with your weights").await?;
        for review in &reviews {
            weigh(&v, review["reviewer"].as_str().unwrap(), 0).await?;
        }
        v.until_text(".card[data-side=b] [data-meter=panel]", "—").await?;
        v.until_text(".bottom-line .lead", "No leader").await?;
        v.click(".weights button").await?;
        v.until(&format!("document.querySelector('.card[data-side=b] [data-meter=panel] .told').innerText === '{plain}'")).await?;
        assert_eq!(v.address().await?, "/?a=autogen&b=crewai");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn only_the_rounds_that_are_split_can_be_shown_and_shared() {
    visit("only-split", &[], |v| async move {
        v.compare(PAIR).await?;
        let (a, b) = (tool(&v, "crewai"), tool(&v, "autogen"));
        let verdict = |tool: &Value, reviewer: &Value| {
            tool["reviews"]
                .as_array()
                .unwrap()
                .iter()
                .find(|review| review["reviewer"] == *reviewer)
                .map(|review| review["verdict"].clone())
        };
        let split = a["reviews"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|review| verdict(&b, &review["reviewer"]).is_some_and(|other| other != review["verdict"]))
            .count();
        let shown = "[...document.querySelectorAll('.round')].filter(e => e.checkVisibility()).length";
        let all = v.js(&format!("return {shown}")).await?.as_u64().unwrap() as usize;
        assert!(split > 0 && split < all, "{split} of {all}");
        v.click("[data-only=split]").await?;
        v.until(&format!("{shown} === {split}")).await?;
        v.until_text(".scorecard [role=status]", &format!("{split} of {all} rounds.")).await?;
        assert_eq!(v.address().await?, format!("{PAIR}&only=split"));
        v.compare("/?a=whisper&b=smolvlm2&only=split").await?;
        v.click("[data-only=split]").await?;
        v.until("!document.querySelector('.only-split')").await?;
        Ok(())
    })
    .await;
}

/// Everything in the document and its address that could tell.
const TOLD: &str = "return document.querySelector('#app').outerHTML + document.title + location.href";

#[tokio::test]
async fn a_pair_drawn_by_chance_is_read_without_names_and_then_told() {
    visit("blind", &[], |v| async move {
        v.open("/?view=blind").await?;
        v.until("document.querySelector('.blind .review')").await?;
        let told = v.js(TOLD).await?.as_str().unwrap().to_owned();
        let asked: Vec<String> = v
            .site
            .seen()
            .iter()
            .filter_map(|line| Some(line.strip_prefix("GET /data/tools/")?.strip_suffix(".json")?.to_owned()))
            .collect();
        assert_eq!(asked.len(), 2, "{asked:?}");
        for slug in &asked {
            let tool = tool(&v, slug);
            for secret in [slug.as_str(), tool["name"].as_str().unwrap(), tool["maker"].as_str().unwrap()] {
                assert!(
                    !told.contains(&format!("{secret} "))
                        && !told.contains(&format!(">{secret}<"))
                        && !told.contains(&format!("={secret}"))
                        && !told.contains(&format!("\"{secret}")),
                    "{secret} is told"
                );
            }
        }
        assert_eq!(v.count(".stamp").await?, 0, "verdicts are left out too");
        v.click(".vote .pick").await?;
        v.until("document.activeElement.id === 'told'").await?;
        let picked = v.text("#told").await?;
        let votes = v.js(&format!("return Object.entries({VOTES}).map(([k, x]) => [k, JSON.parse(x).pick])")).await?;
        let [vote] = votes.as_array().unwrap().as_slice() else { panic!("one pick: {votes}") };
        let name = tool(&v, vote[1].as_str().unwrap())["name"].as_str().unwrap().to_owned();
        assert_eq!(picked, format!("You would ship with {name}"));
        assert!(v.text(".vote").await?.contains("The second was"));
        v.click(".vote a").await?;
        v.until("document.querySelectorAll('.card h2').length === 2").await?;
        v.until("document.querySelector('[data-pick][aria-pressed=true]')").await?;
        assert!(v.address().await?.starts_with("/?a="));
        v.driver.back().await?;
        v.until("document.querySelector('.blind .review')").await?;
        assert_eq!(v.address().await?, "/?view=blind");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn reading_the_same_pair_blind_again_does_not_take_the_pick_back() {
    visit("blind-again", &[], |v| async move {
        for _ in 0..2 {
            v.open("/?view=blind&a=whisper&b=piper").await?;
            v.until("document.querySelector('.vote .pick')").await?;
            let asked: Vec<Value> = vec![v.js("return [...document.querySelectorAll('.vote .pick')].length").await?];
            assert_eq!(asked, [json!(2)]);
            v.click(".vote .pick").await?;
            v.until("document.querySelector('#told')").await?;
            let stored = v.js(&format!("return Object.keys({VOTES})")).await?;
            assert_eq!(stored, json!(["pick:piper|whisper"]));
        }
        v.driver.find(By::XPath("//main//button[.='Another pair']")).await?.click().await?;
        v.until("document.querySelector('.vote .pick')").await?;
        assert_eq!(v.address().await?, "/?view=blind", "another pair is not told by the address");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_blind_read_of_a_tool_that_does_not_exist_says_so() {
    visit("blind-unknown", &["Failed to load resource"], |v| async move {
        v.open("/?view=blind&a=nothing&b=whisper").await?;
        v.until_text("main .failure", "There is no tool called “nothing” here").await?;
        v.click("main .ways button").await?;
        v.until("document.querySelector('.blind .review')").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_blind_read_fits_every_screen_and_assistive_technology_can_use_it() {
    visit("blind-look", &[], |v| async move {
        v.open("/?view=blind&a=crewai&b=autogen").await?;
        v.until("document.querySelector('.vote .pick')").await?;
        for (theme, width) in LOOKS {
            v.screen(width, 900, theme).await?;
            is_as_wide_as(&v, width).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "before, {theme}, {width}");
        }
        v.click(".vote .pick").await?;
        v.until("document.querySelector('#told')").await?;
        for (theme, width) in LOOKS {
            v.screen(width, 900, theme).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "after, {theme}, {width}");
        }
        v.compare("/?a=crewai&b=autogen&w=builder:2&only=split").await?;
        v.js("for (const details of document.querySelectorAll('details')) details.open = true").await?;
        for (theme, width) in LOOKS {
            v.screen(width, 900, theme).await?;
            is_as_wide_as(&v, width).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "weighed, {theme}, {width}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn another_blind_read_begins_unread_however_it_is_come_by() {
    visit("blind-anew", &[], |v| async move {
        v.open("/?view=blind&a=whisper&b=piper").await?;
        v.until("document.querySelector('.vote .pick')").await?;
        v.click(".vote .pick").await?;
        v.until("document.querySelector('#told')").await?;
        v.driver.find(By::LinkText("Blind read")).await?.click().await?;
        v.until("document.querySelector('.vote .pick') && !document.querySelector('#told')").await?;
        assert_eq!(v.address().await?, "/?view=blind");
        v.driver.back().await?;
        v.until("location.search.includes('whisper') && document.querySelector('.vote .pick')").await?;
        v.click(".vote .pick").await?;
        v.until_text(".vote", "Whisper").await?;
        assert!(v.text(".vote").await?.contains("Piper"), "the pair of the address is read");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_compared_before_is_not_taken_for_what_is_read_blind() {
    visit("blind-after", &[], |v| async move {
        v.site.rule("/data/search/index.json", Answer::Never);
        v.compare(PAIR).await?;
        v.driver.find(By::LinkText("Blind read")).await?.click().await?;
        v.until_text("#app main", "Drawing two tools").await?;
        assert_eq!(v.count(".blind, .pick").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_pair_that_cannot_be_drawn_is_said_and_can_be_tried_again() {
    visit("blind-undrawn", &["Failed to load resource"], |v| async move {
        // It would save the index that has no tools, and draw from that.
        v.without_worker().await?;
        let index = "/data/search/index.json";
        for answer in [Answer::Json(json!({ "schema": 1, "count": 0, "tools": [] }).to_string()), Answer::Status(500)] {
            v.site.rule(index, answer);
            v.open("/?view=blind").await?;
            v.until_text("main .failure", "No two tools could be drawn").await?;
        }
        v.site.mend(index);
        v.click("main .ways button").await?;
        v.until("document.querySelector('.blind .review')").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_panel_that_is_left_out_altogether_is_said_to_have_no_votes() {
    visit("weights-none", &[], |v| async move {
        let everybody: Vec<String> = tool(&v, "crewai")["reviews"]
            .as_array()
            .unwrap()
            .iter()
            .map(|review| format!("{}:0", review["reviewer"].as_str().unwrap()))
            .collect();
        v.compare(&format!("{PAIR}&w={}", everybody.join(","))).await?;
        v.until_text(".card[data-side=a] [data-meter=panel] .told", "No votes with your weights").await?;
        Ok(())
    })
    .await;
}
