//! What the check calls each kind of fault, and its page of the documentation.

use shipwith_model::catalog::rule::Rule;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing is published with it.
    Error,
    /// Worth knowing; nobody is kept from going on.
    Note,
}

/// Makes the list of rules: what each is called, and its page, which has that name.
macro_rules! rules {
    ($($rule:ident $id:literal)*) => {
        /// Every rule, by its name.
        pub const ALL: &[Rule] = &[$(Rule::$rule),*];

        /// What a rule is called, in lower-case letters and hyphens.
        pub fn id(rule: Rule) -> &'static str {
            match rule { $(Rule::$rule => $id),* }
        }

        /// The page on a rule, in Markdown.
        pub fn page(rule: Rule) -> &'static str {
            match rule { $(Rule::$rule => include_str!(concat!("../../../../docs/rules/", $id, ".md"))),* }
        }
    };
}

rules! {
    Ballots "ballots"
    Capitals "capitals"
    Category "category"
    Control "control"
    Empty "empty"
    Encoding "encoding"
    Future "future"
    Invisible "invisible"
    Json "json"
    Link "link"
    Many "many"
    Missing "missing"
    NameTaken "name-taken"
    NoSuchTool "no-such-tool"
    NotRead "not-read"
    ReviewerTwice "reviewer-twice"
    Schema "schema"
    Slug "slug"
    SlugTaken "slug-taken"
    Source "source"
    Stranger "stranger"
    TooLarge "too-large"
    TwoCatalogs "two-catalogs"
    Type "type"
    Unit "unit"
    UnknownField "unknown-field"
    Unreadable "unreadable"
    Unreviewed "unreviewed"
    Value "value"
    WrittenTwice "written-twice"
}

/// The rule of that name.
pub fn named(name: &str) -> Option<Rule> {
    ALL.iter().copied().find(|rule| id(*rule) == name)
}

/// The first line of a rule's page: what it says in a line.
pub fn title(rule: Rule) -> &'static str {
    let first = page(rule).lines().next().unwrap_or_default();
    first.split_once(": ").map_or(first, |(_, title)| title)
}
