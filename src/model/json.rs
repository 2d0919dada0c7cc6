//! JSON, read into values.
//!
//! `serde_json` reads the same text into the same values, and holds this reader to account in its tests; its own reader
//! weighs 6.9 kB in every visitor's bundle (Brotli 11), where this one weighs 2.5. Numbers that are not whole are kept nearly:
//! nothing in a catalog is one, so all that is asked of them is that they are numbers.

use serde_json::{Map, Number, Value};

/// How deep lists and records may lie in one another.
const DEEPEST: u8 = 127;

/// Reads a text that is one JSON value.
///
/// # Errors
/// The byte of the text, from 0, at which it is no longer JSON; its length when it ends too early.
pub fn parse(text: &str) -> Result<Value, usize> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEEPEST).filter(|_| {
        reader.skip_space();
        reader.at == text.len()
    });
    value.ok_or(reader.at)
}

/// The place of a byte as an editor counts it, in lines and characters from 1. At the end of a text it is the last one.
pub fn place(text: &str, at: usize) -> (usize, usize) {
    let read = &text.as_bytes()[..text.len().min(at + 1)];
    let line = read.iter().filter(|byte| **byte == b'\n').count() + 1;
    // A byte that continues a character has the bits 10 in front.
    let column = read.iter().rev().take_while(|byte| **byte != b'\n').filter(|byte| **byte & 0xc0 != 0x80).count();
    (line, column)
}

/// Where reading has come to. Every step gives nothing where the text is not JSON, and has then stopped at that byte.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    /// The byte that comes next; 0, which is nowhere allowed, at the end.
    fn next(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while matches!(self.next(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.next() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.takes(byte).then_some(())
    }

    fn value(&mut self, deepest: u8) -> Option<Value> {
        self.skip_space();
        Some(match self.next() {
            b'"' => Value::String(self.string()?),
            b'{' => {
                let mut fields = Map::new();
                self.members(b'}', deepest, |reader, deepest| {
                    reader.skip_space();
                    let name = reader.string()?;
                    reader.skip_space();
                    reader.expect(b':')?;
                    fields.insert(name, reader.value(deepest)?);
                    Some(())
                })?;
                Value::Object(fields)
            }
            b'[' => {
                let mut items = Vec::new();
                self.members(b']', deepest, |reader, deepest| {
                    items.push(reader.value(deepest)?);
                    Some(())
                })?;
                Value::Array(items)
            }
            b't' => self.word("true", Value::Bool(true))?,
            b'f' => self.word("false", Value::Bool(false))?,
            b'n' => self.word("null", Value::Null)?,
            _ => Value::Number(self.number()?),
        })
    }

    /// What stands between an opening and a closing bracket, parted by commas.
    fn members(&mut self, end: u8, deepest: u8, mut member: impl FnMut(&mut Self, u8) -> Option<()>) -> Option<()> {
        let deepest = deepest.checked_sub(1)?;
        self.at += 1;
        self.skip_space();
        if self.takes(end) {
            return Some(());
        }
        loop {
            member(self, deepest)?;
            self.skip_space();
            if self.takes(end) {
                return Some(());
            }
            self.expect(b',')?;
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Some(value)
    }

    fn string(&mut self) -> Option<String> {
        self.expect(b'"')?;
        let mut text = String::new();
        loop {
            let begun = self.at;
            while !matches!(self.next(), b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            text.push_str(self.text.get(begun..self.at)?);
            match self.next() {
                b'"' => {
                    self.at += 1;
                    return Some(text);
                }
                b'\\' => {
                    self.at += 1;
                    text.push(self.escaped()?);
                }
                _ => return None,
            }
        }
    }

    /// The character that an escape stands for.
    fn escaped(&mut self) -> Option<char> {
        let c = match self.next() {
            c @ (b'"' | b'\\' | b'/') => char::from(c),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                let first = self.hex()?;
                if first & 0xfc00 != 0xd800 {
                    return char::from_u32(first);
                }
                // Beyond the first 65,536 a character is written as two halves.
                self.expect(b'\\')?;
                self.expect(b'u')?;
                let second = self.hex()?.checked_sub(0xdc00).filter(|second| *second < 0x400)?;
                return char::from_u32(0x1_0000 + ((first & 0x3ff) << 10) + second);
            }
            _ => return None,
        };
        self.at += 1;
        Some(c)
    }

    fn hex(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + char::from(self.next()).to_digit(16)?;
            self.at += 1;
        }
        Some(code)
    }

    fn number(&mut self) -> Option<Number> {
        let begun = self.at;
        let is_negative = self.takes(b'-');
        let (mut near, mut places) = (0.0, 0i32);
        if !self.takes(b'0') {
            self.digits(&mut near)?;
        }
        if !matches!(self.next(), b'.' | b'e' | b'E') {
            let whole = self.text.get(begun..self.at)?;
            if let Ok(whole) = whole.parse::<u64>() {
                return Some(whole.into());
            }
            // -0 is a number of its own.
            if let Ok(whole @ ..0) = whole.parse::<i64>() {
                return Some(whole.into());
            }
        }
        if self.takes(b'.') {
            let point = self.at;
            self.digits(&mut near)?;
            places -= i32::try_from(self.at - point).ok()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            let is_small = self.takes(b'-');
            if !is_small {
                self.takes(b'+');
            }
            let mut exponent = 0.0;
            self.digits(&mut exponent)?;
            let exponent = exponent.min(99_999.0) as i32;
            places = places.saturating_add(if is_small { -exponent } else { exponent });
        }
        if near > 0.0 {
            // In two steps, so that a long number with a small exponent is not lost on the way.
            near = near * 10f64.powi(places / 2) * 10f64.powi(places - places / 2);
        }
        Number::from_f64(if is_negative { -near } else { near })
    }

    /// One digit or more, added at the end of a number.
    fn digits(&mut self, number: &mut f64) -> Option<()> {
        let begun = self.at;
        while let digit @ b'0'..=b'9' = self.next() {
            *number = *number * 10.0 + f64::from(digit - b'0');
            self.at += 1;
        }
        (self.at > begun).then_some(())
    }
}
