//! A table as spreadsheets write it: commas, semicolons or tabs, with or without a byte order mark, with line breaks in quotes. Or a list
//! of records in JSON, whose fields are the columns.

use std::collections::BTreeSet;

use csv::{Position, ReaderBuilder, StringRecord};
use serde_json::Value;

use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

use crate::encoding::decode;
use crate::shown::count;

/// The mark that spreadsheets put in front of UTF-8.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// What stands between two cells, in the order of preference where there are as many of each.
const BETWEEN: [u8; 3] = *b";\t,";

/// The most rows that are read.
const MOST: usize = 100_000;

/// The most columns.
const MOST_COLUMNS: usize = 1_000;

/// The most cells of a list in JSON, whose records have one for each column, also where they say nothing there.
const MOST_CELLS: usize = 5_000_000;

/// A row, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where that is, from 1: `line 4`; of a list in JSON, `record 4`.
    pub place: String,
    /// A cell for each column, without the space around it.
    pub cells: Vec<String>,
}

/// A table with a line of names above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of its columns.
    pub columns: Vec<String>,
    /// What is below them.
    pub rows: Vec<Row>,
    /// The fields of records in JSON that are lists, which have no place in a table.
    pub lists: BTreeSet<String>,
}

impl Table {
    /// Reads a table; `file` is what it is called in messages.
    ///
    /// # Errors
    /// It is not in UTF-8, a row has more or fewer cells than there are columns, or there are too many rows.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Problem> {
        let text = decode(file, bytes.strip_prefix(MARK).unwrap_or(bytes)).map_err(|finding| finding.problem)?;
        let mut reader = ReaderBuilder::new().delimiter(between(text)).flexible(true).from_reader(text.as_bytes());
        let failed = |error: csv::Error| Problem::whole(Rule::Source, file, format!("no table: {error}"), "save it as CSV in UTF-8");
        let cells = |record: &StringRecord| record.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let columns = cells(reader.headers().map_err(failed)?);
        if columns.len() > MOST_COLUMNS {
            return Err(too_wide(file, columns.len()));
        }
        let mut rows = Vec::new();
        let (mut counted, mut line) = (0, 1);
        for record in reader.records() {
            let record = record.map_err(failed)?;
            let begin = begin(text, record.position()).max(counted);
            line += line_ends(text.get(counted..begin).unwrap_or_default());
            counted = begin;
            let row = Row { place: format!("line {line}"), cells: cells(&record) };
            // Spreadsheets end with rows that were once in use.
            if row.cells.iter().all(String::is_empty) {
                continue;
            }
            if row.cells.len() != columns.len() {
                let found = format!("{} in {}, under {}", count(row.cells.len(), "cell"), row.place, count(columns.len(), "column"));
                return Err(Problem::whole(Rule::Source, file, found, "put a text that holds what stands between cells into quotes"));
            }
            if rows.len() == MOST {
                return Err(Problem::whole(Rule::Source, file, format!("more than {MOST} rows"), "import it in parts"));
            }
            rows.push(row);
        }
        Ok(Self { columns, rows, lists: BTreeSet::new() })
    }

    /// Reads a list of records in JSON; a field in a record of its own is a column such as `pricing.entry`.
    ///
    /// # Errors
    /// It is no list of records, or there are too many.
    pub fn read_json(file: &str, bytes: &[u8]) -> Result<Self, Problem> {
        let text = decode(file, bytes.strip_prefix(MARK).unwrap_or(bytes)).map_err(|finding| finding.problem)?;
        let no_list = |found: String| Problem::whole(Rule::Source, file, found, "write a list of records: [{ \"name\": \"…\" }]");
        let value: Value = serde_json::from_str(text).map_err(|error| no_list(format!("not JSON: {error}")))?;
        let records =
            value.as_array().filter(|records| records.iter().all(Value::is_object)).ok_or_else(|| no_list("no list of records".into()))?;
        if records.len() > MOST {
            return Err(Problem::whole(Rule::Source, file, format!("more than {MOST} records"), "import it in parts"));
        }
        let (mut columns, mut rows, mut lists) = (Vec::<String>::new(), Vec::new(), BTreeSet::new());
        for (record, number) in records.iter().zip(1..) {
            let mut cells = vec![String::new(); columns.len()];
            for (name, text) in fields("", record) {
                let Some(text) = text else {
                    lists.insert(name);
                    continue;
                };
                match columns.iter().position(|column| *column == name) {
                    Some(at) => cells[at] = text,
                    None => {
                        columns.push(name);
                        cells.push(text);
                    }
                }
                if columns.len() > MOST_COLUMNS {
                    return Err(too_wide(file, columns.len()));
                }
            }
            if columns.len() * records.len() > MOST_CELLS {
                let found = format!("{} records of {} columns or more", records.len(), columns.len());
                return Err(Problem::whole(Rule::Source, file, found, "import it in parts"));
            }
            rows.push(Row { place: format!("record {number}"), cells });
        }
        // A field that comes up later has nothing in the records before.
        rows.iter_mut().for_each(|row| row.cells.resize(columns.len(), String::new()));
        Ok(Self { columns, rows, lists })
    }

    /// What has no place, as no name is above it or it is a list, and what to do about it. Spreadsheets end with columns that were once in
    /// use: where nothing is in them, nothing is said.
    pub fn unplaced(&self) -> Vec<(String, &'static str)> {
        let is_used = |at: usize| self.rows.iter().any(|row| !row.cells[at].is_empty());
        let nameless = self.columns.iter().enumerate().filter(|(at, name)| name.is_empty() && is_used(*at));
        let nameless = nameless.map(|(at, _)| (format!("column {} has no name", at + 1), "write one above it, such as that of its field"));
        let advice = "write what is in it into the files of the tools: it has no place in a table";
        let list = |name: &String| (format!("\"{name}\" is a list"), advice);
        nameless.chain(self.lists.iter().map(list)).collect()
    }
}

/// Where a record begins. To the library that is what is left of the line's end before it, and the empty lines that it passes over.
fn begin(text: &str, position: Option<&Position>) -> usize {
    let from = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
    text.len() - text.get(from..).unwrap_or_default().trim_start_matches(['\r', '\n']).len()
}

/// How many lines end in a text, be it as on Windows or as on old machines.
fn line_ends(text: &str) -> usize {
    text.replace("\r\n", "\n").matches(['\r', '\n']).count()
}

fn too_wide(file: &str, columns: usize) -> Problem {
    let found = format!("{columns} columns, where {MOST_COLUMNS} is the most");
    Problem::whole(Rule::Source, file, found, "leave out what is of no field")
}

/// The texts and numbers of a record, each with its path, one more than there may be at the most; of a list only the path.
fn fields(path: &str, record: &Value) -> Vec<(String, Option<String>)> {
    let of = |(name, value): (&String, &Value)| {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match value {
            Value::Object(_) => fields(&path, value),
            Value::String(text) => vec![(path, Some(text.trim().to_owned()))],
            Value::Number(number) => vec![(path, Some(number.to_string()))],
            Value::Array(list) if !list.is_empty() => vec![(path, None)],
            Value::Null | Value::Bool(_) | Value::Array(_) => Vec::new(),
        }
    };
    record.as_object().into_iter().flatten().flat_map(of).take(MOST_COLUMNS + 1).collect()
}

/// What stands between the names of the columns, outside of quotes.
fn between(text: &str) -> u8 {
    let mut counts = [0; BETWEEN.len()];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => BETWEEN.iter().zip(&mut counts).filter(|(between, _)| **between == byte).for_each(|(_, count)| *count += 1),
        }
    }
    let most = counts.into_iter().max().unwrap_or_default();
    BETWEEN.into_iter().zip(counts).find(|(_, count)| *count == most && most > 0).map_or(b',', |(between, _)| between)
}

#[cfg(test)]
mod tests {
    use super::Table;

    fn read(text: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
        let table = Table::read("t.csv", text).unwrap();
        (table.columns, table.rows.into_iter().map(|row| row.cells).collect())
    }

    #[test]
    fn a_table_is_read_as_spreadsheets_write_it() {
        let expected = (vec!["name".to_owned(), "what, it; is".to_owned()], vec![vec!["One".to_owned(), "in two\nlines".to_owned()]]);
        for text in [
            "name,\"what, it; is\"\nOne,\"in two\nlines\"\n",
            "\u{feff}name;\"what, it; is\"\r\nOne;\"in two\nlines\"\r\n;\r\n",
            "name\t\"what, it; is\"\n One \t\"in two\nlines\"",
        ] {
            assert_eq!(read(text.as_bytes()), expected, "{text:?}");
        }
    }

    #[test]
    fn a_list_of_records_is_a_table_whose_columns_are_their_fields() {
        let text = br#"[{ "name": "A", "version": 2 }, { "pricing": { "entry": "Free", "plans": [] }, "name": "B", "open": true }]"#;
        let table = Table::read_json("t.json", text).unwrap();
        assert_eq!(table.columns, ["name", "version", "pricing.entry"]);
        let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect();
        assert_eq!(rows, [["A", "2", ""], ["B", "", "Free"]]);
        for text in ["{}", "[1]", "[", "\"a\""] {
            assert!(Table::read_json("t.json", text.as_bytes()).unwrap_err().to_string().contains("write a list of records"), "{text}");
        }
    }

    #[test]
    fn a_row_is_in_the_line_that_an_editor_shows_however_lines_end_and_whatever_is_empty() {
        for (text, places) in [
            ("name,b\nA,1\nB,2\n", ["line 2", "line 3"]),
            ("name,b\r\nA,1\r\nB,2\r\n", ["line 2", "line 3"]),
            ("name,b\rA,1\rB,2", ["line 2", "line 3"]),
            ("\n\nname,b\n\n\nA,1\n\nB,2\n", ["line 6", "line 8"]),
            ("\u{feff}name,b\r\n\r\nA,\"in\r\ntwo\"\r\n,\r\nB,2", ["line 3", "line 6"]),
        ] {
            let table = Table::read("t.csv", text.as_bytes()).unwrap();
            assert_eq!(table.rows.iter().map(|row| row.place.as_str()).collect::<Vec<_>>(), places, "{text:?}");
        }
        let table = Table::read_json("t.json", b"[\n{ \"name\":\n\"A\" },\n{}]").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.place.as_str()).collect::<Vec<_>>(), ["record 1", "record 2"]);
    }

    #[test]
    fn what_is_no_table_is_said_with_its_line() {
        for (text, says) in [
            (&b"a,b\r\n1,2\r\n1\r\n"[..], "t.csv: 1 cell in line 3, under 2 columns: put a text"),
            (&b"a,b\n1,2\n1,2,3\n"[..], "t.csv: 3 cells in line 3, under 2 columns: put a text"),
            (b"a,b\n\xff,2\n", "t.csv: not UTF-8 at line 2"),
            (b"\xff\xfea\0", "t.csv: written in UTF-16 (little-endian)"),
        ] {
            let said = Table::read("t.csv", text).unwrap_err().to_string();
            assert!(said.starts_with(says), "{said}");
        }
    }
}
