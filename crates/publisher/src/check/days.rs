//! The days that a catalog may be of.

use shipwith_model::catalog::date::Date;

/// The last day that has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// By UTC: what a clock has counted is of no later one.
    pub today: Date,
    /// Anywhere on Earth: what people have dated is of no later one.
    pub latest: Date,
}

impl Days {
    /// Those of a moment in milliseconds since 1970.
    pub fn of_moment(at: u64) -> Option<Self> {
        Some(Self { today: Date::of_moment(at)?, latest: Date::latest_of_moment(at)? })
    }
}

impl From<Date> for Days {
    /// Where the day is all that is known.
    fn from(today: Date) -> Self {
        Self { today, latest: today }
    }
}
