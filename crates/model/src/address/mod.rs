//! Which screen the page shows, and of what: the state that is shared, as a path and a query string.

pub mod made;
pub mod page;
pub mod params;
pub mod remarks;
pub mod selection;
mod view;

pub use self::view::View;
use crate::address::params::Params;
use crate::address::selection::Selection;
use crate::catalog::slug::Slug;
use crate::compare::weights::Weights;
use crate::cost::Need;
use crate::search::listing::Filter;
use crate::share::embed::Embed;

/// The words of `only`: the rounds that are split, and what is not the same of both.
const SPLIT: &str = "split";
const DIFFERENT: &str = "different";

/// A screen and what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The screen.
    pub view: View,
    /// The two tools: those compared, or on the list of tools those ticked.
    pub pair: Selection,
    /// Of what the screen is: the slug of a tool, the id of a category or of a reviewer, as it is asked for.
    pub of: Option<String>,
    /// Whether what it shows is known to have a finished page.
    pub has_page: bool,
    /// What is left of the list of all tools.
    pub filter: Filter,
    /// How much each reviewer counts.
    pub weights: Weights,
    /// Whether only the rounds are shown in which a reviewer ships one and skips the other.
    pub only_split: bool,
    /// Whether facts and plans that are the same of both are left out.
    pub only_different: bool,
    /// For whom costs are computed.
    pub need: Need,
    /// How the comparison is wanted in somebody's own page.
    pub embed: Embed,
}

impl Address {
    /// Reads a query string. Any text gives an address: what is not known is the comparison.
    pub fn parse(query: &str) -> Self {
        let params = Params::parse(query);
        let view = params.get("view").and_then(View::parse);
        let only = |word: &str| params.get("only").is_some_and(|only| only.split(',').any(|other| other == word));
        Self {
            view: view.unwrap_or_default(),
            pair: Selection::read(&params),
            of: selection::name(&params, "of"),
            has_page: false,
            filter: Filter::read(&params),
            weights: Weights::read(&params),
            only_split: only(SPLIT),
            only_different: only(DIFFERENT),
            need: Need::parse(&params),
            // What cannot be followed is as usual: here a choice stands beside it.
            embed: Embed::read(&params).unwrap_or_default(),
        }
    }

    /// Reads an address whose path below the root of the site may be that of a finished page: what that shows is asked for, as
    /// far as the query does not name another screen, or other tools.
    pub fn read(path: &str, query: &str) -> Self {
        let address = Self::parse(query);
        if let Some((view, of)) = page::screen_at(path).filter(|_| address.view == View::Comparison) {
            return Self { view, of: of.map(|of| of.to_string()), has_page: true, ..address };
        }
        let Some(page) = page::pair_at(path) else { return address };
        let Selection { a, b } = address.pair;
        let pair = Selection { a: a.or_else(|| page.a.clone()), b: b.or_else(|| page.b.clone()) };
        Self { has_page: pair == page, pair, ..address }
    }

    /// The address below the root of the site: its finished page, where it has one; or else the query string alone.
    pub fn href(&self) -> String {
        let slug = |asked: &Option<String>| asked.as_deref().and_then(Slug::parse);
        if let Some(path) = page::path_of(self.view, slug(&self.of).as_ref()).filter(|_| self.has_page) {
            return path + &self.params(true).query();
        }
        match (slug(&self.pair.a), slug(&self.pair.b)) {
            (Some(a), Some(b)) if self.has_page && self.view == View::Comparison => {
                page::path_of_pair(&a, &b) + &Self { pair: Selection::default(), ..self.clone() }.query()
            }
            _ => self.query(),
        }
    }

    /// The query string, with its `?`; nothing for the front page.
    pub fn query(&self) -> String {
        self.params(false).query()
    }

    /// What the query string says; behind the path of a page, which names its screen, that goes without saying.
    fn params(&self, is_named: bool) -> Params {
        let mut params = Params::default();
        if !is_named {
            params.set("view", self.view.key());
            params.set("of", self.of.as_deref().unwrap_or_default());
        }
        self.pair.write(&mut params);
        if self.view == View::Tools {
            self.filter.write(&mut params);
        }
        self.weights.write(&mut params);
        if self.view == View::Embed {
            self.embed.write(&mut params);
        }
        self.need.write(&mut params);
        let only =
            [(self.only_split, SPLIT), (self.only_different, DIFFERENT)].into_iter().filter_map(|(is_on, word)| is_on.then_some(word));
        params.set("only", &only.collect::<Vec<_>>().join(","));
        params
    }

    /// The first page of a screen.
    pub fn of(view: View) -> Self {
        Self { view, ..Self::default() }
    }

    /// A screen of something: the slug of a tool, the id of a category or of a reviewer.
    pub fn of_one(view: View, of: &Slug) -> Self {
        Self { view, of: Some(of.to_string()), ..Self::default() }
    }

    /// The comparison of two tools.
    pub fn comparing(pair: Selection) -> Self {
        Self { pair, ..Self::default() }
    }

    /// The comparison of two other tools, read in the same way.
    #[must_use]
    pub fn turned_to(&self, pair: Selection) -> Self {
        // Who chooses a pair for their own page stays there.
        let view = if self.view == View::Embed { View::Embed } else { View::Comparison };
        Self {
            view,
            pair,
            weights: self.weights.clone(),
            only_split: self.only_split,
            only_different: self.only_different,
            need: self.need,
            embed: self.embed.clone(),
            ..Self::default()
        }
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
            ("?view=Tools", View::Tools),
            ("?view=nothing", View::Comparison),
            ("?view=embed&layout=odd", View::Embed),
        ] {
            assert_eq!(Address::parse(query).view, view, "{query}");
        }
    }

    #[test]
    fn a_page_asks_for_its_pair_unless_the_query_names_others() {
        for (path, query, read) in [
            ("compare/x-vs-y/", "", "?a=x&b=y"),
            ("compare/x-vs-y/", "?w=pm:0&only=split", "?a=x&b=y&w=pm:0&only=split"),
            ("compare/x-vs-y/", "?b=z", "?a=x&b=z"),
            ("compare/x-vs-y/", "?a=v&b=w", "?a=v&b=w"),
            ("compare/x-vs-y/", "?view=blind", "?view=blind&a=x&b=y"),
            ("index.html", "?b=z", "?b=z"),
        ] {
            assert_eq!(Address::read(path, query).query(), read, "{path}{query}");
        }
    }

    #[test]
    fn a_screen_with_a_page_goes_by_its_path_and_any_screen_by_its_name() {
        for (path, query, read) in [
            ("tools/piper/", "", "?view=tool&of=piper"),
            ("tools/", "?price=free", "?view=tools&price=free"),
            ("categories/speech/index.html", "", "?view=category&of=speech"),
            ("reviewers/pm/", "?view=votes", "?view=votes"),
        ] {
            let address = Address::read(path, query);
            assert_eq!(address.query(), read, "{path}{query}");
            if address.has_page {
                assert_eq!(address.href(), path.replace("index.html", "") + query);
            }
        }
        assert_eq!(Address { has_page: true, ..Address::parse("?view=tool&of=..") }.href(), "?view=tool&of=..", "that is no slug");
    }

    #[test]
    fn an_address_leads_to_the_page_of_its_pair_where_that_is_known() {
        for (path, query, href) in [
            ("compare/x-vs-y/index.html", "", "compare/x-vs-y/"),
            ("compare/x-vs-y/", "?w=pm:0&only=split", "compare/x-vs-y/?w=pm:0&only=split"),
            ("compare/x-vs-y/", "?b=z", "?a=x&b=z"),
            ("compare/x-vs-y/", "?view=blind", "?view=blind&a=x&b=y"),
            ("", "?a=x&b=y", "?a=x&b=y"),
            ("", "", ""),
        ] {
            assert_eq!(Address::read(path, query).href(), href, "{path}{query}");
        }
        let other = Address::read("compare/x-vs-y/", "?w=pm:0").turned_to(Address::parse("?a=v&b=w").pair);
        assert_eq!(other.href(), "?a=v&b=w&w=pm:0", "of another pair nobody knows");
    }

    #[test]
    fn an_address_survives_the_way_through_the_query_string() {
        for query in [
            "",
            "?a=x&b=y",
            "?view=tools&a=x",
            "?view=votes",
            "?view=tool&of=piper",
            "?a=x&b=y&w=builder:2,pm:0&only=split",
            "?a=x&b=y&seats=8&in=2M&out=1.5k",
            "?view=embed&a=x&b=y&layout=meter&theme=dark",
            "?view=tools&q=c%2B%2B&category=Search%20%26%20Answers&price=free&sort=new",
        ] {
            assert_eq!(Address::parse(query).query(), query);
        }
    }
}
