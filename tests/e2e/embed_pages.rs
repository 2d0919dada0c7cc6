//! The widget in pages that are hard on it: with styles for everything, and scripts that make, move and change it.

use serde_json::json;

use crate::host::{EARS, host, host_of, hurry, snippet};
use crate::site::Site;
use crate::visitor::{visit, visit_in_all};

#[tokio::test]
async fn styles_for_everything_in_the_page_do_not_reach_into_it() {
    visit_in_all("embed-styles", &[], |v| async move {
        let style = "<style>* { margin: 1em !important; padding: 3px !important; border: 2px solid red !important; font: 40px serif !important; box-sizing: content-box !important; transition: all 1s !important } iframe, i, p, slot { display: none !important; height: 10px !important; width: 10px !important }</style>";
        let host = host(&format!("{EARS}{style}"), &snippet(&v.site, "layout=compact")).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        let seen = v.js("const one = document.querySelector('ship-with'), frame = one.shadowRoot.querySelector('iframe'); return [frame.checkVisibility(), getComputedStyle(frame).borderTopWidth, frame.offsetWidth > 900]").await?;
        assert_eq!(seen, json!([true, "0px", true]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn scripts_make_it_change_it_before_it_is_ready_and_move_it() {
    visit_in_all("embed-scripts", &[], |v| async move {
        let script = format!("<script src='{}/embed.js'></script>", v.site.address);
        let host = host(&format!("{EARS}{script}{script}"), "<div id=here></div><div id=there></div>").await;
        v.driver.goto(&host.address).await?;
        v.js("const one = document.createElement('ship-with'); one.setAttribute('a', 'crewai'); here.append(one); one.setAttribute('b', 'autogen'); one.setAttribute('layout', 'full')").await?;
        v.until("document.querySelector('ship-with').shadowRoot.querySelector('iframe')").await?;
        v.js("const one = document.querySelector('ship-with'); one.setAttribute('b', 'langgraph'); one.setAttribute('layout', 'compact')").await?;
        v.until_heard("ready").await?;
        v.enter().await?;
        v.until_text("#title", "CrewAI vs LangGraph").await?;
        v.until("document.querySelector('main').dataset.layout === 'compact'").await?;
        v.leave().await?;
        v.js("heard.length = 0; there.append(document.querySelector('ship-with'))").await?;
        v.until_heard("ready").await?;
        v.until_it_fits().await?;
        // Where the browser can move things without taking them out, the frame stays as it is.
        v.js("heard.length = 0; if (here.moveBefore) here.moveBefore(document.querySelector('ship-with'), null)").await?;
        v.until_it_fits().await?;
        assert_eq!(v.heard("ready").await?, [json!(null); 0]);
        v.js("here.innerHTML = there.innerHTML = '<ship-with a=crewai b=autogen layout=meter></ship-with>'").await?;
        v.until("heard.filter(one => one.type === 'ready').length === 2").await
    })
    .await;
}

#[tokio::test]
async fn of_two_sites_in_one_page_the_first_has_all_widgets_and_the_console_says_so() {
    let expected = ["every widget of this page comes from"];
    visit("embed-two-sites", &expected, |v| async move {
        let other = Site::start().await;
        let first = format!("<script src='{}/embed.js'></script>", v.site.address);
        let host = host(&format!("{EARS}{first}"), &snippet(&other, "layout=meter")).await;
        v.open_host(&host, "ready").await?;
        v.until("document.readyState === 'complete'").await?;
        let lines = v.driver.browser_log().await?;
        assert!(lines.iter().any(|line| line.message.contains(expected[0]) && line.message.contains(&other.address)), "{lines:?}");
        assert_eq!(other.seen(), ["GET /embed.js"], "of the other one nothing but its script was asked for");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_a_frame_says_is_text_and_not_much_of_it() {
    // What is made of a message is the element's own script's to say, and what a message is, every browser has alike.
    visit("embed-words", &[], |v| async move {
        // A page in its place that says what it likes.
        let says = "<script>const say = (type, more) => parent.postMessage({ shipwith: 1, id: location.hash.slice(1), type, ...more }, '*'); say('begun'); say('ready'); say('resize', { height: '7' }); say('resize', { height: [7] }); say('resize', { height: 70 }); say('vote', { slug: 'x'.repeat(1e5) }); say('vote', { slug: { markup: 1 } }); say('error', { message: 'y'.repeat(1e5) })</script>";
        v.site.rule("/embed.html", crate::site::Answer::Html(says.into()));
        v.open_host(&host_of(&v.site, "").await, "error").await?;
        let told = v.js("return heard.map(one => [one.type, one.height ?? (one.slug ?? one.message)?.length ?? null])").await?;
        assert_eq!(told, json!([["ready", null], ["resize", 70], ["vote", 200], ["vote", 0], ["error", 200]]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_a_link_inside_none_is_promised() {
    // That the frame of a missing page is noticed in every browser, `embed_odd` holds; the sentence is the same then.
    visit("embed-no-link", &["Failed to load resource"], |v| async move {
        v.site.rule("/embed.html", crate::site::Answer::Status(404));
        let body = format!("<ship-with a=crewai b=autogen></ship-with><script src='{}/embed.js'></script>", v.site.address);
        v.open_host(&host(&format!("{EARS}{}", hurry(5_000)), &body).await, "error").await?;
        let word = v.js("return document.querySelector('ship-with').shadowRoot.querySelector('[role=status]').innerText").await?;
        assert_eq!(word, json!("This could not be loaded here."));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_it_is_narrowest_no_word_crosses_the_border_of_its_card() {
    visit("embed-narrow", &[], |v| async move {
        v.screen(240, 900, "light").await?;
        for layout in ["full", "compact", "meter"] {
            for (a, b) in [("crewai", "autogen"), ("github-copilot", "moondream2")] {
                v.open(&format!("/embed.html?a={a}&b={b}&layout={layout}")).await?;
                v.until("document.querySelector('main .bar') && document.fonts.status === 'loaded'").await?;
                let wide = "return [...document.querySelectorAll('main :is(p, h1, h2, h3, h4, div, li, blockquote)')].filter(one => one.scrollWidth > one.clientWidth && one.clientWidth > 1).map(one => one.className + ': ' + one.innerText.slice(0, 30))";
                assert_eq!(v.js(wide).await?, json!([]), "{layout}, {a} and {b}");
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tool_that_fails_leaves_the_other_in_order() {
    visit("embed-order", &["Failed to load resource"], |v| async move {
        for (a, b) in [("crewai", "nobody"), ("nobody", "crewai")] {
            v.open(&format!("/embed.html?a={a}&b={b}&layout=compact")).await?;
            v.until("document.querySelector('main .failure') && document.querySelector('main .bar')").await?;
            for width in [320, 480, 1000] {
                v.screen(width, 900, "light").await?;
                // Both sides are apart, A first, and what is in each is in the order in which it is read.
                let parts = "const of = side => [...document.querySelectorAll(`.card[data-side=${side}] > :is(header, .entry, .failure), .card[data-side=${side}] .meter`)].map(one => one.getBoundingClientRect());
                    const [a, b] = [of('a'), of('b')], [end, begin] = innerWidth < 768 ? ['bottom', 'top'] : ['right', 'left'];
                    const reads = rects => rects.every((rect, i) => !i || rect.top > rects[i - 1].top || rect.left > rects[i - 1].left);
                    return [a.length + b.length, reads(a) && reads(b), Math.max(...a.map(one => one[end])) <= Math.min(...b.map(one => one[begin]))]";
                assert_eq!(v.js(parts).await?, json!([5, true, true]), "{a} and {b}, {width} pixels wide");
            }
        }
        Ok(())
    })
    .await;
}
