//! A page in a frame of somebody else's page, on a host that sends no headers: what is pressed in it may be meant for what lies over it.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::host::{host, snippet};
use crate::pages::hold;
use crate::visitor::{Visitor, visit, visit_in_all};

/// What is pressed to vote, to pick, to keep, or to change what was kept.
const CONTROLS: &str = "#app :is([data-vote], [data-pick], [data-keep], [data-remove], [data-forget], .pick, #votes-in, #kept-in, .ballot button, .kept button)";

/// What stands in their place.
const WAY: &str = "#app .vote a[target=_blank]";

/// Everything of the site that is in the storage, but for what remembers what was looked at.
const STORED: &str = "Object.keys(localStorage).filter(key => /:(vote|pick|kept):/.test(key)).length";

/// Every screen with something of the visitor's own, each with what else of it stands.
const SCREENS: [(&str, &str); 7] = [
    ("/?a=langgraph&b=crewai", "LangGraph vs CrewAI"),
    ("/?view=tool&of=langgraph", "LangGraph"),
    ("/?view=votes", "My votes"),
    ("/?view=shortlist", "Shortlist"),
    ("/?view=blind&a=langgraph&b=crewai", "Blind read"),
    ("/compare/langgraph-vs-crewai/", "LangGraph vs CrewAI"),
    ("/tools/langgraph/", "LangGraph"),
];

/// Opens a page of somebody else with this one in a frame, and goes into the frame.
async fn enter_framed(v: &Visitor, path: &str, attributes: &str) -> WebDriverResult<()> {
    let around = host("", &format!("<iframe src='{}{path}' width=1000 height=900 {attributes}></iframe>", v.site.address)).await;
    v.driver.goto(&around.address).await?;
    v.driver.find(By::Css("iframe")).await?.enter_frame().await?;
    v.until("!document.querySelector('#app').hidden && !document.querySelector('#boot-page')").await
}

#[tokio::test]
async fn in_a_frame_a_page_is_read_and_nothing_is_voted_or_kept_on_any_screen() {
    visit_in_all("framed", &[], |v| async move {
        // That it stands in a frame is the browser's to say, to a page of the program alone and to a finished one; what follows from that on
        // each screen is the program's, which is the same in every browser.
        let screens: &[(&str, &str)] = if v.is_chromium { &SCREENS } else { &[SCREENS[0], SCREENS[5]] };
        for &(path, title) in screens {
            enter_framed(&v, path, "").await?;
            v.until_text("#app h1", title).await?;
            v.until_text("#app .vote", "nothing is voted or kept here").await?;
            assert_eq!(v.count(CONTROLS).await?, 0, "{path}");
            let leads = v
                .js(&format!(
                    "return new URL(document.querySelector('{WAY}').href).pathname.length > 0 && document.querySelector('{WAY}').href"
                ))
                .await?;
            assert_eq!(leads, json!(format!("{}{path}", v.site.address)), "to the same in a page of its own");
            assert_eq!(v.js(&format!("return {STORED}")).await?, json!(0), "{path}");
            v.leave().await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_way_out_of_the_frame_leads_to_the_page_where_votes_are_taken() {
    visit_in_all("framed-out", &[], |v| async move {
        enter_framed(&v, "/?a=langgraph&b=crewai", "").await?;
        let around = v.driver.window().await?;
        v.click(WAY).await?;
        let opened = async || v.driver.windows().await.ok()?.into_iter().find(|window| *window != around);
        let opened = crate::waiting::until_some("a tab of its own", opened).await;
        v.driver.switch_to_window(opened).await?;
        v.until("!document.querySelector('#boot-page') && document.querySelector('[data-vote=ship][data-side=a]')").await?;
        v.click("[data-vote=ship][data-side=a]").await?;
        v.until("document.querySelector('[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        v.click("[data-keep]").await?;
        v.until("document.querySelector('[data-keep]').ariaPressed === 'true'").await?;
        assert_eq!(v.count(WAY).await?, 0);
        assert_eq!(v.js(&format!("return {STORED}")).await?, json!(2));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_press_before_the_program_came_is_no_vote_in_a_frame() {
    visit("framed-early", &[], |v| async move {
        hold(&v).await?;
        let around =
            host("", &format!("<iframe src='{}/compare/langgraph-vs-crewai/' width=1000 height=900></iframe>", v.site.address)).await;
        v.driver.goto(&around.address).await?;
        v.driver.find(By::Css("iframe")).await?.enter_frame().await?;
        v.until("document.querySelector('#boot-page [data-vote=ship]') && document.querySelector('#app').hidden").await?;
        v.js("document.querySelector('#boot-page [data-vote=ship]').click(); release()").await?;
        v.until("!document.querySelector('#app').hidden && !document.querySelector('#boot-page')").await?;
        v.until_text("#app .vote", "nothing is voted or kept here").await?;
        assert_eq!(v.js(&format!("return {STORED}")).await?, json!(0));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_sandbox_or_a_frame_in_a_frame_changes_nothing_of_it() {
    visit_in_all("framed-deep", &[], |v| async move {
        enter_framed(&v, "/?a=langgraph&b=crewai", "sandbox='allow-scripts allow-same-origin'").await?;
        v.until_text("#app .vote", "nothing is voted or kept here").await?;
        assert_eq!(v.count(CONTROLS).await?, 0);
        v.leave().await?;
        let inner = host("", &format!("<iframe src='{}/?a=langgraph&b=crewai' width=900 height=800></iframe>", v.site.address)).await;
        let outer = host("", &format!("<iframe src='{}' width=1000 height=900></iframe>", inner.address)).await;
        v.driver.goto(&outer.address).await?;
        for _ in 0..2 {
            v.driver.find(By::Css("iframe")).await?.enter_frame().await?;
        }
        v.until_text("#app .vote", "nothing is voted or kept here").await?;
        assert_eq!(v.count(CONTROLS).await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_widget_is_made_for_frames_and_takes_votes_there() {
    visit_in_all("framed-widget", &[], |v| async move {
        let around = host(crate::host::EARS, &snippet(&v.site, "")).await;
        v.open_host(&around, "ready").await?;
        v.enter().await?;
        v.until("!document.querySelector('#boot-page') && document.querySelector('[data-vote=ship][data-side=a]')").await?;
        v.click("[data-vote=ship][data-side=a]").await?;
        v.until("document.querySelector('[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        assert_eq!(v.count("a[target=_blank]:is(.vote a)").await?, 0);
        Ok(())
    })
    .await;
}
