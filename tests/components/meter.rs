//! Shares.

use leptos::prelude::*;
use shipwith_app::components::{Bar, Kind, Meter};
use shipwith_model::catalog::verdict::{Tally, Verdict};
use shipwith_model::compare::Side;

use crate::{html, text};

fn tally(ship: usize, skip: usize) -> Tally {
    Tally::of(std::iter::repeat_n(Verdict::Ship, ship).chain(std::iter::repeat_n(Verdict::Skip, skip)))
}

#[test]
fn a_meter_says_the_share_and_the_count_and_draws_a_block_a_vote() {
    let view = || view! { <Meter kind=Kind::Panel side=Side::A tally=tally(3, 1) /> };
    assert_eq!(text(view), "Panel75% say ship3 of 4 ship");
    let html = html(view);
    assert!(html.contains(r#"data-meter="panel""#) && html.contains(r#"data-side="a""#), "{html}");
    assert_eq!(html.matches(r#"<i data-verdict="ship">"#).count(), 3, "{html}");
    assert_eq!(html.matches(r#"<i data-verdict="skip">"#).count(), 1, "{html}");
}

#[test]
fn without_votes_there_is_a_dash_for_the_eye_and_words_for_the_ear_and_never_a_zero() {
    let view = || view! { <Meter kind=Kind::Community side=Side::B tally=tally(0, 0) /> };
    assert_eq!(text(view), "Community—No votes yet");
    let html = html(view);
    assert!(html.contains(r#"<span aria-hidden="true">—</span>"#), "{html}");
    assert!(!html.contains('0'), "{html}");
}

#[test]
fn a_share_that_nobody_can_count_by_eye_is_drawn_in_twenty_blocks() {
    let html = html(|| view! { <Bar tally=tally(300, 100) /> });
    assert_eq!((html.matches("ship").count(), html.matches("skip").count()), (15, 5), "{html}");
}
