//! For everyone: a finger, forced colors, paper, four times as large, a private window.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::look::is_as_wide_as;
use crate::site::Answer;
use crate::visitor::{Visitor, visit, visit_with};

const PAIR: &str = "/?a=crewai&b=autogen";

/// Taps the middle of an element with a finger.
async fn tap(v: &Visitor, css: &str) -> WebDriverResult<()> {
    let place = v.js(&format!("const e = document.querySelector({}); e.scrollIntoView({{ block: 'center' }}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]", json!(css))).await?;
    let points = json!([{ "x": place[0], "y": place[1] }]);
    v.driver.cdp().send_raw("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": points })).await?;
    v.driver.cdp().send_raw("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await?;
    Ok(())
}

#[tokio::test]
async fn a_finger_can_pick_and_vote() {
    visit("touch", &[], |v| async move {
        v.screen(320, 640, "light").await?;
        v.driver.cdp().send_raw("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        v.compare(PAIR).await?;
        tap(&v, "#pick-b").await?;
        v.until("document.activeElement.id === 'pick-b' && document.querySelector('[role=option]')").await?;
        v.keys("langgr").await?;
        v.until_text("[role=option]", "LangGraph").await?;
        tap(&v, "[role=option]").await?;
        v.until("location.search.includes('b=langgraph')").await?;
        v.until_text("#title", "LangGraph").await?;
        tap(&v, "button[data-vote=ship][data-side=b]").await?;
        v.until("document.querySelector('button[data-vote=ship][data-side=b]').ariaPressed === 'true'").await?;
        let small = v.js("return [...document.querySelectorAll('button, select, .picks input, nav a')].filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 80))").await?;
        assert_eq!(small, json!([]), "what can be tapped is large enough");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn in_forced_colours_verdicts_and_votes_still_differ() {
    visit("forced", &[], |v| async move {
        let features = json!([{ "name": "forced-colors", "value": "active" }]);
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        v.compare(PAIR).await?;
        v.click("button[data-vote=ship][data-side=a]").await?;
        assert_eq!(v.js("return matchMedia('(forced-colors: active)').matches").await?, json!(true));
        let differ = v
            .js("const style = (css) => getComputedStyle(document.querySelector(css)); return [
            style('.bar i[data-verdict=ship]').backgroundColor !== style('.bar i[data-verdict=skip]').backgroundColor,
            style('.stamp[data-verdict=ship]').borderTopWidth !== style('.stamp[data-verdict=skip]').borderTopWidth,
            style('[aria-pressed=true]').outlineStyle !== style('[aria-pressed=false]').outlineStyle]")
            .await?;
        assert_eq!(differ, json!([true, true, true]));
        // What is pressed shows the focus, too.
        v.keys(Key::Tab).await?;
        v.js("document.querySelector('[data-vote=ship][data-side=a]').focus()").await?;
        let ring = "return (style => [style.outlineStyle, style.outlineWidth, style.outlineOffset].join(' '))(getComputedStyle(document.querySelector('[data-vote=ship][data-side=a]')))";
        let focused = v.js(ring).await?;
        v.js("document.activeElement.blur()").await?;
        assert_ne!(v.js(ring).await?, focused);
        // The bar that stands over the list of all tools has an edge of its own: its dark surface is gone.
        v.open("/?view=tools").await?;
        v.until("document.querySelector('.ticked') && getComputedStyle(document.querySelector('.ticked')).borderTopStyle === 'solid'").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn who_asks_for_more_contrast_or_less_motion_gets_it() {
    visit("wishes", &[], |v| async move {
        let looks = "const style = css => getComputedStyle(document.querySelector(css)); return [style('.tagline').color === style('body').color, style('.swap').transitionDuration]";
        for (wishes, seen) in [
            (json!([]), json!([false, "0.12s, 0.12s"])),
            (json!([{ "name": "prefers-contrast", "value": "more" }, { "name": "prefers-reduced-motion", "value": "reduce" }]), json!([true, "0s"])),
        ] {
            v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "features": wishes })).await?;
            v.compare(PAIR).await?;
            assert_eq!(v.js(looks).await?, seen);
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn on_paper_every_quote_is_there_and_nothing_to_press() {
    visit("paper", &[], |v| async move {
        v.compare(PAIR).await?;
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let quotes = v.js("return [...document.querySelectorAll('article.review blockquote')].map(e => e.checkVisibility() && e.innerText.length > 200)").await?;
        assert!(quotes.as_array().unwrap().len() > 6 && quotes.as_array().unwrap().iter().all(|seen| *seen == json!(true)), "{quotes}");
        let pressed = v.js("return [...document.querySelectorAll('button, input, select')].filter(e => e.checkVisibility()).map(e => e.outerHTML)").await?;
        assert_eq!(pressed, json!([]));
        let pdf = v.driver.cdp().send_raw("Page.printToPDF", json!({ "printBackground": false })).await?;
        assert!(pdf["data"].as_str().unwrap().len() > 20_000, "it prints");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn on_paper_votes_have_nothing_to_press_and_no_heading_is_left_behind() {
    visit("paper-votes", &[], |v| async move {
        v.compare(PAIR).await?;
        v.click("button[data-vote=ship][data-side=a]").await?;
        v.until("document.querySelector('button[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        v.open("/?view=votes").await?;
        v.until("document.querySelector('.ballot li button')").await?;
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        v.until("document.querySelector('.ballot li .stamp').checkVisibility()").await?;
        let pressed = v
            .js("return [...document.querySelectorAll('button, input, select')].filter(e => e.checkVisibility()).map(e => e.outerHTML)")
            .await?;
        assert_eq!(pressed, json!([]));
        assert_eq!(v.js("return getComputedStyle(document.querySelector('#own-votes')).breakAfter").await?, json!("avoid"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_option_that_enter_would_take_can_be_read_under_the_mouse() {
    visit("hovered", &[], |v| async move {
        let taken = "document.querySelector('[role=option][aria-selected=true]')";
        for theme in ["light", "dark"] {
            v.screen(1280, 800, theme).await?;
            v.compare(PAIR).await?;
            v.click("#pick-b").await?;
            v.keys("langgr").await?;
            v.until(&format!("{taken}?.innerText.includes('LangGraph')")).await?;
            let place = v.js(&format!("const r = {taken}.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]")).await?;
            let moved = json!({ "type": "mouseMoved", "x": place[0], "y": place[1] });
            v.driver.cdp().send_raw("Input.dispatchMouseEvent", moved).await?;
            v.until(&format!("{taken}?.matches(':hover')")).await?;
            // The surface is dark in both themes, and its letters are light.
            let lightest = format!("Math.max(...getComputedStyle({taken}).backgroundColor.match(/\\d+/g).slice(0, 3))");
            v.until(&format!("{lightest} < 64")).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn at_four_times_the_size_every_screen_reads_without_going_sideways() {
    visit("zoom", &[], |v| async move {
        // 400 % of a window of 1280 by 1024 leaves 320 by 256 pixels.
        v.screen(320, 256, "light").await?;
        for path in [PAIR, "/?view=tools", "/?view=votes", "/?view=blind&a=crewai&b=autogen", "/?view=embed&a=crewai&b=autogen"] {
            v.open(path).await?;
            v.until("document.querySelector('.card h2, .listing td, .votes h2, .blind h2, pre:not(:empty)')").await?;
            is_as_wide_as(&v, 320).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn in_a_private_window_votes_are_kept_as_long_as_it_is_open() {
    let private = |wishes: &mut thirtyfour::ChromeCapabilities| {
        use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
        wishes.add_arg("--incognito").unwrap();
    };
    visit_with("private", &[], private, |v| async move {
        v.compare(PAIR).await?;
        v.click("button[data-vote=ship][data-side=a]").await?;
        v.compare("/?a=crewai&b=langgraph").await?;
        v.until("document.querySelector('button[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        assert_eq!(v.text(".warnings").await?, "", "there is nothing to warn of: the window itself says that it forgets");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_blind_read_whose_file_fails_can_be_tried_again() {
    visit("blind-again", &["Failed to load resource"], |v| async move {
        v.site.rule("/data/tools/autogen.json", Answer::Status(503));
        v.open("/?view=blind&a=crewai&b=autogen").await?;
        v.until("document.querySelector('.failure')").await?;
        v.site.mend("/data/tools/autogen.json");
        v.driver.find(By::XPath("//button[.='Try again']")).await?.click().await?;
        v.until_text("#blind", "What the panel says").await
    })
    .await;
}
