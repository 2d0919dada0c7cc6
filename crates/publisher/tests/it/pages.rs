//! `shipwith index` writes finished pages: each is the bundle's shell with a comparison in it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::folder::{Folder, Ran, all, catalog, run, tool};

/// A shell as short as one can be.
pub const SHELL: &str = "<!doctype html><html lang=\"en\"><head><base href=\"./\"><!--head--><title>Shell</title><!--/head--><!--ahead--><!--/ahead--></head>\
                     <body><div id=\"boot\"><!--content--><!--/content--></div></body></html>";

/// The same for frames.
pub const FRAME: &str =
    "<!doctype html><html lang=\"en\"><head><!--head--><!--/head--></head><body><!--content--><!--/content--></body></html>";

/// A catalog of four tools, three of one category, beside a site with a shell.
pub fn folder(test: &str, address: Option<&str>) -> Folder {
    let folder = Folder::new(test);
    for (slug, category) in [("gamma", "Tools"), ("delta", "Models")] {
        let mut tool = tool(slug);
        tool["category"] = json!(category);
        folder.write(&format!("tools/{slug}.json"), tool.to_string());
    }
    let mut catalog = catalog();
    catalog["featured"] = json!([["delta", "beta"], ["beta", "alpha"]]);
    if let Some(address) = address {
        catalog["site"]["address"] = json!(address);
    }
    folder.write("catalog.json", catalog.to_string());
    folder.write("site/shell.html", SHELL);
    folder
}

pub fn index(folder: &Folder, more: &[&str]) -> Ran {
    let [dir, site] = [folder.0.display().to_string(), folder.0.join("site").display().to_string()];
    let data = format!("{site}/data");
    let ran = run([&["index", &dir, "--out", &data, "--site-dir", &site], more].concat());
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    ran
}

pub fn page(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.0.join("site").join(path).join("index.html")).unwrap()
}

pub fn pages(folder: &Folder) -> Vec<String> {
    let names = all(&folder.0.join("site")).into_keys().map(|path| path.display().to_string().replace('\\', "/"));
    let mut pages: Vec<String> = names.filter_map(|name| name.strip_suffix("index.html").map(str::to_owned)).collect();
    pages.sort();
    pages
}

/// The pages of pairs, and the front page.
fn pairs(folder: &Folder) -> Vec<String> {
    pages(folder).into_iter().filter(|page| page.is_empty() || page.starts_with("compare/")).collect()
}

/// A field of the file of the index that is read first.
fn root(folder: &Folder, field: &str) -> Value {
    let index = fs::read_to_string(folder.0.join("site/data/search/index.json")).unwrap();
    serde_json::from_str::<Value>(&index).unwrap()[field].clone()
}

fn paged(folder: &Folder) -> Value {
    root(folder, "paged")
}

#[test]
fn featured_pairs_and_those_of_one_category_have_a_page_that_says_everything() {
    let folder = folder("pages", Some("https://example.com/ai/"));
    index(&folder, &[]);
    let made = ["", "compare/alpha-vs-gamma/", "compare/beta-vs-alpha/", "compare/beta-vs-gamma/", "compare/delta-vs-beta/"];
    assert_eq!(pairs(&folder), made, "each pair once, as it is featured or by slug");
    assert_eq!(paged(&folder), json!("category"));
    let page = page(&folder, "compare/beta-vs-alpha/");
    for said in [
        "<base href=\"../../\">",
        "<title>beta vs alpha: which one should you ship with? | Shipwith</title>",
        "<link rel=\"canonical\" href=\"https://example.com/ai/compare/beta-vs-alpha/\">",
        "<meta property=\"og:image\" content=\"https://example.com/ai/pictures/beta-vs-alpha.png\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "type=\"application/json+oembed\" title=\"beta vs alpha\" href=\"https://example.com/ai/oembed/beta-vs-alpha.json\"",
        "<meta property=\"og:url\" content=\"https://example.com/ai/compare/beta-vs-alpha/\">",
        "<meta name=\"shipwith:pair\" content=\"beta alpha\">",
        "A tie: 50% of the panel would ship",
        "data-meter=\"panel\"",
        "The Builder",
        "Yes.",
        "No votes yet",
        "$20",
        "href=\"compare/delta-vs-beta/\"",
        "<noscript>",
    ] {
        assert!(page.contains(said), "{said} is not in {page}");
    }
    let document: Value = serde_json::from_str(&fs::read_to_string(folder.0.join("site/oembed/beta-vs-alpha.json")).unwrap()).unwrap();
    assert_eq!((&document["type"], &document["title"]), (&json!("rich"), &json!("beta vs alpha")));
    assert!(!page.contains("Shell") && page.ends_with("</html>"), "{page}");
    let sitemap = fs::read_to_string(folder.0.join("site/sitemap.xml")).unwrap();
    assert!(sitemap.contains("<loc>https://example.com/ai/compare/alpha-vs-gamma/</loc>"), "{sitemap}");
    assert!(!sitemap.contains("?a="), "every tool of this catalog is on a page: {sitemap}");
    let feed = fs::read_to_string(folder.0.join("site/feed.xml")).unwrap();
    assert!(feed.contains("href=\"https://example.com/ai/tools/delta/\""), "{feed}");
}

#[test]
fn each_page_has_a_twin_in_markdown_and_llms_txt_lists_them() {
    let folder = folder("markdown", Some("https://example.com/"));
    index(&folder, &[]);
    let read = |file: &str| fs::read_to_string(folder.0.join("site").join(file)).unwrap();
    let twin = read("compare/beta-vs-alpha/index.md");
    for said in [
        "# beta vs alpha",
        "| | beta | alpha |",
        "### The Builder",
        "- beta: **Ship.** Yes.",
        "- alpha: **Skip.** No.",
        "<https://example.com/compare/beta-vs-alpha/>",
    ] {
        assert!(twin.contains(said), "{said} is not in {twin}");
    }
    assert!(page(&folder, "compare/beta-vs-alpha/").contains("type=\"text/markdown\" href=\"compare/beta-vs-alpha/index.md\""));
    let list = read("llms.txt");
    assert!(
        list.starts_with("# Shipwith\n\n> Which?\n")
            && list.contains("- [beta vs alpha](https://example.com/compare/beta-vs-alpha/index.md)\n"),
        "{list}"
    );
}

#[test]
fn each_pair_has_its_picture_that_is_painted_again_only_when_it_changes() {
    let folder = folder("pictures", None);
    index(&folder, &[]);
    let file = |name: &str| folder.0.join("site/pictures").join(name);
    let svg = fs::read_to_string(file("beta-vs-alpha.svg")).unwrap();
    for said in ["<title>beta vs alpha</title>", ">beta</text>", "50%", "1 of 2 reviewers ship", "To start: Free"] {
        assert!(svg.contains(said), "{said} is not in {svg}");
    }
    let png = fs::read(file("beta-vs-alpha.png")).unwrap();
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!([&png[16..20], &png[20..24]], [1200u32.to_be_bytes(), 630u32.to_be_bytes()]);
    assert_eq!(fs::read_dir(folder.0.join("site/pictures")).unwrap().count(), 24, "three of each pair, and of each tool");
    let painted = |name: &str| fs::metadata(file(name)).unwrap().modified().unwrap();
    let before = [painted("beta-vs-alpha.png"), painted("delta-vs-beta.png")];
    let mut tool = tool("alpha");
    tool["pricing"]["entry"] = json!("$7");
    folder.write("tools/alpha.json", tool.to_string());
    index(&folder, &[]);
    assert!(painted("beta-vs-alpha.png") > before[0] && painted("delta-vs-beta.png") == before[1]);
    index(&folder, &["--pairs", "featured"]);
    assert!(!file("alpha-vs-gamma.png").exists() && file("beta-vs-alpha.png").exists());
}

#[test]
fn the_front_page_is_the_first_featured_pair() {
    let folder = folder("front", None);
    index(&folder, &[]);
    let page = page(&folder, "");
    for said in ["<base href=\"./\">", "<link rel=\"canonical\" href=\"./\">", "content=\"delta beta\"", ">delta</span>"] {
        assert!(page.contains(said), "{said} is not in {page}");
    }
    assert!(!page.contains("og:url"), "without site.address nobody knows it: {page}");
}

#[test]
fn what_is_said_to_machines_is_json_that_cannot_end_its_script() {
    let folder = folder("json-ld", Some("https://example.com/"));
    let mut tool = tool("alpha");
    tool["reviews"][0]["quote"] = json!("</script><script>alert(1)</script><!-- & \"quoted\"");
    folder.write("tools/alpha.json", tool.to_string());
    index(&folder, &[]);
    let page = page(&folder, "compare/beta-vs-alpha/");
    assert!(!page.contains("<script>alert") && !page.contains("<!-- &"), "{page}");
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let said: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(said["@type"], "WebPage");
    let tools = said["about"].as_array().unwrap();
    assert_eq!(tools.iter().map(|tool| &tool["name"]).collect::<Vec<_>>(), ["beta", "alpha"]);
    assert_eq!(tools[1]["review"][0]["reviewBody"], "</script><script>alert(1)</script><!-- & \"quoted\"");
    for review in tools.iter().flat_map(|tool| tool["review"].as_array().unwrap()) {
        assert_eq!(review["author"]["@type"], "Organization", "a point of view is no person");
    }
    assert_eq!(tools[0].get("aggregateRating"), None, "there is no figure of a community");
}

#[test]
fn a_community_with_a_source_is_a_rating() {
    let folder = folder("rating", None);
    let mut tool = tool("alpha");
    tool["community"] = json!({ "ship": 3, "skip": 1, "as_of": "2025-03-01" });
    folder.write("tools/alpha.json", tool.to_string());
    index(&folder, &[]);
    let page = page(&folder, "compare/beta-vs-alpha/");
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let said: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    let rating = &said["about"][1]["aggregateRating"];
    assert_eq!((&rating["ratingValue"], &rating["ratingCount"]), (&json!(75), &json!(4)));
}

#[test]
fn fewer_pages_are_made_where_the_budget_is_small_and_it_is_said() {
    let folder = folder("budget", None);
    let ran = index(&folder, &["--pages", "3"]);
    assert_eq!(pages(&folder), ["", "compare/beta-vs-alpha/", "compare/delta-vs-beta/"]);
    let said = "finished pages: 2 pairs, 0 tools, 0 lists, and the front page, ";
    assert!(ran.out.contains(said) && ran.out.contains("no room for all of 4 pairs, 4 tools, 5 lists"), "{}", ran.out);
    assert_eq!((paged(&folder), root(&folder, "screens")), (json!("featured"), Value::Null));
    index(&folder, &["--pages", "1"]);
    assert_eq!((pages(&folder), paged(&folder)), (vec![String::new(), "compare/delta-vs-beta/".into()], Value::Null));
    index(&folder, &["--pairs", "all", "--pages", "10"]);
    assert_eq!((pairs(&folder).len(), paged(&folder)), (7, json!("all")), "six pairs and the front page");
    assert_eq!((pages(&folder).len(), root(&folder, "screens")), (11, json!("tools")), "and four tools");
    index(&folder, &["--pairs", "featured"]);
    assert_eq!((pairs(&folder).len(), paged(&folder)), (3, json!("featured")), "what is not asked for any more goes");
    assert_eq!(root(&folder, "screens"), json!("tools lists"));
}

#[test]
fn pages_are_made_anew_only_where_they_change_and_only_over_what_was_made_so() {
    let folder = folder("again", None);
    index(&folder, &[]);
    let file = folder.0.join("site/compare/beta-vs-alpha/index.html");
    let made = fs::metadata(&file).unwrap().modified().unwrap();
    index(&folder, &[]);
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), made);
    folder.write("site/index.html", "mine");
    let [dir, site] = [&folder.0, &folder.0.join("site")];
    let ran = folder.index_site(&site.join("data"), site);
    assert!(ran.code == Some(2) && ran.err.contains("index.html was not written by `shipwith index`"), "{}", ran.err);
    assert_eq!(fs::read_to_string(dir.join("site/index.html")).unwrap(), "mine");
}

#[test]
fn without_a_shell_there_are_no_pages_and_one_of_another_version_is_refused() {
    let folder = folder("shell", None);
    fs::remove_file(folder.0.join("site/shell.html")).unwrap();
    let ran = index(&folder, &[]);
    assert!(ran.out.contains("No finished pages: the folder of the site holds no shell.html"), "{}", ran.out);
    assert_eq!((pages(&folder), paged(&folder)), (Vec::new(), Value::Null));
    folder.write("site/shell.html", SHELL.replace("<!--content-->", ""));
    let ran = folder.index_site(&folder.0.join("site/data"), &folder.0.join("site"));
    assert!(ran.code == Some(2) && ran.err.contains("shell.html does not hold <!--content--> once"), "{}", ran.err);
}

#[test]
fn a_slug_that_would_part_an_address_is_refused_by_new_and_a_problem_in_a_catalog() {
    let folder = Folder::new("versus");
    let ran = run([Path::new("new"), Path::new("a-vs-b"), Path::new("--dir"), &folder.0]);
    assert!(ran.code == Some(2) && ran.err.contains("\"a-vs-b\" holds \"-vs-\""), "{}", ran.err);
    folder.write("tools/a-vs-b.json", tool("a-vs-b").to_string());
    let advice = "choose another: that stands between the two slugs in the address of a comparison";
    assert_eq!(folder.check().problems(), [format!("tools/a-vs-b.json: slug: \"a-vs-b\" holds \"-vs-\": {advice}")]);
}
