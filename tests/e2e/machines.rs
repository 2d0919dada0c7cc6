//! What programs read of a site, held against what its readers say it has to be: JSON-LD, the feeds and the sitemap.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use roxmltree::{Document, Node};
use serde_json::{Value, json};

use crate::publisher::publish;
use crate::site::DIST;
use crate::update::copy;

/// Where the site of these tests says it is.
const ADDRESS: &str = "https://example.com/ai/";

/// The finished pages of our own catalog, as a publisher with an address and with community figures has them; made once.
fn site() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(make)
}

fn make() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("for-machines");
    std::fs::remove_dir_all(&folder).ok();
    let data = folder.join("data");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data"), &data);
    let change = |file: &str, change: &dyn Fn(&mut Value)| {
        let file = data.join(file);
        let mut value: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        change(&mut value);
        std::fs::write(&file, value.to_string()).unwrap();
    };
    change("catalog.json", &|catalog| catalog["site"]["address"] = json!(ADDRESS));
    change("tools/langgraph.json", &|tool| tool["community"] = json!({ "ship": 3, "skip": 1, "as_of": "2026-11-01" }));
    std::fs::copy(format!("{DIST}/shell.html"), folder.join("shell.html")).unwrap();
    let [data, root] = [data.to_str().unwrap(), folder.to_str().unwrap()];
    publish(&["index", data, "--out", data, "--site-dir", root, "--pairs", "featured"]);
    folder
}

/// The JSON-LD of a page.
fn json_ld(page: &Path) -> Value {
    let html = std::fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// What TypeScript says of values as what schema.org's vocabulary, as types, allows.
fn faults(name: &str, values: &[Value]) -> String {
    // Where the compiler finds the vocabulary.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/json-ld");
    std::fs::create_dir_all(&folder).unwrap();
    let text: String = values
        .iter()
        .enumerate()
        .map(|(i, value)| {
            let kind = value["@type"].as_str().unwrap();
            format!("export const page{i}: import(\"schema-dts\").WithContext<import(\"schema-dts\").{kind}> = {value};\n")
        })
        .collect();
    let file = folder.join(format!("{name}.ts"));
    std::fs::write(&file, text).unwrap();
    let mut check = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/.bin/tsc"));
    check
        .args(["--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig", "--moduleResolution", "bundler", "--module", "esnext"])
        .arg(&file);
    String::from_utf8(check.output().unwrap().stdout).unwrap()
}

#[test]
fn what_pages_say_of_themselves_is_of_the_vocabulary_of_schema_org() {
    let folder = site();
    let pages = [
        "",
        "compare/langgraph-vs-crewai/",
        "tools/",
        "tools/langgraph/",
        "tools/cursor-v0-50/",
        "categories/search-answers/",
        "reviewers/pm/",
    ];
    let said: Vec<Value> = pages.iter().map(|page| json_ld(&folder.join(page).join("index.html"))).collect();
    assert_eq!(faults("said", &said), "");
    assert_eq!(said[3]["about"]["aggregateRating"]["ratingCount"], json!(4));
    assert_eq!(said[3]["url"], json!("https://example.com/ai/tools/langgraph/"));
    let mut wrong = said[3].clone();
    wrong["about"]["shipRate"] = json!(75);
    assert!(faults("wrong", &[wrong]).contains("shipRate"), "a word that is none of the vocabulary is found");
}

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn children<'d>(of: Node<'d, 'd>, name: &str) -> Vec<Node<'d, 'd>> {
    of.children().filter(|child| child.has_tag_name((ATOM, name))).collect()
}

/// The text of the only child of that name.
fn only<'d>(of: Node<'d, 'd>, name: &str) -> &'d str {
    let all = children(of, name);
    assert_eq!(all.len(), 1, "{name}, of which there must be one");
    all[0].text().unwrap_or_default()
}

/// Holds a feed against RFC 4287.
fn is_atom(text: &str, own: &str) {
    let document = Document::parse(text).unwrap();
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")), "{text}");
    let mut ids = BTreeSet::from([only(feed, "id")]);
    let entries = children(feed, "entry");
    assert!(!entries.is_empty() && !only(feed, "title").is_empty());
    assert_eq!(children(feed, "author").iter().map(|author| only(*author, "name")).collect::<Vec<_>>(), ["Shipwith"]);
    let link = |of: Node<'_, '_>, rel: &str| {
        let links: Vec<String> = children(of, "link")
            .iter()
            .filter(|link| link.attribute("rel") == Some(rel))
            .map(|link| link.attribute("href").unwrap().to_owned())
            .collect();
        assert!(links.len() == 1 && links[0].starts_with(ADDRESS), "{rel}: {links:?}");
        links[0].clone()
    };
    assert_eq!(link(feed, "self"), own);
    link(feed, "alternate");
    let mut newest = String::new();
    for entry in entries {
        assert!(ids.insert(only(entry, "id")), "an id is there twice");
        let updated = only(entry, "updated");
        newest = newest.max(updated.to_owned());
        assert!(!only(entry, "title").is_empty() && !only(entry, "summary").is_empty());
        assert!(updated.len() == 20 && updated.ends_with("T00:00:00Z"), "{updated}");
        link(entry, "alternate");
    }
    assert_eq!(only(feed, "updated"), newest);
    assert!(ids.iter().all(|id| id.starts_with(ADDRESS)), "{ids:?}");
}

#[test]
fn feeds_are_atom_and_the_sitemap_has_every_page_once() {
    let folder = site();
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    for file in ["feed.xml", "categories/search-answers/feed.xml"] {
        is_atom(&read(file), &format!("{ADDRESS}{file}"));
    }
    let sitemap = read("sitemap.xml");
    let document = Document::parse(&sitemap).unwrap();
    let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    assert!(document.root_element().has_tag_name((namespace, "urlset")));
    let urls: Vec<Node<'_, '_>> = document.root_element().children().filter(Node::is_element).collect();
    let mut listed = BTreeSet::new();
    for url in urls {
        assert!(url.has_tag_name((namespace, "url")));
        let parts: Vec<Node<'_, '_>> = url.children().filter(Node::is_element).collect();
        assert!(parts.len() == 1 && parts[0].has_tag_name((namespace, "loc")));
        let path = parts[0].text().unwrap().strip_prefix(ADDRESS).unwrap();
        assert!(folder.join(path).join("index.html").is_file(), "{path} is listed, and is no page");
        assert!(listed.insert(path), "{path} is there twice");
    }
    assert!(listed.len() > crate::site::tools() && listed.contains("tools/langgraph/"), "{listed:?}");
}
