//! The list of all tools: what is left of it by the visitor's wishes, and in which order.

use crate::address::params::Params;
use crate::catalog::verdict::{NOT_REVIEWED, Share, Tally};
use crate::search::fold::fold;
use crate::search::{Entries, Entry, MOST_TYPED, in_order};
use crate::text;

/// Something to choose from: its first option is what goes without saying.
pub struct Choice {
    /// Its name in the address.
    pub name: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// The options, as the address writes them and as the page calls them.
    pub options: &'static [(&'static str, &'static str)],
}

/// What can be chosen, in the order of [`Filter::chosen`].
pub const CHOICES: [Choice; 4] = [
    Choice {
        name: "price",
        label: text!("To start"),
        options: &[("", text!("Any price")), ("free", text!("Free")), ("paid", text!("Paid")), ("unstated", text!("Not stated"))],
    },
    Choice {
        name: "license",
        label: text!("License"),
        options: &[
            ("", text!("Any license")),
            ("open", text!("Open source")),
            ("terms", text!("Own terms")),
            ("closed", text!("Proprietary")),
            ("unstated", text!("Not stated")),
        ],
    },
    Choice {
        name: "verdict",
        label: text!("Panel"),
        options: &[
            ("", text!("Any verdict")),
            ("ship", text!("Most ship")),
            ("even", text!("Half and half")),
            ("skip", text!("Most skip")),
            ("none", NOT_REVIEWED),
        ],
    },
    Choice {
        name: "sort",
        label: text!("Sort by"),
        options: &[("", text!("Name")), ("share", text!("Panel share")), ("split", text!("Most divided")), ("new", text!("Newest"))],
    },
];

/// What the visitor wants to see of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words to find.
    pub words: String,
    /// The only category, if any.
    pub category: String,
    /// For each of [`CHOICES`] the place of the option that is chosen.
    pub chosen: [usize; 4],
}

impl Filter {
    /// Reads what the address asks for; options that do not exist are passed over.
    pub fn read(params: &Params) -> Self {
        let cut = |name| params.get(name).unwrap_or_default().chars().take(MOST_TYPED).collect::<String>();
        // Cut, it may end in space, which the address would not give back.
        let text = |name| cut(name).trim_ascii_end().to_owned();
        let chosen = |choice: &Choice| params.get(choice.name).and_then(|key| choice.options.iter().position(|(other, _)| *other == key));
        Self { words: text("q"), category: text("category"), chosen: CHOICES.each_ref().map(|choice| chosen(choice).unwrap_or_default()) }
    }

    /// Writes what is not the default.
    pub fn write(&self, params: &mut Params) {
        params.set("q", self.words.trim());
        params.set("category", &self.category);
        for (choice, chosen) in CHOICES.iter().zip(self.chosen) {
            params.set(choice.name, choice.options[chosen].0);
        }
    }

    /// Whether something is left out of the list.
    pub fn is_set(&self) -> bool {
        *self != Self { chosen: [0, 0, 0, self.chosen[3]], ..Self::default() }
    }

    /// The places of the entries to be listed, in order.
    pub fn list(&self, entries: &Entries) -> Vec<usize> {
        let key = |place: usize| {
            let entry = &entries.all()[place];
            let is_wanted = (self.category.is_empty() || self.category == entry.category)
                && [price(entry), license(entry), verdict(entry)].iter().zip(self.chosen).all(|(is, wanted)| wanted == 0 || *is == wanted);
            is_wanted.then(|| (penalty(entry, self.chosen[3]), place))
        };
        in_order(entries.rank_places(&self.words).into_iter().filter_map(key).collect())
    }
}

/// The option of the first choice that fits: a price that begins with "free" is free to start.
fn price(entry: &Entry) -> usize {
    match &entry.entry {
        None => 3,
        Some(text) if text.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("free")) => 1,
        Some(_) => 2,
    }
}

/// Identifiers of licenses approved as open source; what ends in a hyphen is the beginning of several.
const OPEN: [&str; 14] =
    ["0BSD", "AGPL-", "Apache-", "BSD-", "EPL-", "EUPL-", "GPL-", "ISC", "LGPL-", "MIT", "MPL-", "PostgreSQL", "Unlicense", "Zlib"];

/// The same for the second: identifiers of open source licenses to choose from, the word "proprietary", or terms of its own.
fn license(entry: &Entry) -> usize {
    match entry.license.as_deref() {
        None => 4,
        Some(text) if text.eq_ignore_ascii_case("proprietary") => 3,
        Some(text) if text.split(" OR ").all(is_open) => 1,
        Some(_) => 2,
    }
}

fn is_open(id: &str) -> bool {
    OPEN.iter().any(|open| {
        let begins = id.get(..open.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(open));
        begins && (id.len() == open.len() || (open.ends_with('-') && !id.contains([' ', ',', '('])))
    })
}

/// The same for the third.
fn verdict(entry: &Entry) -> usize {
    let Tally { ship, skip } = entry.panel;
    match ship.cmp(&skip) {
        _ if entry.panel.share() == Share::NoVotes => 4,
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Equal => 2,
        std::cmp::Ordering::Less => 3,
    }
}

/// How far down the list an entry belongs; those without what is sorted by go last, equal ones stay as listed.
fn penalty(entry: &Entry, sort: usize) -> u32 {
    let Tally { ship, skip } = entry.panel;
    // In millionths, so that rounding never makes two shares the same.
    let part = |count: u32| (u64::from(count) * 1_000_000 / u64::from(entry.panel.total().max(1))) as u32;
    match sort {
        1 | 2 if entry.panel.total() == 0 => u32::MAX,
        1 => part(skip),
        2 => part(ship.abs_diff(skip)),
        3 => entry.released.map_or(u32::MAX, |day| u32::MAX / 2 - day.number()),
        _ => 0,
    }
}

/// The categories of the entries, each once, in the order of the alphabet.
pub fn categories(entries: &Entries) -> Vec<String> {
    let mut categories: Vec<(String, &String)> = Vec::new();
    for Entry { category, .. } in entries.all() {
        if category.is_empty() || categories.iter().any(|(_, known)| *known == category) {
            continue;
        }
        let sorted = (fold(category), category);
        if let Err(place) = categories.binary_search(&sorted) {
            categories.insert(place, sorted);
        }
    }
    categories.into_iter().map(|(_, category)| category.clone()).collect()
}
