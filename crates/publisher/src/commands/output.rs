//! Prints, and is content when nobody reads to the end: `shipwith check data | head` is no error.
//!
//! Everything that is printed passes through here. What a file or a name holds is shown and never obeyed: see [`shipwith::shown`].

use std::io::{self, Write};

use shipwith::shown::{line, text};

/// Prints a line.
///
/// # Errors
/// The line could not be written.
pub fn say(message: &str) -> Result<(), String> {
    print(io::stdout().lock(), &line(message))
}

/// Prints text of several lines, such as JSON.
///
/// # Errors
/// The text could not be written.
pub fn say_text(lines: &str) -> Result<(), String> {
    print(io::stdout().lock(), &text(lines))
}

/// Prints a command to a build service as it is: what it holds of files and names has been made harmless.
///
/// # Errors
/// The line could not be written.
pub fn command(command: &str) -> Result<(), String> {
    print(io::stdout().lock(), command)
}

/// Prints a line for the person who called, beside what the command is asked for.
pub fn tell(message: &str) {
    // There is nobody left to tell when this fails.
    let _ = print(io::stderr().lock(), &line(message));
}

fn print(mut to: impl Write, message: &str) -> Result<(), String> {
    match writeln!(to, "{message}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("cannot print: {error}")),
    }
}

/// `1 tool`, `2 tools`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}
