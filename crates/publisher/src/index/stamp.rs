//! Makes the stamp that all files of one index carry, and writes it into them.

use shipwith_model::search::stamp::{FIELD, Stamp};

/// Takes in every file that a stamp is to stand for.
///
/// A hash (FNV-1a) names a content and does not vouch for it: it tells two states of one publisher's catalog apart.
#[derive(Clone, Copy, Debug)]
pub struct Stamper(u64);

impl Default for Stamper {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Stamper {
    /// Takes in a file, in an order that is the same every time.
    pub fn add(&mut self, path: &str, text: &[u8]) {
        self.take(path.as_bytes());
        // Where a path or a file ends counts too: no byte of UTF-8 is this one.
        self.take(&[0xff]);
        self.take(text);
        self.take(&[0xff]);
    }

    /// The stamp of what was taken in.
    pub fn finish(self) -> Stamp {
        Stamp::of(self.0)
    }

    fn take(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}

/// The hash of some bytes, as a stamp is written.
pub fn hash(bytes: &[u8]) -> String {
    let mut stamper = Stamper::default();
    stamper.take(bytes);
    stamper.finish().as_str().to_owned()
}

/// The text of a JSON object with the stamp as its first field.
pub fn stamped(text: &str, stamp: &Stamp) -> String {
    let rest = text.trim_start().strip_prefix('{').unwrap_or(text);
    let comma = if rest.trim_start().starts_with('}') { "" } else { "," };
    format!("{{\"{FIELD}\":\"{}\"{comma}{rest}", stamp.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Stamper, stamped};
    use serde_json::{Value, json};

    fn stamp(files: &[(&str, &str)]) -> String {
        let mut stamper = Stamper::default();
        files.iter().for_each(|(path, text)| stamper.add(path, text.as_bytes()));
        stamper.finish().as_str().to_owned()
    }

    #[test]
    fn a_stamp_is_of_the_paths_and_of_what_stands_in_them() {
        let one = stamp(&[("a", "b"), ("c", "")]);
        assert_eq!(one, stamp(&[("a", "b"), ("c", "")]));
        for other in [&[("a", "b")][..], &[("a", "bc"), ("", "")], &[("ab", ""), ("c", "")], &[("c", ""), ("a", "b")], &[]] {
            assert_ne!(one, stamp(other), "{other:?}");
        }
    }

    #[test]
    fn a_stamped_file_is_the_file_with_one_field_more() {
        let of = Stamper::default().finish();
        for file in [json!({}), json!({ "schema": 1, "tools": [] })] {
            let mut read: Value = serde_json::from_str(&stamped(&file.to_string(), &of)).unwrap();
            let field = read.as_object_mut().and_then(|fields| fields.shift_remove("stamp"));
            assert_eq!((field, read), (Some(json!(of.as_str())), file));
        }
    }
}
