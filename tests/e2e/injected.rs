//! Scripts that somebody slips into a page do not run, on any screen and any finished page.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::offline::later;
use crate::site::Answer;
use crate::visitor::{Visitor, visit, visit_in_all};

/// Every screen but the comparison. They are all in one document, that of the comparison, and of one policy.
const SCREENS: [&str; 9] = [
    "/?view=tools",
    "/?view=tool&of=langgraph",
    "/?view=category&of=agent-frameworks",
    "/?view=reviewer&of=skeptic",
    "/?view=votes",
    "/?view=shortlist",
    "/?view=blind",
    "/?view=embed&a=langgraph&b=crewai",
    "/?view=offline",
];

/// Every document: the one of all screens, every kind of finished page, and what stands in frames.
const PAGES: [&str; 12] = [
    "/?a=langgraph&b=crewai",
    "/index.html",
    "/shell.html",
    "/404.html",
    "/compare/langgraph-vs-crewai/",
    "/tools/langgraph/",
    "/tools/",
    "/categories/agent-frameworks/",
    "/reviewers/skeptic/",
    "/embed.html?a=langgraph&b=crewai",
    "/embed/langgraph-vs-crewai/",
    "/embed/top_agent-frameworks/",
];

/// What the console says of what is refused, and of the icon that a page of the host's own has not.
const REFUSED: [&str; 4] = ["Content Security Policy", "'default-src' is used as a fallback", "Trusted", "favicon"];

/// Tries each way to run text as a script, and gives the ways that worked and those that were refused. An evaluation of the driver may do what
/// the page may not, so each try is a task of its own. One way that is refused is heard of as a violation, and a turn of the loop later as many
/// as there may be. A script that a document holds runs as it is put there or never; Chromium says nothing of one that the page's own policy for Trusted Types refuses.
const TRY: &str = "
    const ran = [], refused = [];
    addEventListener('ran', e => ran.push(e.detail));
    const script = fill => { const made = document.createElement('script'); fill(made); document.body.append(made) };
    const ways = {
        text: code => script(made => made.append(code)),
        content: code => script(made => made.textContent = code),
        data: code => script(made => made.src = 'data:text/javascript,' + encodeURIComponent(code)),
        blob: code => script(made => made.src = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))),
        foreign: code => script(made => made.src = 'https://elsewhere.invalid/x.js?' + encodeURIComponent(code)),
        attribute: code => { const made = document.createElement('button'); made.setAttribute('onclick', code); document.body.append(made); made.click() },
        link: code => { const made = Object.assign(document.createElement('a'), { href: 'javascript:' + code, target: '_self' }); document.body.append(made); made.click() },
        markup: code => document.body.insertAdjacentHTML('beforeend', `<img src=\"data:,\" onerror=\"${code}\">`),
        evaluated: code => (0, eval)(code),
        made: code => new Function(code)(),
        timed: code => setTimeout(code),
    };
    const turn = () => new Promise(go => setTimeout(go));
    for (const [name, way] of Object.entries(ways)) {
        const code = `window.dispatchEvent(new CustomEvent('ran', { detail: '${name}' }))`;
        await new Promise(go => {
            const end = () => { removeEventListener('securitypolicyviolation', refuse); refused.push(name); go() };
            const refuse = e => /^(script-src|require-trusted)/.test(e.effectiveDirective) && end();
            addEventListener('securitypolicyviolation', refuse);
            addEventListener('ran', go, { once: true });
            setTimeout(async () => {
                try { way(code) } catch {}
                if (name !== 'text') return;
                await turn();
                if (!ran.includes(name) && !refused.includes(name)) end();
            });
        });
        await turn();
    }
    return { ran, refused, all: Object.keys(ways) }";

/// Opens a page, and waits until what it shows stands.
async fn stands(v: &Visitor, path: &str) -> WebDriverResult<()> {
    v.open(path).await?;
    v.until(
        "document.readyState === 'complete' && !document.querySelector('#boot-page') \
         && (app => !app || !app.hidden && app.innerText.trim() !== '')(document.querySelector('#app'))",
    )
    .await
}

#[tokio::test]
async fn nothing_that_is_injected_runs_on_any_screen_or_finished_page() {
    visit_in_all("injected", &REFUSED, |v| async move {
        // Firefox's driver runs scripts beside the page: what is evaluated there is none of the page's.
        let lines = TRY.lines().filter(|line| v.is_chromium || !["evaluated:", "made:"].iter().any(|way| line.trim().starts_with(way)));
        let (tries, ways) = (lines.collect::<Vec<_>>().join("\n"), if v.is_chromium { 11 } else { 9 });
        // A policy is the document's, and to keep it the browser's business: in each of them every document is looked at, and in one every screen.
        for path in PAGES.into_iter().chain(SCREENS.into_iter().filter(|_| v.is_chromium)) {
            stands(&v, path).await?;
            let tried = later(&v, &tries).await?;
            assert_eq!(tried["ran"], json!([]), "{path}: {tried}");
            assert_eq!(tried["all"].as_array().map(Vec::len), Some(ways), "{path}: {tried}");
            assert_eq!(tried["refused"], tried["all"], "{path}: each is refused, and none is merely late");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_page_without_a_policy_would_run_what_is_injected() {
    // Otherwise the test above would hold for pages that it cannot look into.
    visit("injected-open", &["favicon"], |v| async move {
        v.site.rule("/open.html", Answer::Html("<!doctype html><title>Open</title><body>Open".into()));
        stands(&v, "/open.html").await?;
        let tried = later(&v, &TRY.replace("'https://elsewhere.invalid/x.js?' +", "'data:text/javascript,' +")).await?;
        assert_eq!((&tried["ran"], &tried["refused"]), (&tried["all"], &json!([])), "{tried}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn markup_becomes_part_of_a_page_only_where_it_can_do_nothing() {
    visit("trusted-types", &REFUSED, |v| async move {
        let attempt = |code: &str| format!("try {{ {code}; return 'done' }} catch (e) {{ return e.name }}");
        for path in ["/?a=langgraph&b=crewai", "/compare/langgraph-vs-crewai/", "/tools/langgraph/", "/embed.html?a=langgraph&b=crewai"] {
            stands(&v, path).await?;
            for (code, outcome) in [
                (
                    "document.createElement('div').innerHTML = '<b class=\"x\">text</b> &amp; <a href=\"?view=tools&amp;a=b\">more</a>'",
                    "done",
                ),
                ("document.body.innerHTML = '<img src=x onerror=\"dispatchEvent(new Event(1))\">'", "TypeError"),
                ("document.body.innerHTML = '<script>1</script>'", "TypeError"),
                ("document.createElement('div').innerHTML = '<a href=\"java&#x73;cript:1\">x</a>'", "TypeError"),
                (
                    "document.createElement('div').innerHTML = '<textarea><p title=\"</textarea><img src=x onerror=1>\"></textarea>'",
                    "TypeError",
                ),
                ("document.createElement('iframe').srcdoc = '<iframe></iframe>'", "TypeError"),
                ("document.createElement('script').src = 'https://elsewhere.invalid/x.js'", "TypeError"),
                ("document.createElement('script').src = './data/catalog.json'", "TypeError"),
                ("document.createElement('script').src = 'embed.js'", "done"),
                ("trustedTypes.createPolicy('another', {})", "TypeError"),
                ("trustedTypes.createPolicy('default', {})", "TypeError"),
            ] {
                assert_eq!(later(&v, &attempt(code)).await?, json!(outcome), "{path}: {code}");
            }
        }
        stands(&v, "/embed/langgraph-vs-crewai/").await?;
        assert_eq!(later(&v, &attempt("document.body.innerHTML = '<b>text</b>'")).await?, json!("TypeError"), "it needs no markup at all");
        Ok(())
    })
    .await;
}

/// The files that a page runs or is drawn with: their integrity as the page, or the script that asks for them, has it, and as it is.
const PROOFS: &str = "
    const digest = async address => {
        const bytes = await (await fetch(address)).arrayBuffer();
        return 'sha384-' + btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-384', bytes))));
    };
    const files = [...document.querySelectorAll('script[src], link[rel=stylesheet], link[rel=modulepreload]')];
    const proofs = [];
    for (const file of files) proofs.push([file.getAttribute('src') ?? file.getAttribute('href'), file.integrity, await digest(file.src ?? file.href)]);
    const starts = await (await fetch(document.querySelector('script[type=module][src]').src)).text();
    const program = document.querySelector('link[as=fetch][href$=\".wasm\"]').href, is = await digest(program);
    return [...proofs, [program, starts.includes(is) ? is : 'none in the script', is]]";

#[tokio::test]
async fn every_file_that_a_page_runs_or_is_drawn_with_is_known_by_its_integrity() {
    visit("integrity", &[], |v| async move {
        for path in ["/", "/?view=tools", "/compare/langgraph-vs-crewai/", "/reviewers/skeptic/", "/embed.html?a=langgraph&b=crewai"] {
            stands(&v, path).await?;
            let proofs = later(&v, PROOFS).await?;
            let proofs = proofs.as_array().unwrap_or_else(|| panic!("{path}: {proofs}"));
            assert!(proofs.len() >= 3, "{path}: a style, a script and a program: {proofs:?}");
            assert!(proofs.iter().all(|proof| proof[1] != "" && proof[1] == proof[2]), "{path}: {proofs:#?}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_script_that_somebody_changed_on_the_way_does_not_run() {
    visit("changed-script", &["integrity", "Failed to load resource", "preload"], |v| async move {
        v.site.rule(&v.site.named(".js"), Answer::Script("window.hit = 1".into()));
        v.open("/").await?;
        v.until_text("#boot-failed", "One of its files did not arrive.").await?;
        assert_eq!(v.js("return window.hit ?? null").await?, Value::Null);
        Ok(())
    })
    .await;
}
