//! Whatever goes wrong, the page says what it is and offers a way forward.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::offline::{GONE, until_worker};
use crate::site::Answer;
use crate::visitor::visit;

const PAIR: &str = "/?a=github-copilot&b=moondream2";
const FILE_B: &str = "/data/tools/moondream2.json";
const REFUSED: &str = "Failed to load resource";

#[tokio::test]
async fn an_unknown_name_is_said_first_with_the_nearest_ones_as_links_and_nothing_covers_that() {
    visit("unknown", &[REFUSED], |v| async move {
        v.open("/?a=moondreem2&b=whisper").await?;
        v.until_text(".card[data-side=a] .failure", "“moondreem2”").await?;
        v.until_text(".failure ul", "Moondream2").await?;
        v.until("document.activeElement.matches('.card[data-side=a] .failure h2[tabindex]')").await?;
        assert_eq!(v.count(".popup, [aria-expanded=true]").await?, 0, "no list is open over it");
        assert!(v.text(".card[data-side=b]").await?.contains("Whisper"), "the other half is there");
        // Who opens the list has it over the card, so it says the same, and offers the nearest names.
        v.driver.find(By::XPath("//main//button[.='Pick a tool']")).await?.click().await?;
        v.until_text(".popup .said", "“moondreem2”").await?;
        v.until_text("[role=option]", "Moondream2").await?;
        v.keys(Key::Escape).await?;
        v.click(".failure ul a").await?;
        v.until_text("#app h1", "Moondream2 vs Whisper").await?;
        assert_eq!(v.address().await?, "/?a=moondream2&b=whisper");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn beside_a_name_that_is_unknown_the_other_card_s_link_says_which_tool_it_leads_to() {
    visit("unknown-beside", &[REFUSED], |v| async move {
        v.open("/?a=moondreem2&b=whisper").await?;
        v.until_text(".card[data-side=a] .failure", "“moondreem2”").await?;
        v.until_text(".card[data-side=b] .onward a", "All about Whisper").await
    })
    .await;
}

#[tokio::test]
async fn a_name_that_cannot_be_one_never_becomes_a_request() {
    visit("slug", &[], |v| async move {
        v.open("/?a=..%2F..%2Fsecret&b=whisper").await?;
        v.until_text(".failure", "“../../secret”").await?;
        assert!(!v.site.seen().iter().any(|line| line.contains("secret")));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_same_tool_twice_is_answered_with_a_message_and_a_way_to_a_picker() {
    visit("twice", &[], |v| async move {
        v.open("/?a=whisper&b=whisper").await?;
        v.until_text(".card[data-side=b] .failure", "same tool twice").await?;
        v.until_text(".card[data-side=a] h2", "Whisper").await?;
        v.until("document.activeElement.matches('.card[data-side=b] .failure h2')").await?;
        assert_eq!(v.count(".popup").await?, 0);
        v.driver.find(By::XPath("//main//button[.='Pick a tool']")).await?.click().await?;
        v.until("document.activeElement.id === 'pick-b'").await?;
        v.keys("ollama").await?;
        v.until("document.querySelectorAll('[role=option]').length === 1").await?;
        v.keys(Key::Enter).await?;
        v.until_text("#app h1", "Whisper vs Ollama").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn each_way_a_file_can_fail_is_told_apart_and_trying_again_helps() {
    for (name, answer, said) in [
        ("status", Answer::Status(503), "status 503"),
        ("syntax", Answer::Json("{\n \"slug\": \"moondream2\",,\n}".into()), "line 2"),
        ("fallback", Answer::Html("<!doctype html><title>App</title>".into()), "a web page, where JSON was expected"),
        ("nameless", Answer::Json("{}".into()), "slug: missing"),
    ] {
        visit(name, &[REFUSED], |v| async move {
            v.site.rule(FILE_B, answer);
            v.open(PAIR).await?;
            v.until_text(".card[data-side=b] .failure", said).await?;
            v.until_text(".card[data-side=a]", "GitHub Copilot").await?; // the other half is there
            v.site.mend(FILE_B);
            v.driver.find(By::XPath("//button[text()='Try again']")).await?.click().await?;
            v.until_text("#app h1", "GitHub Copilot vs Moondream2").await?;
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn without_a_network_the_page_says_so_and_goes_on_when_it_is_back() {
    visit("network", &GONE, |v| async move {
        v.compare(PAIR).await?;
        v.until("performance.getEntriesByType('resource').some(e => e.name.includes('/data/search/'))").await?;
        until_worker(&v).await?;
        v.site.stop();
        v.click("#pick-b").await?;
        v.keys("qdrant").await?;
        v.until("document.querySelectorAll('[role=option]').length === 1").await?;
        v.keys(Key::Enter).await?;
        v.until_text(".card[data-side=b] .failure", "You may be offline").await?;
        v.site.start_again();
        v.driver.find(By::XPath("//button[text()='Try again']")).await?.click().await?;
        v.until_text("#app h1", "GitHub Copilot vs Qdrant").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_old_side_stays_until_the_new_one_is_there() {
    visit("late", &[], |v| async move {
        v.compare(PAIR).await?;
        v.site.rule("/data/tools/qdrant.json", Answer::Held);
        v.click("#pick-b").await?;
        v.keys("qdrant").await?;
        v.until("document.querySelectorAll('[role=option]').length === 1").await?;
        v.keys(Key::Enter).await?;
        v.until("document.querySelector('.card[data-side=b]').ariaBusy === 'true'").await?;
        assert!(v.text(".card[data-side=b]").await?.contains("Moondream2"));
        assert_eq!(v.text("#app h1").await?, "GitHub Copilot vs Moondream2");
        v.site.mend("/data/tools/qdrant.json");
        v.until_text("#app h1", "GitHub Copilot vs Qdrant").await?;
        v.until("document.querySelector('.card[data-side=b]').ariaBusy === 'false'").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_the_catalogs_own_file_two_tools_can_still_be_compared() {
    visit("headless-catalog", &[REFUSED], |v| async move {
        v.site.rule("/data/catalog.json", Answer::Status(500));
        v.compare(PAIR).await?;
        assert_eq!(v.text("#app h1").await?, "GitHub Copilot vs Moondream2");
        assert!(v.text(".notices summary").await?.contains("One entry"));
        assert!(v.text(".scorecard").await?.contains("skeptic"), "reviewers go by their ids");
        v.open("/?b=smolvlm2").await?;
        v.until_text(".card[data-side=a] .failure", "status 500").await?;
        v.site.mend("/data/catalog.json");
        v.driver.find(By::XPath("//button[text()='Try again']")).await?.click().await?;
        v.until_text("#app h1", "Cursor v0.50").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_bad_record_costs_itself_and_is_named() {
    visit("record", &[], |v| async move {
        let text = v.site.file(FILE_B).replacen("\"verdict\": \"ship\"", "\"verdict\": \"perhaps\"", 1);
        v.site.rule(FILE_B, Answer::Json(text));
        v.compare(PAIR).await?;
        let reviews = serde_json::from_str::<serde_json::Value>(&v.site.file(FILE_B)).unwrap()["reviews"].as_array().unwrap().len();
        assert_eq!(v.count("article.review[data-side=b]").await?, reviews - 1);
        v.click(".notices summary").await?;
        v.until_text(".notices", "verdict: found \"perhaps\": write \"ship\" or \"skip\"").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_of_nothing_but_faults_is_shown_and_its_faults_are_counted_to_an_end() {
    visit("faulty", &[], |v| async move {
        let mut tool: serde_json::Value = serde_json::from_str(&v.site.file(FILE_B)).unwrap();
        tool["alternatives"] = json!(vec![json!(1); 5_000]);
        v.site.rule(FILE_B, Answer::Json(tool.to_string()));
        v.compare(PAIR).await?;
        v.until_text(".notices summary", "More than 1000 entries").await?;
        v.click(".notices summary").await?;
        v.until_text(".notices li:last-child", "And more.").await?;
        assert_eq!(v.count(".notices li").await?, 51);
        v.until_text("#app h1", "GitHub Copilot vs Moondream2").await
    })
    .await;
}

#[tokio::test]
async fn text_of_the_catalog_is_only_ever_text() {
    visit("text", &[], |v| async move {
        let attack = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        let review = json!({ "reviewer": "builder", "verdict": "ship", "quote": attack, "date": "2026-01-01" });
        let tool = json!({
            "slug": "moondream2", "name": attack, "maker": attack, "category": attack, "tagline": attack, "summary": attack,
            "pricing": { "entry": attack, "plans": [{ "name": attack, "price": attack }] },
            "links": { "home": "javascript:alert(3)", "docs": "http://example.org" }, "reviews": [review],
        });
        v.site.rule(FILE_B, Answer::Json(tool.to_string()));
        v.compare(PAIR).await?;
        assert_eq!(v.text(".card[data-side=b] h2").await?, attack);
        assert_eq!(v.count("#app img, #app script").await?, 0);
        assert_eq!(v.count(".card[data-side=b] .links a").await?, 0, "only https links are links");
        assert_eq!(v.count(".card[data-side=a] .links a:not([rel~=noopener])").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_catalog_of_one_file_needs_no_other() {
    visit("one-file", &[], |v| async move {
        let mut catalog: serde_json::Value = serde_json::from_str(&v.site.file("/data/catalog.json")).unwrap();
        let tools = ["whisper", "ollama", "qdrant"]
            .map(|slug| serde_json::from_str::<serde_json::Value>(&v.site.file(&format!("/data/tools/{slug}.json"))).unwrap());
        catalog["tools"] = json!(tools);
        catalog["featured"] = json!([]);
        v.site.rule("/data/catalog.json", Answer::Json(catalog.to_string()));
        v.compare("/").await?;
        assert_eq!(v.text("#app h1").await?, "Whisper vs Ollama");
        v.click("#pick-b").await?;
        v.until("document.querySelectorAll('[role=option]').length === 3").await?;
        v.click("[data-slug=qdrant]").await?;
        v.until_text("#app h1", "Whisper vs Qdrant").await?;
        let others: Vec<String> =
            v.site.seen().into_iter().filter(|line| line.contains("/data/") && !line.ends_with("catalog.json")).collect();
        assert!(others.is_empty(), "{others:?}");
        Ok(())
    })
    .await;
}
