//! The widget in pages of other people, as the tools of this field build them: mdBook, VitePress, and a blog that takes oEmbed.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::share::embed::{Embed, Layout};
use shipwith_model::share::snippet::{Snippet, Subject};
use thirtyfour::prelude::*;

use crate::host::{EARS, host, keep};
use crate::site::{Answer, Site};
use crate::visitor::{Visitor, visit_in_all};
use crate::waiting::empty_folder;

/// Where the pages of other people are built to find the site. They are built once; each browser is given those that name its own.
const PLACE: &str = "http://127.0.0.1:1/";

/// The lines that the configurator writes, for a pair and for a tool with a page.
fn lines() -> [String; 2] {
    let [a, b] = ["langgraph", "crewai"].map(|slug| Slug::parse(slug).unwrap());
    [(Subject::Pair([&a, &b]), Layout::Compact), (Subject::Tool(&b), Layout::Tool)].map(|(of, layout)| {
        let embed = Embed { layout, ..Embed::default() };
        Snippet { site: PLACE, of, has_page: true, title: "All of it", embed: &embed, room: Some(320) }.element()
    })
}

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// A host of what a tool has built, with the site's own address in it.
async fn host_of_folder(built: &Path, v: &Visitor) -> Site {
    let folder = empty_folder(&format!("{}-{:?}", built.file_name().unwrap().to_string_lossy(), v.kind));
    crate::update::copy(built, &folder);
    name_the_site(&folder, &format!("{}/", v.site.address));
    let host = Site::start().await;
    host.rule("/favicon.ico", Answer::Status(204));
    host.deploy(&folder);
    keep(&host);
    host
}

/// Writes an address into the files of a folder where the one stands that they were built for.
fn name_the_site(folder: &Path, address: &str) {
    for path in std::fs::read_dir(folder).unwrap().map(|member| member.unwrap().path()) {
        if path.is_dir() {
            name_the_site(&path, address);
        } else if let Some(text) = std::fs::read_to_string(&path).ok().filter(|text| text.contains(PLACE)) {
            std::fs::write(&path, text.replace(PLACE, address)).unwrap();
        }
    }
}

/// Waits until the widget stands, in a frame of finished HTML.
async fn until_it_stands(v: &Visitor, says: &str) -> WebDriverResult<()> {
    v.until("document.querySelector('ship-with')?.shadowRoot?.querySelector('iframe:not(.waits)')").await?;
    v.until_it_fits().await?;
    v.enter().await?;
    v.until_text("main:not([hidden])", says).await?;
    assert!(v.js("return location.pathname").await?.as_str().unwrap().starts_with("/embed/"), "it needs no program");
    v.leave().await
}

/// The colors of the frame.
const SCHEME: &str = "document.querySelector('ship-with').shadowRoot.querySelector('iframe').style.colorScheme";

#[tokio::test]
async fn in_a_book_of_mdbook_it_stands_and_follows_the_theme_that_the_reader_picks() {
    let folder = empty_folder("mdbook");
    let [pair, tool] = lines();
    write(
        &folder,
        &[
            ("book.toml", "[book]\ntitle = \"A manual\"\n"),
            ("src/SUMMARY.md", "- [One](one.md)\n- [Two](two.md)\n"),
            ("src/one.md", &format!("# One\n\nTwo frameworks were left on the list.\n\n{pair}\nAnd so on.\n")),
            ("src/two.md", &format!("# Two\n\n{tool}")),
        ],
    );
    mdbook_driver::MDBook::load(&folder).unwrap().build().unwrap();
    let book = &folder.join("book");
    visit_in_all("host-mdbook", &[], |v| async move {
        let host = host_of_folder(book, &v).await;
        v.driver.goto(format!("{}/one.html", host.address)).await?;
        until_it_stands(&v, "LangGraph vs CrewAI").await?;
        for (theme, scheme) in [("navy", "dark"), ("rust", "light"), ("coal", "dark")] {
            v.js(&format!("localStorage.setItem('mdbook-theme', '{theme}')")).await?;
            v.driver.goto(format!("{}/two.html", host.address)).await?;
            until_it_stands(&v, "CrewAI").await?;
            v.until(&format!("{SCHEME} === '{scheme}'")).await?;
        }
        Ok(())
    })
    .await;
}

/// What the publisher of a site of VitePress writes besides the lines: Vue leaves the element to the browser, and the script
/// stands in the head, as a page of Vue runs none that is in it. docs/embed.md says so.
fn vitepress_config() -> String {
    format!(
        "export default {{
  title: 'A manual',
  vue: {{ template: {{ compilerOptions: {{ isCustomElement: (tag) => tag === 'ship-with' }} }} }},
  head: [['script', {{ src: '{PLACE}embed.js', async: '' }}]],
}};
"
    )
}

fn build_by_vitepress(folder: &Path) -> PathBuf {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hosts/node_modules/.bin/vitepress");
    let ran = Command::new(program).arg("build").arg(folder).output().expect("./scripts/setup installs it");
    assert!(ran.status.success(), "{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    folder.join(".vitepress/dist")
}

#[tokio::test]
async fn in_a_site_of_vitepress_it_stands_and_goes_along_from_page_to_page_and_into_the_dark() {
    let folder = empty_folder("vitepress");
    let script = format!("<script src=\"{PLACE}embed.js\" async></script>");
    let [pair, tool] = lines().map(|lines| lines.replace(&script, ""));
    assert!(!pair.contains("<script"), "{pair}");
    write(
        &folder,
        &[
            (".vitepress/config.mjs", &vitepress_config()),
            ("index.md", &format!("# One\n\nTwo frameworks were left on the list.\n\n{pair}\n[The other page](./two)\n")),
            ("two.md", &format!("# Two\n\n{tool}\n[Back](./)\n")),
        ],
    );
    let built = &build_by_vitepress(&folder);
    visit_in_all("host-vitepress", &[], |v| async move {
        let host = host_of_folder(built, &v).await;
        v.driver.goto(&host.address).await?;
        until_it_stands(&v, "LangGraph vs CrewAI").await?;
        // Before Vue has come, a link loads the other page anew.
        v.until("document.querySelector('#app').__vue_app__").await?;
        v.js("window.isOld = true; document.querySelector('.vp-doc a[href*=two]').click()").await?;
        v.until("location.pathname.includes('two') && document.querySelector('ship-with[tool]')").await?;
        until_it_stands(&v, "CrewAI").await?;
        assert_eq!(v.js("return window.isOld").await?, json!(true), "the page was not loaded anew");
        let is_dark = v.js("return document.documentElement.classList.contains('dark')").await?;
        v.js("document.querySelector('.VPSwitchAppearance').click()").await?;
        v.until(&format!("{SCHEME} === '{}'", if is_dark == json!(true) { "light" } else { "dark" })).await
    })
    .await;
}

/// Where the site is, as its catalog says it.
const ADDRESS: &str = "https://example.com/tools/";

/// What a blog knows of an address that was pasted into it, by the specification of oEmbed alone: it finds the document by the
/// link in the head of the page (section 4), reads it as JSON, looks at what each response has (2.3.4), and takes the HTML of one
/// of type `rich`. As WordPress does with what it discovers, it keeps the frame alone, and puts it into a sandbox with scripts and
/// nothing else.
async fn consumed(site: &Site, path: &str) -> String {
    // The name of the site leads to this machine here.
    let resolved = |address: &str| address.replace(ADDRESS, &format!("{}/", site.address));
    let page = reqwest::get(resolved(&format!("{ADDRESS}{path}"))).await.unwrap().text().await.unwrap();
    let link = page.split("<link ").skip(1).find(|link| link.contains("type=\"application/json+oembed\"")).expect("a link to discover");
    let href = link.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let answer = reqwest::get(resolved(&href)).await.unwrap();
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("application/json"));
    let document: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
    assert_eq!((&document["version"], &document["type"]), (&json!("1.0"), &json!("rich")));
    assert!(document["width"].as_u64().unwrap() > 0 && document["height"].as_u64().unwrap() > 0);
    let html = document["html"].as_str().unwrap();
    let frame = html.strip_prefix("<iframe ").and_then(|rest| rest.split_once('>')).expect("a frame, and nothing before it").0;
    format!("<iframe sandbox=\"allow-scripts\" security=\"restricted\" {}></iframe>", resolved(frame))
}

#[tokio::test]
async fn an_address_pasted_into_a_blog_that_takes_oembed_becomes_a_card() {
    let folder = &indexed("oembed");
    visit_in_all("host-oembed", &[], |v| async move {
        v.site.deploy(folder);
        let frame = consumed(&v.site, "compare/langgraph-vs-crewai/").await;
        let host = host(EARS, &frame).await;
        v.driver.goto(&host.address).await?;
        v.driver.find(By::Css("iframe")).await?.enter_frame().await?;
        v.until_text("#title", "LangGraph vs CrewAI").await?;
        v.until("document.querySelectorAll('main:not([hidden]) [data-meter=panel]').length === 2").await?;
        assert_eq!(v.js("return document.documentElement.scrollHeight <= innerHeight").await?, json!(true), "all of it is seen");
        Ok(())
    })
    .await;
}

/// The bundle with a catalog that says where the site is: without that there are no documents.
fn indexed(name: &str) -> PathBuf {
    let folder = empty_folder(name);
    crate::update::copy(Path::new(crate::site::DIST), &folder);
    let path = folder.join("data/catalog.json");
    let mut catalog: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    catalog["site"]["address"] = json!(ADDRESS);
    std::fs::write(&path, catalog.to_string()).unwrap();
    let ran = Command::new(crate::site::publisher_program())
        .args(["index", "--pairs", "featured"])
        .arg(folder.join("data"))
        .arg("--out")
        .arg(folder.join("data"))
        .arg("--site-dir")
        .arg(&folder)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    folder
}
