//! What of a finished site follows the catalog that it is built for.

use std::fs;
use std::path::Path;

use crate::build::{build, bundle};
use crate::folder::{Folder, all};
use crate::pages::SHELL;

#[test]
fn pages_may_talk_to_the_service_of_the_newsletter_and_the_worker_knows_them() {
    let folder = Folder::new("build-newsletter");
    bundle(&folder);
    let shell = SHELL.replace("<head>", "<head><meta content=\"connect-src 'self'; form-action 'self'\">");
    let integrity = shipwith::policy::integrity;
    folder.write("bundle/shell.html", &shell);
    // Under its integrity it is saved, too: beside the one of before, and not in its place.
    folder.write("bundle/sw.js", format!("[{{url:'shell.html',revision:'{0}',integrity:'{0}'}}]", integrity(shell.as_bytes())));
    let mut catalog = crate::folder::catalog();
    catalog["site"]["newsletter"] = serde_json::json!({ "title": "T", "blurb": "B", "action": "https://letters.example.com/subscribe" });
    folder.write("catalog.json", catalog.to_string());
    let ran = build(&folder, "", "site", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let read = |file: &str| fs::read_to_string(folder.0.join("site").join(file)).unwrap();
    for page in ["shell.html", "index.html"] {
        assert!(
            read(page).contains("connect-src 'self' https://letters.example.com; form-action 'self' https://letters.example.com"),
            "{page}"
        );
    }
    assert_eq!(read("sw.js"), format!("[{{url:'shell.html',revision:'{0}',integrity:'{0}'}}]", integrity(read("shell.html").as_bytes())));
    assert!(!folder.0.join("site/shell.html.br").exists(), "a packed copy would be of the page before");
    // Without it, all is as it was built.
    folder.write("catalog.json", crate::folder::catalog().to_string());
    assert_eq!(build(&folder, "", "site", &[]).code, Some(0));
    assert!(read("shell.html") == shell && folder.0.join("site/shell.html.br").exists());
}

#[test]
fn a_site_is_installed_and_found_under_its_own_name_and_the_worker_knows_that() {
    let folder = Folder::new("build-installed");
    bundle(&folder);
    let (app, integrity) = (r#"{ "name": "Shipwith", "short_name": "Shipwith", "start_url": "./" }"#, shipwith::policy::integrity);
    folder.write("bundle/manifest.webmanifest", app);
    folder.write("bundle/robots.txt", "User-agent: *\nAllow: /\n");
    folder.write("bundle/sw.js", format!("[{{url:'manifest.webmanifest',integrity:'{}'}}]", integrity(app.as_bytes())));
    let mut catalog = crate::folder::catalog();
    catalog["site"]["title"] = "Our tools".into();
    catalog["site"]["address"] = "https://tools.example.com/".into();
    folder.write("catalog.json", catalog.to_string());
    let ran = build(&folder, "", "site", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let read = |file: &str| fs::read_to_string(folder.0.join("site").join(file)).unwrap();
    assert!(read("manifest.webmanifest").contains("\"short_name\": \"Our tools\""), "{}", read("manifest.webmanifest"));
    assert!(read("sw.js").contains(&integrity(read("manifest.webmanifest").as_bytes())), "{}", read("sw.js"));
    assert!(read("robots.txt").ends_with("Sitemap: https://tools.example.com/sitemap.xml\n"), "{}", read("robots.txt"));
}

#[test]
fn what_is_not_there_leads_to_where_the_site_is_on_its_host() {
    let folder = Folder::new("build-not-found");
    bundle(&folder);
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/404.html")).unwrap();
    folder.write("bundle/404.html", &page);
    folder.write("bundle/404.html.br", "packed");
    for (i, (address, leads)) in [
        (None, "/"),
        (Some("https://example.com/"), "/"),
        (Some("https://example.com/ai/tools/"), "/ai/tools/"),
        (Some("https://example.com/r&d/"), "/r&amp;d/"),
        // To a browser these begin as the name of another host does.
        (Some("https://example.com//elsewhere.example/"), "/"),
        (Some("https://example.com/\\elsewhere.example/"), "/"),
    ]
    .into_iter()
    .enumerate()
    {
        let mut catalog = crate::folder::catalog();
        if let Some(address) = address {
            catalog["site"]["address"] = serde_json::json!(address);
        }
        folder.write("catalog.json", catalog.to_string());
        let out = format!("site-{i}");
        let ran = build(&folder, "", &out, &[]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
        let built = all(&folder.0.join(out));
        let expected = page.replace("<a href=\"/\">", &format!("<a href=\"{leads}\">"));
        assert_eq!(String::from_utf8_lossy(&built[Path::new("404.html")]), expected, "{address:?}");
        assert_eq!(built.contains_key(Path::new("404.html.br")), leads == "/", "a packed copy would lead elsewhere: {address:?}");
    }
    assert_eq!(page.matches("<a href=\"/\">").count(), 1, "{page}");
    // Which of several is meant is for their author to say.
    let several = page.replace("</body>", "<a href=\"/help/\">Help</a></body>");
    assert_ne!(several, page);
    folder.write("bundle/404.html", &several);
    let mut catalog = crate::folder::catalog();
    catalog["site"]["address"] = serde_json::json!("https://example.com/ai/");
    folder.write("catalog.json", catalog.to_string());
    assert_eq!(build(&folder, "", "several", &[]).code, Some(0));
    assert_eq!(fs::read_to_string(folder.0.join("several/404.html")).unwrap(), several);
    assert!(folder.0.join("several/404.html.br").exists());
}

#[test]
fn a_packed_copy_that_goes_with_what_it_was_packed_of_is_nothing_to_be_packed_anew_and_that_of_another_worker_stays() {
    let folder = Folder::new("build-packed-gone");
    bundle(&folder);
    folder.write("bundle/404.html", "<a href=\"/\">Home</a>");
    for file in ["404.html.br", "404.html.gz", "sw.js.br"] {
        folder.write(&format!("bundle/{file}"), "packed");
    }
    folder.write("bundle/sw.js", "knows no page");
    assert_eq!(build(&folder, "", "site", &[]).code, Some(0));
    folder.write("site/404.html.zst", "of the publisher");
    let is_there = |file: &str| folder.0.join("site").join(file).exists();
    let mut catalog = crate::folder::catalog();
    catalog["site"]["address"] = serde_json::json!("https://example.com/ai/");
    folder.write("catalog.json", catalog.to_string());
    let ran = build(&folder, "", "site", &[]);
    let copy = folder.0.join("site/404.html.zst");
    assert_eq!(ran.err, format!("{}: a packed copy of a file that has changed: pack anew, or remove it\n", copy.display()));
    assert!(!is_there("404.html.br") && !is_there("404.html.gz") && is_there("404.html.zst") && is_there("sw.js.br"));
}
