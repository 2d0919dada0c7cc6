//! How the visitor's verdicts compare with those of each reviewer.

use std::sync::Arc;

use crate::catalog::slug::Slug;
use crate::catalog::tool::Tool;
use crate::catalog::verdict::{Tally, Verdict};
use crate::catalog::{Catalog, Reviewer};

/// How often the visitor and one reviewer say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The reviewer.
    pub reviewer: Reviewer,
    /// As `ship` the tools on which both say the same, as `skip` those on which they differ.
    pub tally: Tally,
}

/// The agreement with every reviewer who judged one of these tools, the closest first; of equals the one with more in common,
/// and then in panel order.
pub fn agreements(catalog: &Catalog, tools: &[Arc<Tool>], own: impl Fn(&Slug) -> Option<Verdict>) -> Vec<Agreement> {
    let mut found: Vec<Agreement> =
        catalog.reviewers.iter().map(|reviewer| Agreement { reviewer: reviewer.clone(), tally: Tally::default() }).collect();
    for tool in tools {
        let Some(own) = own(&tool.slug) else { continue };
        for review in &tool.reviews {
            let place = found.iter().position(|other| other.reviewer.id == review.reviewer).unwrap_or(found.len());
            if place == found.len() {
                found.push(Agreement { reviewer: catalog.reviewer(&review.reviewer), tally: Tally::default() });
            }
            let tally = &mut found[place].tally;
            if review.verdict == own { tally.ship += 1 } else { tally.skip += 1 }
        }
    }
    let mut sorted: Vec<Agreement> = Vec::with_capacity(found.len());
    for agreement in found.into_iter().filter(|agreement| agreement.tally.total() > 0) {
        let place = sorted.partition_point(|other| !is_closer(agreement.tally, other.tally));
        sorted.insert(place, agreement);
    }
    sorted
}

/// Whether one is more of an agreement than the other, exactly.
fn is_closer(one: Tally, other: Tally) -> bool {
    let (left, right) = (u64::from(one.ship) * u64::from(other.total()), u64::from(other.ship) * u64::from(one.total()));
    left > right || (left == right && one.total() > other.total())
}
