//! From the bytes of a file to its text: one reader, and one message, for every command.

use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

use crate::check::Finding;

const CURE: &str = "save the file as UTF-8, without a byte order mark";

/// What the first bytes of a file tell of its encoding. The longer marks come first: they begin as the shorter ones do.
const MARKS: [(&[u8], &str); 5] = [
    (b"\xef\xbb\xbf", "begins with a byte order mark"),
    (b"\xff\xfe\0\0", "written in UTF-32 (little-endian)"),
    (b"\0\0\xfe\xff", "written in UTF-32 (big-endian)"),
    (b"\xff\xfe", "written in UTF-16 (little-endian)"),
    (b"\xfe\xff", "written in UTF-16 (big-endian)"),
];

/// The text of a file.
///
/// # Errors
/// The bytes are in another encoding than UTF-8, or begin with a byte order mark.
pub fn decode<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Finding> {
    if let Some(found) = other_encoding(bytes) {
        return Err(Finding { problem: Problem::whole(Rule::Encoding, file, found, CURE), line: Some(1) });
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        Finding { problem: Problem::whole(Rule::Encoding, file, format!("not UTF-8 at line {line}"), CURE), line: Some(line) }
    })
}

fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, found)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some(found);
    }
    // Without a mark: JSON begins with a letter of ASCII, of which every second byte is then zero.
    match bytes {
        [0, letter, ..] if *letter != 0 => Some("written in UTF-16 (big-endian)"),
        [letter, 0, ..] if *letter != 0 => Some("written in UTF-16 (little-endian)"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_encoding_that_was_found_is_named() {
        let utf_16 = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let mark = "\u{feff}{}";
        let cases: [(Vec<u8>, &str); 8] = [
            (mark.into(), "begins with a byte order mark"),
            (utf_16(mark, u16::to_le_bytes), "written in UTF-16 (little-endian)"),
            (utf_16(mark, u16::to_be_bytes), "written in UTF-16 (big-endian)"),
            (utf_16("{}", u16::to_le_bytes), "written in UTF-16 (little-endian)"),
            (utf_16("{}", u16::to_be_bytes), "written in UTF-16 (big-endian)"),
            (mark.chars().flat_map(|c| (c as u32).to_le_bytes()).collect(), "written in UTF-32 (little-endian)"),
            (mark.chars().flat_map(|c| (c as u32).to_be_bytes()).collect(), "written in UTF-32 (big-endian)"),
            (b"{\n\"\xe9\"}".into(), "not UTF-8 at line 2"),
        ];
        for (bytes, found) in cases {
            let wrong = decode("a.json", &bytes).err().map(|wrong| wrong.problem.to_string());
            assert_eq!(wrong, Some(format!("a.json: {found}: save the file as UTF-8, without a byte order mark")));
        }
        for fine in ["", "{}", "{\"a\":\"\u{feff}é\"}"] {
            assert_eq!(decode("a.json", fine.as_bytes()).ok(), Some(fine));
        }
    }
}
