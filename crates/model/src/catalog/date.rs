//! Calendar dates as the catalog writes them.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use time::Month;

use crate::language::said;
use crate::{t, text};

/// Milliseconds of a day.
pub const DAY: u64 = 86_400_000;

/// How far the clocks that are furthest ahead are ahead of UTC, in milliseconds: 14 hours.
const AHEAD: u64 = 14 * 3_600_000;

/// The first year that a day of a catalog can be of: no tool is older, and 26 stands where 2026 was meant.
pub const FIRST_YEAR: u16 = 1900;

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

    /// The latest date that it is anywhere on Earth at a moment in milliseconds since 1970.
    pub fn latest_of_moment(at: u64) -> Option<Self> {
        at.checked_add(AHEAD).and_then(Self::of_moment)
    }

    /// Whether it lies before [`FIRST_YEAR`].
    pub fn is_too_early(&self) -> bool {
        self.0.year() < i32::from(FIRST_YEAR)
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
        f.write_str(&in_words(day, name(month), year))
    }
}

/// A day in words, by the English name of its month. Where days are numbers, the first of a month may be no number like the others.
pub fn in_words(day: u8, month: &str, year: impl fmt::Display) -> String {
    let month = said(month);
    if day == 1 { t!("1 {month} {year}", month, year) } else { t!("{day} {month} {year}", day, month, year) }
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
    use super::{DAY, Date};
    use crate::language::{Language, Texts, speak};

    const HOUR: u64 = DAY / 24;

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
        for (date, words) in [("2025-02-03", "3 February 2025"), ("2025-05-01", "1 May 2025")] {
            assert_eq!(Date::parse(date).map(|d| d.to_string()).as_deref(), Some(words));
        }
    }

    #[test]
    fn the_first_of_a_month_is_said_as_the_language_has_it() {
        let texts = r#"{ "May": "mai", "1 {month} {year}": "1er {month} {year}", "{day} {month} {year}": "{day} {month} {year}" }"#;
        speak(Language::French, Texts::read(texts).unwrap());
        let said = ["2025-05-01", "2025-05-11"].map(|date| Date::parse(date).unwrap().to_string());
        speak(Language::English, Texts::default());
        assert_eq!(said, ["1er mai 2025", "11 mai 2025"]);
    }

    #[test]
    fn days_are_counted_from_the_epoch() {
        assert_eq!(Date::from_epoch_days(20_000).map(|d| d.iso()).as_deref(), Some("2024-10-04"));
    }

    #[test]
    fn a_day_begins_somewhere_fourteen_hours_before_it_does_by_utc() {
        let latest = |at: u64| Date::latest_of_moment(20_000 * DAY + at).map(|d| d.iso());
        assert_eq!(latest(0).as_deref(), Some("2024-10-04"));
        assert_eq!(latest(10 * HOUR - 1).as_deref(), Some("2024-10-04"));
        assert_eq!(latest(10 * HOUR).as_deref(), Some("2024-10-05"));
        assert_eq!(latest(DAY - 1).as_deref(), Some("2024-10-05"));
        assert_eq!(Date::latest_of_moment(u64::MAX), None);
    }

    #[test]
    fn a_year_of_two_digits_is_too_early_for_any_tool() {
        let is_too_early = |text: &str| Date::parse(text).map(|date| date.is_too_early());
        for (text, expected) in
            [("0026-11-28", true), ("0206-11-28", true), ("1899-12-31", true), ("1900-01-01", false), ("1966-01-01", false)]
        {
            assert_eq!(is_too_early(text), Some(expected), "{text}");
        }
    }
}
