//! Several sites on one origin, and one site in several tabs: what is heard and kept concerns its own folder alone.

use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::my_votes::press;
use crate::visitor::{VOTES, Visitor, kept, kept_in, visit};

const PAIR: &str = "?a=whisper&b=piper";
const SHIP_A: &str = "button[data-vote=ship][data-side=a]";

async fn is_pressed(v: &Visitor) -> WebDriverResult<Value> {
    v.js(&format!("return document.querySelector('{SHIP_A}').ariaPressed")).await
}

/// Chooses among the themes.
async fn choose(v: &Visitor, theme: &str) -> WebDriverResult<()> {
    v.js(&format!(
        "const s = document.querySelector('#app header.site select'); s.value = '{theme}'; s.dispatchEvent(new Event('change'))"
    ))
    .await?;
    Ok(())
}

#[tokio::test]
async fn two_sites_of_one_origin_know_nothing_of_one_another_and_a_page_and_its_widget_share_their_votes() {
    visit("two-sites", &["favicon"], |v| async move {
        v.site.move_to("/one");
        v.site.also_in("/two");
        v.compare(&format!("/one/{PAIR}")).await?;
        v.click(SHIP_A).await?;
        choose(&v, "dark").await?;
        v.open(&format!("/one/embed.html{PAIR}")).await?;
        v.until(&format!("document.querySelector('{SHIP_A}')?.ariaPressed === 'true'")).await?;
        v.compare(&format!("/two/{PAIR}")).await?;
        assert_eq!(is_pressed(&v).await?, json!("false"));
        assert_eq!(v.js("return document.documentElement.dataset.theme ?? null").await?, Value::Null);
        v.click(SHIP_A).await?;
        v.open("/two/?view=votes").await?;
        press(&v, "Erase all").await?;
        press(&v, "Erase them").await?;
        v.until_text(".votes", "You have not voted yet").await?;
        let keys = json!([kept_in("/one/", "vote:whisper"), kept_in("/two/", "vote:whisper")]);
        let others = v.js(&format!("return {keys}.map(k => localStorage.getItem(k) !== null)")).await?;
        assert_eq!(others, json!([true, false]));
        v.compare(&format!("/one/{PAIR}")).await?;
        assert_eq!(is_pressed(&v).await?, json!("true"));
        assert_eq!(v.js("return document.documentElement.dataset.theme").await?, json!("dark"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_stored_before_sites_had_folders_is_taken_over_once_and_left_for_others() {
    visit("carried", &["favicon"], |v| async move {
        v.open("/robots.txt").await?;
        let old = json!({
            "shipwith:vote:whisper": r#"{"v":1,"verdict":"ship","at":1763800000000}"#,
            "shipwith:vote:zed": r#"{"v":2,"mood":"fine"}"#,
            "shipwith:vote:aider": "{oops",
            "shipwith:theme": "dark",
            "shipwith:recent": "ollama qdrant ",
            "shipwith:slash": "off",
            "shipwith:ballot": "0f8c2a9d41",
        });
        v.js(&format!("Object.assign(localStorage, {old})")).await?;
        v.before_every_page(
            "window.themes = []; addEventListener('DOMContentLoaded', () => themes.push(document.documentElement.dataset.theme ?? 'none'))",
        )
        .await?;
        v.compare(&format!("/{PAIR}")).await?;
        assert_eq!(v.js("return themes").await?, json!(["dark"]), "also before the program has taken it over");
        assert_eq!(is_pressed(&v).await?, json!("true"));
        let names = ["vote:whisper", "vote:zed", "vote:aider", "theme", "slash", "ballot"];
        for name in names {
            let stored = v.js(&format!("return localStorage.getItem('{}')", kept(name))).await?;
            assert_eq!(stored, old[format!("shipwith:{name}")], "{name}");
        }
        assert_eq!(v.js("return document.querySelector('footer select').value").await?, json!("off"));
        // Taken back and chosen anew, it does not come again.
        v.click(SHIP_A).await?;
        choose(&v, "auto").await?;
        v.compare(&format!("/{PAIR}")).await?;
        assert_eq!((is_pressed(&v).await?, v.js("return themes").await?), (json!("false"), json!(["none"])));
        assert_eq!(
            v.js("return Object.fromEntries(Object.entries(localStorage).filter(([k]) => !k.startsWith('shipwith:/')))").await?,
            old,
            "for others it is all there"
        );
        // A tab of before votes: nothing of that is lost.
        let at = v.js("return Date.now() - 1000").await?;
        v.js(&format!("localStorage['shipwith:vote:piper'] = JSON.stringify({{ v: 1, verdict: 'skip', at: {at} }})")).await?;
        v.compare(&format!("/{PAIR}")).await?;
        assert_eq!(v.js("return document.querySelector('button[data-vote=skip][data-side=b]').ariaPressed").await?, json!("true"));
        assert_eq!(is_pressed(&v).await?, json!("false"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_way_back_stays_until_another_tab_really_changes_a_vote() {
    visit("undo-stays", &[], |v| async move {
        v.compare(&format!("/{PAIR}")).await?;
        v.click(SHIP_A).await?;
        v.click("button[data-vote=skip][data-side=b]").await?;
        v.driver.find(By::LinkText("My votes")).await?.click().await?;
        press(&v, "Remove").await?;
        v.until("document.activeElement.id === 'undo'").await?;
        // What it hears, it notes: so that it is known to have heard.
        v.js("window.heard = []; addEventListener('storage', ({ key }) => setTimeout(() => setTimeout(() => heard.push(key))))").await?;
        let first = v.driver.window().await?;
        let second = v.driver.new_tab().await?;
        v.driver.switch_to_window(second.clone()).await?;
        v.compare("/?a=crewai&b=autogen").await?;
        v.js("localStorage.setItem('other', 'x'); const key = Object.keys(localStorage).find(k => k.startsWith('shipwith:/:vote:')), text = localStorage[key]; localStorage[key] = text + ' '; localStorage[key] = text").await?;
        v.js("localStorage.setItem('shipwith:/two/:vote:whisper', '{\"v\":1,\"verdict\":\"skip\",\"at\":1}'); localStorage.setItem('last', 'x')").await?;
        v.driver.switch_to_window(first.clone()).await?;
        v.until("heard.includes('last')").await?;
        let heard = v.js("return heard").await?;
        assert!(heard.as_array().unwrap().contains(&json!(kept("recent"))), "{heard}");
        assert_eq!(v.js("return document.activeElement.id").await?, json!("undo"));
        v.driver.switch_to_window(second).await?;
        v.click(SHIP_A).await?;
        v.driver.switch_to_window(first).await?;
        v.until("!document.querySelector('#undo') && document.querySelectorAll('.ballot li').length === 2").await?;
        assert_eq!(v.js(&format!("return Object.keys({VOTES}).length")).await?, json!(2));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tab_hears_only_of_the_storage_that_it_reads_and_only_once_it_has_slept() {
    visit("hears", &[], |v| async move {
        v.compare(&format!("/{PAIR}")).await?;
        v.click(SHIP_A).await?;
        v.driver.find(By::LinkText("My votes")).await?.click().await?;
        press(&v, "Remove").await?;
        v.until("document.activeElement.id === 'undo'").await?;
        let key = kept("vote:whisper");
        v.js(&format!(
            "dispatchEvent(new StorageEvent('storage', {{ key: '{key}', newValue: '{{\"v\":1,\"verdict\":\"skip\",\"at\":1}}', storageArea: sessionStorage }})); \
             dispatchEvent(new StorageEvent('storage', {{ key: null, storageArea: sessionStorage }})); \
             dispatchEvent(new PageTransitionEvent('pageshow', {{ persisted: false }})); dispatchEvent(new PageTransitionEvent('pageshow', {{ persisted: true }}))"
        ))
        .await?;
        v.js("return new Promise(done => setTimeout(() => setTimeout(() => done(true))))").await?;
        assert_eq!(v.js("return document.activeElement.id").await?, json!("undo"));
        v.js("localStorage.clear(); dispatchEvent(new StorageEvent('storage', { key: null, storageArea: localStorage }))").await?;
        press(&v, "Undo").await?;
        v.until_text(".ballot", "Whisper").await
    })
    .await;
}

#[test]
fn a_cache_belongs_to_the_worker_whose_whole_scope_it_names() {
    let ask = "const { buildSync } = await import('esbuild'); \
               const [{ text }] = buildSync({ entryPoints: ['web/sw/names.ts'], format: 'esm', write: false }).outputFiles; \
               const { isOf, catalogCache } = await import(`data:text/javascript,${encodeURIComponent(text)}`); const ours = isOf('https://x/one/'); \
               console.log(JSON.stringify([catalogCache('https://x/one/'), 'shipwith-precache-v2-https://x/one/', 'shipwith-catalog-9-https://x/one/', \
               'shipwith-catalog-1-https://x/', 'shipwith-catalog-1-https://x/one/two/', 'shipwith-catalog-1-https://x/a-https://x/one/', \
               'other-catalog-1-https://x/one/', 'shipwith-https://x/one/'].map(ours)))";
    let said = Command::new("node").args(["--input-type=module", "--eval", ask]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), "[true,true,true,false,false,false,false,false]", "{said:?}");
}
