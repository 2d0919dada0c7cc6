//! The comparison in a few sentences.

use std::sync::Arc;

use serde_json::{Value, json};
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::Comparison;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::compare::weights::Weights;

use crate::make::{compared, complete, panel, tool};

/// `3 ship, 1 skip` as reviews of as many different people.
fn crowd(ship: usize, skip: usize) -> String {
    let ships = (0..ship).map(|i| format!("s{i} ship"));
    let skips = (0..skip).map(|i| format!("k{i} skip"));
    ships.chain(skips).collect::<Vec<_>>().join(", ")
}

fn said(alpha: &str, beta: &str) -> BottomLine {
    BottomLine::of(&compared(alpha, beta), &Weights::default())
}

#[test]
fn the_lead_is_said_in_points_with_the_votes_behind_it() {
    for (alpha, beta, sentence) in [
        (crowd(4, 0), crowd(3, 1), "Alpha is 25 points ahead with the panel: 4 of 4 say ship, against 3 of 4 for Beta."),
        (crowd(0, 1), crowd(1, 0), "Beta is 100 points ahead with the panel: 1 of 1 say ship, against 0 of 1 for Alpha."),
        (crowd(51, 49), crowd(1, 1), "Alpha is 1 point ahead with the panel: 51 of 100 say ship, against 1 of 2 for Beta."),
        (
            crowd(200, 100),
            crowd(201, 100),
            "Beta is less than a point ahead with the panel: 201 of 301 say ship, against 200 of 300 for Alpha.",
        ),
        (crowd(1, 1), crowd(2, 2), "A tie: 50% of the panel would ship Alpha (1 of 2), the same as for Beta (2 of 4)."),
        (
            crowd(0, 2),
            crowd(0, 3),
            "A tie: 0% of the panel would ship Alpha (0 of 2), the same as for Beta (0 of 3). Most would skip both.",
        ),
        (
            crowd(1, 3),
            crowd(1, 4),
            "Alpha is 5 points ahead with the panel: 1 of 4 say ship, against 1 of 5 for Beta. Most would skip both.",
        ),
        (crowd(0, 0), crowd(3, 0), "No leader yet: the panel has not judged Alpha."),
        (crowd(3, 0), crowd(0, 0), "No leader yet: the panel has not judged Beta."),
        (crowd(0, 0), crowd(0, 0), "No leader yet: the panel has not judged Alpha or Beta."),
    ] {
        assert_eq!(said(&alpha, &beta).lead, sentence);
    }
}

#[test]
fn disagreements_name_who_ships_one_and_skips_the_other_then_what_divides_each_panel() {
    let cases: [(&str, &str, &[&str]); 9] = [
        ("pm ship", "pm skip", &["The PM ships Alpha and skips Beta."]),
        ("pm skip", "pm ship", &["The PM ships Beta and skips Alpha."]),
        (
            "pm ship, builder skip",
            "pm skip, builder ship",
            &[
                "The Builder ships Beta and skips Alpha.",
                "The PM ships Alpha and skips Beta.",
                "The panel is split over Alpha: 1 ship, 1 skip.",
                "The panel is split over Beta: 1 ship, 1 skip.",
            ],
        ),
        // Facing an empty seat is not a disagreement.
        ("pm ship", "builder skip, pm ship, zoe skip", &["The PM is the only one who would ship Beta."]),
        ("pm ship, builder ship, zoe skip", "", &["zoe is the only one who would skip Alpha."]),
        ("pm skip, builder skip, skeptic ship", "pm skip", &["The Skeptic is the only one who would ship Alpha."]),
        // Of two who differ, neither stands alone.
        ("pm skip, builder ship", "pm skip", &["The panel is split over Alpha: 1 ship, 1 skip."]),
        ("a ship, b ship, c skip, d skip", "", &["The panel is split over Alpha: 2 ship, 2 skip."]),
        ("a ship, b ship, c skip, d skip, e ship", "", &["The panel is split over Alpha: 3 ship, 2 skip."]),
    ];
    for (alpha, beta, sentences) in cases {
        assert_eq!(said(alpha, beta).disagreements, sentences, "{alpha} | {beta}");
    }
}

#[test]
fn where_nobody_disagrees_that_is_said() {
    let agreed = "The reviewers agree on the verdict; their reasons differ, below.";
    let one = "Only one of the two has been judged, and on that one the panel agrees.";
    for (alpha, beta, sentence) in [
        ("pm ship, builder ship", "pm ship, zoe ship", agreed),
        ("pm skip", "pm skip", agreed),
        ("pm skip, zoe skip", "", one),
        ("", "pm ship", one),
        ("", "", "No reviews yet."),
    ] {
        assert_eq!(said(alpha, beta).disagreements, [sentence], "{alpha} | {beta}");
    }
}

#[test]
fn two_panels_that_share_nobody_and_judge_oppositely_are_not_said_to_agree() {
    let disagreements = said("pm ship, builder ship", "skeptic skip, founder skip").disagreements;
    assert!(!disagreements.join(" ").contains("agree on the verdict"), "{disagreements:?}");
}

/// Two tools that cost this to start, compared.
fn cost(alpha: Value, beta: Value) -> String {
    let priced = |slug: &str, entry: Value| {
        let mut json = complete(slug);
        json["pricing"] = json!({ "entry": entry });
        // A price that is not stated is a fault of the file, so it is read without looking at the faults.
        Tool::read("x.json", &json.to_string()).map(|(tool, _)| Arc::new(tool)).unwrap()
    };
    BottomLine::of(&Comparison::new(&panel(), priced("alpha", alpha), priced("beta", beta)), &Weights::default()).cost
}

#[test]
fn the_cost_says_what_each_takes_to_start_and_which_of_them_does_not_say() {
    let (low, high, none) = (json!("$5 per month"), json!("$20 per month"), Value::Null);
    for (alpha, beta, sentence) in [
        (&low, &high, "Alpha starts at $5 per month; Beta starts at $20 per month."),
        (&high, &high, "Both start at the same price: $20 per month."),
        (&low, &none, "Alpha starts at $5 per month; Beta states no price."),
        (&none, &high, "Alpha states no price; Beta starts at $20 per month."),
        (&none, &none, "Neither states a price."),
    ] {
        assert_eq!(cost(alpha.clone(), beta.clone()), sentence);
    }
}

#[test]
fn a_free_tool_is_free_and_does_not_cost_free() {
    let sentence = cost(json!("Free"), json!("$20 per month"));
    assert_eq!(sentence, "Alpha is free to start; Beta starts at $20 per month.");
    assert_eq!(cost(json!("Free"), json!("Free")), "Both are free to start.");
}

#[test]
fn tools_go_by_their_short_names_in_every_sentence() {
    let long = |slug: &str, name: &str, entry: &str| {
        let mut json = complete(slug);
        json["name"] = json!(name);
        json["pricing"]["entry"] = json!(entry);
        tool(&json)
    };
    let (a, b) = (long("alpha", "Alpha v2 – the editor that edits", "$5"), long("beta", "Beta: a model", "$9"));
    assert_eq!((a.short_name(), b.short_name()), ("Alpha v2", "Beta"));
    let line = BottomLine::of(&Comparison::new(&panel(), a, b), &Weights::default());
    let sentences = [line.lead, line.disagreements.join(" "), line.cost];
    for sentence in sentences {
        assert!(sentence.contains("Alpha v2") && sentence.contains("Beta"), "{sentence}");
        assert!(!sentence.contains("the editor") && !sentence.contains("a model"), "{sentence}");
    }
}
