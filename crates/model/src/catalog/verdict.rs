//! Verdicts, tallies and shares. "No votes yet" is a value of its own, never 0 %.

use serde::{Deserialize, Serialize};

use crate::text;

/// What a reviewer, or a visitor, says about a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Verdict {
    /// Put it into the product.
    Ship,
    /// Leave it out.
    Skip,
}

impl Verdict {
    /// Reads `ship` or `skip`, as files and storage write them.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ship" => Some(Self::Ship),
            "skip" => Some(Self::Skip),
            _ => None,
        }
    }

    /// The verdict as files, storage and `data-verdict` write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ship => "ship",
            Self::Skip => "skip",
        }
    }

    /// The verdict as the page says it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ship => text!("Ship"),
            Self::Skip => text!("Skip"),
        }
    }
}

/// What stands in place of a share where a panel has not spoken: it is asked, so nobody waits for votes.
pub const NOT_REVIEWED: &str = text!("Not reviewed yet");

/// How many said ship and how many said skip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// How many said ship.
    pub ship: u32,
    /// How many said skip.
    pub skip: u32,
}

impl Tally {
    /// Counts verdicts.
    pub fn of(verdicts: impl IntoIterator<Item = Verdict>) -> Self {
        verdicts.into_iter().fold(Self::default(), |mut tally, verdict| {
            match verdict {
                Verdict::Ship => tally.ship += 1,
                Verdict::Skip => tally.skip += 1,
            }
            tally
        })
    }

    /// How many there are altogether.
    pub fn total(self) -> u32 {
        self.ship.saturating_add(self.skip)
    }

    /// The tally to draw as blocks: itself when it has at most `singly` votes, or else scaled to `blocks` blocks.
    #[must_use]
    pub fn drawn(self, singly: u32, blocks: u32) -> Self {
        match self.share() {
            Share::Percent(percent) if self.total() > singly => {
                let ship = (u32::from(percent) * blocks + 50) / 100;
                Self { ship, skip: blocks - ship }
            }
            _ => self,
        }
    }

    /// The share that says ship.
    pub fn share(self) -> Share {
        let total = u64::from(self.ship) + u64::from(self.skip);
        if total == 0 {
            return Share::NoVotes;
        }
        let rounded = (u64::from(self.ship) * 200 + total) / (total * 2);
        // 0 and 100 are said only when they are exact: one dissenter in a thousand is still a dissenter.
        let (low, high) = (u64::from(self.ship > 0), if self.skip > 0 { 99 } else { 100 });
        Share::Percent(u8::try_from(rounded.clamp(low, high)).unwrap_or(100))
    }
}

/// The part of a tally that says ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Nobody has voted: shown as a dash with spoken text, never as 0 %.
    NoVotes,
    /// Percent, 0 to 100.
    Percent(u8),
}

#[cfg(test)]
mod tests {
    use super::{Share, Tally, Verdict};

    #[test]
    fn no_votes_is_not_zero_percent() {
        assert_eq!(Tally::default().share(), Share::NoVotes);
        assert_eq!(Tally { ship: 0, skip: 3 }.share(), Share::Percent(0));
    }

    #[test]
    fn shares_are_rounded_but_never_to_a_unanimity_that_is_not_there() {
        for (ship, skip, percent) in
            [(4, 0, 100), (3, 1, 75), (1, 2, 33), (2, 1, 67), (999, 1, 99), (1, 999, 1), (1, 1, 50), (u32::MAX, u32::MAX, 50)]
        {
            assert_eq!(Tally { ship, skip }.share(), Share::Percent(percent), "{ship} ship, {skip} skip");
        }
    }

    #[test]
    fn few_votes_are_drawn_one_by_one_and_many_to_scale() {
        let drawn = |ship, skip| Tally { ship, skip }.drawn(12, 20);
        assert_eq!(drawn(3, 1), Tally { ship: 3, skip: 1 });
        assert_eq!(drawn(0, 0), Tally::default());
        assert_eq!(drawn(750, 250), Tally { ship: 15, skip: 5 });
        assert_eq!(drawn(1_000, 0), Tally { ship: 20, skip: 0 });
    }

    #[test]
    fn a_verdict_is_read_as_it_is_written() {
        for verdict in [Verdict::Ship, Verdict::Skip] {
            assert_eq!(Verdict::parse(verdict.key()), Some(verdict));
        }
        assert_eq!(Verdict::parse("Ship"), None);
    }
}
