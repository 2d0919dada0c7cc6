//! `shipwith index` and `shipwith build` make pages in the language that the catalog is written in.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::folder::{Folder, Ran, all, run};
use crate::pages::{FRAME, folder, index, page, pages};

/// The texts of a language, as the bundle has them.
fn texts(tag: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../public/lang/{tag}.json"));
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn said(tag: &str, text: &str) -> String {
    texts(tag)[text].as_str().unwrap_or_else(|| panic!("{text} in {tag}")).to_owned()
}

/// The catalog of the tests of pages, written in a language, beside a bundle that has the others.
fn written_in(test: &str, tag: Option<&str>) -> Folder {
    let folder = folder(test, Some("https://example.com/"));
    let mut catalog: Value = serde_json::from_str(&fs::read_to_string(folder.0.join("catalog.json")).unwrap()).unwrap();
    if let Some(tag) = tag {
        catalog["site"]["language"] = json!(tag);
    }
    folder.write("catalog.json", catalog.to_string());
    folder.write("site/embed-shell.html", FRAME);
    for tag in ["de", "ar"] {
        folder.write(&format!("site/lang/{tag}.json"), texts(tag).to_string());
    }
    let mut changed = folder.tool("alpha");
    changed["history"] = json!([{ "date": "2025-03-02", "of": "price", "from": "$10", "to": "$20" }]);
    folder.write("tools/alpha.json", changed.to_string());
    folder
}

fn read(folder: &Folder, file: &str) -> String {
    fs::read_to_string(folder.0.join("site").join(file)).unwrap()
}

#[test]
fn every_page_of_a_german_catalog_is_german() {
    let folder = written_in("german", Some("de-AT"));
    let ran = index(&folder, &[]);
    assert_eq!(ran.err, "");
    let made = pages(&folder);
    assert!(made.len() > 15, "{made:?}");
    for path in &made {
        let page = page(&folder, path);
        assert!(page.contains("<html lang=\"de\" dir=\"ltr\">"), "{path}: {page}");
        // What the catalog says is German too, so nothing has to be told apart.
        assert!(!page.contains("<blockquote lang") && !page.contains("dir=\"auto\" lang="), "{path}: {page}");
        assert!(page.contains("<meta name=\"shipwith:language\" content=\"de-AT\">"), "{path}: {page}");
        if !path.starts_with("embed/") {
            // Those that were made side by side speak alike.
            for said in [&*said("de", "Compare"), "\"inLanguage\":\"de-AT\"", "og:locale\" content=\"de_AT\"", "braucht sie Skripte"] {
                assert!(page.contains(said), "{said} is not in {path}: {page}");
            }
            assert!(!page.contains("hreflang"), "there is no page in another language");
        }
    }
    let comparison = page(&folder, "compare/beta-vs-alpha/");
    for said in ["Welches Tool", "Gleichstand: Je", "<title>beta vs. alpha"] {
        assert!(comparison.contains(said), "{said} is not in {comparison}");
    }
    let frame = page(&folder, "embed/beta-vs-alpha/");
    assert!(frame.contains("Gleichstand: Je") && frame.contains("<title>beta vs. alpha</title>"), "{frame}");
}

#[test]
fn what_stands_beside_the_pages_is_german_too() {
    let folder = written_in("german-beside", Some("de"));
    index(&folder, &[]);
    for (file, parts) in [
        ("compare/beta-vs-alpha/index.md", ["# beta vs. alpha", "| Einstieg |", "**Einsetzen.** Yes."].as_slice()),
        ("tools/alpha/index.md", &["- Kategorie: Tools", "- Tarif Pro: $20", "**Weglassen.** No."]),
        ("categories/tools/index.md", &["Geordnet nach dem Anteil der Jury"]),
        ("reviewers/builder/index.md", &["- Urteile: ", "- Überstimmt: bei "]),
        ("tools/index.md", &["# Alle Tools"]),
        (
            "llms.txt",
            &["## Vergleiche", "- [beta vs. alpha](https://example.com/compare/beta-vs-alpha/index.md)", "Der Katalog", "## Daten"],
        ),
        ("feed.xml", &["<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\">"]),
        ("categories/tools/feed.xml", &["xml:lang=\"de\""]),
        ("weekly.xml", &["xml:lang=\"de\"", "Wöchentliche Urteile", "Die Woche ab 24. Februar 2025: ", "1 geändert", "Preis, $10 → $20"]),
        ("oembed/beta-vs-alpha.json", &["\"title\": \"beta vs. alpha\""]),
        ("badges/alpha.svg", &["Jury von Shipwith: 50\u{a0}% fürs Einsetzen"]),
        ("badges/alpha.json", &["Jury von Shipwith"]),
        ("pictures/beta-vs-alpha.svg", &["<title>beta vs. alpha</title>", "Einstieg: Free"]),
    ] {
        let text = read(&folder, file);
        for part in parts {
            assert!(text.contains(part), "{part} is not in {file}: {text}");
        }
    }
    assert!(!read(&folder, "data/search/index.json").contains("Jury"), "what the program reads is the same in every language");
}

#[test]
fn the_digest_says_verdicts_in_the_language_of_the_pages_and_isolates_texts_as_they_do() {
    let folder = written_in("turned", Some("ar"));
    let mut turned = folder.tool("alpha");
    turned["history"] =
        json!([{ "date": "2025-03-02", "of": "verdict", "reviewer": "builder", "from": "skip", "to": "ship", "why": "It grew." }]);
    folder.write("tools/alpha.json", turned.to_string());
    index(&folder, &[]);
    let (digest, from, to) = (read(&folder, "weekly.xml"), said("ar", "skip"), said("ar", "ship"));
    assert!(digest.contains(&format!("{from} → {to}. \u{2068}It grew.\u{2069}")), "{digest}");
}

#[test]
fn an_arabic_page_is_written_from_the_right() {
    let folder = written_in("arabic", Some("ar"));
    index(&folder, &[]);
    let page = page(&folder, "tools/alpha/");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">") && page.contains(&said("ar", "Compare")), "{page}");
}

#[test]
fn in_a_language_that_the_interface_lacks_the_catalog_s_texts_are_marked_and_it_is_said() {
    let folder = written_in("dutch", Some("nl"));
    let ran = index(&folder, &[]);
    assert_eq!(
        ran.err,
        "site.language is \"nl\": the interface is not translated into it: finished pages are in English, and the catalog's texts in them are marked\n"
    );
    let page = page(&folder, "compare/beta-vs-alpha/");
    for said in [
        "<html lang=\"en\">",
        "A tie: 50% of the panel",
        "<blockquote lang=\"nl\"",
        "class=\"tagline\"",
        "dir=\"auto\" lang=\"nl\"",
        "content=\"nl\"",
    ] {
        assert!(page.contains(said), "{said} is not in {page}");
    }
    assert!(!page.contains("og:locale") && !page.contains("inLanguage"), "the page is not in it: {page}");
    assert!(read(&folder, "feed.xml").contains("xml:lang=\"nl\""), "all of its words are the catalog's");
    assert!(!read(&folder, "weekly.xml").contains("xml:lang"));
    folder.write("site/lang/de.json", "[]");
    let mut catalog = crate::folder::catalog();
    catalog["site"]["language"] = json!("de");
    folder.write("catalog.json", catalog.to_string());
    let ran = index(&folder, &[]);
    assert!(ran.err.starts_with("site.language is \"de\": lang/de.json of the bundle holds no texts: "), "{}", ran.err);
}

#[test]
fn a_catalog_that_says_nothing_of_its_language_is_published_as_english() {
    let (silent, english) = (written_in("silent", None), written_in("english", Some("en")));
    assert_eq!((index(&silent, &[]).err, index(&english, &[]).err), (String::new(), String::new()));
    let [silent, english] = [silent, english].map(|folder| all(&folder.0.join("site")));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for (path, bytes) in &silent {
        // Those that name each file by what is in it, or hold the catalog's own.
        let (name, silent) = (path.display().to_string(), text(bytes));
        if name.ends_with("shipwith-index.json") || name.starts_with("data") || name.starts_with("lang") {
            continue;
        }
        for part in ["xml:lang", "og:locale", "inLanguage", "shipwith:language", "dir=\"ltr\""] {
            assert!(!silent.contains(part), "{part} is in {name}");
        }
        let told = text(&english[path])
            .replace("\n    <meta name=\"shipwith:language\" content=\"en\">", "")
            .replace("    <meta property=\"og:locale\" content=\"en_US\">\n", "")
            .replace("\"inLanguage\":\"en\",", "")
            .replace(" xml:lang=\"en\"", "");
        assert_eq!(silent, told, "{name}");
    }
}

fn build(folder: &Folder) -> Ran {
    let [from, out, bundle] = ["", "built", "site"].map(|name| folder.0.join(name).display().to_string());
    run(["build", &from, "--out", &out, "--bundle", &bundle])
}

#[test]
fn build_tells_the_shells_too_in_which_language_the_catalog_is_written() {
    let folder = written_in("build-german", Some("de"));
    folder.write("site/embed.html", "<html lang=\"en\"><title>Widget</title></html>");
    folder.write("site/embed.html.br", "packed");
    let integrity = |name: &str| shipwith::policy::integrity(fs::read(folder.0.join(name)).unwrap().as_slice());
    let known = ["site/shell.html", "site/embed.html"].map(integrity);
    folder.write("site/sw.js", known.concat().repeat(2));
    let ran = build(&folder);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let built = |name: &str| fs::read_to_string(folder.0.join("built").join(name)).unwrap();
    let told = "<meta name=\"shipwith:language\" content=\"de\">";
    for shell in ["shell.html", "embed.html"] {
        let text = built(shell);
        assert!(text.contains(told) && text.contains("<html lang=\"en\">"), "what stands there before the program is English: {text}");
    }
    assert_eq!(built("index.html").matches(told).count(), 1, "{}", built("index.html"));
    assert!(built("index.html").contains("<html lang=\"de\" dir=\"ltr\">"));
    assert_eq!(
        built("sw.js"),
        ["built/shell.html", "built/embed.html"].map(integrity).concat().repeat(2),
        "each is saved under its integrity"
    );
    assert!(!folder.0.join("built/embed.html.br").exists(), "a packed copy would be of the page before");
}

#[test]
fn a_language_that_is_none_is_a_problem_that_says_what_to_do() {
    for (tag, said) in [
        (json!("german"), "found \"german\": write the tag of a language, such as \"de\" or \"pt-BR\""),
        (json!("xx"), "\"xx\" is no language: write the tag of one, such as \"de\" or \"pt-BR\""),
        (json!("deu"), "\"deu\" has a shorter tag: write \"de\""),
    ] {
        let folder = Folder::new("no-language");
        let mut catalog = crate::folder::catalog();
        catalog["site"]["language"] = tag;
        folder.write("catalog.json", catalog.to_string());
        assert_eq!(folder.check().problems(), [format!("catalog.json: site.language: {said}")]);
    }
}
