//! The stamp that all files of one index carry, so that files of two are never mixed.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Names the content of a whole catalog: 16 digits of a hexadecimal number. The same catalog has the same stamp.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp(String);

/// The field of a file of the index, of a pack and of the list of packs that holds the stamp.
pub const FIELD: &str = "stamp";

/// How many digits a stamp has.
const DIGITS: usize = 16;

impl Stamp {
    /// Reads a stamp; `None` when `text` is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == DIGITS && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The stamp of a catalog whose content has this hash.
    pub fn of(hash: u64) -> Self {
        Self(format!("{hash:016x}"))
    }

    /// The stamp as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads the stamp that a file carries; `None` in files of publishers who index with an earlier version.
pub(crate) fn if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Stamp>, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_str().and_then(Stamp::parse))
}
