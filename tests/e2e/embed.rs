//! The widget in other people's pages, which are on another origin: a port of their own.

use serde_json::json;

use crate::host::{EARS, host, host_of, snippet};
use crate::site::{Answer, Site};
use crate::visitor::visit_in_all;

#[tokio::test]
async fn one_snippet_is_the_comparison_as_high_as_it_is_and_leaves_the_page_alone() {
    visit_in_all("embed", &[], |v| async move {
        let before = "<script>before = new Set(Object.getOwnPropertyNames(window))</script>";
        let host = host(&format!("{EARS}{before}"), &snippet(&v.site, "id=one")).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        assert_eq!(v.heard("ready").await?, [json!({ "type": "ready", "of": "one" })]);
        let own = v.js("return Object.getOwnPropertyNames(window).filter(name => !before.has(name) && !['before', 'one', 'ret_nodes', 'se_exportedFunctionSymbol'].includes(name) && isNaN(name))").await?;
        assert_eq!(own, json!([]), "no global is added, but those of the test and its driver");
        assert_eq!(v.js("return [document.cookie, localStorage.length, document.styleSheets.length]").await?, json!(["", 0, 0]));
        let seen = v.js("const one = document.querySelector('ship-with'), frame = one.shadowRoot.querySelector('iframe'); return [frame.title, getComputedStyle(frame).visibility, one.querySelector('a').checkVisibility(), one.clientWidth === frame.clientWidth]").await?;
        assert_eq!(seen, json!(["CrewAI vs AutoGen", "visible", false, true]), "the frame stands in place of the link");
        v.enter().await?;
        assert_eq!(v.text("#title").await?, "CrewAI vs AutoGen");
        assert!(v.count("article.review").await? > 4 && v.count("[data-meter=panel]").await? == 2);
        let bars = v.js("const root = document.documentElement; return [getComputedStyle(root).overflowY, root.scrollWidth - innerWidth]").await?;
        assert_eq!(bars, json!(["hidden", 0]), "no scroll bars of its own");
        let links = v.js("return [...document.querySelectorAll('main a')].filter(a => (a.target || document.querySelector('base').target) !== '_blank').length").await?;
        assert_eq!(links, json!(0), "links lead out of the frame");
        v.leave().await?;
        let seen = host.seen();
        assert_eq!(seen, ["GET /", "GET /favicon.ico"][..seen.len()], "nothing is asked of the host");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn of_ten_widgets_only_those_near_the_screen_start() {
    visit_in_all("embed-ten", &[], |v| async move {
        let one = |i: usize| format!("<p style='height:1500px'>Text</p>{}", snippet(&v.site, &format!("id=w{i} layout=compact")));
        let host = host(EARS, &format!("{}<p style='height:1500px'>", (0..10).map(one).collect::<String>())).await;
        let frames = |site: &Site| site.seen().iter().filter(|line| *line == "GET /embed.html").count();
        v.driver.goto(&host.address).await?;
        v.until("customElements.get('ship-with') && document.readyState === 'complete'").await?;
        // Observers hear in the order in which they were made: the widgets' own has heard by then where each of them stands.
        v.js("return new Promise(done => new IntersectionObserver((_, own) => (own.disconnect(), done())).observe(document.body))").await?;
        let made = v.js("return [...document.querySelectorAll('ship-with')].filter(one => one.shadowRoot.querySelector('iframe')).length").await?;
        assert_eq!(made, json!(0), "none is near yet");
        assert_eq!(frames(&v.site), 0, "none is near yet: {:?}", v.site.seen());
        assert!(!v.site.seen().iter().any(|line| line.contains("wasm") || line.contains("/data/")));
        for i in [0, 6] {
            v.js(&format!("document.querySelector('#w{i}').scrollIntoView({{ block: 'center' }})")).await?;
            v.until(&format!("heard.some(one => one.type === 'ready' && one.of === 'w{i}')")).await?;
        }
        let started = v.js("return [...document.querySelectorAll('ship-with')].filter(one => one.shadowRoot.querySelector('iframe')).map(one => one.id)").await?;
        assert_eq!(started, json!(["w0", "w6"]), "neither its neighbors nor those that were jumped over");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn attributes_take_effect_without_loading_anew() {
    visit_in_all("embed-attributes", &["Failed to load resource"], |v| async move {
        let host = host_of(&v.site, "").await;
        v.open_host(&host, "ready").await?;
        v.js("const one = document.querySelector('ship-with'); one.setAttribute('b', 'langgraph'); one.setAttribute('layout', 'compact'); one.setAttribute('theme', 'dark'); one.setAttribute('lang', 'pt')").await?;
        v.enter().await?;
        v.until_text("#title", "CrewAI vs LangGraph").await?;
        v.until("document.querySelector('main').dataset.layout === 'compact' && !document.querySelector('article')").await?;
        // Only the catalog's texts are in its language. In WebKit each attribute may be a message of its own.
        let told = "JSON.stringify([document.documentElement.dataset.theme, document.documentElement.lang, document.querySelector('.tagline').lang])";
        v.until(&format!("{told} === '[\"dark\",\"en\",\"pt\"]'")).await?;
        v.leave().await?;
        v.until_it_fits().await?;
        v.js("document.querySelector('ship-with').setAttribute('layout', 'meter')").await?;
        v.enter().await?;
        v.until("document.querySelectorAll('.line [data-meter=panel]').length === 2").await?;
        v.leave().await?;
        v.until_it_fits().await?;
        assert!(v.js("return document.querySelector('ship-with').offsetHeight").await?.as_u64().unwrap() < 120, "one line");
        for (name, value, said) in [
            ("layout", "huge", "layout: found “huge”: write full, compact, meter, tool or top."),
            ("theme", "drak", "theme: found “drak”: write auto, light or dark."),
            ("lang", "not a language", "lang: found “not a language”"),
            ("b", "nobody", "There is no tool called “nobody” here"),
            ("b", "crewai", "That is the same tool twice"),
        ] {
            v.js(&format!("heard.length = 0; document.querySelector('ship-with').setAttribute('{name}', '{value}')")).await?;
            v.until("heard.some(one => one.type === 'error')").await?;
            assert!(v.heard("error").await?[0]["message"].as_str().unwrap().contains(said), "{:?}", v.heard("error").await?);
            v.enter().await?;
            v.until_text("main [role=alert]", said).await?;
            assert!(v.text("main [role=alert]").await?.contains(name), "the card names the attribute");
            v.leave().await?;
            v.until_it_fits().await?;
            if name != "b" {
                v.js(&format!("document.querySelector('ship-with').removeAttribute('{name}')")).await?;
            }
        }
        assert_eq!(v.site.seen().iter().filter(|line| *line == "GET /embed.html").count(), 1, "it was loaded once");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn its_colours_are_those_of_the_page_around_it_and_follow_them() {
    visit_in_all("embed-dark", &[], |v| async move {
        let style = "<style>body { background: #101010; color: #eee } .day { background: #fff; color: #222 }</style>";
        let host = host(&format!("{EARS}{style}"), &snippet(&v.site, "layout=meter")).await;
        v.open_host(&host, "ready").await?;
        let scheme = "getComputedStyle(document.querySelector('ship-with').shadowRoot.querySelector('iframe')).colorScheme";
        for (theme, change) in [("dark", ""), ("light", "document.body.className = 'day'"), ("dark", "document.body.className = ''")] {
            v.js(change).await?;
            v.until(&format!("{scheme} === '{theme}'")).await?;
            v.enter().await?;
            v.until(&format!("document.documentElement.dataset.theme === '{theme}'")).await?;
            let paper = v.js("return getComputedStyle(document.querySelector('main')).backgroundColor").await?;
            assert_eq!(paper, json!(if theme == "dark" { "rgb(19, 20, 24)" } else { "rgb(245, 242, 234)" }));
            v.leave().await?;
        }
        let asked = v.js("return document.querySelector('ship-with').shadowRoot.querySelector('iframe').src").await?;
        assert!(asked.as_str().unwrap().contains("theme=dark"), "right from the first request: {asked}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_height_settles_while_the_page_animates_and_fonts_come_late() {
    visit_in_all("embed-height", &[], |v| async move {
        for font in ["bricolage-grotesque", "newsreader"] {
            v.site.rule(&format!("/fonts/{font}-latin-wght-normal.woff2"), Answer::Late(std::time::Duration::from_millis(900)));
        }
        let style = "<style>#box { width: 760px; transition: width 600ms linear } #box.narrow { width: 300px }</style>";
        let host = host(&format!("{EARS}{style}"), &format!("<div id=box>{}</div>", snippet(&v.site, ""))).await;
        v.open_host(&host, "ready").await?;
        v.js("box.addEventListener('transitionend', () => box.dataset.done = 1); box.className = 'narrow'").await?;
        v.until("box.dataset.done").await?;
        v.enter().await?;
        v.until("document.fonts.status === 'loaded' && [...document.fonts].every(font => font.status !== 'loading')").await?;
        v.leave().await?;
        v.until_it_fits().await?;
        // Ten frames later it is still the same: nothing runs in circles.
        let count = v.heard("resize").await?.len();
        v.js("return new Promise(done => { let left = 10; const step = () => --left ? requestAnimationFrame(step) : done(); step() })")
            .await?;
        assert_eq!(v.heard("resize").await?.len(), count);
        assert!(count < 120, "{count} heights were told for one animation");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn react_mounts_changes_and_unmounts_it() {
    visit_in_all("embed-react", &[], |v| async move {
        let root = env!("CARGO_MANIFEST_DIR");
        let script = std::process::Command::new(format!("{root}/node_modules/.bin/esbuild"))
            .args([
                &format!("{root}/tests/e2e/react-host.jsx"),
                "--bundle",
                "--jsx=automatic",
                "--define:process.env.NODE_ENV=\"production\"",
            ])
            .output()
            .unwrap();
        assert!(script.status.success(), "{}", String::from_utf8_lossy(&script.stderr));
        let host =
            host(EARS, &format!("<div id=root></div><script>site = '{}'</script><script src=/host.js></script>", v.site.address)).await;
        host.rule("/host.js", Answer::Script(String::from_utf8(script.stdout).unwrap()));
        v.open_host(&host, "ready").await?;
        v.enter().await?;
        v.until_text("#title", "CrewAI vs AutoGen").await?;
        v.leave().await?;
        v.click("#other").await?;
        v.enter().await?;
        v.until_text("#title", "CrewAI vs LangGraph").await?;
        v.leave().await?;
        v.until_text("#heard", "ready").await?;
        v.click("#gone").await?;
        v.until("!document.querySelector('ship-with') && document.querySelectorAll('iframe').length === 0").await?;
        v.js("heard.length = 0").await?;
        v.click("#gone").await?;
        v.until_heard("ready").await?;
        v.until_it_fits().await
    })
    .await;
}

#[tokio::test]
async fn in_a_hidden_panel_it_waits_and_keeps_its_height() {
    visit_in_all("embed-hidden", &[], |v| async move {
        let host = host(EARS, &format!("<div id=panel hidden>{}</div>", snippet(&v.site, "layout=compact"))).await;
        v.driver.goto(&host.address).await?;
        v.until("customElements.get('ship-with') && document.readyState === 'complete'").await?;
        v.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await?;
        // A frame that was made may still be on its way to the host.
        let made = v.js("return document.querySelector('ship-with').shadowRoot.querySelectorAll('iframe').length").await?;
        assert!(made == json!(0) && !v.site.seen().iter().any(|line| line.contains("embed.html")), "nobody can see it yet");
        v.js("panel.hidden = false").await?;
        v.until_heard("ready").await?;
        v.until_it_fits().await?;
        let height = v.js("return document.querySelector('ship-with').offsetHeight").await?;
        v.js("heard.length = 0; panel.hidden = true; document.querySelector('ship-with').setAttribute('b', 'langgraph')").await?;
        v.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await?;
        v.js("panel.hidden = false").await?;
        v.enter().await?;
        v.until_text("#title", "CrewAI vs LangGraph").await?;
        v.leave().await?;
        v.until_it_fits().await?;
        // What the frame said while it was hidden has been heard by now.
        assert!(v.heard("resize").await?.iter().all(|one| one["height"] != json!(0)), "what cannot be seen has no height to tell");
        assert!(height.as_u64().unwrap() > 300);
        Ok(())
    })
    .await;
}
