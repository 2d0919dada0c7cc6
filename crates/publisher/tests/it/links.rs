//! Links in a catalog's folder: what leads out of it is neither read nor written.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::folder::{Folder, Ran, all, run, tool};

/// A catalog, and a folder of somebody else beside it with a file that would pass for a tool.
fn neighbors(test: &str) -> (Folder, Folder, PathBuf) {
    let (folder, other) = (Folder::new(test), Folder::new(&format!("{test}-other")));
    other.write("tools/gamma.json", tool("gamma").to_string().replace("It helps a lot.", "Secret."));
    let secret = other.0.join("tools/gamma.json");
    (folder, other, secret)
}

/// Puts a link in the place of a file or folder.
fn link(folder: &Folder, path: &str, to: &Path) {
    let place = folder.0.join(path);
    if place.is_dir() {
        fs::remove_dir_all(&place).unwrap();
    } else if place.exists() {
        fs::remove_file(&place).unwrap();
    }
    symlink(to, place).unwrap();
}

fn command(arguments: &[&str], folder: &Folder) -> Ran {
    let dir = folder.0.display().to_string();
    run(arguments.iter().map(|argument| argument.replace("DIR", &dir)))
}

#[test]
fn what_leads_out_is_named_and_not_read() {
    for path in ["tools/gamma.json", "catalog.json", "tools", "ballots.json"] {
        let (folder, other, _) = neighbors(&format!("links-{}", path.replace('/', "-")));
        other.write("ballots.json", "Secret.");
        link(&folder, path, &other.0.join(path));
        let ran = folder.check();
        let says = format!("{path}: a link that leads out of the folder of the catalog: put what it leads to in its place\n");
        assert!(ran.code == Some(1) && ran.out.contains(&says), "{path}: {}{}", ran.out, ran.err);
        let index = folder.index_site(&folder.0.join("out"), &folder.0.join("site"));
        assert_eq!(index.code, Some(1), "{path}");
        assert!(!folder.0.join("site").exists() && !(ran.out + &index.out + &index.err).contains("Secret"), "{path}");
    }
}

#[test]
fn nothing_is_written_through_it() {
    let (folder, other, secret) = neighbors("links-written");
    folder.write("prices.csv", "slug,name,price\ngamma,gamma,$9\nalpha,alpha,$9\n");
    folder.write("whole.json", {
        let mut whole = crate::folder::catalog();
        whole["tools"] = serde_json::json!([tool("alpha"), tool("beta"), tool("gamma")]);
        whole.to_string()
    });
    let before = all(&other.0);
    link(&folder, "tools/gamma.json", &secret);
    let own = all(&folder.0);
    for arguments in [
        &["import", "DIR/prices.csv", "--dir", "DIR"][..],
        &["import", "DIR/whole.json", "--dir", "DIR", "--force"],
        &["sync", "DIR/prices.csv", "--dir", "DIR", "--write"],
        &["new", "gamma", "--dir", "DIR"],
        &["tally", "DIR"],
    ] {
        let ran = command(arguments, &folder);
        assert!(ran.code != Some(0), "{arguments:?}: {}", ran.out);
        assert_eq!(all(&other.0), before, "{arguments:?}");
        assert_eq!(all(&folder.0), own, "{arguments:?}");
    }
    fs::remove_file(folder.0.join("tools/gamma.json")).unwrap();
    link(&folder, "tools", &other.0.join("tools"));
    for arguments in [
        &["import", "DIR/prices.csv", "--dir", "DIR"][..],
        &["import", "DIR/whole.json", "--dir", "DIR", "--force"],
        &["sync", "DIR/prices.csv", "--dir", "DIR", "--write"],
        &["new", "delta", "--dir", "DIR"],
    ] {
        let ran = command(arguments, &folder);
        assert!(ran.code != Some(0) && ran.err.contains("a link that leads out"), "{arguments:?}: {}{}", ran.out, ran.err);
        assert_eq!(all(&other.0), before, "{arguments:?}");
    }
}

#[test]
fn what_stays_inside_is_followed_and_what_leads_nowhere_or_in_a_circle_cannot_be_read() {
    let (folder, _other, _) = neighbors("links-inside");
    folder.write("kept/gamma.json", tool("gamma").to_string());
    link(&folder, "tools/gamma.json", &folder.0.join("kept/gamma.json"));
    assert_eq!(folder.check().out, "3 tools, 6 reviews, 2 reviewers: no problems\n");
    link(&folder, "tools/gamma.json", Path::new("gamma.json"));
    let ran = folder.check();
    assert!(ran.code == Some(1) && ran.out.contains("tools/gamma.json: cannot be read"), "{}", ran.out);
    link(&folder, "tools/delta.json", Path::new("nowhere.json"));
    assert!(folder.check().out.contains("tools/delta.json: cannot be read"));
}

#[test]
fn odd_names_of_files_lead_nowhere() {
    let folder = Folder::new("links-names");
    // Each is a name that a file can have here, and none is one that a tool can have.
    for name in ["..json", "...json", "\u{202e}nosj.json", "a\nb.json", "con .json", "\u{1f600}.json", "%2e%2e%2fx.json", "a\\..\\b.json"] {
        folder.write(&format!("tools/{name}"), tool("gamma").to_string());
    }
    let ran = folder.check();
    assert_eq!(ran.code, Some(1));
    assert!(
        !ran.out.contains('\u{202e}') && ran.out.lines().all(|line| line.starts_with("tools/") || line.ends_with("problems")),
        "{}",
        ran.out
    );
    for slug in ["../x", "/etc/x", "a/b", "..", "x.json", "\u{1f600}", "a\\b", "%2e%2e"] {
        let ran = command(&["new", slug, "--dir", "DIR"], &folder);
        assert!(ran.code == Some(2) && ran.err.contains("is no slug"), "{slug}: {}", ran.err);
    }
    let mut odd = tool("gamma");
    odd["slug"] = "../../x".into();
    folder.write("odd.json", serde_json::json!({ "schema": 1, "tools": [odd] }).to_string());
    let ran = command(&["import", "DIR/odd.json", "--dir", "DIR/split"], &folder);
    assert!(ran.code != Some(0) && !folder.0.join("split").exists(), "{}", ran.out);
}
