//! How it looks: it fits, it lines up, it does not jump, and assistive technology can use it.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::report::note;
use crate::shifts;
use crate::site::Answer;
use crate::visitor::{Visitor, kept, visit};

const PAIR: &str = "/?a=crewai&b=autogen";
/// Both themes.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// Both themes at both widths. Neither the program nor a script of the page asks how wide a window is, or whether the system is dark: the
/// style alone does. So a page is loaded once, and looked at in each.
pub const LOOKS: [(&str, u32); 4] = [("light", 320), ("light", 1280), ("dark", 320), ("dark", 1280)];

#[tokio::test]
async fn nothing_is_wider_than_the_screen_from_320_to_1920_pixels() {
    visit("widths", &[], |v| async move {
        v.screen(320, 800, "light").await?;
        v.compare(PAIR).await?;
        v.click("#pick-b").await?;
        for width in [320, 480, 768, 1024, 1280, 1920] {
            v.screen(width, 800, "light").await?;
            v.until("document.querySelector('[role=option]')").await?;
            is_as_wide_as(&v, width).await?;
        }
        Ok(())
    })
    .await;
}

/// Nothing on the page goes beyond the screen.
pub async fn is_as_wide_as(v: &Visitor, width: u32) -> WebDriverResult<()> {
    let beyond = format!(
        "[...document.querySelectorAll('#app *')].filter(e => e.getBoundingClientRect().right > {width} + 1 && !e.closest('.unseen, thead')).map(e => e.outerHTML.slice(0, 80))"
    );
    v.until(&format!("innerWidth === {width}")).await?;
    let wide = v.js(&format!("return [document.documentElement.scrollWidth, innerWidth, ...{beyond}]")).await?;
    assert_eq!(wide, json!([width, width]), "{wide}");
    Ok(())
}

#[tokio::test]
async fn both_sides_are_lined_up_on_a_wide_screen_and_interleaved_on_a_narrow_one() {
    visit("lines", &[], |v| async move {
        let tops = "return ['h2', '[data-meter=panel]', '[data-meter=community]', '.entry', '.summary', '.about'].map(s => ['a', 'b'].map(side => Math.round(document.querySelector(`.card[data-side=${side}] ${s}`).getBoundingClientRect().top)))";
        v.screen(1280, 900, "light").await?;
        v.compare(PAIR).await?;
        for pair in v.js(tops).await?.as_array().unwrap() {
            assert_eq!(pair[0], pair[1], "row by row");
        }
        v.screen(320, 900, "light").await?;
        let narrow = v.js(tops).await?;
        let place = |row: usize, side: usize| narrow[row][side].as_i64().unwrap();
        assert!(place(0, 0) < place(1, 0), "names, then figures");
        for (row, what) in [(0, "names"), (1, "panels"), (2, "communities"), (3, "prices")] {
            assert_eq!(place(row, 0), place(row, 1), "the two {what} side by side");
        }
        assert!(place(4, 0) < place(5, 0) && place(5, 0) < place(4, 1), "the small print of each in turn");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_page_does_not_jump_while_it_loads() {
    visit("jump", &[], |v| async move {
        shifts::watch(&v).await?;
        for (width, height) in [(1280, 800), (320, 640)] {
            v.screen(width, height, "light").await?;
            for slug in ["cursor-v0-50", "smolvlm2"] {
                v.site.rule(&format!("/data/tools/{slug}.json"), Answer::Late(Duration::from_millis(700)));
            }
            v.compare("/").await?;
            assert_eq!(shifts::so_far(&v).await?, [0.0; 0], "at {width} px");
        }
        Ok(())
    })
    .await;
}

/// How far a color of an element stands out from what is behind it, as the guidelines reckon that, and as faded as it is seen.
pub async fn contrast(v: &Visitor, css: &str, property: &str) -> WebDriverResult<f64> {
    let script = format!(
        "const [css, property] = {}, element = document.querySelector(css), pen = document.createElement('canvas').getContext('2d', {{ willReadFrequently: true }}); \
         const bright = (color, opacity) => {{ pen.globalAlpha = opacity; pen.fillStyle = color; pen.fillRect(0, 0, 1, 1); \
            const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map(c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b }}; \
         let behind = element.parentElement; while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement; \
         let opacity = 1; for (let e = element; e !== behind; e = e.parentElement) opacity *= getComputedStyle(e).opacity; \
         const a = bright(getComputedStyle(behind).backgroundColor, 1), b = bright(getComputedStyle(element)[property], opacity); \
         return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)",
        json!([css, property])
    );
    Ok(v.js(&script).await?.as_f64().unwrap())
}

#[tokio::test]
async fn what_a_card_says_can_be_read_while_another_tool_is_on_its_way() {
    visit("fading", &[], |v| async move {
        v.without_worker().await?;
        v.site.rule("/data/tools/langgraph.json", Answer::Never);
        v.compare(PAIR).await?;
        v.travel("/?a=crewai&b=langgraph").await?;
        v.until("document.querySelector('.card[data-side=b]').ariaBusy === 'true'").await?;
        for (theme, width) in LOOKS {
            v.screen(width, 900, theme).await?;
            for part in [".label", "h2", ".tagline"] {
                let contrast = contrast(&v, &format!(".card[data-side=b] header {part}"), "color").await?;
                assert!(contrast >= 4.5, "{part}, {theme}, {width}: {contrast}");
            }
        }
        v.until("document.querySelector('.card[data-side=b]').ariaBusy === 'true'").await
    })
    .await;
}

/// Notes on every page from here on what is heard of a status, each time that changes, in `heard`, and what is seen of it in `seen`.
pub async fn listen(v: &Visitor, css: &str) -> WebDriverResult<()> {
    v.before_every_page(&format!(
        "window.heard = []; window.seen = []; const note = (list, text) => text === list[list.length - 1] || list.push(text); \
         new MutationObserver(() => {{ \
            const line = document.querySelector({}); if (!line) return; \
            const [ear, eye] = [line.cloneNode(true), line.cloneNode(true)]; \
            ear.querySelectorAll('[aria-hidden=true]').forEach(e => e.remove()); eye.querySelectorAll('.unseen').forEach(e => e.remove()); \
            note(heard, ear.textContent.trim()); note(seen, eye.textContent.trim()) \
         }}).observe(document, {{ childList: true, characterData: true, subtree: true }})",
        json!(css)
    ))
    .await
}

/// What axe-core finds, as `rule: element` lines.
pub async fn found_by_axe(v: &Visitor) -> WebDriverResult<Vec<String>> {
    // Through the debugger, because the page's own policy lets no foreign script in; a page that is looked at again has it still.
    let has_axe = v.driver.cdp().send_raw("Runtime.evaluate", json!({ "expression": "typeof axe", "returnByValue": true })).await?;
    if has_axe["result"]["value"] != json!("object") {
        let axe = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js")).unwrap();
        v.driver.cdp().send_raw("Runtime.evaluate", json!({ "expression": axe })).await?;
    }
    // A color on its way to another is neither: it is brought there. (To wait for it is no way: of what is below the screen nothing is
    // drawn, and nobody is told that it has arrived.) Frames have no axe of their own: it would wait for each to say so, and look into none.
    let run = "document.getAnimations().forEach(way => way.finish()); axe.run(document, { iframes: false, resultTypes: ['violations'] }).then(r => r.violations.flatMap(x => x.nodes.map(n => `${x.id}: ${n.html} ${n.failureSummary}`)))";
    let answer =
        v.driver.cdp().send_raw("Runtime.evaluate", json!({ "expression": run, "awaitPromise": true, "returnByValue": true })).await?;
    let found = answer["result"]["value"].as_array().unwrap_or_else(|| panic!("axe did not run: {answer}"));
    note("axe.jsonl", &json!({ "page": v.address().await?, "found": found }));
    Ok(found.iter().map(Value::to_string).collect())
}

#[tokio::test]
async fn assistive_technology_finds_nothing_to_stumble_over() {
    visit("axe", &["Failed to load resource"], |v| async move {
        // At the second width the same presses take back what was voted at the first.
        for width in [320, 1280] {
            v.screen(width, 900, "light").await?;
            v.compare(PAIR).await?;
            v.click("button[data-vote=skip][data-side=a]").await?;
            v.click("button[data-pick=b]").await?;
            for theme in THEMES {
                v.screen(width, 900, theme).await?;
                assert_eq!(found_by_axe(&v).await?, [""; 0], "the comparison, {theme}, {width}");
            }
            v.click("#pick-a").await?;
            v.until("document.querySelector('[role=option]')").await?;
            v.keys(Key::Down).await?;
            for theme in THEMES {
                v.screen(width, 900, theme).await?;
                v.until("document.querySelector('[role=option]')").await?;
                assert_eq!(found_by_axe(&v).await?, [""; 0], "an open picker, {theme}, {width}");
            }
        }
        v.open("/?a=nothing&b=whisper").await?;
        v.until("document.querySelector('.failure ul a')").await?;
        for theme in THEMES {
            v.screen(1280, 900, theme).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "a failure, {theme}");
        }
        Ok(())
    })
    .await;
}

/// Not a test of behavior: takes the pictures to look at, into target/screenshots. `cargo test --test e2e -- --ignored`
#[tokio::test]
#[ignore = "takes pictures"]
async fn pictures() {
    visit("pictures", &["Failed to load resource"], |v| async move {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        v.screen(1280, 960, "light").await?;
        v.compare("/?a=claude-code&b=github-copilot").await?;
        v.until("document.fonts.status === 'loaded'").await?;
        v.driver.screenshot(&folder.join("readme.png")).await?;
        let votes = [("whisper", "ship"), ("crewai", "skip"), ("piper", "ship"), ("claude-code", "ship")];
        for (i, (slug, verdict)) in votes.iter().enumerate() {
            v.js(&format!(
                "localStorage['{}'] = JSON.stringify({{ v: 1, verdict: '{verdict}', at: {} }})",
                kept(&format!("vote:{slug}")),
                1_763_800_000_000_u64 + i as u64
            ))
            .await?;
        }
        for theme in THEMES {
            for width in [320, 768, 1280, 1920] {
                let screens = [
                    ("front", "/"),
                    ("split", PAIR),
                    ("unknown", "/?a=nothing&b=whisper"),
                    ("tools", "/?view=tools&category=Speech%20%26%20Audio&a=whisper&b=piper"),
                    ("votes", "/?view=votes"),
                    ("blind", "/?view=blind&a=crewai&b=autogen"),
                    ("weighed", "/?a=crewai&b=autogen&w=builder:3,skeptic:0&only=split"),
                ];
                for (name, path) in screens {
                    v.screen(width, 900, theme).await?;
                    v.open(path).await?;
                    v.until("document.querySelector('.card h2, .listing td, .votes h2, .blind h2')").await?;
                    v.until("document.fonts.status === 'loaded'").await?;
                    v.js("for (const details of document.querySelectorAll('.weights, .share details')) details.open = true").await?;
                    let height = v.js("return document.documentElement.scrollHeight").await?.as_u64().unwrap();
                    v.screen(width, height as u32, theme).await?;
                    v.driver.screenshot(&folder.join(format!("{name}-{width}-{theme}.png"))).await?;
                }
            }
        }
        Ok(())
    })
    .await;
}
