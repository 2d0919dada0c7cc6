//! Which pairs get a page, within a budget.

use std::collections::{BTreeMap, BTreeSet};

use shipwith_model::address::made::Screens;
use shipwith_model::address::page::Paged;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::search::Entry;

/// How many pages are made unless the publisher says otherwise.
pub const BUDGET: usize = 5_000;

/// The pairs that get a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The rule that they follow, which the page in the browser follows too; none where it would promise too much.
    pub paged: Paged,
    /// The pairs, each in the order in which its page shows them: the featured ones first.
    pub pairs: Vec<[Slug; 2]>,
    /// How many pairs the rule that was asked for names.
    pub asked: usize,
}

impl Chosen {
    /// Chooses what was asked for, or else the largest rule of which all pairs are within the budget.
    pub fn of(catalog: &Catalog, entries: &[Entry], asked: Paged, budget: usize) -> Self {
        let featured = featured(catalog);
        let mut categories: BTreeMap<&str, Vec<&Slug>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| !entry.category.is_empty()) {
            categories.entry(&entry.category).or_default().push(&entry.slug);
        }
        let of_a_kind: usize = categories.values().map(|members| pairs_of(members.len())).sum();
        let is_of_a_kind = |[a, b]: &&[Slug; 2]| categories.values().any(|members| members.contains(&a) && members.contains(&b));
        let of_two_kinds = featured.len() - featured.iter().filter(is_of_a_kind).count();
        let count = |paged: Paged| match paged {
            Paged::None => 0,
            Paged::Featured => featured.len(),
            Paged::Category => of_two_kinds + of_a_kind,
            Paged::All => pairs_of(entries.len()),
        };
        let rules = [Paged::All, Paged::Category, Paged::Featured].into_iter().filter(|rule| *rule <= asked);
        let paged = rules.clone().find(|rule| count(*rule) <= budget).unwrap_or_default();
        let named = count(asked);
        let mut pairs: Vec<[Slug; 2]> = featured;
        let mut seen: BTreeSet<[Slug; 2]> = pairs.iter().map(in_order).collect();
        let groups: Vec<Vec<&Slug>> = match paged {
            Paged::All => vec![entries.iter().map(|entry| &entry.slug).collect()],
            Paged::Category => categories.into_values().collect(),
            Paged::Featured | Paged::None => Vec::new(),
        };
        for mut group in groups {
            group.sort();
            for (i, a) in group.iter().enumerate() {
                for b in &group[i + 1..] {
                    let pair = [(*a).clone(), (*b).clone()];
                    if seen.insert(pair.clone()) {
                        pairs.push(pair);
                    }
                }
            }
        }
        pairs.truncate(if asked == Paged::None { 0 } else { budget });
        Self { paged, pairs, asked: named }
    }
}

/// Which other screens get a page, beside so many pages of pairs and within the same budget: first every tool, then the list of
/// all tools, every category and every reviewer.
pub fn screens(pairs: usize, tools: usize, lists: usize, budget: usize) -> Screens {
    let has_tools = pairs + tools <= budget;
    let so_far = if has_tools { pairs + tools } else { pairs };
    Screens { tools: has_tools, lists: so_far + lists <= budget }
}

/// The featured pairs, each once.
fn featured(catalog: &Catalog) -> Vec<[Slug; 2]> {
    let mut seen = BTreeSet::new();
    let pairs = catalog.featured.iter().map(|(a, b)| [a.clone(), b.clone()]);
    pairs.filter(|pair| seen.insert(in_order(pair))).collect()
}

fn in_order(pair: &[Slug; 2]) -> [Slug; 2] {
    let mut pair = pair.clone();
    pair.sort();
    pair
}

fn pairs_of(tools: usize) -> usize {
    tools * tools.saturating_sub(1) / 2
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use shipwith_model::address::page::Paged;
    use shipwith_model::catalog::Catalog;
    use shipwith_model::catalog::slug::Slug;
    use shipwith_model::catalog::tool::Tool;
    use shipwith_model::search::Entry;

    use super::{Chosen, screens};

    #[test]
    fn within_the_budget_come_pairs_then_tools_then_lists() {
        let words = |budget| screens(10, 5, 3, budget).words();
        assert_eq!([18, 17, 14, 12, 0].map(words), ["tools lists", "tools", "lists", "", ""]);
    }

    #[test]
    fn the_pages_that_are_made_are_those_that_the_page_in_the_browser_expects() {
        let kinds = [("a", "x"), ("b", "x"), ("c", "y"), ("d", "y"), ("e", "")];
        let tool = |(slug, kind)| Tool::read("t", &format!(r#"{{"slug":"{slug}","name":"{slug}","category":"{kind}"}}"#)).unwrap().0;
        let tools: Vec<Tool> = kinds.into_iter().map(tool).collect();
        let slug = |text| Slug::parse(text).unwrap();
        let featured = [("b", "a"), ("e", "c"), ("a", "b")].map(|(a, b)| (slug(a), slug(b))).to_vec();
        let catalog = Catalog { featured, ..Catalog::default() };
        let entries: Vec<Entry> = tools.iter().map(Entry::of).collect();
        for rule in [Paged::Featured, Paged::Category, Paged::All] {
            let chosen = Chosen::of(&catalog, &entries, rule, 100);
            let made: BTreeSet<[Slug; 2]> = chosen.pairs.iter().cloned().collect();
            let pairs = tools.iter().flat_map(|a| tools.iter().map(move |b| (a, b)));
            let expected: BTreeSet<[Slug; 2]> =
                pairs.filter_map(|(a, b)| rule.page(&catalog, a.into(), b.into())).map(|page| page.map(Clone::clone)).collect();
            assert_eq!((chosen.paged, made), (rule, expected));
            assert_eq!(chosen.asked, chosen.pairs.len());
        }
    }
}
