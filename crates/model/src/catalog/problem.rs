//! What is wrong with a catalog file, said so that a person can mend it.

use std::fmt;

use crate::catalog::rule::Rule;
use crate::{n, t};

/// One fault in one field of one file.
///
/// Reads as `file: field: what was found: what to do`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// What kind of fault it is.
    pub rule: Rule,
    /// The file, as a path below the catalog's folder: `tools/aider.json`.
    pub file: String,
    /// The field, as a path inside the file: `reviews[2].verdict`. Empty when it is the file as a whole.
    pub field: String,
    /// What was found there.
    pub found: String,
    /// What to do about it.
    pub advice: String,
}

const A_PAGE: &str = "a web page, where JSON was expected";

impl Problem {
    /// A fault of the whole file, such as JSON that does not parse.
    pub fn whole(rule: Rule, file: &str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { rule, file: file.into(), field: String::new(), found: found.into(), advice: advice.into() }
    }

    /// The fault that a web page came in place of the file.
    pub fn page(file: &str) -> Self {
        Self::whole(Rule::Json, file, A_PAGE, "check that the file is there: the server answered with HTML")
    }

    /// Whether it is that.
    pub fn is_page(&self) -> bool {
        self.found == A_PAGE
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, field, found, advice, .. } = self;
        match field.as_str() {
            "" => write!(f, "{file}: {found}: {advice}"),
            field => write!(f, "{file}: {field}: {found}: {advice}"),
        }
    }
}

impl std::error::Error for Problem {}

/// The first `most` of some sentences, and how many more there are: a list without end helps nobody.
pub fn first(mut said: Vec<String>, most: usize) -> Vec<String> {
    if said.len() > most + 1 {
        let more = said.len() - most;
        said.truncate(most);
        said.extend(and_more(more));
    }
    said
}

/// How many more there are than a list names; nothing where it names all.
pub fn and_more(count: usize) -> Option<String> {
    (count > 0).then(|| n!(count, "And one more.", "And {n} more."))
}

/// How many entries that were left out a page counts: of more it says that they are more.
pub const MOST_COUNTED: usize = 1_000;

/// How many entries were left out, in words.
pub fn how_many_left_out(count: usize) -> String {
    if count > MOST_COUNTED {
        return t!("More than {most} entries of this catalog could not be read and are left out", most = MOST_COUNTED);
    }
    n!(
        count,
        "One entry of this catalog could not be read and is left out",
        "{n} entries of this catalog could not be read and are left out"
    )
}

/// The [`first`] of the entries that were left out; where they were not all counted, nobody knows how many more there are.
pub fn first_left_out(mut said: Vec<String>, most: usize) -> Vec<String> {
    if said.len() <= MOST_COUNTED {
        return first(said, most);
    }
    said.truncate(most);
    said.push(t!("And more."));
    said
}

#[cfg(test)]
mod tests {
    use super::{MOST_COUNTED, first, first_left_out, how_many_left_out};

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let list = |count: usize| (0..count).map(|i| i.to_string()).collect::<Vec<String>>();
        assert_eq!(first(list(2), 2), ["0", "1"]);
        assert_eq!(first(list(3), 2), ["0", "1", "2"], "one more takes no more room than saying so");
        assert_eq!(first(list(20_000), 2), ["0", "1", "And 19998 more."]);
        assert_eq!(first(Vec::new(), 2), [""; 0]);
    }

    #[test]
    fn what_was_not_counted_is_said_to_be_more() {
        let said = |count: usize| (how_many_left_out(count), first_left_out(vec!["x".to_owned(); count], 1).pop());
        let rest = "could not be read and";
        assert_eq!(said(1), (format!("One entry of this catalog {rest} is left out"), Some("x".into())));
        assert_eq!(said(MOST_COUNTED), (format!("1000 entries of this catalog {rest} are left out"), Some("And 999 more.".into())));
        assert_eq!(
            said(MOST_COUNTED + 1),
            (format!("More than 1000 entries of this catalog {rest} are left out"), Some("And more.".into()))
        );
    }
}
