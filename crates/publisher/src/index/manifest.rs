//! The list that `shipwith index` leaves in every folder it writes into: which files there are its own, and what it wrote into them.
//!
//! ```json
//! { "shipwith": "index", "version": 1, "files": { "search/index.json": "0123456789abcdef" } }
//! ```

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::stamp::hash;

/// The name of the list. It has no dot in front: what packs and uploads folders often leaves hidden files behind.
pub const MANIFEST: &str = "shipwith-index.json";

/// The version of the list that this program writes, and the only one it reads.
const VERSION: u32 = 1;

/// The files that are the command's own, each with the hash of what was written into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    files: BTreeMap<String, String>,
    /// What was there before, while new files take their places: a run that breaks off meanwhile leaves some of both.
    before: BTreeMap<String, String>,
}

impl Manifest {
    /// Reads a list; `None` when the text is not one, or names files that are not below its folder.
    pub fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let is_ours = value["shipwith"] == "index" && value["version"] == VERSION;
        let files = |field: &str| -> Option<BTreeMap<String, String>> {
            let none = Map::new();
            let map = if value[field].is_null() { &none } else { value[field].as_object()? };
            let file = |(path, hash): (&String, &Value)| is_below(path).then_some((path.clone(), hash.as_str()?.to_owned()));
            map.iter().map(file).collect()
        };
        is_ours.then_some(Self { files: files("files")?, before: files("before")? })
    }

    /// Notes that this is being written into a file.
    pub fn add(&mut self, path: &str, bytes: &[u8]) {
        self.files.insert(path.to_owned(), hash(bytes));
    }

    /// Whether a file is listed, whatever is in it.
    pub fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.before.contains_key(path)
    }

    /// Whether a file with this content is the command's own: listed, and as it was written.
    pub fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let hash = hash(bytes);
        [&self.files, &self.before].iter().any(|files| files.get(path) == Some(&hash))
    }

    /// Every file that is listed.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().chain(self.before.keys().filter(|path| !self.files.contains_key(*path))).map(String::as_str)
    }

    /// This list while the files of `older` are still there.
    pub fn over(&self, older: &Self) -> Self {
        Self { files: self.files.clone(), before: older.before.clone().into_iter().chain(older.files.clone()).collect() }
    }

    /// The text of the list.
    pub fn write(&self) -> String {
        let mut list = json!({ "shipwith": "index", "version": VERSION, "files": self.files });
        if !self.before.is_empty() {
            list["before"] = json!(self.before);
        }
        format!("{list:#}\n")
    }
}

/// Whether a path leads to a file below the folder that it is relative to, on every system.
pub fn is_below(path: &str) -> bool {
    let plain = |part: &str| {
        let letters = part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
        letters && !part.is_empty() && !part.starts_with('.')
    };
    path.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::Manifest;

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        let mut manifest = Manifest::default();
        files.iter().for_each(|(path, text)| manifest.add(path, text.as_bytes()));
        manifest
    }

    #[test]
    fn a_list_is_read_as_it_is_written_and_knows_its_files_by_what_is_in_them() {
        let older = manifest(&[("search/index.json", "old"), ("gone.json", "g")]);
        let list = manifest(&[("search/index.json", "{}"), ("feed.xml", "")]).over(&older);
        let read = Manifest::read(&list.write()).unwrap_or_default();
        assert_eq!(read, list);
        for (path, text, is_own) in [
            ("search/index.json", "{}", true),
            ("search/index.json", "old", true),
            ("search/index.json", "changed", false),
            ("gone.json", "g", true),
            ("feed.xml", "", true),
            ("other.json", "", false),
        ] {
            assert_eq!(read.has(path, text.as_bytes()), is_own, "{path} {text}");
        }
        assert_eq!(read.paths().collect::<Vec<_>>(), ["feed.xml", "search/index.json", "gone.json"]);
    }

    #[test]
    fn what_is_no_list_or_leads_out_of_its_folder_is_not_read() {
        assert_eq!(Manifest::read("{"), None);
        for files in ["null", "{}"] {
            assert!(Manifest::read(&format!("{{\"shipwith\":\"index\",\"version\":1,\"files\":{files}}}")).is_some(), "{files}");
        }
        let bad = ["{\"version\":1,\"files\":{}}", "{\"shipwith\":\"index\",\"version\":2,\"files\":{}}", "[]"];
        bad.iter().for_each(|text| assert_eq!(Manifest::read(text), None, "{text}"));
        for path in ["../x", "/x", "a/../../x", "a//b", "", "./x", "c:x", "a\\\\b", ".git/config"] {
            let text = format!("{{\"shipwith\":\"index\",\"version\":1,\"files\":{{\"{path}\":\"0\"}}}}");
            assert_eq!(Manifest::read(&text), None, "{path}");
        }
    }
}
