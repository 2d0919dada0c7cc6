//! The language that pages and feeds are made in.

use shipwith_model::catalog::Site;
use shipwith_model::language::{Language, Texts, Voice};

/// The language of a site's pages: that of its catalog, where the bundle has its texts, which `read` gives by their path below the root;
/// and what there is to say where they are in another.
///
/// # Errors
/// The texts are there and cannot be read.
pub fn of(site: &Site, read: impl FnOnce(&str) -> Result<Option<String>, String>) -> Result<(Voice, Option<String>), String> {
    let Some(tag) = &site.language else { return Ok((Voice::default(), None)) };
    let in_english = |why: String| {
        let what = "finished pages are in English, and the catalog's texts in them are marked";
        Ok((Voice::default(), Some(format!("site.language is \"{tag}\": {why}: {what}", tag = tag.as_str()))))
    };
    let Some(language) = tag.language() else { return in_english("the interface is not translated into it".into()) };
    if language == Language::English {
        return Ok((Voice::default(), None));
    }
    let file = format!("lang/{}.json", language.tag());
    match read(&file)?.as_deref().map(Texts::read) {
        Some(Some(texts)) => Ok((Voice::new(language, texts), None)),
        Some(None) => in_english(format!("{file} of the bundle holds no texts")),
        None => in_english(format!("the bundle has no {file}")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use shipwith_model::catalog::Catalog;
    use shipwith_model::language::{Language, spoken};

    use super::of;

    #[test]
    fn pages_are_in_the_language_of_the_catalog_where_its_texts_are_at_hand() {
        let told = |tag: Option<&str>, texts: Option<&str>| {
            let catalog = json!({ "schema": 1, "site": { "title": "T", "tagline": "T", "language": tag } });
            let (catalog, _) = Catalog::read("catalog.json", &catalog.to_string()).unwrap();
            let (voice, said) = of(&catalog.site, |_| Ok(texts.map(str::to_owned))).unwrap();
            (voice.speaking(spoken), said.map(|said| said.split(": ").nth(1).unwrap().to_owned()))
        };
        assert_eq!(told(Some("de-AT"), Some("{}")), (Language::German, None));
        for english in [None, Some("en"), Some("en-GB")] {
            assert_eq!(told(english, None), (Language::English, None), "needs no texts");
        }
        let without = |why: &str| (Language::English, Some(why.to_owned()));
        assert_eq!(told(Some("nl"), None), without("the interface is not translated into it"));
        assert_eq!(told(Some("de"), None), without("the bundle has no lang/de.json"));
        assert_eq!(told(Some("de"), Some("[]")), without("lang/de.json of the bundle holds no texts"));
    }
}
