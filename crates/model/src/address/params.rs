//! The parameters of an address: names and values, decoded.

use percent_encoding::percent_decode;

/// The most of a query string that is read, in bytes: a hundred times what the page writes. Browsers allow two million.
pub const MOST_BYTES: usize = 16_000;

/// The most parameters that are read.
const MOST: usize = 64;

/// The parameters in the order in which they are written; each name once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(String, String)>);

/// The parts of a query string as they are read, decoded, names in small letters: those with a value, as far as they are read.
pub(super) fn parts(query: &str) -> impl Iterator<Item = (String, String)> {
    let end = (0..=MOST_BYTES.min(query.len())).rev().find(|end| query.is_char_boundary(*end)).unwrap_or_default();
    let parts = query[..end].trim_start_matches('?').split('&').map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (named(name), decoded(value))
    });
    parts.filter(|(_, value)| !value.is_empty()).take(MOST)
}

/// The name of a parameter. An address out of the source of a page may still have its `&` written as `&amp;`.
fn named(name: &str) -> String {
    let mut name = decoded(name).to_ascii_lowercase();
    while let Some(rest) = name.strip_prefix("amp;") {
        name = rest.to_owned();
    }
    name
}

impl Params {
    /// Reads a query string, with or without its `?`. Any text gives parameters; of a name that comes twice the first
    /// with a value counts.
    pub fn parse(query: &str) -> Self {
        let mut params = Self::default();
        for (name, value) in parts(query) {
            if params.get(&name).is_none() {
                params.0.push((name, value));
            }
        }
        params
    }

    /// The value of a parameter; there is no empty one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Adds a parameter, unless its value is empty.
    pub fn set(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.0.push((name.to_owned(), value.to_owned()));
        }
    }

    /// The query string, with its `?`; nothing when there are no parameters.
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (name, value) in &self.0 {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(name);
            query.push('=');
            encode(value, &mut query);
        }
        query
    }
}

/// The text of a name or value: without what surrounds it and without control characters.
fn decoded(part: &str) -> String {
    let spaced: Vec<u8> = part.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }).collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    let text: String = String::from_utf8_lossy(&bytes).chars().filter(|c| !c.is_control()).collect();
    // Only now: control characters may have stood around the space.
    text.trim_ascii().to_owned()
}

/// Writes a value as an address does. (The library's own writer brings a table of all bytes: 0.4 kB in the bundle.)
fn encode(text: &str, written: &mut String) {
    for byte in text.bytes() {
        // Commas and colons part the items of a list, and stay readable.
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b',' | b':') {
            written.push(char::from(byte));
        } else {
            written.push('%');
            written.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Params;

    #[test]
    fn any_query_gives_parameters() {
        for (query, read) in [
            ("", &[][..]),
            ("?", &[]),
            ("?a=x&b=y", &[("a", "x"), ("b", "y")]),
            ("b=y&a=x", &[("b", "y"), ("a", "x")]),
            ("?a=&b=y", &[("b", "y")]),
            ("?a=x&a=z", &[("a", "x")]),
            ("?a=two+words&b=%C3%A9", &[("a", "two words"), ("b", "é")]),
            ("?a=%ff%00%", &[("a", "\u{fffd}%")]),
            ("?&&=&a&b==", &[("b", "=")]),
            ("?a=x&amp;b=y", &[("a", "x"), ("b", "y")]),
            ("?a=x&amp%3Bb=y", &[("a", "x"), ("b", "y")]),
            ("?a=x&amp;amp;b=y&amp;amp;amp;w=z", &[("a", "x"), ("b", "y"), ("w", "z")]),
            ("?a=x&b=y&amp;b=z", &[("a", "x"), ("b", "y")]),
            ("?A=x&B=y", &[("a", "x"), ("b", "y")]),
            ("?amp;a=x&amp;=y", &[("a", "x"), ("", "y")]),
        ] {
            let params = Params::parse(query);
            let params: Vec<(&str, &str)> = params.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(params, read, "{query}");
        }
    }

    #[test]
    fn of_a_query_without_end_only_the_beginning_is_read() {
        let long = format!("?a=x&{}b=y", "n=1&".repeat(1_000_000));
        assert_eq!(Params::parse(&long).0.len(), 2, "and quickly");
        let many: String = (0..100_000).map(|i| format!("&n{i}=1")).collect();
        assert_eq!(Params::parse(&many).0.len(), 64);
        let wide = "é".repeat(20_000);
        assert_eq!(Params::parse(&format!("?a={wide}")).0[0].1.len(), 15_996, "letters are not cut in two");
    }

    #[test]
    fn what_is_written_survives_the_way_through_the_address() {
        for value in ["x", "two words & é?", "c++", "=%", "builder:2,skeptic:0"] {
            let mut params = Params::default();
            params.set("q", value);
            assert_eq!(Params::parse(&params.query()), params);
        }
        assert_eq!(Params::default().query(), "");
    }
}
