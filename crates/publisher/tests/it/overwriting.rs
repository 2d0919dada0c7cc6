//! `bundle`, `import` and `tally` overwrite what they wrote, or what they are told to, and lose nothing on the way.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::folder::{Folder, all, run};

#[test]
fn a_bundle_overwrites_only_a_bundle_that_nobody_has_changed() {
    let folder = Folder::new("bundle-others");
    let bundle = |out: &str, more: &[&str]| {
        run([Path::new("bundle"), &folder.0, Path::new("--out"), &folder.0.join(out)].into_iter().chain(more.iter().map(Path::new)))
    };
    folder.write("notes.txt", "mine");
    let ran = bundle("notes.txt", &[]);
    assert_eq!((ran.code, fs::read(folder.0.join("notes.txt")).unwrap()), (Some(2), b"mine".to_vec()));
    assert!(
        ran.err.contains("notes.txt is there already, and is not what `shipwith bundle` wrote: nothing was written; --force"),
        "{}",
        ran.err
    );
    folder.write("whole.json", "");
    for _ in 0..2 {
        assert_eq!(bundle("whole.json", &[]).code, Some(0));
    }
    let text = fs::read_to_string(folder.0.join("whole.json")).unwrap();
    folder.write("whole.json", text.replace("It helps a lot.", "My own words."));
    assert_eq!(bundle("whole.json", &[]).code, Some(2));
    assert_eq!(bundle("whole.json", &["--force"]).code, Some(0));
    assert_eq!(fs::read_to_string(folder.0.join("whole.json")).unwrap(), text);
    assert!(!folder.0.join("whole.json.shipwith-part").exists());
}

#[test]
fn a_file_that_is_split_into_its_own_folder_loses_nothing() {
    let folder = Folder::new("import-itself");
    assert_eq!(
        run([Path::new("bundle"), &folder.0, Path::new("--out"), &folder.0.join("own/catalog.json")]).code,
        Some(2),
        "no such folder"
    );
    fs::create_dir(folder.0.join("own")).unwrap();
    let file = folder.0.join("own/catalog.json");
    assert_eq!(run([Path::new("bundle"), &folder.0, Path::new("--out"), &file]).code, Some(0));
    // A tool that cannot be written: the catalog keeps its tools, and no other tool is there.
    folder.write("own/tools/beta.json/in-the-way", "");
    let before = all(&folder.0);
    let import = || run([Path::new("import"), &file, Path::new("--dir"), &folder.0.join("own"), Path::new("--force")]);
    assert_eq!(import().code, Some(2));
    assert_eq!(all(&folder.0), before);
    fs::remove_dir_all(folder.0.join("own/tools")).unwrap();
    assert_eq!(import().code, Some(0));
    assert_eq!(run([Path::new("check"), &folder.0.join("own")]).out, "2 tools, 4 reviews, 2 reviewers: no problems\n");
    assert!(!fs::read_to_string(&file).unwrap().contains("bundled"));
}

#[test]
fn a_dry_run_of_a_whole_catalog_leaves_every_file_as_it_was_and_says_what_would_be_written() {
    let folder = Folder::new("import-dry");
    assert_eq!(run([Path::new("bundle"), &folder.0, Path::new("--out"), &folder.0.join("whole.json")]).code, Some(0));
    fs::remove_file(folder.0.join("tools/beta.json")).unwrap();
    folder.write("tools/alpha.json", "{}");
    let before = all(&folder.0);
    let ran = folder.import("whole.json", &["--dry-run"]);
    assert!(ran.code == Some(2) && ran.err.contains("catalog.json is there already: nothing was written; --force"), "{}", ran.err);
    let said = |files: &str, dir: &Path| {
        format!("{files}{}: catalog.json and 2 tools; nothing was written, as --dry-run asks for\n", dir.display())
    };
    let ran = folder.import("whole.json", &["--dry-run", "--force"]);
    let files = "tools/alpha.json: overwritten\ntools/beta.json: new\ncatalog.json: overwritten\n";
    assert_eq!((ran.out, ran.code), (said(files, &folder.0), Some(0)), "{}", ran.err);
    let split = folder.0.join("split");
    let ran = run([Path::new("import"), &folder.0.join("whole.json"), Path::new("--dir"), &split, Path::new("--dry-run")]);
    let files = "tools/alpha.json: new\ntools/beta.json: new\ncatalog.json: new\n";
    assert_eq!((ran.out, ran.code), (said(files, &split), Some(0)), "{}", ran.err);
    assert_eq!(all(&folder.0), before);
    assert!(!split.exists());
}

#[test]
fn an_option_that_means_nothing_for_what_is_imported_is_refused_and_nothing_is_written() {
    let folder = Folder::new("import-options");
    assert_eq!(run([Path::new("bundle"), &folder.0, Path::new("--out"), &folder.0.join("whole.json")]).code, Some(0));
    folder.write("table.csv", "slug,version\nalpha,9\n");
    folder.write("list.json", "[{ \"slug\": \"alpha\", \"version\": \"9\" }]");
    folder.write("models.dev/providers/README.md", "Providers");
    let before = all(&folder.0);
    let [of_tables, of_a_whole] = ["is for a table, and this is ", "--force is for a whole catalog alone"];
    for (from, option, says) in [
        ("whole.json", "--dates=dmy", format!("whole.json: --dates {of_tables}a whole catalog: leave it out")),
        ("whole.json", "--map=What=name", format!("whole.json: --map {of_tables}a whole catalog: leave it out")),
        ("models.dev", "--map=What=name", format!("models.dev: --map {of_tables}a checkout of models.dev: leave it out")),
        (".", "--dates=mdy", format!("--dates {of_tables}a catalog: leave it out")),
        ("models.dev", "--force", format!("models.dev: {of_a_whole}")),
        ("table.csv", "--force", format!("table.csv: {of_a_whole}")),
        ("list.json", "--force", format!("list.json: {of_a_whole}")),
    ] {
        let ran = folder.import(from, &[option]);
        assert!(ran.code == Some(2) && ran.err.contains(&says), "{from} {option}: {}", ran.err);
        assert_eq!(all(&folder.0), before, "{from} {option}");
    }
}

#[test]
fn a_ballots_json_that_is_no_ledger_is_not_overwritten() {
    let folder = Folder::new("tally-others");
    for other in [json!([]), json!({ "shipwith": "ballot", "version": 1, "id": "abcdefgh", "votes": [] }), json!({ "mine": 1 })] {
        folder.write("ballots.json", other.to_string());
        assert_eq!(run([Path::new("tally"), &folder.0]).code, Some(1), "{other}");
        assert_eq!(fs::read_to_string(folder.0.join("ballots.json")).unwrap(), other.to_string());
    }
}
