//! `shipwith sync` proposes what has changed in a source, and `shipwith drift` says where two disagree.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::folder::{Folder, Ran, all, run, tool};

fn sync(folder: &Folder, from: &str, more: &[&str]) -> Ran {
    let [from, dir] = [folder.0.join(from), folder.0.clone()].map(|path| path.display().to_string());
    run([&["sync", from.as_str(), "--dir", dir.as_str()], more].concat())
}

fn drift(folder: &Folder, one: &str, other: &str, more: &[&str]) -> Ran {
    let [one, other] = [one, other].map(|path| folder.0.join(path).display().to_string());
    run([&["drift", one.as_str(), other.as_str()], more].concat())
}

/// A table of which alpha costs more, is of another version, and is told in other words.
const TABLE: &str = "slug,name,price,version,license,summary\nalpha,Alpha,$5,2.0,MIT,Theirs\ngamma,Gamma,Free,,,\n";

#[test]
fn a_change_is_proposed_as_a_patch_and_written_when_asked_for() {
    let folder = Folder::new("sync");
    let mut alpha = tool("alpha");
    alpha["version"] = json!("1.0");
    folder.write("tools/alpha.json", format!("{alpha:#}\n"));
    folder.write("prices.csv", TABLE);
    let before = all(&folder.0);
    let ran = sync(&folder, "prices.csv", &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.starts_with("--- a/tools/alpha.json\n+++ b/tools/alpha.json\n@@ "), "{}", ran.out);
    for line in ["-    \"entry\": \"Free\",", "+    \"entry\": \"$5\",", "-  \"version\": \"1.0\"", "+  \"license\": \"MIT\","] {
        assert!(ran.out.lines().any(|shown| shown == line), "{line} is not in {}", ran.out);
    }
    let end = "1 tool changed, 0 as they were; 1 of the source are not in the catalog";
    assert!(ran.out.ends_with(&format!("{end}; nothing was written: --write does\n")), "{}", ran.out);
    assert_eq!(all(&folder.0), before);
    let ran = sync(&folder, "prices.csv", &["--write"]);
    assert!(
        ran.out.contains("tools/alpha.json: version: \"1.0\" is now \"2.0\"\n") && ran.out.ends_with(&format!("{end}\n")),
        "{}",
        ran.out
    );
    let now = folder.tool("alpha");
    let steps: Vec<_> = now["history"].as_array().unwrap().iter().map(|step| (&step["of"], &step["from"], &step["to"])).collect();
    assert_eq!(steps, [(&json!("price"), &json!("Free"), &json!("$5")), (&json!("version"), &json!("1.0"), &json!("2.0"))]);
    assert_eq!((&now["summary"], &now["reviews"], &now["name"]), (&alpha["summary"], &alpha["reviews"], &alpha["name"]));
    assert_eq!(folder.check().code, Some(0), "a tool that the catalog does not have is not begun");
    assert!(sync(&folder, "prices.csv", &["--write"]).out.starts_with("0 tools changed, 1 as they were"));
}

/// Lets git apply what was proposed, as it was printed.
fn apply(folder: &Folder, proposed: &Ran) {
    folder.write("prices.patch", &proposed.out);
    let applied = Command::new("git").args(["apply", "prices.patch"]).current_dir(&folder.0).output().unwrap();
    assert!(applied.status.success(), "{}{}", proposed.out, String::from_utf8_lossy(&applied.stderr));
}

#[test]
fn the_patch_keeps_how_lines_end_and_what_a_catalog_may_hold_and_is_what_would_be_written() {
    let folder = Folder::new("sync-patch-lines");
    folder.write("prices.csv", TABLE);
    let mut alpha = tool("alpha");
    // Khmer, whose words are parted by what nobody sees.
    alpha["summary"] = json!("ភាសា\u{200b}ខ្មែរ");
    let text = format!("{alpha:#}\n");
    let (windows, tabs) = (text.replace('\n', "\r\n"), text.replace("  ", "\t"));
    for before in [windows.as_str(), windows.trim_end(), tabs.as_str(), text.as_str(), text.trim_end()] {
        folder.write("tools/alpha.json", before);
        apply(&folder, &sync(&folder, "prices.csv", &["--only", "price"]));
        let applied = fs::read_to_string(folder.0.join("tools/alpha.json")).unwrap();
        let all = applied.matches('\n').count();
        assert_eq!(applied.matches("\r\n").count(), if before.contains('\r') { all } else { 0 }, "{applied:?}");
        let now = folder.tool("alpha");
        assert_eq!((&now["pricing"]["entry"], &now["summary"]), (&json!("$5"), &alpha["summary"]));
        folder.write("tools/alpha.json", before);
        assert_eq!(sync(&folder, "prices.csv", &["--only", "price", "--write"]).code, Some(0));
        assert_eq!(fs::read_to_string(folder.0.join("tools/alpha.json")).unwrap(), applied);
    }
}

#[test]
fn the_patch_is_one_that_git_takes() {
    let folder = Folder::new("sync-patch");
    folder.write("tools/alpha.json", format!("{:#}\n", tool("alpha")));
    folder.write("prices.csv", TABLE);
    apply(&folder, &sync(&folder, "prices.csv", &["--only", "price"]));
    let now = folder.tool("alpha");
    assert_eq!((&now["pricing"]["entry"], &now["version"]), (&json!("$5"), &json!(null)));
}

#[test]
fn a_tool_can_have_another_name_in_the_source() {
    let folder = Folder::new("sync-names");
    folder.write("prices.csv", "slug,price\nacme-alpha-2,$7\n");
    assert!(sync(&folder, "prices.csv", &[]).out.starts_with("0 tools changed, 0 as they were; 1 of the source"));
    let ran = sync(&folder, "prices.csv", &["--tool", "acme-alpha-2=alpha", "--write"]);
    assert!(ran.out.contains("pricing.entry: \"Free\" is now \"$7\""), "{}{}", ran.out, ran.err);
    for (names, says) in [("x=alpha", "the source has no \"x\""), ("x", "write NAME=SLUG"), ("x=Y y", "is no slug")] {
        let ran = sync(&folder, "prices.csv", &["--tool", names]);
        assert!(ran.code == Some(2) && ran.err.contains(says), "{}", ran.err);
    }
}

#[test]
fn a_tool_whose_own_slug_no_catalog_can_have_is_taken_where_it_is_named_and_left_out_elsewhere() {
    let folder = Folder::new("sync-names-refused");
    folder.write("prices.csv", "name,price\nEnter vs.,$7\nCon,$8\nEnter vs,$9\n");
    let left_out = |line: u32, found: &str| format!("prices.csv: slug: line {line}: {found}");
    let (versus, device) = ("\"enter-vs\" ends with \"-vs\"", "\"con\" is the name of a device on Windows");
    for (names, now, lines) in [
        (&["--tool", "enter-vs=alpha", "--tool", "con=beta"][..], ["$7", "$8"], vec![left_out(4, versus)]),
        (&["--tool", "con=alpha"][..], ["$8", "Free"], vec![left_out(2, versus), left_out(4, versus)]),
        (&[][..], ["Free", "Free"], vec![left_out(2, versus), left_out(3, device), left_out(4, versus)]),
    ] {
        for slug in ["alpha", "beta"] {
            folder.write(&format!("tools/{slug}.json"), tool(slug).to_string());
        }
        let ran = sync(&folder, "prices.csv", &[names, &["--write"]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert_eq!(["alpha", "beta"].map(|slug| folder.tool(slug)["pricing"]["entry"].clone()), now.map(|price| json!(price)));
        let said: Vec<&str> = ran.err.lines().collect();
        assert_eq!(said.len(), lines.len(), "{}", ran.err);
        assert!(said.iter().zip(&lines).all(|(said, line)| said.contains(line)), "{}", ran.err);
    }
    let ran = folder.import("prices.csv", &[]);
    assert!(ran.out.ends_with("0 tools new, 0 changed, 0 as they were; 3 left out\n"), "{}{}", ran.out, ran.err);
}

#[test]
fn what_somebody_wrote_in_a_table_is_no_placeholder() {
    let folder = Folder::new("sync-table-says");
    let mut alpha = tool("alpha");
    alpha["license"] = json!("MIT");
    folder.write("tools/alpha.json", alpha.to_string());
    folder.write("facts.csv", "slug,license,price\nalpha,Open weights,Not stated\n");
    let ran = drift(&folder, ".", "facts.csv", &[]);
    assert!(ran.out.ends_with("2 disagreements in 1 tool that both have\n"), "{}{}", ran.out, ran.err);
    let ran = sync(&folder, "facts.csv", &["--write"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let now = folder.tool("alpha");
    assert_eq!((&now["license"], &now["pricing"]["entry"]), (&json!("Open weights"), &json!("Not stated")));
    folder.write("tools/alpha.json", alpha.to_string());
    let ran = folder.import("facts.csv", &[]);
    assert!(ran.out.contains("license: \"MIT\" is now \"Open weights\""), "{}{}", ran.out, ran.err);
}

#[test]
fn a_name_that_another_tool_of_the_source_has_is_of_the_one_that_was_named() {
    let folder = Folder::new("sync-names-taken");
    folder.write("prices.csv", "slug,price\nalpha,$7\nother,$9\nbeta,$8\n");
    let ran = sync(&folder, "prices.csv", &["--tool", "other=alpha"]);
    assert!(ran.out.matches("--- a/tools/alpha.json").count() == 1 && ran.out.contains("$9") && !ran.out.contains("$7"), "{}", ran.out);
    let left_out = "--tool other=alpha: the source has a tool of its own that it calls \"alpha\": that one was not looked at";
    assert_eq!(ran.err, format!("left out: {left_out}\n"));
    // Two that are called as the other one is.
    let ran = sync(&folder, "prices.csv", &["--tool", "alpha=beta", "--tool", "beta=alpha", "--write"]);
    let entry = |slug: &str| folder.tool(slug)["pricing"]["entry"].clone();
    assert_eq!((entry("alpha"), entry("beta"), ran.err.as_str()), (json!("$8"), json!("$7"), ""));
    for (one, other) in [("other=alpha", "beta=alpha"), ("other=alpha", "other=beta")] {
        let ran = sync(&folder, "prices.csv", &["--tool", one, "--tool", other]);
        let says = format!("--tool {other}: there is --tool {one}, too: leave one of the two out");
        assert!(ran.code == Some(2) && ran.err.contains(&says), "{}", ran.err);
    }
}

#[test]
fn a_file_in_which_a_field_is_written_twice_is_left_to_whoever_wrote_it() {
    let folder = Folder::new("sync-twice");
    folder.write("tools/alpha.json", tool("alpha").to_string().replace("\"summary\":", "\"summary\":\"Written first.\",\"summary\":"));
    folder.write("prices.csv", TABLE);
    let before = all(&folder.0);
    for ran in [sync(&folder, "prices.csv", &["--write"]), folder.import("prices.csv", &[])] {
        assert!(ran.code == Some(2) && ran.err.ends_with("alpha.json: summary: written twice: keep one of them\n"), "{}", ran.err);
        assert_eq!(all(&folder.0), before);
    }
    folder.write("prices.csv", "slug,price\nalpha,Free\n");
    assert_eq!(sync(&folder, "prices.csv", &["--write"]).code, Some(0), "nothing is written into it");
}

#[test]
fn a_column_that_neither_of_two_sources_has_is_refused() {
    let folder = Folder::new("drift-columns");
    folder.write("prices.csv", "slug,What it costs\nalpha,$99\n");
    for (other, more, says) in [
        ("prices.csv", ["--map", "What it cost=pricing.entry"], "has a column called \"What it cost\": name one of: slug, What it costs\n"),
        (".", ["--map", "What it costs=pricing.entry"], "--map is for a table, and neither of the two is one: leave it out\n"),
        (".", ["--dates", "dmy"], "--dates is for a table, and neither of the two is one: leave it out\n"),
    ] {
        let ran = drift(&folder, ".", other, &more);
        assert!(ran.code == Some(2) && ran.out.is_empty() && ran.err.ends_with(says), "{}{}", ran.out, ran.err);
    }
    assert_eq!(drift(&folder, ".", "prices.csv", &["--map", "What it costs=pricing.entry", "--dates", "dmy"]).code, Some(1));
}

#[test]
fn where_two_sources_disagree_is_said() {
    let folder = Folder::new("drift");
    folder.write("prices.csv", TABLE);
    folder.write("other.csv", "Tool,Cost,Version\nalpha,$5.00,2.1\n");
    let columns = ["--map", "Cost=pricing.entry"];
    let ran = drift(&folder, "prices.csv", "other.csv", &columns);
    let expected = format!(
        "alpha: version: \"2.0\" in {}, \"2.1\" in {}\n1 disagreement in 1 tool that both have\n",
        folder.0.join("prices.csv").display(),
        folder.0.join("other.csv").display()
    );
    assert_eq!((ran.out.as_str(), ran.code), (expected.as_str(), Some(1)), "{}", ran.err);
    assert!(ran.err.contains("note: 1 tool only in"), "{}", ran.err);
    // A catalog is a source too, and agrees with itself.
    let ran = drift(&folder, ".", ".", &[]);
    assert_eq!((ran.out.as_str(), ran.code), ("0 disagreements in 2 tools that both have\n", Some(0)), "{}", ran.err);
    fs::create_dir(folder.0.join("empty")).unwrap();
    let ran = drift(&folder, ".", "empty", &[]);
    assert!(ran.code == Some(2) && ran.err.contains("it holds neither catalog.json nor the folder providers/"), "{}", ran.err);
}
