//! Which screen the page shows, and of what: the state that is shared, as a query string.

use super::listing::Filter;
use super::params::Params;
use super::selection::Selection;
use super::weights::Weights;

/// A screen of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Two tools side by side.
    #[default]
    Comparison,
    /// The list of all tools.
    Tools,
    /// The visitor's own votes.
    Votes,
    /// Two tools without their names.
    Blind,
}

impl View {
    /// All screens, in the order in which the page offers them.
    pub const ALL: [Self; 4] = [Self::Comparison, Self::Tools, Self::Votes, Self::Blind];

    /// The screen as the address writes it; the comparison goes without saying.
    pub fn key(self) -> &'static str {
        match self {
            Self::Comparison => "",
            Self::Tools => "tools",
            Self::Votes => "votes",
            Self::Blind => "blind",
        }
    }

    /// The screen as the page calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Comparison => "Compare",
            Self::Tools => "All tools",
            Self::Votes => "My votes",
            Self::Blind => "Blind read",
        }
    }

    /// What the screen is for, in a sentence; the comparison says it with the tools it shows.
    pub fn description(self) -> &'static str {
        match self {
            Self::Comparison => "",
            Self::Tools => "Every tool of the catalog, by category, price, licence and verdict.",
            Self::Votes => "What you would ship and what you would skip, kept in this browser.",
            Self::Blind => "Two tools without their names: read what the panel says, pick one, then see which it was.",
        }
    }
}

/// What the address calls the rounds that are split.
const SPLIT: &str = "split";

/// A screen and what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The screen.
    pub view: View,
    /// The two tools: those compared, or on the list of tools those ticked.
    pub pair: Selection,
    /// What is left of the list of all tools.
    pub filter: Filter,
    /// How much each reviewer counts.
    pub weights: Weights,
    /// Whether only the rounds are shown in which a reviewer ships one and skips the other.
    pub only_split: bool,
}

impl Address {
    /// Reads a query string. Any text gives an address: what is not known is the comparison.
    pub fn parse(query: &str) -> Self {
        let params = Params::parse(query);
        let view = params.get("view").and_then(|key| View::ALL.into_iter().find(|view| view.key() == key));
        Self {
            view: view.unwrap_or_default(),
            pair: Selection::read(&params),
            filter: Filter::read(&params),
            weights: Weights::read(&params),
            only_split: params.get("only") == Some(SPLIT),
        }
    }

    /// The query string, with its `?`; nothing for the front page.
    pub fn query(&self) -> String {
        let mut params = Params::default();
        params.set("view", self.view.key());
        self.pair.write(&mut params);
        if self.view == View::Tools {
            self.filter.write(&mut params);
        }
        self.weights.write(&mut params);
        params.set("only", if self.only_split { SPLIT } else { "" });
        params.query()
    }

    /// The first page of a screen.
    pub fn of(view: View) -> Self {
        Self { view, ..Self::default() }
    }

    /// The comparison of two tools.
    pub fn comparing(pair: Selection) -> Self {
        Self { pair, ..Self::default() }
    }

    /// The comparison of two other tools, read in the same way.
    #[must_use]
    pub fn turned_to(&self, pair: Selection) -> Self {
        Self { pair, weights: self.weights.clone(), only_split: self.only_split, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, View};

    #[test]
    fn any_query_gives_an_address() {
        for (query, view) in [
            ("", View::Comparison),
            ("?view=tools", View::Tools),
            ("?view=votes&a=x", View::Votes),
            ("?view=Tools", View::Comparison),
            ("?view=nothing", View::Comparison),
        ] {
            assert_eq!(Address::parse(query).view, view, "{query}");
        }
    }

    #[test]
    fn an_address_survives_the_way_through_the_query_string() {
        for query in [
            "",
            "?a=x&b=y",
            "?view=tools&a=x",
            "?view=votes",
            "?a=x&b=y&w=builder:2,pm:0&only=split",
            "?view=tools&q=c%2B%2B&category=Search%20%26%20Answers&price=free&sort=new",
        ] {
            assert_eq!(Address::parse(query).query(), query);
        }
    }
}
