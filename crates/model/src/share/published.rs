//! What a site says beside what its program shows: in finished pages, feeds, badges and files for other programs. Each is written in the
//! language that is spoken, which is that of the site.

use crate::bidi::isolated;
use crate::catalog::record::Changed;
use crate::{n, t};

/// What readers without scripts miss on the page of a comparison.
pub fn comparison_without_scripts(title: &str) -> String {
    t!("This page shows {title}. To pick other tools, to weigh the panel and to vote, it needs scripts.", title)
}

/// What they miss on any other page.
pub fn screen_without_scripts(title: &str) -> String {
    t!("This page shows {title}. To search, to weigh, to vote and to compare other tools, it needs scripts.", title)
}

/// What is said of a tool's page where it is not seen.
pub fn tool_description(tagline: &str) -> String {
    let more = t!("What each reviewer says in full, ship or skip, and what it costs.");
    format!("{} {more}", isolated(&ended(tagline))).trim_start().to_owned()
}

/// A text of the catalog that a sentence follows: with a period, where nothing ends it.
fn ended(text: &str) -> String {
    let text = text.trim_end();
    let last = text.trim_end_matches([')', '"', '\'', '”', '’', '»', '」', '』', '）']).chars().next_back();
    match last {
        None | Some('.' | '!' | '?' | '…' | ':' | '。' | '！' | '？' | '؟' | '۔' | '।') => text.to_owned(),
        Some('\u{2e80}'..='\u{9fff}') => format!("{text}。"),
        Some(_) => format!("{text}."),
    }
}

/// The same of a category's, which has so many tools.
pub fn category_description(name: &str, count: usize) -> String {
    n!(
        count,
        "{name}: 1 tool, with the share of a panel of reviewers who would ship it.",
        "{name}: {n} tools, ranked by the share of a panel of reviewers who would ship them.",
        name
    )
}

/// Whose share a badge shows.
pub fn panel_of(site: &str) -> String {
    t!("{site} panel", site)
}

/// A badge's word for a tool that nobody has reviewed.
pub fn not_reviewed() -> String {
    t!("not reviewed yet")
}

/// A badge's word for a share.
pub fn share(percent: u8) -> String {
    t!("{percent}% ship", percent)
}

/// What `llms.txt` says of its texts.
pub fn about() -> String {
    t!(
        "Each comparison sets two AI tools side by side: the share of a panel of reviewers who would ship each, the price to start, and every \
         review in full. The panel is editorial: each reviewer is a point of view. Figures of a community stand there only where there is a source."
    )
}

/// Its headings: of the comparisons, of all else that has a page, and of the data.
pub fn headings() -> [String; 3] {
    [t!("Comparisons"), t!("Tools, categories, reviewers"), t!("Data")]
}

/// Its word for the catalog's own file, and what is in that.
pub fn catalog_file() -> [String; 2] {
    [t!("The catalog"), t!("the site, its panel, its featured pairs")]
}

/// Its word for the list of all tools.
pub fn tools_file() -> String {
    t!("Every tool")
}

/// The digest's name, where the site's newsletter has none.
pub fn digest() -> String {
    t!("Weekly AI Tool Verdicts")
}

/// The parts of a week, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Tools that the panel has reviewed for the first time.
    New,
    /// Reviewers who say something else now.
    Turned,
    /// Prices, versions and licenses.
    Changed,
}

impl Part {
    /// What stands above it.
    pub fn heading(self) -> String {
        match self {
            Self::New => t!("New on the panel’s desk"),
            Self::Turned => t!("Who turned"),
            Self::Changed => t!("What changed"),
        }
    }

    /// How much of it there is.
    pub fn counted(self, count: usize) -> String {
        match self {
            Self::New => n!(count, "{n} new", "{n} new"),
            Self::Turned => n!(count, "{n} turned", "{n} turned"),
            Self::Changed => n!(count, "{n} changed", "{n} changed"),
        }
    }
}

/// What a week is called, which begins on that day, and in which so much happened.
pub fn week(first: &str, counts: Vec<String>) -> String {
    let counts = counts.into_iter().reduce(|all, one| t!("{all}, {one}", all, one)).unwrap_or_default();
    t!("The week of {first}: {counts}", first, counts)
}

/// How many the panel of a new tool is, and how many of them would ship it.
pub fn first_verdicts(ship: u32, total: u32) -> String {
    t!("{ship} of {total} ship", ship, total)
}

/// What has changed, in the middle of a line.
pub fn changed(of: Changed) -> String {
    match of {
        Changed::Price => t!("price"),
        Changed::Version => t!("version"),
        Changed::License => t!("license"),
        Changed::Verdict => t!("verdict"),
    }
}

/// How many are not named.
pub fn others(count: usize) -> String {
    n!(count, "and {n} more", "and {n} more")
}

#[cfg(test)]
mod tests {
    use super::{category_description, tool_description};

    #[test]
    fn a_category_of_one_tool_has_one_tool() {
        for (count, said) in [
            (1, "Speech: 1 tool, with the share of a panel of reviewers who would ship it."),
            (2, "Speech: 2 tools, ranked by the share of a panel of reviewers who would ship them."),
        ] {
            assert_eq!(category_description("Speech", count), said);
        }
    }

    #[test]
    fn a_tagline_is_a_sentence_of_its_own_beside_another() {
        for (tagline, begins) in [
            ("It helps", "It helps. What"),
            ("It helps (a lot)", "It helps (a lot). What"),
            ("It helps.", "It helps. What"),
            ("Does it “help?” ", "Does it “help?” What"),
            ("音声を認識する", "音声を認識する。 What"),
            ("שלום", "\u{2068}שלום.\u{2069} What"),
            ("", "What"),
        ] {
            let said = tool_description(tagline);
            assert!(said.starts_with(begins), "{said}");
        }
    }
}
