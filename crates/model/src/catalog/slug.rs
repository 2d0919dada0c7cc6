//! The name of a tool in addresses and file names.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A tool's name in addresses: lower-case letters, digits and single hyphens, 1 to 64 characters.
///
/// A value of this type is safe to put into a path: it holds no dot, slash or percent sign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Slug(String);

/// The most characters a slug may have.
pub const MAX_LENGTH: usize = 64;

impl Slug {
    /// Reads a slug; `None` when `text` is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let letters = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let fits = text.len() <= MAX_LENGTH && text.split('-').all(letters);
        fits.then(|| Self(text.to_owned()))
    }

    /// Whether Windows keeps this name for a device, and can hold no file that is called so, whatever its ending.
    pub fn is_device(&self) -> bool {
        let numbered = self.0.strip_prefix("com").or_else(|| self.0.strip_prefix("lpt"));
        let is_port = numbered.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()));
        is_port || matches!(self.0.as_str(), "con" | "prn" | "aux" | "nul")
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("write lower-case letters, digits and single hyphens, at most 64 characters")
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn a_slug_is_lower_case_words_joined_by_single_hyphens() {
        for good in ["a", "smolvlm2", "cursor-v0-50", "llama-3-1"] {
            assert_eq!(Slug::parse(good).map(|s| s.to_string()).as_deref(), Some(good));
        }
        let long = "a".repeat(65);
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a.b", "../a", "a/b", "a%2e", "é", long.as_str()] {
            assert_eq!(Slug::parse(bad), None, "{bad:?} is no slug");
        }
    }

    #[test]
    fn the_names_of_devices_are_told_from_names_that_begin_like_them() {
        let is_device = |text: &str| Slug::parse(text).is_some_and(|slug| slug.is_device());
        for device in ["con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1"] {
            assert!(is_device(device), "{device}");
        }
        for name in ["console", "com", "com10", "comx", "lpt", "aux-1", "null", "con-1"] {
            assert!(!is_device(name), "{name}");
        }
    }
}
