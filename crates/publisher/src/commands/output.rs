//! Prints, and is content when nobody reads to the end: `shipwith check data | head` is no error.
//!
//! Everything that is printed passes through here. Colors are for terminals whose owners want them (`NO_COLOR`): elsewhere there are none.
//! What a file or a name holds is shown and never obeyed: see [`shipwith::shown`].

use std::io::{self, IsTerminal, Write};

use anstream::{stderr, stdout};
use anstyle::{AnsiColor, Style};
pub use shipwith::shown::count;
use shipwith::shown::{self, Reader, line, text};

/// What a line begins with that is to be seen at a glance.
const LABELS: [(&str, Style); 3] = [
    ("shipwith:", AnsiColor::Red.on_default().bold()),
    ("note:", AnsiColor::Yellow.on_default()),
    ("left out:", AnsiColor::Yellow.on_default()),
];

/// Whether what is asked for is printed on a terminal.
pub fn is_on_a_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Prints a line.
///
/// # Errors
/// The line could not be written.
pub fn say(message: &str) -> Result<(), String> {
    print(stdout().lock(), &line(message))
}

/// Prints a line of which the `beginning` stands out.
///
/// # Errors
/// The line could not be written.
pub fn say_marked(message: &str, beginning: &str) -> Result<(), String> {
    print(stdout().lock(), &marked(line(message), &line(beginning), Style::new().bold()))
}

/// Prints how a text differs from what it was, as a patch: for the eyes on a terminal, and elsewhere so that it can be applied.
///
/// # Errors
/// It could not be written.
pub fn say_patch(patch: &str) -> Result<(), String> {
    let reader = if is_on_a_terminal() { Reader::Person } else { Reader::Program };
    let shown = shown::patch(patch.strip_suffix('\n').unwrap_or(patch), reader);
    // Not by `lines`: what a line of Windows ends with is part of the patch.
    let lines = shown.split('\n').map(|line| match line.as_bytes() {
        [b'+', ..] => marked(line.to_owned(), line, AnsiColor::Green.on_default()),
        [b'-', ..] => marked(line.to_owned(), line, AnsiColor::Red.on_default()),
        [b'@', ..] => marked(line.to_owned(), line, AnsiColor::Cyan.on_default()),
        _ => line.to_owned(),
    });
    print(stdout().lock(), &lines.collect::<Vec<_>>().join("\n"))
}

/// A line whose beginning has a style; as it is where it begins otherwise.
fn marked(shown: String, beginning: &str, style: Style) -> String {
    match shown.strip_prefix(beginning) {
        Some(rest) => format!("{style}{beginning}{style:#}{rest}"),
        None => shown,
    }
}

/// Prints text of several lines, such as JSON.
///
/// # Errors
/// The text could not be written.
pub fn say_text(lines: &str) -> Result<(), String> {
    print(stdout().lock(), &text(lines))
}

/// Prints a command to a build service as it is: what it holds of files and names has been made harmless.
///
/// # Errors
/// The line could not be written.
pub fn command(command: &str) -> Result<(), String> {
    print(stdout().lock(), command)
}

/// Prints text that is this program's own.
///
/// # Errors
/// It could not be written.
pub fn say_raw(own: &[u8]) -> Result<(), String> {
    written(stdout().lock().write_all(own))
}

/// Prints a line for the person who called, beside what the command is asked for.
pub fn tell(message: &str) {
    // There is nobody left to tell when this fails.
    let label = LABELS.iter().find(|(label, _)| message.starts_with(label));
    let shown = label.map_or_else(|| line(message), |(label, style)| marked(line(message), label, *style));
    let _ = print(stderr().lock(), &shown);
}

fn print(mut to: impl Write, message: &str) -> Result<(), String> {
    written(writeln!(to, "{message}"))
}

/// What came of printing: who has read enough closes the pipe, and that is no error.
pub fn written(result: io::Result<()>) -> Result<(), String> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("cannot print: {error}")),
    }
}
