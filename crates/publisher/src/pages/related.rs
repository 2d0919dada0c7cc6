//! The comparisons that a page leads to.

use std::collections::HashMap;

use shipwith_app::finished::Related;
use shipwith_model::address::Address;
use shipwith_model::address::page::path_of_pair;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::versus;

/// The most comparisons that a page leads to.
const MOST: usize = 12;

/// The pages by the tools that they show.
pub struct Neighbors<'p> {
    pairs: &'p [[Slug; 2]],
    by_tool: HashMap<&'p Slug, Vec<usize>>,
}

impl<'p> Neighbors<'p> {
    /// Among these pages.
    pub fn among(pairs: &'p [[Slug; 2]]) -> Self {
        let mut by_tool: HashMap<&Slug, Vec<usize>> = HashMap::new();
        for (i, pair) in pairs.iter().enumerate() {
            pair.iter().for_each(|slug| by_tool.entry(slug).or_default().push(i));
        }
        Self { pairs, by_tool }
    }

    /// The pages that show one of the two, taken from either in turn, and then the first of all, as those are featured.
    pub fn of(&self, pair: &[Slug; 2], name: impl Fn(&Slug) -> String) -> Vec<Related> {
        let [a, b] = pair.each_ref().map(|slug| self.by_tool.get(slug).map_or(&[][..], Vec::as_slice));
        let in_turn = (0..a.len().max(b.len())).flat_map(|i| [a.get(i), b.get(i)]).flatten().copied();
        let mut places: Vec<usize> = Vec::new();
        for place in in_turn.chain(0..self.pairs.len().min(MOST)) {
            let is_same = self.pairs[place].iter().all(|slug| pair.contains(slug));
            if places.len() < MOST && !is_same && !places.contains(&place) {
                places.push(place);
            }
        }
        let related = |place: usize| {
            let [a, b] = &self.pairs[place];
            Related { address: Address::read(&path_of_pair(a, b), ""), name: versus(&name(a), &name(b)) }
        };
        places.into_iter().map(related).collect()
    }
}
