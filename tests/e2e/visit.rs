//! The whole path of a visitor, on the real catalog.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::visitor::{Visitor, visit};

const PAIR: &str = "/?a=github-copilot&b=moondream2";

/// A tool's file, as the bundle ships it.
fn tool(visitor: &Visitor, slug: &str) -> Value {
    serde_json::from_str(&visitor.site.file(&format!("/data/tools/{slug}.json"))).unwrap()
}

#[tokio::test]
async fn a_link_shows_both_tools_and_every_quote_in_full() {
    visit("link", &[], |v| async move {
        v.compare(PAIR).await?;
        let said = v.text("#app main").await?;
        for (side, slug) in [("a", "github-copilot"), ("b", "moondream2")] {
            let tool = tool(&v, slug);
            for field in ["name", "tagline", "summary", "license"] {
                assert!(said.contains(tool[field].as_str().unwrap()), "{slug} shows its {field}");
            }
            let quotes = v.driver.find_all(By::Css(format!("article.review[data-side={side}] blockquote"))).await?;
            let mut shown = Vec::new();
            for quote in quotes {
                shown.push(quote.text().await?);
            }
            let reviews = tool["reviews"].as_array().unwrap();
            assert_eq!(shown.len(), reviews.len());
            for review in reviews {
                assert!(shown.contains(&review["quote"].as_str().unwrap().to_owned()), "{slug}: the {} in full", review["reviewer"]);
            }
            let ships = reviews.iter().filter(|review| review["verdict"] == "ship").count();
            assert_eq!(v.count(&format!("article.review[data-side={side}][data-verdict=ship]")).await?, ships);
            let meter = v.text(&format!("[data-meter=panel][data-side={side}]")).await?;
            assert!(meter.contains(&format!("{ships} of {} ship", reviews.len())), "{meter}");
            assert!(v.text(&format!("[data-meter=community][data-side={side}]")).await?.contains('—'), "nobody has voted");
        }
        assert_eq!(v.driver.title().await?, "GitHub Copilot vs Moondream2: which one should you ship with? | Shipwith");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_front_page_is_the_first_featured_pair_in_the_promised_order() {
    visit("front", &[], |v| async move {
        v.compare("/").await?;
        assert_eq!(v.text("#app h1").await?, "Cursor v0.50 vs SmolVLM2");
        let order = "return [...document.querySelectorAll('#app .masthead .label, #app h1, #app .standfirst, #app .picks, #app .cards, .bottom-line, .prices, .scorecard, .vote')].map(e => e.className || e.tagName)";
        assert_eq!(v.js(order).await?, json!(["label", "H1", "standfirst", "picks", "cards", "bottom-line", "prices", "scorecard", "vote"]));
        assert_eq!(v.text("#app .masthead .label").await?.to_lowercase(), "which one should you ship with?");
        assert_eq!(v.text("#app .standfirst").await?, v.text(".bottom-line .lead").await?, "the answer stands at the top");
        assert_eq!(v.count("article.review").await?, 8);
        assert_eq!(v.count(".seat").await?, 2, "the PM and the Founder each judged one of the two");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_first_comparison_reads_three_files_of_the_catalog() {
    visit("requests", &[], |v| async move {
        v.compare(PAIR).await?;
        let before = "const mark = performance.getEntriesByName('shipwith:comparison')[0].startTime; \
                      return performance.getEntriesByType('resource').filter(e => e.startTime < mark && e.name.includes('/data/')).map(e => new URL(e.name).pathname).sort()";
        assert_eq!(v.js(before).await?, json!(["/data/catalog.json", "/data/tools/github-copilot.json", "/data/tools/moondream2.json"]));
        v.until("performance.getEntriesByType('resource').some(e => e.name.includes('/data/search/'))").await?;
        let seen = v.site.seen();
        for file in ["/data/catalog.json", "/data/tools/moondream2.json", &v.site.named(".wasm")] {
            assert_eq!(seen.iter().filter(|line| **line == format!("GET {file}")).count(), 1, "{file} is fetched once: {seen:#?}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tool_is_picked_by_keyboard_alone() {
    visit("keyboard", &[], |v| async move {
        v.compare(PAIR).await?;
        v.driver.find(By::Css("input[role=combobox][data-side=b]")).await?.focus().await?;
        v.until("document.querySelectorAll('[role=option]').length > 20").await?;
        v.keys("koko").await?;
        v.until("document.querySelectorAll('[role=option]').length === 1").await?;
        v.until_text(".popup .said", "1 tool").await?;
        v.keys(Key::Down).await?;
        let active = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))";
        v.until(&format!("{active}?.getAttribute('aria-selected') === 'true'")).await?;
        v.keys(Key::Enter).await?;
        v.until_text("#app h1", "GitHub Copilot vs Kokoro-82M").await?;
        assert_eq!(v.address().await?, "/?a=github-copilot&b=kokoro-82m");
        assert_eq!(v.count("[role=listbox]").await?, 0, "the list is closed");
        assert_eq!(v.js("return document.activeElement.value").await?, json!("Kokoro-82M"), "the focus stays in the field");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn escape_gives_the_old_name_back() {
    visit("escape", &[], |v| async move {
        v.compare(PAIR).await?;
        v.click("#pick-a").await?;
        v.keys("zzzz").await?;
        v.until_text(".popup .said", "No match").await?;
        v.keys(Key::Escape).await?;
        v.until("document.querySelector('#pick-a').value === 'GitHub Copilot'").await?;
        assert_eq!(v.address().await?, PAIR);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn home_and_end_go_through_the_list_once_the_arrows_do_and_through_the_text_before() {
    visit("home-end", &[], |v| async move {
        v.compare(PAIR).await?;
        v.driver.find(By::Css("#pick-a")).await?.focus().await?;
        v.until("document.querySelectorAll('[role=option]').length > 20").await?;
        let active = "document.activeElement.getAttribute('aria-activedescendant')";
        v.keys(Key::Down).await?;
        v.keys(Key::End).await?;
        v.until(&format!("{active} === [...document.querySelectorAll('[role=option]')].at(-1).id")).await?;
        v.keys(Key::Home).await?;
        v.until(&format!("{active} === 'list-a-0'")).await?;
        v.keys("wh").await?;
        v.keys(Key::Home).await?;
        assert_eq!(v.js("return document.activeElement.selectionStart").await?, json!(0), "while typing they move in the text");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_marked_follows_each_letter_also_where_the_same_tools_fit() {
    visit("marked", &[], |v| async move {
        v.compare("/").await?;
        v.click("#pick-a").await?;
        v.keys("comf").await?;
        let mark = |text: &str| format!("document.querySelector('[data-slug=comfyui] mark')?.textContent.toLowerCase() === '{text}'");
        v.until(&mark("comf")).await?;
        let rows = v.count("[role=option]").await?;
        v.keys("y").await?;
        v.until(&mark("comfy")).await?;
        assert_eq!(v.count("[role=option]").await?, rows, "the same tools fit: this test tests what it says");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn typed_letters_are_marked_and_where_nothing_fits_the_nearest_are_offered() {
    visit("marks", &[], |v| async move {
        v.compare(PAIR).await?;
        v.click("#pick-a").await?;
        v.keys("code cl").await?;
        v.until("document.querySelector('[role=option][data-slug=claude-code]')").await?;
        assert_eq!(
            v.js("return [...document.querySelectorAll('[data-slug=claude-code] mark')].map(e => e.textContent)").await?,
            json!(["Cl", "Code"])
        );
        v.keys(Key::Escape).await?;
        v.click("#pick-a").await?;
        // The field has the focus still: the caret stands in the name that was picked, and the first letter begins anew.
        v.keys("grok").await?;
        v.until("document.querySelector('#pick-a').value === 'grok'").await?;
        v.until_text(".popup .said", "No match. Closest names:").await?;
        v.until("document.querySelector('[role=option]')").await?;
        // A space, which many keyboards of phones add to a word, changes nothing of what is near.
        v.keys(" ").await?;
        v.until("document.querySelector('#pick-a').value === 'grok '").await?;
        v.until("!document.querySelector('[role=option][aria-selected=true]') && !document.querySelector('#pick-a').getAttribute('aria-activedescendant')").await?;
        v.keys(Key::Enter).await?;
        v.until("document.querySelector('#pick-a').value === 'GitHub Copilot'").await?;
        assert_eq!(v.address().await?, PAIR, "Enter does not take what is only near");
        v.click("#pick-a").await?;
        v.keys("whsiper").await?;
        v.until("document.querySelector('[role=option][data-slug=whisper]')").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn tools_looked_at_lately_come_first_also_after_a_reload_and_the_slash_key_opens_the_picker() {
    visit("recent", &[], |v| async move {
        v.compare("/?a=whisper&b=piper").await?;
        v.compare("/?a=crewai&b=autogen").await?;
        v.keys("/").await?;
        v.until("document.activeElement.id === 'pick-a'").await?;
        v.until("document.querySelectorAll('[role=option]').length > 20").await?;
        assert_eq!(v.js("return [...document.querySelectorAll('[role=option]')].slice(0, 2).map(e => e.dataset.slug)").await?, json!(["whisper", "piper"]));
        assert!(v.text("[role=option]").await?.contains("viewed recently"));
        assert_eq!(v.js("return [...document.querySelectorAll('[role=option][data-slug=whisper]')].length").await?, json!(1), "and are not listed twice");
        v.keys("/").await?;
        assert_eq!(v.js("return document.activeElement.value").await?, json!("/"), "in a field it is a letter");
        v.js("document.activeElement.blur(); const s = document.querySelector('footer select'); s.value = 'off'; s.dispatchEvent(new Event('change'))").await?;
        v.compare("/?a=crewai&b=autogen").await?;
        v.keys("/").await?;
        assert_eq!(v.js("return [document.activeElement.tagName, document.querySelector('footer select').value]").await?, json!(["BODY", "off"]), "and it can be turned off");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn after_a_pick_the_next_letters_begin_anew_and_the_new_name_shows_while_it_loads() {
    visit("anew", &[], |v| async move {
        v.compare(PAIR).await?;
        v.site.rule("/data/tools/kokoro-82m.json", crate::site::Answer::Held);
        v.click("#pick-b").await?;
        v.keys("kokoro").await?;
        v.until("document.querySelectorAll('[role=option]').length === 1").await?;
        v.keys(Key::Enter).await?;
        v.until("document.querySelector('#pick-b').value === 'Kokoro-82M' && document.querySelector('#pick-b').ariaBusy === 'true'")
            .await?;
        assert!(v.text("#app h1").await?.contains("Moondream2"), "the old side stays meanwhile");
        v.site.mend("/data/tools/kokoro-82m.json");
        v.until_text("#app h1", "Kokoro-82M").await?;
        v.keys("pip").await?;
        v.until("document.querySelector('#pick-b').value === 'pip'").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn enter_takes_only_what_is_marked() {
    visit("enter", &[], |v| async move {
        v.compare(PAIR).await?;
        v.driver.find(By::Css("#pick-a")).await?.focus().await?;
        v.until("document.querySelectorAll('[role=option]').length > 20").await?;
        v.keys(Key::Enter).await?;
        v.until("document.querySelector('#pick-a').ariaExpanded === 'false'").await?;
        assert_eq!(v.address().await?, PAIR, "nothing was marked, nothing is picked");
        v.keys("ollama").await?;
        v.until("document.querySelector('[role=option][aria-selected=true]')?.dataset.slug === 'ollama'").await?;
        v.keys(Key::Enter).await?;
        v.until_text("#app h1", "Ollama vs Moondream2").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_letter_typed_at_the_moment_of_leaving_harms_nothing() {
    visit("leaving", &[], |v| async move {
        v.open("/?view=tools").await?;
        v.until("document.querySelector('.listing tbody tr')").await?;
        v.click("#app nav li:first-child a").await?;
        v.until("document.querySelector('#pick-a') && document.querySelectorAll('.card h2').length === 2").await?;
        v.click("#pick-a").await?;
        v.until("document.querySelectorAll('[role=option]').length > 20").await?;
        // What waits for a moment of rest outlives the letter by 80 milliseconds, and the picker goes before.
        v.js("const field = document.querySelector('#pick-a'); field.value = 'zed'; field.dispatchEvent(new Event('input', { bubbles: true }));
            window.rested = new Promise(rest => setTimeout(rest, 120)); history.back()")
            .await?;
        v.until("document.querySelector('.listing tbody tr')").await?;
        v.js("return rested").await?;
        v.click("#app nav li:first-child a").await?;
        v.until("document.querySelectorAll('.card h2').length === 2").await?;
        v.until("!document.querySelector('#boot-failed')?.checkVisibility()").await
    })
    .await;
}

#[tokio::test]
async fn an_option_is_picked_with_the_mouse() {
    visit("mouse", &[], |v| async move {
        v.compare(PAIR).await?;
        v.click("#pick-a").await?;
        v.until("document.querySelector('[data-slug=ollama]')").await?;
        v.click("[data-slug=ollama]").await?;
        v.until_text("#app h1", "Ollama vs Moondream2").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn swap_and_surprise_lead_to_new_addresses_and_back_and_forward_retrace_them() {
    visit("history", &[], |v| async move {
        v.compare(PAIR).await?;
        v.click("button.swap").await?;
        v.until_text("#app h1", "Moondream2 vs GitHub Copilot").await?;
        assert_eq!(v.address().await?, "/?a=moondream2&b=github-copilot");
        v.click("button.surprise").await?;
        v.until("!document.querySelector('#app h1').innerText.startsWith('Moondream2 vs GitHub Copilot')").await?;
        let surprise = v.text("#app h1").await?;
        assert_ne!(surprise, "GitHub Copilot vs Moondream2");
        v.driver.back().await?;
        v.until_text("#app h1", "Moondream2 vs GitHub Copilot").await?;
        v.driver.back().await?;
        v.until_text("#app h1", "GitHub Copilot vs Moondream2").await?;
        assert_eq!(v.address().await?, PAIR);
        v.driver.forward().await?;
        v.until_text("#app h1", "Moondream2 vs GitHub Copilot").await?;
        v.driver.forward().await?;
        v.until_text("#app h1", &surprise).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn both_sides_are_in_the_document_at_every_mark() {
    visit("mark", &[], |v| async move {
        v.before_every_page(
            "window.marks = []; new PerformanceObserver(list => { for (const e of list.getEntriesByName('shipwith:comparison')) \
             marks.push([document.title.split(':')[0], document.querySelectorAll('.card h2').length, document.querySelectorAll('article.review').length > 0]) }).observe({ type: 'mark', buffered: true })",
        )
        .await?;
        v.compare(PAIR).await?;
        v.until("marks.length === 1").await?;
        v.click("button.swap").await?;
        v.until("marks.length === 2").await?;
        assert_eq!(v.js("return marks").await?, json!([["GitHub Copilot vs Moondream2", 2, true], ["Moondream2 vs GitHub Copilot", 2, true]]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_page_goes_on_after_a_translator_has_rewritten_its_text() {
    visit("translator", &[], |v| async move {
        v.compare(PAIR).await?;
        v.js(
            "const walk = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT), nodes = []; \
             while (walk.nextNode()) nodes.push(walk.currentNode); \
             for (const node of nodes) { const font = document.createElement('font'); font.textContent = node.data; node.replaceWith(font) }",
        )
        .await?;
        v.click("button[data-vote=ship][data-side=a]").await?;
        v.click("button.swap").await?;
        v.until("location.search.startsWith('?a=moondream2')").await?;
        v.until_text("[data-side=a].card", "Moondream2").await?;
        v.until_text("#app h1", "Moondream2").await?;
        Ok(())
    })
    .await;
}
