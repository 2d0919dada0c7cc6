//! The list of all tools: sifted, sorted, and two of them compared.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::look::{LOOKS, found_by_axe, is_as_wide_as};
use crate::publisher::catalog_of;
use crate::site::{Answer, counted};
use crate::visitor::{Visitor, visit};

/// The names in the list.
const NAMES: &str = "[...document.querySelectorAll('.listing .name')].map(e => e.textContent)";

async fn choose(v: &Visitor, label: &str, value: &str) -> WebDriverResult<()> {
    let find =
        format!("[...document.querySelectorAll('.filters label')].find(l => l.textContent.startsWith('{label}')).querySelector('select')");
    v.js(&format!("const s = {find}; s.focus(); s.value = '{value}'; s.dispatchEvent(new Event('change', {{ bubbles: true }}))")).await?;
    Ok(())
}

/// All tools are listed, or as many as are at first.
const FIRST_ROWS: &str = "document.querySelectorAll('.listing tbody tr').length === Math.min(#, 200)";

#[tokio::test]
async fn filters_leave_what_fits_and_are_in_the_address() {
    visit("tools", &[], |v| async move {
        v.open("/?view=tools").await?;
        v.until(&counted(FIRST_ROWS)).await?;
        v.until_text("#app .standfirst", &counted("# tools.")).await?;
        choose(&v, "Category", "Speech & Audio").await?;
        choose(&v, "License", "open").await?;
        v.until("document.querySelectorAll('.listing tbody tr').length < 20").await?;
        assert_eq!(v.address().await?, "/?view=tools&category=Speech%20%26%20Audio&license=open");
        let kinds = v
            .js("return [...document.querySelectorAll('.listing [scope=row] .kind')].every(e => e.textContent.includes('Speech & Audio'))")
            .await?;
        assert_eq!(kinds, json!(true));
        v.click("#words").await?;
        v.keys("koko").await?;
        v.until(&format!("{NAMES}.join() === 'Kokoro-82M'")).await?;
        v.until_text("#app .standfirst", &counted("1 of # tools")).await?;
        assert_eq!(v.js("return [document.activeElement.id, history.length]").await?[0], json!("words"), "typing keeps the focus");
        v.driver.refresh().await?;
        v.until(&format!("{NAMES}.join() === 'Kokoro-82M'")).await?;
        assert_eq!(v.js("return document.querySelector('#words').value").await?, json!("koko"));
        v.keys("").await?;
        v.click(".filters button").await?;
        v.until(&counted(FIRST_ROWS)).await?;
        assert_eq!(v.address().await?, "/?view=tools");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn nothing_that_fits_is_said_and_strange_wishes_are_passed_over() {
    visit("strange", &[], |v| async move {
        v.open("/?view=tools&price=gold&sort=colour&category=Nothing").await?;
        v.until_text("#app .standfirst", &counted("None of # tools match")).await?;
        v.click(".filters button").await?;
        v.until_text("#app .standfirst", &counted("# tools.")).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_list_is_sorted_by_share_split_and_day() {
    visit("sorted", &[], |v| async move {
        v.open("/?view=tools").await?;
        v.until(&counted(FIRST_ROWS)).await?;
        let shares = "[...document.querySelectorAll('.listing td:nth-child(3) b')].map(e => parseInt(e.textContent))";
        choose(&v, "Sort by", "share").await?;
        v.until(&format!("{shares}[0] === 100")).await?;
        assert_eq!(v.js(&format!("const s = {shares}; return s.every((x, i) => i === 0 || s[i - 1] >= x)")).await?, json!(true));
        choose(&v, "Sort by", "split").await?;
        v.until(&format!("{shares}[0] === 50")).await?;
        assert_eq!(v.js(&format!("const s = {shares}.map(x => Math.abs(x - 50)); return s.every((x, i) => i === 0 || s[i - 1] <= x)")).await?, json!(true));
        choose(&v, "Sort by", "new").await?;
        v.until("location.search.includes('sort=new')").await?;
        let days = "return [...document.querySelectorAll('.listing [scope=row] .kind')].map(e => Date.parse(e.textContent.split(' · ')[2] ?? '1 January 1970'))";
        let days = v.js(days).await?;
        let days: Vec<i64> = days.as_array().unwrap().iter().map(|day| day.as_i64().unwrap()).collect();
        assert!(days.windows(2).all(|pair| pair[0] >= pair[1]) && days[0] > days[days.len() - 1], "{days:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn two_ticks_are_compared_and_a_third_takes_the_place_of_the_first() {
    visit("ticks", &[], |v| async move {
        v.open("/?view=tools").await?;
        v.until_text(".ticked", "Choose two tools").await?;
        v.until("document.querySelector('[type=checkbox][data-slug=chroma]')").await?;
        v.click("[data-slug=chroma]").await?;
        v.until_text(".ticked", "Chroma selected. Choose one more.").await?;
        assert_eq!(v.js("return document.activeElement.dataset.slug").await?, json!("chroma"), "the focus stays on the tick");
        v.click("[data-slug=crewai]").await?;
        v.click("[data-slug=autogen]").await?;
        v.until_text(".ticked", "CrewAI and AutoGen").await?;
        assert_eq!(v.js("return document.querySelector('[data-slug=chroma]').checked").await?, json!(false));
        assert_eq!(v.address().await?, "/?view=tools&a=crewai&b=autogen");
        v.click(".ticked .go").await?;
        v.until_text("#app h1", "CrewAI vs AutoGen").await?;
        assert_eq!(v.address().await?, "/?a=crewai&b=autogen");
        v.driver.back().await?;
        v.until("document.querySelector('[data-slug=autogen]')?.checked").await?;
        let name = v.js("return document.querySelector('.listing .name').innerText").await?;
        v.click(".listing .name").await?;
        v.until_text("#app h1", name.as_str().unwrap()).await?;
        v.until_text("#app main", "What each reviewer says").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_list_that_does_not_come_can_be_asked_for_again() {
    visit("no-list", &["Failed to load resource"], |v| async move {
        v.site.rule("/data/search/index.json", Answer::Status(503));
        v.open("/?view=tools").await?;
        v.until_text(".failure", "status 503").await?;
        v.site.mend("/data/search/index.json");
        v.click(".failure button").await?;
        v.until(&counted(FIRST_ROWS)).await?;
        assert_eq!(v.count(".failure").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_long_list_is_read_in_pages_and_beyond_ten_only_when_asked() {
    visit("pages", &[], |v| async move {
        // What it asks for by itself would be counted, too.
        v.without_worker().await?;
        v.site.take_data_from(&catalog_of(12_000));
        let pages = |v: &Visitor| v.site.seen().iter().filter(|line| line.contains("/search/all-")).count();
        v.open("/?view=tools").await?;
        v.until_text(".failure button", "Read more of the list").await?;
        v.until_text("#app .standfirst", "Read so far: 10000.").await?;
        assert_eq!(pages(&v), 10);
        v.click("#words").await?;
        v.keys("a").await?;
        v.until("location.search === '?view=tools&q=a'").await?;
        v.click(".listing input[type=checkbox]").await?;
        v.until_text(".ticked", "selected. Choose").await?;
        v.until_text(".failure button", "Read more of the list").await?;
        assert_eq!(pages(&v), 10, "neither a key nor a tick reads on");
        v.click(".failure button").await?;
        v.until("!document.querySelector('.failure') && !document.querySelector('#app .standfirst').innerText.includes('Read so far')")
            .await?;
        assert_eq!(pages(&v), 12);
        v.click(".filters button").await?;
        v.until("document.querySelector('#app .standfirst').innerText === '12000 tools.'").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_long_list_of_which_nothing_is_read_yet_is_on_its_way() {
    visit("long-loading", &["Failed to load resource"], |v| async move {
        // Others need one of that many too; the largest is long in the making.
        v.site.take_data_from(&catalog_of(3_000));
        v.site.rule("/data/search/all-1.json", Answer::Never);
        v.open("/?view=tools").await?;
        v.until_text("#app .standfirst", "Loading the list of tools…").await?;
        v.site.rule("/data/search/all-1.json", Answer::Status(503));
        v.open("/?view=tools").await?;
        v.until_text(".failure", "status 503").await?;
        assert_eq!(v.text("#app .standfirst").await?, "", "what did not come is said below");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_list_that_failed_is_empty_or_is_damaged_does_not_seem_to_be_on_its_way() {
    visit("not-loading", &["Failed to load resource"], |v| async move {
        v.without_worker().await?;
        let index = "/data/search/index.json";
        v.site.rule(index, Answer::Status(503));
        v.open("/?view=tools").await?;
        v.until_text(".failure", "status 503").await?;
        assert!(!v.text("#app .standfirst").await?.contains("Loading"));
        for (list, said) in [
            (json!({ "schema": 1, "count": 0, "tools": [] }), "There are no tools in this catalog."),
            (json!({ "schema": 1, "count": 2, "tools": [{ "slug": "a", "name": "A" }, { "name": 7 }] }), "1 of 2 tools."),
        ] {
            v.site.rule(index, Answer::Json(list.to_string()));
            v.open("/?view=tools").await?;
            v.until_text("#app .standfirst", said).await?;
            v.until("document.querySelector('.ticked')").await?;
            assert_eq!(v.count(".failure").await?, 0, "there is nothing more to read");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_same_tool_ticked_twice_in_an_address_is_ticked_once() {
    visit("twice", &[], |v| async move {
        v.open("/?view=tools&a=whisper&b=whisper").await?;
        v.until_text(".ticked", "Whisper selected. Choose one more.").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_list_fits_every_screen_and_assistive_technology_can_use_it() {
    visit("tools-look", &[], |v| async move {
        v.open("/?view=tools&a=whisper").await?;
        v.until(&counted(FIRST_ROWS)).await?;
        for (theme, width) in LOOKS {
            v.screen(width, 900, theme).await?;
            is_as_wide_as(&v, width).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "{theme}, {width}");
        }
        Ok(())
    })
    .await;
}
