//! Ways on from what is not saved: comparisons of tools that are.

use super::word::Unsaved;
use crate::address::selection::Selection;
use crate::address::{Address, View};
use crate::bidi::isolated;
use crate::compare::{Side, versus};
use crate::t;

/// A comparison of two saved tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where it is.
    pub address: Address,
    /// What it is called.
    pub label: String,
}

/// What is said after a sentence on something unsaved, and the ways that follow it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// What introduces them; empty where nothing is offered.
    pub text: String,
    /// The ways.
    pub ways: Vec<Offer>,
}

/// What can be offered to somebody who is at `here`.
pub fn offers(unsaved: &Unsaved, here: &Address) -> Offers {
    let names: Vec<(&str, String)> = unsaved.links.iter().map(|(slug, name)| (slug.as_str(), isolated(name).into_owned())).collect();
    // In a blind read a name would tell.
    let Some((first, first_name)) = names.first().filter(|_| here.view != View::Blind) else { return Offers::default() };
    if unsaved.saved.len() == 1 {
        return Offers { text: t!("Only {name} is, and a comparison takes two.", name = first_name), ways: Vec::new() };
    }
    let is_saved = |asked: &str| unsaved.saved.iter().any(|slug| slug == asked);
    let of_a_tool = unsaved.path.starts_with("tools/");
    // In place of a tool comes another beside the one that stays, if that is saved.
    let stays = Side::BOTH.into_iter().filter(|_| of_a_tool).find(|side| here.pair.side(*side).is_some_and(is_saved));
    let offer = |a: &str, b: &str, label: String| Offer {
        address: Address::comparing(Selection { a: Some(a.to_owned()), b: Some(b.to_owned()) }),
        label,
    };
    let ways = match stays.and_then(|side| Some((side, here.pair.side(side)?))) {
        Some((side, other)) => names
            .iter()
            .filter(|(slug, _)| *slug != other)
            .map(|(slug, name)| if side == Side::A { offer(other, slug, name.clone()) } else { offer(slug, other, name.clone()) })
            .collect(),
        None => names[1..].iter().map(|(slug, name)| offer(first, slug, versus(first_name, name))).collect(),
    };
    Offers { text: t!("These are saved:"), ways }
}

#[cfg(test)]
mod tests {
    use super::offers;
    use crate::address::Address;
    use crate::offline::word::Unsaved;

    fn unsaved(path: &str, saved: &[&str]) -> Unsaved {
        Unsaved {
            path: path.to_owned(),
            links: saved.iter().map(|slug| ((*slug).to_owned(), slug.to_uppercase())).collect(),
            saved: saved.iter().map(|slug| (*slug).to_owned()).collect(),
            ..Unsaved::default()
        }
    }

    fn ways(path: &str, saved: &[&str], query: &str) -> Vec<(String, String)> {
        let offers = offers(&unsaved(path, saved), &Address::parse(query));
        offers.ways.into_iter().map(|offer| (offer.address.query(), offer.label)).collect()
    }

    fn expected(ways: &[(&str, &str)]) -> Vec<(String, String)> {
        ways.iter().map(|(query, label)| ((*query).to_owned(), (*label).to_owned())).collect()
    }

    #[test]
    fn beside_a_saved_tool_come_the_others_and_never_itself() {
        assert_eq!(ways("tools/x.json", &["m", "n"], "?a=x&b=m"), expected(&[("?a=n&b=m", "N")]));
        assert_eq!(ways("tools/x.json", &["m", "n"], "?a=n&b=x"), expected(&[("?a=n&b=m", "M")]));
    }

    #[test]
    fn where_neither_is_saved_or_a_list_is_missing_whole_pairs_are_offered() {
        let pairs = expected(&[("?a=m&b=n", "M vs N"), ("?a=m&b=o", "M vs O")]);
        assert_eq!(ways("tools/x.json", &["m", "n", "o"], "?a=x&b=y"), pairs);
        assert_eq!(ways("search/index.json", &["m", "n", "o"], "?a=m&b=x"), pairs);
    }

    #[test]
    fn nothing_tells_a_name_in_a_blind_read_and_one_tool_is_no_comparison() {
        assert_eq!(ways("tools/x.json", &["m", "n"], "?view=blind&a=x&b=m"), []);
        assert_eq!(offers(&unsaved("tools/x.json", &[]), &Address::default()).text, "");
        let one = offers(&unsaved("tools/x.json", &["m"]), &Address::default());
        assert_eq!((one.text.as_str(), one.ways.len()), ("Only M is, and a comparison takes two.", 0));
    }
}
