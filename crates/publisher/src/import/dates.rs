//! Dates as tables have them.

use clap::ValueEnum;

use shipwith_model::catalog::date::{Date, FIRST_YEAR};

/// Which of two numbers with a slash between them is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// The day, then the month
    Dmy,
    /// The month, then the day
    Mdy,
}

/// The first day of the calendar of spreadsheets, as days before 1970. They count 29 February 1900, which never was: from March of
/// that year on the count is right.
const BEFORE_1970: u32 = 25_569;

/// The first count that is right, and one in the year 9999.
const COUNTED: std::ops::RangeInclusive<u32> = 61..=2_958_465;

/// A date as it is written: `2026-11-28`, with or without a time; `2026/11/28`; `28.11.2026`; `28/11/2026` in the order that is
/// known or that its numbers leave; or the number that spreadsheets make of it. Of a year with two digits nobody knows the century.
///
/// # Errors
/// What to do about one that cannot be understood.
pub fn parse(text: &str, order: Option<Order>) -> Result<Date, String> {
    let unclear = || "write it as YYYY-MM-DD".to_owned();
    let plain = text.split(['T', ' ']).next().unwrap_or(text);
    if let Some(date) = Date::parse(plain).or_else(|| Date::parse(&plain.replace('/', "-"))) {
        return of_a_tool(date);
    }
    let whole = plain.strip_suffix(".0").unwrap_or(plain);
    if let Some(date) = whole
        .parse()
        .ok()
        .filter(|days| COUNTED.contains(days))
        .and_then(|days| Date::from_epoch_days(u32::checked_sub(days, BEFORE_1970)?))
    {
        return Ok(date);
    }
    let parts = |between: char| -> Option<[u32; 3]> {
        let numbers: Vec<u32> = plain.split(between).map(|part| part.parse().ok()).collect::<Option<_>>()?;
        numbers.try_into().ok()
    };
    let on = |year: u32, month: u32, day: u32| {
        let date = Date::parse(&format!("{year:04}-{month:02}-{day:02}"));
        date.ok_or_else(unclear).and_then(of_a_tool)
    };
    if let Some([day, month, year]) = parts('.') {
        return on(year, month, day);
    }
    let [one, other, year] = parts('/').ok_or_else(unclear)?;
    match order {
        Some(Order::Dmy) => on(year, other, one),
        Some(Order::Mdy) => on(year, one, other),
        None if one > 12 || one == other => on(year, other, one),
        None if other > 12 => on(year, one, other),
        None if year < u32::from(FIRST_YEAR) => Err(in_full()),
        None => Err("say with --dates whether the day or the month comes first".to_owned()),
    }
}

/// A date, where a tool can be of it.
fn of_a_tool(date: Date) -> Result<Date, String> {
    if date.is_too_early() { Err(in_full()) } else { Ok(date) }
}

/// What to do about a year of two digits.
fn in_full() -> String {
    format!("write the year with four digits, from {FIRST_YEAR} on")
}

#[cfg(test)]
mod tests {
    use super::{Order, parse};

    #[test]
    fn dates_are_understood_as_tables_have_them() {
        for (text, order, date) in [
            ("2026-11-28", None, "2026-11-28"),
            ("2026-11-28T09:30:00Z", None, "2026-11-28"),
            ("2026/11/28", None, "2026-11-28"),
            ("28.11.2026", None, "2026-11-28"),
            ("3.4.2026", None, "2026-04-03"),
            ("28/11/2026", None, "2026-11-28"),
            ("11/28/2026", None, "2026-11-28"),
            ("3/4/2026", Some(Order::Dmy), "2026-04-03"),
            ("3/4/2026", Some(Order::Mdy), "2026-03-04"),
            ("46354", None, "2026-11-28"),
            ("46354.0", None, "2026-11-28"),
            ("25569", None, "1970-01-01"),
        ] {
            assert_eq!(parse(text, order).map(|date| date.iso()).as_deref(), Ok(date), "{text}");
        }
    }

    #[test]
    fn one_that_can_be_two_days_is_asked_about_and_one_that_is_none_is_refused() {
        assert!(parse("3/4/2026", None).unwrap_err().contains("--dates"));
        for text in ["", "soon", "2025-25-11", "31.2.2026", "12", "1/2", "1/2/3/4", "30/30/2026", "99999999999"] {
            assert_eq!(parse(text, Some(Order::Dmy)), Err("write it as YYYY-MM-DD".to_owned()), "{text}");
        }
    }
}
