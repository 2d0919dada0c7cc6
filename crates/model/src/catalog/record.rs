//! What is on record of a tool: where its facts come from, and what has changed.

use serde::{Deserialize, Serialize};

use crate::bidi::isolated;
use crate::catalog::date::Date;
use crate::catalog::lenient::optional;
use crate::catalog::link::Link;
use crate::catalog::verdict::Verdict;
use crate::{t, text};

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Source {
    /// The field that it is the source of, such as `pricing` or `license`.
    pub of: String,
    /// The page; https only.
    pub url: Link,
    /// The day it was read.
    #[serde(default, deserialize_with = "optional")]
    pub date: Option<Date>,
}

/// A step in a tool's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Change {
    /// The day.
    pub date: Date,
    /// What changed.
    pub of: Changed,
    /// Whose verdict, where it is one.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// What it was.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it is from then on.
    pub to: String,
    /// Why.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What of a tool can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Changed {
    /// What it costs.
    Price,
    /// Its version.
    Version,
    /// Its license.
    License,
    /// What a reviewer says of it.
    Verdict,
}

impl Changed {
    /// The word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Price => text!("Price"),
            Self::Version => text!("Version"),
            Self::License => text!("License"),
            Self::Verdict => text!("Verdict"),
        }
    }

    /// What a change led from or to, as it is said: verdicts in words of the page, all else as the catalog has it.
    pub fn value(self, written: &str) -> String {
        match Verdict::parse(written).filter(|_| self == Self::Verdict) {
            Some(Verdict::Ship) => t!("ship"),
            Some(Verdict::Skip) => t!("skip"),
            None => isolated(written).into_owned(),
        }
    }
}
