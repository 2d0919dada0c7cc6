//! What stays as it is while something beside it changes: nodes, the focus, what is selected, what is open.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::visitor::{Visitor, visit};

/// Marks the first element that fits each selector.
async fn mark(v: &Visitor, css: &[&str]) -> WebDriverResult<()> {
    v.js(&format!("window.marked = {}.map(css => [css, document.querySelector(css)])", json!(css))).await?;
    // Until something changes, all of them are the same: the check can tell.
    assert_eq!(same(v).await?, vec![true; css.len()]);
    Ok(())
}

/// Whether each is still the same node.
async fn same(v: &Visitor) -> WebDriverResult<Vec<bool>> {
    let same = v.js("return marked.map(([css, node]) => node !== null && node === document.querySelector(css))").await?;
    Ok(same.as_array().unwrap().iter().map(|is| is == true).collect())
}

async fn weigh(v: &Visitor, value: u32) -> WebDriverResult<()> {
    v.js(&format!("const slider = document.querySelector('[data-reviewer=builder]'); slider.value = {value}; slider.dispatchEvent(new Event('input', {{ bubbles: true }}))")).await?;
    v.until(&format!("location.search.includes('w=builder%3A{value}') || location.search.includes('w=builder:{value}')")).await
}

#[tokio::test]
async fn a_slider_changes_the_figures_of_the_meters_and_not_the_meters() {
    visit("kept-meters", &[], |v| async move {
        v.compare("/?a=crewai&b=autogen").await?;
        v.click(".weights summary").await?;
        let meters = ["[data-meter=panel][data-side=a]", "[data-meter=panel][data-side=b]", ".bottom-line"];
        let others = ["[data-reviewer=builder]", "details.weights", "[data-meter=community][data-side=a]", "#pick-a", ".card[data-side=a]"];
        mark(&v, &[&meters[..], &others].concat()).await?;
        for value in [2, 3, 0] {
            weigh(&v, value).await?;
        }
        assert_eq!(same(&v).await?, [true; 8], "{meters:?} {others:?} are the same nodes after three ticks of a slider");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_slider_that_is_dragged_keeps_the_focus() {
    visit("kept-slider", &[], |v| async move {
        v.compare("/?a=crewai&b=autogen").await?;
        v.click(".weights summary").await?;
        v.js("document.querySelector('[data-reviewer=builder]').focus()").await?;
        v.keys(Key::Right).await?;
        v.until_text(".bottom-line .lead", "With your weights").await?;
        assert_eq!(
            v.js("return [document.activeElement.dataset.reviewer, document.querySelector('.weights').open]").await?,
            json!(["builder", true])
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_open_stays_open_when_the_sides_are_swapped() {
    visit("kept-open", &[], |v| async move {
        v.compare("/?a=crewai&b=autogen").await?;
        v.click(".weights summary").await?;
        v.click(".share summary").await?;
        mark(&v, &["details.weights", ".share details"]).await?;
        v.click(".swap").await?;
        v.until_text("#app h1", "AutoGen vs CrewAI").await?;
        for (css, is) in ["details.weights", ".share details"].into_iter().zip(same(&v).await?) {
            assert!(is, "{css} is the same node after a swap");
            let open = v.js(&format!("return document.querySelector('{css}').open")).await?;
            assert_eq!(open, json!(true), "{css} stays open across a swap");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_focus_and_what_is_selected_survive_a_pick_of_another_tool() {
    visit("kept-focus", &[], |v| async move {
        v.compare("/?a=crewai&b=autogen").await?;
        // The quote of one side is being read, and its words selected, while the other side changes, as by the back key.
        v.js("document.querySelector('[data-vote=ship][data-side=a]').focus(); \
              const quote = document.querySelector('.review[data-side=a] blockquote p'); getSelection().selectAllChildren(quote); window.words = getSelection().toString()").await?;
        assert_eq!(v.js("return words.length > 10").await?, json!(true));
        mark(&v, &[".card[data-side=a] h2", "[data-vote=ship][data-side=a]", ".review[data-side=a] blockquote"]).await?;
        v.js("history.pushState(null, '', '?a=crewai&b=langgraph'); dispatchEvent(new PopStateEvent('popstate'))").await?;
        v.until_text("#app h1", "CrewAI vs LangGraph").await?;
        let kept = v.js("return [document.activeElement.matches('[data-vote=ship][data-side=a]'), getSelection().toString() === words]").await?;
        assert_eq!(kept[0], json!(true), "the button of the side that stays keeps the focus");
        assert_eq!(kept[1], json!(true), "the words that are selected stay selected");
        assert_eq!(same(&v).await?, [true; 3], "the nodes of the side that stays are the same");
        Ok(())
    })
    .await;
}
