//! The invariants of the house that a look at its files can hold, and the quality of its own catalog.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dependencies;
mod element;
mod languages;
mod own_catalog;
mod prose;
mod protocol;
mod source;
mod style;

use std::fs;
use std::path::Path;

/// A file: its path below the package's folder, and its text.
type File = (String, String);

/// A file of the package.
fn text(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Every text below a folder of the package, by path. There must be some: what looks at nothing finds nothing.
fn files(below: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(below)];
    while let Some(folder) = folders.pop() {
        for member in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = member.unwrap().path();
            if path.is_dir() {
                // What a build has put there is nobody's text.
                folders.extend(Some(path).filter(|path| !path.ends_with("crates/publisher/bundle")));
            } else if path.extension().is_none_or(|ending| ending != "ttf") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{below} is empty");
    found.sort();
    found
}
