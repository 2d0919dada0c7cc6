//! Two tools side by side: their rounds, who leads, and where the panel disagrees.

pub mod agreement;
pub mod blind;
pub mod bottom_line;
mod evidence;
pub mod names;
pub mod same;
pub mod weights;

use std::sync::Arc;

use crate::catalog::naming::{Called, apart, letters, named};
use crate::catalog::tool::{Review, Tool};
use crate::catalog::verdict::{Share, Tally};
use crate::catalog::{Catalog, Reviewer};
use crate::compare::weights::Weights;
use crate::{t, text};

/// One of the two sides of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The left side, or the upper one on a narrow screen.
    A,
    /// The right side, or the lower one.
    B,
}

impl Side {
    /// Both sides in reading order.
    pub const BOTH: [Self; 2] = [Self::A, Self::B];

    /// The one across.
    pub fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// The side as addresses and `data-side` write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }

    /// The side as the page calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::A => text!("A"),
            Self::B => text!("B"),
        }
    }

    /// The side's place in a pair.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// Two tools, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The two tools, A first.
    pub tools: [Arc<Tool>; 2],
    /// What stands beside their names, where both have the same.
    pub apart: [Option<String>; 2],
    /// What each reviewer says of each tool: first those who judged both, in panel order, then the others.
    pub rounds: Vec<Round>,
}

/// One reviewer's word on each of the two tools.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Who speaks.
    pub reviewer: Reviewer,
    /// Their review of A and of B; `None` is an empty seat.
    pub reviews: [Option<Review>; 2],
}

/// Who leads the panel, by percent points of the share that says ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// No panel has judged one of the two.
    Unknown,
    /// Both have the same share, in percent.
    Tie(u8),
    /// One is ahead.
    Ahead {
        /// Which one.
        side: Side,
        /// By how many percent points, 0 to 100; 0 when the shares round to the same.
        points: u8,
    },
}

impl Comparison {
    /// Compares two tools before the panel of `catalog`.
    pub fn new(catalog: &Catalog, a: Arc<Tool>, b: Arc<Tool>) -> Self {
        let tools = [a, b];
        let called = tools.each_ref().map(|tool| Called { slug: &tool.slug, name: &tool.name, maker: &tool.maker });
        let mut apart = apart(&called, letters).into_iter();
        let apart = [apart.next().flatten(), apart.next().flatten()];
        Self { rounds: rounds(catalog, &tools), apart, tools }
    }

    /// Who leads the panel by these weights.
    pub fn lead(&self, weights: &Weights) -> Lead {
        let [a, b] = self.tools.each_ref().map(|tool| weights.tally(tool));
        Lead::between(a, b)
    }

    /// How many rounds there are in which a reviewer ships one and skips the other.
    pub fn splits(&self) -> usize {
        self.rounds.iter().filter(|round| round.is_split()).count()
    }

    /// What the tool on that side is called in a sentence: its short name, told from the other's.
    pub fn name(&self, side: Side) -> String {
        named(self.tool(side).short_name(), self.apart[side.index()].as_deref())
    }

    /// The same with its name in full.
    pub fn full_name(&self, side: Side) -> String {
        named(&self.tool(side).name, self.apart[side.index()].as_deref())
    }

    /// What is compared: `Piper vs Kokoro`.
    pub fn title(&self) -> String {
        let [a, b] = Side::BOTH.map(|side| self.name(side));
        versus(&a, &b)
    }

    /// The tool on that side.
    pub fn tool(&self, side: Side) -> &Arc<Tool> {
        &self.tools[side.index()]
    }
}

impl Round {
    /// The review of that side's tool.
    pub fn review(&self, side: Side) -> Option<&Review> {
        self.reviews[side.index()].as_ref()
    }

    /// Whether the reviewer judged both.
    pub fn is_full(&self) -> bool {
        self.reviews.iter().all(Option::is_some)
    }

    /// Whether the reviewer ships one and skips the other.
    pub fn is_split(&self) -> bool {
        matches!(&self.reviews, [Some(a), Some(b)] if a.verdict != b.verdict)
    }
}

impl Lead {
    /// Compares two tallies exactly, so that rounding never makes a tie.
    pub fn between(a: Tally, b: Tally) -> Self {
        let (Share::Percent(pa), Share::Percent(pb)) = (a.share(), b.share()) else { return Self::Unknown };
        let exact = |x: Tally, y: Tally| u64::from(x.ship) * u64::from(y.total());
        match exact(a, b).cmp(&exact(b, a)) {
            std::cmp::Ordering::Equal => Self::Tie(pa),
            order => Self::Ahead { side: if order.is_gt() { Side::A } else { Side::B }, points: pa.abs_diff(pb) },
        }
    }
}

/// What two tools side by side are called.
pub fn versus(a: &str, b: &str) -> String {
    t!("{a} vs {b}", a, b)
}

/// Aligns the two panels by reviewer; nobody's review is dropped.
fn rounds(catalog: &Catalog, tools: &[Arc<Tool>; 2]) -> Vec<Round> {
    let panel = catalog.reviewers.iter().map(|reviewer| reviewer.id.as_str());
    let guests = tools.iter().flat_map(|tool| &tool.reviews).map(|review| review.reviewer.as_str());
    let mut seats: Vec<&str> = Vec::new();
    for id in panel.chain(guests) {
        if !seats.contains(&id) {
            seats.push(id);
        }
    }
    let said = |tool: &Tool, id: &str| tool.reviews.iter().find(|review| review.reviewer == id).cloned();
    let rounds = seats
        .into_iter()
        .map(|id| Round { reviewer: catalog.reviewer(id), reviews: [said(&tools[0], id), said(&tools[1], id)] })
        .filter(|round| round.reviews.iter().any(Option::is_some));
    let (mut full, others): (Vec<Round>, Vec<Round>) = rounds.partition(Round::is_full);
    full.extend(others);
    full
}
