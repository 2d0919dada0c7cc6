//! The widget in other people's pages, which are on another origin: a port of their own.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::site::{Answer, Site};
use crate::visitor::{Visitor, visit, visit_in_both};

/// Notes what the page hears of its widgets.
pub const EARS: &str = "<script>heard = []; for (const type of ['ready', 'vote', 'resize', 'error']) addEventListener('shipwith:' + type, e => heard.push({ type, of: e.target.id, ...e.detail }))</script>";

/// A page of somebody else, at `/` of an origin of its own.
pub async fn host(head: &str, body: &str) -> Site {
    let host = Site::start().await;
    host.rule("/favicon.ico", Answer::Status(204));
    host.rule(
        "/",
        Answer::Html(format!("<!doctype html><html lang=en><meta charset=utf-8><title>A blog</title>{head}<body><h1>A blog</h1>{body}")),
    );
    host
}

/// The snippet as the documents have it.
pub fn snippet(site: &Site, attributes: &str) -> String {
    format!(
        "<ship-with a=crewai b=autogen {attributes}><a href='{0}/?a=crewai&amp;b=autogen'>CrewAI vs AutoGen</a></ship-with><script src='{0}/embed.js' async></script>",
        site.address
    )
}

/// A page that holds one snippet and listens to it.
async fn host_of(site: &Site, attributes: &str) -> Site {
    host(EARS, &snippet(site, attributes)).await
}

impl Visitor {
    /// Opens the page of a host, and waits until it has heard something of its widgets.
    pub async fn open_host(&self, host: &Site, heard: &str) -> WebDriverResult<()> {
        self.driver.goto(&host.address).await?;
        self.until_heard(heard).await
    }

    async fn until_heard(&self, type_: &str) -> WebDriverResult<()> {
        self.until(&format!("heard.some(one => one.type === '{type_}')")).await
    }

    async fn heard(&self, type_: &str) -> WebDriverResult<Vec<Value>> {
        Ok(self.js(&format!("return heard.filter(one => one.type === '{type_}')")).await?.as_array().unwrap().clone())
    }

    /// Goes into the frame of the first widget.
    async fn enter(&self) -> WebDriverResult<()> {
        let frame = "return document.querySelector('ship-with').shadowRoot.querySelector('iframe')";
        self.driver.execute(frame, vec![]).await?.element()?.enter_frame().await
    }

    /// Goes out of it again.
    async fn leave(&self) -> WebDriverResult<()> {
        self.driver.enter_default_frame().await
    }

    /// Waits until the frame is as high as what is in it.
    async fn until_it_fits(&self) -> WebDriverResult<()> {
        self.enter().await?;
        self.until("document.body.offsetHeight > 40 && Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 1").await?;
        self.leave().await
    }
}

#[tokio::test]
async fn one_snippet_is_the_comparison_as_high_as_it_is_and_leaves_the_page_alone() {
    visit_in_both("embed", &[], |v| async move {
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
        assert_eq!(host.seen(), ["GET /", "GET /favicon.ico"][..host.seen().len()], "nothing is asked of the host");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn of_ten_widgets_only_those_near_the_screen_start() {
    visit_in_both("embed-ten", &[], |v| async move {
        let one = |i: usize| format!("<p style='height:1500px'>Text</p>{}", snippet(&v.site, &format!("id=w{i} layout=compact")));
        let host = host(EARS, &format!("{}<p style='height:1500px'>", (0..10).map(one).collect::<String>())).await;
        let frames = |site: &Site| site.seen().iter().filter(|line| *line == "GET /embed.html").count();
        v.driver.goto(&host.address).await?;
        v.until("customElements.get('ship-with') && document.readyState === 'complete'").await?;
        v.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done))))").await?;
        assert_eq!(frames(&v.site), 0, "none is near yet: {:?}", v.site.seen());
        assert!(!v.site.seen().iter().any(|line| line.contains("wasm") || line.contains("/data/")));
        for i in [0, 6] {
            v.js(&format!("document.querySelector('#w{i}').scrollIntoView({{ block: 'center' }})")).await?;
            v.until(&format!("heard.some(one => one.type === 'ready' && one.of === 'w{i}')")).await?;
        }
        let started = v.js("return [...document.querySelectorAll('ship-with')].filter(one => one.shadowRoot.querySelector('iframe')).map(one => one.id)").await?;
        assert_eq!(started, json!(["w0", "w6"]), "neither its neighbours nor those that were jumped over");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn attributes_take_effect_without_loading_anew() {
    visit_in_both("embed-attributes", &["Failed to load resource"], |v| async move {
        let host = host_of(&v.site, "").await;
        v.open_host(&host, "ready").await?;
        v.js("const one = document.querySelector('ship-with'); one.setAttribute('b', 'langgraph'); one.setAttribute('layout', 'compact'); one.setAttribute('theme', 'dark'); one.setAttribute('lang', 'de')").await?;
        v.enter().await?;
        v.until_text("#title", "CrewAI vs LangGraph").await?;
        v.until("document.querySelector('main').dataset.layout === 'compact' && !document.querySelector('article')").await?;
        assert_eq!(v.js("const root = document.documentElement; return [root.dataset.theme, root.lang]").await?, json!(["dark", "de"]));
        v.leave().await?;
        v.until_it_fits().await?;
        v.js("document.querySelector('ship-with').setAttribute('layout', 'meter')").await?;
        v.enter().await?;
        v.until("document.querySelectorAll('.line [data-meter=panel]').length === 2").await?;
        v.leave().await?;
        v.until_it_fits().await?;
        assert!(v.js("return document.querySelector('ship-with').offsetHeight").await?.as_u64().unwrap() < 120, "one line");
        for (name, value, said) in [
            ("layout", "huge", "layout: found “huge”: write full, compact or meter."),
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
async fn it_works_under_a_strict_policy_of_its_host() {
    visit_in_both("embed-csp", &[], |v| async move {
        // The ears of this page are of its own origin: nothing inline is allowed.
        let policy = format!("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src 'self'; script-src 'self' {0}; frame-src {0}\"><script src=/ears.js></script>", v.site.address);
        let host = host(&policy, &snippet(&v.site, "")).await;
        host.rule("/ears.js", Answer::Script(EARS.trim_start_matches("<script>").trim_end_matches("</script>").to_owned() + "; addEventListener('securitypolicyviolation', e => heard.push({ type: 'violation', of: e.violatedDirective }))"));
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        assert_eq!(v.heard("violation").await?, [json!(null); 0]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn in_a_sandbox_it_runs_or_says_what_it_needs() {
    let expected = ["Failed to load", "ERR_FAILED", "has been blocked by CORS policy", "Subresource Integrity", "preload"];
    visit_in_both("embed-sandbox", &expected, |v| async move {
        let frame = |site: &Site, flags: &str| {
            format!("<iframe sandbox='{flags}' src='{}/embed.html?a=crewai&b=autogen' width=800 height=600></iframe>", site.address)
        };
        let frames = |site: &Site| format!("{}{}", frame(site, "allow-scripts allow-same-origin"), frame(site, "allow-scripts"));
        let (shut, open) = (Site::start().await, host("", &frames(&v.site)).await);
        let enter = |i: usize| {
            let v = v.clone();
            async move { v.driver.find_all(By::Css("iframe")).await?[i].clone().enter_frame().await }
        };
        v.driver.goto(&open.address).await?;
        for (i, warned) in [(0, false), (1, true)] {
            enter(i).await?;
            v.until_text("#title", "CrewAI vs AutoGen").await?;
            v.until(&format!("Boolean(document.querySelector('.warnings')?.innerText) === {warned}")).await?;
            v.leave().await?;
        }
        shut.share_nothing();
        v.driver.goto(&host("", &frames(&shut)).await.address).await?;
        enter(0).await?;
        v.until_text("#title", "CrewAI vs AutoGen").await?;
        v.leave().await?;
        enter(1).await?;
        v.until_text("#boot-failed:not([hidden])", "Its frame needs sandbox=\"allow-scripts allow-same-origin\"").await?;
        assert_eq!(
            v.js("return document.getElementById('boot-whole').href").await?,
            json!(format!("{}/?a=crewai&b=autogen", shut.address))
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn its_colours_are_those_of_the_page_around_it_and_follow_them() {
    visit_in_both("embed-dark", &[], |v| async move {
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
    visit_in_both("embed-height", &[], |v| async move {
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
async fn the_link_comes_back_with_a_word_when_the_frame_fails_to_start() {
    visit_in_both("embed-fails", &["Failed to load resource", "Subresource Integrity", "preload"], |v| async move {
        let host = host_of(&v.site, "id=one").await;
        v.site.rule(&v.site.loaded_by("/embed.html", ".js"), Answer::Status(404));
        v.open_host(&host, "error").await?;
        assert_eq!(v.heard("error").await?[0]["message"], json!("One of its files did not arrive."), "at once, with the reason");
        let is_back = "document.querySelector('ship-with a').checkVisibility() && !document.querySelector('ship-with').shadowRoot.querySelector('iframe')";
        v.until(is_back).await?;
        let word = "return document.querySelector('ship-with').shadowRoot.querySelector('[role=status]').innerText";
        assert_eq!(v.js(word).await?, json!("The comparison could not be loaded here. The link leads to it."));
        v.site.mend(&v.site.loaded_by("/embed.html", ".js"));
        v.js("document.querySelector('ship-with').setAttribute('layout', 'compact')").await?;
        v.until_heard("ready").await?;
        assert_eq!(v.js(word).await?, json!(""), "a change of its attributes is another try");
        // Another site, of which the browser has kept nothing.
        let silent = Site::start().await;
        silent.rule("/embed.html", Answer::Never);
        let host = host_of(&silent, "id=one").await;
        v.open_host(&host, "error").await?;
        assert_eq!(v.heard("error").await?[0]["message"], json!("it has not started in 15 seconds"));
        v.until(is_back).await
    })
    .await;
}

#[tokio::test]
async fn what_is_voted_in_it_is_kept_there_and_the_page_hears_only_that_it_was() {
    visit_in_both("embed-vote", &[], |v| async move {
        let host = host_of(&v.site, "id=one").await;
        v.open_host(&host, "ready").await?;
        v.enter().await?;
        assert!(v.text(".vote").await?.contains("kept on this device, for this site"));
        v.click("[data-vote=ship][data-side=a]").await?;
        v.until("document.querySelector('[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        v.leave().await?;
        v.until_heard("vote").await?;
        assert_eq!(v.heard("vote").await?, [json!({ "type": "vote", "of": "one", "slug": "crewai" })], "not what was voted");
        v.open_host(&host, "ready").await?;
        v.enter().await?;
        v.until("document.querySelector('[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        assert_eq!(v.text(".warnings").await?, "");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_a_frame_may_store_nothing_a_vote_lasts_for_the_visit_and_that_is_said() {
    visit("embed-blocked", &[], |v| async move {
        v.before_every_page("if (parent !== window) Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })").await?;
        let host = host_of(&v.site, "").await;
        v.open_host(&host, "ready").await?;
        v.enter().await?;
        v.click("[data-vote=skip][data-side=b]").await?;
        v.until("document.querySelector('[data-vote=skip][data-side=b]').ariaPressed === 'true'").await?;
        v.until_text(".warnings", "your votes last until you close it").await
    })
    .await;
}

#[tokio::test]
async fn forged_messages_move_nothing_on_either_side() {
    visit_in_both("embed-hostile", &[], |v| async move {
        // Another frame of the page, from a third origin, that speaks as if it were the widget.
        let stranger = host("", "<script>addEventListener('message', ({ data }) => top.postMessage(data, '*'))</script>").await;
        let body = format!("{}<iframe id=stranger src='{}'></iframe>", snippet(&v.site, "id=one"), stranger.address);
        let host = host(EARS, &body).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        v.js("heard.length = 0").await?;
        // Whoever is around a frame knows its id; the page itself, and any frame in it, may try.
        let forged = "const frame = document.querySelector('ship-with').shadowRoot.querySelector('iframe'); const id = frame.src.split('#')[1];
            const words = [{ type: 'resize', height: 7 }, { type: 'vote', slug: '<b>x' }, { type: 'error', message: 'x' }, { type: 'ready' }];
            for (const word of words) for (const shipwith of [1, 2]) {
                const forged = { shipwith, id, ...word };
                postMessage(forged, '*');
                document.getElementById('stranger').contentWindow.postMessage(forged, '*');
                frame.contentWindow.postMessage(forged, '*');
            }
            for (const odd of [null, 1, 'x', [], { shipwith: 1 }, { shipwith: 1, id, type: 'config' }, { shipwith: 1, id, type: 'config', query: 5 }, { shipwith: 1, id: 'other', type: 'config', query: '?layout=meter' },
                { shipwith: 1, id, type: 'vote', slug: 'crewai', verdict: 'ship' }, { shipwith: 1, id, type: 'eval', query: 'alert(1)' }]) { frame.contentWindow.postMessage(odd, '*'); postMessage(odd, '*') }
            // A message sent last is heard last.
            return new Promise(done => { addEventListener('message', ({ data }) => data === 'last' && done(true)); document.getElementById('stranger').contentWindow.postMessage('last', '*') })";
        v.js(forged).await?;
        // A font may still have come, with a true height.
        let forged = v.js("return heard.filter(one => one.type !== 'resize' || one.height === 7)").await?;
        assert_eq!(forged, json!([]), "nothing of it became an event");
        v.until_it_fits().await?;
        v.enter().await?;
        assert_eq!(v.js("return [document.querySelector('main').dataset.layout, localStorage.length, document.querySelectorAll('[aria-pressed=true]').length]").await?, json!(["full", 0, 0]));
        v.leave().await?;
        // What is asked for is only ever text: markup in it stays text.
        v.js("document.querySelector('ship-with').setAttribute('a', '<img src=x onerror=alert(1)>')").await?;
        v.enter().await?;
        v.until_text("main [role=alert]", "<img src=x onerror=alert(1)>").await?;
        assert_eq!(v.count("main img").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_scripts_the_link_is_there_and_a_frame_says_where_to_go() {
    visit("embed-no-script", &[], |v| async move {
        let host =
            host("", &format!("{}<iframe src='{}/embed.html?a=crewai&b=autogen'></iframe>", snippet(&v.site, ""), v.site.address)).await;
        v.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        v.driver.goto(&host.address).await?;
        let link = v.driver.find(By::Css("ship-with a")).await?;
        assert!(link.is_displayed().await? && link.text().await? == "CrewAI vs AutoGen");
        v.driver.find(By::Css("iframe")).await?.enter_frame().await?;
        assert!(v.driver.find(By::Css("noscript")).await?.text().await?.contains("This comparison needs scripts"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn react_mounts_changes_and_unmounts_it() {
    visit_in_both("embed-react", &[], |v| async move {
        let root = env!("CARGO_MANIFEST_DIR");
        let script = std::process::Command::new(format!("{root}/node_modules/.bin/esbuild"))
            .args([
                &format!("{root}/tests/site/react-host.jsx"),
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
