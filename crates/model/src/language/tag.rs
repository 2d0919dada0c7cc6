//! The tag of a language that a catalog is written in, which need not be one of the interface.

use serde::{Deserialize, Serialize};

use super::Language;

/// What a tag may look like: language, script, region and variants of BCP 47. What few texts need of it is refused, as then a word such
/// as `german` is, which would be taken for a language that is registered one day.
#[cfg(feature = "schema")]
const PATTERN: &str = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$";

/// A tag of BCP 47: `de`, `pt-BR`, `sr-Latn`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("pattern" = PATTERN)))]
pub struct Tag(String);

impl Tag {
    /// The tag as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first part: the language, whatever its script and region.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Its region, where it names one by two letters.
    pub fn region(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|part| part.len() == 2)
    }

    /// The language of the interface that it is, if there is that one.
    pub fn language(&self) -> Option<Language> {
        Language::parse(&self.0)
    }
}

impl TryFrom<String> for Tag {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if is_well_formed(&text) { Ok(Self(text)) } else { Err("write the tag of a language, such as \"de\" or \"pt-BR\"") }
    }
}

fn is_well_formed(text: &str) -> bool {
    let is_letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_script = |part: &&str| part.len() == 4 && is_letters(part);
    let is_region = |part: &&str| (part.len() == 2 && is_letters(part)) || (part.len() == 3 && is_digits(part));
    let is_variant = |part: &str| is_plain(part) && (matches!(part.len(), 5..=8) || (part.len() == 4 && is_digits(&part[..1])));
    let mut parts = text.split('-').peekable();
    let has_language = parts.next().is_some_and(|part| matches!(part.len(), 2..=3) && is_letters(part));
    parts.next_if(is_script);
    parts.next_if(is_region);
    has_language && parts.all(is_variant)
}

#[cfg(test)]
mod tests {
    use super::Tag;
    use crate::language::Language;

    fn tag(text: &str) -> Option<Tag> {
        Tag::try_from(text.to_owned()).ok()
    }

    #[test]
    fn a_tag_has_the_parts_of_its_standard_and_no_others() {
        for good in ["de", "DE-at", "pt-BR", "sr-Latn", "zh-Hant-TW", "es-419", "de-1996", "sl-IT-nedis", "gsw"] {
            assert_eq!(tag(good).as_ref().map(Tag::as_str), Some(good));
        }
        for bad in ["", "d", "german", "de_AT", "de-", "-de", "de--AT", "de AT", "de-A", "de-AT-Latn", "de-x-own", "dé", "12", "de-日本"]
        {
            assert_eq!(tag(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_tag_tells_its_language_and_its_region() {
        let told = |text: &str| tag(text).map(|tag| (tag.primary().to_owned(), tag.region().map(str::to_owned), tag.language()));
        assert_eq!(told("de-AT"), Some(("de".into(), Some("AT".into()), Some(Language::German))));
        assert_eq!(told("zh-Hant-TW"), Some(("zh".into(), Some("TW".into()), None)));
        assert_eq!(told("es-419"), Some(("es".into(), None, Some(Language::Spanish))));
    }
}
