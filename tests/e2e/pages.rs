//! Finished pages: a comparison is read before anything has run, and the program takes it over.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::look::found_by_axe;
use crate::offline::{GONE, later, save, until_later};
use crate::shifts;
use crate::site::{Answer, Site};
use crate::visitor::{Visitor, kept, visit, visit_in_all, visit_in_both};
use crate::waiting::until_some;

const PAGE: &str = "/compare/langgraph-vs-crewai/";
/// The paths of the pages that are kept for reading offline.
const KEPT: &str = "const name = (await caches.keys()).find(n => n.includes('pages')); const cache = name && await caches.open(name); \
                    return cache ? (await cache.keys()).map(r => new URL(r.url).pathname) : []";

/// Lets programs of all pages wait until they are released.
pub async fn hold(v: &Visitor) -> WebDriverResult<()> {
    v.before_every_page(
        "const held = new Promise(go => window.release = go); const instantiate = WebAssembly.instantiateStreaming; \
         WebAssembly.instantiateStreaming = async (...all) => (await held, instantiate(...all))",
    )
    .await
}

/// Opens a page whose program waits.
pub async fn open_early(v: &Visitor, path: &str) -> WebDriverResult<()> {
    v.open(path).await?;
    v.until("document.querySelector('#boot-page footer, #boot-skeleton') && document.querySelector('#app').hidden").await
}

/// Releases the program, and waits until it has taken the page over.
pub async fn release(v: &Visitor) -> WebDriverResult<()> {
    v.js("release()").await?;
    until_taken_over(v).await
}

async fn until_taken_over(v: &Visitor) -> WebDriverResult<()> {
    v.until("performance.getEntriesByName('shipwith:comparison').length > 0 && !document.querySelector('#boot-page')").await
}

/// Waits until a page that runs no script has that title.
pub async fn until_titled(v: &Visitor, title: &str) {
    let titled = async || {
        let heading = v.driver.find(By::Css("#title")).await.ok()?;
        heading.text().await.ok().filter(|text| text == title)
    };
    until_some(&format!("a page with the title {title}"), titled).await;
}

#[tokio::test]
async fn without_scripts_a_page_says_everything_and_leads_to_others() {
    visit("pages-noscript", &[], |v| async move {
        v.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        v.open(PAGE).await?;
        let said = v.driver.find(By::Css("body")).await?.text().await?;
        for part in
            ["LangGraph vs CrewAI", "The Builder", "ahead with the panel", "60%", "This page shows LangGraph vs CrewAI", "More comparisons"]
        {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        for dead in [".picks", "button[data-vote]", "select", ".weights", ".keep", ".share"] {
            let all = v.driver.find_all(By::Css(format!("#boot-page {dead}"))).await?;
            assert!(!all.is_empty(), "{dead} is there");
            for element in all {
                assert!(!element.is_displayed().await?, "{dead} does nothing without scripts");
            }
        }
        let neighbor = v.driver.find(By::Css(".related a")).await?;
        let name = neighbor.text().await?;
        neighbor.click().await?;
        until_titled(&v, &name).await;
        v.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn the_program_takes_a_page_over_and_nothing_moves() {
    visit("pages-taken-over", &[], |v| async move {
        hold(&v).await?;
        shifts::watch(&v).await?;
        v.before_every_page(
            "new PerformanceObserver(all => (window.largest = all.getEntries().pop().startTime)).observe({ type: 'largest-contentful-paint', buffered: true })",
        )
        .await?;
        for path in [PAGE, "/"] {
            for (width, height) in [(1280, 800), (320, 640)] {
                v.screen(width, height, "light").await?;
                open_early(&v, path).await?;
                v.until("performance.now() - window.largest > 500").await?;
                let first = v.js("return largest").await?;
                release(&v).await?;
                assert_eq!(shifts::so_far(&v).await?, [0.0; 0], "{path} at {width} px");
                assert_eq!(v.js("return largest").await?, first, "the first paint stays the largest one");
                assert_eq!(v.count("#title").await?, 1, "nothing is there twice");
            }
        }
        v.click("button[data-vote=ship][data-side=a]").await?;
        v.until("document.querySelector('button[data-vote=ship][data-side=a]').ariaPressed === 'true'").await
    })
    .await;
}

#[tokio::test]
async fn a_page_is_shown_once_it_is_whole_or_its_cards_are_and_one_that_is_cut_off_as_far_as_it_came() {
    visit("pages-whole", &[], |v| async move {
        hold(&v).await?;
        let seen = "getComputedStyle(document.querySelector('#boot-page h1')).visibility";
        // As it is for a parser that has not come to the end, and that comes to it, or of a comparison to what follows its cards.
        // In a window that is taller than they are the scroll bar would move them.
        for (path, missing, height, then) in
            [(PAGE, ".cards ~ *", 900, "visible"), (PAGE, ".cards ~ *", 1000, "hidden"), ("/tools/crewai/", "#offline", 900, "visible")]
        {
            v.screen(1280, height, "light").await?;
            open_early(&v, path).await?;
            assert_eq!(v.js(&format!("return {seen}")).await?, "visible");
            let come = format!(
                "const end = document.querySelector('{missing}'), place = end.parentNode; \
                 document.querySelectorAll('{missing}, #offline').forEach(e => e.remove()); const cut = {seen}; place.append(end); return [cut, {seen}]"
            );
            assert_eq!(v.js(&come).await?, json!(["hidden", then]), "{path}, {height}");
            let cut = v.js(&format!("document.querySelectorAll('.cards ~ *, #offline').forEach(e => e.remove()); return {seen}")).await?;
            assert_eq!(cut, "hidden");
            v.until(&format!("{seen} === 'visible'")).await?;
        }
        open_early(&v, PAGE).await?;
        release(&v).await
    })
    .await;
}

#[tokio::test]
async fn a_comparison_is_laid_out_for_its_first_frame_and_not_before() {
    visit("pages-frame", &[], |v| async move {
        hold(&v).await?;
        v.before_every_page(
            "window.isParsing = true; requestAnimationFrame(() => (window.isParsing = false)); \
             new MutationObserver(() => (window.wasAway ||= isParsing && document.body && document.documentElement.hidden)).observe(document, { childList: true, subtree: true })",
        )
        .await?;
        for (path, is_away) in [(PAGE, true), ("/tools/crewai/", false), ("/?a=crewai&b=autogen", false)] {
            open_early(&v, path).await?;
            v.until("!isParsing && !document.documentElement.hidden").await?;
            assert_eq!(v.js("return Boolean(window.wasAway)").await?, is_away, "{path}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_stands_there_is_what_the_program_draws() {
    visit("pages-alike", &[], |v| async move {
        hold(&v).await?;
        open_early(&v, PAGE).await?;
        let measure = "return [document.documentElement.scrollHeight, ...[...document.querySelectorAll('h1, h2, h3, .card, button, article')].filter(e => e.checkVisibility()).map(e => [e.tagName, Math.round(e.getBoundingClientRect().top), e.innerText])]";
        let before = v.js(measure).await?;
        release(&v).await?;
        let after = v.js(measure).await?;
        // A browser that can share offers it: known once the program runs.
        let others = |page: &serde_json::Value| page.as_array().unwrap().iter().filter(|part| !part.to_string().contains("Share…")).cloned().collect::<Vec<_>>();
        assert_eq!(others(&before), others(&after));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_a_reader_is_and_what_they_opened_selected_and_typed_is_kept() {
    visit("pages-kept", &[], |v| async move {
        hold(&v).await?;
        open_early(&v, PAGE).await?;
        v.js("document.querySelector('#boot-page .weights').open = true; \
              const quote = document.querySelector('#boot-page article p').firstChild; \
              getSelection().setBaseAndExtent(quote, 4, quote, 30); \
              scrollTo(0, 900)")
            .await?;
        let selected = v.js("return getSelection().toString()").await?;
        v.js("document.querySelector('#boot-page .vote button').focus({ preventScroll: true })").await?;
        release(&v).await?;
        let after = v
            .js("return [document.querySelector('.weights').open, getSelection().toString(), scrollY, document.activeElement.dataset.vote, !!document.activeElement.closest('#app')]")
            .await?;
        assert_eq!(after, json!([true, selected, 900, "ship", true]));

        open_early(&v, PAGE).await?;
        v.js("document.querySelector('#boot-page #pick-b').focus()").await?;
        v.js("document.querySelector('#boot-page #pick-b').select()").await?;
        v.keys("autogen").await?;
        release(&v).await?;
        v.until_text("[role=option]", "AutoGen").await?;
        assert_eq!(v.js("return [document.activeElement.id, document.activeElement.value]").await?, json!(["pick-b", "autogen"]));
        v.keys(Key::Enter + "").await?;
        v.until_text("#app h1", "LangGraph vs AutoGen").await
    })
    .await;
}

#[tokio::test]
async fn an_early_press_is_not_lost() {
    visit("pages-pressed", &[], |v| async move {
        hold(&v).await?;
        for (press, done) in [
            ("button[data-vote=skip][data-side=b]", "document.querySelector('button[data-vote=skip][data-side=b]').ariaPressed === 'true'"),
            (".swap", "document.querySelector('#app h1').innerText.replace(/\\s+/g, ' ') === 'CrewAI vs LangGraph'"),
            ("button[data-only=split]", "location.search === '?only=split'"),
        ] {
            open_early(&v, PAGE).await?;
            v.click(&format!("#boot-page {press}")).await?;
            release(&v).await?;
            v.until(done).await?;
        }
        open_early(&v, PAGE).await?;
        v.js("const select = document.querySelector('#boot-page select'); select.value = 'dark'; select.dispatchEvent(new Event('change', { bubbles: true }))").await?;
        release(&v).await?;
        v.until("document.documentElement.dataset.theme === 'dark' && document.querySelector('select').value === 'dark'").await
    })
    .await;
}

#[tokio::test]
async fn an_early_press_that_says_what_is_stored_already_takes_nothing_back() {
    visit("pages-pressed-again", &["favicon"], |v| async move {
        hold(&v).await?;
        for (name, value, press) in [
            ("vote:langgraph", r#"{"v":1,"verdict":"ship","at":5}"#, "button[data-vote=ship][data-side=a]"),
            ("pick:crewai|langgraph", r#"{"v":1,"pick":"langgraph","at":5}"#, "button[data-pick=a]"),
            ("kept:crewai|langgraph", r#"{"v":1,"note":"Ask support","since":5,"at":5}"#, "button[data-keep]"),
        ] {
            v.open("/robots.txt").await?;
            v.js(&format!("localStorage.clear(); localStorage.setItem('{}', '{value}')", kept(name))).await?;
            open_early(&v, PAGE).await?;
            v.click(&format!("#boot-page {press}")).await?;
            release(&v).await?;
            v.until(&format!("!document.querySelector('#boot-page') && document.querySelector('#app {press}').ariaPressed === 'true'"))
                .await?;
            assert_eq!(v.js(&format!("return localStorage.getItem('{}')", kept(name))).await?, json!(value));
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tick_that_was_taken_off_again_before_the_program_came_stays_off() {
    visit("pages-ticks", &[], |v| async move {
        hold(&v).await?;
        open_early(&v, "/tools/").await?;
        for slug in ["chroma", "chroma", "crewai"] {
            v.click(&format!("#boot-page #tick-{slug}")).await?;
        }
        v.js("release()").await?;
        v.until("!document.querySelector('#boot-page')").await?;
        v.until_text("#app .ticked", "CrewAI selected. Choose one more.").await?;
        let ticked = "return [...document.querySelectorAll('#app .listing input:checked')].map(tick => tick.dataset.slug)";
        assert_eq!(v.js(ticked).await?, json!(["crewai"]));
        assert_eq!(v.address().await?, "/tools/?a=crewai");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_page_never_flashes_under_an_address_that_asks_for_something_else() {
    visit("pages-elsewhere", &[], |v| async move {
        hold(&v).await?;
        let visible = "return ['boot-page', 'boot-skeleton'].map(id => Boolean(document.getElementById(id)?.checkVisibility()))";
        for address in
            ["/?a=crewai&b=autogen", "/?view=tools", "/?w=pm:0", "/compare/langgraph-vs-crewai/?b=autogen", "/?x=1&amp;b=autogen"]
        {
            open_early(&v, address).await?;
            assert_eq!(v.js(visible).await?, json!([false, true]), "{address}");
        }
        for address in ["/", "/?utm_source=mail", PAGE] {
            open_early(&v, address).await?;
            assert_eq!(v.js(visible).await?, json!([true, false]), "{address}");
        }
        open_early(&v, "/compare/langgraph-vs-crewai/?b=autogen").await?;
        release(&v).await?;
        v.until_text("#app h1", "LangGraph vs AutoGen").await
    })
    .await;
}

#[tokio::test]
async fn a_site_in_a_folder_that_is_called_as_one_of_its_own_shows_its_front_page_as_any_other_does() {
    visit("pages-called-alike", &[], |v| async move {
        hold(&v).await?;
        v.site.move_to("/tools");
        let visible = "return ['boot-page', 'boot-skeleton'].map(id => Boolean(document.getElementById(id)?.checkVisibility()))";
        for (address, is_page) in [
            ("/tools/?utm_source=mail", true),
            ("/tools/?view=votes", false),
            ("/tools/tools/", true),
            ("/tools/tools/?license=open", false),
        ] {
            open_early(&v, address).await?;
            assert_eq!(v.js(visible).await?, json!([is_page, !is_page]), "{address}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_its_program_or_its_data_a_page_can_be_read_and_says_so() {
    let expected = ["Failed to load resource", "shipwith-", "data/"];
    for (file, answer) in [
        (".wasm", Answer::Status(404)),
        (".js", Answer::Status(404)),
        ("/data/tools/crewai.json", Answer::Status(503)),
        ("/data/catalog.json", Answer::Status(500)),
    ] {
        visit("pages-broken", &expected, |v| async move {
            let path = if file.starts_with('.') { v.site.named(file) } else { file.to_owned() };
            v.site.rule(&path, answer);
            v.open(PAGE).await?;
            v.until_text("#boot-failed", "This page can be read, but not used").await?;
            assert!(v.text("#boot-page").await?.contains("The Builder"), "{path}");
            assert_eq!(v.js("return document.querySelector('#app').hidden").await?, json!(true));
            assert_eq!(v.attribute("#boot-again", "href").await?, Some(format!("{}{PAGE}", v.site.address)));
            v.site.mend(&path);
            v.click("#boot-again").await?;
            until_taken_over(&v).await
        })
        .await;
    }
}

#[tokio::test]
async fn a_list_whose_index_does_not_come_can_be_read_and_says_so() {
    visit("list-broken", &["Failed to load resource", "data/"], |v| async move {
        v.site.rule("/data/search/index.json", Answer::Status(503));
        v.open("/tools/").await?;
        v.until_text("#boot-failed", "This page can be read, but not used").await?;
        assert!(v.text("#boot-page").await?.contains("CrewAI"));
        assert_eq!(v.js("return document.querySelector('#app').hidden").await?, json!(true));
        v.site.mend("/data/search/index.json");
        v.click("#boot-again").await?;
        v.until("!document.querySelector('#boot-page') && document.querySelectorAll('#app .listing tbody tr').length > 100").await
    })
    .await;
}

#[tokio::test]
async fn a_catalog_that_changed_since_is_shown_as_it_is_now() {
    visit("pages-changed", &[], |v| async move {
        let tool = v.site.file("/data/tools/crewai.json").replace("\"verdict\": \"skip\"", "\"verdict\": \"ship\"");
        v.site.rule("/data/tools/crewai.json", Answer::Json(tool));
        v.open(PAGE).await?;
        until_taken_over(&v).await?;
        v.until_text("[data-meter=panel][data-side=b] .figure", "100%").await?;
        Ok(())
    })
    .await;
    // One of the two has left the catalog: that is said, though the page could still be read.
    visit("pages-left", &["Failed to load resource"], |v| async move {
        v.site.rule("/data/tools/crewai.json", Answer::Status(404));
        v.open(PAGE).await?;
        v.until_text("#app .failure", "crewai").await
    })
    .await;
}

#[tokio::test]
async fn a_page_that_somebody_changed_is_taken_over_all_the_same() {
    visit("pages-altered", &[], |v| async move {
        hold(&v).await?;
        for alter in [
            "document.querySelectorAll('#boot-page p').forEach(p => p.innerHTML = '<font><font>' + p.textContent + '</font></font>')",
            "document.querySelector('#boot-page main').prepend(document.createElement('aside'))",
            "document.querySelector('#boot-page main').append(document.createTextNode('more'))",
            "document.querySelector('#boot-page h1').remove()",
            "document.querySelector('#boot-page .cards').innerHTML = ''",
            "document.querySelector('#boot-page').innerHTML = ''",
            "document.querySelector('#boot-page').remove()",
            "document.querySelector('#boot-page .cards').append(document.querySelector('#boot-page .picks'))",
            "document.querySelectorAll('#boot-page [id]').forEach(e => e.removeAttribute('id'))",
            "document.querySelectorAll('#boot-page *').forEach(e => e.setAttribute('class', 'other'))",
            "document.querySelectorAll('#boot-page button').forEach(e => e.replaceWith(e.cloneNode(true)))",
            "document.documentElement.lang = 'de'; document.body.append(document.createElement('div'))",
            "document.querySelectorAll('#boot-page').forEach(e => e.replaceWith(Object.assign(document.createElement('div'), { innerHTML: e.outerHTML }).firstChild))",
        ] {
            open_early(&v, PAGE).await?;
            v.js(&format!("document.querySelector('#boot-page .vote button')?.focus(); {alter}")).await?;
            release(&v).await?;
            v.until("!document.querySelector('#app').hidden").await?;
            assert!(v.text("#app h1").await?.contains("LangGraph"), "{alter}");
            v.click("button[data-pick=a]").await?;
            v.until("document.querySelector('button[data-pick=a]').ariaPressed === 'true'").await?;
            // A second press would undo it.
            v.click("button[data-pick=a]").await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_way_leads_from_page_to_page_and_back() {
    visit_in_all("pages-history", &[], |v| async move {
        v.site.move_to("/deep/sub");
        v.compare("/deep/sub/compare/langgraph-vs-crewai/").await?;
        until_taken_over(&v).await?;
        let neighbor = v.attribute(".related a", "href").await?.unwrap();
        let neighbor = neighbor.split_once("/compare/").map_or(neighbor.clone(), |(_, path)| format!("compare/{path}"));
        let second = v.text(".related a").await?;
        v.click(".related a").await?;
        v.until(&format!("location.pathname === '/deep/sub/{neighbor}' && location.search === ''")).await?;
        v.until_text("#app h1", &second).await?;
        v.click(".swap").await?;
        v.until("location.pathname === '/deep/sub/' && location.search.startsWith('?a=')").await?;
        v.driver.back().await?;
        v.until(&format!("location.pathname === '/deep/sub/{neighbor}'")).await?;
        v.until_text("#app h1", &second).await?;
        v.driver.back().await?;
        v.until_text("#app h1", "LangGraph vs CrewAI").await?;
        v.until("location.pathname === '/deep/sub/compare/langgraph-vs-crewai/'").await?;
        // What is below the page's own address is asked for from the root of the site.
        v.click("#app nav li:nth-child(2) a").await?;
        v.until_text("#app h1", "All tools").await?;
        v.until("location.pathname === '/deep/sub/tools/' && document.querySelectorAll('.listing tr').length > 10").await?;
        v.driver.back().await?;
        v.until_text("#app h1", "LangGraph vs CrewAI").await?;
        v.reload().await?;
        v.until_text("#app h1", "LangGraph vs CrewAI").await
    })
    .await;
}

#[tokio::test]
async fn votes_on_a_page_are_those_of_the_site() {
    visit("pages-votes", &[], |v| async move {
        v.compare(PAGE).await?;
        v.click("button[data-vote=ship][data-side=a]").await?;
        v.compare("/?a=langgraph&b=autogen").await?;
        v.until("document.querySelector('button[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        v.js("document.querySelector('header select').value = 'dark'; document.querySelector('header select').dispatchEvent(new Event('change', { bubbles: true }))").await?;
        hold(&v).await?;
        open_early(&v, PAGE).await?;
        assert_eq!(v.js("return document.documentElement.dataset.theme").await?, json!("dark"), "before the program runs");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_the_host_a_visited_page_opens_as_it_was_and_another_at_the_same_comparison() {
    visit_in_all("pages-offline", &GONE, |v| async move {
        save(&v, PAGE, 2).await?;
        save(&v, "/?a=ollama&b=llama-cpp", 4).await?;
        until_later(&v, KEPT, json!([PAGE])).await?;
        v.site.stop();
        v.open(PAGE).await?;
        v.until_text("#title", "LangGraph").await?;
        v.compare(PAGE).await?;
        until_taken_over(&v).await?;
        v.until("location.pathname === '/compare/langgraph-vs-crewai/'").await?;
        v.compare(&format!("{PAGE}?only=split")).await?;
        v.until(
            "location.pathname === '/compare/langgraph-vs-crewai/' && document.querySelector('button[data-only=split]').ariaPressed === 'true'",
        )
        .await?;
        // Never visited as a page, but both of its tools are saved.
        v.compare("/compare/ollama-vs-llama-cpp/").await?;
        v.until_text("#app h1", "Ollama vs").await
    })
    .await;
}

#[tokio::test]
async fn pages_of_others_on_the_host_that_are_called_as_ours_are_left_to_it() {
    visit("pages-of-others", &["favicon"], |v| async move {
        // A blog, and a second site in its folder that nobody has visited yet; the folder is named first, as every path begins as the root's does.
        v.site.move_to("/blog");
        v.site.also_in("");
        v.site.rule("/compare/x-vs-y/", Answer::Html("<!doctype html><html lang=en><title>A blog</title><h1>X or Y?</h1>".into()));
        save(&v, PAGE, 2).await?;
        let kept = "const cache = await caches.open('shipwith-pages-1-' + location.origin + '/'); return (await cache.keys()).map(r => new URL(r.url).pathname)";
        until_later(&v, kept, json!([PAGE])).await?;
        v.open("/blog/compare/x-vs-y/").await?;
        v.until_text("h1", "X or Y?").await?;
        assert_eq!(v.address().await?, "/blog/compare/x-vs-y/");
        v.compare(&format!("/blog{PAGE}")).await?;
        until_taken_over(&v).await?;
        assert_eq!(v.address().await?, format!("/blog{PAGE}"));
        assert_eq!(later(&v, kept).await?, json!([PAGE]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_site_that_has_moved_leads_who_has_it_saved_to_where_it_is_now() {
    visit_in_both("pages-moved", &GONE, |v| async move {
        save(&v, PAGE, 2).await?;
        until_later(&v, KEPT, json!([PAGE])).await?;
        let now = Site::start().await;
        for path in ["/", PAGE] {
            v.site.rule(path, Answer::Redirect(format!("{}{path}", now.address)));
        }
        v.open("/").await?;
        v.until(&format!("location.href === '{}/'", now.address)).await?;
        // What was visited is shown once more, and from then on only where the host does not answer: it may have led to a log-in.
        v.open(PAGE).await?;
        let is_left = format!("return (await caches.match('{PAGE}')).headers.get('x-shipwith-left') === 'true'");
        until_later(&v, &is_left, json!(true)).await?;
        v.open(PAGE).await?;
        v.until(&format!("location.href === '{}{PAGE}'", now.address)).await?;
        v.site.stop();
        v.open(PAGE).await?;
        v.until(&format!("location.href === '{}{PAGE}'", v.site.address)).await?;
        v.until_text("#title", "LangGraph").await
    })
    .await;
}

#[tokio::test]
async fn a_page_that_has_left_the_site_is_kept_no_longer_and_one_of_a_host_that_is_being_changed_is() {
    // What a host's answer is worth the worker's own script says: it is the same in every browser.
    visit("pages-gone", &["Failed to load resource"], |v| async move {
        save(&v, PAGE, 2).await?;
        until_later(&v, KEPT, json!([PAGE])).await?;
        let catalog = "/data/catalog.json";
        for path in [PAGE, catalog] {
            v.site.rule(path, Answer::Status(404));
        }
        let asked = |seen: &[String]| seen.iter().filter(|line| line.ends_with(catalog)).count();
        let before = asked(&v.site.seen());
        for visits in 1..=2 {
            v.open(PAGE).await?;
            v.until_text("#title", "LangGraph").await?;
            // The page asks for the catalog, and so does who wants to know whether the page is gone.
            v.site.until_seen(|seen| asked(seen) >= before + 2 * visits).await;
        }
        v.site.mend(catalog);
        v.open(PAGE).await?;
        v.until_text("#title", "LangGraph").await?;
        until_later(&v, KEPT, json!([])).await
    })
    .await;
}

#[tokio::test]
async fn a_host_that_is_silent_once_the_page_is_there_keeps_nothing_from_being_ready() {
    visit("pages-then-silent", &[GONE.as_slice(), &["preload"]].concat(), |v| async move {
        // The browser keeps nothing of it, so that the worker has to ask the host for the page.
        v.site.add_headers(&[("cache-control", "no-store")]);
        v.site.rule("/sw.js", Answer::Held);
        v.compare(PAGE).await?;
        v.site.rule(PAGE, Answer::Never);
        v.site.mend("/sw.js");
        v.until_text("#kept", "Ready offline, with 2 tools").await
    })
    .await;
}

#[tokio::test]
async fn nothing_stands_in_the_way_of_anyone_on_a_page_before_its_program_runs() {
    visit("pages-axe", &[], |v| async move {
        v.site.rule(&v.site.named(".wasm"), Answer::Never);
        for (width, theme) in [(1280, "light"), (320, "dark")] {
            v.screen(width, 900, theme).await?;
            v.driver.cdp().send_raw("Page.enable", json!({})).await?;
            v.js(&format!("location.href = '{}{PAGE}'", v.site.address)).await?;
            v.until("location.pathname.startsWith('/compare/') && document.querySelector('#boot-page footer')").await?;
            assert_eq!(found_by_axe(&v).await?, Vec::<String>::new(), "{width} px, {theme}");
            v.js("location.href = 'about:blank'").await?;
        }
        Ok(())
    })
    .await;
}

/// A page that a parser has to guess about is another page in another program.
#[test]
fn pages_are_valid_html() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = [
        "index.html",
        "compare/langgraph-vs-crewai/index.html",
        "compare/aider-vs-cline/index.html",
        "tools/index.html",
        "tools/langgraph/index.html",
        "tools/cursor-v0-50/index.html",
        "categories/search-answers/index.html",
        "reviewers/skeptic/index.html",
        "shell.html",
        "embed.html",
        "embed/langgraph-vs-crewai/index.html",
        "404.html",
    ];
    let mut validate = std::process::Command::new(root.join("node_modules/.bin/html-validate"));
    validate.arg("--config").arg(root.join("tests/e2e/html-validate.json")).args(pages).current_dir(crate::site::DIST);
    let said = validate.output().unwrap();
    assert!(said.status.success(), "{}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
}

#[tokio::test]
async fn a_silent_host_keeps_no_reader_waiting_for_a_page_that_was_not_visited() {
    visit("pages-silent", &["Failed to load resource", "ERR_FAILED"], |v| async move {
        v.compare("/?a=langgraph&b=crewai").await?;
        v.until_text("#kept", "Ready offline, with 2 tools").await?;
        v.site.rule(PAGE, Answer::Never);
        v.compare(PAGE).await?;
        v.until_text("#app h1", "LangGraph vs CrewAI").await
    })
    .await;
}
