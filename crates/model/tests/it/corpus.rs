//! What fuzzing kept is read in every run of the tests, by the same functions.

use std::fs::{read, read_dir};
use std::path::Path;

#[path = "../../../../fuzz/src/model.rs"]
pub mod targets;

/// Reads every kept file of a target. That there are some is held too: in another folder nothing would be looked at.
fn read_all(target: &str, look: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let files: Vec<_> = read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() > 2, "{target}: {} files", files.len());
    for file in files {
        println!("{}", file.display());
        look(&read(file).unwrap());
    }
}

#[test]
fn every_catalog_that_fuzzing_kept_is_read() {
    read_all("catalog", targets::catalog);
}

#[test]
fn every_tool_that_fuzzing_kept_is_read() {
    read_all("tool", targets::tool);
}

#[test]
fn every_address_that_fuzzing_kept_is_read() {
    read_all("address", targets::address);
}

#[test]
fn every_ballot_that_fuzzing_kept_is_read() {
    read_all("ballot", targets::ballot);
}

#[test]
fn every_record_that_fuzzing_kept_is_read() {
    read_all("record", targets::record);
}

#[test]
fn every_message_that_fuzzing_kept_is_read() {
    read_all("message", targets::message);
}
