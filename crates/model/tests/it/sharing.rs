//! What is handed on: the table and the card.

use serde_json::json;
use shipwith_model::compare::Comparison;
use shipwith_model::compare::weights::Weights;
use shipwith_model::share::card::{SIZE, Shape, card};
use shipwith_model::share::text::markdown;

use crate::make::{compared, complete, panel, tool};

#[test]
fn the_table_tells_both_panels_and_every_reviewers_verdict() {
    let table = markdown(
        &compared("builder ship, skeptic skip", "builder ship, pm ship"),
        &Weights::default(),
        "https://example.com/?a=alpha&b=beta",
    );
    assert_eq!(
        table,
        "| | Alpha | Beta |\n\
         | --- | --- | --- |\n\
         | Panel | 50% ship (1 of 2) | 100% ship (2 of 2) |\n\
         | Community | 70% ship (7 of 10) | 70% ship (7 of 10) |\n\
         | To start | Free | Free |\n\
         | The Builder | Ship | Ship |\n\
         | The Skeptic | Skip | – |\n\
         | The PM | – | Ship |\n\
         \n\
         Beta leads the panel by 50 points: 2 of 2 say ship, against 1 of 2 for Alpha.\n\
         \n\
         <https://example.com/?a=alpha&b=beta>\n"
    );
}

#[test]
fn text_of_the_catalog_is_text_in_markdown_too() {
    let (mut a, mut b) = (complete("alpha"), complete("beta"));
    a["name"] = json!("A|b [x](javascript:1) <i>");
    b["community"] = json!(null);
    b["pricing"]["entry"] = json!("`$1`\n| a");
    let table = markdown(&Comparison::new(&panel(), tool(&a), tool(&b)), &Weights::default(), "https://example.com/");
    assert!(table.starts_with("| | A\\|b \\[x\\](javascript:1) \\<i\\> | Beta |\n"), "{table}");
    assert!(table.contains("| Community | 70% ship (7 of 10) | No votes yet |\n"), "{table}");
    assert!(table.contains("| \\`$1\\` \\| a |\n"), "{table}");
}

fn texts(shapes: &[Shape]) -> Vec<&str> {
    shapes.iter().filter_map(|shape| if let Shape::Text { text, .. } = shape { Some(text.as_str()) } else { None }).collect()
}

#[test]
fn the_card_says_who_leads_and_draws_both_splits() {
    let shapes = card(&compared("builder ship, skeptic skip", "builder ship, pm ship"), &Weights::default(), "Shipwith");
    let said = texts(&shapes);
    for expected in ["Alpha", "Beta", "50%", "100%", "1 of 2 reviewers ship", "To start: Free", "Shipwith"] {
        assert!(said.contains(&expected), "{expected}: {said:?}");
    }
    let lead = said[said.len() - 2..].join(" ");
    assert_eq!(lead, "Beta leads the panel by 50 points: 2 of 2 say ship, against 1 of 2 for Alpha.");
    let blocks = shapes.iter().filter(|shape| matches!(shape, Shape::Box { at: [_, 350, ..], .. })).count();
    assert_eq!(blocks, 4, "a block a review");
    let hollow = shapes.iter().filter(|shape| matches!(shape, Shape::Box { at: [_, 353, ..], .. })).count();
    assert_eq!(hollow, 1, "and the one that skips is hollow");
}

#[test]
fn everything_is_on_the_card() {
    for (a, b) in [("", "builder ship"), ("builder ship, skeptic skip, pm ship, founder skip", "pm skip")] {
        for shape in card(&compared(a, b), &Weights::default(), "A site with a very long name indeed") {
            let (left, top, right, bottom) = match &shape {
                Shape::Box { at: [x, y, w, h], .. } => (*x, *y, x + w, y + h),
                Shape::Text { at: [x, y, w], size, .. } => (*x, y - *size as i32, x + w, *y),
            };
            assert!(left >= 0 && top >= 0 && right <= SIZE.0 as i32 && bottom <= SIZE.1 as i32, "{shape:?}");
            assert!(right > left && bottom > top, "{shape:?}");
        }
    }
}

#[test]
fn a_panel_that_has_not_spoken_is_a_dash_on_the_card() {
    let shapes = card(&compared("", "builder ship"), &Weights::default(), "Shipwith");
    let said = texts(&shapes);
    assert!(said.contains(&"—") && said.contains(&"The panel has not judged it yet") && !said.contains(&"0%"), "{said:?}");
}
