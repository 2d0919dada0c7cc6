//! `shipwith check` names every file in a catalog's folder that is not read.

use std::path::Path;

use serde_json::json;

use crate::folder::{Folder, run, tool};

#[test]
fn a_file_in_tools_that_is_not_read_is_a_problem() {
    let folder = Folder::new("strays");
    for file in ["aider.json.txt", "Aider.JSON", "sub/x.json", "sub/deeper/y.json", "notes.md", "zed.json.br"] {
        folder.write(&format!("tools/{file}"), "{}");
    }
    let (name, folders) =
        ("name it after its slug, <slug>.json, or keep it elsewhere", "move it to tools/ itself: folders in it are not looked into");
    let expected = [
        format!("tools/Aider.JSON: is not read: {name}"),
        format!("tools/aider.json.txt: is not read: {name}"),
        format!("tools/notes.md: is not read: {name}"),
        format!("tools/sub/deeper/y.json: is not read: {folders}"),
        format!("tools/sub/x.json: is not read: {folders}"),
        format!("tools/zed.json.br: is not read: {name}"),
    ];
    assert_eq!(folder.check().problems(), expected);
}

#[test]
fn what_systems_editors_and_packers_leave_in_tools_is_no_problem() {
    let folder = Folder::new("strays-system");
    for file in [".DS_Store", ".alpha.json.swp", "Thumbs.db", "desktop.ini", "alpha.json.br", "alpha.json.gz", ".git/config"] {
        folder.write(&format!("tools/{file}"), "x");
    }
    assert_eq!((folder.check().code, folder.check().err), (Some(0), String::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_alike_but_for_capitals_are_a_problem_and_so_is_a_name_that_is_no_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new("strays-capitals");
    folder.write("tools/Alpha.json", tool("alpha").to_string());
    let latin = folder.0.join("tools").join(std::ffi::OsStr::from_bytes(b"caf\xe9.json"));
    std::fs::write(latin, "{}").unwrap();
    let said = folder.check();
    let alike = "tools/alpha.json: named like tools/Alpha.json but for capitals: rename one: Windows and macOS keep only one of them";
    assert!(said.problems().contains(&alike), "{}", said.out);
    let latin = "tools/caf\u{fffd}.json: is not read: name it after its slug, <slug>.json: its name is no Unicode";
    assert!(said.problems().contains(&latin), "{}", said.out);
}

#[test]
fn a_file_beside_tools_that_is_not_read_is_named_beside_the_answer() {
    let folder = Folder::new("strays-beside");
    for file in ["Catalog.json", "whole.json", "drafts/one.json", "search/mine.json", ".hidden"] {
        folder.write(file, "{}");
    }
    let ran = folder.check();
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "2 tools, 4 reviews, 2 reviewers: no problems\n"));
    let named = |file: &str| format!("note: {file}: is not read: nothing of a catalog has this name\n");
    assert_eq!(ran.err, ["Catalog.json", "drafts/one.json", "search/mine.json", "whole.json"].map(named).concat());
    let json = run([Path::new("check"), &folder.0, Path::new("--format"), Path::new("json")]);
    assert_eq!((json.out.as_str(), json.err), ("[]\n", ran.err), "what programs read stays as it is");
}

#[test]
fn what_commands_of_this_program_write_beside_tools_is_known() {
    let folder = Folder::new("strays-known");
    for (arguments, file) in [(["schema", "tool"], "tool.schema.json"), (["schema", "catalog"], "catalog.schema.json")] {
        folder.write(file, run(arguments).out);
    }
    folder.write("ballots.json", json!({ "schema": 1, "ballots": [] }).to_string());
    assert_eq!(folder.index_site(&folder.0, &folder.0).code, Some(0));
    folder.write("search/index.json.br", "packed");
    let ran = folder.check();
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    folder.write("search/w-a.json", "{}");
    assert_eq!(folder.check().err, "note: search/w-a.json: is not read: nothing of a catalog has this name\n");
    folder.write("shipwith-index.json", "{");
    assert_eq!(folder.check().code, Some(0), "a damaged list keeps nobody from hearing of the catalog");
}

#[test]
fn however_many_there_are_a_hundred_are_named_and_the_rest_is_counted() {
    let folder = Folder::new("strays-many");
    for i in 0..120 {
        folder.write(&format!("drafts/{i:03}.json"), "{}");
    }
    let said = folder.check().err;
    assert_eq!(said.lines().count(), 101);
    assert!(said.ends_with("note: 20 files beside these are not read\n"), "{said}");
}
