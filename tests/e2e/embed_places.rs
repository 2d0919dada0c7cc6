//! The widget in the places that pages have for it, and what moves around it when it comes.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::Kind;
use crate::embed_finished::{open_in_its_font, paged};
use crate::host::{EARS, host, snippet};
use crate::shifts;
use crate::site::Answer;
use crate::visitor::{Visitor, visit, visit_in_all};

/// What the first widget's place and its frame measure: how far the frame is from the place's edges, and what it lacks in width.
const FIT: &str = "const one = document.querySelector('ship-with'), place = one.getBoundingClientRect(), frame = one.shadowRoot.querySelector('iframe').getBoundingClientRect(); \
                   return [frame.left - place.left, frame.right - place.right, frame.top - place.top, frame.bottom - place.bottom].map(Math.round)";

async fn fits(v: &Visitor, place: &str) -> WebDriverResult<()> {
    v.until_heard("ready").await?;
    v.until_it_fits().await?;
    assert_eq!(v.js(FIT).await?, json!([0, 0, 0, 0]), "{place}");
    let wide = v.js("return document.documentElement.scrollWidth <= innerWidth").await?;
    assert_eq!(wide, json!(true), "{place}: the page is no wider than its window");
    Ok(())
}

#[tokio::test]
async fn it_fills_its_place_wherever_that_is() {
    visit_in_all("embed-where", &[], |v| async move {
        // A bullet stands beside the first line of text, or in WebKit, where there is none, on a line of its own: also above a frame alone.
        let list = if v.kind == Kind::WebKit { "<ul style='list-style:none'><li><blockquote>" } else { "<ul><li><blockquote>" };
        for widget in [paged(&v.site, "layout=compact"), snippet(&v.site, "layout=meter")] {
            for (place, before, after) in [
                ("a page from right to left", "<script>document.documentElement.dir = 'rtl'</script><main>", "</main>"),
                ("a grid", "<div style='display:grid;grid-template-columns:1fr 2fr'><p>Text</p><div>", "</div></div>"),
                ("a cell of a table", "<table style='width:100%'><tr><td>Text</td><td style='width:70%'>", "</td></tr></table>"),
                ("columns", "<div style='columns:2'><p>Text</p>", "<p>Text</p></div>"),
                ("a quote in a list", list, "</blockquote></li></ul>"),
            ] {
                let host = host(EARS, &format!("{before}{widget}{after}")).await;
                v.driver.goto(&host.address).await?;
                fits(&v, place).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_folded_away_or_further_down_in_a_box_is_fetched_when_it_comes_near() {
    visit_in_all("embed-near", &[], |v| async move {
        for (place, before, open) in [
            ("details", "<details><summary>More</summary>", "document.querySelector('details').open = true"),
            (
                "a box that scrolls",
                "<div id=box style='block-size:300px;overflow:auto'><p style='block-size:3000px'>Text</p>",
                "document.querySelector('#box').scrollTop = 2900",
            ),
        ] {
            let host = host(EARS, &format!("{before}{}", paged(&v.site, "layout=meter"))).await;
            v.driver.goto(&host.address).await?;
            v.until("customElements.get('ship-with') && document.readyState === 'complete'").await?;
            v.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await?;
            assert_eq!(
                v.js("return document.querySelector('ship-with').shadowRoot.querySelectorAll('iframe').length").await?,
                json!(0),
                "{place}"
            );
            v.js(open).await?;
            fits(&v, place).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_element_that_is_hidden_itself_is_gone_also_where_its_lines_keep_room() {
    visit_in_all("embed-hidden-itself", &[], |v| async move {
        let host = host(EARS, &paged(&v.site, "layout=meter hidden style='display:block;min-height:40px'")).await;
        v.driver.goto(&host.address).await?;
        v.until("customElements.get('ship-with') && document.readyState === 'complete'").await?;
        v.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await?;
        let seen =
            "const one = document.querySelector('ship-with'); return [one.offsetHeight, one.shadowRoot.querySelectorAll('iframe').length]";
        assert_eq!(v.js(seen).await?, json!([0, 0]), "nobody can see it");
        v.js("document.querySelector('ship-with').hidden = false").await?;
        fits(&v, "an element that is shown").await
    })
    .await;
}

#[tokio::test]
async fn a_strict_policy_needs_the_site_alone() {
    // The lines keep room by an attribute that such a policy leaves out, and the browser says so.
    visit_in_all("embed-strict", &["inline style"], |v| async move {
        let policy = format!("default-src 'none'; img-src 'self'; script-src 'self' {0}; frame-src {0}", v.site.address);
        let head = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\"><script src=/ears.js></script>");
        let host = host(&head, &paged(&v.site, "layout=compact style='display:block;min-height:600px'")).await;
        host.rule("/ears.js", Answer::Script(EARS.replace("<script>", "").replace("</script>", "")));
        v.driver.goto(&host.address).await?;
        fits(&v, "a strict page").await
    })
    .await;
}

/// What moves in a page of somebody else until its widget stands.
async fn moved(v: &Visitor, body: &str) -> WebDriverResult<f64> {
    let host = host(EARS, body).await;
    v.open_host(&host, "ready").await?;
    v.until_it_fits().await?;
    let shifts = shifts::in_any_page(v).await?;
    Ok(shifts.iter().sum())
}

#[tokio::test]
async fn nothing_moves_when_it_comes_where_its_lines_keep_room() {
    visit("embed-shifts", &[], |v| async move {
        shifts::watch(&v).await?;
        // With the font at hand, the room is measured in the one that fills it.
        open_in_its_font(&v, "/embed/langgraph-vs-crewai/", "document.querySelector('main')").await?;
        let (before, after) = ("<p>Two frameworks were left on the list.</p>", "<p>And so on.</p>".repeat(30));
        for (width, height) in [(1000, 800), (360, 740)] {
            v.screen(width, height, "light").await?;
            for layout in ["compact", "meter"] {
                // As the configurator does it: the room is what the widget takes.
                let plain = paged(&v.site, &format!("layout={layout}"));
                let host = host(EARS, &plain).await;
                v.open_host(&host, "ready").await?;
                v.until_it_fits().await?;
                let room = v.js("return document.querySelector('ship-with').offsetHeight").await?;
                let kept = paged(&v.site, &format!("layout={layout} style='display:block;min-height:{room}px'"));
                let seen = moved(&v, &format!("{before}{kept}{after}")).await?;
                assert_eq!(seen, 0.0, "{layout}, {width} pixels wide, with room for {room}");
                // Without room, what is below moves: but below what the reader sees.
                let below = moved(&v, &format!("<p style='block-size:{height}px'>Text</p>{plain}{after}")).await?;
                assert!(below <= 0.05, "{layout}, {width} pixels wide, below the screen: {below}");
            }
        }
        Ok(())
    })
    .await;
}
