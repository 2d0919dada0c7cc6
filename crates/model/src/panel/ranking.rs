//! The ranking of a category by its panel.

use std::cmp::{Ordering, Reverse};

use crate::catalog::slug::Slug;
use crate::catalog::verdict::Tally;
use crate::search::Entry;
use crate::search::shards::Root;

/// How many tools a file lists, the best.
const MOST: usize = 1_000;

/// How many tools the two short lists beside the ranking have at most.
const SHORT: usize = 3;

/// The tools of a category, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// How many there are; more than are listed, in a large catalog.
    pub count: usize,
    entries: Vec<Entry>,
}

impl Ranking {
    /// Ranks tools by the share of the panel that ships them, then by how many judged them, then by name. Tools without a review
    /// come last.
    pub fn of(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| {
            let by_panel = by_share(b.panel, a.panel).then(b.panel.total().cmp(&a.panel.total()));
            by_panel.then_with(|| (a.name.to_lowercase(), &a.slug).cmp(&(b.name.to_lowercase(), &b.slug)))
        });
        Self { count: entries.len(), entries }
    }

    /// The same of the file that the index has of them.
    pub fn of_file(file: &Root) -> Self {
        Self { count: file.count, ..Self::of(file.entries.all().to_vec()) }
    }

    /// The best of them, for its file.
    #[must_use]
    pub fn head(mut self) -> Self {
        self.entries.truncate(MOST);
        self
    }

    /// The category as the catalog writes it.
    pub fn name(&self) -> &str {
        self.entries.first().map_or("", |entry| &entry.category)
    }

    /// All of them, best first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many more there are than are listed.
    pub fn left_out(&self) -> usize {
        self.count.saturating_sub(self.entries.len())
    }

    /// Those over which the panel is most divided, the most divided first: at least one reviewer is on either side.
    pub fn divided(&self) -> Vec<&Entry> {
        let mut divided: Vec<&Entry> = self.entries.iter().filter(|entry| entry.panel.ship > 0 && entry.panel.skip > 0).collect();
        // The share of the smaller side, largest first; of equals, the larger panel.
        divided.sort_by(|a, b| {
            let smaller = |tally: Tally| Tally { ship: tally.ship.min(tally.skip), skip: tally.ship.max(tally.skip) };
            by_share(smaller(b.panel), smaller(a.panel)).then(b.panel.total().cmp(&a.panel.total()))
        });
        divided.truncate(SHORT);
        divided
    }

    /// Those that came out last, the newest first; a tool without a date is not among them.
    pub fn newest(&self) -> Vec<&Entry> {
        let mut newest: Vec<&Entry> = self.entries.iter().filter(|entry| entry.released.is_some()).collect();
        newest.sort_by_key(|entry| Reverse(entry.released));
        newest.truncate(SHORT);
        newest
    }

    /// Others of the category than a tool, best first.
    pub fn others(&self, than: &Slug) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.slug != *than)
    }
}

/// Compares two shares, without rounding them; none at all is less than 0 %.
fn by_share(a: Tally, b: Tally) -> Ordering {
    match (a.total(), b.total()) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Less,
        (_, 0) => Ordering::Greater,
        (of_a, of_b) => (u64::from(a.ship) * u64::from(of_b)).cmp(&(u64::from(b.ship) * u64::from(of_a))),
    }
}
