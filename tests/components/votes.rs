//! Votes and weights.

use leptos::prelude::*;
use shipwith_app::components::{SideVote, Vote, WeightSliders, WhereKept};
use shipwith_model::address::params::Params;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::compare::weights::Weights;

use crate::compared::alpha_and_beta;
use crate::{html, text};

#[test]
fn the_buttons_say_whose_they_are_and_which_are_pressed() {
    let html = html(|| {
        let side = |name: &str, verdict, is_picked| SideVote {
            name: Signal::stored(name.to_owned()),
            verdict: Signal::stored(verdict),
            is_picked: Signal::stored(is_picked),
        };
        let sides = [side("Alpha", Some(Verdict::Ship), true), side("Beta", None, false)];
        let kept = WhereKept {
            words: "Kept here.".to_owned(),
            is_kept: Signal::stored(true),
            warnings: Signal::stored(vec!["Watch out.".to_owned()]),
        };
        view! { <Vote sides kept on_vote=|_| () on_pick=|_| () /> }
    });
    assert_eq!(html.matches(r#"aria-pressed="true""#).count(), 2, "the verdict and the pick: {html}");
    assert_eq!(html.matches(r#"aria-pressed="false""#).count(), 4, "{html}");
    assert!(html.contains(r#"<span class="unseen"> Beta</span>"#) && html.contains("I’d ship with Beta"), "{html}");
    assert!(html.contains("Kept here.") && html.contains("<p>Watch out.</p>"), "{html}");
}

#[test]
fn a_weight_is_said_in_words_and_the_panel_stays_open_where_one_is_set() {
    let sliders = |query: &str| {
        let weights = Weights::read(&Params::parse(query));
        let reviewers = alpha_and_beta().rounds.iter().map(|round| round.reviewer.clone()).collect::<Vec<_>>();
        html(move || view! { <WeightSliders reviewers weights on_weigh=|_| () on_reset=|()| () /> })
    };
    let plain = sliders("");
    assert!(!plain.contains("Reset") && !plain.contains("<details open"), "{plain}");
    let weighed = sliders("?w=skeptic:0");
    assert!(weighed.contains("Reset") && weighed.contains("<details open"), "{weighed}");
    assert_eq!(weighed.matches(r#"value="0""#).count(), 1, "{weighed}");
}

#[test]
fn sliders_are_named_for_their_reviewers() {
    let reviewers = alpha_and_beta().rounds.iter().map(|round| round.reviewer.clone()).collect::<Vec<_>>();
    let text = text(move || view! { <WeightSliders reviewers weights=Weights::default() on_weigh=|_| () on_reset=|()| () /> });
    assert!(text.contains("The Builder") && text.contains("The PM"), "{text}");
}
