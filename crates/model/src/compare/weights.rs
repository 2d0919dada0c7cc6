//! How much each reviewer counts for this reader.

use crate::address::params::Params;
use crate::catalog::tool::Tool;
use crate::catalog::verdict::{Tally, Verdict};

/// The most that a reviewer can count.
pub const MOST: u32 = 3;

/// The most weights that are read: a panel has seven or so.
const MOST_READ: usize = 200;

/// A part of what the address says: `builder:2`.
fn read(part: &str) -> Option<(&str, u32)> {
    let (id, weight) = part.trim().split_once(':')?;
    Some((id, weight.parse().ok()?))
}

/// The weights that are not 1, each by the reviewer's id: 0 leaves a reviewer out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights(Vec<(String, u32)>);

impl Weights {
    /// Reads what the address says: `w=builder:2,skeptic:0`. What is not a weight is passed over, and so is, later, a
    /// reviewer who is not there.
    pub fn read(params: &Params) -> Self {
        let mut weights = Self::default();
        for (id, weight) in params.get("w").unwrap_or_default().split(',').filter_map(read).take(MOST_READ) {
            weights.set(id, weight);
        }
        weights
    }

    /// The first part of what the address says that is no weight, if there is one.
    pub fn unread(params: &Params) -> Option<&str> {
        params.get("w").unwrap_or_default().split(',').find(|part| !part.trim().is_empty() && read(part).is_none())
    }

    /// Writes what is not 1.
    pub fn write(&self, params: &mut Params) {
        let mut written = String::new();
        for (id, weight) in &self.0 {
            if !written.is_empty() {
                written.push(',');
            }
            written.push_str(id);
            written.push(':');
            written.push_str(&weight.to_string());
        }
        params.set("w", &written);
    }

    /// Whether everybody counts the same, once.
    pub fn is_plain(&self) -> bool {
        self.0.is_empty()
    }

    /// How much a reviewer counts.
    pub fn of(&self, id: &str) -> u32 {
        self.0.iter().find(|(other, _)| other == id).map_or(1, |(_, weight)| *weight)
    }

    /// Whether a tool's votes are counted otherwise than plainly.
    pub fn change(&self, tool: &Tool) -> bool {
        tool.reviews.iter().any(|review| self.of(&review.reviewer) != 1)
    }

    /// Lets a reviewer count for more or less.
    pub fn set(&mut self, id: &str, weight: u32) {
        self.0.retain(|(other, _)| other != id);
        if weight != 1 && !id.is_empty() {
            self.0.push((id.to_owned(), weight.min(MOST)));
        }
    }

    /// How the panel votes by these weights; nobody, when all who judged are left out.
    pub fn tally(&self, tool: &Tool) -> Tally {
        let mut tally = Tally::default();
        for review in &tool.reviews {
            match review.verdict {
                Verdict::Ship => tally.ship += self.of(&review.reviewer),
                Verdict::Skip => tally.skip += self.of(&review.reviewer),
            }
        }
        tally
    }
}

/// A weight as the page says it.
pub fn in_words(weight: u32) -> &'static str {
    match weight {
        0 => "left out",
        1 => "counts once",
        2 => "counts twice",
        _ => "counts three times",
    }
}
