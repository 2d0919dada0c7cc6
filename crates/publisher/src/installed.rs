//! What a site is called where it is installed, and where crawlers find its pages.

use serde_json::{Map, Value};
use shipwith_model::catalog::Site;

use crate::pages::head;

/// The description of the app that a browser installs.
pub const APP: &str = "manifest.webmanifest";

/// What crawlers read first.
pub const ROBOTS: &str = "robots.txt";

/// The description of the app under the site's own name. None where it has that name already, or is no description of an app.
pub fn named(manifest: &str, site: &Site) -> Option<String> {
    let mut app: Map<String, Value> = serde_json::from_str(manifest).ok()?;
    if app.get("short_name")?.as_str()? == site.name() {
        return None;
    }
    for (field, text) in [("name", site.name()), ("short_name", site.name()), ("description", &site.tagline)] {
        app.insert(field.to_owned(), text.into());
    }
    if let Some(tag) = &site.language {
        app.insert("lang".to_owned(), tag.as_str().into());
    }
    // They are pictures of the catalog that the bundle was built with.
    app.shift_remove("screenshots");
    serde_json::to_string_pretty(&app).ok()
}

/// What crawlers read, with the place of the sitemap. None where the site does not say where it is, or where a sitemap is named already.
pub fn mapped(robots: &str, site: &Site) -> Option<String> {
    let map = head::address(site, "sitemap.xml")?;
    (!robots.contains("Sitemap:")).then(|| format!("{}\nSitemap: {map}\n", robots.trim_end()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use shipwith_model::catalog::{Catalog, Site};

    use super::{mapped, named};

    fn site(of: Value) -> Site {
        let catalog = json!({ "schema": 1, "site": of });
        Catalog::read("catalog.json", &catalog.to_string()).unwrap().0.site
    }

    #[test]
    fn an_installed_site_has_the_name_the_line_and_the_language_of_its_catalog() {
        let app = r#"{ "name": "A long name", "short_name": "Shipwith", "description": "D", "lang": "en", "start_url": "./", "screenshots": [1] }"#;
        let own = named(app, &site(json!({ "title": "Werkzeuge", "tagline": "Zwei im Vergleich", "language": "de" }))).unwrap();
        let expected =
            json!({ "name": "Werkzeuge", "short_name": "Werkzeuge", "description": "Zwei im Vergleich", "lang": "de", "start_url": "./" });
        assert_eq!(serde_json::from_str::<Value>(&own).unwrap(), expected);
        let same = site(json!({ "title": "Shipwith", "tagline": "T" }));
        assert_eq!((named(app, &same), named("[]", &same), named("no JSON", &same)), (None, None, None));
    }

    #[test]
    fn crawlers_are_told_of_the_sitemap_once_and_only_where_the_site_says_where_it_is() {
        let there = site(json!({ "title": "T", "tagline": "T", "address": "https://tools.example.com/" }));
        let told = mapped("User-agent: *\nAllow: /\n", &there).unwrap();
        assert_eq!(told, "User-agent: *\nAllow: /\nSitemap: https://tools.example.com/sitemap.xml\n");
        assert_eq!(mapped(&told, &there), None);
        assert_eq!(mapped("", &site(json!({ "title": "T", "tagline": "T" }))), None);
    }
}
