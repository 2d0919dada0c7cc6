//! What the documentation shows as an example is one.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::folder::{Folder, run, tool};

/// The JSON examples of a page.
fn examples(page: &str) -> Vec<Value> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(page)).unwrap();
    let blocks = text.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.map(|block| serde_json::from_str(block).unwrap_or_else(|error| panic!("{page}: {error}: {block}"))).collect()
}

#[test]
fn the_examples_of_the_format_are_a_catalog_without_problems() {
    let folder = Folder::new("docs");
    fs::remove_dir_all(folder.0.join("tools")).unwrap();
    folder.write("tools/piper.json", tool("piper").to_string());
    for example in examples("format.md") {
        let file = match &example {
            example if example["site"].is_object() => "catalog.json".to_owned(),
            example if example["shipwith"].is_string() => "ballots/one.json".into(),
            example if example["ballots"].is_array() => "ballots.json".into(),
            example => format!("tools/{}.json", example["slug"].as_str().unwrap()),
        };
        folder.write(&file, example.to_string());
    }
    let ran = folder.check();
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "3 tools, 5 reviews, 2 reviewers: no problems\n"));
    let ran = run([Path::new("tally"), &folder.0, &folder.0.join("ballots/one.json")]);
    assert_eq!(ran.out, "1 ballot counted, 0 of them new; 1 tool changed; 0 with damage\n", "{}", ran.err);
}

#[test]
fn the_catalog_that_a_publisher_begins_with_has_no_problems() {
    let folder = Folder::new("begin");
    folder.write("catalog.json", examples("publish.md")[0].to_string());
    assert_eq!(folder.check().code, Some(0));
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in [
        "init",
        "serve",
        "build",
        "check",
        "explain",
        "new",
        "index",
        "tally",
        "schema",
        "import",
        "sync",
        "drift",
        "bundle",
        "generate",
        "completions",
        "man",
    ] {
        let ran = run([command, "--help"]);
        assert_eq!(ran.code, Some(0));
        assert!(ran.out.contains(&format!("Example:\n  shipwith {command} ")), "{}", ran.out);
    }
}
