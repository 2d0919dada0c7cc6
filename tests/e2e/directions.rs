//! Texts of the catalog that are written from right to left, or want to turn round what is beside them.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::catalogs::{SCREENS, put_catalog};
use crate::visitor::{Visitor, visit, visit_in_all};

const OVERRIDE: &str = "evil\u{202e}gpj";

fn put(v: &Visitor) {
    let pricing = json!({ "entry": "₪20 לחודש", "plans": [{ "name": "תוכנית", "price": "₪20", "unit": "לחודש", "note": "הערה" }] });
    put_catalog(
        v,
        &[
            json!({ "name": "نموذج", "maker": "ספק", "category": "כלים", "tagline": "שלום", "pricing": pricing }),
            json!({ "name": OVERRIDE, "maker": "Acme\u{202b}", "category": "\u{2067}Tools", "pricing": { "entry": "$10", "plans": [] } }),
            json!({ "name": "Third\u{202d}", "category": "כלים" }),
        ],
    );
}

/// Whether parts of an element's text stand one after the other as it is seen, line by line and from left to right.
async fn stand_in_order(v: &Visitor, css: &str, parts: &[&str]) -> WebDriverResult<()> {
    let script = format!(
        "const [css, parts] = [{}, {}]; const element = document.querySelector(css); \
         const letters = []; const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT); \
         while (walk.nextNode()) for (let i = 0; i < walk.currentNode.length; i++) letters.push([walk.currentNode, i]); \
         const text = letters.map(([node, i]) => node.data[i]).join(''); let from = 0; \
         return parts.map(part => {{ \
            const at = text.indexOf(part, from); if (at < 0) return [part, text]; from = at + part.length; \
            const range = document.createRange(); range.setStart(...letters[at]); const [node, i] = letters[from - 1]; range.setEnd(node, i + 1); \
            const boxes = [...range.getClientRects()].filter(box => box.width); \
            return [Math.round(boxes[0].top / 8), Math.min(...boxes.map(box => box.left)), Math.max(...boxes.map(box => box.right))]; \
         }})",
        json!(css),
        json!(parts)
    );
    let boxes = v.js(&script).await?;
    for (pair, parts) in boxes.as_array().unwrap().windows(2).zip(parts.windows(2)) {
        let number = |of: usize, which: usize| pair[of][which].as_f64().unwrap_or_else(|| panic!("{css} lacks one of {parts:?}: {pair:?}"));
        let follows = number(1, 0) > number(0, 0) || number(1, 1) >= number(0, 2) - 1.0;
        assert!(follows, "{css}: {parts:?} stand at {pair:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_text_from_right_to_left_turns_nothing_round_beside_it() {
    visit_in_all("directions", &[], |v| async move {
        put(&v);
        v.compare("/?a=tool-0&b=tool-1").await?;
        stand_in_order(&v, "#app h1", &["نموذج", "vs", "evil", "gpj"]).await?;
        stand_in_order(&v, ".bottom-line > :last-child p", &["نموذج", "starts at", "₪20 לחודש", ";", "evil", "gpj", "starts", "$10"])
            .await?;
        stand_in_order(&v, ".booth .pick", &["ship with", "نموذج"]).await?;
        stand_in_order(&v, ".plans .price", &["₪20", "לחודש"]).await?;
        assert_eq!(v.js("return document.title").await?.as_str().unwrap().split(':').next().unwrap(), "\u{2068}نموذج\u{2069} vs evilgpj");
        v.js("document.querySelector('#pick-a').focus()").await?;
        v.until("document.querySelectorAll('[role=option]').length === 3").await?;
        for row in 1..=3 {
            let kind = format!("[role=option]:nth-child({row}) .kind");
            let (number, category) =
                if v.js(&format!("return document.querySelector('{kind}').innerText")).await?.as_str().unwrap().contains("כלים") {
                    ("%", "כלים")
                } else {
                    ("%", "Tools")
                };
            stand_in_order(&v, &kind, &[category, "·", number, "ship"]).await?;
        }
        v.open("/?view=tools").await?;
        v.until("document.querySelectorAll('.listing tbody tr').length === 3").await?;
        stand_in_order(&v, ".listing tr:has([data-slug=tool-0]) [scope=row]", &["نموذج", "ספק", "·", "כלים"]).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_name_in_a_field_is_not_under_the_sign_that_it_opens() {
    visit("signs", &[], |v| async move {
        put(&v);
        let parted = "[...document.querySelectorAll('.picker')].map(picker => { \
                        const input = picker.querySelector('input'), box = input.getBoundingClientRect(), own = getComputedStyle(input), sign = getComputedStyle(picker, '::after'); \
                        const start = picker.getBoundingClientRect().left + parseFloat(sign.left), end = start + parseFloat(sign.width); \
                        return [own.direction, box.left + parseFloat(own.paddingLeft) >= end || box.right - parseFloat(own.paddingRight) <= start] })";
        for page in ["/?a=tool-0&b=tool-1", "/?a=tool-0&b=tool-1&lang=ar"] {
            v.compare(page).await?;
            v.until("document.querySelector('#pick-a').value && document.querySelector('#pick-b').value").await?;
            assert_eq!(v.js(&format!("return {parted}")).await?, json!([["rtl", true], ["ltr", true]]), "{page}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn no_screen_holds_a_character_that_turns_what_comes_after_it() {
    visit("overrides", &[], |v| async move {
        put(&v);
        for (path, stands, then) in SCREENS {
            v.open(path).await?;
            v.until(stands).await?;
            v.js(then).await?;
            v.js("document.querySelectorAll('details').forEach(details => details.open = true)").await?;
            let held = v.js("return [document.title, ...[...document.querySelectorAll('*')].flatMap(e => [...e.attributes].filter(a => e.tagName !== 'OPTION' || a.name !== 'value').map(a => a.value)), document.body.innerText, ...[...document.querySelectorAll('input')].map(e => e.value)].filter(text => /[\\u202a-\\u202e\\u2066\\u2067]/.test(text))").await?;
            assert_eq!(held, json!([]), "{path}");
            let open = v.js("return document.title.split('\\u2068').length === document.title.split('\\u2069').length").await?;
            assert_eq!(open, json!(true), "{path}: what the title opens it closes");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_written_from_left_to_right_has_no_character_that_nobody_sees() {
    visit("no-marks", &[], |v| async move {
        v.compare("/?a=crewai&b=autogen").await?;
        let held: Value = v.js("return [document.title, document.body.innerText].filter(text => /[\\u2066-\\u2069]/.test(text))").await?;
        assert_eq!(held, json!([]));
        Ok(())
    })
    .await;
}
