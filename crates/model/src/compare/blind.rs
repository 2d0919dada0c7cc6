//! Reading blind: two tools are drawn by chance. [`Names`](super::names::Names) takes their names out of what is said of them.

use crate::address::selection::Selection;
use crate::search::{Entries, Entry};

/// Draws two tools that a panel has judged by two numbers from 0 (inclusive) to 1 (exclusive): the second of the first
/// one's category, where there is one, so that it is a question somebody might have.
pub fn draw(entries: &Entries, first: f64, second: f64) -> Option<Selection> {
    let judged: Vec<&Entry> = entries.all().iter().filter(|entry| entry.panel.total() > 0).collect();
    let draw = |from: &[&Entry], number: f64| from.get((number.clamp(0.0, 1.0) * from.len() as f64) as usize).map(|entry| (*entry).clone());
    let a = draw(&judged, first)?;
    let others: Vec<&Entry> = judged.into_iter().filter(|entry| entry.slug != a.slug).collect();
    let alike: Vec<&Entry> = others.iter().copied().filter(|entry| entry.category == a.category).collect();
    let b = draw(if alike.is_empty() { &others } else { &alike }, second)?;
    Some(Selection::pair(&a.slug, &b.slug))
}
