//! Prints, and is content when nobody reads to the end: `shipwith check data | head` is no error.

use std::io::{self, Write};

/// Prints a line.
///
/// # Errors
/// The line could not be written.
pub fn say(line: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{line}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("cannot print: {error}")),
    }
}

/// `1 tool`, `2 tools`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}
