//! Visits share browsers, and know nothing of it.

use std::panic::AssertUnwindSafe;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::FutureExt;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::{Kind, Pool};
use crate::offline::save;
use crate::visitor::{Visitor, visit_from, visit_twice_where_it_ends};

/// What a visit can find of an earlier one.
const FOUND: &str = "return { size: [innerWidth, innerHeight], dark: matchMedia('(prefers-color-scheme: dark)').matches, focus: document.hasFocus(), steps: history.length, \
                     stored: localStorage.length, caches: (await caches.keys()).length, workers: (await navigator.serviceWorker.getRegistrations()).length, \
                     place: (await navigator.permissions.query({ name: 'geolocation' })).state, mark: window.mark ?? '' }";

/// Looks about on a file of the site that runs nothing.
async fn found(v: &Visitor) -> WebDriverResult<serde_json::Value> {
    v.open("/robots.txt").await?;
    crate::offline::later(v, FOUND).await
}

/// Leaves behind whatever a visit can leave.
async fn leave_traces(v: &Visitor) -> WebDriverResult<()> {
    save(v, "/?a=crewai&b=autogen", 2).await?;
    v.click("button[data-vote=ship][data-side=a]").await?;
    if v.is_chromium {
        v.driver.cdp().send_raw("Browser.grantPermissions", json!({ "permissions": ["geolocation"] })).await?;
        v.before_every_page("window.mark = 'left'").await?;
        v.screen(400, 500, "dark").await?;
        v.js("console.error('left')").await?;
    }
    v.driver.new_tab().await?;
    Ok(())
}

#[tokio::test]
async fn a_visit_finds_nothing_that_an_earlier_one_has_left_in_its_browser() {
    for kind in [Kind::Chromium, Kind::Firefox] {
        let (pool, first) = (&Pool::new(), &Mutex::new(None));
        visit_from(pool, kind, "pool-first", &["left", "favicon"], |v| async move {
            let before = Some((found(&v).await?, v.driver.session_id().to_string()));
            *first.lock().unwrap() = before;
            leave_traces(&v).await
        })
        .await;
        visit_from(pool, kind, "pool-second", &["favicon"], |v| async move {
            assert_eq!(v.driver.windows().await?.len(), 1, "one tab");
            let now = Some((found(&v).await?, v.driver.session_id().to_string()));
            assert_eq!(*first.lock().unwrap(), now);
            assert_eq!(v.js("return document.visibilityState").await?, json!("visible"));
            Ok(())
        })
        .await;
        // Nothing else ends it: this pool is no static.
        pool.take(kind).await.end().await;
    }
}

#[tokio::test]
async fn a_visit_that_fails_ends_its_browser() {
    let (pool, session) = (Pool::new(), &Mutex::new(String::new()));
    let failing = visit_from(&pool, Kind::Chromium, "pool-fails", &[], |v| async move {
        *session.lock().unwrap() = v.driver.session_id().to_string();
        panic!("as it should");
    });
    let failed = AssertUnwindSafe(failing).catch_unwind().await;
    assert_eq!(failed.unwrap_err().downcast_ref(), Some(&"as it should"));
    let next = pool.take(Kind::Chromium).await;
    assert_ne!(next.driver.session_id().to_string(), *session.lock().unwrap());
    next.end().await;
}

#[tokio::test]
async fn a_visit_whose_browser_ends_by_itself_is_begun_anew_but_once() {
    // How often the browser goes, and how many visits are begun then.
    for (ends, begun) in [(0, 1), (1, 2), (2, 2)] {
        let (pool, tries) = (Pool::new(), &AtomicUsize::new(0));
        let steps = |v: Visitor| async move {
            if tries.fetch_add(1, Ordering::Relaxed) < ends {
                v.driver.clone().quit().await?;
            }
            v.until("true").await
        };
        let visit = visit_twice_where_it_ends(&pool, Kind::Chromium, "pool-ends", &steps);
        let outcome = AssertUnwindSafe(visit).catch_unwind().await;
        assert_eq!((tries.load(Ordering::Relaxed), outcome.is_ok()), (begun, ends < 2));
        if ends < 2 {
            pool.take(Kind::Chromium).await.end().await;
        }
    }
}
