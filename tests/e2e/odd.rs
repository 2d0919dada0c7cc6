//! Catalogs and addresses that nobody had in mind.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::look::is_as_wide_as;
use crate::site::Answer;
use crate::visitor::{Visitor, visit};

/// A catalog in one file, of tools that are called this.
async fn with_tools(v: &Visitor, names: &[&str]) {
    let tool: Value = serde_json::from_str(&v.site.file("/data/tools/crewai.json")).unwrap();
    let tools: Vec<Value> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let mut tool = tool.clone();
            tool["slug"] = json!(format!("tool-{i}"));
            tool["name"] = json!(name);
            tool
        })
        .collect();
    let mut catalog: Value = serde_json::from_str(&v.site.file("/data/catalog.json")).unwrap();
    catalog["featured"] = json!([]);
    catalog["tools"] = json!(tools);
    v.site.rule("/data/catalog.json", Answer::Json(catalog.to_string()));
}

#[tokio::test]
async fn a_name_without_a_space_goes_on_in_the_next_line() {
    visit("unbroken", &[], |v| async move {
        let long = "Supercalifragilistic".repeat(4);
        with_tools(&v, &[&long, "Short"]).await;
        for width in [320, 768, 1280] {
            v.screen(width, 800, "light").await?;
            v.compare("/?a=tool-0&b=tool-1").await?;
            is_as_wide_as(&v, width).await?;
            v.open("/?view=tools").await?;
            v.until("document.querySelectorAll('.listing tbody tr').length === 2").await?;
            is_as_wide_as(&v, width).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_catalog_of_one_tool_says_so() {
    visit("few", &[], |v| async move {
        with_tools(&v, &["Only"]).await;
        v.open("/?view=tools").await?;
        v.until("document.querySelector('#app .standfirst').innerText === '1 tool.'").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_nearest_names_leave_out_the_tool_on_the_other_side_and_the_same_twice_is_said_with_no_list_over_it() {
    visit("nearest", &["Failed to load resource"], |v| async move {
        v.open("/?a=zedd&b=zed").await?;
        v.until("document.querySelectorAll('.failure ul a').length === 3").await?;
        assert!(!v.text(".failure ul").await?.lines().any(|name| name == "Zed"));
        v.open("/?a=nothing&b=kursor").await?;
        v.until_text(".card[data-side=b] .failure ul", "Cursor").await?;
        v.compare("/?a=zed&b=kokoro-82m").await?;
        v.click("#pick-a").await?;
        v.keys("kokoro").await?;
        v.until("document.querySelectorAll('[role=option]').length === 1").await?;
        v.keys(Key::Enter).await?;
        v.until_text("#app main", "That is the same tool twice").await?;
        v.until("document.activeElement.matches('.failure h2') && !document.querySelector('[aria-expanded=true]')").await
    })
    .await;
}

#[tokio::test]
async fn a_pair_that_cannot_be_shown_names_the_page() {
    visit("names-failure", &["Failed to load resource"], |v| async move {
        v.compare("/?a=aider&b=zed").await?;
        v.open("/?a=nothing&b=zed").await?;
        v.until("document.title.startsWith('There is no tool called “nothing” here | ')").await
    })
    .await;
}

#[tokio::test]
async fn the_picture_follows_the_weights() {
    visit("weighed-card", &[], |v| async move {
        v.compare("/?a=aider&b=zed").await?;
        v.click(".share summary").await?;
        let sum = "document.querySelector('#share-card').toDataURL()";
        v.until(&format!("(window.before = {sum}) && document.fonts.status === 'loaded'")).await?;
        let said = v.attribute("#share-card", "aria-label").await?;
        v.click(".weights summary").await?;
        v.js("const slider = document.querySelector('[data-reviewer=builder]'); slider.value = 3; slider.dispatchEvent(new Event('input', { bubbles: true }))").await?;
        v.until(&format!("{sum} !== window.before")).await?;
        assert_ne!(v.attribute("#share-card", "aria-label").await?, said);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_shortcut_of_the_installed_page_draws_a_pair() {
    visit("surprise-me", &[], |v| async move {
        v.open("/?surprise").await?;
        v.until("/a=.+&b=.+/.test(location.search) && document.querySelectorAll('article.review').length > 0").await
    })
    .await;
}
