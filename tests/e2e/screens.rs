//! A tool, a category, a reviewer and the list of all tools: pages that are read before anything has run, and screens of the app.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::look::{LOOKS, found_by_axe, is_as_wide_as};
use crate::offline::{GONE, until_ready};
use crate::pages::{hold, open_early, until_titled};
use crate::shifts;
use crate::site::{Answer, counted};
use crate::visitor::{Visitor, visit, visit_in_all};

/// Each, with its title and something that stands on it.
const SCREENS: [(&str, &str, &str); 4] = [
    ("/tools/langgraph/", "LangGraph", "What each reviewer says"),
    ("/categories/agent-frameworks/", "Agent Frameworks", "Most divided"),
    ("/reviewers/skeptic/", "The Skeptic", "Every verdict"),
    ("/tools/", "All tools", "Category by category, ranked"),
];

async fn until_taken_over(v: &Visitor) -> WebDriverResult<()> {
    v.until("!document.querySelector('#app').hidden && !document.querySelector('#boot-page')").await
}

#[tokio::test]
async fn without_scripts_each_is_read_and_leads_to_the_next() {
    visit("screens-noscript", &[], |v| async move {
        v.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        for (path, title, part) in SCREENS {
            v.open(path).await?;
            let said = v.driver.find(By::Css("body")).await?.text().await?;
            assert!(said.contains(title) && said.contains(part) && said.contains("it needs scripts"), "{path}: {said}");
        }
        for (link, title) in [
            ("#boot-page .listing a[href='tools/langgraph/']", "LangGraph"),
            ("#boot-page a[href='categories/agent-frameworks/']", "Agent Frameworks"),
            ("#boot-page a[href='tools/crewai/']", "CrewAI"),
            ("#boot-page a[href='reviewers/builder/']", "The Builder"),
            ("#boot-page header nav a[href='tools/']", "All tools"),
        ] {
            v.driver.find(By::Css(link)).await?.click().await?;
            until_titled(&v, title).await;
        }
        v.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn the_program_takes_each_over_and_nothing_moves() {
    visit("screens-taken-over", &[], |v| async move {
        hold(&v).await?;
        shifts::watch(&v).await?;
        for (path, title, part) in SCREENS {
            for width in [1280, 320] {
                v.screen(width, 800, "light").await?;
                open_early(&v, path).await?;
                let before = v.js("return [...document.querySelectorAll('#boot-page :is(h1, h2, h3)')].map(e => e.innerText)").await?;
                v.js("release()").await?;
                until_taken_over(&v).await?;
                v.until_text("#app h1", title).await?;
                v.until_text("#app main", part).await?;
                assert_eq!(
                    v.js("return [...document.querySelectorAll('#app :is(h1, h2, h3)')].map(e => e.innerText)").await?,
                    before,
                    "{path}"
                );
                assert_eq!(shifts::so_far(&v).await?, [0.0; 0], "{path} at {width} px");
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_stands_beside_a_tool_stays_while_the_program_waits_for_it() {
    visit("screens-kin", &[], |v| async move {
        v.before_every_page(
            "const get = fetch; window.fetch = async (...asked) => { \
                 if (String(asked[0].url ?? asked[0]).includes('/data/search/c-')) await new Promise(go => window.handOut = go); return get(...asked) }",
        )
        .await?;
        v.open("/tools/langgraph/").await?;
        v.until("window.handOut").await?;
        assert!(v.text("#boot-page").await?.contains("Compare LangGraph with"));
        v.js("handOut()").await?;
        until_taken_over(&v).await?;
        assert!(v.text("#app").await?.contains("Compare LangGraph with"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn each_can_be_used_by_everybody() {
    visit("screens-axe", &[], |v| async move {
        for (path, title, _) in SCREENS {
            v.open(path).await?;
            until_taken_over(&v).await?;
            v.until_text("#app h1", title).await?;
            for (theme, width) in LOOKS {
                v.screen(width, 900, theme).await?;
                assert_eq!(found_by_axe(&v).await?, [""; 0], "{path}, {theme}, {width} px");
                is_as_wide_as(&v, width).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_way_leads_from_a_comparison_to_a_tool_to_a_reviewer_and_back() {
    visit_in_all("screens-way", &[], |v| async move {
        v.site.move_to("/deep/sub");
        v.compare("/deep/sub/compare/langgraph-vs-crewai/").await?;
        until_taken_over(&v).await?;
        v.click(".card[data-side=b] .onward a").await?;
        v.until_text("#app h1", "CrewAI").await?;
        v.until("location.pathname === '/deep/sub/tools/crewai/' && document.title.startsWith('CrewAI: should you ship with it?')").await?;
        // A new screen takes the focus.
        v.until("document.activeElement.id === 'title'").await?;
        v.click("button[data-vote=skip]").await?;
        v.until("document.querySelector('button[data-vote=skip]').ariaPressed === 'true'").await?;
        v.click(".opinions h3 a").await?;
        v.until("location.pathname.startsWith('/deep/sub/reviewers/')").await?;
        v.until_text("#app main", "Every verdict").await?;
        v.driver.back().await?;
        v.until_text("#app h1", "CrewAI").await?;
        v.reload().await?;
        until_taken_over(&v).await?;
        v.until("document.querySelector('button[data-vote=skip]').ariaPressed === 'true'").await?;
        v.click(".related a").await?;
        v.until("location.pathname.startsWith('/deep/sub/compare/')").await?;
        v.until_text("#app h1", " vs ").await
    })
    .await;
}

#[tokio::test]
async fn the_focus_goes_on_at_the_heading_of_a_screen_that_comes_late() {
    visit("screens-late", &["Failed to load resource"], |v| async move {
        v.open("/?view=tool&of=crewai").await?;
        v.until("document.querySelector('.opinions h3 a[href*=founder]')").await?;
        v.site.rule("/data/search/r-founder.json", Answer::Held);
        v.js("document.querySelector('.opinions h3 a[href*=founder]').click()").await?;
        v.until_text("#app .standfirst", "Loading…").await?;
        v.until("document.activeElement.id === 'title'").await?;
        v.site.mend("/data/search/r-founder.json");
        v.until_text("#app main", "Every verdict").await?;
        v.until("document.activeElement.matches('#app #title')").await?;
        // So it does after another try, which is a press of a button that goes.
        v.driver.back().await?;
        v.until("document.querySelector('.opinions h3 a[href*=builder]')").await?;
        v.site.rule("/data/search/r-builder.json", Answer::Status(503));
        v.js("document.querySelector('.opinions h3 a[href*=builder]').click()").await?;
        v.until("document.querySelector('#app .failure button')").await?;
        v.site.mend("/data/search/r-builder.json");
        v.driver.find(By::Css("#app .failure button")).await?.focus().await?;
        v.keys(Key::Enter).await?;
        v.until_text("#app main", "Every verdict").await?;
        v.until("document.activeElement.matches('#app #title')").await
    })
    .await;
}

#[tokio::test]
async fn by_their_names_they_open_also_where_they_have_no_page() {
    // What a name leads to is the program's to say, which is the same in every browser.
    visit("screens-named", &["Failed to load resource"], |v| async move {
        for (query, title) in [
            ("?view=tool&of=crewai", "CrewAI"),
            ("?view=category&of=agent-frameworks", "Agent Frameworks"),
            ("?view=reviewer&of=pm", "The PM"),
            ("?view=tool&of=no-such-tool", "There is no tool called “no-such-tool” here"),
            ("?view=category&of=no-such", "There is no category called “no-such” here"),
            ("?view=reviewer&of=../x", "There is no reviewer called “../x” here"),
        ] {
            v.open(&format!("/{query}")).await?;
            v.until_text("#app h1", title).await?;
        }
        v.site.rule("/data/search/r-pm.json", Answer::Status(503));
        v.open("/?view=reviewer&of=builder").await?;
        v.until_text("#app h1", "The Builder").await?;
        v.site.rule("/data/search/r-skeptic.json", Answer::Json("{".into()));
        v.open("/?view=reviewer&of=skeptic").await?;
        v.until_text("#app main", "Try again").await?;
        v.site.mend("/data/search/r-skeptic.json");
        v.click("#app .failure button").await?;
        v.until_text("#app h1", "The Skeptic").await
    })
    .await;
}

#[tokio::test]
async fn without_the_host_a_visited_one_opens_as_it_was_and_another_in_the_shell() {
    visit_in_all("screens-offline", &GONE, |v| async move {
        v.open("/tools/langgraph/").await?;
        until_ready(&v, "Ready offline, with one tool.").await?;
        v.open("/?view=tool&of=crewai").await?;
        until_ready(&v, "Ready offline, with 2 tools.").await?;
        v.site.stop();
        v.open("/tools/langgraph/").await?;
        until_taken_over(&v).await?;
        v.until_text("#app h1", "LangGraph").await?;
        v.until("location.pathname === '/tools/langgraph/'").await?;
        v.open("/tools/crewai/").await?;
        v.until_text("#app h1", "CrewAI").await?;
        v.until("location.search === '?view=tool&of=crewai'").await
    })
    .await;
}

#[tokio::test]
async fn a_part_of_the_list_is_not_shown_as_the_whole_first() {
    visit("screens-part", &[], |v| async move {
        hold(&v).await?;
        open_early(&v, "/tools/?q=kokoro").await?;
        assert_eq!(v.count("#boot-page .listing").await?, 0, "the finished list has gone");
        v.js("release()").await?;
        v.until_text("#app .standfirst", &counted("1 of # tools")).await?;
        v.until("location.pathname === '/tools/' && location.search === '?q=kokoro'").await
    })
    .await;
}
