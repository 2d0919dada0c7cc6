//! How the page starts where a host, or something on the way, answers oddly: readable each time, and with a way on.

use std::time::Duration;

use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, PageLoadStrategy};

use crate::host::host_of;
use crate::offline::later;
use crate::site::Answer;
use crate::starting::HASTE;
use crate::visitor::{visit, visit_with};

/// Lets a test look at a page that never finishes loading.
fn at_once(wishes: &mut ChromeCapabilities) {
    wishes.set_page_load_strategy(PageLoadStrategy::None).unwrap();
}

const ODD: [&str; 7] = ["Failed to load resource", "shipwith-", "MIME", "integrity", "preload", "WebAssembly", "Manifest"];

#[tokio::test]
async fn a_folder_asked_for_without_its_slash_starts_with_it_and_keeps_the_rest_of_the_address() {
    visit("slash", &ODD, |v| async move {
        v.site.move_to("/one");
        v.site.rule("", Answer::Html(v.site.file("/index.html")));
        v.compare("/one?a=ollama&b=llama-cpp&only=split#rounds").await?;
        assert_eq!(v.address().await?, "/one/?a=ollama&b=llama-cpp&only=split#rounds");
        v.until_text("#app h1", "Ollama vs llama.cpp").await
    })
    .await;
}

#[tokio::test]
async fn a_host_that_takes_the_slash_away_again_ends_in_words_and_not_in_a_circle() {
    visit("no-slash", &ODD, |v| async move {
        v.site.move_to("/one");
        v.site.rule("", Answer::Html(v.site.file("/index.html")));
        v.site.rule("/", Answer::Redirect("/one?a=ollama&b=llama-cpp".into()));
        v.open("/one?a=ollama&b=llama-cpp").await?;
        v.until_text("#boot-failed", "One of its files did not arrive.").await?;
        let asked = v.site.seen().iter().filter(|line| line.trim_end() == "GET" || line.ends_with("GET /")).count();
        assert!(asked <= 3, "{:?}", v.site.seen());
        // The way on leads there, too: who takes it has mended the host meanwhile.
        v.site.mend("/");
        v.click("#boot-failed a").await?;
        v.until_text("#app h1", "Ollama vs llama.cpp").await
    })
    .await;
}

#[tokio::test]
async fn a_page_asked_for_by_its_name_gets_no_slash() {
    visit("by-name", &ODD, |v| async move {
        v.site.rule(&v.site.named(".js"), Answer::Status(404));
        v.open("/index.html?a=ollama&b=llama-cpp").await?;
        v.until_text("#boot-failed", "One of its files did not arrive.").await?;
        assert_eq!(v.address().await?, "/index.html?a=ollama&b=llama-cpp");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_program_that_comes_as_something_else_or_in_part_is_told_with_a_way_to_try_again() {
    let page = || Answer::Html("<p>Log in to the network</p>".into());
    for (ending, answer, said) in [
        (".js", page(), "One of its files did not arrive."),
        (".js", Answer::Part("text/javascript", 5_000), "One of its files did not arrive."),
        (".js", Answer::Part("text/javascript", 0), "One of its files did not arrive."),
        (".wasm", page(), "It did not load completely"),
        (".wasm", Answer::Part("application/wasm", 50_000), "It did not load completely"),
        (".wasm", Answer::Part("application/wasm", 0), "It did not load completely"),
    ] {
        visit("odd-program", &ODD, |v| async move {
            let file = v.site.named(ending);
            v.site.rule(&file, answer);
            v.open("/").await?;
            v.until_text("#boot-failed", said).await?;
            assert_eq!(v.js("return document.querySelector('#boot-skeleton').hidden").await?, json!(true));
            v.site.mend(&file);
            v.click("#boot-failed a").await?;
            v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await
        })
        .await;
    }
}

#[tokio::test]
async fn a_program_of_an_odd_type_runs_all_the_same() {
    visit("odd-wasm", &ODD, |v| async move {
        v.site.rule(&v.site.named(".wasm"), Answer::Part("application/octet-stream", usize::MAX));
        v.compare("/").await
    })
    .await;
}

#[tokio::test]
async fn a_program_or_script_that_drips_is_said_to_be_slow_and_then_given_up() {
    for ending in [".wasm", ".js"] {
        visit_with("drips", &ODD, at_once, |v| async move {
            v.site.rule(&v.site.named(ending), Answer::Drip);
            v.before_every_page(HASTE).await?;
            v.open("/").await?;
            v.until_text("#boot-failed", "has not arrived in 45 seconds").await
        })
        .await;
    }
}

#[tokio::test]
async fn styles_that_never_come_hold_nothing_up() {
    for page in ["/?a=ollama&b=llama-cpp", "/embed.html?a=ollama&b=llama-cpp"] {
        visit_with("no-style", &ODD, at_once, |v| async move {
            let sheet = v.site.loaded_by(page.split('?').next().filter(|path| path.len() > 1).unwrap_or("/index.html"), ".css");
            v.site.rule(&sheet, Answer::Never);
            v.before_every_page(HASTE).await?;
            v.open(page).await?;
            v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await
        })
        .await;
    }
}

#[tokio::test]
async fn styles_that_are_late_are_still_taken() {
    visit_with("late-style", &ODD, at_once, |v| async move {
        v.site.rule(&v.site.named(".css"), Answer::Late(Duration::from_secs(2)));
        v.before_every_page(HASTE).await?;
        v.open("/").await?;
        v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await?;
        v.until("document.querySelector('link[rel=stylesheet]').media === 'all' && document.querySelector('link[rel=stylesheet]').sheet")
            .await
    })
    .await;
}

#[tokio::test]
async fn a_catalog_that_drips_is_given_up_with_a_way_to_try_again() {
    visit("drip-data", &ODD, |v| async move {
        v.before_every_page("const timeout = AbortSignal.timeout; AbortSignal.timeout = ms => timeout.call(AbortSignal, ms / 5)").await?;
        v.site.rule("/data/tools/ollama.json", Answer::Drip);
        v.open("/?a=ollama&b=llama-cpp").await?;
        v.until_text("#app .failure", "Nothing came in 15 seconds.").await?;
        v.site.mend("/data/tools/ollama.json");
        v.click("#app .failure button").await?;
        v.until_text("#app h1", "Ollama vs llama.cpp").await
    })
    .await;
}

#[tokio::test]
async fn a_script_that_others_put_into_a_page_and_its_policy_refuses_is_none_of_ours() {
    visit("foreign-script", &["Content Security Policy"], |v| async move {
        v.before_every_page(
            "addEventListener('error', e => (window.refused ||= e.target.src), true); \
             new MutationObserver(() => (window.hasFailed ||= document.querySelector('#boot-failed')?.hidden === false)) \
                 .observe(document, { subtree: true, attributes: true, attributeFilter: ['hidden'] })",
        )
        .await?;
        let page = "/compare/langgraph-vs-crewai/";
        // As hosts put their counters there.
        let script = "<script defer src=\"https://elsewhere.invalid/x.js\"></script></body>";
        for (path, file) in [("/embed.html", "/embed.html"), (page, &format!("{page}index.html"))] {
            v.site.rule(path, Answer::Html(v.site.file(file).replacen("</body>", script, 1)));
        }
        let begun = "return [window.refused, Boolean(window.hasFailed)]";
        let host = host_of(&v.site, "").await;
        v.open_host(&host, "ready").await?;
        assert_eq!(v.heard("error").await?.len(), 0);
        v.enter().await?;
        assert_eq!(v.js(begun).await?, json!(["https://elsewhere.invalid/x.js", false]));
        v.leave().await?;
        v.compare(page).await?;
        v.until("!document.querySelector('#boot-page')").await?;
        assert_eq!(v.js(begun).await?, json!(["https://elsewhere.invalid/x.js", false]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_is_told_to_be_too_old_can_read_and_gets_neither_program_nor_worker() {
    // The second could ask for what it cannot run.
    for lacks in ["AbortSignal.timeout", "window.WebAssembly"] {
        visit("too-old", &[], |v| async move {
            v.before_every_page(&format!("delete {lacks}")).await?;
            v.open("/compare/langgraph-vs-crewai/").await?;
            v.until_text("#boot-failed", "This browser is too old to run it. Browsers from late 2022 on can.").await?;
            v.until_text("#boot-page", "The Builder").await?;
            // What a page asks for once it is painted is asked for by then.
            v.until("document.readyState === 'complete'").await?;
            v.js("return new Promise(done => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))").await?;
            let asked = v.site.seen();
            assert!(!asked.iter().any(|line| line.ends_with(".wasm") || line.contains("/data/")), "{asked:#?}");
            assert_eq!(later(&v, "return (await navigator.serviceWorker.getRegistrations()).length").await?, json!(0));
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn a_browser_that_lacks_what_came_after_2009_is_told_so_all_the_same() {
    visit("far-too-old", &["URLSearchParams", "preload"], |v| async move {
        v.before_every_page(
            "delete Element.prototype.remove; delete window.URLSearchParams; delete window.WebAssembly; delete NodeList.prototype.forEach",
        )
        .await?;
        for page in ["/?a=langgraph&b=crewai", "/embed.html?a=langgraph&b=crewai", "/compare/langgraph-vs-crewai/"] {
            v.open(page).await?;
            v.until_text("#boot-failed", "This browser is too old to run it.").await?;
            let waits = "return ['boot-skeleton', 'boot-wait'].filter(id => document.getElementById(id)?.checkVisibility())";
            assert_eq!(v.js(waits).await?, json!([]), "{page}");
        }
        Ok(())
    })
    .await;
}
