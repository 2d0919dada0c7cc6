//! oEmbed documents (<https://oembed.com>, version 1.0): what turns the address of a comparison that is pasted into a blog into a card.
//!
//! They are files beside the pages, so they are the same whatever size is asked for: the frame is as wide as its place.

use serde_json::{Value, json};
use shipwith_model::address::page::{VERSUS, path_of_picture};
use shipwith_model::catalog::Site;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::share::card::SIZE;
use shipwith_model::share::embed::{Embed, Layout};
use shipwith_model::share::snippet::{Snippet, Subject};

/// The type of an oEmbed document, by which a page names it.
pub const TYPE: &str = "application/json+oembed";

/// The width that is told: what fits the column of most blogs.
const WIDTH: u32 = 640;

/// For how long a consumer may keep it, in seconds: a day.
const AGE: u32 = 86_400;

/// The path of the document of a comparison, below the root of the site.
pub fn path(a: &Slug, b: &Slug) -> String {
    format!("oembed/{a}{VERSUS}{b}.json")
}

/// The document of a comparison, which may have a page and a frame of its own; none where the site does not say where it is, as other sites then cannot frame it.
pub fn document(pair: [&Slug; 2], has_page: bool, title: &str, site: &Site) -> Option<Value> {
    let address = site.address.as_ref()?.as_str();
    let embed = Embed { layout: Layout::Compact, ..Embed::default() };
    let snippet = Snippet { site: address, of: Subject::Pair(pair), has_page, title, embed: &embed, room: None };
    Some(json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site.name(),
        "provider_url": address,
        "cache_age": AGE,
        "html": snippet.frame().trim_end(),
        "width": WIDTH,
        "height": snippet.frame_height(),
        "thumbnail_url": format!("{address}{}.png", path_of_picture(pair[0], pair[1])),
        "thumbnail_width": SIZE.0,
        "thumbnail_height": SIZE.1,
    }))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use shipwith_model::catalog::Catalog;
    use shipwith_model::catalog::slug::Slug;

    use super::document;

    fn of(address: Value) -> Option<Value> {
        let catalog = json!({ "schema": 1, "site": { "title": "R&D", "tagline": "T", "address": address } });
        let (catalog, _) = Catalog::read("catalog.json", &catalog.to_string()).unwrap();
        let [a, b] = ["x", "y"].map(|slug| Slug::parse(slug).unwrap());
        document([&a, &b], true, "X vs \"Y\"", &catalog.site)
    }

    /// Section 2.3.4 of the specification: what each response has, and what one of type `rich` has besides.
    #[test]
    fn it_has_what_the_specification_asks_of_a_rich_response() {
        let said = of(json!("https://example.com/ai/")).unwrap();
        assert_eq!((&said["version"], &said["type"]), (&json!("1.0"), &json!("rich")));
        assert!(
            said["html"].as_str().unwrap().starts_with("<iframe src=\"https://example.com/ai/embed/x-vs-y/\" title=\"X vs &quot;Y&quot;\"")
        );
        assert!(said["width"].is_u64() && said["height"].is_u64());
        for part in ["thumbnail_url", "thumbnail_width", "thumbnail_height"] {
            assert!(!said[part].is_null(), "a thumbnail has all three: {part}");
        }
        assert_eq!(said["thumbnail_url"], json!("https://example.com/ai/pictures/x-vs-y.png"));
        assert_eq!(of(Value::Null), None, "nobody could frame it");
    }
}
