//! What is said to be ready offline opens offline, whatever a host puts on its answers and however it says what it lacks.

use serde_json::{Value, json};

use crate::browser::Kind;
use crate::offline::{GONE, later, save, until_later};
use crate::offline_whole::{State, two_states};
use crate::site::{Answer, counted, tools};
use crate::visitor::{visit, visit_in_both};

const PAIR: &str = "/?a=github-copilot&b=moondream2";

#[tokio::test]
async fn what_is_ready_offline_opens_offline_whatever_the_host_says_its_answers_vary_by() {
    for (name, headers) in [
        ("vary-accept", &[("vary", "Accept")][..]),
        ("vary-all", &[("vary", "*"), ("cache-control", "no-store")]),
        ("vary-much", &[("vary", "Cookie, Accept-Encoding, Sec-Fetch-Mode"), ("cache-control", "max-age=31536000, immutable")]),
    ] {
        visit_in_both(name, &GONE, |v| async move {
            v.site.add_headers(headers);
            if name == "vary-all" && v.kind == Kind::Firefox {
                // Firefox takes no worker whose script varies by everything: then nothing is promised.
                v.compare(PAIR).await?;
                return v.until_text("#kept", "This site does not hand out what saves the page for reading offline.").await;
            }
            save(&v, PAIR, 2).await?;
            v.open("/?view=tools").await?;
            v.until_text("#app .standfirst", &counted("# tools")).await?;
            until_later(&v, "return Boolean(await caches.match(new URL('data/search/index.json', location.href)))", json!(true)).await?;
            v.site.stop();
            v.compare(PAIR).await?;
            v.until_text("#app h1", "GitHub Copilot vs Moondream2").await?;
            v.open("/?view=tools").await?;
            v.until_text("#app .standfirst", &counted("# tools")).await?;
            v.open("/embed.html?a=github-copilot&b=moondream2").await?;
            v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await
        })
        .await;
    }
}

#[tokio::test]
async fn a_catalog_of_an_odd_type_is_saved_for_what_it_is() {
    let size = usize::MAX;
    for mime in ["text/plain", "application/octet-stream", "text/html"] {
        visit("odd-type", &GONE, |v| async move {
            for file in ["catalog", "tools/github-copilot", "tools/moondream2"] {
                v.site.rule(&format!("/data/{file}.json"), Answer::Part(mime, size));
            }
            save(&v, PAIR, 2).await?;
            v.site.stop();
            v.compare(PAIR).await
        })
        .await;
    }
}

#[tokio::test]
async fn pages_that_a_host_moves_to_other_addresses_are_saved_all_the_same() {
    visit_in_both("moved", &GONE, |v| async move {
        v.site.rule("/index.html", Answer::Redirect("/".into()));
        v.site.rule("/embed.html", Answer::Redirect("/embed".into()));
        v.site.rule("/embed", Answer::Html(v.site.file("/embed.html")));
        save(&v, PAIR, 2).await?;
        v.site.stop();
        v.compare(PAIR).await?;
        v.open("/embed.html?a=github-copilot&b=moondream2").await?;
        v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await
    })
    .await;
}

#[tokio::test]
async fn where_the_worker_was_thrown_away_as_hosts_can_do_nothing_is_said_to_be_ready() {
    // WebKit, which keeps caches in memory while it is driven, loses them with the worker that goes while its page is open: what
    // the next one puts there resolves, and is not found by its own match() either, at later visits too. Seen by a script that
    // did what this visit does and counted the entries after each step. Now and then all goes well.
    visit_in_both("cleared", &[], |v| async move {
        save(&v, PAIR, 2).await?;
        // What Clear-Site-Data with "storage" does to it; it goes on as long as its pages do, and answers them.
        later(&v, "await (await navigator.serviceWorker.ready).unregister()").await?;
        v.js("history.pushState(null, '', '?a=moondream2&b=github-copilot'); dispatchEvent(new PopStateEvent('popstate'))").await?;
        v.until_text("#kept", "The page could not be saved for reading offline. The next visit tries again.").await?;
        save(&v, PAIR, 2).await
    })
    .await;
}

/// Whether a tool is saved.
fn is_saved(slug: &str) -> String {
    format!("return Boolean(await caches.match(new URL('data/tools/{slug}.json', location.href)))")
}

#[tokio::test]
async fn a_tool_that_a_host_refuses_goes_once_the_index_lacks_it_and_not_before() {
    // The host answers, so what that is worth the worker's own script says: it is the same in every browser.
    visit("s3", &["Failed to load resource"], |v| async move {
        save(&v, PAIR, 2).await?;
        let tool = "/data/tools/moondream2.json";
        v.site.rule(tool, Answer::Status(403));
        // Refused and still listed: it is kept. So it is when the index itself is refused, or broken.
        let index = v.site.file("/data/search/index.json");
        for answer in [None, Some(Answer::Status(403)), Some(Answer::Json(index[..500].to_owned()))] {
            if let Some(answer) = answer {
                v.site.rule("/data/search/index.json", answer);
            }
            v.compare(PAIR).await?;
            v.until_text("#word", "The site has trouble answering: this is what was saved here on ").await?;
            assert_eq!(later(&v, &is_saved("moondream2")).await?, json!(true));
        }
        let mut lacking: Value = serde_json::from_str(&index).unwrap();
        lacking["tools"].as_array_mut().unwrap().retain(|tool| tool["slug"] != "moondream2");
        lacking["count"] = json!(tools() - 1);
        lacking["stamp"] = json!("0000000000000059");
        v.site.rule("/data/search/index.json", Answer::Json(lacking.to_string()));
        v.compare(PAIR).await?;
        until_later(&v, &is_saved("moondream2"), json!(false)).await?;
        v.open(PAIR).await?;
        v.until_text("#app", "There is no tool called “moondream2” here").await?;
        v.until("document.querySelector('#word').innerText === ''").await
    })
    .await;
}

#[tokio::test]
async fn in_a_large_catalog_too_a_refused_tool_goes_once_the_index_lacks_it() {
    visit("s3-large", &["Failed to load resource"], |v| async move {
        let State { before, after, gone, stays } = two_states();
        v.site.take_data_from(before);
        let tool = format!("/data/tools/{gone}.json");
        save(&v, &format!("/?a={gone}&b={stays}"), 2).await?;
        v.site.rule(&tool, Answer::Status(403));
        v.compare(&format!("/?a={gone}&b={stays}")).await?;
        v.until_text("#word", "The site has trouble answering").await?;
        assert_eq!(later(&v, &is_saved(gone)).await?, json!(true));
        v.site.take_data_from(after);
        v.compare(&format!("/?a={gone}&b={stays}")).await?;
        until_later(&v, &is_saved(gone), json!(false)).await
    })
    .await;
}
