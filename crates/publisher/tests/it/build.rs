//! `shipwith init` begins a site, and `shipwith build` makes it.

use std::fs;
use std::path::Path;

use crate::folder::{Folder, Ran, all, run};
use crate::pages::SHELL;

/// A finished site as short as one can be, beside the catalog.
pub fn bundle(folder: &Folder) {
    folder.write("bundle/shell.html", SHELL);
    folder.write("bundle/shell.html.br", "packed");
    folder.write("bundle/fonts/one.woff2", [0, 159, 146, 150]);
    folder.write("bundle/data/catalog.json", "{ \"of\": \"somebody else\" }");
    folder.write("bundle/.hidden", "of whoever works there");
}

/// Builds the site of a folder with that bundle.
pub fn build(folder: &Folder, from: &str, out: &str, more: &[&str]) -> Ran {
    let [from, out, bundle] = [from, out, "bundle"].map(|name| folder.0.join(name).display().to_string());
    run([&["build", from.as_str(), "--out", out.as_str(), "--bundle", bundle.as_str()], more].concat())
}

#[test]
fn what_init_begins_is_sound_and_becomes_a_site() {
    let folder = Folder::new("init");
    bundle(&folder);
    let begun = folder.0.join("begun");
    let ran = run([Path::new("init"), &begun]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let ran = run([Path::new("check"), &begun.join("data")]);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("2 tools, 4 reviews, 2 reviewers: no problems\n", ""), "nor a note");
    let ran = build(&folder, "begun", "begun/site", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let site = all(&begun.join("site"));
    for file in [
        "index.html",
        "compare/first-tool-vs-second-tool/index.html",
        "data/catalog.json",
        "data/search/index.json",
        "feed.xml",
        "fonts/one.woff2",
    ] {
        assert!(site.contains_key(Path::new(file)), "{file}: {:?}", site.keys());
    }
    assert!(!site.contains_key(Path::new(".hidden")));
    assert_eq!(site[Path::new("data/catalog.json")], fs::read(begun.join("data/catalog.json")).unwrap());
    // The catalog that was built of is no part of its own list: another run reads the same.
    assert_eq!(build(&folder, "begun", "begun/site", &[]).code, Some(0));
    assert_eq!(all(&begun.join("site")), site, "the same catalog gives the same bytes");
}

#[test]
fn init_leaves_a_folder_that_holds_something_as_it_is() {
    let folder = Folder::new("init-taken");
    let before = all(&folder.0);
    let ran = run([Path::new("init"), &folder.0]);
    assert!(ran.code == Some(2) && ran.err.contains("is not empty, and was left as it is"), "{}", ran.err);
    assert_eq!(all(&folder.0), before);
    fs::create_dir(folder.0.join("empty")).unwrap();
    assert_eq!(run([Path::new("init"), &folder.0.join("empty")]).code, Some(0), "one that is empty will do");
}

#[test]
fn build_takes_away_what_it_wrote_and_nothing_else() {
    let folder = Folder::new("build-clears");
    bundle(&folder);
    assert_eq!(build(&folder, "", "site", &[]).code, Some(0));
    folder.write("site/CNAME", "tools.example.com");
    fs::rename(folder.0.join("bundle/fonts/one.woff2"), folder.0.join("bundle/fonts/two.woff2")).unwrap();
    fs::remove_file(folder.0.join("tools/beta.json")).unwrap();
    folder.write("tools/gamma.json", crate::folder::tool("gamma").to_string());
    let catalog = fs::read_to_string(folder.0.join("catalog.json")).unwrap().replace("beta", "gamma");
    folder.write("catalog.json", catalog);
    let ran = build(&folder, "", "site", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let site = all(&folder.0.join("site"));
    let has = |file: &str| site.contains_key(Path::new(file));
    assert!(has("CNAME") && has("fonts/two.woff2") && has("data/tools/gamma.json") && has("compare/alpha-vs-gamma/index.html"));
    assert!(!has("fonts/one.woff2") && !has("data/tools/beta.json") && !has("compare/alpha-vs-beta/index.html"), "{:?}", site.keys());
}

#[test]
fn an_index_over_what_build_made_is_refused_and_not_one_file_of_it_is_gone() {
    let folder = Folder::new("build-index");
    bundle(&folder);
    assert_eq!(build(&folder, "", "site", &[]).code, Some(0));
    let before = all(&folder.0);
    let [site, data, elsewhere] = ["site", "site/data", "elsewhere"].map(|name| folder.0.join(name));
    let (whole, catalog, program) = (folder.index_site(&data, &site), folder.index(&data), folder.index_site(&elsewhere, &site));
    for (ran, refused) in [(whole, &data), (catalog, &data), (program, &site), (folder.index(&site), &site)] {
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
        assert!(ran.err.starts_with(&format!("shipwith: {}: `shipwith build` made it, with ", refused.display())), "{}", ran.err);
        assert!(ran.err.ends_with("nothing was written; run `shipwith build` again\n"), "{}", ran.err);
        assert_eq!(all(&folder.0), before);
    }
    // Beside a finished site that was put there by hand it is what there is to run, any number of times.
    folder.write("by-hand/shell.html", SHELL);
    for _ in 0..2 {
        let ran = folder.index_site(&folder.0.join("by-hand/data"), &folder.0.join("by-hand"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    }
    assert!(["by-hand/shell.html", "by-hand/index.html"].iter().all(|file| folder.0.join(file).exists()));
}

#[test]
fn build_writes_nothing_where_it_cannot_write_all() {
    let folder = Folder::new("build-refuses");
    bundle(&folder);
    folder.write("site/shell.html", "mine");
    let before = all(&folder.0);
    let ran = build(&folder, "", "site", &[]);
    assert!(ran.code == Some(2) && ran.err.contains("shell.html was not written by"), "{}", ran.err);
    folder.write("tools/torn.json", "{");
    assert_eq!(build(&folder, "", "other", &[]).code, Some(1), "a catalog with problems makes no site");
    fs::remove_file(folder.0.join("tools/torn.json")).unwrap();
    for (from, out, says) in [("", "", "is the catalog itself"), ("nowhere", "other", "no such folder")] {
        let ran = build(&folder, from, out, &[]);
        assert!(ran.code == Some(2) && ran.err.contains(says), "{}", ran.err);
    }
    assert_eq!(all(&folder.0), before);
}

#[test]
fn a_run_that_is_ended_at_any_moment_leaves_the_site_as_it_was_or_as_it_becomes() {
    let folder = Folder::new("build-killed");
    bundle(&folder);
    assert_eq!(build(&folder, "", "site", &[]).code, Some(0));
    folder.write("site/CNAME", "tools.example.com");
    let before = all(&folder.0.join("site"));
    let alpha = fs::read_to_string(folder.0.join("tools/alpha.json")).unwrap();
    folder.write("tools/alpha.json", alpha.replace("It helps a lot.", "It helps more than it did."));
    let [from, site, bundle] = ["", "site", "bundle"].map(|name| folder.0.join(name).display().to_string());
    let begun = std::time::Instant::now();
    fs::create_dir(folder.0.join("elsewhere")).unwrap();
    folder.write("elsewhere/CNAME", "tools.example.com");
    assert_eq!(build(&folder, "", "elsewhere", &[]).code, Some(0));
    let whole = begun.elapsed();
    let after = all(&folder.0.join("elsewhere"));
    assert_ne!(before, after);
    let mut ended = [0, 0];
    for step in 0..60 {
        fs::remove_dir_all(folder.0.join("site")).unwrap();
        for (path, bytes) in &before {
            folder.write(&format!("site/{}", path.display()), bytes);
        }
        let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_shipwith"));
        let mut run = run.args(["build", &from, "--out", &site, "--bundle", &bundle]).stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * step / 50);
        run.kill().unwrap();
        run.wait().unwrap();
        let now = all(&folder.0.join("site"));
        assert!(now == before || now == after, "ended after {:?}: {:?}", whole * step / 50, now.keys());
        ended[usize::from(now == after)] += 1;
    }
    assert!(ended[0] > 0 && ended[1] > 0, "ended before and after: {ended:?}");
    assert_eq!(build(&folder, "", "site", &[]).code, Some(0));
    assert_eq!(all(&folder.0.join("site")), after);
    assert!(!folder.0.join("site.shipwith-part").exists(), "nothing is left beside it");
}

#[test]
fn after_a_run_that_ended_while_two_folders_changed_places_another_has_all_of_the_publisher() {
    let folder = Folder::new("build-between");
    bundle(&folder);
    let at = |name: &str| folder.0.join(name);
    let is_alone = || !at("site.shipwith-part").exists() && !at("site.shipwith-before").exists();
    assert_eq!(build(&folder, "", "site", &[]).code, Some(0));
    folder.write("site/CNAME", "tools.example.com");
    let site = all(&at("site"));
    // The folder had given its place up, and the new one had not taken it.
    fs::rename(at("site"), at("site.shipwith-before")).unwrap();
    folder.write("site.shipwith-part/index.html", "half");
    assert_eq!(build(&folder, "", "site", &[]).code, Some(0));
    assert!(all(&at("site")) == site && is_alone());
    // The new one had taken it, without what came into the other one meanwhile.
    fs::rename(at("site"), at("site.shipwith-before")).unwrap();
    fs::rename(at("bundle/fonts/one.woff2"), at("bundle/fonts/two.woff2")).unwrap();
    assert_eq!(build(&folder, "", "new", &[]).code, Some(0));
    let mut site = all(&at("new"));
    fs::rename(at("new"), at("site")).unwrap();
    for (file, text) in [("CNAME", "tools.example.com"), ("well-known/late.txt", "late")] {
        folder.write(&format!("site.shipwith-before/{file}"), text);
        site.insert(file.into(), text.into());
    }
    let ran = build(&folder, "", "site", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert!(all(&at("site")) == site && is_alone(), "{:?}", all(&at("site")).keys());
    // Nobody but the publisher knows which of two to keep.
    folder.write("site.shipwith-before/CNAME", "other.example.com");
    let ran = build(&folder, "", "site", &[]);
    assert!(ran.code == Some(2) && ran.err.contains("site.shipwith-before/CNAME: ") && ran.err.contains("is not the same"), "{}", ran.err);
    assert!(all(&at("site")) == site && at("site.shipwith-before/CNAME").exists());
}

#[test]
fn a_folder_without_a_finished_site_is_named() {
    let folder = Folder::new("build-no-site");
    let ran =
        run([Path::new("build"), &folder.0, Path::new("--out"), &folder.0.join("site"), Path::new("--bundle"), &folder.0.join("tools")]);
    assert!(ran.code == Some(2) && ran.err.contains("no finished site: it holds no shell.html"), "{}", ran.err);
    // One whose list is damaged does not tell its own files from those of an index.
    bundle(&folder);
    folder.write("bundle/shipwith-index.json", "{");
    let ran = build(&folder, "", "site", &[]);
    assert!(ran.code == Some(2) && ran.err.contains("shipwith-index.json: not a list that `shipwith index` wrote"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_link_in_a_finished_site_leads_nowhere() {
    let folder = Folder::new("build-links");
    bundle(&folder);
    folder.write("secret/one.txt", "of nobody's business");
    for (to, link) in [("secret", "bundle/more"), ("secret/one.txt", "bundle/one.txt")] {
        std::os::unix::fs::symlink(folder.0.join(to), folder.0.join(link)).unwrap();
    }
    assert_eq!(build(&folder, "", "site", &[]).code, Some(0));
    assert!(all(&folder.0.join("site")).keys().all(|path| !path.ends_with("one.txt")));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_gives_its_place_to_no_site() {
    let folder = Folder::new("build-dangling");
    bundle(&folder);
    std::os::unix::fs::symlink(folder.0.join("nowhere"), folder.0.join("site")).unwrap();
    let ran = build(&folder, "", "site", &[]);
    assert!(ran.code == Some(2) && ran.err.contains("is a link that leads nowhere"), "{}", ran.err);
    assert!(folder.0.join("site").is_symlink() && !folder.0.join("site.shipwith-part").exists());
}

#[test]
fn check_annotates_a_pull_request() {
    let folder = Folder::new("annotations");
    folder.write("tools/beta.json", crate::folder::tool("beta").to_string().replace("\"ship\"", "\"100% ::error::,\\nship\""));
    let check = |more: &[&str]| {
        let dir = folder.0.display().to_string();
        run([&["check", dir.as_str(), "--format", "github"], more].concat())
    };
    let ran = check(&[]);
    let file = folder.0.join("tools/beta.json").display().to_string();
    let begin = format!("::error file={file},line=1,title=value::tools/beta.json: reviews[0].verdict: found \"100%25 ");
    assert!(ran.code == Some(1) && ran.out.starts_with(&begin), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1, "nothing in it forges another: {}", ran.out);
    // What keeps nobody from going on is a warning, and fails only for who asks for that.
    let mut unreviewed = crate::folder::tool("beta");
    unreviewed["reviews"] = serde_json::json!([]);
    folder.write("tools/beta.json", unreviewed.to_string());
    let (ran, denied) = (check(&[]), check(&["--deny", "warnings"]));
    let about = "tools/beta.json: reviews: none: its pages say “not reviewed yet”: add a review once the panel has looked at it";
    let said = |kind: &str| format!("::{kind} file={file},title=unreviewed::{about}\n");
    assert_eq!((ran.code, ran.out), (Some(0), said("warning")));
    assert_eq!((denied.code, denied.out), (Some(1), said("error")));
}
