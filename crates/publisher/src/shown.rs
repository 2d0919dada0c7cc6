//! Text of files and names as it is printed: a character that a terminal would obey, or that nobody would see, is shown as its number.

use crate::invisible::{is_invisible, judged};

/// What the logs of build services take for a command of theirs, wherever it stands in a line; and at the beginning of one.
const COMMANDS: [(&str, &str); 2] = [("##[", "#\\u0023["), ("##vso[", "#\\u0023vso[")];
const COMMAND: &str = "::";

/// One line: line breaks are shown too, so that nothing forges a second one.
pub fn line(message: &str) -> String {
    let mut shown = String::with_capacity(message.len());
    for c in message.chars() {
        match c {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            c => push(&mut shown, c),
        }
    }
    harmless(&shown)
}

/// Text of several lines, as JSON is printed: escaped as JSON escapes, so that it stays what it is.
pub fn text(lines: &str) -> String {
    let shown = |line: &str| {
        let mut shown = String::with_capacity(line.len());
        line.chars().for_each(|c| push(&mut shown, c));
        harmless(&shown)
    };
    lines.split('\n').map(shown).collect::<Vec<_>>().join("\n")
}

/// `1 tool`, `2 tools`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// Who reads what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A person, at a terminal.
    Person,
    /// A program, or a person later on, out of a file.
    Program,
}

/// A patch of text files, in which a line that is shown otherwise than it is would not be found again. What a catalog may hold passes to
/// a program as it is, and so does what a line of Windows ends with, where nothing follows that it could go back over; a person sees neither.
pub fn patch(patch: &str, reader: Reader) -> String {
    let shown = |line: &str| {
        let (line, end) = line.strip_suffix('\r').map_or((line, ""), |line| (line, "\r"));
        let mut shown = String::with_capacity(line.len() + end.len());
        for (c, is_bad) in judged(line) {
            match c {
                // What a file may be indented by.
                '\t' => shown.push(c),
                c if !is_bad && !c.is_control() && reader == Reader::Program => shown.push(c),
                c => push(&mut shown, c),
            }
        }
        harmless(&shown) + if reader == Reader::Program { end } else { "" }
    };
    patch.split('\n').map(shown).collect::<Vec<_>>().join("\n")
}

fn push(shown: &mut String, c: char) {
    if c.is_control() || is_invisible(c) {
        for unit in c.encode_utf16(&mut [0; 2]) {
            shown.push_str(&format!("\\u{unit:04x}"));
        }
    } else {
        shown.push(c);
    }
}

fn harmless(line: &str) -> String {
    let mut line = line.to_owned();
    for (command, shown) in COMMANDS {
        line = if line.contains(command) { line.replace(command, shown) } else { line };
    }
    match line.trim_start().strip_prefix(COMMAND) {
        Some(rest) => format!("\\u003a:{rest}"),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, line, patch, text};

    #[test]
    fn what_would_be_obeyed_or_not_be_seen_is_shown_as_its_number() {
        for (message, shown) in [
            ("a.json: \u{1b}[2J", "a.json: \\u001b[2J"),
            ("a\n::error::b", "a\\n::error::b"),
            ("::error::b", "\\u003a:error::b"),
            (" \u{a0}::error::b", "\\u003a:error::b"),
            ("x ##[error]y ##vso[task]z", "x #\\u0023[error]y #\\u0023vso[task]z"),
            ("a\r\tb\u{7f}\u{9b}\u{85}", "a\\r\\tb\\u007f\\u009b\\u0085"),
            ("\u{202e}\u{2066}\u{200b}\u{feff}\u{2028}\u{2029}\u{ad}", "\\u202e\\u2066\\u200b\\ufeff\\u2028\\u2029\\u00ad"),
            ("\u{e0041}", "\\udb40\\udc41"),
            ("Élan 模型 מודל 👩‍💻 ❤️ a::b C:\\x", "Élan 模型 מודל 👩‍💻 ❤️ a::b C:\\x"),
        ] {
            assert_eq!(line(message), shown);
        }
    }

    #[test]
    fn a_patch_is_what_it_is_for_a_program_but_for_what_drives_terminals_and_logs() {
        // Khmer parts its words by what nobody sees, and the flag of Wales is made of tags.
        let fine = " \t\"khmer\": \"ភាសា\u{200b}ខ្មែរ\",\r\n-\t\"flag\": \"🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}\"\r\n+x";
        assert_eq!(patch(fine, Reader::Program), fine);
        let seen = patch(fine, Reader::Person);
        assert!(seen.starts_with(" \t\"khmer\": \"ភាសា\\u200bខ្មែរ\",\n-\t") && seen.ends_with("\n+x") && !seen.contains('\r'), "{seen:?}");
        for (bad, shown) in [
            ("+a\rb\r\r\n", "+a\\u000db\\u000d"),
            ("+\u{1b}[2J\u{9b}1m\u{7f}", "+\\u001b[2J\\u009b1m\\u007f"),
            ("+a\u{200b}b\u{202e}c\u{feff}\u{ad}", "+a\\u200bb\\u202ec\\ufeff\\u00ad"),
            (" ::error::x ##[y", "\\u003a:error::x #\\u0023[y"),
        ] {
            for reader in [Reader::Person, Reader::Program] {
                assert_eq!(patch(bad, reader).trim_end(), shown, "{reader:?}");
            }
        }
    }

    #[test]
    fn json_keeps_its_lines_and_its_meaning() {
        let json = serde_json::json!({ "found": "\u{9b}\n\u{202e}::error::\u{7f} ##[error]" });
        let shown = text(&format!("{json:#}"));
        assert_eq!(shown.lines().count(), 3);
        assert!(shown.is_ascii(), "{shown}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).ok(), Some(json));
    }
}
