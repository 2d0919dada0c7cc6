//! What is handed on: the table and the card.

use serde_json::json;
use shipwith_model::address::params::Params;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::compare::weights::Weights;
use shipwith_model::compare::{Comparison, Side};
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
         Beta is 50 points ahead with the panel: 2 of 2 say ship, against 1 of 2 for Alpha.\n\
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
    assert_eq!(lead, "Beta is 50 points ahead with the panel: 2 of 2 say ship, against 1 of 2 for Alpha.");
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
    assert!(said.contains(&"—") && said.contains(&"Not reviewed yet") && !said.contains(&"0%"), "{said:?}");
}

#[test]
fn a_panel_that_has_not_spoken_is_told_from_one_that_is_weighed_away() {
    let comparison = compared("", "builder ship");
    let plain = markdown(&comparison, &Weights::default(), "https://example.com/");
    assert!(plain.contains("| Panel | Not reviewed yet | 100% ship (1 of 1) |\n"), "{plain}");
    let weights = Weights::read(&Params::parse("w=builder:0"));
    let weighed = markdown(&comparison, &weights, "https://example.com/");
    assert!(weighed.contains("| Panel, by weights | Not reviewed yet | No votes with these weights |\n"), "{weighed}");
    let shapes = card(&comparison, &weights, "Shipwith");
    let said = texts(&shapes);
    assert!(said.contains(&"Not reviewed yet") && said.contains(&"No votes with these weights"), "{said:?}");
}

/// Two tools by these names, makers and prices.
fn called(tools: [(&str, &str, &str); 2]) -> Comparison {
    let [a, b] = tools.map(|(name, maker, price)| (json!(name), json!(maker), json!(price)));
    let made = |slug: &str, (name, maker, price): (serde_json::Value, serde_json::Value, serde_json::Value)| {
        let mut json = complete(slug);
        (json["name"], json["maker"], json["pricing"]["entry"]) = (name, maker, price);
        tool(&json)
    };
    Comparison::new(&panel(), made("alpha", a), made("beta", b))
}

/// Everything that is said of a comparison anywhere: texts in a sentence, in a table, in a title and on a picture.
fn all_said(comparison: &Comparison) -> Vec<String> {
    let weights = Weights::default();
    let line = BottomLine::of(comparison, &weights);
    let mut said = vec![comparison.title(), line.lead, line.cost, markdown(comparison, &weights, "https://example.com/")];
    said.extend(line.disagreements);
    said.extend(Side::BOTH.map(|side| comparison.full_name(side)));
    said.extend(texts(&card(comparison, &weights, "אתר")).into_iter().map(str::to_owned));
    said
}

#[test]
fn names_and_prices_of_any_direction_turn_round_nothing_beside_them() {
    let comparison = called([("نموذج", "ספק", "₪20 לחודש"), ("evil\u{202e}gpj\u{202b}", "Acme\u{2069}", "\u{202d}$1")]);
    let is_open = |c: char| matches!(c, '\u{202a}'..='\u{202b}' | '\u{202d}'..='\u{202e}' | '\u{2066}'..='\u{2067}');
    for said in all_said(&comparison) {
        assert!(!said.contains(is_open), "nothing of a catalog opens a direction: {said:?}");
        for line in said.lines() {
            let mut inside = false;
            for c in line.chars() {
                match c {
                    '\u{2068}' => assert!(!std::mem::replace(&mut inside, true), "{line:?}"),
                    '\u{2069}' => assert!(std::mem::replace(&mut inside, false), "{line:?}"),
                    '\u{590}'..='\u{8ff}' => assert!(inside, "{c} stands among other words: {line:?}"),
                    _ => {}
                }
            }
            assert!(!inside, "{line:?}");
        }
    }
    assert_eq!(comparison.title(), "\u{2068}نموذج\u{2069} vs evilgpj");
    assert_eq!(
        BottomLine::of(&comparison, &Weights::default()).cost,
        "\u{2068}نموذج\u{2069} starts at \u{2068}₪20 לחודש\u{2069}; evilgpj starts at $1."
    );
}

#[test]
fn what_is_written_from_left_to_right_is_handed_on_without_a_character_that_nobody_sees() {
    for said in all_said(&called([("Élan – a “model”", "Société", "₪20"), ("通义千问", "阿里", "¥1")])) {
        assert!(said == "\u{2068}אתר\u{2069}" || !said.contains(['\u{2068}', '\u{2069}']), "{said:?}");
    }
}

#[test]
fn two_tools_of_one_name_are_told_apart_by_their_makers_wherever_they_are_named() {
    let comparison = called([("GPT-4o", "OpenAI", "Free"), ("GPT‑4o", "Azure", "$1")]);
    assert_eq!(comparison.title(), "GPT-4o (OpenAI) vs GPT‑4o (Azure)");
    assert_eq!(BottomLine::of(&comparison, &Weights::default()).cost, "GPT-4o (OpenAI) is free to start; GPT‑4o (Azure) starts at $1.");
    assert!(markdown(&comparison, &Weights::default(), "").starts_with("| | GPT-4o (OpenAI) | GPT‑4o (Azure) |\n"));
    assert!(texts(&card(&comparison, &Weights::default(), "")).contains(&"GPT‑4o (Azure)"));
    assert_eq!(called([("Piper", "OpenAI", "Free"), ("Kokoro", "OpenAI", "$1")]).title(), "Piper vs Kokoro");
}

#[test]
fn a_name_of_any_length_fits_the_picture_and_can_still_be_read() {
    for name in ["x".repeat(100_000), "ﷺ".repeat(40), "﷽".repeat(40), format!("Z{}", "\u{301}".repeat(5_000)), "a ".repeat(50_000)] {
        let shapes = card(&called([(&name, "Acme", &name), ("Beta", "Acme", "Free")]), &Weights::default(), &name);
        for said in texts(&shapes) {
            assert!(said.chars().count() <= 130, "{} letters", said.chars().count());
        }
    }
}
