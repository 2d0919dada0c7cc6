//! The widget in odd places, at odd times, and what it must not tell by its height.

use serde_json::json;

use crate::embed_finished::paged;
use crate::host::{EARS, host, host_of, hurry, patient, snippet};
use crate::site::{Answer, Site};
use crate::visitor::{visit, visit_in_all};

#[tokio::test]
async fn just_below_the_screen_it_stands_before_anybody_scrolls_there() {
    visit_in_all("embed-below", &[], |v| async move {
        let host = host(EARS, &format!("<p style='height:950px'>Text</p>{}", snippet(&v.site, ""))).await;
        v.open_host(&host, "ready").await?;
        assert_eq!(
            v.js("return [scrollY, document.querySelector('ship-with').getBoundingClientRect().top > innerHeight]").await?,
            json!([0, true])
        );
        v.js("document.querySelector('ship-with').scrollIntoView()").await?;
        v.until_it_fits().await
    })
    .await;
}

#[tokio::test]
async fn a_slow_tool_leaves_the_link_until_the_comparison_stands() {
    visit_in_all("embed-slow", &["Failed to load resource"], |v| async move {
        v.site.rule("/data/tools/autogen.json", Answer::Held);
        let host = host_of(&v.site, "").await;
        v.driver.goto(&host.address).await?;
        v.until("document.querySelector('ship-with').shadowRoot?.querySelector('iframe')").await?;
        assert!(
            v.heard("ready").await?.is_empty()
                && v.js("return document.querySelector('ship-with a').checkVisibility()").await? == json!(true)
        );
        v.site.mend("/data/tools/autogen.json");
        v.until_heard("ready").await?;
        v.enter().await?;
        assert!(v.count("article.review").await? > 4, "what was waited for is there");
        v.leave().await?;
        v.until_it_fits().await?;
        let broken = Site::start().await;
        broken.rule("/data/tools/autogen.json", Answer::Status(503));
        v.open_host(&host_of(&broken, "").await, "ready").await?;
        assert_eq!(v.heard("error").await?.len(), 1, "what failed is said once: {:?}", v.heard("error").await?);
        v.until_it_fits().await
    })
    .await;
}

#[tokio::test]
async fn an_attribute_that_is_wrong_from_the_start_is_told_as_one_that_becomes_so() {
    visit_in_all("embed-wrong", &[], |v| async move {
        let host = host_of(&v.site, "layout=huge").await;
        v.open_host(&host, "error").await?;
        let told = v.heard("error").await?;
        assert!(told.len() == 1 && told[0]["message"].as_str().unwrap().starts_with("layout: found “huge”"), "{told:?}");
        v.until_heard("ready").await?;
        v.until_it_fits().await
    })
    .await;
}

#[tokio::test]
async fn a_host_without_the_page_of_the_widget_gives_the_link_back_soon() {
    visit_in_all("embed-missing", &["Failed to load resource"], |v| async move {
        v.site.rule("/embed.html", Answer::Status(404));
        let host = host(&format!("{EARS}{}", hurry(5_000)), &snippet(&v.site, "")).await;
        v.open_host(&host, "error").await?;
        assert_eq!(v.heard("error").await?[0]["message"], json!("its page did not arrive"));
        v.until("document.querySelector('ship-with a').checkVisibility()").await
    })
    .await;
}

#[tokio::test]
async fn where_the_program_is_gone_once_a_finished_frame_needs_it_the_link_comes_back() {
    visit_in_all("embed-gone", &["Failed to load resource"], |v| async move {
        let host = host(&format!("{EARS}{}", hurry(5_000)), &paged(&v.site, "layout=meter")).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        // As long as it waits for the word of a page that has loaded, and begun later: this page has said its own.
        v.js("return new Promise(done => setTimeout(done, 5_000))").await?;
        assert_eq!(v.heard("error").await?, [json!(null); 0]);
        v.site.rule("/embed.html", Answer::Status(404));
        v.js("document.querySelector('ship-with').setAttribute('layout', 'full')").await?;
        v.until_heard("error").await?;
        assert_eq!(v.heard("error").await?[0]["message"], json!("its page did not arrive"));
        v.until("document.querySelector('ship-with a').checkVisibility() && !document.querySelector('ship-with').shadowRoot.querySelector('iframe')").await
    })
    .await;
}

#[tokio::test]
async fn it_is_as_wide_as_its_place_wherever_that_is() {
    visit_in_all("embed-places", &[], |v| async move {
        let place = |style: &str| format!("<div style='width:600px;{style}'>{}</div>", snippet(&v.site, "layout=meter"));
        let places = ["", "display:flex", "display:flex;flex-direction:column;align-items:center", "display:grid;justify-items:center"].map(place);
        // In these the place would be as wide as what is in it.
        let inner = |style: &str| place("").replacen('>', &format!("><div style='{style}'>"), 1) + "</div>";
        let shrinking = ["float:left", "display:inline-block", "display:inline-flex", "display:table-cell", "position:absolute;max-width:600px"].map(inner);
        // Nine programs at once may take long.
        let host = host(&format!("{EARS}{}", patient(15_000)), &[places.concat(), shrinking.concat()].concat()).await;
        v.driver.goto(&host.address).await?;
        v.until("heard.filter(one => one.type === 'ready').length === 9 || heard.some(one => one.type === 'error')").await?;
        assert_eq!(v.heard("error").await?, [json!(null); 0]);
        let widths = v.js("return [...document.querySelectorAll('ship-with')].map(one => [one.offsetWidth, one.shadowRoot.querySelector('iframe').offsetWidth])").await?;
        assert_eq!(widths, json!(vec![[600, 600]; 9]));
        let tops = v.js("return [...document.querySelectorAll('ship-with')].map(one => one.shadowRoot.querySelector('iframe').offsetTop)").await?;
        assert_eq!(tops, json!(vec![0; 9]), "nothing stands above the frame");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn colors_in_any_notation_and_on_any_element_around_are_followed() {
    visit_in_all("embed-notation", &[], |v| async move {
        // The script stands in the head and waits for nothing: there is no body yet when it runs.
        let head = format!("{EARS}<script src='{}/embed.js'></script><style>#in {{ color: oklch(0.9 0.02 260) }} .day {{ color: oklch(0.2 0.02 260) !important }}</style>", v.site.address);
        let element = snippet(&v.site, "layout=meter");
        let host = host(&head, &format!("<div id=in>{}</div>", element.split("<script").next().unwrap())).await;
        v.open_host(&host, "ready").await?;
        let scheme = "document.querySelector('ship-with').shadowRoot.querySelector('iframe').style.colorScheme";
        v.until(&format!("{scheme} === 'dark'")).await?;
        v.js("document.getElementById('in').className = 'day'").await?;
        v.until(&format!("{scheme} === 'light'")).await?;
        v.js("document.querySelector('ship-with').title = 'Frameworks'").await?;
        v.until("document.querySelector('ship-with').shadowRoot.querySelector('iframe').title === 'Frameworks'").await
    })
    .await;
}

#[tokio::test]
async fn who_has_the_focus_keeps_it() {
    visit_in_all("embed-focus", &[], |v| async move {
        v.site.rule("/data/tools/autogen.json", Answer::Held);
        let host = host_of(&v.site, "").await;
        v.driver.goto(&host.address).await?;
        v.until("document.querySelector('ship-with').shadowRoot?.querySelector('iframe')").await?;
        v.js("document.querySelector('ship-with a').focus()").await?;
        v.site.mend("/data/tools/autogen.json");
        v.until_heard("ready").await?;
        assert_eq!(v.js("return document.activeElement.localName").await?, json!("ship-with"), "the frame has it in place of the link");
        v.enter().await?;
        // By a press: before one, WebKit lets no script in a frame of another site take the focus.
        v.click("[data-vote=ship]").await?;
        v.leave().await?;
        v.js("document.querySelector('ship-with').setAttribute('theme', 'dark')").await?;
        v.enter().await?;
        v.until("document.documentElement.dataset.theme === 'dark'").await?;
        assert_eq!(v.js("return document.activeElement.dataset.vote").await?, json!("ship"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn no_height_at_any_width_tells_what_was_voted() {
    visit("embed-heights", &[], |v| async move {
        let sweep = "return document.fonts.ready.then(() => { const heights = []; for (let width = 200; width < 900; width += 3) { document.body.style.inlineSize = width + 'px'; heights.push(document.body.getBoundingClientRect().height) } return heights })";
        for colors in ["none", "active"] {
            let features = json!([{ "name": "forced-colors", "value": colors }]);
            v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
            v.open("/embed.html?a=crewai&b=autogen").await?;
            v.until("document.querySelector('.pick')").await?;
            let none = v.js(sweep).await?;
            assert!(none.as_array().unwrap().len() > 200);
            for press in ["[data-vote=ship][data-side=a]", "[data-vote=skip][data-side=a]", "[data-vote=skip][data-side=b]", "[data-pick=a]", "[data-pick=b]"] {
                v.js(&format!("document.querySelector('{press}').click()")).await?;
                v.until(&format!("document.querySelector('{press}').ariaPressed === 'true'")).await?;
                assert_eq!(v.js(sweep).await?, none, "after {press}, forced colors: {colors}");
            }
            v.js("localStorage.clear()").await?;
        }
        Ok(())
    })
    .await;
}
