//! Which pages a site has.

use crate::address::View;
use crate::address::page::Paged;
use crate::catalog::slug::Slug;
use crate::catalog::tool::Tool;
use crate::search::Entry;

/// A tool, as far as it matters for which pages it has.
#[derive(Clone, Copy, Debug)]
pub struct Member<'t> {
    /// The tool.
    pub slug: &'t Slug,
    /// Its category.
    pub category: &'t str,
}

impl<'t> From<&'t Tool> for Member<'t> {
    fn from(tool: &'t Tool) -> Self {
        Self { slug: &tool.slug, category: &tool.category }
    }
}

impl<'t> From<&'t Entry> for Member<'t> {
    fn from(entry: &'t Entry) -> Self {
        Self { slug: &entry.slug, category: &entry.category }
    }
}

/// Which pages a site has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Those of pairs.
    pub pairs: Paged,
    /// Those of other screens.
    pub screens: Screens,
}

impl Made {
    /// Reads what the head of a page says: the rule of the pairs, and the kinds of screens.
    pub fn read(words: &str) -> Self {
        let rules = [Paged::Featured, Paged::Category, Paged::All];
        let pairs = rules.into_iter().find(|rule| words.split_ascii_whitespace().any(|word| word == rule.key())).unwrap_or_default();
        Self { pairs, screens: Screens::read(words) }
    }

    /// As the head of a page says it: the rule of the pairs, then the kinds of screens, with spaces between them: `category tools lists`.
    pub fn words(self) -> String {
        format!("{} {}", self.pairs.key(), self.screens.words()).trim().to_owned()
    }
}

/// Which other screens of a catalog have a page, beside the pairs: all of a kind, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screens {
    /// Every tool.
    pub tools: bool,
    /// The list of all tools, every category and every reviewer.
    pub lists: bool,
}

impl Screens {
    /// Reads what the index and the head of a page say: the words `tools` and `lists`.
    pub fn read(words: &str) -> Self {
        let has = |word| words.split_ascii_whitespace().any(|other| other == word);
        Self { tools: has("tools"), lists: has("lists") }
    }

    /// The kinds of screens that have pages, `tools lists`: either word, both, or none.
    pub fn words(self) -> String {
        [("tools", self.tools), ("lists", self.lists)].iter().filter(|(_, has)| *has).map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
    }

    /// Whether every screen of that kind has a page.
    pub fn have(self, view: View) -> bool {
        match view {
            View::Tool => self.tools,
            View::Tools | View::Category | View::Reviewer => self.lists,
            View::Comparison | View::Votes | View::Shortlist | View::Blind | View::Embed | View::Offline => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Made, Screens};
    use crate::address::page::Paged;

    #[test]
    fn which_pages_there_are_is_read_as_it_is_written() {
        for pairs in [Paged::None, Paged::Featured, Paged::Category, Paged::All] {
            for screens in [Screens::default(), Screens { tools: true, lists: false }, Screens { tools: true, lists: true }] {
                let made = Made { pairs, screens };
                assert_eq!(Made::read(&made.words()), made);
            }
        }
    }
}
