//! From the bytes of a file to its JSON, and what JSON itself lets pass.

use std::collections::HashSet;

use serde_json::Value;

use super::Finding;
use crate::encoding::decode;
use crate::json_place::{Member, find, members};
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::reading::Reading;
use shipwith_model::catalog::rule::Rule;

/// The text and the value of a file.
///
/// # Errors
/// The bytes are no UTF-8 without a byte order mark, or are not a JSON object.
pub fn parse<'b>(file: &str, bytes: &'b [u8]) -> Result<(&'b str, Value), Finding> {
    let finding = |problem, line| Finding { problem, line };
    let text = decode(file, bytes)?;
    let value = Reading::new(file)
        .parse(text)
        .map_err(|problem| finding(problem, serde_json::from_str::<Value>(text).err().map(|error| error.line())))?;
    Ok((text, value))
}

/// Fields that are written twice in a record: a parser takes the last and says nothing.
pub fn twice(file: &str, text: &str, value: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    // As many fields were read as are written: nearly every file ends here, and large catalogs are quick.
    if fields_read(value) == fields_written(text) {
        return problems;
    }
    if let Some(root) = find(text, "") {
        walk(file, text, "", &root, &mut problems);
    }
    problems
}

fn fields_read(value: &Value) -> usize {
    match value {
        Value::Object(map) => map.len() + map.values().map(fields_read).sum::<usize>(),
        Value::Array(members) => members.iter().map(fields_read).sum(),
        _ => 0,
    }
}

/// The colons outside of strings.
fn fields_written(text: &str) -> usize {
    let (mut count, mut in_string, mut escaped) = (0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b':' if !in_string => count += 1,
            _ => {}
        }
    }
    count
}

fn walk(file: &str, text: &str, path: &str, member: &Member, problems: &mut Vec<Problem>) {
    if !text[member.value.clone()].starts_with(['{', '[']) {
        return;
    }
    let inner = members(text, member.value.start);
    let mut seen = HashSet::new();
    let is_list = text[member.value.clone()].starts_with('[');
    for field in &inner {
        let at = match (path, is_list) {
            (path, true) => format!("{path}[{}]", field.key),
            ("", false) => field.key.clone(),
            (path, false) => format!("{path}.{}", field.key),
        };
        if !is_list && !seen.insert(&field.key) {
            let (found, advice) = ("written twice".to_owned(), "keep one of them".to_owned());
            problems.push(Problem { rule: Rule::WrittenTwice, file: file.into(), field: at.clone(), found, advice });
        }
        walk(file, text, &at, field, problems);
    }
}
