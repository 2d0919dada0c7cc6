//! What the visitor is looking at, as the address says it.

use percent_encoding::percent_decode;

use super::comparison::Side;
use super::slug::Slug;

/// The two tools asked for. What is asked for need not exist, nor be a slug.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// What is asked for on side A.
    pub a: Option<String>,
    /// What is asked for on side B.
    pub b: Option<String>,
}

/// The most characters of an asked-for name that are kept, for messages.
const MAX_ASKED: usize = 80;

impl Selection {
    /// The comparison of two tools that are known.
    pub fn pair(a: &Slug, b: &Slug) -> Self {
        Self { a: Some(a.to_string()), b: Some(b.to_string()) }
    }

    /// Reads a query string, with or without its `?`. Any text gives a selection.
    pub fn parse(query: &str) -> Self {
        let mut selection = Self::default();
        for part in query.trim_start_matches('?').split('&') {
            let (slot, value) = match part.as_bytes() {
                [b'a', b'=', value @ ..] => (&mut selection.a, value),
                [b'b', b'=', value @ ..] => (&mut selection.b, value),
                _ => continue,
            };
            let spaced: Vec<u8> = value.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
            let bytes: Vec<u8> = percent_decode(&spaced).map(|byte| byte.to_ascii_lowercase()).collect();
            let asked: String = String::from_utf8_lossy(bytes.trim_ascii()).chars().filter(|c| !c.is_control()).take(MAX_ASKED).collect();
            if slot.is_none() && !asked.is_empty() {
                *slot = Some(asked);
            }
        }
        selection
    }

    /// The query string, with its `?`; nothing when nothing is asked for.
    pub fn query(&self) -> String {
        let part = |(key, value): (&str, &Option<String>)| value.as_ref().map(|value| format!("{key}={}", encoded(value)));
        let parts: Vec<String> = [("a", &self.a), ("b", &self.b)].into_iter().filter_map(part).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// What is asked for on that side.
    pub fn side(&self, side: Side) -> Option<&str> {
        match side {
            Side::A => self.a.as_deref(),
            Side::B => self.b.as_deref(),
        }
    }

    /// The same with another tool on one side.
    #[must_use]
    pub fn with(mut self, side: Side, slug: &Slug) -> Self {
        match side {
            Side::A => self.a = Some(slug.to_string()),
            Side::B => self.b = Some(slug.to_string()),
        }
        self
    }

    /// The same with the sides exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self { a: self.b, b: self.a }
    }

    /// Whether the same tool is asked for twice.
    pub fn is_twice_the_same(&self) -> bool {
        self.a.is_some() && self.a == self.b
    }

    /// The same with its empty sides filled from pairs to begin with: the partner of the side that is given,
    /// or else whatever comes first. Sides stay empty when there is nothing to fill them with.
    #[must_use]
    pub fn filled(self, pairs: &[(Slug, Slug)]) -> Self {
        let other = |given: &str| {
            let partner = pairs.iter().find_map(|(a, b)| match given {
                given if given == a.as_str() => Some(b),
                given if given == b.as_str() => Some(a),
                _ => None,
            });
            partner.or(pairs.first().map(|(a, _)| a)).map(Slug::to_string)
        };
        match (self.a, self.b) {
            (None, None) => pairs.first().map(|(a, b)| Self::pair(a, b)).unwrap_or_default(),
            (Some(a), None) => Self { b: other(&a), a: Some(a) },
            (None, Some(b)) => Self { a: other(&b), b: Some(b) },
            both => Self { a: both.0, b: both.1 },
        }
    }
}

/// The text as an address writes it. (The library's own writer brings a table of all bytes: 0.4 kB in the bundle.)
fn encoded(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            written.push(char::from(byte));
        } else {
            written.push('%');
            written.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::model::slug::Slug;

    fn asked(a: Option<&str>, b: Option<&str>) -> Selection {
        Selection { a: a.map(Into::into), b: b.map(Into::into) }
    }

    #[test]
    fn any_query_gives_a_selection() {
        for (query, a, b) in [
            ("", None, None),
            ("?", None, None),
            ("?a=x&b=y", Some("x"), Some("y")),
            ("b=y&a=x", Some("x"), Some("y")),
            ("?a=Cursor-V0-50", Some("cursor-v0-50"), None),
            ("?a=&b=y", None, Some("y")),
            ("?a=x&a=z", Some("x"), None),
            ("?utm_source=mail&a=x", Some("x"), None),
            ("?a=two+words&b=%C3%A9", Some("two words"), Some("é")),
            ("?a=%ff%00%", Some("\u{fffd}%"), None),
            ("?a=..%2F..%2Fetc", Some("../../etc"), None),
            ("?&&=&a&b==", None, Some("=")),
        ] {
            assert_eq!(Selection::parse(query), asked(a, b), "{query}");
        }
    }

    #[test]
    fn what_is_asked_for_survives_the_way_through_the_address() {
        for selection in
            [asked(Some("x"), Some("y-2")), asked(Some("two words & é?"), None), asked(Some("c++"), None), asked(None, Some("=%"))]
        {
            assert_eq!(Selection::parse(&selection.query()), selection);
        }
        assert_eq!(asked(None, None).query(), "");
    }

    #[test]
    fn an_absurdly_long_name_is_cut() {
        let query = format!("?a={}", "x".repeat(10_000));
        assert_eq!(Selection::parse(&query).a.map(|a| a.len()), Some(80));
    }

    #[test]
    fn empty_sides_are_filled_from_the_featured_pairs() {
        let slug = |text| Slug::parse(text).unwrap();
        let pairs = [(slug("one"), slug("two")), (slug("three"), slug("four"))];
        for (given, filled) in [
            (asked(None, None), asked(Some("one"), Some("two"))),
            (asked(Some("four"), None), asked(Some("four"), Some("three"))),
            (asked(None, Some("one")), asked(Some("two"), Some("one"))),
            (asked(Some("nine"), None), asked(Some("nine"), Some("one"))),
            (asked(Some("x"), Some("x")), asked(Some("x"), Some("x"))),
        ] {
            assert_eq!(given.filled(&pairs), filled);
        }
        assert_eq!(asked(None, None).filled(&[]), asked(None, None));
    }
}
