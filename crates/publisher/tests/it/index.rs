//! `shipwith index` writes what the pickers read, from a catalog without problems only.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use shipwith_model::search::shards::Root;

use crate::folder::{Folder, run, tool};

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

/// The stamps in the files of an index.
fn stamps(out: &Path) -> BTreeSet<String> {
    let files = ["search", "save"].iter().flat_map(|folder| fs::read_dir(out.join(folder)).unwrap());
    let stamp = |path: &Path| {
        let file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        file["stamp"].as_str().unwrap_or_else(|| panic!("{}: no stamp", path.display())).to_owned()
    };
    files.map(|file| stamp(&file.unwrap().path())).collect()
}

#[test]
fn every_file_of_an_index_carries_one_stamp_which_changes_with_the_catalog_only() {
    let folder = Folder::new("stamps");
    let (dir, out) = (folder.0.join("large"), folder.0.join("out"));
    assert_eq!(run([Path::new("generate"), &dir, Path::new("--tools"), Path::new("1100")]).code, Some(0));
    let stamp = || {
        assert_eq!(run([Path::new("index"), &dir, Path::new("--out"), &out]).code, Some(0));
        let all = stamps(&out);
        assert_eq!(all.len(), 1, "{all:?}");
        all
    };
    let first = stamp();
    assert!(out.join("search/all-2.json").exists() && out.join("save/2.json").exists(), "the catalog is large enough to be split");
    assert_eq!(first, stamp());
    // A field that no file of search/ holds: the stamp is of the whole catalog.
    let file = fs::read_dir(dir.join("tools")).unwrap().next().unwrap().unwrap().path();
    let mut tool: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let summary = tool["summary"].take();
    tool["summary"] = json!("Other words.");
    fs::write(&file, tool.to_string()).unwrap();
    assert_ne!(first, stamp());
    tool["summary"] = summary;
    fs::write(&file, format!("{tool:#}\n")).unwrap();
    assert_eq!(first, stamp(), "as it was");
}
