//! Only what differs, and names that stay in sight.

use serde_json::{Value, json};

use crate::look::{LOOKS, found_by_axe, is_as_wide_as};
use crate::site::Answer;
use crate::visitor::{Visitor, visit};

const PAIR: &str = "/?a=langgraph&b=crewai";

/// Gives both tools a license, and a plan beside their own.
fn alike(v: &Visitor) {
    for slug in ["langgraph", "crewai"] {
        let file = format!("/data/tools/{slug}.json");
        let mut tool: Value = serde_json::from_str(&v.site.file(&file)).unwrap();
        tool["license"] = json!("MIT");
        tool["pricing"]["plans"] = json!([
            { "name": "Open source", "price": "Free", "unit": "self-hosted" },
            { "name": slug, "price": "$5", "unit": "per month" },
        ]);
        v.site.rule(&file, Answer::Json(tool.to_string()));
    }
}

#[tokio::test]
async fn what_both_have_is_left_out_where_it_is_asked_for_and_said() {
    visit("differences", &[], |v| async move {
        v.without_worker().await?;
        alike(&v);
        v.compare(PAIR).await?;
        let facts = "[...document.querySelectorAll('.about dt')].filter(e => e.innerText === 'License').length";
        let plans = "document.querySelectorAll('.plans .name').length";
        v.until(&format!("{facts} === 2 && {plans} === 4")).await?;
        v.click("[data-only=different]").await?;
        v.until(&format!("{facts} === 0 && {plans} === 2")).await?;
        v.until_text(".differences [role=status]", "license: MIT;").await?;
        v.until_text(".differences [role=status]", "the plan Open source (Free, self-hosted).").await?;
        v.click("[data-only=split]").await?;
        v.until("location.search.endsWith('&only=split,different') || location.search.endsWith('&only=split%2Cdifferent')").await?;
        v.reload().await?;
        v.until(&format!("{facts} === 0 && {plans} === 2 && document.querySelector('[data-only=split]').ariaPressed === 'true'")).await?;
        v.click("[data-only=different]").await?;
        v.until(&format!("{facts} === 2 && {plans} === 4")).await
    })
    .await;
}

#[tokio::test]
async fn on_paper_what_is_left_out_is_said_too() {
    visit("differences-paper", &[], |v| async move {
        v.without_worker().await?;
        alike(&v);
        v.compare(&format!("{PAIR}&only=different")).await?;
        v.until_text(".differences [role=status]", "license: MIT;").await?;
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        v.until_text(".differences [role=status]", "license: MIT;").await?;
        v.until("!document.querySelector('.differences button').checkVisibility()").await?;
        // Where nothing is left out, there is no room for it.
        v.compare(PAIR).await?;
        v.until("!document.querySelector('.differences').checkVisibility()").await
    })
    .await;
}

#[tokio::test]
async fn names_stay_in_sight_beside_a_long_scorecard_and_cover_nothing_that_has_the_focus() {
    visit("names", &[], |v| async move {
        v.compare(&format!("{PAIR}&only=different")).await?;
        for (theme, width) in LOOKS {
            v.screen(width, 700, theme).await?;
            v.js("document.activeElement?.blur(); scrollTo(0, 0)").await?;
            is_as_wide_as(&v, width).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "{theme}, {width}");
            v.js("document.querySelector('.round:nth-last-of-type(2)').scrollIntoView()").await?;
            v.until("document.querySelector('.names').getBoundingClientRect().top === 0").await?;
            v.js("document.activeElement?.blur(); document.querySelectorAll('.round h3 a')[2].focus()").await?;
            v.until(
                "document.activeElement.getBoundingClientRect().top >= document.querySelector('.names').getBoundingClientRect().bottom",
            )
            .await?;
        }
        // Where there is little height, as at a zoom of 400 %, they take none of it.
        v.screen(320, 256, "light").await?;
        v.js("document.querySelector('.round:nth-last-of-type(2)').scrollIntoView()").await?;
        v.until("document.querySelector('.names').getBoundingClientRect().top < 0").await
    })
    .await;
}
