//! `shipwith index` writes what the pickers read, from a catalog without problems only.

use std::fs;

use serde_json::json;
use shipwith_model::search::shards::Root;

use crate::folder::{Folder, tool};

#[test]
fn the_index_lists_every_tool_by_name_and_is_the_same_bytes_every_time() {
    let folder = Folder::new("index");
    for (slug, name) in [("one", "zeta"), ("two", "Beta 2"), ("three", "ALPHA 2"), ("four", "Éclair")] {
        let mut tool = tool(slug);
        tool["name"] = json!(name);
        folder.write(&format!("tools/{slug}.json"), tool.to_string());
    }
    let file = folder.0.join("out/search/index.json");
    let written = || {
        let ran = folder.index(&folder.0.join("out"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
        fs::read(&file).unwrap()
    };
    let first = written();
    assert_eq!(first, written());

    let (root, problems) = Root::read("search/index.json", std::str::from_utf8(&first).unwrap()).unwrap();
    assert_eq!(problems, []);
    let names: Vec<&str> = root.entries.all().iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["alpha", "ALPHA 2", "beta", "Beta 2", "zeta", "Éclair"]);
    assert_eq!((root.entries.all()[0].panel.ship, root.entries.all()[0].panel.skip), (1, 1));
}

#[test]
fn a_catalog_with_problems_is_not_indexed_and_an_older_index_stays_as_it_is() {
    let folder = Folder::new("refused");
    let mut broken = tool("alpha");
    broken["reviews"][0]["verdict"] = json!("maybe");
    folder.write("tools/alpha.json", broken.to_string());
    let out = folder.0.join("out");
    let said = ["tools/alpha.json: reviews[0].verdict: found \"maybe\": write \"ship\" or \"skip\""];

    assert_eq!(folder.index(&out).problems(), said);
    assert!(!out.exists(), "nothing is written");

    folder.write("out/search/index.json", "older");
    assert_eq!(folder.index(&out).problems(), said);
    assert_eq!(fs::read(out.join("search/index.json")).unwrap(), b"older");
}

#[test]
fn an_index_that_cannot_be_written_is_an_error_of_its_own() {
    let folder = Folder::new("unwritable");
    folder.write("file", "no folder");
    let ran = folder.index(&folder.0.join("file"));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with("shipwith: ") && ran.err.contains("file/search: "), "{}", ran.err);
}
