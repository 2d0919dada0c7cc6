//! What both tools cost in the visitor's own case.

use serde_json::json;

use crate::look::{LOOKS, found_by_axe, is_as_wide_as};
use crate::visitor::{visit, visit_in_all};

const PAIR: &str = "/?a=github-copilot&b=cursor-v0-50";

#[tokio::test]
async fn a_case_that_is_typed_becomes_sums_and_goes_along_in_the_address() {
    visit_in_all("costs", &[], |v| async move {
        v.compare(PAIR).await?;
        v.click("#cost").await?;
        assert_eq!(v.count(".costs .pair").await?, 0, "without a case there is nothing to compute");
        v.click("#cost-seats").await?;
        v.keys("8").await?;
        v.until_text(".costs .plans[data-side=b]", "$320 a month").await?;
        v.until_text(".costs .plans[data-side=b]", "$3,840 a year").await?;
        assert!(v.text(".costs .plans[data-side=a] [data-cheapest]").await?.contains("cheapest"));
        assert!(v.address().await?.ends_with("&seats=8"));
        // What is being typed stays as it is typed, and what is no number says so and changes nothing.
        v.keys("x").await?;
        v.until_text("#cost-seats-wrong", "a whole number").await?;
        v.until("document.activeElement.value === '8x' && document.activeElement.ariaInvalid === 'true'").await?;
        assert!(v.address().await?.ends_with("&seats=8"));
        // A link to it opens the same.
        v.compare(&format!("{PAIR}&seats=8&in=2M")).await?;
        v.until_text(".costs .plans[data-side=b]", "$320 a month").await?;
        assert_eq!(v.js("return document.querySelector('#cost-in').value").await?, "2M");
        v.click("button.swap").await?;
        v.until_text(".costs .plans[data-side=a]", "$320 a month").await?;
        assert!(v.address().await?.contains("seats=8"), "another comparison is for the same case");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_number_in_the_address_that_cannot_be_read_is_said() {
    visit("costs-odd", &[], |v| async move {
        v.compare(&format!("{PAIR}&seats=many")).await?;
        v.until_text(".remarks", "A number in this address cannot be read").await
    })
    .await;
}

#[tokio::test]
async fn on_paper_are_the_sums_of_a_case_and_the_case_and_else_nothing() {
    visit("costs-paper", &[], |v| async move {
        v.compare(&format!("{PAIR}&seats=8")).await?;
        v.until_text(".costs .plans[data-side=b]", "$320 a month").await?;
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        v.until_text(".costs .plans[data-side=b]", "$320 a month").await?;
        let fields = "[...document.querySelectorAll('.costs input')].filter(e => e.checkVisibility()).map(e => e.value + getComputedStyle(e).borderTopWidth).join()";
        assert_eq!(v.js(&format!("return {fields}")).await?, "80px", "the number of people, in no box");
        v.until("!document.querySelector('.costs .quiet').checkVisibility() && !document.querySelector('#weigh').checkVisibility()").await?;
        v.compare(PAIR).await?;
        v.until("(document.querySelector('.costs').open = true)").await?;
        v.until("!document.querySelector('.costs').checkVisibility()").await
    })
    .await;
}

#[tokio::test]
async fn sums_fit_the_screen_and_can_be_used_by_everybody() {
    visit("costs-look", &[], |v| async move {
        v.compare(&format!("{PAIR}&seats=8&in=2M&out=500k")).await?;
        v.until_text(".costs .plans[data-side=b]", "$320 a month").await?;
        for (theme, width) in LOOKS {
            v.screen(width, 900, theme).await?;
            v.until_text(".costs .plans[data-side=b]", "$320 a month").await?;
            is_as_wide_as(&v, width).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "{width} {theme}");
        }
        Ok(())
    })
    .await;
}
