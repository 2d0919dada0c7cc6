//! How much each reviewer counts for this reader.

use crate::address::params::Params;
use crate::catalog::tool::Tool;
use crate::catalog::verdict::{Tally, Verdict};
use crate::text;

/// The most that a reviewer can count.
pub const MOST: u32 = 3;

/// The most of weights that is read, in bytes: a panel has seven or so. Escaped, each byte is three, and an address has to hold them.
const MOST_BYTES: usize = 2_000;

/// The parts of what the address says, such as `builder:2`, and what each was understood as.
fn parts(params: &Params) -> impl Iterator<Item = (&str, Option<(&str, u32)>)> {
    let mut end = 0;
    params.get("w").unwrap_or_default().split(',').map(move |part| {
        end += part.len() + 1;
        (part, read(part).filter(|_| end <= MOST_BYTES))
    })
}

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
        for (id, weight) in parts(params).filter_map(|(_, read)| read) {
            weights.set(id, weight);
        }
        weights
    }

    /// The first part of what the address says that is no weight, if there is one.
    pub fn unread(params: &Params) -> Option<&str> {
        parts(params).find(|(part, read)| !part.trim().is_empty() && read.is_none()).map(|(part, _)| part)
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
        0 => text!("left out"),
        1 => text!("counts once"),
        2 => text!("counts twice"),
        _ => text!("counts three times"),
    }
}
