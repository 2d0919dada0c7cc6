//! Several tools of one name, and tools that nobody has reviewed.

use serde_json::{Value, json};

use crate::catalogs::put_catalog;
use crate::visitor::visit;

fn model(maker: &str) -> Value {
    json!({ "name": "GPT-4o", "maker": maker, "category": "Hosted models", "reviews": [], "community": null })
}

#[tokio::test]
async fn where_names_collide_the_maker_stands_beside_them() {
    visit("namesakes", &[], |v| async move {
        put_catalog(&v, &[model("OpenAI"), model("Azure"), model("Azure"), json!({ "name": "Piper" })]);
        v.compare("/?a=tool-0&b=tool-1").await?;
        v.until_text("#app h1", "GPT-4o (OpenAI) vs GPT-4o (Azure)").await?;
        v.until("document.title.startsWith('GPT-4o (OpenAI) vs GPT-4o (Azure)')").await?;
        v.until_text("#tool-b", "GPT-4o (").await?;
        v.until_text(".booth[data-side=b] .pick", "ship with GPT-4o (Azure)").await?;
        v.js("document.querySelectorAll('[data-vote=ship], [data-pick=b]').forEach(button => button.click())").await?;
        v.click("#pick-a").await?;
        v.keys("gpt-4o").await?;
        v.until("document.querySelectorAll('[role=option]').length === 3").await?;
        let kinds = v.js("return [...document.querySelectorAll('[role=option] .kind')].map(kind => kind.innerText).sort()").await?;
        let rest = "Hosted models · not reviewed yet";
        assert_eq!(kinds, json!([format!("OpenAI · {rest}"), format!("tool-1 · {rest}"), format!("tool-2 · {rest}")]));
        v.open("/?view=votes").await?;
        v.until_text(".ballot", "You picked GPT-4o (tool-1) over GPT-4o (OpenAI).").await?;
        v.open("/?view=tools&a=tool-0&b=tool-3").await?;
        v.until_text("#ticked", "GPT-4o (OpenAI) and Piper").await?;
        assert_eq!(v.attribute("[data-slug=tool-1]", "aria-label").await?.as_deref(), Some("Compare GPT-4o (tool-1)"));
        v.compare("/?a=tool-3&b=tool-1").await?;
        v.click("#pick-a").await?;
        v.until_text("[role=option]:first-child", "OpenAI").await?;
        v.until("document.querySelector('#pick-b').value === 'GPT-4o (tool-1)'").await
    })
    .await;
}

#[tokio::test]
async fn a_panel_that_has_not_reviewed_says_so_wherever_its_share_would_stand() {
    visit("not-reviewed", &[], |v| async move {
        put_catalog(&v, &[model("OpenAI"), json!({ "name": "Piper" })]);
        v.compare("/?a=tool-0&b=tool-1").await?;
        v.until("document.querySelector('[data-meter=panel][data-side=a] .told').innerText === 'Not reviewed yet'").await?;
        v.until("document.querySelector('[data-meter=community][data-side=a] .told').innerText === 'No votes yet'").await?;
        assert!(v.attribute("#share-card", "aria-label").await?.unwrap().contains("GPT-4o: Not reviewed yet."));
        assert_eq!(v.count(".notices").await?, 0, "a tool without reviews is no fault");
        v.open("/?view=tools&verdict=none").await?;
        v.until("document.querySelectorAll('.listing tbody tr').length === 1").await?;
        let panel = v.js("return document.querySelector('.listing td:nth-child(3)').textContent").await?;
        assert_eq!(panel, json!("—Not reviewed yet"));
        v.until("document.querySelector('option[value=none]').innerText === 'Not reviewed yet'").await?;
        v.open("/embed.html?a=tool-0&b=tool-1&layout=meter").await?;
        v.until("document.querySelector('.line [data-side=a]')?.textContent === 'GPT-4o — Not reviewed yet'").await
    })
    .await;
}
