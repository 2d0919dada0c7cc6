//! Ways on from what is not saved, and what is said of a host that is gone, silent, in trouble, or hidden by a log-in.

use serde_json::json;

use crate::offline::{GONE, later, save, until_later};
use crate::site::{Answer, counted};
use crate::visitor::{visit, visit_in_both};

const PAIR: &str = "/?a=github-copilot&b=moondream2";
/// Takes the list of tools out of what is saved; an answer that was on its way meanwhile would put it there again.
const NO_LIST: &str = "const cache = await caches.open((await caches.keys()).find(n => n.includes('catalog'))); \
                       const list = new URL('data/search/index.json', location.href); \
                       do { await cache.delete(list); await new Promise(go => setTimeout(go, 300)) } while (await cache.match(list))";

#[tokio::test]
async fn an_offer_always_opens_two_saved_tools() {
    visit_in_both("offers", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.stop();
        for (start, offer) in [
            ("/?a=whisper&b=piper&split=1", "Moondream2 vs GitHub Copilot"),
            ("/?view=tools&q=speech", "Moondream2 vs GitHub Copilot"),
            ("/?a=github-copilot", "Moondream2"),
            ("/?a=whisper&b=github-copilot&view=comparison", "Moondream2"),
        ] {
            if start.contains("view=tools") {
                later(&v, NO_LIST).await?;
            }
            v.open(start).await?;
            v.until_text("#word", "never saved on this device, and there is no connection. These are saved: ").await?;
            let names = |text: &str| text.split(" vs ").map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
            assert_eq!(names(&v.text("#word a").await?), names(offer), "{start}");
            v.click("#word a").await?;
            v.until("performance.getEntriesByName('shipwith:comparison').length > 0").await?;
            v.until("!document.querySelector('#word').innerText.includes('This tool was never saved')").await?;
        }
        // In a blind read names would tell, so there is nothing to announce.
        v.open("/?view=blind&a=whisper&b=moondream2").await?;
        v.until_text("#word", "This tool was never saved on this device, and there is no connection.").await?;
        assert!(!v.text("#word").await?.contains("These are saved"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_front_page_whose_pair_is_not_saved_leads_to_one_that_is() {
    visit_in_both("opened-offline", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.stop();
        v.open("/").await?;
        v.until("/a=.+&b=/.test(location.search) && performance.getEntriesByName('shipwith:comparison').length > 0").await?;
        assert!(v.text("#app h1").await?.contains("Moondream2"));
        v.until_text("#word", "No connection: this is what was saved here on ").await
    })
    .await;
}

#[tokio::test]
async fn with_one_saved_tool_there_is_nothing_to_compare_and_that_is_said() {
    let expected = [GONE.as_slice(), &["404"]].concat();
    visit_in_both("offers-one", &expected, |v| async move {
        v.open("/?a=moondream2&b=no-such-tool").await?;
        v.until_text("#kept", "Ready offline, with one tool.").await?;
        v.site.stop();
        v.open("/").await?;
        v.until_text("#word", "there is no connection. Only Moondream2 is, and a comparison takes two.").await?;
        assert_eq!(v.count("#word a").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_host_that_never_answers_is_given_up_and_the_saved_tools_are_offered() {
    visit_in_both("silent", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.rule("/data/tools/whisper.json", Answer::Never);
        v.site.rule("/data/tools/moondream2.json", Answer::Never);
        v.open("/?a=whisper&b=moondream2").await?;
        v.until_text("#word", "No connection: this is what was saved here").await?;
        v.until_text("#word", "there is no connection. These are saved: GitHub Copilot").await
    })
    .await;
}

#[tokio::test]
async fn a_host_in_trouble_is_said_to_be_so_as_long_as_it_matters() {
    // The host answers, so what that is worth the worker's own script says: it is the same in every browser.
    visit("trouble", &["Failed to load resource"], |v| async move {
        save(&v, "/?a=ollama&b=llama-cpp", 2).await?;
        save(&v, PAIR, 4).await?;
        v.site.rule("/data/tools/moondream2.json", Answer::Status(503));
        let trouble = "The site has trouble answering: this is";
        v.compare(PAIR).await?;
        v.until_text("#word", trouble).await?;
        v.js("history.pushState(null, '', '?a=ollama&b=llama-cpp'); dispatchEvent(new PopStateEvent('popstate'))").await?;
        v.until_text("#app h1", "Ollama").await?;
        v.until("document.querySelector('#word').innerText === ''").await?;
        v.compare(PAIR).await?;
        v.until_text("#word", trouble).await?;
        v.site.mend("/data/tools/moondream2.json");
        v.js("fetch('data/tools/moondream2.json')").await?;
        v.until("document.querySelector('#word').innerText === ''").await?;
        v.site.rule("/data/tools/whisper.json", Answer::Status(503));
        v.open("/?a=whisper&b=moondream2").await?;
        v.until_text("#word", "never saved on this device, and the site has trouble answering. These are saved: ").await
    })
    .await;
}

#[tokio::test]
async fn a_log_in_in_place_of_the_host_is_no_connection() {
    // Here, too, something answers: the worker's own script tells what.
    visit("log-in", &["Failed to load resource", "ERR_FAILED"], |v| async move {
        save(&v, PAIR, 2).await?;
        for file in ["catalog", "search/index", "tools/github-copilot", "tools/moondream2", "tools/whisper"] {
            v.site.rule(&format!("/data/{file}.json"), Answer::Html("<p>Log in to the network</p>".into()));
        }
        v.compare(PAIR).await?;
        v.until_text("#word", "No connection: this is what was saved here on ").await?;
        v.open("/?a=whisper&b=moondream2").await?;
        v.until_text("#word", "there is no connection. These are saved: GitHub Copilot").await
    })
    .await;
}

#[tokio::test]
async fn what_was_said_goes_when_the_host_is_back() {
    visit_in_both("back", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        let list = "return Boolean(await caches.match(new URL('data/search/index.json', location.href)))";
        until_later(&v, list, json!(true)).await?;
        v.site.stop();
        v.compare(PAIR).await?;
        v.until_text("#word", "No connection").await?;
        v.site.start_again();
        v.js("dispatchEvent(new Event('online'))").await?;
        v.until("document.querySelector('#word').innerText === ''").await?;
        v.site.stop();
        later(&v, NO_LIST).await?;
        v.open("/?view=tools").await?;
        v.until_text("#word", "The list of tools was never saved").await?;
        v.site.start_again();
        v.js("[...document.querySelectorAll('#app button')].find(button => button.innerText === 'Try again').click()").await?;
        v.until_text("#app .standfirst", &counted("# tools")).await?;
        v.until("!document.querySelector('#word').innerText.includes('never saved')").await
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_comes_back_at_once_is_heard() {
    visit("back-soon", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        // The worker is not looked for while nothing stands that can be read.
        v.before_every_page(
            "const wait = setTimeout; window.setTimeout = (work, ms, ...rest) => ms === 2000 ? 0 : wait(work, ms, ...rest)",
        )
        .await?;
        v.site.stop();
        v.open("/?a=whisper&b=moondream2").await?;
        v.until_text("#word", "No connection: this is what was saved here on ").await?;
        v.site.start_again();
        v.js("dispatchEvent(new Event('online'))").await?;
        v.until("!document.querySelector('#word').innerText.includes('No connection')").await
    })
    .await;
}

/// Gives the focus to all that can have it, one after the other, and returns what of it was under what is said.
const HIDDEN: &str = "const word = document.querySelector('#word'); \
                      return [...document.querySelectorAll('#app :is(a, button, input, summary)')].filter(e => e.checkVisibility()).filter(e => { \
                      e.focus(); const one = e.getBoundingClientRect(), other = word.getBoundingClientRect(); \
                      return one.bottom > other.top && one.top < other.bottom && other.top < innerHeight }).map(e => e.outerHTML)";

#[tokio::test]
async fn on_a_short_screen_what_is_said_hides_nothing_that_has_the_focus() {
    visit("short", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.stop();
        v.screen(320, 568, "light").await?;
        v.open("/?a=whisper&b=moondream2").await?;
        v.until_text("#word", "These are saved: ").await?;
        assert_eq!(v.js(HIDDEN).await?, json!([]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_all_that_can_be_said_at_once_hides_nothing_that_has_the_focus() {
    visit("phone", &GONE, |v| async move {
        save(&v, PAIR, 2).await?;
        v.site.stop();
        v.screen(360, 740, "light").await?;
        v.open("/?a=whisper&b=moondream2").await?;
        v.until_text("#word", "These are saved: ").await?;
        // Another tab has let a new version in, and in this one somebody types.
        v.js("const field = document.querySelector('#pick-a'); field.focus(); field.value = 'w'; \
              navigator.serviceWorker.dispatchEvent(new Event('controllerchange'))")
            .await?;
        v.until_text("#word", "A new version has taken over.").await?;
        v.until_text("#word", "No connection: this is what was saved here").await?;
        assert_eq!(v.js(HIDDEN).await?, json!([]));
        // It stays in sight, and so does what can be pressed in it, though not all of it may fit at once.
        v.js("scrollTo(0, 0); document.querySelector('#word button').focus()").await?;
        v.until(
            "(([word, button]) => button.top >= word.top && button.bottom <= word.bottom + 1 && word.bottom <= innerHeight + 1)\
                 (['#word', '#word button'].map(css => document.querySelector(css).getBoundingClientRect()))",
        )
        .await
    })
    .await;
}
