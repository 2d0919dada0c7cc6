//! A visitor: one headless browser that opens the site, and whose console must stay clean.

use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use shipwith_model::scope::Scope;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::site::Site;

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

/// How long anything may take before a test gives up waiting for it.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A browser with the site in it.
#[derive(Clone)]
pub struct Visitor {
    /// The browser.
    pub driver: WebDriver,
    /// The site it visits.
    pub site: Site,
    /// Whether it can be asked for sizes, themes and pictures by Chromium's own protocol.
    pub is_chromium: bool,
}

/// Runs a visit. Whatever happens in it, the browser is closed; a failure leaves `target/screenshots/<name>.png`.
/// At the end the console must be clean but for lines that hold one of the `expected` texts.
pub async fn visit<F: Future<Output = WebDriverResult<()>>>(name: &str, expected: &[&str], steps: impl FnOnce(Visitor) -> F) {
    visit_with(name, expected, |_| {}, steps).await;
}

/// The same with Chromium set up in another way.
pub async fn visit_with<F: Future<Output = WebDriverResult<()>>>(
    name: &str,
    expected: &[&str],
    set_up: impl FnOnce(&mut ChromeCapabilities),
    steps: impl FnOnce(Visitor) -> F,
) {
    let mut wishes = chromium();
    set_up(&mut wishes);
    run(name, Some(expected), start("chromedriver", &["--port=0"], "successfully on port ").await, wishes, steps).await;
}

/// The same visit in Chromium and in Firefox. Firefox does not hand out its console, so only Chromium's is looked at.
pub async fn visit_in_both<F: Future<Output = WebDriverResult<()>>>(name: &str, expected: &[&str], steps: impl Fn(Visitor) -> F) {
    visit(name, expected, &steps).await;
    visit_in_firefox(&format!("{name}-firefox"), &[], steps).await;
}

/// The visit in Firefox alone, with some of its settings turned.
pub async fn visit_in_firefox<F: Future<Output = WebDriverResult<()>>>(
    name: &str,
    settings: &[(&str, Value)],
    steps: impl FnOnce(Visitor) -> F,
) {
    let mut preferences = FirefoxPreferences::new();
    for (setting, value) in settings {
        preferences.set(setting, value).unwrap();
    }
    let mut wishes = DesiredCapabilities::firefox();
    wishes.set_preferences(preferences).unwrap();
    wishes.set_headless().unwrap();
    // Firefox sends requests of its own as it starts; here it has nobody to talk to.
    wishes.add_arg("--width=1280").unwrap();
    wishes.add_arg("--height=900").unwrap();
    run(name, None, start("geckodriver", &["--port", "0"], "Listening on 127.0.0.1:").await, wishes, steps).await;
}

fn chromium() -> ChromeCapabilities {
    let mut wishes = DesiredCapabilities::chrome();
    for flag in [
        "headless",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "hide-scrollbars",
        "window-size=1280,900",
    ] {
        wishes.add_arg(&format!("--{flag}")).unwrap();
    }
    wishes.set_browser_log_level(LoggingPrefsLogLevel::All).unwrap();
    wishes
}

async fn run<F: Future<Output = WebDriverResult<()>>>(
    name: &str,
    expected: Option<&[&str]>,
    (mut program, port): (Child, u16),
    wishes: impl Into<Capabilities>,
    steps: impl FnOnce(Visitor) -> F,
) {
    let site = Site::start().await;
    let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes).await.expect("a browser starts: ./scripts/setup installs it");
    let outcome = driver
        .run_and_quit(|driver| async move {
            let visitor = Visitor { driver, site, is_chromium: expected.is_some() };
            let picture = Picture { visitor: visitor.clone(), name };
            picture.keep_on_failure(expected, steps).await
        })
        .await;
    program.kill().await.unwrap();
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// The picture that a failed visit leaves.
struct Picture<'n> {
    visitor: Visitor,
    name: &'n str,
}

impl Picture<'_> {
    async fn keep_on_failure<F: Future<Output = WebDriverResult<()>>>(
        self,
        expected: Option<&[&str]>,
        steps: impl FnOnce(Visitor) -> F,
    ) -> WebDriverResult<()> {
        use futures_util::FutureExt;
        let visitor = self.visitor.clone();
        let checked = async {
            steps(visitor.clone()).await?;
            match expected {
                Some(expected) => visitor.console_is_clean_but_for(expected).await,
                None => Ok(()),
            }
        };
        let outcome = std::panic::AssertUnwindSafe(checked).catch_unwind().await;
        if !matches!(outcome, Ok(Ok(()))) {
            let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
            std::fs::create_dir_all(&folder).unwrap();
            let file = folder.join(format!("{}.png", self.name));
            self.visitor.driver.screenshot(&file).await.ok();
            eprintln!("{}: see {}; the server saw {:#?}", self.name, file.display(), self.visitor.site.seen());
        }
        outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

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

    /// Runs a script and gives what it returns.
    pub async fn js(&self, script: &str) -> WebDriverResult<Value> {
        Ok(self.driver.execute(script, vec![]).await?.json().clone())
    }

    /// Waits until a JavaScript expression is true.
    pub async fn until(&self, condition: &str) -> WebDriverResult<()> {
        let begun = Instant::now();
        while self.js(&format!("return Boolean({condition})")).await? != json!(true) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain for: {condition}\nthe page says:\n{}", self.text("body").await?);
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        Ok(())
    }

    /// Waits until the text of the first element that fits a selector contains `text`.
    pub async fn until_text(&self, css: &str, text: &str) -> WebDriverResult<()> {
        let (css, text) = (json!(css), json!(text));
        self.until(&format!("(document.querySelector({css})?.innerText ?? '').includes({text})")).await
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

    /// Presses the mouse on the first element that fits a selector.
    pub async fn click(&self, css: &str) -> WebDriverResult<()> {
        let element = self.driver.find(By::Css(css)).await?;
        element.scroll_into_view().await?;
        element.click().await
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

    async fn console_is_clean_but_for(&self, expected: &[&str]) -> WebDriverResult<()> {
        let lines = self.driver.browser_log().await?;
        let unexpected: Vec<String> = lines
            .into_iter()
            .map(|line| format!("{}: {}", line.level, line.message))
            .filter(|line| !expected.iter().any(|text| line.contains(text)))
            .collect();
        assert!(unexpected.is_empty(), "the console is not clean: {unexpected:#?}");
        Ok(())
    }
}

/// Starts a browser's driver on a free port; it ends with the test.
async fn start(program: &str, flags: &[&str], before_port: &str) -> (Child, u16) {
    // A port that is free for IPv4 and taken for IPv6 ends ChromeDriver at once; the next is another.
    for _ in 0..5 {
        if let Some(started) = try_to_start(program, flags, before_port).await {
            return started;
        }
    }
    panic!("{program} ended five times before it was ready");
}

/// Starts it, and reads its port from the line in which it names that; nothing when it ends before.
async fn try_to_start(program: &str, flags: &[&str], before_port: &str) -> Option<(Child, u16)> {
    let mut command = Command::new(program);
    command.args(flags).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut child = command.spawn().unwrap_or_else(|_| panic!("{program} is installed: ./scripts/setup does it"));
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        let port = line.split(before_port).nth(1).map(|rest| rest.trim_end_matches('.'));
        if let Some(port) = port.and_then(|port| port.parse().ok()) {
            // What it prints later is read and thrown away, so that it never waits for a reader.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Some((child, port));
        }
    }
    None
}
