//! Two tools side by side: whose review faces whose, and who leads.

use std::sync::Arc;

use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::verdict::Tally;
use shipwith_model::compare::weights::Weights;
use shipwith_model::compare::{Comparison, Lead, Round, Side};

use crate::make::{compared, judged, panel};

/// A comparison's rounds as in `pm ship/skip, founder -/ship`; a dash is an empty seat.
fn rounds(comparison: &Comparison) -> String {
    let seat = |round: &Round, side| round.review(side).map_or("-", |review| review.verdict.key());
    let told: Vec<String> =
        comparison.rounds.iter().map(|round| format!("{} {}/{}", round.reviewer.id, seat(round, Side::A), seat(round, Side::B))).collect();
    told.join(", ")
}

#[test]
fn those_who_judged_both_come_first_in_panel_order_then_the_others_and_nobody_is_dropped() {
    for (a, b, expected) in [
        ("", "", ""),
        ("builder ship", "builder skip", "builder ship/skip"),
        // The panel's order counts, not the order of the files.
        ("founder ship, builder skip", "builder ship, founder skip", "builder skip/ship, founder ship/skip"),
        // The first of the panel judged only one: the empty seat goes behind the full rounds.
        ("builder ship, pm skip", "pm ship", "pm skip/ship, builder ship/-"),
        ("skeptic skip", "founder ship, builder ship", "builder -/ship, skeptic skip/-, founder -/ship"),
        ("builder ship, skeptic skip", "", "builder ship/-, skeptic skip/-"),
        // Two panels that share nobody are not set against one another.
        ("builder ship, pm ship", "skeptic skip, founder skip", "builder ship/-, skeptic -/skip, pm ship/-, founder -/skip"),
        // Guests speak after the panel, those of A before those of B; a guest who judged both goes up.
        ("zoe ship, builder ship", "adam skip", "builder ship/-, zoe ship/-, adam -/skip"),
        ("zoe ship, pm ship, builder ship", "adam skip, zoe skip, pm skip", "pm ship/skip, zoe ship/skip, builder ship/-, adam -/skip"),
    ] {
        assert_eq!(rounds(&compared(a, b)), expected, "{a} | {b}");
    }
}

#[test]
fn each_word_stays_with_the_tool_and_the_reviewer_it_was_said_by() {
    let comparison = compared("zoe ship, pm skip, builder ship", "pm ship, skeptic skip");
    for side in Side::BOTH {
        let mut heard: Vec<_> = comparison.rounds.iter().filter_map(|round| Some((&round.reviewer.id, round.review(side)?))).collect();
        assert!(heard.iter().all(|(id, review)| **id == review.reviewer), "{heard:?}");
        let mut said: Vec<_> = comparison.tool(side).reviews.iter().map(|review| (&review.reviewer, review)).collect();
        heard.sort_by_key(|(id, _)| id.as_str());
        said.sort_by_key(|(id, _)| id.as_str());
        assert_eq!(heard, said);
    }
}

#[test]
fn a_reviewer_who_is_not_of_the_panel_speaks_under_their_id() {
    let comparison = compared("builder ship, zoe ship", "");
    let names: Vec<&str> = comparison.rounds.iter().map(|round| round.reviewer.name.as_str()).collect();
    assert_eq!(names, ["The Builder", "zoe"]);
}

#[test]
fn reviews_are_heard_even_when_the_catalog_names_no_panel() {
    let comparison = Comparison::new(&Catalog::default(), judged("alpha", "pm ship, builder skip"), judged("beta", "builder ship"));
    assert_eq!(rounds(&comparison), "builder skip/ship, pm ship/-");
}

#[test]
fn a_round_is_split_only_when_its_reviewer_ships_one_and_skips_the_other() {
    for (a, b, full, split) in [
        ("pm ship", "pm ship", true, false),
        ("pm skip", "pm skip", true, false),
        ("pm ship", "pm skip", true, true),
        ("pm skip", "pm ship", true, true),
        ("pm ship", "", false, false),
        ("", "pm skip", false, false),
    ] {
        let round = &compared(a, b).rounds[0];
        assert_eq!((round.is_full(), round.is_split()), (full, split), "{a} | {b}");
    }
}

#[test]
fn the_lead_is_exact_even_where_percentages_round_alike() {
    let ahead = |side, points| Lead::Ahead { side, points };
    for (a, b, lead) in [
        ((4, 0), (3, 1), ahead(Side::A, 25)),
        ((1, 3), (3, 1), ahead(Side::B, 50)),
        ((5, 0), (0, 5), ahead(Side::A, 100)),
        ((2, 2), (1, 1), Lead::Tie(50)),
        ((1, 2), (2, 4), Lead::Tie(33)),
        ((0, 1), (0, 9), Lead::Tie(0)),
        ((7, 0), (1, 0), Lead::Tie(100)),
        // 66.7 % against 66.8 %: both are shown as 67 %, but one is ahead.
        ((200, 100), (201, 100), ahead(Side::B, 0)),
        ((201, 100), (200, 100), ahead(Side::A, 0)),
        ((999, 1), (998, 2), ahead(Side::A, 0)),
        ((0, 1_000), (1, 999), ahead(Side::B, 1)),
        // As many votes as a count can hold: no overflow.
        ((u32::MAX, 0), (u32::MAX - 1, 1), ahead(Side::A, 1)),
        ((0, 0), (4, 0), Lead::Unknown),
        ((4, 0), (0, 0), Lead::Unknown),
        ((0, 0), (0, 0), Lead::Unknown),
    ] {
        let tally = |(ship, skip)| Tally { ship, skip };
        assert_eq!(Lead::between(tally(a), tally(b)), lead, "{a:?} against {b:?}");
    }
}

#[test]
fn a_comparison_is_led_by_the_panel_and_the_community_has_no_say_in_it() {
    // Both tools have the same community; only the panels differ, and one has nobody.
    assert_eq!(compared("pm ship, zoe skip", "pm ship").lead(&Weights::default()), Lead::Ahead { side: Side::B, points: 50 });
    assert_eq!(compared("pm ship", "").lead(&Weights::default()), Lead::Unknown);
}

#[test]
fn exchanging_the_sides_exchanges_everything_else_with_them() {
    let (a, b) = (judged("alpha", "pm ship, builder skip, zoe ship"), judged("beta", "builder ship, pm ship, founder skip"));
    let catalog = panel();
    let one = Comparison::new(&catalog, Arc::clone(&a), Arc::clone(&b));
    let mut other = Comparison::new(&catalog, b, a);
    assert_eq!((one.lead(&Weights::default()), other.lead(&Weights::default())), (Lead::Tie(67), Lead::Tie(67)));
    other.rounds.iter_mut().for_each(|round| round.reviews.reverse());
    assert_eq!(one.rounds, other.rounds);
}
