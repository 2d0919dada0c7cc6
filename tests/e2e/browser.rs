//! The browsers of the tests. Starting one takes seconds, so a browser that a visit has left clean is kept for the next.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use serde_json::json;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, FirefoxCapabilities, LoggingPrefsLogLevel};

use crate::waiting::PATIENCE;

/// Which browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// By ChromeDriver.
    Chromium,
    /// By geckodriver.
    Firefox,
    /// WebKitGTK, which is what Safari is made of, by WebKitWebDriver.
    WebKit,
}

/// A running browser with one window of one empty tab.
pub struct Browser {
    /// What drives it.
    pub driver: WebDriver,
    /// Which it is.
    pub kind: Kind,
    // After the driver, so that a session is never asked to end when its program is gone.
    _program: Program,
}

/// Browsers that wait for a visit. Storage, workers and caches are kept by origin, and no two sites of a run have the same
/// (see `site::Port`), so all that has to be cleared is what belongs to a tab or to the whole browser.
pub struct Pool(Mutex<Vec<Browser>>);

/// The pool of this run. There are never more of a kind than tests at one time.
pub static POOL: Pool = Pool::new();

impl Pool {
    /// One with nothing in it.
    pub const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// Takes a browser that waits, or starts one.
    pub async fn take(&self, kind: Kind) -> Browser {
        match self.waiting(kind) {
            Some(browser) => browser,
            None => Browser::start(kind).await,
        }
    }

    fn waiting(&self, kind: Kind) -> Option<Browser> {
        let mut waiting = self.0.lock().unwrap();
        let place = waiting.iter().rposition(|browser| browser.kind == kind)?;
        Some(waiting.remove(place))
    }

    /// Clears a browser and keeps it; one that cannot be cleared is ended.
    pub async fn give_back(&self, browser: Browser) {
        match browser.clear().await {
            Ok(()) => self.0.lock().unwrap().push(browser),
            Err(_) => browser.end().await,
        }
    }
}

impl Browser {
    async fn start(kind: Kind) -> Self {
        match kind {
            Kind::Chromium => Self::chromium(chromium()).await,
            Kind::Firefox => Self::firefox(FirefoxPreferences::new()).await,
            Kind::WebKit => Self::webkit().await,
        }
    }

    /// Starts Chromium set up in a way of its own.
    pub async fn chromium(wishes: ChromeCapabilities) -> Self {
        Self::started(Kind::Chromium, || Program::start("chromedriver", &["--port=0"], "successfully on port "), wishes).await
    }

    /// Starts Firefox with settings of its own.
    pub async fn firefox(settings: FirefoxPreferences) -> Self {
        Self::started(Kind::Firefox, || Program::start("geckodriver", &["--port", "0"], "Listening on 127.0.0.1:"), firefox(settings)).await
    }

    /// Starts WebKitGTK. It has no headless mode: it draws to a display that nobody sees.
    async fn webkit() -> Self {
        let browser = mini_browser();
        let wishes = json!({ "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] } });
        let wishes = Capabilities::from(wishes.as_object().unwrap().clone());
        let browser = Self::started(Kind::WebKit, || Program::start("sh", &["-c", UNSEEN], "Listening on port "), wishes).await;
        // As wide as the others are; its later tabs keep that.
        browser.driver.set_window_rect(0, 0, 1280, 900).await.unwrap();
        browser
    }

    async fn started(kind: Kind, program: impl Fn() -> Program, wishes: impl Into<Capabilities>) -> Self {
        let (wishes, mut refusals) = (wishes.into(), Vec::new());
        // On a busy machine a browser may take longer to come up than its driver waits for it.
        for _ in 0..3 {
            let program = program();
            // A connection belongs to the test that opened it, and the next test may begin before that one has ended: none is kept.
            let client = reqwest::Client::builder().pool_max_idle_per_host(0).timeout(PATIENCE * 2).build().unwrap();
            match WebDriver::builder(format!("http://127.0.0.1:{}", program.port), wishes.clone()).client(client).await {
                Ok(driver) => return Self { driver, kind, _program: program },
                Err(refusal) => refusals.push(refusal.to_string()),
            }
        }
        panic!("no browser starts: ./scripts/setup installs it: {refusals:#?}");
    }

    /// Leaves one fresh tab, and nothing that a visit has asked of the whole browser.
    async fn clear(&self) -> WebDriverResult<()> {
        let fresh = self.driver.new_tab().await?;
        for window in self.driver.windows().await?.into_iter().filter(|window| *window != fresh) {
            self.driver.switch_to_window(window).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(fresh).await?;
        if self.kind == Kind::Chromium {
            // Else a script's focus() moves the focus, and no event tells of it.
            self.driver.cdp().send_raw("Page.bringToFront", json!({})).await?;
            self.driver.cdp().send_raw("Browser.resetPermissions", json!({})).await?;
            self.driver.cdp().send_raw("Browser.setDownloadBehavior", json!({ "behavior": "default" })).await?;
            // What it gives once it does not give again.
            self.driver.browser_log().await?;
        }
        Ok(())
    }

    /// Closes it.
    pub async fn end(self) {
        // One that no longer answers is ended with its program.
        self.driver.clone().quit().await.ok();
    }
}

/// Chromium as the tests want it.
pub fn chromium() -> ChromeCapabilities {
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

fn firefox(mut settings: FirefoxPreferences) -> FirefoxCapabilities {
    // What of a program is run often is compiled once more, and well, and not all of it as soon as it has come: newer Firefoxes do so by
    // themselves. Each visit is to another origin, and compiles the program anew.
    settings.set("javascript.options.wasm_lazy_tiering", true).unwrap();
    let mut wishes = DesiredCapabilities::firefox();
    wishes.set_preferences(settings).unwrap();
    wishes.set_headless().unwrap();
    wishes.add_arg("--width=1280").unwrap();
    wishes.add_arg("--height=900").unwrap();
    wishes
}

/// The browser that comes with WebKitGTK; its folder names the machine and the version of GTK.
fn mini_browser() -> std::path::PathBuf {
    let lib = std::fs::read_dir("/usr/lib").unwrap().flatten().map(|entry| entry.path());
    let folders = lib.flat_map(|folder| ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"].map(|name| folder.join(name)));
    folders
        .map(|folder| folder.join("MiniBrowser"))
        .find(|program| program.exists())
        .expect("MiniBrowser is there: ./scripts/setup installs it")
}

/// Starts a display and WebKit's driver on it, and says on which port that listens, once it does. The driver takes no port
/// that the system chooses, and says nothing: a port is tried out, and another when somebody has it. Pages are painted by the processor at once,
/// and not by a card for graphics that the processor plays.
const UNSEEN: &str = r#"
    mkfifo "$TMPDIR/display"
    Xvfb -displayfd 3 -screen 0 1280x1000x24 -nolisten tcp 3>"$TMPDIR/display" 2>/dev/null &
    read -r display <"$TMPDIR/display" || exit 1
    export DISPLAY=":$display" LIBGL_ALWAYS_SOFTWARE=1 WEBKIT_SKIA_ENABLE_CPU_RENDERING=1
    listens() { grep -qi ":$(printf %04x "$port") 00000000:0000 0A" /proc/net/tcp; }
    port=$(shuf -i 20000-30000 -n 1)
    while listens; do port=$(shuf -i 20000-30000 -n 1); done
    WebKitWebDriver --port="$port" &
    driver=$!
    until listens; do
        kill -0 "$driver" || exit 1
        sleep 0.1
    done
    echo "Listening on port $port"
    wait "$driver"
"#;

/// A browser's driver and all that it starts. They end when this is dropped, and also when the tests end in any other way.
struct Program {
    port: u16,
    guard: Child,
}

/// Starts a program in a process group and a folder for passing files of its own; both go when the input is closed, which
/// the system does for a test run that is no more. Programs that outlive a test are not ended by dropping a value.
pub const GUARD: &str = r#"
    export TMPDIR="$(mktemp -d)"
    "$@" </dev/null &
    trap '' TERM
    exec >/dev/null
    cat
    kill -TERM -$$
    wait
    rm -rf "$TMPDIR"
"#;

impl Program {
    fn start(program: &str, flags: &[&str], before_port: &str) -> Self {
        // A port that is free for IPv4 and taken for IPv6 ends ChromeDriver at once; the next is another.
        for _ in 0..5 {
            if let Some(started) = Self::try_to_start(program, flags, before_port) {
                return started;
            }
        }
        panic!("{program} ended five times before it was ready: ./scripts/setup installs it");
    }

    /// Starts it, and reads its port from the line in which it names that; nothing when it ends before.
    fn try_to_start(program: &str, flags: &[&str], before_port: &str) -> Option<Self> {
        let mut command = Command::new("sh");
        command.args(["-c", GUARD, "guard", program]).args(flags).process_group(0);
        let mut guard = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(guard.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|line| line.split(before_port).nth(1)?.trim_end_matches('.').parse().ok());
        let Some(port) = port else {
            guard.wait_with_output().unwrap();
            return None;
        };
        // What it prints later is read and thrown away, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { port, guard })
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        self.guard.wait().ok();
    }
}
