//! Whatever the texts of a catalog hold, every screen shows them as text, and stays as it was laid out.

#[path = "../../crates/publisher/tests/it/payloads.rs"]
mod payloads;

use serde_json::{Value, json};
use shipwith_model::panel::category_id;
use thirtyfour::prelude::*;

use self::payloads::{Hostile, allowed, refused, seen};
use crate::catalogs::SCREENS;
use crate::look::found_by_axe;
use crate::publisher::publish;
use crate::site::Answer;
use crate::visitor::{Visitor, kept, visit};
use crate::waiting::empty_folder;

/// Of these every text is on the screen of a comparison, and on that of a tool.
const TEXTS: [&str; 9] = [
    "name",
    "summary",
    "maker",
    "version",
    "license",
    "pricing.entry",
    "pricing.plans[0].name",
    "pricing.plans[0].note",
    "reviews[0].quote",
];

/// Puts a catalog in one file on the host; the index beside it is of other tools, and promises no pages of these.
fn put(v: &Visitor, hostile: &Hostile) {
    let mut catalog = hostile.catalog.clone();
    catalog["tools"] = json!(hostile.tools);
    v.site.rule("/data/catalog.json", Answer::Json(catalog.to_string()));
    let mut index: Value = serde_json::from_str(&v.site.file("/data/search/index.json")).unwrap();
    for of_others in ["paged", "screens"] {
        index.as_object_mut().unwrap().remove(of_others);
    }
    v.site.rule("/data/search/index.json", Answer::Json(index.to_string()));
}

/// Texts that a driver reads in time: it takes minutes for a word of a hundred thousand letters, which overlong.rs has on every screen.
fn shortened(texts: Vec<String>) -> Vec<String> {
    texts.iter().map(|text| text.chars().take(2_000).collect()).collect()
}

/// No text became an element, an attribute, an address or a program.
async fn is_only_text(v: &Visitor, place: &str) -> WebDriverResult<()> {
    let found = v
        .js("const isOdd = a => /^on/i.test(a.name) || a.name === 'autofocus' || \
                 (/^(href|src|srcset|action|formaction|data)$/i.test(a.name) && /^\\s*(javascript|vbscript|data|file):|evil/i.test(a.value)); \
             const ours = ':is(#app, #boot-page, main)'; \
             return [...(window.hit === undefined ? [] : ['a program']), \
                 ...[...document.body.querySelectorAll('*')].flatMap(e => [...e.attributes].filter(isOdd).map(a => `${e.tagName} ${a.name}=${a.value.slice(0, 80)}`)), \
                 ...[...document.querySelectorAll(`${ours} :is(script:not([src=\"embed.js\"]), img, style, object, base, meta, u, i:not([data-verdict]))`)].map(e => e.outerHTML.slice(0, 80))]")
        .await?;
    assert_eq!(found, json!([]), "{place}");
    Ok(())
}

/// The page is no wider than the screen.
async fn fits(v: &Visitor, width: u32, place: &str) -> WebDriverResult<()> {
    let wide = v.js("return [document.documentElement.scrollWidth, document.body.scrollWidth]").await?;
    assert_eq!(wide, json!([width, width]), "{place} at {width} px");
    Ok(())
}

/// A text of a page says these texts of a tool as they were written; how their letters are set is a matter of style.
fn says(shown: &str, hostile: &Hostile, tool: usize, fields: &[&str], place: &str) {
    let shown = seen(shown).to_lowercase();
    let mut found = 0;
    for said in hostile.said.iter().filter(|said| said.tool == Some(tool) && fields.contains(&said.field.as_str())) {
        assert!(shown.contains(&seen(&said.text).to_lowercase()), "{place}: {} of tool-{tool}: {:.200}", said.field, said.text);
        found += 1;
    }
    assert_eq!(found, fields.len(), "{place}");
}

#[tokio::test]
async fn a_text_is_text_on_every_screen_and_makes_none_wider() {
    visit("hostile", &["favicon"], |v| async move {
        let mut hostile = Hostile::of(&shortened([allowed(), refused()].concat()), 3);
        hostile.tools[2]["links"] =
            json!({ "home": "javascript:window.hit=1", "docs": "data:text/html,evil", "source": "//evil.example/" });
        put(&v, &hostile);
        let category = category_id(hostile.tools[0]["category"].as_str().unwrap()).unwrap();
        v.open("/robots.txt").await?;
        let entry = json!({ "v": 1, "note": "", "since": 1_763_800_000_000_u64, "at": 1_763_800_000_000_u64 });
        v.js(&format!("localStorage.setItem('{}', JSON.stringify({entry}))", kept("kept:tool-0|tool-1"))).await?;
        let others = [
            ("/?view=tool&of=tool-0", "document.querySelectorAll('.opinions h3').length > 0"),
            ("/?view=tool&of=tool-1", "document.querySelectorAll('.opinions h3').length > 0"),
            ("/?view=tool&of=tool-2", "document.querySelectorAll('.opinions h3').length > 0"),
            (&format!("/?view=category&of={category}"), "document.querySelector('.ranking li')"),
            ("/?view=reviewer&of=seat-0", "document.querySelector('#app main').innerText.includes('Every verdict')"),
            ("/?view=shortlist", "document.querySelector('.kept li')"),
            ("/?view=offline", "document.querySelector('#app h1')"),
            ("/embed.html?tool=tool-0&layout=tool", "document.querySelector('.whole a')"),
            (&format!("/embed.html?category={category}&layout=top"), "document.querySelector('.whole a')"),
        ];
        for (path, stands, then) in SCREENS.into_iter().chain(others.map(|(path, stands)| (path, stands, ""))) {
            v.screen(1280, 800, "light").await?;
            v.open(path).await?;
            v.until(stands).await?;
            v.js(then).await?;
            if then.contains("focus") {
                v.until("document.querySelector('[role=option]')").await?;
            }
            match path.strip_prefix("/?view=tool&of=tool-") {
                Some("2") => assert_eq!(v.count(".links a").await?, 0, "only https links are links"),
                Some(tool) => says(&v.text("body").await?, &hostile, tool.parse().unwrap(), &TEXTS, path),
                None => {}
            }
            v.js("document.querySelectorAll('#app details').forEach(details => details.open = true)").await?;
            for width in [320, 1280] {
                v.screen(width, 800, "light").await?;
                fits(&v, width, path).await?;
            }
            is_only_text(&v, path).await?;
        }
        v.compare("/?a=tool-0&b=tool-1").await?;
        let shown = v.text("body").await?;
        [0, 1].into_iter().for_each(|tool| says(&shown, &hostile, tool, &TEXTS, "the comparison"));
        assert_eq!(found_by_axe(&v).await?, [""; 0]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_text_is_text_on_finished_pages_with_scripts_and_without() {
    visit("hostile-pages", &[], |v| async move {
        let hostile = Hostile::of(&shortened(allowed()), 3);
        let folder = empty_folder("hostile-pages");
        std::fs::create_dir_all(folder.join("data/tools")).unwrap();
        std::fs::write(folder.join("data/catalog.json"), hostile.catalog.to_string()).unwrap();
        for tool in &hostile.tools {
            std::fs::write(folder.join(format!("data/tools/{}.json", tool["slug"].as_str().unwrap())), tool.to_string()).unwrap();
        }
        let site = folder.join("site");
        publish(&["build", &folder.display().to_string(), "--out", &site.display().to_string()]);
        v.site.deploy(&site);
        v.without_worker().await?;
        let category = category_id(hostile.tools[0]["category"].as_str().unwrap()).unwrap();
        let pages = [
            ("/compare/tool-0-vs-tool-1/", &[0, 1][..], &TEXTS[..]),
            ("/tools/tool-0/", &[0], &TEXTS),
            ("/tools/tool-2/", &[2], &TEXTS),
            ("/tools/", &[0, 1, 2], &["name", "maker"]),
            (&format!("/categories/{category}/"), &[0], &["name", "tagline"]),
            ("/reviewers/seat-0/", &[0], &["name"]),
        ];
        v.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        for (path, tools, _) in pages {
            v.open(path).await?;
            // By one script, which is the debugger's: a driver's own way to a text looks at every element of the page.
            let shown = v.text("body").await?;
            tools.iter().for_each(|tool| says(&shown, &hostile, *tool, &["name"], &format!("{path} without scripts")));
        }
        v.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
        for (path, tools, texts) in pages {
            v.screen(1280, 800, "light").await?;
            v.open(path).await?;
            v.until("!document.querySelector('#boot-page') && !document.querySelector('#app').hidden").await?;
            v.js("document.querySelectorAll('#app details').forEach(details => details.open = true)").await?;
            let shown = v.text("body").await?;
            tools.iter().for_each(|tool| says(&shown, &hostile, *tool, texts, path));
            is_only_text(&v, path).await?;
            for width in [320, 1280] {
                v.screen(width, 800, "light").await?;
                fits(&v, width, path).await?;
            }
        }
        for path in ["/embed/tool-0-vs-tool-1/", "/embed/tool-0/", &format!("/embed/top_{category}/")] {
            v.open(path).await?;
            v.until("document.querySelector('.whole a')").await?;
            is_only_text(&v, path).await?;
            for width in [320, 1280] {
                v.screen(width, 800, "light").await?;
                fits(&v, width, path).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn half_of_a_character_costs_its_file_and_nothing_beside_it() {
    visit("hostile-half", &[], |v| async move {
        let file = v.site.file("/data/tools/moondream2.json").replacen("Moondream", "\\ud800", 1);
        v.site.rule("/data/tools/moondream2.json", Answer::Json(file));
        v.open("/?a=github-copilot&b=moondream2").await?;
        v.until_text(".card[data-side=b] .failure", "not JSON at line").await?;
        v.until_text(".card[data-side=a]", "GitHub Copilot").await
    })
    .await;
}
