//! Calendar dates as the catalog writes them.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use time::Month;

use crate::language::said;
use crate::{t, text};

/// Milliseconds of a day.
pub const DAY: u64 = 86_400_000;

/// A calendar date, written `YYYY-MM-DD` in files and `20 February 2025` on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Date(time::Date);

impl Date {
    /// Reads an ISO date; `None` when `text` is not a day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let digits =
            |part: &str, n: usize| (part.len() == n && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?;
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let month = Month::try_from(u8::try_from(digits(month, 2)?).ok()?).ok()?;
        let day = u8::try_from(digits(day, 2)?).ok()?;
        time::Date::from_calendar_date(i32::from(digits(year, 4)?), month, day).ok().map(Self)
    }

    /// The date of a moment in milliseconds since 1970, in UTC.
    pub fn of_moment(at: u64) -> Option<Self> {
        u32::try_from(at / DAY).ok().and_then(Self::from_epoch_days)
    }

    /// The date that lies `days` after 1 January 1970.
    pub fn from_epoch_days(days: u32) -> Option<Self> {
        let epoch = time::Date::from_ordinal_date(1970, 1).ok()?;
        epoch.checked_add(time::Duration::days(i64::from(days))).map(Self)
    }

    /// Days in order: the later, the larger.
    pub fn number(&self) -> u32 {
        self.0.to_julian_day().unsigned_abs()
    }

    /// The date as ISO 8601 writes it.
    pub fn iso(&self) -> String {
        let (year, month, day) = self.0.to_calendar_date();
        format!("{year:04}-{:02}-{day:02}", u8::from(month))
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("write a day of the calendar as YYYY-MM-DD")
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        f.write_str(&t!("{day} {month} {year}", day, month = said(name(month)), year))
    }
}

/// What a month is called.
fn name(month: Month) -> &'static str {
    match month {
        Month::January => text!("January"),
        Month::February => text!("February"),
        Month::March => text!("March"),
        Month::April => text!("April"),
        Month::May => text!("May"),
        Month::June => text!("June"),
        Month::July => text!("July"),
        Month::August => text!("August"),
        Month::September => text!("September"),
        Month::October => text!("October"),
        Month::November => text!("November"),
        Month::December => text!("December"),
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        for good in ["2025-02-20", "2024-02-29", "0001-01-01"] {
            assert_eq!(Date::parse(good).map(|d| d.iso()).as_deref(), Some(good));
        }
        for bad in ["", "2025", "2025-2-20", "2025-02-30", "2023-02-29", "2025-13-01", "20-02-2025", "2025-02-20T00:00", "+025-01-01"] {
            assert_eq!(Date::parse(bad), None, "{bad:?} is no date");
        }
    }

    #[test]
    fn a_date_is_shown_in_words_so_that_day_and_month_are_not_mistaken() {
        assert_eq!(Date::parse("2025-02-03").map(|d| d.to_string()).as_deref(), Some("3 February 2025"));
    }

    #[test]
    fn days_are_counted_from_the_epoch() {
        assert_eq!(Date::from_epoch_days(20_000).map(|d| d.iso()).as_deref(), Some("2024-10-04"));
    }
}
