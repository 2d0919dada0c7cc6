//! Reads JSON records forgivingly: what is bad is named and left out, the rest is kept.

use std::cell::RefCell;

use serde_json::{Map, Value};

use crate::catalog::date::Date;
use crate::catalog::problem::Problem;

/// The place where a text is no longer JSON, as an editor counts it: in lines and characters from 1, where the library counts bytes.
pub fn place(text: &str, error: &serde_json::Error) -> (usize, usize) {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    // A byte that continues a character has the bits 10 in front.
    let column = line.bytes().take(error.column()).filter(|byte| byte & 0xc0 != 0x80).count();
    (error.line(), column)
}

/// One file being read, and what was wrong in it so far.
pub struct Reading<'f> {
    file: &'f str,
    problems: RefCell<Vec<Problem>>,
}

impl<'f> Reading<'f> {
    /// Starts reading `file`, a path below the catalog's folder.
    pub fn new(file: &'f str) -> Self {
        Self { file, problems: RefCell::default() }
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
            let (line, column) = place(text, &error);
            Problem::whole(
                self.file,
                format!("not JSON at line {line}, column {column}"),
                "mend the syntax there: a comma, quote or bracket is missing or too many",
            )
        })?;
        match value {
            Value::Object(_) => Ok(value),
            other => Err(Problem::whole(self.file, format!("found {}", kind(&other)), "the file must hold one JSON object: { … }")),
        }
    }

    /// Notes that the value at `field` is bad.
    pub fn note(&self, field: String, found: impl Into<String>, cure: impl Into<String>) {
        let problem = Problem { file: self.file.into(), field, found: found.into(), cure: cure.into() };
        self.problems.borrow_mut().push(problem);
    }

    /// The outermost record of a parsed file.
    pub fn root<'r>(&'r self, value: &'r Value) -> Option<Record<'r>> {
        self.record(value, String::new())
    }

    /// What was wrong, in the order of reading.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    fn record<'r>(&'r self, value: &'r Value, path: String) -> Option<Record<'r>> {
        match value {
            Value::Object(map) => Some(Record { note: self, path, map }),
            other => {
                self.note(path, format!("found {}", kind(other)), "write a record: { … }");
                None
            }
        }
    }
}

/// One JSON object inside a file.
pub struct Record<'r> {
    note: &'r Reading<'r>,
    path: String,
    map: &'r Map<String, Value>,
}

impl<'r> Record<'r> {
    /// Notes that `field` of this record is bad.
    pub fn bad(&self, field: &str, found: impl Into<String>, cure: impl Into<String>) {
        self.note.note(self.at(field), found, cure);
    }

    /// The path of `field` in the file.
    fn at(&self, field: &str) -> String {
        match self.path.as_str() {
            "" => field.to_owned(),
            path => format!("{path}.{field}"),
        }
    }

    /// A value that may be absent; `null` counts as absent.
    fn value(&self, field: &str) -> Option<&'r Value> {
        self.map.get(field).filter(|value| !value.is_null())
    }

    /// A value that must be there.
    fn needed(&self, field: &str, cure: &str) -> Option<&'r Value> {
        let value = self.value(field);
        if value.is_none() {
            self.bad(field, "missing", cure);
        }
        value
    }

    /// Text that may be absent; empty text is a fault.
    pub fn text_if(&self, field: &str) -> Option<String> {
        match self.value(field)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::String(_) => {
                self.bad(field, "empty", "write some text, or leave the field out");
                None
            }
            other => {
                self.bad(field, format!("found {}", kind(other)), "write text, in quotes");
                None
            }
        }
    }

    /// Text that must be there.
    pub fn text(&self, field: &str) -> Option<String> {
        let value = self.needed(field, "add it: text, in quotes")?;
        if value.as_str().is_some_and(|text| text.trim().is_empty()) {
            self.bad(field, "empty", "write some text");
            return None;
        }
        self.text_if(field)
    }

    /// Text that `read` turns into a value; `wanted` says what it must be.
    pub fn parsed<T>(&self, field: &str, wanted: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text_if(field)?;
        let value = read(&text);
        if value.is_none() {
            self.bad(field, format!("found \"{}\"", shortened(&text)), wanted);
        }
        value
    }

    /// A date that may be absent.
    pub fn date_if(&self, field: &str) -> Option<Date> {
        self.parsed(field, "write a day of the calendar as YYYY-MM-DD", Date::parse)
    }

    /// A link that may be absent; only `https:` is taken.
    pub fn link_if(&self, field: &str) -> Option<String> {
        self.parsed(field, "write an address that begins with https://", |text| is_https(text).then(|| text.to_owned()))
    }

    /// A whole number, 0 to 4,294,967,295.
    pub fn count(&self, field: &str) -> Option<u32> {
        let value = self.needed(field, "add it: a whole number, 0 or more")?;
        let count = value.as_u64().and_then(|n| u32::try_from(n).ok());
        if count.is_none() {
            self.bad(field, format!("found {}", kind(value)), "write a whole number, 0 or more");
        }
        count
    }

    /// A moment, in milliseconds since 1970.
    pub fn moment(&self, field: &str) -> Option<u64> {
        let value = self.needed(field, "add it: milliseconds since 1970")?;
        let moment = value.as_u64();
        if moment.is_none() {
            self.bad(field, format!("found {}", kind(value)), "write milliseconds since 1970, a whole number");
        }
        moment
    }

    /// A record that may be absent.
    pub fn record_if(&self, field: &str) -> Option<Record<'r>> {
        self.note.record(self.value(field)?, self.at(field))
    }

    /// A record that must be there.
    pub fn record(&self, field: &str) -> Option<Record<'r>> {
        self.needed(field, "add it: a record { … }")?;
        self.record_if(field)
    }

    /// A list that may be absent: every member that is a record and that `read` takes.
    pub fn records<T>(&self, field: &str, read: impl Fn(Record<'r>) -> Option<T>) -> Vec<T> {
        self.list(field).filter_map(|(value, path)| read(self.note.record(value, path)?)).collect()
    }

    /// A list that may be absent: every member with its path.
    pub fn list(&self, field: &str) -> impl Iterator<Item = (&'r Value, String)> {
        let path = self.at(field);
        let members = match self.value(field) {
            None => &[][..],
            Some(Value::Array(members)) => members,
            Some(other) => {
                self.bad(field, format!("found {}", kind(other)), "write a list: [ … ]");
                &[][..]
            }
        };
        members.iter().enumerate().map(move |(i, value)| (value, format!("{path}[{i}]")))
    }
}

/// Whether `text` is an absolute https address with a host and no white space.
pub fn is_https(text: &str) -> bool {
    let host = text.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    host.is_some_and(|host| !host.is_empty() && !host.contains('@')) && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// A JSON value as a person would name it.
fn kind(value: &Value) -> String {
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
