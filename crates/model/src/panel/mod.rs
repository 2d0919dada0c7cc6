//! The panel beyond one comparison: the ranking of a category, and a reviewer over all the tools that they judged.
//!
//! `shipwith index` writes both as files beside the search index, so that a screen reads one small file at any size of catalog.

pub mod profile;
pub mod ranking;

use crate::catalog::slug::{MAX_LENGTH, Slug};
use crate::search::fold::fold;

/// The id of a category in addresses: its words, folded, joined by hyphens; letters other than a to z and digits are written as
/// their number. None where nothing is left of it.
pub fn category_id(name: &str) -> Option<Slug> {
    let mut id = String::new();
    for c in fold(name).chars() {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            c if c.is_alphanumeric() => id.push_str(&format!("u{:x}", c as u32)),
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    id.truncate(MAX_LENGTH);
    Slug::parse(id.trim_end_matches('-'))
}

/// The path below the data folder of the ranking of a category.
pub fn ranking_path(id: &Slug) -> String {
    format!("search/c-{id}.json")
}

/// The path below the data folder of the profile of a reviewer.
pub fn profile_path(id: &Slug) -> String {
    format!("search/r-{id}.json")
}

#[cfg(test)]
mod tests {
    use super::category_id;

    #[test]
    fn a_category_has_an_id_that_is_safe_in_addresses() {
        for (name, id) in [
            ("Code Assistants", Some("code-assistants")),
            ("Search & Answers", Some("search-answers")),
            ("  C++ / Tools ", Some("c-tools")),
            ("Prüfung", Some("prufung")),
            ("音声", Some("u97f3u58f0")),
            ("—", None),
            ("", None),
        ] {
            assert_eq!(category_id(name).map(|id| id.to_string()).as_deref(), id, "{name}");
        }
    }
}
