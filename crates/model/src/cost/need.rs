//! What somebody needs: people who use a tool, or tokens that go in and out of it, in a month.

use crate::address::params::Params;
use crate::language::said;
use crate::{t, text};

/// The most people that are counted.
pub const MOST_SEATS: u64 = 1_000_000;
/// The most tokens that are counted, each way.
pub const MOST_TOKENS: u64 = 1_000_000_000_000_000;

/// A case, by the month. What is not said is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// How many people use it.
    pub seats: Option<u64>,
    /// How many tokens it reads.
    pub input: Option<u64>,
    /// How many tokens it writes.
    pub output: Option<u64>,
}

/// What of a case is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The people.
    Seats,
    /// The tokens in.
    Input,
    /// The tokens out.
    Output,
}

impl Part {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [Self; 3] = [Self::Seats, Self::Input, Self::Output];

    /// What the address calls it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Seats => "seats",
            Self::Input => "in",
            Self::Output => "out",
        }
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Seats => text!("People"),
            Self::Input => text!("Tokens in, a month"),
            Self::Output => text!("Tokens out, a month"),
        }
    }

    fn most(self) -> u64 {
        match self {
            Self::Seats => MOST_SEATS,
            Self::Input | Self::Output => MOST_TOKENS,
        }
    }

    /// Reads what was written of it. Nothing written is nothing said; `Err` says in a sentence what is wrong.
    ///
    /// # Errors
    /// It is no whole number, or more than is counted.
    pub fn read(self, written: &str) -> Result<Option<u64>, String> {
        let written = written.trim();
        if written.is_empty() {
            return Ok(None);
        }
        let part = said(self.label());
        let Some(number) = number(written) else {
            return Err(t!("{part}: a whole number, such as 8, 500k or 2.5M.", part));
        };
        if number > self.most() {
            return Err(t!("{part}: at most {most}.", part, most = short(self.most())));
        }
        Ok(Some(number))
    }
}

impl Need {
    /// Reads what the address says: `seats=8&in=2M&out=500k`. What is no number is passed over.
    pub fn parse(params: &Params) -> Self {
        let mut need = Self::default();
        for part in Part::ALL {
            let said = params.get(part.key()).and_then(|written| part.read(written).ok().flatten());
            need.set(part, said);
        }
        need
    }

    /// The first part of the address that is no number, with what is right.
    pub fn unread(params: &Params) -> Option<String> {
        Part::ALL.into_iter().find_map(|part| part.read(params.get(part.key())?).err())
    }

    /// Writes what is said.
    pub fn write(&self, params: &mut Params) {
        for part in Part::ALL {
            params.set(part.key(), &self.get(part).map(short).unwrap_or_default());
        }
    }

    /// What is said of a part.
    pub fn get(&self, part: Part) -> Option<u64> {
        match part {
            Part::Seats => self.seats,
            Part::Input => self.input,
            Part::Output => self.output,
        }
    }

    /// Says a part. Nobody, and no token, is nothing.
    pub fn set(&mut self, part: Part, said: Option<u64>) {
        let said = said.filter(|said| *said > 0);
        match part {
            Part::Seats => self.seats = said,
            Part::Input => self.input = said,
            Part::Output => self.output = said,
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What may stand between groups of three digits.
const GAPS: [char; 5] = [',', '_', ' ', '\u{a0}', '\u{202f}'];

/// Reads `8`, `2,000,000`, `2.5M`, `500k`, `1B`: a whole number in the end. What means one thing to some readers and another to
/// others is none.
fn number(written: &str) -> Option<u64> {
    let (digits, scale) = match written.char_indices().last()? {
        (end, 'k' | 'K') => (&written[..end], 3),
        (end, 'm' | 'M') => (&written[..end], 6),
        (end, 'b' | 'B' | 'g' | 'G') => (&written[..end], 9),
        _ => (written, 0),
    };
    let digits = digits.trim();
    let (whole, fraction) = match digits.split_once('.') {
        // `8.000` is 8 to some and 8,000 to others.
        Some(_) if scale == 0 => return None,
        Some(parts) => parts,
        None => (digits, ""),
    };
    let part = fraction.trim_end_matches('0');
    // A comma before other than three digits begins a fraction for half of the world: `2,5M` is no 25 million.
    let groups: Vec<&str> = match whole.chars().find(|c| GAPS.contains(c)) {
        Some(gap) => whole.split(gap).collect(),
        None => vec![whole],
    };
    // Nor is it known what one sign before three digits does in front of a letter: `1,500M`, `2.500k`.
    let is_first = |digits: &str| (1..=3).contains(&digits.len()) && !digits.starts_with('0');
    let is_twofold = match groups[..] {
        [whole] => fraction.len() == 3 && is_first(whole),
        [_, _] => fraction.is_empty() && whole.contains(','),
        _ => false,
    };
    let is_grouped = groups.len() == 1 || (is_first(groups[0]) && groups[1..].iter().all(|group| group.len() == 3));
    let whole = groups.concat();
    let is_plain = |digits: &str| digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if (scale > 0 && is_twofold) || !is_grouped || whole.is_empty() || !is_plain(&whole) || !is_plain(part) || part.len() > scale {
        return None;
    }
    let all: u64 = format!("{whole}{part}").parse().ok()?;
    all.checked_mul(10_u64.pow(u32::try_from(scale - part.len()).ok()?))
}

/// A number as briefly as it can be written exactly: `2M`, `2.5k`, `8`.
pub fn short(number: u64) -> String {
    for (size, letter) in [(1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k")] {
        // A tenth of a million is `100k`, and two and a half are `2.5M`.
        if number >= size && number.is_multiple_of(size / 10) {
            let (whole, tenths) = (number / size, number % size / (size / 10));
            return if tenths == 0 { format!("{whole}{letter}") } else { format!("{whole}.{tenths}{letter}") };
        }
    }
    number.to_string()
}
