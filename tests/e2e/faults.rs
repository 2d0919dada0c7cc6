//! What goes wrong around a page, on every screen of it: the storage, the clock, other tabs, and hosts that answer with something else.

use std::time::Instant;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::offline::later;
use crate::site::Answer;
use crate::visitor::{Visitor, kept, visit};
use crate::waiting::empty_folder;

const PAIR: &str = "/?a=github-copilot&b=moondream2";
const FILE_B: &str = "/data/tools/moondream2.json";
const SHIP_A: &str = "button[data-vote=ship][data-side=a]";

/// Every screen, with its title.
const SCREENS: [(&str, &str); 10] = [
    (PAIR, "GitHub Copilot vs Moondream2"),
    ("/?view=tools", "All tools"),
    ("/?view=tool&of=langgraph", "LangGraph"),
    ("/?view=category&of=agent-frameworks", "Agent Frameworks"),
    ("/?view=reviewer&of=skeptic", "The Skeptic"),
    ("/?view=votes", "My votes"),
    ("/?view=shortlist", "Shortlist"),
    ("/?view=blind", "Blind read"),
    ("/?view=embed&a=langgraph&b=crewai", "Embed"),
    ("/?view=offline", "Read offline"),
];

/// A JavaScript expression: that something in the page broke, and every number or date on its screen that is none.
const ODD: &str = "[...(document.querySelector('#boot-failed').hidden ? [] : ['it broke']), \
     ...(document.querySelector('#app').innerText.match(/\\bNaN\\b|Invalid Date|\\bInfinity\\b|(^|\\s)[-\u{2212}]\\d+ (day|month|year)s?\\b/g) ?? [])]";

/// Opens each screen: it stands, nothing in it broke, and no number or date in it is none.
async fn every_screen_stands(v: &Visitor) -> WebDriverResult<()> {
    for (path, title) in SCREENS {
        v.open(path).await?;
        v.until_text("#app h1", title).await?;
        assert_eq!(v.js(&format!("return {ODD}")).await?, json!([]), "{path}");
    }
    Ok(())
}

/// Goes through `screens` without loading anything anew, and gives what is odd on each. One that does not stand in ten seconds is the last.
const WALK: &str = "
    const app = document.querySelector('#app'), found = [];
    for (const [path, title] of screens) {
        const stands = () => (h1 => h1?.checkVisibility() && h1.innerText.includes(title))(app.querySelector('h1'));
        history.pushState(null, '', path);
        dispatchEvent(new PopStateEvent('popstate'));
        await new Promise(go => {
            const end = () => { clearTimeout(timer); watch.disconnect(); go() };
            const timer = setTimeout(end, 10_000), watch = new MutationObserver(() => stands() && end());
            watch.observe(app, { subtree: true, childList: true, characterData: true, attributes: true });
            if (stands()) end();
        });
        if (!stands()) return [...found, path + ' does not stand'];
        found.push(...odd().map(odd => path + ': ' + odd));
    }
    return found";

/// The same within the page that is open, from screen to screen as the keys for back and forward lead: what is stored and what time it is, the
/// program reads as it starts, which is one on every screen, and each screen as it comes to stand.
async fn every_screen_stands_in_turn(v: &Visitor) -> WebDriverResult<()> {
    let found = later(v, &format!("const screens = {}, odd = () => {ODD}; {WALK}", json!(SCREENS))).await?;
    assert_eq!(found, json!([]));
    Ok(())
}

/// Opens one of the screens, and goes through all of them from there.
async fn every_screen_stands_from(v: &Visitor, screen: usize) -> WebDriverResult<()> {
    let (path, title) = SCREENS[screen];
    v.open(path).await?;
    v.until_text("#app h1", title).await?;
    every_screen_stands_in_turn(v).await
}

#[tokio::test]
async fn where_the_storage_is_refused_every_screen_stands_and_what_is_voted_or_kept_is_said_to_last_for_the_visit() {
    visit("storage-refused", &[], |v| async move {
        v.before_every_page("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
            .await?;
        every_screen_stands(&v).await?;
        for (path, title) in [SCREENS[0], SCREENS[2], SCREENS[5], SCREENS[0]] {
            v.travel(path).await?;
            v.until_text("#app h1", title).await?;
            v.until_text(".vote .warnings, .votes .warnings", "Nothing can be stored here").await?;
        }
        v.click(SHIP_A).await?;
        v.until(&format!("document.querySelector('{SHIP_A}').ariaPressed === 'true'")).await?;
        v.click("[data-keep]").await?;
        v.until_text(".keep [role=status]", "Nothing can be stored here").await
    })
    .await;
}

#[tokio::test]
async fn where_the_storage_is_full_every_screen_stands_and_each_place_that_keeps_something_says_so() {
    visit("storage-full", &[], |v| async move {
        v.before_every_page("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }").await?;
        every_screen_stands(&v).await?;
        for (path, press) in [(PAIR, SHIP_A), (PAIR, "button[data-pick=b]"), ("/?view=tool&of=langgraph", "button[data-vote=skip]")] {
            v.open(path).await?;
            v.click(press).await?;
            v.until(&format!("document.querySelector('{press}').ariaPressed === 'true'")).await?;
            v.until_text(".vote .warnings", "storage is full").await?;
        }
        v.click("[data-keep]").await?;
        v.until_text(".keep [role=status]", "storage is full").await?;
        v.open("/?view=blind&a=langgraph&b=crewai").await?;
        v.click(".vote .pick").await?;
        v.until_text("#app .warnings", "storage is full").await
    })
    .await;
}

/// Everything that the site can have stored, each with that text.
fn entries(text: &str) -> Value {
    let names = [
        "theme",
        "recent",
        "slash",
        "lang",
        "ballot",
        "carried",
        "vote:github-copilot",
        "vote:langgraph",
        "pick:github-copilot|moondream2",
        "pick:crewai|langgraph",
        "kept:langgraph",
        "kept:github-copilot|moondream2",
        "seen:github-copilot",
        "seen:langgraph",
        "vote:",
        "pick:|",
        "kept:..",
        "later:thing",
    ];
    names.iter().map(|name| (kept(name), json!(text))).collect::<serde_json::Map<_, _>>().into()
}

/// Puts entries into the storage in place of all others.
async fn put(v: &Visitor, entries: &Value) -> WebDriverResult<()> {
    v.open("/robots.txt").await?;
    v.js(&format!("localStorage.clear(); for (const [name, text] of Object.entries({entries})) localStorage.setItem(name, text)"))
        .await
        .map(drop)
}

/// The votes and what is kept, as they are stored.
const OWN: &str =
    "return Object.fromEntries(Object.entries(localStorage).filter(([name]) => /:(vote|pick|kept|later):/.test(name)).sort())";

#[tokio::test]
async fn storage_that_is_damaged_breaks_no_screen_and_stays_until_it_is_replaced() {
    visit("storage-damaged", &["favicon"], |v| async move {
        // The page starts on another screen with each of them.
        for (screen, text) in [
            "",
            "{oops",
            "null",
            "[1, 2]",
            "{\"v\":1}",
            "{\"v\":\"1\",\"at\":-1}",
            "\u{0}\u{ffff}",
            "{\"v\":1,\"verdict\":\"ship\",\"at\":1e999}",
        ]
        .into_iter()
        .enumerate()
        {
            put(&v, &entries(text)).await?;
            let before = v.js(OWN).await?;
            every_screen_stands_from(&v, screen).await?;
            assert_eq!(v.js(OWN).await?, before, "{text}");
        }
        put(&v, &entries("{oops")).await?;
        v.compare(PAIR).await?;
        v.until_text(".vote .warnings", "damaged").await?;
        v.click(SHIP_A).await?;
        v.until(&format!("localStorage['{}'].includes('ship')", kept("vote:github-copilot"))).await
    })
    .await;
}

#[tokio::test]
async fn storage_of_a_later_version_breaks_no_screen_and_is_never_touched() {
    visit("storage-later", &["favicon"], |v| async move {
        let later = entries("{\"v\":99,\"mood\":\"fine\"}");
        put(&v, &later).await?;
        // All but settings, which are the visitor's to change, and what is written of tools that had no entry.
        let own = format!(
            "return Object.fromEntries(Object.keys({later}).filter(name => /:(vote|pick|kept|later|seen|recent)(:|$)/.test(name)).map(name => [name, localStorage.getItem(name)]))"
        );
        let before = v.js(&own).await?;
        every_screen_stands(&v).await?;
        v.compare(PAIR).await?;
        v.click(SHIP_A).await?;
        v.until_text(".vote .warnings", "newer version").await?;
        v.click("[data-keep]").await?;
        v.until_text(".keep [role=status]", "newer version").await?;
        // What was looked at is written down when the browser has time: by then, the other tool's would have been, too.
        v.until(&format!("localStorage['{}']", kept("seen:moondream2"))).await?;
        assert_eq!(v.count(".changed").await?, 0, "of a tool that a later version knows nothing is said");
        assert_eq!(v.js(&own).await?, before);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_vote_that_a_tab_of_a_later_version_casts_meanwhile_is_left_to_it() {
    visit("two-versions", &["favicon"], |v| async move {
        v.compare(PAIR).await?;
        let older = v.driver.window().await?;
        let newer = v.driver.new_tab().await?;
        v.driver.switch_to_window(newer).await?;
        v.open("/robots.txt").await?;
        let (name, later) = (kept("vote:github-copilot"), "{\"v\":2,\"verdict\":\"perhaps\"}");
        v.js(&format!("localStorage['{name}'] = '{later}'")).await?;
        v.driver.switch_to_window(older).await?;
        // It has heard of it by then, and followed it: both come as tasks of their own.
        v.until(&format!("localStorage['{name}'] === '{later}'")).await?;
        v.js("return new Promise(done => setTimeout(() => setTimeout(done)))").await?;
        v.click(SHIP_A).await?;
        v.until_text(".vote .warnings", "newer version").await?;
        v.click("button[data-vote=skip][data-side=b]").await?;
        v.until(&format!("localStorage['{}']", kept("vote:moondream2"))).await?;
        assert_eq!(v.js(&format!("return localStorage['{name}']")).await?, json!(later));
        Ok(())
    })
    .await;
}

/// Sets the clock of every page from here on.
async fn at(v: &Visitor, moment: &str) -> WebDriverResult<()> {
    v.before_every_page(&format!(
        "{{ const Real = Date, away = Real.parse('{moment}') - Real.now(); \
           window.Date = class extends Real {{ constructor(...said) {{ said.length ? super(...said) : super(Real.now() + away) }} static now() {{ return Real.now() + away }} }} }}"
    ))
    .await
}

#[tokio::test]
async fn whatever_year_the_clock_says_every_screen_stands_and_votes_are_kept() {
    visit("clocks", &[], |v| async move {
        v.without_worker().await?;
        v.site.rule(FILE_B, Answer::Json(v.site.file(FILE_B)));
        v.compare(PAIR).await?;
        v.click("[data-keep]").await?;
        v.until("Object.keys(localStorage).filter(key => key.includes(':seen:')).length === 2").await?;
        let mut tool: Value = serde_json::from_str(&v.site.file(FILE_B)).unwrap();
        let other = if tool["reviews"][0]["verdict"] == "ship" { "skip" } else { "ship" };
        tool["reviews"][0]["verdict"] = json!(other);
        v.site.rule(FILE_B, Answer::Json(tool.to_string()));
        for (moment, screen) in [("1970-01-01T00:00:00Z", 7), ("1969-12-31T12:00:00Z", 6), ("2099-12-31T12:00:00Z", 2)] {
            at(&v, moment).await?;
            every_screen_stands_from(&v, screen).await?;
            v.compare(PAIR).await?;
            assert_eq!(v.js("return new Date().getUTCFullYear()").await?.to_string(), moment[..4], "the clock is really set");
            v.until_text(".changed", "Moondream2").await?;
            v.click(SHIP_A).await?;
            v.until(&format!("document.querySelector('{SHIP_A}').ariaPressed === 'true'")).await?;
            v.open("/?view=votes").await?;
            v.until_text(".ballot", "GitHub Copilot").await?;
            every_screen_stands_in_turn(&v).await?;
            v.compare(PAIR).await?;
            assert_eq!(v.attribute(SHIP_A, "aria-pressed").await?.as_deref(), Some("true"), "{moment}");
            v.click(SHIP_A).await?;
        }
        v.open("/?view=shortlist").await?;
        v.until_text(".kept", "GitHub Copilot vs Moondream2").await
    })
    .await;
}

/// What the console says of pages in place of files.
const PAGES_FOR_FILES: [&str; 9] = [
    "Failed to load",
    "MIME",
    "integrity",
    "preload",
    "Manifest",
    "shipwith-",
    "ERR_",
    "trying to use the following icon",
    "ServiceWorker",
];

#[tokio::test]
async fn a_host_that_answers_everything_with_its_front_page_is_told_from_one_that_has_the_files() {
    visit("front-page-for-all", &PAGES_FOR_FILES, |v| async move {
        v.without_worker().await?;
        v.site.fall_back_to_front_page();
        v.open("/?a=no-such-tool&b=moondream2").await?;
        v.until_text(".card[data-side=a] .failure", "no-such-tool").await?;
        v.until_text(".card[data-side=b]", "Moondream2").await?;
        // A page that is not there: the front page in its place finds none of its files, and says so, or finds them and stands.
        v.open("/no/such/page/").await?;
        v.until("!document.querySelector('#boot-failed').hidden || !document.querySelector('#app').hidden").await?;
        Ok(())
    })
    .await;
    // The same of a catalog of which nothing is there, in a browser that has kept no file of it.
    visit("front-page-for-catalog", &PAGES_FOR_FILES, |v| async move {
        v.without_worker().await?;
        v.site.fall_back_to_front_page();
        v.site.take_data_from(&empty_folder("no-catalog"));
        for path in [
            PAIR,
            "/?view=tools",
            "/?view=category&of=agent-frameworks",
            "/?view=reviewer&of=skeptic",
            "/?view=tool&of=langgraph",
            "/?view=blind",
        ] {
            v.open(path).await?;
            v.until("document.querySelector('#app .failure, #app [role=alert]')?.innerText.trim()").await?;
            assert_eq!(v.js("return document.querySelector('#boot-failed').hidden").await?, json!(true), "{path}: the program stands");
        }
        v.open(PAIR).await?;
        v.until_text("#app .failure", "a web page, where JSON was expected").await?;
        for (path, title) in [("/?view=votes", "My votes"), ("/?view=shortlist", "Shortlist"), ("/?view=offline", "Read offline")] {
            v.open(path).await?;
            v.until_text("#app h1", title).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_front_page_in_place_of_texts_worker_or_index_costs_only_those() {
    visit("front-page-for-some", &PAGES_FOR_FILES, |v| async move {
        let page = || Answer::Html(v.site.file("/index.html"));
        for file in ["/sw.js", "/lang/de.json", "/data/search/index.json", "/manifest.webmanifest", "/icon.svg"] {
            v.site.rule(file, page());
        }
        v.compare(&format!("{PAIR}&lang=de")).await?;
        v.until_text("#app h1", "GitHub Copilot vs Moondream2").await?;
        v.click("#pick-b").await?;
        v.until_text(".popup", "could not be").await?;
        v.site.mend("/data/search/index.json");
        v.open("/?view=tools").await?;
        v.until_text("#app h1", "All tools").await
    })
    .await;
}

/// That many bytes.
const HUGE: usize = 50_000_000;

#[tokio::test]
async fn a_file_of_fifty_megabytes_is_refused_in_words_and_the_page_goes_on() {
    let begun = |begin: &str, part: &str| format!("{begin}{}", part.repeat((HUGE - begin.len()) / part.len()));
    for (name, file, text) in [
        ("garbage", FILE_B, begun("", "x")),
        ("unclosed text", FILE_B, begun("{\"slug\":\"moondream2\",\"name\":\"", "a")),
        ("brackets", FILE_B, begun("", "[")),
        ("a long text", FILE_B, begun("{\"slug\":\"moondream2\",\"name\":\"", "a") + "\"}"),
        ("records", FILE_B, begun("{\"slug\":\"moondream2\",\"name\":\"M\",\"reviews\":[{}", ",{}") + "]}"),
        ("a catalog of garbage", "/data/catalog.json", begun("", "x")),
        ("a catalog that does not end", "/data/catalog.json", begun("{\"schema\":1,\"site\":{\"title\":\"", "a")),
    ] {
        visit("huge", &["Failed to load"], |v| async move {
            v.without_worker().await?;
            v.site.rule(file, Answer::Json(text));
            let since = Instant::now();
            v.open(PAIR).await?;
            v.until("document.querySelector('#app .failure, #app .notices')?.innerText.trim()").await?;
            println!("{name}: said after {:?}", since.elapsed());
            assert_eq!(v.js("return document.querySelector('#boot-failed').hidden").await?, json!(true), "{name}: the program goes on");
            v.until_text(".card[data-side=a]", "GitHub Copilot").await?;
            v.site.mend(file);
            v.js("[...document.querySelectorAll('#app button')].find(button => button.innerText === 'Try again').click()").await?;
            v.until_text("#app h1", "GitHub Copilot vs Moondream2").await?;
            v.until("!document.querySelector('#app .failure')").await
        })
        .await;
    }
}

#[tokio::test]
async fn what_fails_is_asked_for_once_and_again_only_when_the_visitor_says_so() {
    for (answer, said) in [
        (Answer::Status(503), "status 503"),
        (Answer::Html("<!doctype html><title>Log in</title>".into()), "a web page, where JSON was expected"),
        (Answer::Drip, "Nothing came in 15 seconds."),
    ] {
        visit("asked-once", &["Failed to load"], |v| async move {
            v.without_worker().await?;
            // What never ends is not waited for that long; what comes has its time, on a slow machine too.
            if matches!(answer, Answer::Drip) {
                v.before_every_page("const timeout = AbortSignal.timeout; AbortSignal.timeout = ms => timeout.call(AbortSignal, ms / 20); \
                                     const slow = setTimeout; window.setTimeout = (work, ms, ...rest) => slow(work, ms === 15000 ? ms / 20 : ms, ...rest)").await?;
            }
            v.site.rule(FILE_B, answer);
            v.open(PAIR).await?;
            let asked = || v.site.seen().iter().filter(|line| line.ends_with(FILE_B)).count();
            for times in 1..=4 {
                v.until_text(".card[data-side=b] .failure", said).await?;
                // What the page does when it has nothing else to do is done by then.
                v.js("return new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))").await?;
                assert_eq!(asked(), times, "each try is one request");
                if times < 4 {
                    v.js("document.querySelector('.failure').dataset.old = ''; document.querySelector('.card[data-side=b] .failure button').click()").await?;
                    v.site.until_seen(|seen| seen.iter().filter(|line| line.ends_with(FILE_B)).count() > times).await;
                    v.until("document.querySelector('.card[data-side=b]').ariaBusy === 'false'").await?;
                }
            }
            Ok(())
        })
        .await;
    }
}
