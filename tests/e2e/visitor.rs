//! A visitor: one headless browser that opens the site, and whose console must stay clean.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use shipwith_model::scope::Scope;
use thirtyfour::ChromeCapabilities;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use crate::browser::{self, Browser, Kind, POOL, Pool};
use crate::report::note;
use crate::site::Site;
use crate::waiting::pause_after;

pub use crate::waiting::PATIENCE;

/// The storage key of what a site in the root of its host calls so.
pub fn kept(name: &str) -> String {
    kept_in("/", name)
}

/// The same of a site in a folder, `/one/`.
pub fn kept_in(folder: &str, name: &str) -> String {
    Scope::of(folder).key(name)
}

/// A JavaScript expression: the votes that a site in the root of its host has in storage, their texts by their names, sorted.
pub const VOTES: &str = "Object.fromEntries(Object.entries(localStorage).map(([k, x]) => [k.replace('shipwith:/:', ''), x]).filter(([k]) => /^(vote|pick):/.test(k)).sort())";

/// A browser with the site in it.
#[derive(Clone)]
pub struct Visitor {
    /// The browser.
    pub driver: WebDriver,
    /// The site it visits.
    pub site: Site,
    /// Which browser it is.
    pub kind: Kind,
    /// Whether it can be asked for sizes, themes and pictures by Chromium's own protocol.
    pub is_chromium: bool,
}

/// Runs a visit. Whatever happens in it, the browser is closed; a failure leaves `target/screenshots/<name>.png`.
/// At the end the console must be clean but for lines that hold one of the `expected` texts.
pub async fn visit<F: Future<Output = WebDriverResult<()>>>(name: &str, expected: &[&str], steps: impl FnOnce(Visitor) -> F) {
    visit_from(&POOL, Kind::Chromium, name, expected, steps).await;
}

/// The same with a Chromium of its own, set up in another way.
pub async fn visit_with<F: Future<Output = WebDriverResult<()>>>(
    name: &str,
    expected: &[&str],
    set_up: impl FnOnce(&mut ChromeCapabilities),
    steps: impl FnOnce(Visitor) -> F,
) {
    let mut wishes = browser::chromium();
    set_up(&mut wishes);
    visit_at(Site::start().await, Browser::chromium(wishes).await, name, expected, steps).await;
}

/// The same visit in Chromium and in Firefox. Firefox does not hand out its console, so only Chromium's is looked at.
pub async fn visit_in_both<F: Future<Output = WebDriverResult<()>>>(name: &str, expected: &[&str], steps: impl Fn(Visitor) -> F) {
    visit(name, expected, &steps).await;
    visit_from(&POOL, Kind::Firefox, &format!("{name}-firefox"), &[], steps).await;
}

/// The same visit in Chromium, in Firefox and in WebKit. What is saved for reading offline is lost now and then in a WebKit that is driven
/// (`offline::save`): there it has the visits that show that the page says what is so, and the others have those of damage and healing.
pub async fn visit_in_all<F: Future<Output = WebDriverResult<()>>>(name: &str, expected: &[&str], steps: impl Fn(Visitor) -> F) {
    visit_in_both(name, expected, &steps).await;
    visit_twice_where_it_ends(&POOL, Kind::WebKit, &format!("{name}-webkit"), &steps).await;
}

/// Runs a visit in a browser that may end by itself, or stand still: WebKit's libraries stop its programs now and then, once in
/// hundreds of visits, whatever the page does. Such a visit is begun anew, once: what a page brings about, it brings about
/// again. The table at the end says which they were.
pub async fn visit_twice_where_it_ends<F: Future<Output = WebDriverResult<()>>>(
    pool: &Pool,
    kind: Kind,
    name: &str,
    steps: &impl Fn(Visitor) -> F,
) {
    match visited(pool, kind, name, &[], steps, false).await {
        outcome if has_ended(&outcome) => report(visited(pool, kind, name, &[], steps, true).await),
        outcome => report(outcome),
    }
}

/// The visit in a Firefox of its own, with some of its settings turned.
pub async fn visit_in_firefox<F: Future<Output = WebDriverResult<()>>>(
    name: &str,
    settings: &[(&str, Value)],
    steps: impl FnOnce(Visitor) -> F,
) {
    let mut preferences = FirefoxPreferences::new();
    for (setting, value) in settings {
        preferences.set(setting, value).unwrap();
    }
    visit_at(Site::start().await, Browser::firefox(preferences).await, name, &[], steps).await;
}

/// Runs a visit in a browser of a pool. A visit that fails ends its browser: nobody knows what state it is in.
pub async fn visit_from<F: Future<Output = WebDriverResult<()>>>(
    pool: &Pool,
    kind: Kind,
    name: &str,
    expected: &[&str],
    steps: impl FnOnce(Visitor) -> F,
) {
    report(visited(pool, kind, name, expected, steps, true).await);
}

async fn visited<F: Future<Output = WebDriverResult<()>>>(
    pool: &Pool,
    kind: Kind,
    name: &str,
    expected: &[&str],
    steps: impl FnOnce(Visitor) -> F,
    is_last: bool,
) -> Outcome {
    let browser = pool.take(kind).await;
    let site = Site::start().await;
    let outcome = outcome_of(&browser, &site, name, expected, steps, is_last).await;
    if matches!(outcome, Ok(Ok(()))) {
        pool.give_back(browser).await;
    } else {
        browser.end().await;
    }
    outcome
}

/// Runs a visit to a site in a browser that ends with it.
pub async fn visit_at<F: Future<Output = WebDriverResult<()>>>(
    site: Site,
    browser: Browser,
    name: &str,
    expected: &[&str],
    steps: impl FnOnce(Visitor) -> F,
) {
    let outcome = outcome_of(&browser, &site, name, expected, steps, true).await;
    browser.end().await;
    report(outcome);
}

/// What came of a visit: whether its steps went well, or how they panicked.
type Outcome = Result<WebDriverResult<()>, Box<dyn std::any::Any + Send>>;

/// Whether a visit came to nothing because its browser was gone, or answered no more.
fn has_ended(outcome: &Outcome) -> bool {
    use WebDriverErrorInner::{HttpError, InvalidSessionId, Timeout};
    matches!(outcome, Ok(Err(error)) if matches!(error.as_inner(), InvalidSessionId(_) | HttpError(_) | Timeout(_)))
}

/// How long a visit may take in all: several times what the longest needs. Each of its waits ends by itself, but not one that begins again and again.
const WHOLE_VISIT: Duration = PATIENCE.saturating_mul(6);

/// What comes of steps, if it comes in time.
async fn within(time: Duration, steps: impl Future<Output = WebDriverResult<()>>) -> WebDriverResult<()> {
    let overdue = |_| WebDriverError::from_inner(WebDriverErrorInner::Timeout(format!("the visit took longer than {time:?}")));
    tokio::time::timeout(time, steps).await.unwrap_or_else(|elapsed| Err(overdue(elapsed)))
}

#[tokio::test]
async fn a_visit_that_never_ends_is_ended_and_may_be_begun_anew() {
    let endless = within(Duration::from_millis(1), std::future::pending()).await;
    assert!(endless.as_ref().is_err_and(|error| error.to_string().contains("the visit took longer than 1ms")));
    assert!(has_ended(&Ok(endless)));
    assert!(!has_ended(&Ok(within(WHOLE_VISIT, std::future::ready(Ok(()))).await)));
}

fn is_gone(error: &WebDriverError) -> bool {
    matches!(error.as_inner(), WebDriverErrorInner::InvalidSessionId(_))
}

/// What comes of a visit's steps, noted for the table. `is_last`: it is not begun anew where its browser ends.
async fn outcome_of<F: Future<Output = WebDriverResult<()>>>(
    browser: &Browser,
    site: &Site,
    name: &str,
    expected: &[&str],
    steps: impl FnOnce(Visitor) -> F,
    is_last: bool,
) -> Outcome {
    use futures_util::FutureExt;
    let visitor =
        Visitor { driver: browser.driver.clone(), site: site.clone(), kind: browser.kind, is_chromium: browser.kind == Kind::Chromium };
    let checked = async {
        steps(visitor.clone()).await?;
        if visitor.is_chromium { visitor.console_is_clean_but_for(expected).await } else { Ok(()) }
    };
    let begun = Instant::now();
    let outcome = std::panic::AssertUnwindSafe(within(WHOLE_VISIT, checked)).catch_unwind().await;
    let is_well = matches!(outcome, Ok(Ok(())));
    let milliseconds = begun.elapsed().as_millis() as u64;
    let engine = format!("{:?}", browser.kind);
    let is_begun_anew = !is_last && has_ended(&outcome);
    note(
        "visits.jsonl",
        &json!({ "name": name, "engine": engine, "isWell": is_well, "isBegunAnew": is_begun_anew, "milliseconds": milliseconds }),
    );
    if !is_well {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{name}.png"));
        visitor.driver.screenshot(&file).await.ok();
        eprintln!("{name}: see {}; the server saw {:#?}", file.display(), site.seen());
    }
    outcome
}

fn report(outcome: Outcome) {
    match outcome {
        Ok(Ok(())) => {}
        Ok(Err(error)) => panic!("{error}"),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// What Chromium says of a frame whose program starts seconds late, as on a busy machine: what was asked for ahead is still to be used.
const NOT_YET: [&str; 2] =
    ["/data/catalog.json was preloaded using link preload but not used", ".woff2 was preloaded using link preload but not used"];

impl Visitor {
    /// Opens an address of the site: `/?a=…&b=…`.
    pub async fn open(&self, path: &str) -> WebDriverResult<()> {
        self.driver.goto(format!("{}{path}", self.site.address)).await
    }

    /// Loads the page anew, as a visitor does it: drivers' own ways go past a page's worker in some browsers.
    pub async fn reload(&self) -> WebDriverResult<()> {
        self.js("window.isOld = true; location.reload()").await?;
        self.until("window.isOld === undefined && document.readyState !== 'loading'").await
    }

    /// Opens an address and waits until both sides are there.
    pub async fn compare(&self, path: &str) -> WebDriverResult<()> {
        self.open(path).await?;
        self.until("performance.getEntriesByName('shipwith:comparison').length > 0").await
    }

    /// Goes to an address within the page that is open, as the keys for back and forward do: nothing is loaded.
    pub async fn travel(&self, path: &str) -> WebDriverResult<()> {
        let go = format!("history.pushState(null, '', {}); dispatchEvent(new PopStateEvent('popstate'))", json!(path));
        self.js(&go).await.map(drop)
    }

    /// Runs a script and gives what it returns.
    pub async fn js(&self, script: &str) -> WebDriverResult<Value> {
        Ok(self.driver.execute(script, vec![]).await?.json().clone())
    }

    /// Waits until a JavaScript expression is true; until what it speaks of is there, it is not.
    pub async fn until(&self, condition: &str) -> WebDriverResult<()> {
        let (begun, look) = (Instant::now(), format!("try {{ return Boolean({condition}) }} catch {{ return false }}"));
        loop {
            // A page or a frame that is loaded anew meanwhile answers the next time.
            let held = self.js(&look).await;
            if matches!(held, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if begun.elapsed() >= PATIENCE || held.as_ref().is_err_and(is_gone) {
                held?;
                self.end_what_has_lost_all().await?;
                panic!("waited in vain for: {condition}\nthe page says:\n{}", self.text("body").await?);
            }
            tokio::time::sleep(pause_after(begun.elapsed())).await;
        }
    }

    /// Ends a WebKit in which a worker runs and finds nothing of what it has saved, where there is no host to ask: while it is driven, it keeps
    /// its caches in memory, and loses them now and then.
    async fn end_what_has_lost_all(&self) -> WebDriverResult<()> {
        if self.kind == Kind::WebKit
            && self.text("body").await?.starts_with("FetchEvent.respondWith received an error: TypeError: Load failed")
        {
            self.end_browser().await?;
        }
        Ok(())
    }

    /// Ends a browser that is of no use any more, and with it the visit, which may be begun anew in another (`visit_twice_where_it_ends`).
    pub async fn end_browser(&self) -> WebDriverResult<()> {
        self.driver.clone().quit().await?;
        self.js("return true").await.map(drop)
    }

    /// Waits until the text of the first element that fits a selector contains `text`, where it can be seen.
    pub async fn until_text(&self, css: &str, text: &str) -> WebDriverResult<()> {
        let (css, text) = (json!(css), json!(text));
        self.until(&format!("(e => e.checkVisibility() && e.innerText.includes({text}))(document.querySelector({css}))")).await
    }

    /// What the first element that fits a selector says.
    pub async fn text(&self, css: &str) -> WebDriverResult<String> {
        Ok(self
            .js(&format!("return document.querySelector({})?.innerText ?? ''", json!(css)))
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// How many elements fit a selector.
    pub async fn count(&self, css: &str) -> WebDriverResult<usize> {
        Ok(self.driver.find_all(By::Css(css)).await?.len())
    }

    /// An attribute of the first element that fits a selector.
    pub async fn attribute(&self, css: &str, name: &str) -> WebDriverResult<Option<String>> {
        self.driver.find(By::Css(css)).await?.attr(name).await
    }

    /// Presses the mouse on the first element that fits a selector, once it is there and can be seen; an option is seen in its list alone.
    pub async fn click(&self, css: &str) -> WebDriverResult<()> {
        use thirtyfour::error::WebDriverErrorInner::{NoSuchElement, StaleElementReference};
        let begun = Instant::now();
        loop {
            match self.press(css).await {
                // Another one has taken its place since it was found, and nothing was pressed.
                Err(error) if begun.elapsed() < PATIENCE && matches!(error.as_inner(), NoSuchElement(_) | StaleElementReference(_)) => {}
                pressed => return pressed,
            }
        }
    }

    async fn press(&self, css: &str) -> WebDriverResult<()> {
        let element = format!("document.querySelector({})", json!(css));
        // The look that finds it also scrolls to it: each word to a driver takes its time.
        let found =
            "(e => (e.localName === 'option' || e.checkVisibility()) && (e.scrollIntoView({ block: 'center', inline: 'center' }), true))";
        self.until(&format!("{found}({element})")).await?;
        if self.kind == Kind::WebKit {
            self.bring_into_sight(css).await?;
        }
        self.driver.find(By::Css(css)).await?.click().await
    }

    /// Scrolls the page around a frame to an element in it. In WebKit a frame of another site cannot, and the driver
    /// then presses beside the window, which reaches the page in place of the frame.
    async fn bring_into_sight(&self, css: &str) -> WebDriverResult<()> {
        let within = format!("return window === top ? null : document.querySelector({}).getBoundingClientRect().top", json!(css));
        if let Some(within) = self.js(&within).await?.as_f64() {
            let page = self.driver.clone();
            page.enter_parent_frame().await?;
            let place = "document.querySelector('ship-with, iframe').getBoundingClientRect().top";
            self.js(&format!("scrollBy({{ top: {place} + {within} - innerHeight / 2, behavior: 'instant' }})")).await?;
            if self.js("return document.querySelector('ship-with') !== null").await? == json!(true) {
                self.enter().await?;
            } else {
                self.driver.find(By::Css("iframe")).await?.enter_frame().await?;
            }
        }
        Ok(())
    }

    /// Types on the keyboard, to whatever has the focus.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> WebDriverResult<()> {
        self.driver.active_element().await?.send_keys(keys.into()).await
    }

    /// The address without its origin.
    pub async fn address(&self) -> WebDriverResult<String> {
        Ok(self.driver.current_url().await?.as_str().replacen(&self.site.address, "", 1))
    }

    /// Asks for a size in CSS pixels and a theme, `light` or `dark`.
    pub async fn screen(&self, width: u32, height: u32, theme: &str) -> WebDriverResult<()> {
        let cdp = self.driver.cdp();
        cdp.send_raw(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 }),
        )
        .await?;
        cdp.send_raw("Emulation.setEmulatedMedia", json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] })).await?;
        Ok(())
    }

    /// Runs a script in every page before any of its own.
    pub async fn before_every_page(&self, script: &str) -> WebDriverResult<()> {
        self.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    /// Goes without a worker, as in a browser that has none. A worker comes at a moment of its own, and answers from then on
    /// with what it has saved: a visit that changes what the host has, and looks again, would see now the one, now the other.
    pub async fn without_worker(&self) -> WebDriverResult<()> {
        self.before_every_page("Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })").await
    }

    async fn console_is_clean_but_for(&self, expected: &[&str]) -> WebDriverResult<()> {
        let lines = self.driver.browser_log().await?;
        let unexpected: Vec<String> = lines
            .into_iter()
            .map(|line| format!("{}: {}", line.level, line.message))
            .filter(|line| !expected.iter().chain(&NOT_YET).any(|text| line.contains(text)))
            .collect();
        assert!(unexpected.is_empty(), "the console is not clean: {unexpected:#?}");
        Ok(())
    }
}
