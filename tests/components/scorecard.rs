//! The scorecard, the bottom line and the prices.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_app::components::{BottomLineSection, Prices, Scorecard};
use shipwith_model::compare::bottom_line::BottomLine;

use crate::compared::alpha_and_beta;
use crate::{html, text};

#[test]
fn every_review_stands_in_full_and_an_empty_seat_says_so() {
    let html = html(|| view! { <Scorecard comparison=Some(alpha_and_beta()) /> });
    assert_eq!(html.matches(r#"class="review""#).count(), 5, "{html}");
    assert!(html.contains("Beta, says pm &amp; &lt;nobody&gt; else."), "{html}");
    assert!(html.contains("The PM has not reviewed Alpha."), "{html}");
    assert_eq!(html.matches(r#"data-verdict="skip""#).count(), 4, "two reviews and their stamps: {html}");
    assert!(html.contains(r#"<time datetime="2026-05-04">4 May 2026</time>"#), "{html}");
}

#[test]
fn those_who_judged_both_come_first_and_a_split_is_named() {
    let text = text(|| view! { <Scorecard comparison=Some(alpha_and_beta()) /> });
    let places = ["The Builder", "The Skeptic", "The PM"].map(|name| text.find(name).unwrap());
    assert!(places.is_sorted(), "{text}");
    assert_eq!(text.matches("Split verdict").count(), 1, "{text}");
}

#[test]
fn a_panel_that_has_judged_neither_says_so() {
    let nobody = {
        let both = alpha_and_beta();
        let mut comparison = (*both).clone();
        comparison.rounds.clear();
        Arc::new(comparison)
    };
    let text = text(|| view! { <Scorecard comparison=Some(nobody) /> });
    assert!(text.contains("The panel has not reviewed either tool yet."), "{text}");
}

#[test]
fn the_bottom_line_says_who_leads_where_they_disagree_and_what_it_costs() {
    let line = Arc::new(BottomLine::of(&alpha_and_beta(), &Default::default()));
    let text = text(|| view! { <BottomLineSection line=Some(line) /> });
    for said in ["Alpha is 67 points ahead with the panel", "The Skeptic ships Alpha and skips Beta.", "Both are free to start."] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn plans_stand_with_price_unit_and_note() {
    let tools = alpha_and_beta().tools.clone().map(|tool| Signal::stored(Some(tool)));
    let names = ["Alpha", "Beta"].map(|name| Signal::stored(name.to_owned()));
    let text = text(move || view! { <Prices tools names /> });
    assert!(text.contains("AlphaPro$20 a monthFor one."), "{text}");
}
