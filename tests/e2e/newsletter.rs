//! The newsletter form, when the catalog's site has one.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::offline::{GONE, later, until_worker};
use crate::pages::{hold, open_early, release};
use crate::publisher::site_that_says;
use crate::site::{Answer, Site};
use crate::visitor::{Visitor, visit, visit_in_all};
use crate::waiting::until_some;

/// Gives the catalog a newsletter that is posted to this host.
fn with_newsletter(v: &Visitor) {
    let mut catalog: serde_json::Value = serde_json::from_str(&v.site.file("/data/catalog.json")).unwrap();
    catalog["site"]["newsletter"] =
        json!({ "title": "Weekly AI Tool Verdicts", "blurb": "Three verdicts every Friday.", "action": "./subscribe", "field": "address" });
    v.site.rule("/data/catalog.json", Answer::Json(catalog.to_string()));
}

#[tokio::test]
async fn without_a_newsletter_there_is_no_form_and_the_feed_is_offered() {
    visit("no-newsletter", &[], |v| async move {
        v.before_every_page("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })").await?;
        for page in ["/", "/?a=ollama&b=zed", "/compare/langgraph-vs-crewai/"] {
            v.compare(page).await?;
            assert_eq!(v.count("form").await?, 0);
            v.until_text("#app .newsletter", "There is no mailing list here").await?;
            let feed = "return fetch(document.querySelector('.newsletter a').href).then(came => came.text())";
            assert!(v.js(feed).await?.as_str().unwrap().contains("<feed xmlns"), "{page}");
            // What else could not be copied stands above it, and is not what is selected.
            v.click("[data-share='Copy link']").await?;
            v.until("document.activeElement.matches('.share textarea')").await?;
            v.click(".newsletter button").await?;
            v.until("document.activeElement.matches('.newsletter textarea')").await?;
            let selected =
                v.js("const field = document.activeElement; return field.value.slice(field.selectionStart, field.selectionEnd)").await?;
            assert_eq!(selected, format!("{}/feed.xml", v.site.address).as_str());
        }
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

/// Gives the page a newsletter of a service on another origin, to which the path of this site leads on.
fn with_service(v: &Visitor, service: &Site) {
    let page = v.site.file("/index.html").replace("connect-src 'self'", &format!("connect-src 'self' {}", service.address));
    v.site.rule("/", Answer::Html(page.replace("form-action 'self'", &format!("form-action 'self' {}", service.address))));
    v.site.rule("/subscribe", Answer::Redirect(format!("{}/subscribe", service.address)));
    with_newsletter(v);
}

/// The subscriptions that a service has seen.
fn posted(service: &Site) -> usize {
    service.seen().iter().filter(|line| line.starts_with("POST /subscribe")).count()
}

async fn subscribe(v: &Visitor) -> WebDriverResult<()> {
    v.click("#newsletter-address").await?;
    v.keys("a.reader@example.org").await?;
    v.keys(Key::Enter).await
}

const UNREAD: [&str; 4] = ["CORS", "net::ERR", "Failed to load resource", "Cross-Origin"];

#[tokio::test]
async fn where_the_service_lets_no_answer_be_read_it_is_said_to_be_sent_and_not_sent_twice_by_chance() {
    let service = Site::start().await;
    let there = service.clone();
    visit_in_all("unread", &UNREAD, |v| {
        let there = there.clone();
        async move {
            there.share_nothing();
            there.rule("/subscribe", Answer::Html("<title>Thank you</title>".into()));
            with_service(&v, &there);
            let before = posted(&there);
            v.compare("/").await?;
            subscribe(&v).await?;
            v.until_text(".newsletter [role=status]", "Sent. The service does not let this page read whether it took your address").await?;
            assert_eq!(posted(&there), before + 1);
            v.keys(Key::Enter).await?;
            v.click(".newsletter button[aria-disabled=true]").await?;
            // What they had posted would have come before what is asked for after them.
            assert_eq!(later(&v, "return (await fetch('robots.txt', { cache: 'no-store' })).ok").await?, json!(true));
            let sent = (posted(&v.site), posted(&there), v.driver.windows().await?.len());
            assert_eq!(sent, (1, before + 1, 1), "neither the key nor the button sends it twice");
            v.click(".newsletter button.again").await?;
            crate::waiting::until_some("the second post", async || (posted(&there) == before + 2).then_some(())).await;
            Ok(())
        }
    })
    .await;
}

#[tokio::test]
async fn where_the_service_is_not_there_nothing_is_said_to_be_sent_and_it_can_be_tried_again() {
    visit("service-gone", &[GONE.as_slice(), &UNREAD].concat(), |v| async move {
        with_newsletter(&v);
        v.site.rule("/subscribe", Answer::Status(202));
        v.compare("/").await?;
        until_worker(&v).await?;
        v.site.stop();
        subscribe(&v).await?;
        v.until_text(".newsletter [role=status]", "Not sent: the service cannot be reached.").await?;
        v.site.start_again();
        v.click(".newsletter button").await?;
        v.until_text(".newsletter [role=status]", "accepted your address").await?;
        assert_eq!(posted(&v.site), 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_becomes_of_an_address_is_not_said_beside_another() {
    visit("other-address", &["Failed to load resource"], |v| async move {
        with_newsletter(&v);
        v.site.rule("/subscribe", Answer::Held);
        v.compare("/").await?;
        v.js("const ask = window.fetch; window.fetch = (...of) => { const came = ask(...of); window.came = came; return came }").await?;
        subscribe(&v).await?;
        v.until_text(".newsletter [role=status]", "Sending…").await?;
        v.keys("x").await?;
        v.until("document.querySelector('.newsletter [role=status]').innerText.trim() === ''").await?;
        v.site.mend("/subscribe");
        let said = "return came.then(() => new Promise(requestAnimationFrame)).then(() => document.querySelector('.newsletter [role=status]').innerText.trim())";
        assert_eq!(v.js(said).await?, json!(""));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_service_that_does_not_answer_in_time_may_have_taken_the_address() {
    visit("service-silent", &UNREAD, |v| async move {
        with_newsletter(&v);
        v.site.rule("/subscribe", Answer::Never);
        v.compare("/").await?;
        v.js("const slow = window.setTimeout; window.setTimeout = (work, ms, ...rest) => slow(work, ms === 15000 ? ms / 15 : ms, ...rest)")
            .await?;
        subscribe(&v).await?;
        v.until_text(".newsletter [role=status]", "Sent, but the service has not answered in 15 seconds.").await?;
        assert_eq!(v.attribute(".newsletter button", "aria-disabled").await?.as_deref(), Some("true"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_a_finished_page_has_posted_by_itself_the_program_does_not_post_again() {
    visit("early-subscription", &["favicon"], |v| async move {
        let letter = json!({ "title": "Weekly", "blurb": "Three verdicts.", "action": "./subscribe", "field": "address" });
        v.site.deploy(&site_that_says("early-subscription", |site| site["newsletter"] = letter));
        v.site.rule("/subscribe", Answer::Html("<title>Thank you</title>".into()));
        hold(&v).await?;
        open_early(&v, "/").await?;
        v.click("#boot-page #newsletter-address").await?;
        v.keys("a.reader@example.org").await?;
        v.keys(Key::Enter).await?;
        // The service answers in a tab of its own, which the reader closes.
        let own = v.driver.window().await?;
        let opened = async || v.driver.windows().await.unwrap().into_iter().find(|window| *window != own);
        v.driver.switch_to_window(until_some("the service's tab", opened).await).await?;
        v.until("document.title === 'Thank you'").await?;
        v.driver.close_window().await?;
        v.driver.switch_to_window(own).await?;
        release(&v).await?;
        v.until("document.querySelector('#app #newsletter-address').value === 'a.reader@example.org'").await?;
        v.js("return new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))").await?;
        assert_eq!((posted(&v.site), v.text("#app .newsletter [role=status]").await?), (1, String::new()));
        Ok(())
    })
    .await;
}
