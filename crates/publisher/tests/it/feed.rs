//! `shipwith index` writes a feed and, where the catalog says where the site is, a sitemap.

use std::fs;

use serde_json::{Value, json};
use shipwith::feeds::feed::Feed;
use shipwith::feeds::pairing::Pairing;
use shipwith::pages::chosen::Chosen;
use shipwith_model::address::made::Made;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::tool::Tool;

use crate::folder::{Folder, catalog, tool};

/// A catalog of alpha, beta (featured together) and gamma, of which beta is the newest.
fn folder(test: &str, address: Option<&str>) -> Folder {
    let folder = Folder::new(test);
    let mut catalog = catalog();
    catalog["site"]["title"] = json!("Tom & Jerry's <tools>");
    catalog["site"]["address"] = json!(address);
    folder.write("catalog.json", catalog.to_string());
    for (slug, checked) in [("alpha", "2025-03-02"), ("beta", "2025-04-01"), ("gamma", "2024-01-01")] {
        let mut tool = tool(slug);
        tool["checked"] = json!(checked);
        tool["summary"] = json!("It's <b>bold</b> & \u{1}quick.");
        folder.write(&format!("tools/{slug}.json"), tool.to_string());
    }
    folder
}

fn index(folder: &Folder) {
    let ran = folder.index_site(&folder.0.join("dist/data"), &folder.0.join("dist"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
}

fn read(folder: &Folder, file: &str) -> String {
    fs::read_to_string(folder.0.join(file)).unwrap()
}

/// What stands in every element of that name.
fn all<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    text.split(&format!("<{name}>")).skip(1).map(|rest| rest.split("</").next().unwrap()).collect()
}

#[test]
fn the_feed_has_the_newest_first_and_every_text_escaped() {
    let folder = folder("feed", Some("https://example.com/ai/"));
    index(&folder);
    let feed = read(&folder, "dist/feed.xml");
    assert!(feed.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
    let site = "Tom &amp; Jerry&#39;s &lt;tools&gt;";
    assert_eq!(all(&feed, "title"), [site, "beta", "alpha", "gamma"]);
    let id = |slug| format!("https://example.com/ai/?a={slug}");
    assert_eq!(all(&feed, "id"), ["https://example.com/ai/".to_owned(), id("beta"), id("alpha"), id("gamma")]);
    let days = ["2025-04-01", "2025-04-01", "2025-03-02", "2025-03-01"].map(|day| format!("{day}T00:00:00Z"));
    assert_eq!(all(&feed, "updated"), days, "gamma was reviewed after it was checked");
    assert!(feed.contains("<summary type=\"text\">It&#39;s &lt;b&gt;bold&lt;/b&gt; &amp; quick.</summary>"), "{feed}");
    assert!(feed.contains("href=\"https://example.com/ai/?a=gamma&amp;b=alpha\""), "{feed}");
    assert!(feed.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.com/ai/feed.xml\"/>"), "{feed}");
}

#[test]
fn without_an_address_links_are_relative_ids_are_stable_and_there_is_no_sitemap() {
    let folder = folder("urn", None);
    index(&folder);
    let feed = read(&folder, "dist/feed.xml");
    let id = |slug| format!("urn:shipwith:tom-jerry-s-tools:{slug}");
    assert_eq!(all(&feed, "id"), [id("feed"), id("tool:beta"), id("tool:alpha"), id("tool:gamma")]);
    assert!(feed.contains("href=\"./?a=beta&amp;b=alpha\""), "{feed}");
    assert!(!folder.0.join("dist/sitemap.xml").exists());
}

#[test]
fn the_sitemap_has_the_front_page_the_featured_pairs_and_every_tool() {
    let folder = folder("sitemap", Some("https://example.com/"));
    index(&folder);
    let page = |query: &str| format!("https://example.com/{query}");
    let pages = ["", "?a=alpha&amp;b=beta", "?a=beta&amp;b=alpha", "?a=gamma&amp;b=alpha"].map(page);
    assert_eq!(all(&read(&folder, "dist/sitemap.xml"), "loc"), pages);
}

#[test]
fn a_large_sitemap_is_several_files() {
    let folder = folder("sitemaps", Some("https://example.com/"));
    let (catalog, _) = shipwith_model::catalog::Catalog::read("catalog.json", &read(&folder, "catalog.json")).unwrap();
    let slugs: Vec<_> = ["alpha", "beta", "gamma"].iter().map(|slug| shipwith_model::catalog::slug::Slug::parse(slug).unwrap()).collect();
    let pairing = Pairing::of(&catalog, &Chosen::default(), Made::default());
    let files = shipwith::feeds::sitemap::files(&catalog, &Chosen::default(), &pairing, Vec::new(), &slugs, 3);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
    assert_eq!(all(&files[0].1, "loc"), ["https://example.com/sitemap-1.xml", "https://example.com/sitemap-2.xml"]);
    assert_eq!((all(&files[1].1, "loc").len(), all(&files[2].1, "loc").len()), (3, 1));
}

#[test]
fn the_feed_has_thirty_tools_and_none_without_a_day() {
    let folder = Folder::new("thirty");
    let mut dayless = tool("dayless");
    for i in [0, 1] {
        dayless["reviews"][i]["date"] = Value::Null;
    }
    folder.write("tools/dayless.json", dayless.to_string());
    index(&folder);
    // Among so few there would be room for it.
    assert_eq!(all(&read(&folder, "dist/feed.xml"), "title")[1..], ["alpha", "beta"]);
    for i in 0..40 {
        let mut tool = tool(&format!("tool-{i:02}"));
        tool["checked"] = json!(format!("2025-05-{:02}", i % 20 + 1));
        folder.write(&format!("tools/tool-{i:02}.json"), tool.to_string());
    }
    index(&folder);
    let feed = read(&folder, "dist/feed.xml");
    let titles = all(&feed, "title");
    assert_eq!(titles.len(), 31);
    assert_eq!(titles[1..5], ["tool-19", "tool-39", "tool-18", "tool-38"]);
}

#[test]
fn the_site_folder_can_be_anywhere_and_the_bytes_are_the_same() {
    let folder = folder("site", Some("https://example.com/"));
    let site = folder.0.join("elsewhere/site");
    let out = folder.0.join("dist/data");
    let written = || {
        let ran = folder.index_site(&out, &site);
        assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
        (fs::read(site.join("feed.xml")).unwrap(), fs::read(site.join("sitemap.xml")).unwrap())
    };
    assert_eq!(written(), written());
    assert!(!folder.0.join("dist/feed.xml").exists());
}

#[test]
fn a_catalog_in_the_site_itself_is_indexed_where_it_is() {
    let folder = folder("in-place", None);
    let site = folder.0.join("site");
    fs::create_dir_all(site.join("data")).unwrap();
    fs::rename(folder.0.join("catalog.json"), site.join("data/catalog.json")).unwrap();
    fs::rename(folder.0.join("tools"), site.join("data/tools")).unwrap();
    let run = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_shipwith"));
        command.current_dir(&site).args(["index", "data", "--out", "data", "--site-dir", "."]).output().unwrap()
    };
    for _ in 0..2 {
        let ran = run();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
        assert!(site.join("feed.xml").exists() && site.join("data/search").is_dir());
    }
}

#[test]
fn a_feed_isolates_texts_of_any_direction_and_tells_tools_of_one_name_apart() {
    let mut feed = Feed::default();
    let mut add = |slug: &str, name: &str, maker: &str, summary: &str| {
        let mut tool = tool(slug);
        (tool["name"], tool["maker"], tool["summary"]) = (json!(name), json!(maker), json!(summary));
        feed.add(&Tool::read("tool", &tool.to_string()).unwrap().0);
    };
    add("one", "נמל", "Acme", "שלום.");
    add("three", "GPT-4o", "Azure", "Plain.");
    add("two", "GPT-4o", "OpenAI", "Over\u{202e}ride.");
    let mut catalog = catalog();
    catalog["site"]["title"] = json!("אתר");
    let feed = feed.write(&Catalog::read("catalog.json", &catalog.to_string()).unwrap().0, &Pairing::default(), "", None);
    let mut titles = all(&feed, "title");
    titles.sort_unstable();
    assert_eq!(titles, ["GPT-4o (Azure)", "GPT-4o (OpenAI)", "\u{2068}אתר\u{2069}", "\u{2068}נמל\u{2069}"]);
    assert!(feed.contains(">\u{2068}שלום.\u{2069}</summary>") && feed.contains(">Override.</summary>"), "{feed}");
}

#[test]
fn without_an_address_sites_whose_names_have_no_letter_of_ascii_have_ids_of_their_own() {
    let id = |title: &str| {
        let mut catalog = catalog();
        catalog["site"]["title"] = json!(title);
        let feed = Feed::default().write(&Catalog::read("catalog.json", &catalog.to_string()).unwrap().0, &Pairing::default(), "", None);
        all(&feed, "id")[0].to_owned()
    };
    assert_eq!(id("\u{97f3}\u{58f0}"), "urn:shipwith:u97f3u58f0:feed");
    assert_ne!(id("\u{97f3}\u{58f0}"), id("\u{9053}\u{5177}"));
    assert_eq!(id("Our \u{9053}\u{5177}"), "urn:shipwith:our:feed", "other ids stay");
    assert_eq!(id("\u{1f600}"), "urn:shipwith:site:feed", "nothing in it is a letter");
}
