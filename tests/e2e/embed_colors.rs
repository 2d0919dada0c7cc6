//! The widget's colors, which are those of the page around it: however that page asks for them, and whatever changes them.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::host::{EARS, host, snippet};
use crate::visitor::{Visitor, visit_in_all, visit_in_firefox};

/// Waits until a widget has taken a theme.
async fn until_theme(v: &Visitor, of: &str, theme: &str) -> WebDriverResult<()> {
    v.until(&format!("({of}).shadowRoot.querySelector('iframe')?.style.colorScheme === '{theme}'")).await
}

#[tokio::test]
async fn whatever_gives_the_text_around_it_another_color_is_followed() {
    visit_in_all("embed-causes", &[], |v| async move {
        let style = "<style>body { color: #222 } body:has(:checked) { color: #eee } .slow { color: #eee; transition: color 150ms 50ms } @keyframes glow { to { color: #eee } } .glows { animation: glow 200ms forwards }</style>";
        let script = format!("<script src='{}/embed.js'></script>", v.site.address);
        let one = "<ship-with layout=meter a=crewai b=autogen></ship-with>";
        // One in the page itself, one inside a shadow root, and one that such a root takes in by its slot.
        let body = format!(
            "<input type=checkbox id=box><div id=around>{one}</div><div id=inside></div><div id=slotted>{one}</div>\
             <script>inside.attachShadow({{ mode: 'open' }}).innerHTML = '<div>{one}</div>'; slotted.attachShadow({{ mode: 'open' }}).innerHTML = '<div><slot></slot></div>'</script>"
        );
        let host = host(&format!("{EARS}{style}{script}"), &body).await;
        v.driver.goto(&host.address).await?;
        v.until("heard.filter(one => one.type === 'ready').length === 3").await?;
        let (plain, inside, slotted) = ("around.firstElementChild", "inside.shadowRoot.querySelector('ship-with')", "slotted.firstElementChild");
        for (of, cause, undone) in [
            (plain, "around.firstElementChild.style.color = '#eee'", "around.firstElementChild.style.color = ''"),
            (plain, "document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { color: #eee }' }))", "document.head.lastElementChild.remove()"),
            (plain, "box.checked = true", "box.checked = false"),
            (plain, "around.className = 'slow'", "around.className = ''"),
            (plain, "around.hidden = true; around.style.color = '#eee'; return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(around.hidden = false))))", "around.style.color = ''"),
            (inside, "inside.shadowRoot.firstElementChild.style.color = '#eee'", "inside.shadowRoot.firstElementChild.style.color = ''"),
            (slotted, "slotted.shadowRoot.firstElementChild.style.color = '#eee'", "slotted.shadowRoot.firstElementChild.style.color = ''"),
        ] {
            until_theme(&v, of, "light").await?;
            v.js(cause).await?;
            until_theme(&v, of, "dark").await?;
            v.js(undone).await?;
            until_theme(&v, of, "light").await?;
        }
        v.js("around.className = 'glows'").await?;
        until_theme(&v, plain, "dark").await
    })
    .await;
}

/// Every way to write a color, and what is around text of that color. What cannot be seen tells nothing: the system does.
async fn every_notation_is_understood(v: Visitor) -> WebDriverResult<()> {
    let host = host(EARS, &snippet(&v.site, "layout=meter")).await;
    v.open_host(&host, "ready").await?;
    let system = if v.js("return matchMedia('(prefers-color-scheme: dark)').matches").await? == json!(true) { "dark" } else { "light" };
    let other = if system == "dark" { "#111" } else { "#fff" };
    for (color, theme) in [
        ("white", "dark"),
        ("#222", "light"),
        ("rgb(255 255 255 / 0.7)", "dark"),
        ("color(display-p3 0 0 0.1)", "light"),
        ("color(display-p3 1 0.9 1)", "dark"),
        ("oklch(0.3 0.1 260)", "light"),
        ("oklch(0.9 0.05 260)", "dark"),
        ("lab(20 0 0)", "light"),
        ("hsl(50 90% 80%)", "dark"),
    ] {
        // From the other side each time, so that standing still is not taken for an answer.
        v.js(&format!("document.body.style.color = '{}'", if theme == "dark" { "black" } else { "white" })).await?;
        until_theme(&v, "document.querySelector('ship-with')", if theme == "dark" { "light" } else { "dark" }).await?;
        v.js(&format!("document.body.style.color = '{color}'")).await?;
        until_theme(&v, "document.querySelector('ship-with')", theme).await?;
    }
    v.js(&format!("document.body.style.color = '{other}'")).await?;
    until_theme(&v, "document.querySelector('ship-with')", if system == "dark" { "light" } else { "dark" }).await?;
    v.js("document.body.style.color = 'transparent'").await?;
    until_theme(&v, "document.querySelector('ship-with')", system).await
}

#[tokio::test]
async fn a_color_is_understood_however_it_is_written() {
    visit_in_all("embed-colors", &[], every_notation_is_understood).await;
}

#[tokio::test]
async fn a_browser_that_hands_out_no_canvas_tells_light_from_dark_all_the_same() {
    visit_in_firefox("embed-no-canvas", &[("privacy.resistFingerprinting", json!(true))], every_notation_is_understood).await;
}
