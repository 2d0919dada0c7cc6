//! What a run leaves in `target/report/`, for the table that `scripts/report.mjs` makes of it.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Where that is.
pub fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("report");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Adds a line to a file there. It is written in one go, as tests in other threads write to the same file.
pub fn note(file: &str, line: &Value) {
    let mut file = File::options().create(true).append(true).open(folder().join(file)).unwrap();
    file.write_all(format!("{line}\n").as_bytes()).unwrap();
}
