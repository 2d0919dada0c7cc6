//! Addresses that are not as they were meant: read as far as they can be, and never answered with something else in silence.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::host::host_of;
use crate::site::Answer;
use crate::visitor::visit;

#[tokio::test]
async fn an_address_out_of_the_source_of_a_page_shows_the_two_tools_that_it_names() {
    // The program and two scripts of the page read addresses, and they are the same in every browser.
    visit("amp", &[], |v| async move {
        v.compare("/?a=crewai&amp;b=autogen&amp;only=split").await?;
        assert_eq!(v.text("#app h1").await?, "CrewAI vs AutoGen");
        assert_eq!((v.count(".remarks").await?, v.count(".only-split").await?), (0, 1));
        v.compare("/embed.html?a=crewai&amp;b=autogen&amp;theme=dark").await?;
        assert_eq!(v.text("#app h1").await?, "CrewAI vs AutoGen");
        assert_eq!(v.js("return document.documentElement.dataset.theme").await?, json!("dark"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_an_address_asks_for_and_does_not_get_is_said_until_the_next() {
    visit("remarks", &[], |v| async move {
        for (query, said) in [
            ("?view=nothing&a=crewai&b=autogen", "There is no screen called “nothing” here"),
            ("?a=crewai&a=whisper&b=autogen", "“crewai” is taken, and “whisper” is not"),
            ("?a=crewai&b=autogen&w=lots", "A weight in this address cannot be read"),
        ] {
            v.compare(&format!("/{query}")).await?;
            v.until_text("main .remarks", said).await?;
            assert_eq!(v.text("#app h1").await?, "CrewAI vs AutoGen", "{query}");
        }
        v.click("button.swap").await?;
        v.until_text("#app h1", "AutoGen vs CrewAI").await?;
        assert_eq!(v.count(".remarks").await?, 0);
        v.driver.back().await?;
        v.until_text("main .remarks", "A weight in this address").await
    })
    .await;
}

#[tokio::test]
async fn an_address_of_thousands_of_parameters_and_weights_is_read_as_far_as_it_makes_sense() {
    visit("long-address", &[], |v| async move {
        let weights: String = (0..1500).map(|i| format!("r{i}:2,")).collect();
        v.compare(&format!("/?a=crewai&b=autogen&w={weights}&{}", "n=1&".repeat(5_000))).await?;
        v.until_text("main .remarks", "This address is too long").await?;
        assert_eq!(v.text("#app h1").await?, "CrewAI vs AutoGen");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_message_without_end_is_refused_with_a_word() {
    visit("long-message", &[], |v| async move {
        let host = host_of(&v.site, "id=one").await;
        v.open_host(&host, "ready").await?;
        v.js("document.querySelector('ship-with').setAttribute('lang', 'x'.repeat(100_000))").await?;
        v.until_heard("error").await?;
        let errors = v.heard("error").await?;
        assert!(errors[0]["message"].as_str().unwrap().contains("too long"), "{errors:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_host_that_refuses_what_it_does_not_have_has_no_such_tool_where_the_index_lacks_the_name() {
    visit("refusing-host", &["Failed to load resource"], |v| async move {
        // With one, a page in place of a file is no answer at all.
        v.without_worker().await?;
        for answer in [Answer::Status(403), Answer::Html("<!doctype html><title>Home</title>".into())] {
            v.site.rule("/data/tools/moondreem2.json", answer);
            v.open("/?a=moondreem2&b=whisper").await?;
            v.until_text(".card[data-side=a] .failure", "There is no tool called “moondreem2” here").await?;
            v.until_text(".failure ul", "Moondream2").await?;
            v.open("/?view=tool&of=moondreem2").await?;
            v.until_text("#app h1", "There is no tool called “moondreem2” here").await?;
        }
        // A tool that the index knows is refused, and may come.
        v.site.rule("/data/tools/zed.json", Answer::Status(403));
        v.open("/?a=zed&b=whisper").await?;
        v.until_text(".card[data-side=a] .failure", "status 403").await?;
        v.site.mend("/data/tools/zed.json");
        v.driver.find(By::XPath("//button[text()='Try again']")).await?.click().await?;
        v.until_text("#app h1", "Zed vs Whisper").await
    })
    .await;
}

#[tokio::test]
async fn without_the_index_a_refusal_is_a_refusal() {
    visit("refusing-host-no-index", &["Failed to load resource"], |v| async move {
        v.site.rule("/data/search/index.json", Answer::Status(500));
        v.site.rule("/data/tools/moondreem2.json", Answer::Status(403));
        v.open("/?a=moondreem2&b=whisper").await?;
        v.until_text(".card[data-side=a] .failure", "status 403").await
    })
    .await;
}
