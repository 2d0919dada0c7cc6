//! The language of finished pages, said in their markup.

use std::borrow::Cow;

use shipwith_app::platform::protocol::meta::LANGUAGE;
use shipwith_model::catalog::Site;
use shipwith_model::language::tag::Tag;
use shipwith_model::language::{Language, spoken};

use crate::pages::template::once;

/// The beginning of a page of the bundle, which is English.
const ENGLISH: &str = "<html lang=\"en\">";

/// What the bundle begins a page with, for a page in another language.
///
/// # Errors
/// It does not say its language as the bundle does: it is of another version, or was changed.
pub fn begun(begin: &str, language: Language) -> Result<Cow<'_, str>, String> {
    if language == Language::English {
        return Ok(begin.into());
    }
    let (before, after) = once(begin, ENGLISH)?;
    Ok(format!("{before}<html lang=\"{}\" dir=\"{}\">{after}", language.tag(), language.direction()).into())
}

/// By which the program of a page knows in which language the catalog is written, before it has come.
fn meta(tag: &Tag) -> String {
    format!("<meta name=\"{LANGUAGE}\" content=\"{}\">", tag.as_str())
}

/// What a head ends with that tells it, where the publisher does.
pub fn told(site: &Site) -> String {
    site.language.as_ref().map(|tag| format!("\n    {}", meta(tag))).unwrap_or_default()
}

/// A page of the bundle that says it, too; none of one without a title.
pub fn telling(page: &str, tag: &Tag) -> Option<String> {
    page.split_once("<title>").map(|(before, after)| format!("{before}{}\n    <title>{after}", meta(tag)))
}

/// The tag of the pages' language, where the publisher says it and they are in it.
pub fn of_pages(site: &Site) -> Option<&Tag> {
    site.language.as_ref().filter(|tag| tag.language() == Some(spoken()))
}

/// The locale of the pages, as Open Graph writes it, where the publisher says their language. Without a region it is the one that other
/// sites expect with that language.
pub fn locale(site: &Site) -> Option<String> {
    let tag = of_pages(site)?;
    let usual = match spoken() {
        Language::English => "US",
        Language::German => "DE",
        Language::Spanish => "ES",
        Language::French => "FR",
        Language::Japanese => "JP",
        Language::Arabic => "AR",
    };
    Some(format!("{}_{}", tag.primary().to_ascii_lowercase(), tag.region().unwrap_or(usual).to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use shipwith_model::catalog::Catalog;
    use shipwith_model::language::{Language, Texts, Voice};

    use super::{begun, locale, meta, telling};

    fn site(language: &str) -> Catalog {
        let catalog = json!({ "schema": 1, "site": { "title": "T", "tagline": "T", "language": language } });
        Catalog::read("catalog.json", &catalog.to_string()).unwrap().0
    }

    #[test]
    fn a_page_in_another_language_says_so_and_in_which_direction_it_is_written() {
        assert_eq!(begun("<html lang=\"en\">x", Language::Arabic).as_deref(), Ok("<html lang=\"ar\" dir=\"rtl\">x"));
        assert_eq!(begun("<html lang=\"en\">x", Language::English).as_deref(), Ok("<html lang=\"en\">x"));
        assert!(begun("<html>x", Language::German).unwrap_err().contains("<html lang=\"en\">"));
        assert!(begun("<html>x", Language::English).is_ok(), "nothing is to be said");
    }

    #[test]
    fn a_shell_tells_its_program_the_language_of_the_catalog() {
        let tag = site("nl").site.language.unwrap();
        assert_eq!(meta(&tag), "<meta name=\"shipwith:language\" content=\"nl\">");
        assert_eq!(
            telling("<title>T</title>", &tag).as_deref(),
            Some("<meta name=\"shipwith:language\" content=\"nl\">\n    <title>T</title>")
        );
        assert_eq!(telling("", &tag), None);
    }

    #[test]
    fn a_locale_has_a_region() {
        let told = |language, tag| Voice::new(language, Texts::default()).speaking(|| locale(&site(tag).site));
        for (language, tag, expected) in [
            (Language::German, "de", Some("de_DE")),
            (Language::German, "de-at", Some("de_AT")),
            (Language::English, "en-GB", Some("en_GB")),
            (Language::Spanish, "es-419", Some("es_ES")),
            (Language::English, "nl", None),
            (Language::English, "de", None),
        ] {
            assert_eq!(told(language, tag).as_deref(), expected, "{tag}");
        }
        assert_eq!(locale(&Catalog::default().site), None, "nobody said so");
    }
}
