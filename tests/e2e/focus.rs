//! What has the focus is in sight, is told apart, and is not lost when a button goes.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::look::{THEMES, contrast};
use crate::visitor::{Visitor, visit};

const PAIR: &str = "/?a=crewai&b=autogen";
/// Whether the marked option is in sight of its list.
const IN_SIGHT: &str = "(() => { const option = document.querySelector('[role=option][aria-selected=true]')?.getBoundingClientRect(), list = document.querySelector('[role=listbox]').getBoundingClientRect(); \
                        return option && option.top >= list.top - 1 && option.bottom <= list.bottom + 1 })()";

#[tokio::test]
async fn the_marked_option_stays_in_sight_and_what_is_said_of_the_list_is_said_in_one_place() {
    visit("sight", &[], |v| async move {
        v.screen(1280, 800, "light").await?;
        v.compare(PAIR).await?;
        v.js("window.place = document.querySelector('.picker [role=status]')").await?;
        v.driver.find(By::Css("#pick-a")).await?.focus().await?;
        v.until("document.querySelectorAll('[role=option]').length > 20").await?;
        for key in [Key::Down, Key::End, Key::Up, Key::Home, Key::Up] {
            for _ in 0..8 {
                v.keys(key.clone()).await?;
            }
            v.until(IN_SIGHT).await?;
        }
        v.keys("code").await?;
        v.until("/^\\d+ tools$/.test(window.place.textContent)").await?;
        assert_eq!(v.js("return window.place === document.querySelector('.picker [role=status]')").await?, json!(true));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_option_that_enter_takes_is_told_apart_in_both_themes() {
    visit("marked", &[], |v| async move {
        for theme in THEMES {
            v.screen(1280, 800, theme).await?;
            v.compare(PAIR).await?;
            v.driver.find(By::Css("#pick-a")).await?.focus().await?;
            v.until("document.querySelector('[role=option]')").await?;
            v.keys(Key::Down).await?;
            v.until("document.querySelector('[role=option][aria-selected=true]')").await?;
            let contrast = contrast(&v, "[role=option][aria-selected=true]", "outlineColor").await?;
            assert!(contrast >= 3.0, "{theme}: {contrast}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn on_a_bar_that_is_dark_in_both_themes_the_ring_of_the_focus_is_told_apart() {
    visit("ring", &[], |v| async move {
        for theme in THEMES {
            v.screen(1280, 800, theme).await?;
            for (page, part) in [("/?view=tools&a=aider&b=zed", ".ticked .go"), (PAIR, "#bottom-line")] {
                v.open(page).await?;
                v.until(&format!("document.querySelector('{part}').checkVisibility()")).await?;
                v.driver.find(By::Css(part)).await?.focus().await?;
                v.until(&format!("document.activeElement.matches('{part}:focus-visible')")).await?;
                let contrast = contrast(&v, part, "outlineColor").await?;
                assert!(contrast >= 3.0, "{part}, {theme}: {contrast}");
            }
        }
        Ok(())
    })
    .await;
}

/// Notes at each press of the tab key where the one before has led, and what of that is behind something else.
const NOTE: &str = "window.steps = -1; window.behind = []; addEventListener('keydown', ({ key }) => { \
     if (key !== 'Tab' || ++steps === 0) return; \
     const e = document.activeElement, r = e.getBoundingClientRect(), top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2); \
     if (!(e.contains(top) || top?.contains(e) && !top.closest('.ticked'))) behind.push(e.outerHTML.slice(0, 90)) }, true)";

#[tokio::test]
async fn nothing_that_has_the_focus_is_behind_the_bar_of_the_list() {
    visit("behind", &[], |v| async move {
        for (width, height) in [(1280, 800), (320, 640), (320, 256)] {
            v.screen(width, height, "light").await?;
            v.open("/?view=tools&a=aider&b=zed").await?;
            v.until("document.querySelectorAll('.listing td').length > 100").await?;
            v.driver.find(By::Css("#words")).await?.focus().await?;
            v.js(NOTE).await?;
            // The last press is there to note the one before.
            v.keys(Key::Tab.value().to_string().repeat(41)).await?;
            assert_eq!(v.js("return [steps, behind]").await?, json!([40, []]), "{width} × {height}");
        }
        Ok(())
    })
    .await;
}

/// Presses the button of that name with the keyboard, and waits until the focus is where it belongs.
async fn lands(v: &Visitor, button: &str, on: &str) -> WebDriverResult<()> {
    v.until(&format!("[...document.querySelectorAll('main button')].some(b => b.innerText === '{button}')")).await?;
    let button = v.driver.find(By::XPath(format!("//main//button[.='{button}']"))).await?;
    button.focus().await?;
    v.keys(Key::Enter).await?;
    v.until(&format!("document.activeElement.matches('{on}')")).await
}

#[tokio::test]
async fn when_a_button_goes_the_focus_has_a_place_to_go() {
    visit("lands", &["Failed to load resource"], |v| async move {
        v.open("/?view=tools&q=whisper&a=whisper").await?;
        v.until_text(".ticked", "Whisper selected").await?;
        lands(&v, "Clear filters", "#words").await?;
        lands(&v, "Clear", "#ticked").await?;
        v.compare(&format!("{PAIR}&w=builder:3")).await?;
        lands(&v, "Reset", "#weigh").await?;
        Ok(())
    })
    .await;
    visit("lands-more", &[], |v| async move {
        v.site.take_data_from(&crate::publisher::catalog_of(450));
        v.open("/?view=tools").await?;
        v.until("document.querySelectorAll('.listing tbody tr').length === 200").await?;
        lands(&v, "Show more", "tr:nth-child(201) input").await?;
        lands(&v, "Show more", "tr:nth-child(401) input").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn who_comes_back_to_the_list_is_where_they_were() {
    visit("back", &[], |v| async move {
        v.screen(1280, 800, "light").await?;
        v.site.take_data_from(&crate::publisher::catalog_of(250));
        v.open("/?view=tools").await?;
        lands(&v, "Show more", "tr:nth-child(201) input").await?;
        let place = v.js("return Math.round(scrollY)").await?.as_f64().unwrap();
        assert!(place > 2000.0, "{place}");
        v.js("document.querySelector('tr:nth-child(202) a').click()").await?;
        v.until("document.querySelector('.opinions') && scrollY === 0").await?;
        v.driver.back().await?;
        v.until("document.querySelectorAll('.listing tbody tr').length === 250").await?;
        v.until(&format!("Math.abs(scrollY - {place}) < 200")).await
    })
    .await;
}
