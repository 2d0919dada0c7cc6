//! Packs the files of a catalog for saving all of it on a device: a hundred requests instead of ten thousand.

use serde_json::{Map, Value, json};

use shipwith_model::search::stamp::Stamp;

use super::stamp::{hash, stamped};

/// As the `index` command packs: about this many bytes a pack, which is what a page holds in memory at a time.
pub const FULL: usize = 512 * 1024;

/// The list of the packs, below the data folder.
pub const LIST: &str = "save/list.json";

/// One pack: the file it is, and its text.
pub type Packed = (String, String);

/// Puts files into packs, in the order in which they come.
pub struct Packer {
    full: usize,
    stamp: Stamp,
    files: Map<String, Value>,
    size: usize,
    listed: Vec<Value>,
    bytes: usize,
}

impl Packer {
    /// Packs of about so many bytes, which carry this stamp.
    pub fn new(full: usize, stamp: Stamp) -> Self {
        Self { full, stamp, files: Map::new(), size: 0, listed: Vec::new(), bytes: 0 }
    }

    /// Adds a file; gives the pack before it when that is full.
    pub fn add(&mut self, path: &str, text: String) -> Option<Packed> {
        let full = if self.size > 0 && self.size + text.len() > self.full { self.close() } else { None };
        self.size += text.len();
        self.files.insert(path.to_owned(), text.into());
        full
    }

    /// The last pack, and the list of all, as [`LIST`] holds it.
    pub fn finish(mut self, tools: usize) -> Vec<Packed> {
        let last = self.close();
        let list = json!({ "schema": 1, "tools": tools, "bytes": self.bytes, "packs": self.listed });
        last.into_iter().chain([(LIST.to_owned(), stamped(&list.to_string(), &self.stamp))]).collect()
    }

    fn close(&mut self) -> Option<Packed> {
        if self.files.is_empty() {
            return None;
        }
        let files = Value::Object(std::mem::take(&mut self.files)).to_string();
        // Of the files alone: a pack in which nothing has changed is not fetched again.
        let mark = hash(files.as_bytes());
        let text = stamped(&files, &self.stamp);
        let file = format!("save/{}.json", self.listed.len() + 1);
        self.size = 0;
        self.bytes += text.len();
        self.listed.push(json!({ "file": file, "bytes": text.len(), "mark": mark }));
        Some((file, text))
    }
}
