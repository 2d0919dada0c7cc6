//! What is wrong with a catalog file, said so that a person can mend it.

use std::fmt;

/// One fault in one field of one file.
///
/// Reads as `file: field: what was found: what to do`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as a path below the catalog's folder: `tools/aider.json`.
    pub file: String,
    /// The field, as a path inside the file: `reviews[2].verdict`. Empty when it is the file as a whole.
    pub field: String,
    /// What was found there.
    pub found: String,
    /// What to do about it.
    pub cure: String,
}

impl Problem {
    /// A fault of the whole file, such as JSON that does not parse.
    pub fn whole(file: &str, found: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { file: file.into(), field: String::new(), found: found.into(), cure: cure.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, field, found, cure } = self;
        match field.as_str() {
            "" => write!(f, "{file}: {found}: {cure}"),
            field => write!(f, "{file}: {field}: {found}: {cure}"),
        }
    }
}

impl std::error::Error for Problem {}
