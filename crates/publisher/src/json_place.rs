//! Where a field stands in the text of a JSON file, so that a message can name its line and an edit can touch nothing else.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// A member of a JSON object or list, as byte ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name, without escapes resolved; the index for a member of a list.
    pub key: String,
    /// Where the name begins; where the value begins for a member of a list.
    pub start: usize,
    /// The value.
    pub value: Range<usize>,
}

/// The value at a path such as `reviews[2].verdict`; of a name written twice the last, as the parser takes it.
///
/// `text` must be JSON that parses; of other text the answer is of no use, but there is one.
pub fn find(text: &str, path: &str) -> Option<Member> {
    Places::new(text).find(path)
}

/// The places in one text, where many are asked for: no part of it is gone through twice.
pub struct Places<'t> {
    text: &'t str,
    members: RefCell<HashMap<usize, Rc<Vec<Member>>>>,
    /// Where each line ends.
    ends: OnceCell<Vec<usize>>,
}

impl<'t> Places<'t> {
    /// The places in `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, members: RefCell::default(), ends: OnceCell::new() }
    }

    /// The value at a path, as [`find`] gives it.
    pub fn find(&self, path: &str) -> Option<Member> {
        let start = skip_space(self.text.as_bytes(), 0);
        let mut found = Member { key: String::new(), start: 0, value: start..self.text.len() };
        for part in path.split(['.', '[', ']']).filter(|part| !part.is_empty()) {
            let members = self.members(found.value.start);
            let is_list = self.text.as_bytes().get(found.value.start) == Some(&b'[');
            let member = match part.parse::<usize>() {
                Ok(place) if is_list => members.get(place),
                _ => members.iter().rfind(|member| member.key == part),
            };
            found = member?.clone();
        }
        Some(found)
    }

    /// The line, from 1, of the field at `path`, or of the nearest record around it when it is not there.
    pub fn line(&self, path: &str) -> usize {
        let mut path = path;
        let start = loop {
            match (self.find(path), path.rfind(['.', '['])) {
                (Some(member), _) => break member.start,
                (None, Some(end)) => path = &path[..end],
                (None, None) => break 0,
            }
        };
        let line_ends = || self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        1 + self.ends.get_or_init(line_ends).partition_point(|end| *end < start)
    }

    fn members(&self, start: usize) -> Rc<Vec<Member>> {
        self.members.borrow_mut().entry(start).or_insert_with(|| Rc::new(members(self.text, start))).clone()
    }
}

/// The members of the object or list that begins at `start`; none when neither begins there.
pub fn members(text: &str, start: usize) -> Vec<Member> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let is_object = match bytes.get(start) {
        Some(b'{') => true,
        Some(b'[') => false,
        _ => return found,
    };
    let mut at = skip_space(bytes, start + 1);
    while at < bytes.len() && !matches!(bytes[at], b'}' | b']') {
        let begin = at;
        let key = if is_object {
            let end = skip_string(bytes, at);
            at = skip_space(bytes, skip_space(bytes, end) + 1);
            text.get(begin + 1..end.saturating_sub(1)).unwrap_or_default().to_owned()
        } else {
            found.len().to_string()
        };
        let end = skip_value(bytes, at);
        found.push(Member { key, start: begin, value: at..end });
        at = skip_space(bytes, end);
        if bytes.get(at) == Some(&b',') {
            at = skip_space(bytes, at + 1);
        } else if at == begin {
            break;
        }
    }
    found
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// The place after the string that begins at `at`.
fn skip_string(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The place after the value that begins at `at`.
fn skip_value(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = skip_string(bytes, at),
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' | b',' if depth == 0 => return at,
            b'}' | b']' => {
                depth -= 1;
                at += 1;
            }
            _ if depth == 0 && byte.is_ascii_whitespace() => return at,
            _ => at += 1,
        }
        if depth == 0 && matches!(bytes.get(at - 1), Some(b'"' | b'}' | b']')) {
            return at;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{Places, find};

    const TEXT: &str = "{\n  \"a\": [1, { \"b\": \"}]\\\",\" }, null],\n  \"c\": { },\n  \"d\": -1.5e3\n}\n";

    #[test]
    fn a_value_is_found_by_its_path() {
        for (path, value) in [("a[0]", "1"), ("a[1].b", "\"}]\\\",\""), ("a[2]", "null"), ("c", "{ }"), ("d", "-1.5e3")] {
            assert_eq!(find(TEXT, path).map(|member| &TEXT[member.value]), Some(value), "{path}");
        }
        for path in ["a[3]", "b", "c.d", "d.e"] {
            assert_eq!(find(TEXT, path), None, "{path}");
        }
    }

    #[test]
    fn what_is_missing_is_placed_at_the_record_it_is_missing_from() {
        for (path, expected) in [("a[1].b", 2), ("a[9].b", 2), ("c.x.y", 3), ("d", 4), ("e", 1), ("", 1)] {
            assert_eq!(Places::new(TEXT).line(path), expected, "{path}");
        }
    }

    #[test]
    fn any_text_is_survived() {
        for end in 0..TEXT.len() {
            for path in ["a[1].b", "d", "x"] {
                let _ = Places::new(&TEXT[..end]).line(path);
            }
        }
        for text in ["{\"a\"", "{,", "[}", "{\"a\":}", "\"\\", "{]", "{\"a\":1 2}"] {
            let _ = Places::new(text).line("a.b[1]");
        }
    }
}
