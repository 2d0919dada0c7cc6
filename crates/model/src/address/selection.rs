//! What the visitor is looking at, as the address says it.

use crate::address::params::Params;
use crate::catalog::slug::Slug;
use crate::compare::Side;

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

/// What is asked for under a name of the query.
pub(crate) fn name(params: &Params, key: &str) -> Option<String> {
    let asked: String = params.get(key)?.to_ascii_lowercase().chars().take(MAX_ASKED).collect();
    // Cut, it may end in space, which the address would not give back.
    Some(asked.trim_ascii_end().to_owned()).filter(|asked| !asked.is_empty())
}

impl Selection {
    /// The comparison of two tools that are known.
    pub fn pair(a: &Slug, b: &Slug) -> Self {
        Self { a: Some(a.to_string()), b: Some(b.to_string()) }
    }

    /// Reads what the address asks for. Any text gives a selection.
    pub fn read(params: &Params) -> Self {
        Self { a: name(params, "a"), b: name(params, "b") }
    }

    /// Writes what is asked for.
    pub fn write(&self, params: &mut Params) {
        for (key, asked) in [("a", &self.a), ("b", &self.b)] {
            params.set(key, asked.as_deref().unwrap_or_default());
        }
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

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::address::params::Params;
    use crate::catalog::slug::Slug;

    fn asked(a: Option<&str>, b: Option<&str>) -> Selection {
        Selection { a: a.map(Into::into), b: b.map(Into::into) }
    }

    fn read(query: &str) -> Selection {
        Selection::read(&Params::parse(query))
    }

    #[test]
    fn any_query_gives_a_selection() {
        for (query, a, b) in [
            ("", None, None),
            ("?a=x&b=y", Some("x"), Some("y")),
            ("?a=Cursor-V0-50", Some("cursor-v0-50"), None),
            ("?a=&b=y", None, Some("y")),
            ("?utm_source=mail&a=x", Some("x"), None),
            ("?a=..%2F..%2Fetc", Some("../../etc"), None),
        ] {
            assert_eq!(read(query), asked(a, b), "{query}");
        }
    }

    #[test]
    fn an_absurdly_long_name_is_cut() {
        let query = format!("?a={}", "x".repeat(10_000));
        assert_eq!(read(&query).a.map(|a| a.len()), Some(80));
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
