//! What files and names hold is shown by every command, and obeyed by no terminal and no build service.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::folder::{Folder, catalog, run, tool};

/// Drives a terminal, turns what follows, and forges a line in the log of a build.
const HOSTILE: &str = "x\u{1b}[31m\u{202e}\u{9b}1m\n::error::y\r\u{2028}";

/// Everything that a command printed is harmless.
fn is_harmless(said: &str, what: &str) {
    let plain = |c: char| c == '\n' || (!c.is_control() && !matches!(c, '\u{202e}' | '\u{2028}' | '\u{ad}'));
    assert!(said.chars().all(plain), "{what}: {said:?}");
    assert!(!said.lines().any(|line| line.trim_start().starts_with("::")), "{what}: {said:?}");
}

#[test]
fn the_id_of_a_ballot_is_shown_and_not_obeyed() {
    let folder = Folder::new("shown-ballot");
    folder.write("one.json", json!({ "shipwith": "ballot", "version": 1, "id": HOSTILE, "votes": [] }).to_string());
    let ran = run([Path::new("tally"), &folder.0, &folder.0.join("one.json")]);
    assert_eq!(ran.code, Some(1));
    is_harmless(&ran.out, "tally");
    assert!(ran.out.contains("id: found \"x\\u001b[31m\\u202e\\u009b1m\\n::error::y"), "{}", ran.out);
}

#[test]
fn whatever_a_catalog_holds_is_shown_and_not_obeyed() {
    let folder = Folder::new("shown-catalog");
    let mut index = catalog();
    index["site"]["address"] = json!(HOSTILE);
    index["featured"] = json!([[HOSTILE, "alpha"]]);
    index[HOSTILE] = json!(1);
    index["reviewers"][0]["id"] = json!(HOSTILE);
    index["reviewers"][1]["id"] = json!(HOSTILE);
    folder.write("catalog.json", index.to_string());
    for field in ["slug", "name", "maker", "released", "checked", "pricing", "reviews"] {
        let mut alpha = tool("alpha");
        alpha[field] = json!(HOSTILE);
        folder.write("tools/alpha.json", alpha.to_string());
        for command in [&["check"][..], &["index", "--out", "x"], &["tally"], &["bundle", "--out", "x"]] {
            let ran = run([Path::new(command[0]), &folder.0].into_iter().chain(command[1..].iter().map(Path::new)));
            assert_eq!(ran.code, Some(1), "{field}: {}", ran.err);
            is_harmless(&(ran.out + &ran.err), &format!("{command:?} {field}"));
        }
        let ran = run([Path::new("check"), &folder.0, Path::new("--format"), Path::new("json")]);
        is_harmless(&ran.out, field);
        assert!(serde_json::from_str::<Value>(&ran.out).unwrap().to_string().contains('\u{202e}'), "as JSON it is what it was");
    }
    let ran = run([Path::new("import"), &folder.0.join("catalog.json"), Path::new("--dir"), &folder.0.join("split")]);
    is_harmless(&(ran.out + &ran.err), "import");
}

#[cfg(unix)]
#[test]
fn names_of_files_and_arguments_are_shown_and_not_obeyed() {
    let folder = Folder::new("shown-names");
    let name = "::error::a\n::error::b\u{1b}[2J\u{202e}\u{ad}";
    folder.write(name, "{");
    folder.write(&format!("tools/{name}.json"), "{");
    folder.write(&format!("tools/{name}"), "{");
    let at = folder.0.join(name);
    let (dir, hostile) = (folder.0.to_str().unwrap(), at.to_str().unwrap());
    for arguments in [
        &["check", dir][..],
        &["check", hostile],
        &["check", dir, "--format", hostile],
        &["check", dir, hostile],
        &[hostile],
        &["new", hostile, "--dir", dir],
        &["new", "gamma", "--dir", hostile],
        &["index", dir, "--out", hostile],
        &["index", hostile, "--out", dir],
        &["import", hostile, "--dir", hostile],
        &["bundle", dir, "--out", hostile],
        &["generate", hostile, "--tools", hostile],
        &["generate", hostile, "--tools", "2", hostile],
        &["schema", hostile],
    ] {
        let ran = run(arguments);
        assert_ne!(ran.code, Some(0), "{arguments:?}");
        is_harmless(&(ran.out + &ran.err), &format!("{arguments:?}"));
    }
    // Named as they lie in the folder that one is in.
    fs::remove_file(folder.0.join(format!("tools/{name}.json"))).unwrap();
    fs::remove_file(folder.0.join(format!("tools/{name}"))).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_shipwith"));
    let ran = command.current_dir(&folder.0).args(["tally", ".", name]).output().unwrap();
    let said = String::from_utf8(ran.stdout).unwrap();
    is_harmless(&said, "tally");
    assert!(said.starts_with("\\u003a:error::a\\n::error::b\\u001b[2J\\u202e\\u00ad: not JSON at line 1"), "{said}");
}

#[test]
fn help_and_versions_are_printed_as_they_are() {
    let ran = run(["--version"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("shipwith "), "{}", ran.out);
    assert_eq!(run(["nonsense"]).code, Some(2));
}
