//! `index` neither deletes nor overwrites what it did not write, and writes nothing outside the folders that were named.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::folder::{Folder, all, catalog, run, tool};

fn with_address(folder: &Folder) {
    let mut catalog = catalog();
    catalog["site"]["address"] = json!("https://example.com/");
    folder.write("catalog.json", catalog.to_string());
}

#[test]
fn folders_and_files_of_others_are_never_touched_by_index_wherever_they_lie() {
    let folder = Folder::new("index-others");
    for file in ["home/search/mine.txt", "home/save/game.json", "home/search/w-a.json", "feed.xml", "sitemap.xml", "home/tools/x.txt"] {
        folder.write(file, "mine");
    }
    let before = all(&folder.0);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_shipwith"));
    let ran = command.current_dir(folder.0.join("home")).args(["index", "..", "--out", "."]).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let after = all(&folder.0);
    assert!(before.iter().all(|(file, bytes)| after.get(file) == Some(bytes)), "{:?}", after.keys());
    let new: Vec<&str> = after.keys().filter(|file| !before.contains_key(*file)).map(|file| file.to_str().unwrap()).collect();
    assert_eq!(
        new,
        [
            "home/save/1.json",
            "home/save/list.json",
            "home/search/c-tools.json",
            "home/search/index.json",
            "home/search/r-builder.json",
            "home/search/r-skeptic.json",
            "home/shipwith-index.json",
        ]
    );
    let said = String::from_utf8(ran.stdout).unwrap();
    assert!(
        said.ends_with(
            "feed.xml, weekly.xml, sitemap.xml and finished pages were not written: name the folder of the site with --site-dir\n"
        ),
        "{said}"
    );
}

#[test]
fn a_file_of_somebody_else_in_the_place_of_one_is_refused_and_nothing_is_written() {
    let folder = Folder::new("index-refused");
    with_address(&folder);
    for file in ["site/data/search/index.json", "site/data/save/list.json", "site/feed.xml", "site/sitemap.xml"] {
        folder.write(file, "mine");
        let before = all(&folder.0);
        let ran = folder.index_site(&folder.0.join("site/data"), &folder.0.join("site"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{file}");
        let path = folder.0.join(file);
        let why = "was not written by `shipwith index`, or was changed since: nothing was written; move it away, or name another folder";
        assert_eq!(ran.err, format!("shipwith: {} {why}\n", path.display()));
        assert_eq!(all(&folder.0), before, "{file}");
        fs::remove_file(path).unwrap();
    }
    for taken in ["site/data/save", "site/data/search/index.json/x"] {
        fs::remove_dir_all(folder.0.join("site")).unwrap();
        folder.write(taken, "mine");
        let before = all(&folder.0);
        let ran = folder.index_site(&folder.0.join("site/data"), &folder.0.join("site"));
        assert_eq!((ran.code, all(&folder.0)), (Some(2), before), "{taken}: {}", ran.err);
    }
}

#[test]
fn what_an_earlier_run_wrote_is_replaced_or_removed_and_what_was_changed_since_stays() {
    let folder = Folder::new("index-again");
    with_address(&folder);
    let (out, site) = (folder.0.join("site/data"), folder.0.join("site"));
    let large = folder.0.join("large");
    assert_eq!(run([Path::new("generate"), &large, Path::new("--tools"), Path::new("1100")]).code, Some(0));
    let index = |dir: &Path| run([Path::new("index"), dir, Path::new("--out"), &out, Path::new("--site-dir"), &site]);
    assert_eq!(index(&large).code, Some(0));
    folder.write("site/data/search/notes.txt", "mine");
    folder.write("site/data/search/all-1.json", "changed");
    let ran = index(&folder.0);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("search/all-1.json: belongs to an older index, and was changed since: it is left there"), "{}", ran.err);
    let names: Vec<String> = all(&site).keys().map(|file| file.to_str().unwrap().to_owned()).collect();
    let expected = [
        "data/save/1.json",
        "data/save/list.json",
        "data/search/all-1.json",
        "data/search/c-tools.json",
        "data/search/index.json",
        "data/search/notes.txt",
        "data/search/r-builder.json",
        "data/search/r-skeptic.json",
        "data/shipwith-index.json",
        "feed.xml",
        "shipwith-index.json",
        "sitemap.xml",
        "weekly.xml",
    ];
    assert_eq!(names, expected);
    let before = all(&site);
    assert_eq!(index(&folder.0).code, Some(0));
    assert_eq!(all(&site), before, "the same catalog gives the same bytes");
    // Without an address there is no sitemap: the one of before goes.
    folder.write("catalog.json", catalog().to_string());
    assert_eq!(index(&folder.0).code, Some(0));
    assert!(!site.join("sitemap.xml").exists() && site.join("feed.xml").exists());
}

#[test]
fn one_folder_for_data_and_site_has_one_list() {
    let folder = Folder::new("index-one");
    let out = folder.0.join("all");
    let other_name = folder.0.join("tools/../all");
    for (data, site) in [(&out, &other_name), (&other_name, &out)] {
        assert_eq!(folder.index_site(data, site).code, Some(0));
        let list: Value = serde_json::from_str(&fs::read_to_string(out.join("shipwith-index.json")).unwrap()).unwrap();
        let files: Vec<&String> = list["files"].as_object().unwrap().keys().collect();
        assert_eq!(
            files,
            [
                "feed.xml",
                "save/1.json",
                "save/list.json",
                "search/c-tools.json",
                "search/index.json",
                "search/r-builder.json",
                "search/r-skeptic.json",
                "weekly.xml",
            ]
        );
        assert_eq!(list["before"], Value::Null);
    }
}

#[test]
fn a_run_that_was_cut_off_is_gone_on_with() {
    let folder = Folder::new("index-cut-off");
    let out = folder.0.join("out");
    assert_eq!(folder.index(&out).code, Some(0));
    let old = fs::read(out.join("search/index.json")).unwrap();
    let older_list: Value = serde_json::from_str(&fs::read_to_string(out.join("shipwith-index.json")).unwrap()).unwrap();
    let mut alpha = tool("alpha");
    alpha["name"] = json!("Alpha 2");
    folder.write("tools/alpha.json", alpha.to_string());
    assert_eq!(folder.index(&out).code, Some(0));
    // As if it had ended after the first files had taken their places.
    let mut list: Value = serde_json::from_str(&fs::read_to_string(out.join("shipwith-index.json")).unwrap()).unwrap();
    list["before"] = older_list["files"].clone();
    folder.write("out/shipwith-index.json", list.to_string());
    folder.write("out/search/index.json", old);
    folder.write("out/save/list.json.shipwith-part", "half");
    let ran = folder.index(&out);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(fs::read_to_string(out.join("search/index.json")).unwrap().contains("Alpha 2"));
    assert_eq!(folder.index(&out).code, Some(0));
}

#[test]
fn a_list_that_is_damaged_or_leads_elsewhere_is_refused() {
    let folder = Folder::new("index-list");
    folder.write("precious.txt", "{}");
    for list in ["{", "{}", r#"{ "shipwith": "index", "version": 1, "files": { "../precious.txt": "08f44b07b5c4ff5d" } }"#] {
        folder.write("out/shipwith-index.json", list);
        let ran = folder.index(&folder.0.join("out"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{list}");
        assert!(ran.err.contains("shipwith-index.json: not a list that `shipwith index` wrote: move it away"), "{}", ran.err);
        assert_eq!(fs::read_dir(folder.0.join("out")).unwrap().count(), 1, "{list}");
    }
    assert!(folder.0.join("precious.txt").exists());
}

#[cfg(unix)]
#[test]
fn links_lead_neither_out_of_the_folder_that_was_named_nor_are_they_replaced() {
    let folder = Folder::new("index-links");
    folder.write("elsewhere/index.json", "mine");
    fs::create_dir_all(folder.0.join("out")).unwrap();
    std::os::unix::fs::symlink(folder.0.join("elsewhere"), folder.0.join("out/search")).unwrap();
    assert_eq!(folder.index(&folder.0.join("out")).code, Some(2));
    fs::remove_file(folder.0.join("out/search")).unwrap();
    fs::create_dir_all(folder.0.join("out/search")).unwrap();
    std::os::unix::fs::symlink(folder.0.join("elsewhere/none"), folder.0.join("out/search/index.json")).unwrap();
    assert_eq!(folder.index(&folder.0.join("out")).code, Some(2));
    assert_eq!(all(&folder.0.join("elsewhere")).len(), 1);

    // A tool's file that its author keeps elsewhere is written there.
    fs::rename(folder.0.join("tools/alpha.json"), folder.0.join("elsewhere/alpha.json")).unwrap();
    std::os::unix::fs::symlink(folder.0.join("elsewhere/alpha.json"), folder.0.join("tools/alpha.json")).unwrap();
    let vote = json!({ "tool": "alpha", "verdict": "ship", "at": 1_700_000_000_000_u64 });
    folder.write("one.json", json!({ "shipwith": "ballot", "version": 1, "id": "abcdefgh", "votes": [vote], "picks": [] }).to_string());
    assert_eq!(run([Path::new("tally"), &folder.0, &folder.0.join("one.json")]).code, Some(0));
    assert!(fs::symlink_metadata(folder.0.join("tools/alpha.json")).unwrap().is_symlink());
    assert!(fs::read_to_string(folder.0.join("elsewhere/alpha.json")).unwrap().contains("\"ship\": 1"));
    // A link that leads nowhere has a name, too: nothing is written through it.
    std::os::unix::fs::symlink(folder.0.join("elsewhere/new.json"), folder.0.join("tools/gamma.json")).unwrap();
    let ran = run([Path::new("new"), Path::new("gamma"), Path::new("--dir"), &folder.0]);
    assert!(ran.code == Some(2) && ran.err.contains("is there already"), "{}", ran.err);
}

#[test]
fn packed_copies_of_files_that_have_changed_are_named() {
    let folder = Folder::new("index-packed");
    let out = folder.0.join("out");
    assert_eq!(folder.index(&out).code, Some(0));
    folder.write("out/search/index.json.br", "packed");
    assert_eq!(folder.index(&out).err, "", "nothing has changed");
    let mut alpha = tool("alpha");
    alpha["name"] = json!("Alpha 2");
    folder.write("tools/alpha.json", alpha.to_string());
    let said =
        format!("{}: a packed copy of a file that has changed: pack anew, or remove it\n", out.join("search/index.json.br").display());
    assert_eq!(folder.index(&out).err, said);
}
