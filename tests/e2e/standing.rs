//! From the skeleton to the page: what is asked for ahead, and what stays as it is when the page stands.

use std::time::Duration;

use serde_json::json;

use crate::shifts;
use crate::site::Answer;
use crate::visitor::visit;

/// Lets the page wait for what it asked for longer than the moment after which it shows how far that is: a busy machine needs more.
const PATIENT: &str =
    "const soon = window.setTimeout; window.setTimeout = (work, ms, ...rest) => soon(work, ms === 300 ? 20000 : ms, ...rest)";

/// A name that fits the pair of files that the page asks for.
fn is_of_pair(line: &str) -> bool {
    ["crewai", "autogen"].iter().any(|slug| line.ends_with(&format!("/data/tools/{slug}.json")))
}

#[tokio::test]
async fn the_files_of_both_tools_travel_beside_the_program_and_are_asked_for_once() {
    visit("ahead", &[], |v| async move {
        v.site.rule(&v.site.named(".wasm"), Answer::Late(Duration::from_secs(6)));
        v.open("/?a=crewai&b=autogen").await?;
        v.site.until_seen(|lines| lines.iter().filter(|line| is_of_pair(line)).count() == 2).await;
        assert_eq!(v.count("#app > *").await?, 0, "the program has not come yet");
        v.until_text("#app h1", "CrewAI vs AutoGen").await?;
        let asked = v
            .js("return performance.getEntriesByType('resource').filter(e => /tools\\/(crewai|autogen)\\.json$/.test(e.name)).length")
            .await?;
        assert_eq!(asked, json!(2), "each once");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_that_failed_ahead_of_the_program_can_be_tried_again() {
    visit("ahead-failed", &["Failed to load resource"], |v| async move {
        v.site.rule(&v.site.named(".wasm"), Answer::Late(Duration::from_secs(1)));
        v.site.rule("/data/tools/autogen.json", Answer::Status(503));
        v.open("/?a=crewai&b=autogen").await?;
        v.until_text(".card[data-side=b] .failure", "status 503").await?;
        v.site.mend("/data/tools/autogen.json");
        v.click(".card[data-side=b] .failure .ways button").await?;
        v.until_text("#app h1", "CrewAI vs AutoGen").await
    })
    .await;
}

#[tokio::test]
async fn what_came_ahead_of_a_slow_program_is_still_good_when_that_comes() {
    visit("ahead-slow", &[], |v| async move {
        // Longer than the page waits for a file.
        v.before_every_page("const timeout = AbortSignal.timeout; AbortSignal.timeout = ms => timeout.call(AbortSignal, ms / 5)").await?;
        v.site.rule(&v.site.named(".wasm"), Answer::Late(Duration::from_secs(6)));
        v.open("/?a=crewai&b=autogen").await?;
        v.until_text("#app h1", "CrewAI vs AutoGen").await
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_when_the_first_comparison_takes_the_place_of_the_skeleton() {
    visit("standing", &[], |v| async move {
        v.before_every_page(PATIENT).await?;
        shifts::watch(&v).await?;
        for (width, height) in [(1280, 800), (320, 640)] {
            v.screen(width, height, "light").await?;
            v.compare("/?a=crewai&b=autogen").await?;
            assert_eq!(shifts::so_far(&v).await?, [0.0; 0], "at {width} px");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_while_another_screen_comes_to_stand() {
    visit("standing-screens", &[], |v| async move {
        v.before_every_page(PATIENT).await?;
        shifts::watch(&v).await?;
        for (width, height) in [(1280, 800), (320, 640)] {
            v.screen(width, height, "light").await?;
            for (screen, stands) in [
                ("tools", ".listing tr:nth-child(20)"),
                ("votes", "#app h1"),
                ("blind", "#app .blind .review"),
                ("embed&a=crewai&b=autogen", "#app .snippet"),
                ("offline", "#saving button"),
                ("tool&of=crewai", ".opinions article"),
                ("category&of=agent-frameworks", ".ranking li"),
                ("reviewer&of=pm", ".verdict-list li"),
            ] {
                v.open(&format!("/?view={screen}")).await?;
                v.until(&format!("document.querySelector('{stands}')")).await?;
                assert_eq!(shifts::so_far(&v).await?, [0.0; 0], "{screen} at {width} px");
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_skeleton_stands_until_there_is_something_to_read_and_not_longer_than_a_moment() {
    visit("standing-late", &[], |v| async move {
        v.site.rule("/data/tools/autogen.json", Answer::Late(Duration::from_secs(6)));
        let note = "addEventListener('shipwith:running', () => window.wasHidden = document.querySelector('#app').hidden)";
        v.before_every_page(note).await?;
        v.open("/?a=crewai&b=autogen").await?;
        // One file is late: the page shows the other half, with room for what is on its way.
        v.until("!document.querySelector('#app').hidden && document.querySelector('#boot-skeleton').hidden").await?;
        assert_eq!(v.js("return [wasHidden, document.querySelector('.card[data-side=b]').ariaBusy]").await?, json!([true, "true"]));
        v.until_text("#app h1", "CrewAI vs AutoGen").await
    })
    .await;
}

#[tokio::test]
async fn who_has_gone_to_a_link_of_the_skeleton_is_at_the_same_link_of_the_page() {
    visit("standing-focus", &[], |v| async move {
        v.site.rule(&v.site.named(".wasm"), Answer::Late(Duration::from_secs(6)));
        v.open("/?a=crewai&b=autogen").await?;
        v.js("document.querySelectorAll('#boot-skeleton nav a')[3].focus()").await?;
        v.until_text("#app h1", "CrewAI vs AutoGen").await?;
        assert_eq!(
            v.js("const at = document.activeElement; return [at.closest('#app') !== null, at.textContent]").await?,
            json!([true, "My votes"])
        );
        Ok(())
    })
    .await;
}
