//! Until the program runs, static HTML is in charge, and nothing spins for ever.

use serde_json::json;

use crate::site::Answer;
use crate::visitor::visit;

/// Makes the page's clock run a hundred times as fast, so that its patience ends while a test can wait.
/// The patience with the catalog's files stays what it is: a busy machine needs more than a hundredth of it.
pub const HASTE: &str =
    "const slow = window.setTimeout; window.setTimeout = (work, ms, ...rest) => slow(work, ms === 15000 ? ms : ms / 100, ...rest)";

#[tokio::test]
async fn a_missing_program_is_told_in_words_with_a_way_to_try_again() {
    for ending in [".wasm", ".js"] {
        visit("missing", &["Failed to load resource", "shipwith-"], |v| async move {
            let file = v.site.named(ending);
            v.site.rule(&file, Answer::Status(404));
            v.open("/?a=cursor-v0-50&b=smolvlm2").await?;
            v.until_text("#boot-failed", "This page could not start").await?;
            assert_eq!(v.js("return document.querySelector('#boot-skeleton').hidden").await?, json!(true));
            v.site.mend(&file);
            v.click("#boot-failed a").await?;
            v.until_text("#app h1", "Cursor v0.50").await?;
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn trying_again_loads_the_page_anew_also_where_the_address_names_a_place_in_it() {
    visit("missing-at-place", &["Failed to load resource", "shipwith-"], |v| async move {
        let file = v.site.named(".wasm");
        v.site.rule(&file, Answer::Status(404));
        v.open("/?a=cursor-v0-50&b=smolvlm2#scorecard").await?;
        v.until_text("#boot-failed", "This page could not start").await?;
        v.site.mend(&file);
        v.click("#boot-failed a").await?;
        v.until_text("#app h1", "Cursor v0.50").await
    })
    .await;
}

#[tokio::test]
async fn the_first_frame_of_a_comparison_has_what_fills_the_window_and_the_next_all_of_it() {
    visit("first-frame", &["favicon"], |v| async move {
        v.screen(1280, 800, "light").await?;
        // What is shown each time that the page says whether this is its first frame.
        v.before_every_page(
            "window.frames_seen = [];
            // What has not been parsed by then is neither shown nor kept back.
            const shown = css => document.querySelector('#boot-page ' + css)?.checkVisibility();
            new MutationObserver(() => frames_seen.push(['.card', '.scorecard', 'footer.site'].map(shown)))
                .observe(document, { subtree: true, attributes: true, attributeFilter: ['data-first'] })",
        )
        .await?;
        let page = "/compare/langgraph-vs-crewai/";
        v.open(page).await?;
        v.until("frames_seen.length > 1").await?;
        assert_eq!(
            v.js("return [frames_seen.length, frames_seen[0].slice(1).includes(true), frames_seen[1].includes(false)]").await?,
            json!([2, false, false])
        );
        // Who comes back to a place in the page, or is sent to one, has all of it from the first frame on.
        v.reload().await?;
        v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await?;
        assert_eq!(v.js("return frames_seen").await?, json!([]));
        v.open("/robots.txt").await?;
        v.open(&format!("{page}#scorecard")).await?;
        v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await?;
        assert_eq!(v.js("return frames_seen").await?, json!([]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_program_that_hangs_is_said_to_be_slow_and_then_given_up() {
    visit("hanging", &[], |v| async move {
        v.site.rule(&v.site.named(".wasm"), Answer::Never);
        v.before_every_page(HASTE).await?;
        // A hundredth of the time between the two is soon over.
        v.before_every_page(
            "new MutationObserver(() => (window.wasSlow ||= document.querySelector('#boot-slow')?.hidden === false))
                 .observe(document, { subtree: true, attributes: true, attributeFilter: ['hidden'] })",
        )
        .await?;
        v.driver.cdp().send_raw("Page.enable", json!({})).await?;
        v.js(&format!("location.href = '{}/?a=ollama&b=llama-cpp'", v.site.address)).await?;
        v.until("window.wasSlow").await?;
        v.until_text("#boot-failed", "has not arrived in 45 seconds").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_page_that_broke_says_so_and_keeps_what_is_on_it() {
    visit("broken", &["unreachable"], |v| async move {
        // What stops a program: the instruction that the compiler puts where it must not go on.
        let stop = "new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,120,0,0,10,5,1,3,0,0,11]))).exports.x()";
        for way in [format!("setTimeout(() => {stop})"), format!("Promise.resolve().then(() => {stop}); return null")] {
            v.compare("/").await?;
            assert_eq!(v.js("return document.querySelector('#boot-failed').hidden").await?, json!(true));
            v.js(&way).await?;
            v.until_text("#boot-failed", "Something in it broke").await?;
            assert!(v.text("#app main").await?.contains("SmolVLM2"));
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn with_scripting_off_a_page_that_is_not_finished_says_what_it_is() {
    visit("noscript", &[], |v| async move {
        v.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        v.open("/shell.html").await?;
        let said = v.driver.find(thirtyfour::By::Css("noscript")).await?.text().await?;
        assert!(said.contains("side by side") && said.contains("needs scripts"), "{said}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_policy_allows_no_inline_script_and_no_eval() {
    visit("policy", &["Content Security Policy", "script-src", "TrustedScript"], |v| async move {
        v.compare("/").await?;
        let policy = v.js("return document.querySelector('meta[http-equiv]').content").await?;
        let policy = policy.as_str().unwrap();
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('{'), "{policy}");
        // What runs and what does not, on every page, is in injected.rs. Of the script Chromium tells nobody, of the handler it does.
        v.js("window.violations = []; addEventListener('securitypolicyviolation', e => violations.push(e.effectiveDirective)); \
              const s = document.createElement('script'); s.append('window.injected = true'); document.body.append(s); \
              const b = document.createElement('button'); try { b.setAttribute('onclick', 'window.injected = true') } catch {} document.body.append(b); b.click()")
            .await?;
        v.until("violations.length > 0").await?;
        assert_eq!(v.js("return window.injected ?? null").await?, json!(null), "an injected script does not run");
        Ok(())
    })
    .await;
}
