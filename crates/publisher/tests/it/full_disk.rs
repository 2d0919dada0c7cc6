//! A disk that takes no more: the file that could not be written is named, and nothing that was there is lost.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::folder::{Folder, Ran, all, run};
use crate::pages::SHELL;

/// What the system says of a file that may not grow.
const REFUSED: &str = "File too large";

/// Runs the command where no file may be larger than so many blocks of 512 bytes: a write beyond that fails as it does on a full disk.
fn run_within(blocks: u32, arguments: &[String]) -> Ran {
    // A program that does not look away is ended by the system's signal.
    let script = "trap '' XFSZ; ulimit -f \"$1\" && shift && exec \"$@\"";
    let blocks = blocks.to_string();
    Ran::of(Command::new("sh").args(["-c", script, "sh", &blocks, env!("CARGO_BIN_EXE_shipwith")]).args(arguments))
}

/// Runs the command with more and more room, until it succeeds. As long as it does not, it names a file and changes nothing of the folder.
/// Gives what it named.
fn named_until_there_is_room(folder: &Folder, arguments: &[String]) -> BTreeSet<String> {
    let before = all(&folder.0);
    let mut named = BTreeSet::new();
    for blocks in (0..20).map(|step| if step == 0 { 0 } else { 1 << (step - 1) }) {
        let ran = run_within(blocks, arguments);
        if ran.code == Some(0) {
            return named;
        }
        assert_eq!(ran.code, Some(2), "within {blocks} blocks: {}{}", ran.out, ran.err);
        let line = ran.err.lines().find(|line| line.contains(REFUSED)).unwrap_or_else(|| panic!("within {blocks} blocks: {}", ran.err));
        assert!(line.contains(&folder.0.display().to_string()), "it says which file: {line}");
        named.insert(line.to_owned());
        assert!(all(&folder.0) == before, "within {blocks} blocks: {:?}", all(&folder.0).keys());
        assert!(!folder.0.join("site.shipwith-part").exists(), "nothing is left beside the site");
    }
    panic!("there is never room enough: {named:?}")
}

/// The tool has other words from here on, and more of them.
fn rewrite(folder: &Folder) {
    let alpha = fs::read_to_string(folder.0.join("tools/alpha.json")).unwrap();
    folder.write("tools/alpha.json", alpha.replace("It helps a lot.", &"It helps more than it did. ".repeat(100)));
}

#[test]
fn a_build_without_room_names_the_file_and_leaves_the_site_as_it_was() {
    let folder = Folder::new("full-disk-build");
    folder.write("bundle/shell.html", SHELL);
    folder.write("bundle/fonts/one.woff2", vec![7; 3_000]);
    let [from, out, bundle] = ["", "site", "bundle"].map(|name| folder.0.join(name).display().to_string());
    let build = ["build", &from, "--out", &out, "--bundle", &bundle].map(str::to_owned);
    let first = named_until_there_is_room(&folder, &build);
    assert!(first.len() > 1, "it has failed at more than one file: {first:?}");
    let before = all(&folder.0.join("site"));
    rewrite(&folder);
    assert!(!named_until_there_is_room(&folder, &build).is_empty());
    let after = all(&folder.0.join("site"));
    assert_ne!(after, before);
    assert_eq!(run(&build).code, Some(0));
    assert!(all(&folder.0.join("site")) == after, "what was written with just enough room is whole");
}

#[test]
fn a_catalog_in_one_file_stays_as_it_was_where_the_next_one_does_not_fit() {
    let folder = Folder::new("full-disk-bundle");
    let bundle =
        ["bundle".to_owned(), folder.0.display().to_string(), "--out".to_owned(), folder.0.join("whole.json").display().to_string()];
    assert!(!named_until_there_is_room(&folder, &bundle).is_empty());
    rewrite(&folder);
    assert!(!named_until_there_is_room(&folder, &bundle).is_empty());
    assert!(fs::read_to_string(folder.0.join("whole.json")).unwrap().contains("It helps more than it did."));
}
