//! `shipwith generate` makes believable catalogs, the same ones for the same seed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::folder::{Folder, run};

fn generate(folder: &Folder, name: &str, tools: &str, seed: &str) -> PathBuf {
    let dir = folder.0.join(name);
    let ran = run([Path::new("generate"), &dir, Path::new("--tools"), Path::new(tools), Path::new("--seed"), Path::new(seed)]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    dir
}

fn texts(dir: &Path) -> BTreeSet<(PathBuf, String)> {
    let tools = fs::read_dir(dir.join("tools")).unwrap().map(|member| member.unwrap().path());
    tools
        .chain([dir.join("catalog.json")])
        .map(|path| (path.strip_prefix(dir).unwrap().into(), fs::read_to_string(&path).unwrap()))
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_gives_others() {
    let folder = Folder::new("seeds");
    let one = texts(&generate(&folder, "one", "300", "7"));
    assert_eq!(one.len(), 301);
    assert!(one == texts(&generate(&folder, "same", "300", "7")));
    assert!(one != texts(&generate(&folder, "other", "300", "8")));
}

#[test]
fn what_is_made_up_has_no_problems_and_looks_like_a_catalog() {
    let folder = Folder::new("made");
    for count in ["2", "3", "500"] {
        let ran = run([Path::new("check"), &generate(&folder, count, count, "1")]);
        assert_eq!(ran.code, Some(0), "{}", ran.out);
        assert!(ran.out.starts_with(&format!("{count} tools, ")), "{}", ran.out);
    }
    let tools: Vec<Value> = fs::read_dir(folder.0.join("500/tools"))
        .unwrap()
        .map(|member| serde_json::from_str(&fs::read_to_string(member.unwrap().path()).unwrap()).unwrap())
        .collect();
    let different = |field: &str| tools.iter().map(|tool| tool[field].as_str().unwrap()).collect::<BTreeSet<_>>().len();
    assert_eq!((different("slug"), different("category")), (500, 15));
    assert!((20..250).contains(&different("maker")), "makers have several tools: {}", different("maker"));
    let verdicts: Vec<&str> =
        tools.iter().flat_map(|tool| tool["reviews"].as_array().unwrap()).map(|review| review["verdict"].as_str().unwrap()).collect();
    assert!((2_000..=2_500).contains(&verdicts.len()), "{} reviews", verdicts.len());
    for verdict in ["ship", "skip"] {
        assert!(verdicts.iter().filter(|other| **other == verdict).count() > 500, "{verdict}");
    }
}

#[test]
fn a_folder_with_a_catalog_is_left_as_it_is() {
    let folder = Folder::new("ungenerated");
    let ran = run([Path::new("generate"), &folder.0, Path::new("--tools"), Path::new("5")]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(folder.check().out, "2 tools, 4 reviews, 2 reviewers: no problems\n");
}
