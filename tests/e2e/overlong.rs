//! Names and texts that are longer, wider or higher than anybody had in mind.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::catalogs::{SCREENS, put_catalog};
use crate::visitor::{Visitor, visit};

/// A tool all of whose texts are of this kind.
fn tool(name: &str, text: &str) -> Value {
    json!({
        "name": name, "maker": text, "category": text, "tagline": text, "summary": text, "version": text, "license": text,
        "pricing": { "entry": text, "plans": [{ "name": text, "price": text, "unit": text, "note": text }, { "name": "Pro", "price": "$20" }] },
        "reviews": [
            { "reviewer": "builder", "verdict": "ship", "quote": text, "date": "2025-03-01" },
            { "reviewer": text, "verdict": "skip", "quote": text, "date": "2025-03-01" },
        ],
    })
}

/// The boxes that go beyond their page; a letter that is wider than its box ends at its edge.
async fn stays_inside(v: &Visitor, width: u32, where_: &str) -> WebDriverResult<()> {
    let wide = "return [document.documentElement.scrollWidth, document.body.scrollWidth, \
        ...[...document.querySelectorAll('#app *')].filter(e => !/^(inline|contents)/.test(getComputedStyle(e).display) && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.unseen, thead, pre')) \
            .map(e => `${e.tagName} ${e.className} ${e.getBoundingClientRect().right}`)]";
    assert_eq!(v.js(wide).await?, json!([width, width]), "{where_} at {width} px");
    Ok(())
}

async fn every_screen_stays_inside(v: &Visitor) -> WebDriverResult<()> {
    for (path, stands, then) in SCREENS {
        v.screen(1280, 800, "light").await?;
        v.open(path).await?;
        v.until(stands).await?;
        v.js(then).await?;
        if then.contains("focus") {
            v.until("document.querySelector('[role=option]')").await?;
        }
        if path.contains("blind") {
            v.until("document.querySelector('#told')").await?;
        }
        v.js("document.querySelectorAll('#app details').forEach(details => details.open = true)").await?;
        for width in [320, 768, 1280] {
            v.screen(width, 800, "light").await?;
            stays_inside(v, width, path).await?;
        }
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        stays_inside(v, 1280, &format!("{path} on paper")).await?;
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_name_of_a_hundred_thousand_letters_goes_on_in_the_next_line_on_every_screen() {
    visit("endless", &[], |v| async move {
        put_catalog(&v, &[tool(&"Endless".repeat(14_286), &"x".repeat(3_000)), tool("Short", "short"), json!({})]);
        every_screen_stays_inside(&v).await
    })
    .await;
}

#[tokio::test]
async fn letters_as_wide_as_a_sentence_make_no_screen_wider() {
    visit("wide", &[], |v| async move {
        let wide = "\u{fdfd}".repeat(40);
        put_catalog(&v, &[tool(&wide, &wide), tool(&"\u{fdfd} ".repeat(40), &"\u{fdfd}".repeat(3)), json!({})]);
        every_screen_stays_inside(&v).await
    })
    .await;
}

#[tokio::test]
async fn marks_without_number_stay_with_their_letter_inside_its_box() {
    visit("zalgo", &[], |v| async move {
        let marks = |letter: char| format!("{letter}{}", "\u{301}\u{323}".repeat(300));
        let name: String = "Zalgo".chars().map(marks).collect();
        put_catalog(&v, &[tool(&name, &name), tool("Short", "short"), json!({})]);
        every_screen_stays_inside(&v).await?;
        v.open("/?a=tool-0&b=tool-1").await?;
        v.until(SCREENS[0].1).await?;
        let clipped = v.js("return ['.masthead', '.card', '.bottom-line', '.round', '.plans li', '.booth'].filter(css => getComputedStyle(document.querySelector(css)).overflow !== 'clip')").await?;
        assert_eq!(clipped, json!([]), "what is higher than its box ends at its edge");
        Ok(())
    })
    .await;
}
