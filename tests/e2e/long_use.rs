//! A page that is used for hours: what it has made goes again.

use serde_json::json;
use thirtyfour::ChromeCapabilities;
use thirtyfour::prelude::*;

use crate::embed_finished::paged;
use crate::host::{EARS, host};
use crate::offline::later;
use crate::site::Answer;
use crate::visitor::{Visitor, visit_with};
use crate::waiting::until_some;

/// The tools that are picked in turn, of the first hundred that the list shows: their files have come when the page is measured first.
const TOOLS: &str = "['moondream2', 'activepieces', 'ollama', 'agno', 'crewai', 'langgraph', 'autogen', 'aider']";

/// What the scripts of these tests wait with: until the page has become so, told by the change that made it so.
const UNTIL: &str = "const until = (root, holds) => new Promise(go => { if (holds()) return go(); \
     const watch = new MutationObserver(() => holds() && (watch.disconnect(), go())); \
     watch.observe(root, { subtree: true, childList: true, characterData: true, attributes: true }) }); \
     const app = document.querySelector('#app'), one = css => app.querySelector(css);";

/// Without the limit of a browser for pages that change their address hundreds of times in ten seconds: nobody picks so quickly.
fn quick(wishes: &mut ChromeCapabilities) {
    wishes.add_arg("--disable-ipc-flooding-protection").unwrap();
}

/// Keeps the program's memory, which a page hands to nobody, where it can be measured.
async fn show_memory(v: &Visitor) -> WebDriverResult<()> {
    v.before_every_page(
        "const instantiate = WebAssembly.instantiateStreaming; WebAssembly.instantiateStreaming = async (...all) => { \
             const made = await instantiate(...all); window.memory = made.instance.exports.memory; return made }",
    )
    .await
}

/// What the page has: elements and texts, listeners, bytes of script and bytes of the program's memory.
async fn measured(v: &Visitor) -> WebDriverResult<[f64; 4]> {
    let cdp = v.driver.cdp();
    cdp.send_raw("Performance.enable", json!({})).await?;
    // What the first lets go of may have held something else.
    for _ in 0..2 {
        cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let counted = cdp.send_raw("Memory.getDOMCounters", json!({})).await?;
    let metrics = cdp.send_raw("Performance.getMetrics", json!({})).await?;
    let metric =
        |name: &str| metrics["metrics"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["value"].as_f64().unwrap();
    let program = v.js("return window.memory?.buffer.byteLength ?? 0").await?.as_f64().unwrap();
    Ok([counted["nodes"].as_f64().unwrap(), counted["jsEventListeners"].as_f64().unwrap(), metric("JSHeapUsedSize"), program])
}

const MEASURES: [&str; 4] = ["nodes", "listeners", "bytes of script", "bytes of the program"];

/// Bytes of the program's memory that a pick, a vote or another screen may leave behind. None would be right: in `reactive_graph` 0.2.16
/// a signal keeps a word of every view that has read it and is gone, until it changes, and a memo for good. Measured: 15 to 28 kB, so that 2,000 picks leave up to 56 MB, which go with the page. (ARCHITECTURE.md)
const LEFT_BEHIND: f64 = 35_000.0;

/// Whether each measure is within ten percent of where it was, once everything that goes has gone after `times` steps.
async fn has_returned_to(v: &Visitor, before: [f64; 4], times: f64, what: &str) -> WebDriverResult<()> {
    let bound = |i: usize| before[i] * 1.1 + if i == 3 && before[3] > 0.0 { times * LEFT_BEHIND } else { 0.0 };
    let last = std::sync::Mutex::new([0.0; 4]);
    let returned = async || {
        let now = measured(v).await.ok()?;
        *last.lock().unwrap() = now;
        (0..4).all(|i| now[i] <= bound(i)).then_some(())
    };
    let given_up = tokio::time::timeout(crate::visitor::PATIENCE / 2, until_some(what, returned)).await.is_err();
    let now = *last.lock().unwrap();
    let told: Vec<String> = (0..4).map(|i| format!("{}: {} before, {} now", MEASURES[i], before[i], now[i])).collect();
    println!("after {times} {what}: {told:?}");
    assert!(!given_up, "after {times} {what} more is there than before, by more than a tenth: {told:#?}");
    Ok(())
}

/// Runs a script so many times over, in as many parts as fit into the time that a script is given. `i` counts.
async fn over(v: &Visitor, times: usize, part: usize, script: &str) -> WebDriverResult<()> {
    for from in (0..times).step_by(part) {
        let to = (from + part).min(times);
        let done =
            later(v, &format!("{UNTIL} const tools = {TOOLS}; for (let i = {from}; i < {to}; i++) {{ {script} }} return {to}")).await?;
        assert_eq!(done, json!(to), "from {from} to {to}");
    }
    Ok(())
}

/// Opens the list of the second picker and chooses the next tool.
const PICK: &str = "
    const slug = tools[i % tools.length], field = one('#pick-b');
    field.focus();
    field.click();
    const option = () => one(`[role=option][data-slug='${slug}']`);
    await until(app, option);
    option().click();
    await until(app, () => location.search.includes('b=' + slug) && one('.card[data-side=b]').ariaBusy === 'false' && one('h1').textContent.includes(' vs '));";

/// Presses one of the six buttons of a vote. Twelve presses take back what they said.
const VOTE: &str = "
    const buttons = [...app.querySelectorAll('.vote [data-vote], .vote [data-pick]')], button = buttons[i % buttons.length], before = button.ariaPressed;
    button.click();
    await until(app, () => button.ariaPressed !== before);";

/// Goes to the next screen by the page's own links.
const SCREEN: &str = "
    const links = [...app.querySelectorAll('header nav a')], link = links[i % links.length], goes = link.getAttribute('aria-current') !== 'page';
    link.click();
    if (goes) await until(app, () => links[i % links.length].getAttribute('aria-current') === 'page' && one('main h1'));";

#[tokio::test]
async fn two_thousand_picks_five_hundred_votes_and_two_hundred_screens_leave_nothing_behind() {
    visit_with("long-use", &[], quick, |v| async move {
        v.without_worker().await?;
        show_memory(&v).await?;
        v.compare("/?a=github-copilot&b=qdrant").await?;
        let votes = "Object.keys(localStorage).filter(key => /:(vote|pick):/.test(key)).length";
        over(&v, 200, 25, PICK).await?;
        over(&v, 60, 60, VOTE).await?;
        let before = measured(&v).await?;
        assert!(before.iter().all(|measure| *measure > 20.0), "{before:?}");
        over(&v, 2_000, 25, PICK).await?;
        has_returned_to(&v, before, 2_000.0, "picks").await?;
        over(&v, 504, 126, VOTE).await?;
        has_returned_to(&v, before, 2_504.0, "picks and votes").await?;
        assert_eq!(v.js(&format!("return {votes} <= 3")).await?, json!(true));
        // Five screens: one more, and a pair stands again where they end. The blind read before it is of another pair each time.
        let stands =
            "document.querySelector('main h1').innerText.includes(' vs ') && document.querySelectorAll('article.review').length > 3";
        over(&v, 51, 10, SCREEN).await?;
        v.until(stands).await?;
        let before = measured(&v).await?;
        over(&v, 201, 10, SCREEN).await?;
        v.until(stands).await?;
        has_returned_to(&v, before, 200.0, "screens").await
    })
    .await;
}

#[tokio::test]
async fn two_hundred_finished_pages_that_are_taken_over_leave_nothing_behind() {
    visit_with("long-takeovers", &["favicon"], quick, |v| async move {
        v.without_worker().await?;
        // The pages come and go in a frame of their own site, whose page stays and is measured.
        v.site.rule("/around.html", Answer::Html("<!doctype html><title>Around</title><body><div id=app><iframe width=1000 height=800></iframe></div>".into()));
        v.open("/around.html").await?;
        let take = "
            const frame = document.querySelector('iframe');
            const path = ['compare/langgraph-vs-crewai/', 'tools/langgraph/', 'categories/agent-frameworks/', 'reviewers/skeptic/'][i % 4];
            await new Promise(go => { frame.onload = go; frame.src = path });
            const page = frame.contentDocument;
            await until(page.body, () => !page.querySelector('#boot-page') && !page.querySelector('#app').hidden && page.querySelector('#app h1'));";
        over(&v, 12, 4, take).await?;
        let before = measured(&v).await?;
        over(&v, 200, 4, take).await?;
        has_returned_to(&v, before, 200.0, "takeovers").await
    })
    .await;
}

#[tokio::test]
async fn two_hundred_widgets_that_come_and_go_leave_nothing_behind() {
    visit_with("long-widgets", &[], quick, |v| async move {
        v.without_worker().await?;
        let around = host(EARS, &paged(&v.site, "layout=meter id=app")).await;
        v.open_host(&around, "ready").await?;
        let mount = format!(
            "const widget = document.createElement('ship-with');
             for (const [name, value] of Object.entries({{ a: 'langgraph', b: 'crewai', layout: ['compact', 'meter'][i % 2] }})) widget.setAttribute(name, value);
             widget.append(Object.assign(document.createElement('a'), {{ href: '{}/compare/langgraph-vs-crewai/', textContent: 'LangGraph vs CrewAI' }}));
             await new Promise(go => {{ widget.addEventListener('shipwith:ready', go, {{ once: true }}); document.body.append(widget); widget.scrollIntoView() }});
             widget.remove();
             // What this page keeps of them by itself.
             heard.length = 0;
             performance.clearResourceTimings();",
            v.site.address
        );
        over(&v, 200, 20, &mount).await?;
        let before = measured(&v).await?;
        over(&v, 200, 20, &mount).await?;
        has_returned_to(&v, before, 200.0, "widgets").await?;
        // Counted last: with what it counts by, the driver makes the page larger.
        assert_eq!(v.count("ship-with").await?, 1, "all but the first are gone");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_page_that_lets_go_of_nothing_is_found_out() {
    visit_with("long-use-leak", &["favicon"], quick, |v| async move {
        v.open("/robots.txt").await?;
        let before = measured(&v).await?;
        v.js("window.held = Array.from({ length: 20_000 }, () => { const made = document.createElement('p'); made.onclick = () => made; return made })").await?;
        let now = measured(&v).await?;
        assert!((0..3).all(|i| now[i] > before[i] * 1.1), "{before:?} {now:?}");
        assert_eq!(now[3], 0.0, "where no program runs, it has no memory");
        v.js("window.held = null").await?;
        has_returned_to(&v, [before[0].max(200.0), before[1].max(10.0), before[2] * 1.2, 0.0], 1.0, "letting go").await?;
        Ok::<(), WebDriverError>(())
    })
    .await;
}
