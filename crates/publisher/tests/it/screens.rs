//! `shipwith index` writes finished pages of tools, of the list of all tools, of categories and of reviewers.

use std::fs;

use serde_json::{Value, json};
use shipwith::pages::json_ld::list;
use shipwith_model::catalog::Site;

use crate::folder::{Folder, catalog, run, tool};
use crate::pages::SHELL;

/// Three tools of two categories, one with all that is on record, beside a site with a shell.
fn folder(test: &str) -> Folder {
    let folder = Folder::new(test);
    let mut gamma = tool("gamma");
    gamma["category"] = json!("Speech & Audio");
    gamma["released"] = json!("2025-01-02");
    gamma["alternatives"] = json!(["alpha"]);
    gamma["sources"] = json!([{ "of": "license", "url": "https://example.com/license", "date": "2025-02-01" }]);
    gamma["history"] = json!([{ "date": "2025-02-03", "of": "price", "from": "$30", "to": "$20", "why": "It got cheaper." }]);
    folder.write("tools/gamma.json", gamma.to_string());
    let mut catalog = catalog();
    catalog["site"]["address"] = json!("https://example.com/ai/");
    folder.write("catalog.json", catalog.to_string());
    folder.write("site/shell.html", SHELL);
    let [dir, site] = [folder.0.display().to_string(), folder.0.join("site").display().to_string()];
    let ran = run(["index", &dir, "--out", &format!("{site}/data"), "--site-dir", &site]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    folder
}

fn read(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.0.join("site").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn says(text: &str, all: &[&str]) {
    for said in all {
        assert!(text.contains(said), "{said} is not in {text}");
    }
}

fn json_ld(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn the_page_of_a_tool_says_everything_of_it_and_leads_on() {
    let folder = folder("screen-tool");
    let page = read(&folder, "tools/gamma/index.html");
    says(
        &page,
        &[
            "<base href=\"../../\">",
            "<title>gamma: should you ship with it? | Shipwith</title>",
            "<link rel=\"canonical\" href=\"https://example.com/ai/tools/gamma/\">",
            "<meta property=\"og:image\" content=\"https://example.com/ai/pictures/gamma.png\">",
            "<meta name=\"shipwith:pages\" content=\"category tools lists\">",
            "href=\"categories/speech-audio/\"",
            "data-verdict=\"ship\"",
            "href=\"reviewers/builder/\"",
            "Price: $20, was $30.",
            "It got cheaper.",
            "https://example.com/license",
            "Compare gamma with",
            "?a=gamma&amp;b=alpha",
        ],
    );
    let said = json_ld(&page);
    assert_eq!((&said["@type"], &said["about"]["@type"]), (&json!("WebPage"), &json!("SoftwareApplication")));
    assert!(said["about"].get("aggregateRating").is_none(), "nobody has voted: {said}");
    says(&read(&folder, "pictures/gamma.svg"), &["Should you ship with it?", ">gamma</text>", "To start: "]);
    says(&read(&folder, "badges/gamma.svg"), &["<title>Shipwith panel: ", "% ship</title>"]);
    says(&read(&folder, "badges/gamma-dark.svg"), &["% ship"]);
    says(&read(&folder, "badges/gamma.json"), &["\"schemaVersion\": 1", "\"label\": \"Shipwith panel\""]);
    says(&read(&folder, "tools/gamma/index.md"), &["# gamma", "- Panel: ", "The Builder: **Ship.**"]);
    says(&read(&folder, "tools/alpha/index.html"), &["compare/alpha-vs-beta/"]);
}

#[test]
fn a_category_is_ranked_and_has_its_own_feed() {
    let folder = folder("screen-category");
    let page = read(&folder, "categories/tools/index.html");
    says(
        &page,
        &[
            "<ol class=\"ranking\"",
            "href=\"tools/alpha/\"",
            "2 tools, ranked by",
            "Most divided",
            "href=\"https://example.com/ai/categories/tools/feed.xml\"",
        ],
    );
    let said = json_ld(&page);
    assert_eq!((&said["@type"], &said["mainEntity"]["numberOfItems"]), (&json!("CollectionPage"), &json!(2)));
    let feed = read(&folder, "categories/tools/feed.xml");
    says(
        &feed,
        &[
            "<id>https://example.com/ai/categories/tools/</id>",
            "rel=\"self\" type=\"application/atom+xml\" href=\"https://example.com/ai/categories/tools/feed.xml\"",
            "href=\"https://example.com/ai/tools/alpha/\"",
        ],
    );
    assert!(!feed.contains("tools/gamma/"), "that is of another category: {feed}");
}

#[test]
fn a_reviewer_has_a_page_with_every_verdict() {
    let folder = folder("screen-reviewer");
    let page = read(&folder, "reviewers/skeptic/index.html");
    says(&page, &["The Skeptic", "Outvoted", "Every verdict", "href=\"tools/alpha/\"", "No."]);
    let file: Value = serde_json::from_str(&read(&folder, "data/search/r-skeptic.json")).unwrap();
    assert_eq!(file["tools"].as_array().unwrap().len(), 3);
    assert!(file["stamp"].is_string(), "it belongs to the index: {file}");
}

#[test]
fn all_tools_have_a_page_and_every_page_is_listed() {
    let folder = folder("screen-all");
    says(&read(&folder, "tools/index.html"), &["href=\"tools/alpha/\"", "href=\"tools/gamma/\"", "href=\"categories/tools/\"", "3 tools."]);
    let (sitemap, list) = (read(&folder, "sitemap.xml"), read(&folder, "llms.txt"));
    for path in ["tools/", "tools/alpha/", "categories/speech-audio/", "reviewers/builder/"] {
        assert!(sitemap.contains(&format!("<loc>https://example.com/ai/{path}</loc>")), "{path}: {sitemap}");
        assert!(list.contains(&format!("(https://example.com/ai/{path}index.md)")), "{path}: {list}");
    }
}

#[test]
fn without_an_address_every_link_in_markdown_leads_from_where_it_lies() {
    let folder = crate::pages::folder("screen-up", None);
    crate::pages::index(&folder, &[]);
    says(&read(&folder, "tools/index.md"), &["](../tools/alpha/)"]);
    says(&read(&folder, "categories/tools/index.md"), &["](../../tools/alpha/)"]);
    for twin in ["index.md", "tools/index.md", "tools/alpha/index.md", "categories/tools/index.md", "reviewers/builder/index.md"] {
        let text = read(&folder, twin);
        assert!(text.contains("\n[./](./)\n") && !text.contains("<./>"), "{twin}: {text}");
    }
}

#[test]
fn a_list_says_how_many_it_has_however_few_are_on_its_page() {
    let said = list([("alpha".to_owned(), None)], 1_200, "T", "D", &Site::default(), None);
    let whole = &said["mainEntity"];
    assert_eq!((&whole["numberOfItems"], whole["itemListElement"].as_array().unwrap().len()), (&json!(1_200), 1));
}
