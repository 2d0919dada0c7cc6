//! A file of the search index, as it is written.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::address::made::Screens;
use crate::address::page::Paged;
use crate::catalog::lenient::{Lenient, optional};
use crate::catalog::problem::Problem;
use crate::catalog::reading::Reading;
use crate::catalog::rule::Rule;
use crate::search::Entry;
use crate::search::stamp::{self, Stamp};

/// What a file of the index says; the root has all of it, a node or a page its entries.
#[derive(Deserialize)]
pub(crate) struct IndexFile<T> {
    #[serde(default, deserialize_with = "number")]
    pub(crate) count: Option<usize>,
    #[serde(default, deserialize_with = "numbers")]
    pub(crate) nodes: Vec<(String, usize)>,
    #[serde(default, deserialize_with = "number")]
    pub(crate) full: Option<usize>,
    #[serde(default, deserialize_with = "number")]
    pub(crate) pages: Option<usize>,
    #[serde(default, deserialize_with = "optional")]
    pub(crate) paged: Paged,
    #[serde(default, deserialize_with = "screens")]
    pub(crate) screens: Screens,
    #[serde(default, deserialize_with = "stamp::if_any")]
    pub(crate) stamp: Option<Stamp>,
    #[serde(default = "Vec::new")]
    pub(crate) tools: Vec<T>,
}

impl IndexFile<Entry> {
    /// Reads a file of the index, and says what had to be left out of it.
    pub(crate) fn read(file: &str, text: &str) -> Result<(Self, Vec<Problem>), Problem> {
        // Nearly every file is sound, and is read as it is parsed; what is wrong with another is found at leisure.
        if let Ok(sound) = serde_json::from_str(text) {
            return Ok((sound, Vec::new()));
        }
        let reading = Reading::for_a_page(file);
        let value = reading.parse(text)?;
        let damaged: Option<IndexFile<Lenient<Entry>>> = reading.read(&value);
        let mut problems = reading.into_problems();
        match damaged {
            Some(IndexFile { count, nodes, full, pages, paged, screens, stamp, tools }) => {
                let tools = tools.into_iter().filter_map(|Lenient(entry)| entry).collect();
                Ok((IndexFile { count, nodes, full, pages, paged, screens, stamp, tools }, problems))
            }
            None if problems.is_empty() => Err(Problem::whole(Rule::Missing, file, "no index", "write it anew: shipwith index")),
            None => Err(problems.swap_remove(0)),
        }
    }
}

/// Which screens have a page; none for anything but words.
fn screens<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Screens, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_str().map(Screens::read).unwrap_or_default())
}

/// A number, or `None` for anything else.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<usize>, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_u64().and_then(|number| usize::try_from(number).ok()))
}

/// Names and their numbers, by name.
fn numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, usize)>, D::Error> {
    let numbers: Option<BTreeMap<String, usize>> = Option::deserialize(deserializer)?;
    Ok(numbers.into_iter().flatten().collect())
}
