//! Which version of the program wrote what lies in the browser's storage.

use serde::Deserialize;

/// What every record says, of whatever version it is.
#[derive(Deserialize)]
struct Versioned {
    v: u64,
}

/// The version that an entry names; none where it names none, or is damaged.
pub(crate) fn version_of(text: &str) -> Option<u64> {
    serde_json::from_str(text).ok().map(|Versioned { v }| v)
}
