//! Amounts of money, as prices state them and as sums are shown.

use std::cmp::Ordering;

use crate::t;

/// Parts of a unit of money that are counted: a token can cost less than a millionth.
const PARTS: u128 = 1_000_000_000;

/// An amount in one currency. Amounts of two currencies are not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// What stands before the number, such as `$`, or behind it, such as `USD`.
    pub currency: String,
    /// Billionths of the currency's unit.
    parts: u128,
}

/// A price, as a plan states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// It costs nothing.
    Free,
    /// An amount; `at_least` where it is said that it begins there.
    Stated {
        /// The amount.
        amount: Amount,
        /// Whether it is only where prices begin.
        at_least: bool,
    },
    /// Something else, such as `Custom`.
    Other,
}

/// Amounts of two currencies have no order.
impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.parts.cmp(&other.parts))
    }
}

impl Price {
    /// Reads `Free`, `$20`, `€1,200.50`, `20 USD`, `from $5`; and what stands behind a slash, which is its unit: `$20/month`.
    pub fn read(written: &str) -> (Self, Option<&str>) {
        let (written, unit) = written.split_once('/').map_or((written, None), |(price, unit)| (price, Some(unit.trim())));
        let written = written.trim();
        if written.eq_ignore_ascii_case("free") {
            return (Self::Free, unit);
        }
        let rest = written.strip_prefix("from ").or_else(|| written.strip_prefix("From ")).or_else(|| written.strip_prefix("≥"));
        let price = match Amount::read(rest.unwrap_or(written).trim()) {
            Some(amount) if amount.parts == 0 => Self::Free,
            Some(amount) => Self::Stated { amount, at_least: rest.is_some() },
            None => Self::Other,
        };
        (price, unit)
    }
}

impl Amount {
    /// Reads an amount with its currency on one side.
    fn read(written: &str) -> Option<Self> {
        let begin = written.find(|c: char| c.is_ascii_digit())?;
        let end = written.rfind(|c: char| c.is_ascii_digit())? + 1;
        let (before, number, after) = (written[..begin].trim(), &written[begin..end], written[end..].trim());
        let currency = match (before, after) {
            (currency, "") | ("", currency) => currency,
            _ => return None,
        };
        // A currency is a sign or a code; all else is a word, and a number without one is no price.
        let is_currency = !currency.is_empty() && currency.chars().count() <= 4 && !currency.contains(char::is_whitespace);
        // `$.50` is not 50 of something: the point is of the number, unless letters stand before it, as in `Rs. 50`.
        let is_torn = currency.strip_suffix(['.', ',']).is_some_and(|sign| !sign.ends_with(char::is_alphabetic));
        if !is_currency || is_torn || currency.contains(['-', '–', '+', '~', '<', '>', '%']) {
            return None;
        }
        // Commas group thousands; one that does not may be a decimal sign, and then nobody can say.
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let mut groups = whole.split(',');
        let first = groups.next()?;
        let is_grouped = groups.clone().all(|group| group.len() == 3) && (!whole.contains(',') || (1..=3).contains(&first.len()));
        let digits: String = whole.chars().filter(|c| *c != ',').collect();
        let is_plain = |digits: &str, most: usize| digits.len() <= most && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_grouped || digits.is_empty() || !is_plain(&digits, 12) || !is_plain(part, 9) {
            return None;
        }
        let (whole, billionths): (u64, u64) = (digits.parse().ok()?, format!("{part:0<9}").parse().ok()?);
        Some(Self { currency: currency.to_owned(), parts: u128::from(whole) * PARTS + u128::from(billionths) })
    }

    /// The amount so many times, of which `each` are paid for at once: 2,000,000 tokens at a price for each million.
    #[must_use]
    pub fn times(&self, count: u64, each: u64) -> Self {
        Self { currency: self.currency.clone(), parts: self.parts.saturating_mul(u128::from(count)) / u128::from(each.max(1)) }
    }

    /// Both together; `None` in two currencies.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        (self.currency == other.currency).then(|| Self { currency: self.currency.clone(), parts: self.parts.saturating_add(other.parts) })
    }

    /// How much of another amount this is, in percent; 100 of nothing.
    pub fn percent_of(&self, most: &Self) -> u8 {
        let percent = self.parts.saturating_mul(100).checked_div(most.parts).unwrap_or(100);
        u8::try_from(percent).map_or(100, |percent| percent.min(100))
    }

    /// The amount to the cent, as a price is written: `$1,920`, `$0.35`, `less than $0.01`.
    pub fn shown(&self) -> String {
        let cents = self.parts.saturating_add(PARTS / 200) / (PARTS / 100);
        if cents == 0 && self.parts > 0 {
            return t!("less than {amount}", amount = self.with_currency("0.01"));
        }
        let (whole, rest) = (cents / 100, cents % 100);
        // Ten billion billions are shown as such: no case that is counted comes near.
        let mut grouped = grouped(u64::try_from(whole).unwrap_or(u64::MAX));
        if rest > 0 {
            grouped += &format!(".{rest:02}");
        }
        self.with_currency(&grouped)
    }

    fn with_currency(&self, number: &str) -> String {
        // A code stands behind the number, as in `20 USD`; a sign before it, as in `$20` and `US$20`.
        let is_code = self.currency.chars().all(char::is_alphabetic);
        if is_code { format!("{number} {}", self.currency) } else { format!("{}{number}", self.currency) }
    }
}

/// `1000000` as `1,000,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = (0..digits.len()).rev().step_by(3).map(|end| &digits[(end + 1).saturating_sub(3)..=end]).collect();
    groups.into_iter().rev().collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        assert_eq!([0, 1, 999, 1_000, 131_072, 1_000_000].map(grouped), ["0", "1", "999", "1,000", "131,072", "1,000,000"]);
    }
}
