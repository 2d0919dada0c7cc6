//! The publisher's command line, run as a publisher runs it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use shipwith::model::search::Entries;

/// What one run of the command said and how it ended.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    /// The printed problems, sorted: the order inside a file is nobody's contract. The last line counts them.
    fn problems(&self) -> Vec<&str> {
        let mut lines: Vec<&str> = self.out.lines().collect();
        let count = lines.pop().unwrap_or_default();
        let plural = if lines.len() == 1 { "problem" } else { "problems" };
        assert_eq!(count, format!("{} {plural}", lines.len()), "{}", self.out);
        assert_eq!((self.code, self.err.as_str()), (Some(1), ""), "{}", self.out);
        lines.sort_unstable();
        lines
    }
}

fn run<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_catalog")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A catalog in a folder of its own, which is removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    /// A catalog without a fault, of alpha and beta, judged by the builder and the skeptic.
    fn new(test: &str) -> Self {
        let folder = Self(std::env::temp_dir().join(format!("shipwith-{}-{test}", std::process::id())));
        folder.write("catalog.json", catalog().to_string());
        folder.write("tools/alpha.json", tool("alpha").to_string());
        folder.write("tools/beta.json", tool("beta").to_string());
        folder
    }

    fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn check(&self) -> Ran {
        run([Path::new("check"), &self.0])
    }

    fn index(&self, out: &Path) -> Ran {
        run([Path::new("index"), &self.0, Path::new("--out"), out])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn catalog() -> Value {
    json!({
        "schema": 1,
        "site": { "title": "Shipwith", "tagline": "Which?" },
        "reviewers": [{ "id": "builder", "name": "The Builder", "lens": "Why?" }, { "id": "skeptic", "name": "The Skeptic", "lens": "Why?" }],
        "featured": [["alpha", "beta"]],
    })
}

fn review(reviewer: &str, verdict: &str, quote: &str) -> Value {
    json!({ "reviewer": reviewer, "verdict": verdict, "quote": quote, "date": "2025-03-01" })
}

fn tool(slug: &str) -> Value {
    json!({
        "slug": slug,
        "name": slug,
        "maker": "Acme",
        "category": "Tools",
        "tagline": "It helps",
        "summary": "It helps a lot.",
        "pricing": { "entry": "Free", "plans": [{ "name": "Pro", "price": "$20", "unit": "per month" }] },
        "links": { "home": "https://example.com" },
        "reviews": [review("builder", "ship", "Yes."), review("skeptic", "skip", "No.")],
    })
}

#[test]
fn the_catalog_of_this_house_has_no_problems() {
    let ran = run(["check", concat!(env!("CARGO_MANIFEST_DIR"), "/public/data")]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert!(ran.out.ends_with("reviewers: no problems\n"), "{}", ran.out);
}

#[test]
fn a_sound_catalog_is_summed_up() {
    let ran = Folder::new("sound").check();
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "2 tools, 4 reviews, 2 reviewers: no problems\n"));
}

#[test]
fn every_problem_of_a_catalog_is_reported_at_once_each_with_its_cure() {
    let folder = Folder::new("faults");
    let mut catalog = catalog();
    catalog["featured"] = json!([["alpha", "betta"]]);
    catalog["site"]["titel"] = json!("Twice");
    folder.write("catalog.json", catalog.to_string());

    let mut alpha = tool("alpha");
    alpha["licence"] = json!("MIT");
    alpha["released"] = json!("2025-02-30");
    alpha["checked"] = json!("2999-01-01");
    alpha["pricing"]["plans"] = json!([{ "name": "Pro", "price": "$20" }, { "name": "Solo", "price": "Free" }]);
    alpha["links"]["docs"] = json!("http://example.com");
    alpha["reviews"] = json!([
        review("builder", "ship", "Yes."),
        review("skeptik", "skip", "No."),
        review("skeptic", "maybe", "Well."),
        review("skeptic", "skip", " "),
        review("builder", "skip", "On second thoughts, no."),
    ]);
    folder.write("tools/alpha.json", alpha.to_string());
    folder.write("tools/gamma.json", tool("alpha").to_string());
    folder.write("tools/torn.json", "{\n  \"slug\": \"torn\",\n  \"name\" \"Torn\"\n}");

    let mut expected = [
        "catalog.json: featured[0]: \"betta\" does not exist, did you mean \"beta\"?: name two tools of this catalog",
        "catalog.json: site.titel: unknown field, did you mean \"title\"?: remove it, or use one of title, tagline, newsletter",
        "tools/alpha.json: checked: 2999-01-01 lies in the future: write a day that has come",
        "tools/alpha.json: licence: unknown field, did you mean \"license\"?: remove it, or use one of $schema, slug, name, maker, \
         category, tagline, summary, version, released, license, pricing, links, reviews, community, checked",
        "tools/alpha.json: links.docs: found \"http://example.com\": write an address that begins with https://",
        "tools/alpha.json: pricing.plans[0].unit: \"$20\" without a unit: say what it buys: \"per user per month\"",
        "tools/alpha.json: released: found \"2025-02-30\": write a day of the calendar as YYYY-MM-DD",
        "tools/alpha.json: reviews[1].reviewer: \"skeptik\" is not of the panel, did you mean \"skeptic\"?: name a reviewer of catalog.json",
        "tools/alpha.json: reviews[2].verdict: found \"maybe\": write \"ship\" or \"skip\"",
        "tools/alpha.json: reviews[3].quote: empty: write some text, or leave the field out",
        "tools/alpha.json: reviews[4].reviewer: \"builder\" judges twice: keep one review a reviewer",
        "tools/gamma.json: slug: \"alpha\" in a file of another name: give file and slug the same name",
        "tools/gamma.json: slug: \"alpha\" is also in tools/alpha.json: give each tool a slug of its own",
        "tools/torn.json: not JSON at line 3, column 10: mend the syntax there: a comma, quote or bracket is missing or too many",
    ];
    expected.sort_unstable();
    assert_eq!(folder.check().problems(), expected);
}

#[test]
fn a_folder_that_does_not_exist_is_told_from_one_that_holds_no_catalog() {
    let folder = Folder::new("nowhere");
    let missing = folder.0.join("missing");
    let ran = run([Path::new("check"), &missing]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(ran.err, format!("catalog: {}: no such folder\n", missing.display()));

    fs::create_dir(&missing).unwrap();
    let ran = run([Path::new("check"), &missing]);
    assert_eq!(ran.problems(), ["catalog.json: missing: add it: it names the site, the panel and the featured pairs"]);
}

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

    let (entries, problems) = Entries::read("search/index.json", std::str::from_utf8(&first).unwrap()).unwrap();
    assert_eq!(problems, []);
    let names: Vec<&str> = entries.all().iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["alpha", "ALPHA 2", "beta", "Beta 2", "zeta", "Éclair"]);
    assert_eq!((entries.all()[0].panel.ship, entries.all()[0].panel.skip), (1, 1));
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
    assert!(ran.err.starts_with("catalog: ") && ran.err.contains("file/search: "), "{}", ran.err);
}
