//! The newsletter form, when the catalog's site has one.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::site::Answer;
use crate::visitor::{Visitor, visit};
use crate::waiting::until_some;

/// Gives the catalog a newsletter that is posted to this host.
fn with_newsletter(v: &Visitor) {
    let mut catalog: serde_json::Value = serde_json::from_str(&v.site.file("/data/catalog.json")).unwrap();
    catalog["site"]["newsletter"] =
        json!({ "title": "Weekly AI Tool Verdicts", "blurb": "Three verdicts every Friday.", "action": "./subscribe", "field": "address" });
    v.site.rule("/data/catalog.json", Answer::Json(catalog.to_string()));
}

#[tokio::test]
async fn there_is_no_form_where_there_is_no_newsletter() {
    visit("no-newsletter", &[], |v| async move {
        v.compare("/").await?;
        assert_eq!(v.count("form").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_subscription_is_really_posted_and_only_then_said_to_be_accepted() {
    visit("newsletter", &[], |v| async move {
        with_newsletter(&v);
        v.site.rule("/subscribe", Answer::Status(202));
        v.compare("/").await?;
        assert!(v.text(".newsletter").await?.contains("Weekly AI Tool Verdicts"));
        v.click("#newsletter-address").await?;
        v.keys("a.reader@example.org").await?;
        v.keys(Key::Enter).await?;
        v.until_text(".newsletter [role=status]", "accepted your address").await?;
        assert!(v.site.seen().contains(&"POST /subscribe address=a.reader%40example.org".to_owned()), "{:?}", v.site.seen());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_refused_subscription_is_told_and_can_be_made_on_the_services_own_page() {
    visit("refused", &["Failed to load resource"], |v| async move {
        with_newsletter(&v);
        v.site.rule("/subscribe", Answer::Status(500));
        v.compare("/").await?;
        v.click("#newsletter-address").await?;
        v.keys("a.reader@example.org").await?;
        v.keys(Key::Enter).await?;
        v.until_text(".newsletter [role=status]", "Not subscribed: the service answered with status 500").await?;
        v.site.rule("/subscribe", Answer::Html("<title>Thank you</title>".into()));
        v.until_text(".newsletter button", "Subscribe on their page").await?;
        v.click(".newsletter button").await?;
        // The service answers in a tab of its own.
        let own = v.driver.window().await?;
        let opened = async || v.driver.windows().await.unwrap().into_iter().find(|window| *window != own);
        v.driver.switch_to_window(until_some("the service's tab", opened).await).await?;
        v.until("document.title === 'Thank you'").await?;
        Ok(())
    })
    .await;
}
