//! The tools that the visitor looked at last.

use crate::catalog::slug::Slug;
use crate::version::version_of;

/// What storage calls it within the site.
pub const KEY: &str = "recent";

/// How many are remembered: with the two on show set aside, four are left to offer.
const MOST: usize = 6;

/// Slugs, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent(Vec<Slug>);

impl Recent {
    /// Reads what is stored; what is not a slug is passed over.
    pub fn parse(text: &str) -> Self {
        Self(text.split(' ').filter_map(Slug::parse).take(MOST).collect())
    }

    /// Whether a later version of the page wrote what is stored: it says its version, which a list of slugs does not.
    pub fn is_later(text: &str) -> bool {
        version_of(text).is_some()
    }

    /// The text to store.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for slug in &self.0 {
            text.push_str(slug.as_str());
            text.push(' ');
        }
        text
    }

    /// Remembers a tool as the latest.
    pub fn add(&mut self, slug: &Slug) {
        self.0.retain(|other| other != slug);
        self.0.insert(0, slug.clone());
        self.0.truncate(MOST);
    }

    /// The slugs, the latest first.
    pub fn slugs(&self) -> &[Slug] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Recent;
    use crate::catalog::slug::Slug;

    #[test]
    fn the_latest_comes_first_once_and_the_oldest_is_forgotten() {
        let mut recent = Recent::parse("b  ../x a ");
        for slug in ["c", "a", "d", "e", "f", "g"] {
            recent.add(&Slug::parse(slug).unwrap());
        }
        assert_eq!(recent.text(), "g f e d a c ");
        assert_eq!(Recent::parse(&recent.text()), recent);
        assert_eq!(recent.slugs().len(), 6);
    }

    #[test]
    fn what_a_later_version_wrote_is_known_as_that_and_is_no_list() {
        let later = r#"{"v":2,"slugs":["a","b"]}"#;
        assert!(Recent::is_later(later) && Recent::parse(later) == Recent::default());
        for text in ["", "a b ", "{oops", "[1, 2]", "null", r#"{"slugs":[]}"#] {
            assert!(!Recent::is_later(text), "{text}");
        }
    }
}
