//! Whatever the texts of a catalog hold, they are text in every file that is made of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use resvg::usvg::roxmltree::Document;
use serde_json::{Value, json};
use shipwith_model::bidi::isolated;

use crate::folder::{Folder, all, run};
use crate::markup::Markup;
use crate::pages::{FRAME, SHELL, index};
use crate::payloads::{Hostile, allowed, seen};

const BASE: &str = "https://example.com/ai/";

/// A hostile catalog, each field with each text once, and every file of its site.
static HOSTILE: LazyLock<(Hostile, BTreeMap<String, Vec<u8>>)> = LazyLock::new(|| made("hostile", &allowed(), allowed().len()));
/// The same of texts that nobody could mistake.
static PLAIN: LazyLock<(Hostile, BTreeMap<String, Vec<u8>>)> = LazyLock::new(|| made("harmless", &vec!["Plain ".to_owned(); 5], 4));

/// Puts a catalog into a folder, with the shells of a site beside it.
pub fn put(folder: &Folder, hostile: &Hostile) {
    fs::remove_dir_all(folder.0.join("tools")).unwrap();
    folder.write("catalog.json", hostile.catalog.to_string());
    for tool in &hostile.tools {
        folder.write(&format!("tools/{}.json", tool["slug"].as_str().unwrap()), tool.to_string());
    }
    folder.write("site/shell.html", SHELL);
    folder.write("site/embed-shell.html", FRAME);
}

fn made(test: &str, texts: &[String], tools: usize) -> (Hostile, BTreeMap<String, Vec<u8>>) {
    let (folder, hostile) = (Folder::new(test), Hostile::of(texts, tools));
    put(&folder, &hostile);
    index(&folder, &["--pairs", "featured"]);
    let files = all(&folder.0.join("site")).into_iter().map(|(path, bytes)| (path.display().to_string().replace('\\', "/"), bytes));
    (hostile, files.filter(|(path, _)| !path.ends_with("shell.html")).collect())
}

/// The text of a file of the hostile site.
fn read(path: &str) -> &'static str {
    std::str::from_utf8(HOSTILE.1.get(path).unwrap_or_else(|| panic!("{path}"))).unwrap()
}

/// The files of the hostile site with an ending, at least so many.
fn ending(with: &str, least: usize) -> Vec<(&'static str, &'static str)> {
    let files: Vec<_> = HOSTILE.1.keys().filter(|path| path.ends_with(with)).map(|path| (path.as_str(), read(path))).collect();
    assert!(files.len() >= least, "{} files end with {with}", files.len());
    files
}

fn is_ours(address: &str) -> bool {
    let has_scheme = address.split(['/', '?', '#']).next().is_some_and(|begin| begin.contains(':'));
    !address.starts_with("//") && (!has_scheme || address.starts_with("https://"))
}

#[test]
fn every_text_of_the_format_is_in_the_catalog_that_these_tests_are_made_of() {
    let mut texts = BTreeSet::new();
    for kind in ["tool", "catalog"] {
        let ran = run(["schema", kind]);
        free_texts(&serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err)), &mut texts);
    }
    let of_others = ["$schema", "bundled", "id", "reviewer", "field"].map(str::to_owned);
    texts.retain(|name| !of_others.contains(name));
    let name = |field: &str| field.rsplit('.').next().unwrap().to_owned();
    let held: BTreeSet<String> = HOSTILE.0.said.iter().map(|said| name(&said.field)).collect();
    assert_eq!(held, texts);
}

/// The names of the fields of a schema that may hold any text that is not empty.
fn free_texts(schema: &Value, found: &mut BTreeSet<String>) {
    for (name, of) in schema["properties"].as_object().into_iter().flatten() {
        if of["pattern"] == json!(r"\S") {
            found.insert(name.clone());
        }
    }
    schema.as_object().into_iter().flat_map(|fields| fields.values()).for_each(|inner| free_texts(inner, found));
}

#[test]
fn no_element_no_attribute_and_no_script_of_a_page_comes_from_a_text() {
    let kinds = |markup: &Markup| -> BTreeSet<(String, String)> {
        let names = |(element, all): &(String, Vec<(String, String)>)| {
            all.iter()
                .map(|(attribute, _)| (element.clone(), attribute.clone()))
                .chain([(element.clone(), String::new())])
                .collect::<Vec<_>>()
        };
        markup.elements.iter().flat_map(names).collect()
    };
    let pages = |files: &BTreeMap<String, Vec<u8>>| -> Vec<(String, Markup)> {
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        pages.map(|(path, page)| (path.clone(), Markup::read(std::str::from_utf8(page).unwrap()))).collect()
    };
    let known: BTreeSet<(String, String)> = pages(&PLAIN.1).iter().flat_map(|(_, page)| kinds(page)).collect();
    for (path, page) in pages(&HOSTILE.1) {
        let strange: Vec<_> = kinds(&page).difference(&known).cloned().collect();
        assert_eq!(strange, [], "{path}");
        assert!(page.addresses().all(is_ours), "{path}: {:?}", page.addresses().find(|address| !is_ours(address)));
        assert!(page.raw.len() <= 1 && page.raw.iter().all(|raw| !raw.contains('<')), "{path}: {:?}", page.raw);
    }
}

#[test]
fn every_text_stands_on_the_page_of_its_tool_as_it_was_written() {
    // What is of no page is which fact a source is of.
    let is_shown = |field: &str| !field.starts_with("sources");
    let pages: Vec<String> =
        (0..HOSTILE.0.tools.len()).map(|i| seen(&Markup::read(read(&format!("tools/tool-{i}/index.html"))).text)).collect();
    for said in HOSTILE.0.said.iter().filter(|said| is_shown(&said.field)) {
        let Some(tool) = said.tool else { continue };
        assert!(pages[tool].contains(&seen(&said.text)), "{} of tool-{tool}: {:.200}", said.field, said.text);
    }
    for (i, seat) in HOSTILE.0.catalog["reviewers"].as_array().unwrap().iter().enumerate() {
        let page = seen(&Markup::read(read(&format!("reviewers/seat-{i}/index.html"))).text);
        for field in ["name", "lens"] {
            assert!(page.contains(&seen(seat[field].as_str().unwrap())), "{field} of seat-{i}");
        }
    }
}

#[test]
fn what_is_said_to_machines_is_the_text_itself() {
    for (i, tool) in HOSTILE.0.tools.iter().enumerate() {
        let page = Markup::read(read(&format!("tools/tool-{i}/index.html")));
        let about = serde_json::from_str::<Value>(&page.raw[0]).unwrap()["about"].take();
        let said =
            [&about["name"], &about["description"], &about["applicationCategory"], &about["softwareVersion"], &about["creator"]["name"]];
        // White space around a text is no part of it.
        let text = |value: &Value| value.as_str().unwrap().trim().to_owned();
        assert_eq!(said.map(text), ["name", "tagline", "category", "version", "maker"].map(|field| text(&tool[field])));
        let bodies = |list: &Value, field: &str| list.as_array().unwrap().iter().map(|review| text(&review[field])).collect::<Vec<_>>();
        assert_eq!(bodies(&about["review"], "reviewBody"), bodies(&tool["reviews"], "quote"));
    }
    for (path, text) in ending(".json", 30) {
        serde_json::from_str::<Value>(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

#[test]
fn feeds_sitemaps_badges_and_pictures_are_sound_and_hold_texts_as_text() {
    let elements = |path: &str, text: &str, known: &[&str]| {
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        for element in document.descendants().filter(|one| one.is_element()) {
            assert!(known.contains(&element.tag_name().name()), "{path}: <{}>", element.tag_name().name());
            let odd = element.attributes().find(|one| one.name().starts_with("on") || (one.name() == "href" && !is_ours(one.value())));
            assert!(odd.is_none(), "{path}: {odd:?}");
        }
    };
    let drawn = ["svg", "title", "rect", "text", "path"];
    ending(".svg", 60).into_iter().for_each(|(path, text)| elements(path, text, &drawn));
    let fed =
        ["feed", "id", "title", "subtitle", "updated", "author", "name", "link", "entry", "summary", "content", "urlset", "url", "loc"];
    ending(".xml", 10).into_iter().for_each(|(path, text)| elements(path, text, &fed));
    let feed = Document::parse(read("feed.xml")).unwrap();
    let said: Vec<String> = feed
        .descendants()
        .filter(|one| one.has_tag_name(("http://www.w3.org/2005/Atom", "summary")))
        .filter_map(|one| one.text().map(seen))
        .collect();
    for tool in &HOSTILE.0.tools {
        assert!(said.contains(&seen(&isolated(tool["summary"].as_str().unwrap()))), "{:.200}", tool["summary"]);
    }
    let weekly = Document::parse(read("weekly.xml")).unwrap();
    let weeks: Vec<Markup> =
        weekly.descendants().filter(|one| one.attribute("type") == Some("html")).map(|one| Markup::read(one.text().unwrap())).collect();
    assert!(!weeks.is_empty());
    for (element, attributes) in weeks.iter().flat_map(|week| &week.elements) {
        let names: Vec<&str> = attributes.iter().map(|(name, _)| name.as_str()).collect();
        assert!(matches!((element.as_str(), names.as_slice()), ("h2" | "ul" | "li", []) | ("a", ["href"])), "<{element} {names:?}>");
    }
    assert!(weeks.iter().flat_map(Markup::addresses).all(|address| address.starts_with(BASE)));
}

#[test]
fn an_oembed_document_holds_one_frame_of_this_site_and_nothing_else() {
    for (path, text) in ending(".json", 30).into_iter().filter(|(path, _)| path.starts_with("oembed/")) {
        let document: Value = serde_json::from_str(text).unwrap();
        let html = Markup::read(document["html"].as_str().unwrap());
        let [(name, attributes)] = html.elements.as_slice() else { panic!("{path}: {text:.300}") };
        let names: Vec<&str> = attributes.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!((name.as_str(), names.as_slice()), ("iframe", &["src", "title", "loading", "width", "height", "style"][..]), "{path}");
        assert!(attributes[0].1.starts_with(BASE) && json!(attributes[1].1) == document["title"], "{path}");
        assert_eq!(html.text.trim(), "", "{path}");
    }
}

#[test]
fn in_markdown_a_text_makes_no_link_no_html_and_no_row() {
    for (path, text) in ending("index.md", 60).into_iter().chain([("llms.txt", read("llms.txt"))]) {
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{path}");
        let (mut plain, mut rest) = (String::new(), text);
        while let Some((before, escaped)) = rest.split_once('\\') {
            plain += before;
            rest = &escaped[escaped.chars().next().unwrap().len_utf8()..];
        }
        plain += rest;
        let own = [format!("]({BASE}"), format!("<{BASE}"), "**Ship.**".to_owned(), "**Skip.**".to_owned()];
        let left = own.iter().fold(plain.clone(), |left, own| left.replace(own, ""));
        for sign in ["<", "](", "][", "*", "_", "`", "]:"] {
            assert!(!left.contains(sign), "{path}: {sign} in {:.300}", &left[left.find(sign).unwrap()..]);
        }
        for row in plain.lines().filter(|line| line.contains('|')) {
            assert!(row.starts_with('|') && row.ends_with('|') && row.matches('|').count() == 4, "{path}: {row:.300}");
        }
    }
}

#[test]
fn every_picture_is_drawn() {
    let pictures: Vec<_> = HOSTILE.1.iter().filter(|(path, _)| path.ends_with(".png")).collect();
    assert!(pictures.len() >= HOSTILE.0.tools.len());
    assert!(pictures.iter().all(|(_, png)| png.starts_with(b"\x89PNG\r\n\x1a\n")));
}
