//! The short layouts of pairs that have a page: finished HTML in the frame, which a host cannot tell from the program.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::host::{EARS, host};
use crate::look::found_by_axe;
use crate::site::{Answer, Site};
use crate::visitor::{Visitor, visit, visit_in_all};

const FRAME: &str = "/embed/langgraph-vs-crewai/";

/// The snippet of a pair with a page, as the configurator writes it.
pub fn paged(site: &Site, attributes: &str) -> String {
    format!(
        "<ship-with a=langgraph b=crewai {attributes}><a href='{0}/compare/langgraph-vs-crewai/'>LangGraph vs CrewAI</a></ship-with><script src='{0}/embed.js' async></script>",
        site.address
    )
}

/// Whether a program, or anything of the catalog, was asked for.
fn is_light(site: &Site) -> bool {
    !site.seen().iter().any(|line| line.contains(".wasm") || line.contains("/data/") || line.contains("embed.html"))
}

#[tokio::test]
async fn they_need_no_program_and_follow_their_attributes() {
    visit_in_all("embed-finished", &[], |v| async move {
        let host = host(EARS, &paged(&v.site, "layout=compact")).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        v.enter().await?;
        assert_eq!(v.text("#title").await?, "LangGraph vs CrewAI");
        assert!(v.count("main:not([hidden]) [data-meter=panel]").await? == 2 && v.text(".bottom-line .lead").await?.contains("LangGraph"));
        let whole = v.js("return document.querySelector('.whole a').href").await?;
        assert_eq!(whole, json!(format!("{}/compare/langgraph-vs-crewai/", v.site.address)));
        v.leave().await?;
        v.js("const one = document.querySelector('ship-with'); one.setAttribute('layout', 'meter'); one.setAttribute('theme', 'dark'); one.setAttribute('lang', 'pt')").await?;
        v.enter().await?;
        v.until("document.documentElement.dataset.theme === 'dark' && document.querySelectorAll('main:not([hidden]) .line [data-meter=panel]').length === 2").await?;
        assert_eq!(v.js("return [document.documentElement.lang, document.querySelector('.tagline').lang]").await?, json!(["en", "pt"]));
        v.leave().await?;
        v.until_it_fits().await?;
        assert!(v.js("return document.querySelector('ship-with').offsetHeight").await?.as_u64().unwrap() < 120, "one line");
        assert_eq!((v.heard("ready").await?.len(), v.heard("error").await?.len()), (1, 0));
        assert!(is_light(&v.site), "{:?}", v.site.seen());
        assert_eq!(v.site.seen().iter().filter(|line| line.contains(FRAME)).count(), 1, "it was loaded once");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_they_do_not_have_is_shown_by_the_program_in_the_same_frame() {
    visit_in_all("embed-finished-beyond", &["Failed to load resource"], |v| async move {
        let host = host(EARS, &paged(&v.site, "layout=meter")).await;
        for (name, value, shown) in [
            ("layout", "full", "document.querySelectorAll('article.review').length > 4"),
            ("b", "autogen", "document.querySelector('main').innerText.includes('AutoGen') && document.querySelector('.line .bar')"),
            ("theme", "drak", "document.querySelector('main [role=alert]')?.innerText.includes('theme')"),
            ("b", "nobody", "document.querySelector('main [role=alert]')?.innerText.includes('nobody')"),
        ] {
            v.open_host(&host, "ready").await?;
            v.until_it_fits().await?;
            v.js(&format!("document.querySelector('ship-with').setAttribute('{name}', '{value}')")).await?;
            let is_wrong = value == "drak" || value == "nobody";
            v.until(&format!("heard.some(one => one.type === 'error') === {is_wrong}")).await?;
            v.enter().await?;
            v.until(&format!("document.querySelector('main') && ({shown})")).await?;
            v.leave().await?;
            v.until_it_fits().await?;
            let told = (v.heard("ready").await?.len(), v.heard("error").await?.is_empty());
            assert_eq!(told, (1, !is_wrong), "a host cannot tell it by its events: {name}={value}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn from_the_program_it_goes_back_to_a_short_layout_by_itself() {
    visit_in_all("embed-finished-back", &[], |v| async move {
        let host = host(EARS, &paged(&v.site, "")).await;
        v.open_host(&host, "ready").await?;
        v.js("document.querySelector('ship-with').setAttribute('layout', 'meter')").await?;
        v.enter().await?;
        v.until("document.querySelectorAll('.line [data-meter=panel]').length === 2").await?;
        v.leave().await?;
        v.until_it_fits().await
    })
    .await;
}

/// A snippet of a tool or of the leaders of a category, as the configurator writes it.
fn alone(site: &Site, attributes: &str, page: &str) -> String {
    format!(
        "<ship-with {attributes}><a href='{0}/{page}'>All of it</a></ship-with><script src='{0}/embed.js' async></script>",
        site.address
    )
}

/// The leaders that are shown.
const SHOWN: &str = "[...document.querySelectorAll('.leaders > li')].filter(line => line.checkVisibility()).length";

#[tokio::test]
async fn a_tool_and_the_leaders_of_a_category_need_no_program_either_and_follow_their_attributes() {
    visit_in_all("embed-alone", &[], |v| async move {
        let host = host(EARS, &alone(&v.site, "tool=crewai layout=tool theme=dark", "tools/crewai/")).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        v.enter().await?;
        assert_eq!(v.text(".card h2").await?, "CrewAI");
        assert!(v.text("[data-meter=panel]").await?.contains('%') && v.count(".card").await? == 1);
        assert_eq!(v.js("return document.querySelector('.whole a').href").await?, json!(format!("{}/tools/crewai/", v.site.address)));
        v.leave().await?;

        let host =
            crate::host::host(EARS, &alone(&v.site, "category=agent-frameworks layout=top count=3", "categories/agent-frameworks/")).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        v.enter().await?;
        v.until(&format!("{SHOWN} === 3")).await?;
        let first = v.js("return document.querySelector('.leaders a').href").await?;
        assert!(first.as_str().unwrap().starts_with(&format!("{}/tools/", v.site.address)), "{first}");
        v.leave().await?;
        for (count, shown) in [("4", 4), ("1", 1), ("", 5)] {
            v.js(&format!("document.querySelector('ship-with').setAttribute('count', '{count}')")).await?;
            v.enter().await?;
            v.until(&format!("{SHOWN} === {shown}")).await?;
            v.leave().await?;
            v.until_it_fits().await?;
        }
        assert_eq!((v.heard("ready").await?.len(), v.heard("error").await?.len()), (1, 0));
        assert!(is_light(&v.site), "{:?}", v.site.seen());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_a_page_of_theirs_the_program_shows_them_and_says_what_it_cannot_find() {
    visit_in_all("embed-alone-program", &["Failed to load resource"], |v| async move {
        let host = host(EARS, &alone(&v.site, "tool=crewai layout=tool", "")).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        for (attributes, shown) in [
            (&[("tool", "autogen")][..], "document.querySelector('.card h2')?.innerText.includes('AutoGen')"),
            (&[("layout", "top"), ("category", "agent-frameworks"), ("count", "2")], &format!("{SHOWN} === 2")),
            (&[("count", "4")], &format!("{SHOWN} === 4")),
            (&[("layout", "compact"), ("a", "crewai"), ("b", "autogen")], "document.querySelectorAll('.card h2').length === 2"),
            (&[("layout", "tool")], "document.querySelectorAll('.card h2').length === 1"),
        ] {
            let set =
                attributes.iter().map(|(name, value)| format!("document.querySelector('ship-with').setAttribute('{name}', '{value}');"));
            // In one task of the page: in WebKit, what a driver's script has queued runs between its calls.
            v.js(&format!("return new Promise(done => setTimeout(() => {{ {} done() }}))", set.collect::<String>())).await?;
            v.enter().await?;
            v.until(shown).await?;
            v.leave().await?;
            v.until_it_fits().await?;
        }
        assert_eq!((v.heard("ready").await?.len(), v.heard("error").await?.len()), (1, 0));
        for (name, value, said) in [
            ("tool", "nobody", "no tool called “nobody”"),
            ("tool", "", "attribute tool"),
            ("layout", "top", ""),
            ("category", "nothing", "no category called “nothing”"),
            ("count", "11", "a number from 1 to 10"),
        ] {
            v.js(&format!("heard.length = 0; document.querySelector('ship-with').setAttribute('{name}', '{value}')")).await?;
            v.until(&format!("{} || heard.some(one => one.type === 'error')", said.is_empty())).await?;
            v.enter().await?;
            v.until(&format!("document.querySelector('main').innerText.includes('{said}')")).await?;
            v.leave().await?;
            v.until_it_fits().await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_pair_whose_frame_is_gone_is_left_to_the_program() {
    visit_in_all("embed-finished-gone", &["Failed to load resource"], |v| async move {
        v.site.rule(FRAME, Answer::Status(404));
        let host = host(EARS, &paged(&v.site, "layout=meter")).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        assert_eq!(v.heard("error").await?.len(), 0);
        assert!(!is_light(&v.site));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn they_can_be_read_in_any_sandbox_and_without_scripts() {
    visit_in_all("embed-finished-sandbox", &[], |v| async move {
        // The second is what WordPress gives to what it discovers by oEmbed.
        for sandbox in ["", "allow-scripts", "allow-scripts allow-same-origin"] {
            let frame = format!("<iframe sandbox='{sandbox}' title=One src='{}{FRAME}' width=100% height=900></iframe>", v.site.address);
            let host = host("", &frame).await;
            v.driver.goto(&host.address).await?;
            v.until("document.readyState === 'complete'").await?;
            v.driver.find(By::Css("iframe")).await?.enter_frame().await?;
            assert_eq!(v.text("#title").await?, "LangGraph vs CrewAI", "sandbox=\"{sandbox}\"");
            assert!(!v.driver.find(By::Css("main[data-layout=meter]")).await?.is_displayed().await?, "one layout is shown");
            v.leave().await?;
        }
        // An address chooses the layout and the colors, as the widget's own page has it.
        v.driver.goto(format!("{}{FRAME}?layout=meter&amp;theme=dark", v.site.address)).await?;
        v.until("document.querySelector('main:not([hidden]) .line') && document.documentElement.dataset.theme === 'dark'").await?;
        assert!(is_light(&v.site), "{:?}", v.site.seen());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_frame_has_no_scroll_bars_when_it_tells_its_first_height() {
    visit_in_all("embed-finished-first", &[], |v| async move {
        // A page that hears what it says, and does not answer.
        let ears = "<script>told = []; addEventListener('message', e => told.push(e.data.type))</script>";
        let frame = format!("<iframe title=One src='{}{FRAME}#7' width=320 height=90></iframe>", v.site.address);
        let host = host(ears, &frame).await;
        v.driver.goto(&host.address).await?;
        v.until("told.includes('resize')").await?;
        v.driver.find(By::Css("iframe")).await?.enter_frame().await?;
        // Where they take room, they would make it narrower, and so higher, than it is to be.
        assert_eq!(v.js("return getComputedStyle(document.documentElement).overflowY").await?, json!("hidden"));
        v.leave().await
    })
    .await;
}

/// Opens a page, again where its font was late: that is optional, and the page is then drawn in another for as long as it stands.
pub async fn open_in_its_font(v: &Visitor, path: &str, stands: &str) -> WebDriverResult<()> {
    let is_own = "return document.fonts.load('1em \"Bricolage Grotesque\"').then(() => { \
         const probe = document.body.appendChild(document.createElement('span')); probe.textContent = 'Which one should you ship with?'; \
         const width = fonts => { probe.style.font = '40px ' + fonts; return probe.offsetWidth }; \
         const isOwn = width('\"Bricolage Grotesque\", monospace') !== width('monospace'); probe.remove(); return isOwn })";
    for _ in 0..20 {
        v.open(path).await?;
        v.until(stands).await?;
        if v.js(is_own).await? == json!(true) {
            return Ok(());
        }
    }
    panic!("{path} is never drawn in its own font");
}

#[tokio::test]
async fn what_stands_there_is_what_the_program_draws() {
    visit("embed-finished-alike", &[], |v| async move {
        for (layout, frame, asked) in [
            ("compact", FRAME, "a=langgraph&b=crewai"),
            ("meter", FRAME, "a=langgraph&b=crewai"),
            ("tool", "/embed/crewai/", "tool=crewai"),
            ("top", "/embed/top_agent-frameworks/", "category=agent-frameworks"),
        ] {
            // Only the style asks how wide a frame is: each of the two is loaded once, and drawn in every width.
            let widths = [240, 640, 1000];
            let drawn_in_each = async || {
                let drawn = "return [...document.querySelectorAll('main:not([hidden]), main:not([hidden]) :is(h1, h2, p, div, i, li)')].map(e => [e.tagName, e.className, ...['top', 'left', 'width', 'height'].map(side => Math.round(e.getBoundingClientRect()[side])), e.innerText])";
                let mut all = Vec::new();
                for width in widths {
                    v.screen(width, 900, "light").await?;
                    v.until("document.fonts.status === 'loaded'").await?;
                    all.push(v.js(drawn).await?);
                }
                Ok::<_, WebDriverError>(all)
            };
            open_in_its_font(&v, &format!("{frame}?layout={layout}"), "document.querySelector('main')").await?;
            let finished = drawn_in_each().await?;
            open_in_its_font(&v, &format!("/embed.html?{asked}&layout={layout}"), "document.querySelector('main .bar')").await?;
            let program = drawn_in_each().await?;
            for (width, (finished, program)) in widths.into_iter().zip(finished.into_iter().zip(program)) {
                assert!(finished.as_array().unwrap().len() > 12);
                assert_eq!(finished, program, "{layout}, {width} pixels wide");
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn nothing_stands_in_the_way_of_anyone_and_nothing_is_too_wide() {
    visit("embed-finished-axe", &[], |v| async move {
        for (layout, frame) in
            [("compact", FRAME), ("meter", FRAME), ("tool", "/embed/crewai/"), ("top", "/embed/top_agent-frameworks/")]
        {
            v.open(&format!("{frame}?layout={layout}")).await?;
            for (width, theme) in [(240, "dark"), (1000, "light")] {
                v.screen(width, 900, theme).await?;
                v.until("document.fonts.status === 'loaded'").await?;
                assert_eq!(found_by_axe(&v).await?, Vec::<String>::new(), "{layout}, {width} px, {theme}");
                let wide = "return [...document.querySelectorAll('main:not([hidden]) :is(p, h1, h2, h3, div, li)')].filter(one => one.scrollWidth > one.clientWidth && one.clientWidth > 1).map(one => one.className)";
                assert_eq!(v.js(wide).await?, json!([]), "{layout}, {width} px");
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_script_of_the_element_is_also_a_module() {
    visit_in_all("embed-module", &[], |v| async move {
        let element = "<ship-with a=langgraph b=crewai layout=meter></ship-with>";
        let address = &v.site.address;
        for script in [
            format!("<script type=module src='{address}/embed.js'></script>"),
            format!("<script type=importmap>{{\"imports\":{{\"ship-with\":\"{address}/embed.js\"}}}}</script><script type=module>import 'ship-with'</script>"),
        ] {
            let host = host(EARS, &format!("{element}{script}")).await;
            v.open_host(&host, "ready").await?;
            v.until_it_fits().await?;
        }
        // Within another file it cannot know where it came from: the element names the site.
        let bundle = v.site.file("/embed.js");
        let host = host(EARS, &format!("{}<script src=/bundle.js></script>", element.replacen(' ', &format!(" site='{address}' "), 1))).await;
        host.rule("/bundle.js", Answer::Script(format!("Object.defineProperty(document, 'currentScript', {{ value: null }}); {bundle}")));
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await
    })
    .await;
}

#[tokio::test]
async fn a_page_that_changed_what_browsers_have_keeps_its_link_and_hears_why() {
    visit_in_all("embed-changed", &["ship-with: this page lacks or has changed something"], |v| async move {
        for change in [
            "Element.prototype.attachShadow = undefined",
            "Element.prototype.attachShadow = () => { throw new Error('no') }",
            "CSSStyleSheet = undefined",
            "IntersectionObserver = undefined",
            "URLSearchParams = function () { return {} }",
            "Crypto.prototype.getRandomValues = undefined",
            "Window.prototype.getComputedStyle = window.getComputedStyle = undefined",
        ] {
            let ears = "<script>uncaught = []; said = []; addEventListener('error', e => uncaught.push(e.message)); addEventListener('unhandledrejection', e => uncaught.push(String(e.reason))); const error = console.error; console.error = (...all) => { said.push(all.join(' ')); error(...all) }</script>";
            let host = host(&format!("{ears}<script>{change}</script>"), &paged(&v.site, "layout=meter")).await;
            v.driver.goto(&host.address).await?;
            v.until("said.some(line => line.startsWith('ship-with: ') && line.includes('rror'))").await?;
            let seen = v.js("return [uncaught, document.querySelector('ship-with a').checkVisibility()]").await?;
            assert_eq!(seen, json!([[], true]), "{change}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_element_that_knows_no_site_keeps_its_link_and_says_what_to_do() {
    visit_in_all("embed-no-site", &[], |v| async move {
        let host =
            host(EARS, "<script src=/bundle.js></script><ship-with a=langgraph b=crewai><a href='#'>LangGraph vs CrewAI</a></ship-with>")
                .await;
        host.rule(
            "/bundle.js",
            Answer::Script(format!("Object.defineProperty(document, 'currentScript', {{ value: null }}); {}", v.site.file("/embed.js"))),
        );
        v.open_host(&host, "error").await?;
        assert!(v.heard("error").await?[0]["message"].as_str().unwrap().contains("attribute site"));
        assert_eq!(v.js("return document.querySelector('ship-with a').checkVisibility()").await?, json!(true));
        v.js(&format!("document.querySelector('ship-with').setAttribute('site', '{}/')", v.site.address)).await?;
        v.until_heard("ready").await?;
        v.until_it_fits().await
    })
    .await;
}
