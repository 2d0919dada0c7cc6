//! What is voted in a frame: that it is kept where it can be, that what is said of this is true, and what the page hears.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::host::host_of;
use crate::visitor::{Visitor, visit_in_all, visit_in_firefox, visit_with};

#[tokio::test]
async fn a_pick_tells_the_page_that_there_was_one_and_never_which() {
    visit_in_all("embed-pick", &[], |v| async move {
        let host = host_of(&v.site, "id=one").await;
        v.open_host(&host, "ready").await?;
        let mut told: Vec<Value> = Vec::new();
        // Each way to answer, and taking the answer back.
        for side in ["a", "b", "b", "a"] {
            v.js("heard.length = 0").await?;
            v.enter().await?;
            v.click(&format!("[data-pick={side}]")).await?;
            v.leave().await?;
            v.until_heard("vote").await?;
            told.extend(v.heard("vote").await?);
        }
        assert_eq!(told, vec![json!({ "type": "vote", "of": "one", "slug": "autogen|crewai" }); 4]);
        Ok(())
    })
    .await;
}

/// Votes in a frame whose page is on another site, and holds what the frame says against what it can do.
async fn what_is_said_is_true(v: Visitor, may_store: Option<bool>) -> WebDriverResult<()> {
    let ship = "[data-vote=ship][data-side=a]";
    // The same port by another name is another site.
    let host = host_of(&v.site, "").await;
    let address = host.address.replace("127.0.0.1", "localhost");
    v.driver.goto(&address).await?;
    v.until_heard("ready").await?;
    v.enter().await?;
    let can_store = v.js("try { return localStorage.length >= 0 } catch { return false }").await? == json!(true);
    assert!(may_store.is_none_or(|may| may == can_store), "the browser is set up as it should be: {can_store}");
    v.click(ship).await?;
    v.until(&format!("document.querySelector('{ship}').ariaPressed === 'true'")).await?;
    let said = v.text(".vote").await?;
    assert_eq!(said.contains("kept on this device, for this site"), can_store, "{said}");
    assert_eq!(said.contains("Your votes last until this page is left or reloaded"), !can_store, "{said}");
    v.leave().await?;
    v.driver.goto(&address).await?;
    v.until_heard("ready").await?;
    v.enter().await?;
    assert_eq!(v.js(&format!("return document.querySelector('{ship}').ariaPressed")).await?, json!(can_store.to_string()));
    // The site itself knows nothing of it.
    v.leave().await?;
    v.compare("/?a=crewai&b=autogen").await?;
    assert_eq!(v.js(&format!("return document.querySelector('{ship}').ariaPressed")).await?, json!("false"));
    Ok(())
}

#[tokio::test]
async fn in_a_page_of_another_site_votes_are_kept_as_the_widget_says() {
    visit_in_all("embed-elsewhere", &[], |v| what_is_said_is_true(v, None)).await;
}

#[tokio::test]
async fn where_frames_of_other_sites_may_store_nothing_votes_last_as_the_widget_says() {
    let block = |wishes: &mut thirtyfour::ChromeCapabilities| {
        let settings = json!({ "profile.default_content_setting_values.cookies": 2 });
        wishes.add_experimental_option("prefs", settings).unwrap();
    };
    visit_with("embed-elsewhere-blocked", &[], block, |v| what_is_said_is_true(v, Some(false))).await;
    let settings = [("network.cookie.cookieBehavior", json!(1))];
    visit_in_firefox("embed-elsewhere-blocked-firefox", &settings, |v| what_is_said_is_true(v, Some(false))).await;
}
