//! What the widget costs, for the documents.

use serde_json::json;

use crate::embed_finished::paged;
use crate::host::{EARS, host, snippet};
use crate::visitor::visit;

/// Not a test: what the widget costs, for the documents. `cargo test --test e2e widget_figures -- --ignored --nocapture`
#[tokio::test]
#[ignore = "measures"]
async fn widget_figures() {
    visit("embed-figures", &[], |v| async move {
        // What a browser takes for frames with next to nothing in them.
        let bare = format!("<iframe src='{}/404.html' title=Bare></iframe>", v.site.address).repeat(10);
        v.driver.goto(&host(EARS, &bare).await.address).await?;
        v.until("document.readyState === 'complete'").await?;
        v.driver.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
        println!("10 bare frames: renderers {} MB", renderers() / 1000);
        // The short layouts of a pair with a page are finished frames; of one without, the program shows them.
        for (count, layout, is_paged) in [(0, "full", false), (1, "meter", true), (1, "compact", true), (1, "meter", false), (1, "full", false), (10, "meter", true), (10, "compact", true), (10, "meter", false), (10, "full", false)] {
            let one = |i| {
                let attributes = format!("id=w{i} layout={layout}");
                if is_paged { paged(&v.site, &attributes) } else { snippet(&v.site, &attributes) }
            };
            let widgets = format!("<div style='position:relative'>{}</div>", (0..count).map(one).collect::<String>());
            let host = host(EARS, &format!("<script>begun = performance.now()</script>{widgets}")).await;
            let mut shown = Vec::new();
            for _ in 0..5 {
                v.driver.goto(&host.address).await?;
                for i in 0..count {
                    v.js(&format!("document.querySelector('#w{i}').scrollIntoView()")).await?;
                    v.until(&format!("heard.some(one => one.type === 'ready' && one.of === 'w{i}')")).await?;
                    if i == 0 {
                        shown.push(v.js("return Math.round(performance.now() - begun)").await?.as_u64().unwrap());
                    }
                }
            }
            v.driver.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
            // Host and frames share a process here, as they are of one site.
            let heap = v.driver.cdp().send_raw("Runtime.getHeapUsage", json!({})).await?;
            let wasm = if count == 0 {
                0
            } else {
                v.enter().await?;
                let pages = v.js("return performance.getEntriesByType('resource').filter(one => /wasm/.test(one.name)).map(one => one.decodedBodySize)[0] ?? 0").await?;
                v.leave().await?;
                pages.as_u64().unwrap()
            };
            let rss: u64 = renderers();
            println!("{count} {layout}{}: shown after {shown:?} ms; script heap {} kB; wasm file {wasm} B; renderers {} MB", if is_paged { ", finished" } else { "" }, heap["usedSize"].as_f64().unwrap() as u64 / 1000, rss / 1000);
        }
        Ok(())
    })
    .await;
}

/// The memory of the renderer processes of this test's browser, in kB: proportional, so that what they share counts once.
fn renderers() -> u64 {
    let parent = |process: &str| {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        status.lines().find_map(|line| line.strip_prefix("PPid:").map(|pid| pid.trim().to_owned()))
    };
    let this = std::process::id().to_string();
    let is_ours = |process: &str| std::iter::successors(Some(process.to_owned()), |process| parent(process)).any(|process| process == this);
    let of = |process: &str| -> Option<u64> {
        let command = std::fs::read_to_string(format!("/proc/{process}/cmdline")).ok()?;
        let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
        let own = command.contains("--type=renderer") && is_ours(process);
        rollup.lines().find(|line| own && line.starts_with("Pss:"))?.split_whitespace().nth(1)?.parse().ok()
    };
    std::fs::read_dir("/proc").unwrap().filter_map(|entry| of(&entry.unwrap().file_name().into_string().ok()?)).sum()
}
