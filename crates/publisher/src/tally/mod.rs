//! Visitors' ballots, counted into a catalog's community figures.

pub mod community_edit;
pub mod ledger;
