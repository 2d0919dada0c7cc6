//! Reads a JSON file into the types of the format, and gathers what is wrong with it on the way.

use std::cell::RefCell;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::catalog::place;
use crate::catalog::problem::{MOST_COUNTED, Problem};
use crate::catalog::rule::Rule;

/// The line and column where a text is no longer JSON, as an editor counts them: in characters from 1, where the library
/// counts bytes.
fn line_and_column(text: &str, error: &serde_json::Error) -> (usize, usize) {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    // A byte that continues a character has the bits 10 in front.
    let column = line.bytes().take(error.column()).filter(|byte| byte & 0xc0 != 0x80).count();
    (error.line(), column)
}

/// One file being read, and what was wrong in it so far.
pub struct Reading<'f> {
    file: &'f str,
    /// How many problems are noted at the most, and how many unknown fields.
    most: usize,
    problems: RefCell<Vec<Problem>>,
    unknown: RefCell<Vec<UnknownField>>,
}

/// A field of a record that the format does not know. Only the publisher's check speaks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownField {
    /// Its path in the file.
    pub path: String,
    /// Its name.
    pub name: String,
    /// The fields that the record may have.
    pub known: &'static [&'static str],
}

impl<'f> Reading<'f> {
    /// Starts reading `file`, a path below the catalog's folder. All that is wrong is noted.
    pub fn new(file: &'f str) -> Self {
        Self { file, most: usize::MAX, problems: RefCell::default(), unknown: RefCell::default() }
    }

    /// The same for a page: what is noted takes memory, and a large file may have a million faults. One more is noted than are
    /// counted, which says that there are more.
    pub fn for_a_page(file: &'f str) -> Self {
        Self { most: MOST_COUNTED + 1, ..Self::new(file) }
    }

    /// Parses the text of the file into its outermost record.
    ///
    /// # Errors
    /// A problem with line and column when `text` is not JSON, or is not an object.
    pub fn parse(&self, text: &str) -> Result<Value, Problem> {
        let value = serde_json::from_str(text).map_err(|error| {
            if text.trim_start().starts_with('<') {
                return Problem::page(self.file);
            }
            let (line, column) = line_and_column(text, &error);
            Problem::whole(
                Rule::Json,
                self.file,
                format!("not JSON at line {line}, column {column}"),
                "mend the syntax there: a comma, quote or bracket is missing or too many",
            )
        })?;
        match value {
            Value::Object(_) => Ok(value),
            other => {
                Err(Problem::whole(Rule::Json, self.file, format!("found {}", kind(&other)), "the file must hold one JSON object: { … }"))
            }
        }
    }

    /// Reads a parsed file: what is bad is noted and left out where its type is [lenient](crate::catalog::lenient), else
    /// there is nothing.
    pub fn read<T: DeserializeOwned>(&self, value: &Value) -> Option<T> {
        place::read(self, value)
    }

    /// A problem with the value at `field`.
    pub fn problem(&self, rule: Rule, field: String, found: impl Into<String>, advice: impl Into<String>) -> Problem {
        Problem { rule, file: self.file.into(), field, found: found.into(), advice: advice.into() }
    }

    /// Notes that the value at `field` is bad.
    pub fn note(&self, rule: Rule, field: String, found: impl Into<String>, advice: impl Into<String>) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < self.most {
            problems.push(self.problem(rule, field, found, advice));
        }
    }

    pub(crate) fn note_unknown(&self, field: UnknownField) {
        let mut unknown = self.unknown.borrow_mut();
        if unknown.len() < self.most {
            unknown.push(field);
        }
    }

    /// The fields that the format does not know, in the order of reading.
    pub fn unknown_fields(&self) -> Vec<UnknownField> {
        self.unknown.take()
    }

    /// What was wrong, in the order of reading.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// A JSON value as a person would name it.
pub(crate) fn kind(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(b) => format!("{b}"),
        Value::Number(_) => "a number".into(),
        Value::String(s) => format!("the text \"{}\"", shortened(s)),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "a record".into(),
    }
}

/// The first 40 characters, for messages.
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
