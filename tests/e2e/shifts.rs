//! What moves while a page loads, as the browser counts it.

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::visitor::Visitor;

const WATCH: &str = "window.shifts = []; window.moved = []; \
                     const place = r => `${r.x},${r.y} ${r.width}x${r.height}`; \
                     window.note = entries => { for (const e of entries.filter(e => !e.hadRecentInput)) { \
                         shifts.push(e.value); \
                         moved.push(`at ${e.startTime}: ` + e.sources.map(s => `${s.node?.outerHTML?.slice(0, 120) ?? s.node?.data} from ${place(s.previousRect)} to ${place(s.currentRect)}`).join('; ')) \
                     } }; \
                     window.watcher = new PerformanceObserver(list => note(list.getEntries())); watcher.observe({ type: 'layout-shift', buffered: true })";

/// Watches every page from here on.
pub async fn watch(v: &Visitor) -> WebDriverResult<()> {
    v.before_every_page(WATCH).await
}

/// What has moved by the time that the page is at rest, a number for each move.
pub async fn so_far(v: &Visitor) -> WebDriverResult<Vec<f64>> {
    // The last that comes is what is said of reading offline.
    v.until("document.querySelector('#kept').innerText").await?;
    in_any_page(v).await
}

/// The same in a page of somebody else, once what is waited for there has come.
pub async fn in_any_page(v: &Visitor) -> WebDriverResult<Vec<f64>> {
    v.js("return document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))").await?;
    let shifts = v.js("note(watcher.takeRecords()); return shifts").await?;
    let shifts: Vec<f64> = shifts.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    if !shifts.is_empty() {
        // Which elements, for whoever reads why a test failed.
        eprintln!("moved: {:#}", v.js("return moved").await?);
    }
    Ok(shifts)
}
