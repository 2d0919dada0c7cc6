//! Why a value was refused, with what serde's derives say of it.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use crate::catalog::lenient::SEPARATOR;
use crate::catalog::rule::Rule;

/// Why a value was refused.
#[derive(Debug)]
pub(crate) struct Refused {
    /// What kind of fault it is.
    pub(crate) rule: Rule,
    /// The field of the record that is at fault; empty when it is the value itself.
    pub(crate) field: String,
    /// What was found; empty when the value says it.
    pub(crate) found: String,
    /// What to do about it.
    pub(crate) advice: String,
    /// Whether it is among the problems already, by those who knew its place best.
    pub(crate) is_noted: bool,
}

impl Refused {
    pub(crate) fn new(rule: Rule, found: String, advice: String) -> Self {
        Self { rule, field: String::new(), found, advice, is_noted: false }
    }
}

impl Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        // What was found is the file's own words, in which anything may stand.
        let parts = message.split_once(SEPARATOR).and_then(|(field, rest)| Some((field, rest.rsplit_once(SEPARATOR)?)));
        match parts {
            Some((field, (found, advice))) => Self { field: field.into(), ..Self::new(Rule::Value, found.into(), advice.into()) },
            None => Self::new(Rule::Value, String::new(), message),
        }
    }

    fn invalid_value(found: Unexpected, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Other(what) => what.to_owned(),
            _ => String::new(), // the value at that place says it
        };
        Self::new(Rule::Value, found, expected.to_string())
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        let quoted: Vec<String> = expected.iter().map(|name| format!("\"{name}\"")).collect();
        Self::new(Rule::Value, String::new(), format!("write {}", quoted.join(" or ")))
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.found, self.advice)
    }
}

impl std::error::Error for Refused {}
