//! The share card: a comparison, or one tool, as a picture of 1200 × 630 pixels, the size that other sites show links in.

use crate::bidi::isolated;
use crate::catalog::tool::Tool;
use crate::catalog::verdict::{NOT_REVIEWED, Share, Tally};
use crate::compare::bottom_line::BottomLine;
use crate::compare::weights::Weights;
use crate::compare::{Comparison, Side};
use crate::language::said;
use crate::share::fit::{cut, wrapped};
use crate::{n, t};

/// Width and height of the card, in pixels.
pub const SIZE: (u32, u32) = (1200, 630);

/// Something to draw. Lengths are in pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled box.
    Box {
        /// Left, top, width, height.
        at: [i32; 4],
        /// As CSS writes it.
        color: &'static str,
    },
    /// A line of text, squeezed where it is wider than its room.
    Text {
        /// Left, baseline, the most width.
        at: [i32; 3],
        /// Height of the letters.
        size: u32,
        /// As CSS writes it.
        color: &'static str,
        /// What it says.
        text: String,
    },
}

const PAPER: &str = "#f5f2ea";
const INK: &str = "#17181d";
const QUIET: &str = "#5b5851";
const SHIP: &str = "#0a6a4d";
const SKIP: &str = "#a5341a";
const SIDES: [&str; 2] = ["#2c47c0", "#86308c"];

/// The width between the margins.
const WIDTH: i32 = 1080;
/// The width of a side's column.
const COLUMN: i32 = 510;
/// How many letters of the bottom line fit its line: at 34 pixels, about 17 pixels each.
const LINE: usize = 62;

/// Draws a comparison; `site` is the name of the site that hands it out.
pub fn card(comparison: &Comparison, weights: &Weights, site: &str) -> Vec<Shape> {
    let mut shapes = vec![
        filled([0, 0, 1200, 630], PAPER),
        text([60, 74, 800], 26, QUIET, &t!("Which one should you ship with?")),
        text([630, 74, COLUMN], 26, QUIET, &cut(&isolated(site), 60)),
        filled([0, 496, 1200, 134], INK),
    ];
    for side in Side::BOTH {
        column(&mut shapes, side, comparison, weights);
    }
    slab(&mut shapes, &BottomLine::of(comparison, weights).lead);
    shapes
}

/// Draws one tool, which is called that; `site` is the name of the site that hands it out.
pub fn tool_card(tool: &Tool, name: &str, site: &str) -> Vec<Shape> {
    let tally = tool.panel();
    let told = if tally.total() == 0 { said(NOT_REVIEWED) } else { reviewers(tally) };
    let mut shapes = vec![
        filled([0, 0, 1200, 630], PAPER),
        text([60, 74, COLUMN], 26, QUIET, &t!("Should you ship with it?")),
        text([630, 74, COLUMN], 26, QUIET, &cut(&isolated(site), 60)),
        filled([0, 496, 1200, 134], INK),
        filled([60, 108, WIDTH, 6], SIDES[0]),
        text([60, 190, WIDTH], 64, INK, &cut(name, 40)),
        text([60, 326, WIDTH], 128, INK, &figure(tally)),
    ];
    blocks(&mut shapes, [60, 356, WIDTH, 32], tally);
    shapes.push(text([60, 444, COLUMN], 30, INK, &told));
    shapes.push(text([630, 444, COLUMN], 30, QUIET, &cut(&cost(tool), 60)));
    slab(&mut shapes, &isolated(&tool.tagline));
    shapes
}

/// The sentence that a picture ends with, in one line or two.
fn slab(shapes: &mut Vec<Shape>, sentence: &str) {
    let lines = wrapped(sentence, LINE);
    let top = if lines.len() == 1 { 574 } else { 552 };
    for (i, line) in (0..2).zip(&lines) {
        shapes.push(text([60, top + i * 44, WIDTH], 34, PAPER, line));
    }
}

fn figure(tally: Tally) -> String {
    match tally.share() {
        Share::NoVotes => "—".to_owned(),
        Share::Percent(percent) => format!("{percent}%"),
    }
}

fn reviewers(tally: Tally) -> String {
    n!(tally.total(), "{ship} of 1 reviewers ship", "{ship} of {n} reviewers ship", ship = tally.ship)
}

fn cost(tool: &Tool) -> String {
    tool.pricing.entry.as_ref().map_or_else(|| t!("No price stated"), |entry| t!("To start: {price}", price = isolated(entry)))
}

/// The split drawn, a block a vote: they share the width without a rest, with 6 pixels between them.
fn blocks(shapes: &mut Vec<Shape>, [left, top, width, height]: [i32; 4], tally: Tally) {
    let drawn = tally.drawn(12, 20);
    let count = drawn.total() as i32;
    for i in 0..count {
        let (from, to) = ((width + 6) * i / count, (width + 6) * (i + 1) / count - 6);
        let is_ship = i < drawn.ship as i32;
        shapes.push(filled([left + from, top, to - from, height], if is_ship { SHIP } else { SKIP }));
        // As on the page a block is full or hollow, so that nobody has to tell the colors apart.
        if !is_ship {
            shapes.push(filled([left + from + 3, top + 3, to - from - 6, height - 6], PAPER));
        }
    }
}

fn column(shapes: &mut Vec<Shape>, side: Side, comparison: &Comparison, weights: &Weights) {
    let tool = comparison.tool(side);
    let left = [60, 630][side.index()];
    let tally = weights.tally(tool);
    let told = match tally.total() {
        0 if tool.reviews.is_empty() => said(NOT_REVIEWED),
        0 => t!("No votes with these weights"),
        _ if !weights.change(tool) => reviewers(tally),
        total => t!("{ship} of {total} ship, by weights", ship = tally.ship, total),
    };
    shapes.push(filled([left, 108, COLUMN, 6], SIDES[side.index()]));
    shapes.push(text([left, 178, COLUMN], 54, INK, &cut(&comparison.name(side), 30)));
    shapes.push(text([left, 318, COLUMN], 128, INK, &figure(tally)));
    blocks(shapes, [left, 350, COLUMN, 28], tally);
    shapes.push(text([left, 420, COLUMN], 30, INK, &told));
    shapes.push(text([left, 462, COLUMN], 30, QUIET, &cut(&cost(tool), 60)));
}

fn filled(at: [i32; 4], color: &'static str) -> Shape {
    Shape::Box { at, color }
}

fn text(at: [i32; 3], size: u32, color: &'static str, text: &str) -> Shape {
    Shape::Text { at, size, color, text: text.to_owned() }
}
