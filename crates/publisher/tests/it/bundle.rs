//! `shipwith bundle` and `shipwith import` are each other's reverse.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::folder::{Folder, Ran, run};

fn bundle(dir: &Path, out: &Path) -> Ran {
    run([Path::new("bundle"), dir, Path::new("--out"), out])
}

fn import(file: &Path, dir: &Path, more: &[&str]) -> Ran {
    run([Path::new("import"), file, Path::new("--dir"), dir].into_iter().chain(more.iter().map(Path::new)))
}

/// Every file of a catalog, by name.
fn files(dir: &Path) -> BTreeMap<String, Value> {
    let tools = fs::read_dir(dir.join("tools")).unwrap().map(|member| member.unwrap().path());
    let all = tools.chain([dir.join("catalog.json")]);
    all.map(|path| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    })
    .collect()
}

#[test]
fn a_round_trip_gives_an_equal_catalog() {
    let folder = Folder::new("round");
    let (whole, dir, again) = (folder.0.join("whole.json"), folder.0.join("split"), folder.0.join("again.json"));
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    for (source, tools) in [(folder.0.clone(), "2 tools"), (house, " tools")] {
        let ran = bundle(&source, &whole);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
        assert!(ran.out.trim_end().ends_with(tools), "{}", ran.out);
        let ran = import(&whole, &dir, &[]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
        assert_eq!(files(&source), files(&dir));
        assert_eq!(bundle(&dir, &again).code, Some(0));
        assert_eq!(fs::read(&whole).unwrap(), fs::read(&again).unwrap());
        fs::remove_dir_all(&dir).unwrap();
    }
}

#[test]
fn the_order_of_fields_is_kept() {
    let folder = Folder::new("order");
    let whole = folder.0.join("whole.json");
    assert_eq!(bundle(&folder.0, &whole).code, Some(0));
    let text = fs::read_to_string(&whole).unwrap();
    let place = |field: &str| text.find(&format!("\"{field}\"")).unwrap();
    assert!(place("slug") < place("maker") && place("summary") < place("pricing") && place("pricing") < place("links"));
}

#[test]
fn what_is_there_is_only_overwritten_by_force() {
    let folder = Folder::new("force");
    let whole = folder.0.join("whole.json");
    assert_eq!(bundle(&folder.0, &whole).code, Some(0));
    let ran = import(&whole, &folder.0, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("catalog.json is there already: nothing was written; --force overwrites"), "{}", ran.err);
    folder.write("tools/alpha.json", "{}");
    assert_eq!(import(&whole, &folder.0, &["--force"]).code, Some(0));
    fs::remove_file(&whole).unwrap();
    assert_eq!(folder.check().code, Some(0));
}

#[test]
fn a_file_without_tools_or_with_problems_is_not_split_and_the_catalog_is_not_overwritten_by_its_bundle() {
    let folder = Folder::new("unsplit");
    let dir = folder.0.join("split");
    let ran = import(&folder.0.join("catalog.json"), &dir, &[]);
    assert_eq!(ran.code, Some(1), "its featured tools are not in it: {}", ran.out);
    folder.write("torn.json", "{");
    assert_eq!(import(&folder.0.join("torn.json"), &dir, &[]).code, Some(1));
    assert_eq!(import(&folder.0.join("missing.json"), &dir, &[]).code, Some(2));
    assert!(!dir.exists());
    let ran = bundle(&folder.0, &folder.0.join("catalog.json"));
    assert_eq!(ran.code, Some(2));
    assert_eq!(folder.check().code, Some(0));
}
