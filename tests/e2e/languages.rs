//! The interface in other languages.

use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::ChromeCapabilities;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;

use crate::host::{EARS, host, snippet};
use crate::look::{LOOKS, found_by_axe, is_as_wide_as};
use crate::offline::{GONE, until_asked, until_later, until_worker};
use crate::pages::{hold, open_early};
use crate::publisher::site_that_says;
use crate::shifts;
use crate::site::{Answer, DIST};
use crate::visitor::{Visitor, kept, visit, visit_with};

const PAIR: &str = "/?a=langgraph&b=crewai";

/// A text in another language.
fn said(tag: &str, text: &str) -> String {
    let texts: Value = serde_json::from_str(&std::fs::read_to_string(format!("{DIST}/lang/{tag}.json")).unwrap()).unwrap();
    texts[text].as_str().unwrap_or_else(|| panic!("{text} in {tag}")).to_owned()
}

/// A browser that wishes these languages.
fn wishing(languages: &'static str) -> impl FnOnce(&mut ChromeCapabilities) {
    move |wishes| wishes.add_experimental_option("prefs", json!({ "intl.accept_languages": languages })).unwrap()
}

/// The site, for one test, of a catalog that is written in a language.
fn site_in(tag: &str, test: &str) -> PathBuf {
    site_that_says(test, |site| site["language"] = json!(tag))
}

/// The page of the two tools of such a site.
const OWN: &str = "/compare/first-tool-vs-second-tool/";

/// A JavaScript expression: how often the page has asked for the texts of a language. What its worker saves is not counted.
fn texts_of(tag: &str) -> String {
    format!("performance.getEntriesByType('resource').filter(e => e.name.endsWith('/lang/{tag}.json')).length")
}

/// Lets the program take a page over that waited for it.
async fn take_over(v: &Visitor) -> WebDriverResult<()> {
    v.js("release()").await?;
    v.until("performance.getEntriesByName('shipwith:comparison').length > 0 && !document.querySelector('#boot-page')").await
}

#[tokio::test]
async fn an_address_asks_for_a_language_and_the_foot_of_the_page_keeps_another() {
    // Which language is spoken is the program's to say, which is the same in every browser.
    visit("languages", &[], |v| async move {
        v.compare(&format!("{PAIR}&lang=de-AT")).await?;
        v.until_text("nav [aria-current=page]", &said("de", "Compare")).await?;
        v.until("document.documentElement.lang === 'de' && document.documentElement.dir === 'ltr'").await?;
        // What the catalog says is in its own language, and is said to be.
        v.until("document.querySelector('.review blockquote').closest('[lang]').lang === 'en'").await?;
        assert_eq!(v.js(&format!("return localStorage.getItem('{}')", kept("lang"))).await?, Value::Null, "an address is no choice");
        v.js("const s = [...document.querySelectorAll('footer.site select')].pop(); s.value = 'fr'; s.dispatchEvent(new Event('change', { bubbles: true }))")
            .await?;
        v.until_text("nav [aria-current=page]", &said("fr", "Compare")).await?;
        v.until("document.documentElement.lang === 'fr'").await?;
        assert_eq!(v.address().await?, PAIR, "what was asked for has been chosen otherwise");
        v.open("/?view=votes").await?;
        v.until_text("#app h1", &said("fr", "My votes")).await?;
        v.until(&format!("document.title.includes({})", json!(said("fr", "My votes")))).await?;
        v.js("const s = [...document.querySelectorAll('footer.site select')].pop(); s.value = 'en'; s.dispatchEvent(new Event('change', { bubbles: true }))")
            .await?;
        v.until_text("#app h1", "My votes").await?;
        v.open("/?view=votes&lang=xx").await?;
        v.until_text(".remarks", "There is no language called “xx” here.").await
    })
    .await;
}

#[tokio::test]
async fn a_stamp_is_one_line_in_every_language_in_a_reviewer_s_list() {
    visit("stamps", &[], |v| async move {
        for tag in ["ar", "de", "en", "es", "fr", "ja"] {
            v.open(&format!("/?view=reviewer&of=skeptic&lang={tag}")).await?;
            v.until(&format!("document.documentElement.lang === '{tag}' && document.querySelector('.verdict-list .stamp')")).await?;
            // The place of a stamp is as wide as its word.
            let broken = "[...document.querySelectorAll('.verdict-list .stamp')].filter(stamp => stamp.offsetHeight > 32).map(stamp => stamp.innerText)";
            assert_eq!(v.js(&format!("return {broken}")).await?, json!([]), "{tag}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_the_catalog_says_is_marked_as_its_own_language_on_every_screen() {
    visit("catalog-language", &[], |v| async move {
        for (path, texts) in [
            (&*format!("{PAIR}&lang=de"), &["#app .round header p:not(.split)", "#app .plans .note", "#app .tagline"][..]),
            (
                "/tools/claude-code/?lang=de",
                &["#app .standfirst", "#app .summary", "#app .review p.quiet", "#app blockquote", "#app .record ol span[dir]"][..],
            ),
            ("/categories/agent-frameworks/?lang=de", &["#app .ranking li p[dir]"][..]),
            ("/reviewers/skeptic/?lang=de", &["#app .standfirst", "#app .verdict-list p[dir]"][..]),
        ] {
            v.open(path).await?;
            for text in texts {
                let all = format!("[...document.querySelectorAll('{text}')]");
                v.until(&format!("{all}.length && {all}.every(element => element.closest('[lang]').lang === 'en')")).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_browser_s_own_language_is_spoken_and_english_where_its_texts_do_not_come() {
    visit_with("japanese", &["Failed to load resource"], wishing("ja,en"), |v| async move {
        v.without_worker().await?;
        // An answer that is made is not kept by the browser, as a file of the bundle is for a while.
        v.site.rule("/lang/ja.json", Answer::Json(v.site.file("/lang/ja.json")));
        v.compare(PAIR).await?;
        v.until_text("nav [aria-current=page]", &said("ja", "Compare")).await?;
        v.site.rule("/lang/ja.json", Answer::Status(503));
        v.compare("/?a=ollama&b=zed").await?;
        v.until_text("nav [aria-current=page]", "Compare").await?;
        v.until("document.documentElement.lang === 'en'").await
    })
    .await;
}

/// What is in Arabic on the page, and has its letters set apart.
const SPACED: &str = "return [...document.querySelectorAll('#app :lang(ar)')].filter(e => !['normal', '0px'].includes(getComputedStyle(e).letterSpacing)).map(e => e.outerHTML.slice(0, 80))";

#[tokio::test]
async fn arabic_is_written_from_the_right_and_fits_every_screen() {
    visit("arabic", &["favicon"], |v| async move {
        v.open("/robots.txt").await?;
        v.js(&format!("localStorage.setItem('{}', 'ar')", kept("lang"))).await?;
        for page in
            ["/?a=langgraph&b=crewai&seats=3", "/?view=tools", "/?view=votes", "/?view=shortlist", "/?view=embed", "/?view=tool&of=zed"]
        {
            v.open(page).await?;
            v.until("document.documentElement.dir === 'rtl' && document.querySelector('#app h1')").await?;
            // Its letters join, which space between them would undo, and have marks above and below them.
            assert_eq!(v.js(SPACED).await?, json!([]), "{page}");
            let height = v.js("const style = getComputedStyle(document.querySelector('#app h1')); return parseFloat(style.lineHeight) / parseFloat(style.fontSize)").await?;
            assert!(height.as_f64().unwrap() >= 1.3, "{page}: {height}");
            for (theme, width) in LOOKS {
                v.screen(width, 900, theme).await?;
                is_as_wide_as(&v, width).await?;
                assert_eq!(found_by_axe(&v).await?, [""; 0], "{page}, {theme}, {width}");
            }
        }
        // The first of two stands at the right.
        v.compare(PAIR).await?;
        v.until("document.querySelector('.card[data-side=a]').getBoundingClientRect().left > document.querySelector('.card[data-side=b]').getBoundingClientRect().left")
            .await
    })
    .await;
}

#[tokio::test]
async fn a_language_is_there_without_a_host_too() {
    visit("language-offline", &[GONE.as_slice(), &["favicon"]].concat(), |v| async move {
        v.open("/robots.txt").await?;
        v.js(&format!("localStorage.setItem('{}', 'es')", kept("lang"))).await?;
        v.compare(PAIR).await?;
        until_worker(&v).await?;
        let saved = "const has = async file => Boolean(await caches.match(new URL(`data/${file}.json`, location.href))); \
                     return [await has('catalog'), await has('tools/langgraph'), await has('tools/crewai')]";
        until_later(&v, saved, json!([true, true, true])).await?;
        v.site.stop();
        v.compare(PAIR).await?;
        v.until_text("nav [aria-current=page]", &said("es", "Compare")).await
    })
    .await;
}

#[tokio::test]
async fn a_widget_speaks_the_language_that_its_host_names() {
    visit("language-widget", &[], |v| async move {
        for layout in ["compact", "full"] {
            let host = host(EARS, &snippet(&v.site, &format!("id=one lang=de layout={layout}"))).await;
            v.open_host(&host, "ready").await?;
            v.enter().await?;
            v.until(&format!(
                "document.querySelector('#app').lang === 'de' && document.body.innerText.includes({})",
                json!(said("de", "Panel"))
            ))
            .await?;
            v.leave().await?;
            // The host's page goes on in another language.
            v.js("document.querySelector('ship-with').setAttribute('lang', 'ar')").await?;
            v.enter().await?;
            v.until(&format!(
                "document.querySelector('#app')?.dir === 'rtl' && document.body.innerText.includes({})",
                json!(said("ar", "Panel"))
            ))
            .await?;
            v.leave().await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_german_site_is_german_before_and_after_its_program_and_nothing_moves() {
    // Of these the interface has none: the site's own language is left.
    visit_with("german-site", &[], wishing("nl,pl"), |v| async move {
        v.site.deploy(&site_in("de", "german-site"));
        hold(&v).await?;
        shifts::watch(&v).await?;
        open_early(&v, OWN).await?;
        v.until_text("#boot-page nav [aria-current=page]", &said("de", "Compare")).await?;
        v.until("document.documentElement.lang === 'de' && !document.querySelector('#boot-page blockquote').closest('[lang]').matches('blockquote')")
            .await?;
        // Its texts travel ahead of the program, and once.
        v.until(&format!("{} === 1", texts_of("de"))).await?;
        take_over(&v).await?;
        v.until_text("#app nav [aria-current=page]", &said("de", "Compare")).await?;
        v.until("document.documentElement.lang === 'de' && document.querySelector('#app').lang === 'de'").await?;
        assert_eq!(shifts::so_far(&v).await?, [0.0; 0]);
        assert_eq!(v.js(&format!("return {}", texts_of("de"))).await?, 1);
        // Frames are in the same language, and the program has the others.
        v.open("/embed/first-tool-vs-second-tool/").await?;
        v.until_text("main .whole a", &said("de", "See the full comparison")).await?;
        v.open("/embed/first-tool-vs-second-tool/?lang=en").await?;
        // That program waits as well, on whichever page it is by now.
        v.until("(release(), document.querySelector('main .whole a').innerText.includes('See the full comparison'))").await?;
        v.until("document.querySelector('.tagline').lang === 'de'").await
    })
    .await;
}

#[tokio::test]
async fn who_wishes_or_has_chosen_another_language_reads_a_german_site_in_that() {
    visit_with("german-site-in-french", &[], wishing("nl,fr,en"), |v| async move {
        v.site.deploy(&site_in("de", "german-site-in-french"));
        hold(&v).await?;
        open_early(&v, OWN).await?;
        v.until_text("#boot-page nav [aria-current=page]", &said("de", "Compare")).await?;
        take_over(&v).await?;
        v.until_text("#app nav [aria-current=page]", &said("fr", "Compare")).await?;
        assert_eq!(v.js(&format!("return [{}, {}]", texts_of("de"), texts_of("fr"))).await?, json!([0, 1]));
        v.until("document.documentElement.lang === 'fr' && document.querySelector('#app blockquote').lang === 'de'").await?;
        v.js(&format!("localStorage.setItem('{}', 'en')", kept("lang"))).await?;
        open_early(&v, OWN).await?;
        take_over(&v).await?;
        v.until_text("#app nav [aria-current=page]", "Compare").await?;
        v.until("document.documentElement.lang === 'en' && document.querySelector('#app blockquote').lang === 'de'").await?;
        assert_eq!(v.js(&format!("return [{}, {}]", texts_of("de"), texts_of("fr"))).await?, json!([0, 0]), "texts that nobody reads");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_page_of_an_arabic_site_is_written_from_the_right_before_its_program_runs() {
    visit_with("arabic-site", &[], wishing("ar"), |v| async move {
        v.site.deploy(&site_in("ar", "arabic-site"));
        hold(&v).await?;
        shifts::watch(&v).await?;
        open_early(&v, OWN).await?;
        let first = "document.querySelector('#boot-page .card[data-side=a]').getBoundingClientRect().left";
        let second = "document.querySelector('#boot-page .card[data-side=b]').getBoundingClientRect().left";
        v.until(&format!("document.documentElement.dir === 'rtl' && document.documentElement.lang === 'ar' && {first} > {second}")).await?;
        take_over(&v).await?;
        v.until("document.documentElement.dir === 'rtl'").await?;
        assert_eq!(shifts::so_far(&v).await?, [0.0; 0]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_widget_of_a_german_site_that_is_to_be_english_is_ready_once_it_is() {
    visit("german-site-in-an-english-page", &[], |v| async move {
        v.site.deploy(&site_in("de", "german-site-in-an-english-page"));
        // What shows it in English is late.
        v.site.rule("/embed.html", Answer::Held);
        let element = format!(
            "<ship-with a=first-tool b=second-tool lang=en layout=meter><a href='{0}{OWN}'>First Tool vs Second Tool</a></ship-with><script src='{0}/embed.js' async></script>",
            v.site.address
        );
        let host = host(EARS, &element).await;
        v.driver.goto(&host.address).await?;
        until_asked(&v, "/embed.html").await;
        // By then the page has heard what the frame that goes has to say.
        v.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await?;
        assert_eq!(v.js("return heard").await?, json!([]));
        v.site.mend("/embed.html");
        v.until_heard("ready").await?;
        v.enter().await?;
        let shown = v.text("main:not([hidden]) .whole a").await?;
        assert!(shown.contains("See why"), "{shown}");
        v.leave().await
    })
    .await;
}
