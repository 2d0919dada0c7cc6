//! A file in another encoding is named as it is called, with what to do, by every command that reads one.

use std::path::Path;

use serde_json::json;

use crate::folder::{Folder, Ran, catalog, run, tool};

const CURE: &str = "save the file as UTF-8, without a byte order mark";

/// A text in other encodings, each with what is said of it.
fn encodings(text: &str) -> [(Vec<u8>, String); 4] {
    let wide = |bytes: fn(u16) -> [u8; 2]| format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect();
    let latin: Vec<u8> = [b"{ \"caf\xe9\": 1 }\n", text.as_bytes()].concat();
    [
        (format!("\u{feff}{text}").into_bytes(), format!("begins with a byte order mark: {CURE}")),
        (wide(u16::to_le_bytes), format!("written in UTF-16 (little-endian): {CURE}")),
        (wide(u16::to_be_bytes), format!("written in UTF-16 (big-endian): {CURE}")),
        (latin, format!("not UTF-8 at line 1: {CURE}")),
    ]
}

fn said(ran: &Ran, line: &str) {
    let all = format!("{}{}", ran.out, ran.err);
    assert!(all.lines().any(|other| other.trim_start_matches("shipwith: ").starts_with(line)), "{line}\n{all}");
}

#[test]
fn a_ballot_is_named_with_its_encoding() {
    let folder = Folder::new("encoded-ballot");
    let ballot = folder.0.join("ballot.json");
    for (bytes, found) in encodings(&json!({ "shipwith": "ballot", "version": 1, "id": "abcdefgh", "votes": [] }).to_string()) {
        folder.write("ballot.json", bytes);
        let ran = run([Path::new("tally"), &folder.0, &ballot]);
        assert_eq!(ran.code, Some(1));
        said(&ran, &format!("{}: {found}: not counted", ballot.display()));
    }
}

#[test]
fn an_import_is_named_by_its_own_name() {
    let folder = Folder::new("encoded-import");
    let mut whole = catalog();
    whole["tools"] = json!([tool("alpha"), tool("beta")]);
    let file = folder.0.join("whole.json");
    let import = || run([Path::new("import"), &file, Path::new("--dir"), &folder.0.join("split")]);
    for (bytes, found) in encodings(&whole.to_string()) {
        folder.write("whole.json", bytes);
        let ran = import();
        assert_eq!(ran.code, Some(1));
        said(&ran, &format!("{}: {found}", file.display()));
    }
    // Whatever is wrong with it.
    whole["featured"] = json!([["alpha", "omega"]]);
    folder.write("whole.json", whole.to_string());
    said(&import(), &format!("{}: featured[0]: \"omega\" does not exist", file.display()));
    assert!(!folder.0.join("split").exists());
}

#[test]
fn the_files_of_a_catalog_are_named_by_every_command_that_reads_them() {
    for file in ["catalog.json", "tools/beta.json", "ballots.json"] {
        let folder = Folder::new("encoded-catalog");
        folder.write("ballots.json", json!({ "schema": 1, "ballots": [] }).to_string());
        for (bytes, found) in encodings(&std::fs::read_to_string(folder.0.join(file)).unwrap()) {
            folder.write(file, bytes);
            let out = folder.0.join("out");
            for command in
                [&["check"][..], &["tally"], &["index", "--out", out.to_str().unwrap()], &["bundle", "--out", out.to_str().unwrap()]]
            {
                let ran = run([Path::new(command[0]), &folder.0].into_iter().chain(command[1..].iter().map(Path::new)));
                assert_eq!(ran.code, Some(1), "{command:?}");
                said(&ran, &format!("{file}: {found}"));
            }
            if file == "catalog.json" {
                let ran = run([Path::new("new"), Path::new("gamma"), Path::new("--dir"), &folder.0]);
                assert_eq!(ran.code, Some(2));
                said(&ran, &format!("{}: {found}", folder.0.join(file).display()));
            }
        }
    }
}
