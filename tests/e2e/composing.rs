//! Keys that are not the page's: while letters are composed, and where a field is filled in without any.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::visitor::{Visitor, visit};

/// What a picker shows and where the page is.
const SEEN: &str = "const field = document.querySelector('#pick-a'); \
    const seen = () => [field.value, field.ariaExpanded, field.getAttribute('aria-activedescendant'), field.selectionStart, field.selectionEnd, location.search].join(' | ');";

/// Sends a key to a picker; gives whether it was left to the browser, and whether nothing is different.
async fn press(v: &Visitor, key: &str, how: &str) -> WebDriverResult<Value> {
    let script = format!(
        "{SEEN} const before = seen(); \
         const isLeft = field.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true, {how} }})); \
         return new Promise(done => setTimeout(() => requestAnimationFrame(() => done([isLeft, seen() === before || `${{before}} became ${{seen()}}`]))))"
    );
    v.js(&script).await
}

#[tokio::test]
async fn while_letters_are_composed_a_picker_takes_no_key() {
    visit("composing", &[], |v| async move {
        v.compare("/?a=crewai&b=autogen").await?;
        // As Chromium and Firefox tell it, and as Safari tells the key that ends it.
        for how in ["isComposing: true", "keyCode: 229"] {
            for (typed, keys) in [
                // The list is open, with an option that Enter would take.
                ("code", &["Enter", "ArrowDown", "ArrowUp", "Home", "End", "Escape", "ArrowLeft", "ArrowRight"][..]),
                // It is closed: a letter begins anew and an arrow opens it, were they keys.
                ("", &["a", "ArrowDown", "ArrowUp", "Enter", "Process"]),
            ] {
                // The focus that comes selects what is there, and what is typed goes in its place.
                v.js("document.activeElement.blur()").await?;
                v.click("#pick-a").await?;
                if typed.is_empty() {
                    v.keys(Key::Escape).await?;
                    v.until("document.querySelector('#pick-a').ariaExpanded === 'false'").await?;
                } else {
                    v.keys(typed).await?;
                    v.until("document.querySelectorAll('[role=option]').length > 1").await?;
                    // The keys that go through the list are the picker's from here on, Home and End too.
                    v.keys(Key::Down).await?;
                    v.until("document.querySelector('#pick-a').getAttribute('aria-activedescendant') === 'list-a-1'").await?;
                }
                for key in keys {
                    assert_eq!(press(&v, key, how).await?, json!([true, true]), "{key}, {how}");
                }
                v.keys(Key::Escape).await?;
            }
        }
        v.js("document.activeElement.blur()").await?;
        // The same keys do something when nothing is composed: this test can fail.
        v.click("#pick-a").await?;
        v.keys("code").await?;
        v.until("document.querySelectorAll('[role=option]').length > 1").await?;
        assert_eq!(press(&v, "ArrowDown", "").await?[0], json!(false));
        assert_eq!(press(&v, "Enter", "").await?[0], json!(false));
        v.until("!location.search.includes('a=crewai')").await
    })
    .await;
}

#[tokio::test]
async fn the_slash_key_is_left_alone_while_letters_are_composed_and_a_key_without_a_name_breaks_nothing() {
    visit("no-key", &[], |v| async move {
        v.compare("/?a=crewai&b=autogen").await?;
        let slash = |how: &str| {
            format!(
                "document.activeElement.blur(); \
                 document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '/', bubbles: true, cancelable: true, {how} }})); \
                 return document.activeElement.id"
            )
        };
        for how in ["isComposing: true", "keyCode: 229"] {
            assert_eq!(v.js(&slash(how)).await?, json!(""), "{how}");
        }
        // Browsers that fill in a field tell it by an event that is called like a key's and has none.
        for (target, event) in [
            ("document.querySelector('#pick-a')", "new Event('keydown', { bubbles: true, cancelable: true })"),
            ("document.body", "new Event('keydown', { bubbles: true, cancelable: true })"),
            ("window", "new Event('shipwith:config')"),
            ("window", "new CustomEvent('shipwith:config', { detail: { query: 1 } })"),
        ] {
            assert_eq!(v.js(&format!("return {target}.dispatchEvent({event})")).await?, json!(true), "{target}: {event}");
        }
        v.until_text("#app h1", "CrewAI vs AutoGen").await?;
        assert_eq!(v.js(&slash("")).await?, json!("pick-a"), "and otherwise it opens a picker");
        v.until("document.querySelector('[role=option]')").await
    })
    .await;
}

#[tokio::test]
async fn a_widget_keeps_its_pair_when_an_event_names_none() {
    visit("no-config", &[], |v| async move {
        v.compare("/embed.html?a=crewai&b=autogen").await?;
        for event in ["new Event('shipwith:config')", "new CustomEvent('shipwith:config', { detail: { a: 'aider' } })"] {
            v.js(&format!("dispatchEvent({event})")).await?;
        }
        // What is asked for in words is followed, after all of those before it.
        v.js("dispatchEvent(new CustomEvent('shipwith:config', { detail: '?a=crewai&b=autogen&layout=meter' }))").await?;
        v.until("document.querySelector('main').dataset.layout === 'meter'").await?;
        v.until_text("main .line", "CrewAI").await?;
        assert!(!v.site.seen().iter().any(|line| line.contains("smolvlm2")), "nothing else was loaded meanwhile");
        Ok(())
    })
    .await;
}
