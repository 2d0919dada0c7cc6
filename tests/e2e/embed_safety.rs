//! The widget where something stands against it: policies, sandboxes, forged messages, failing hosts, blocked storage.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::Kind;
use crate::embed_finished::paged;
use crate::host::{EARS, host, host_of, hurry, snippet};
use crate::site::{Answer, Site};
use crate::visitor::{visit, visit_in_all};

#[tokio::test]
async fn it_works_under_a_strict_policy_of_its_host() {
    visit_in_all("embed-csp", &[], |v| async move {
        // The ears of this page are of its own origin: nothing inline is allowed.
        let policy = format!("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src 'self'; script-src 'self' {0}; frame-src {0}\"><script src=/ears.js></script>", v.site.address);
        let host = host(&policy, &snippet(&v.site, "")).await;
        host.rule("/ears.js", Answer::Script(EARS.trim_start_matches("<script>").trim_end_matches("</script>").to_owned() + "; addEventListener('securitypolicyviolation', e => heard.push({ type: 'violation', of: e.violatedDirective }))"));
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        assert_eq!(v.heard("violation").await?, [json!(null); 0]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn in_a_sandbox_it_runs_or_says_what_it_needs() {
    let expected = ["Failed to load", "ERR_FAILED", "has been blocked by CORS policy", "Subresource Integrity", "preload"];
    visit_in_all("embed-sandbox", &expected, |v| async move {
        let frame = |site: &Site, flags: &str| {
            format!("<iframe sandbox='{flags}' src='{}/embed.html?a=crewai&b=autogen' width=800 height=600></iframe>", site.address)
        };
        let frames = |site: &Site| format!("{}{}", frame(site, "allow-scripts allow-same-origin"), frame(site, "allow-scripts"));
        let (shut, open) = (Site::start().await, host("", &frames(&v.site)).await);
        let enter = |i: usize| {
            let v = v.clone();
            async move { v.driver.find_all(By::Css("iframe")).await?[i].clone().enter_frame().await }
        };
        v.driver.goto(&open.address).await?;
        let needs = "Its frame needs sandbox=\"allow-scripts allow-same-origin\"";
        for (i, warned) in [(0, false), (1, true)] {
            enter(i).await?;
            if warned && v.kind == Kind::WebKit {
                // There 'self' in a policy is nobody where a frame has no origin of its own: no host can hand out the files.
                v.until_text("#boot-failed:not([hidden])", needs).await?;
            } else {
                v.until_text("#title", "CrewAI vs AutoGen").await?;
                v.until(&format!("Boolean(document.querySelector('.warnings')?.innerText) === {warned}")).await?;
            }
            v.leave().await?;
        }
        shut.share_nothing();
        v.driver.goto(&host("", &frames(&shut)).await.address).await?;
        enter(0).await?;
        v.until_text("#title", "CrewAI vs AutoGen").await?;
        v.leave().await?;
        enter(1).await?;
        v.until_text("#boot-failed:not([hidden])", needs).await?;
        assert_eq!(
            v.js("return document.getElementById('boot-whole').href").await?,
            json!(format!("{}/?a=crewai&b=autogen", shut.address))
        );
        // This sandbox opens no links: the address can be read and copied.
        v.until_text("#boot-failed", &format!("Open it in a page of its own: {}/?a=crewai&b=autogen", shut.address)).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_link_comes_back_with_a_word_when_the_frame_fails_to_start() {
    visit_in_all("embed-fails", &["Failed to load resource", "Subresource Integrity", "preload"], |v| async move {
        let host = host_of(&v.site, "id=one").await;
        v.site.rule(&v.site.loaded_by("/embed.html", ".js"), Answer::Status(404));
        v.open_host(&host, "error").await?;
        assert_eq!(v.heard("error").await?[0]["message"], json!("One of its files did not arrive."), "at once, with the reason");
        let is_back = "document.querySelector('ship-with a').checkVisibility() && !document.querySelector('ship-with').shadowRoot.querySelector('iframe')";
        v.until(is_back).await?;
        let word = "return document.querySelector('ship-with').shadowRoot.querySelector('[role=status]').innerText";
        assert_eq!(v.js(word).await?, json!("This could not be loaded here. The link leads to it."));
        v.site.mend(&v.site.loaded_by("/embed.html", ".js"));
        v.js("document.querySelector('ship-with').setAttribute('layout', 'compact')").await?;
        v.until_heard("ready").await?;
        assert_eq!(v.js(word).await?, json!(""), "a change of its attributes is another try");
        // Another site, of which the browser has kept nothing.
        let silent = Site::start().await;
        silent.rule("/embed.html", Answer::Never);
        let host = crate::host::host(&format!("{EARS}{}", hurry(15_000)), &snippet(&silent, "id=one")).await;
        v.open_host(&host, "error").await?;
        assert_eq!(v.heard("error").await?[0]["message"], json!("it has not started in 15 seconds"));
        v.until(is_back).await
    })
    .await;
}

#[tokio::test]
async fn what_is_voted_in_it_is_kept_there_and_the_page_hears_only_that_it_was() {
    visit_in_all("embed-vote", &[], |v| async move {
        let host = host_of(&v.site, "id=one").await;
        v.open_host(&host, "ready").await?;
        v.enter().await?;
        assert!(v.text(".vote").await?.contains("kept on this device, for this site"));
        v.click("[data-vote=ship][data-side=a]").await?;
        v.until("document.querySelector('[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        v.leave().await?;
        v.until_heard("vote").await?;
        assert_eq!(v.heard("vote").await?, [json!({ "type": "vote", "of": "one", "slug": "crewai" })], "not what was voted");
        v.open_host(&host, "ready").await?;
        v.enter().await?;
        v.until("document.querySelector('[data-vote=ship][data-side=a]').ariaPressed === 'true'").await?;
        assert_eq!(v.text(".warnings").await?, "");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_a_frame_may_store_nothing_a_vote_lasts_for_the_visit_and_that_is_said() {
    visit("embed-blocked", &[], |v| async move {
        v.before_every_page("if (parent !== window) Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })").await?;
        let host = host_of(&v.site, "").await;
        v.open_host(&host, "ready").await?;
        v.enter().await?;
        assert!(!v.text(".vote").await?.contains("kept"), "nothing is promised");
        v.click("[data-vote=skip][data-side=b]").await?;
        v.until("document.querySelector('[data-vote=skip][data-side=b]').ariaPressed === 'true'").await?;
        v.until_text(".warnings", "Your votes last until this page is left or reloaded").await
    })
    .await;
}

#[tokio::test]
async fn forged_messages_move_nothing_on_either_side() {
    visit_in_all("embed-hostile", &[], |v| async move {
        // Another frame of the page, from a third origin, that speaks as if it were the widget.
        let stranger = host("", "<script>addEventListener('message', ({ data }) => top.postMessage(data, '*'))</script>").await;
        let body = format!("{}<iframe id=stranger src='{}'></iframe>", snippet(&v.site, "id=one"), stranger.address);
        let host = host(EARS, &body).await;
        v.open_host(&host, "ready").await?;
        v.until_it_fits().await?;
        v.js("heard.length = 0").await?;
        // Whoever is around a frame knows its id; the page itself, and any frame in it, may try.
        let forged = "const frame = document.querySelector('ship-with').shadowRoot.querySelector('iframe'); const id = frame.src.split('#')[1];
            const words = [{ type: 'resize', height: 7 }, { type: 'vote', slug: '<b>x' }, { type: 'error', message: 'x' }, { type: 'ready' }];
            for (const word of words) for (const shipwith of [1, 2]) {
                const forged = { shipwith, id, ...word };
                postMessage(forged, '*');
                document.getElementById('stranger').contentWindow.postMessage(forged, '*');
                frame.contentWindow.postMessage(forged, '*');
            }
            for (const odd of [null, 1, 'x', [], { shipwith: 1 }, { shipwith: 1, id, type: 'config' }, { shipwith: 1, id, type: 'config', query: 5 }, { shipwith: 1, id: 'other', type: 'config', query: '?layout=meter' },
                { shipwith: 1, id, type: 'vote', slug: 'crewai', verdict: 'ship' }, { shipwith: 1, id, type: 'eval', query: 'alert(1)' }]) { frame.contentWindow.postMessage(odd, '*'); postMessage(odd, '*') }
            // A message sent last is heard last.
            return new Promise(done => { addEventListener('message', ({ data }) => data === 'last' && done(true)); document.getElementById('stranger').contentWindow.postMessage('last', '*') })";
        v.js(forged).await?;
        // A font may still have come, with a true height.
        let forged = v.js("return heard.filter(one => one.type !== 'resize' || one.height === 7)").await?;
        assert_eq!(forged, json!([]), "nothing of it became an event");
        v.until_it_fits().await?;
        v.enter().await?;
        assert_eq!(v.js("return [document.querySelector('main').dataset.layout, localStorage.length, document.querySelectorAll('[aria-pressed=true]').length]").await?, json!(["full", 0, 0]));
        v.leave().await?;
        // What is asked for is only ever text: markup in it stays text.
        v.js("document.querySelector('ship-with').setAttribute('a', '<img src=x onerror=alert(1)>')").await?;
        v.enter().await?;
        v.until_text("main [role=alert]", "<img src=x onerror=alert(1)>").await?;
        assert_eq!(v.count("main img").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_site_that_is_no_address_or_a_script_is_refused_and_runs_nothing() {
    visit_in_all("embed-site", &[], |v| async move {
        let host = host(EARS, &paged(&v.site, "layout=meter")).await;
        v.open_host(&host, "ready").await?;
        // Who writes in a page may be let set every attribute that the documents name.
        for site in ["http://[", "javascript:top.ran=1//", " Java\\tScript:top.ran=1//"] {
            v.js(&format!("heard.length = 0; document.querySelector('ship-with').setAttribute('site', '{site}')")).await?;
            v.until_heard("error").await?;
            assert!(v.heard("error").await?[0]["message"].as_str().unwrap().contains("attribute site"), "{site}");
            let seen = v.js("return ['ran' in window, document.querySelector('ship-with a').checkVisibility()]").await?;
            assert_eq!(seen, json!([false, true]), "{site}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_scripts_the_link_is_there_and_a_frame_says_where_to_go() {
    visit("embed-no-script", &[], |v| async move {
        let host =
            host("", &format!("{}<iframe src='{}/embed.html?a=crewai&b=autogen'></iframe>", snippet(&v.site, ""), v.site.address)).await;
        v.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        v.driver.goto(&host.address).await?;
        let link = v.driver.find(By::Css("ship-with a")).await?;
        assert!(link.is_displayed().await? && link.text().await? == "CrewAI vs AutoGen");
        v.driver.find(By::Css("iframe")).await?.enter_frame().await?;
        assert!(v.driver.find(By::Css("noscript")).await?.text().await?.contains("This comparison needs scripts"));
        assert!(!v.driver.find(By::Css("#boot-wait")).await?.is_displayed().await?, "nothing is on its way");
        Ok(())
    })
    .await;
}
