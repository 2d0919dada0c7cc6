//! The pure model: what the catalog says, what is selected, what follows from it, and how the visitor voted.
//!
//! Nothing here knows a browser, so everything here is tested natively.

pub mod ballot;
pub mod bottom_line;
pub mod catalog;
pub mod comparison;
pub mod date;
pub mod failure;
pub mod problem;
mod record;
pub mod search;
pub mod selection;
pub mod shards;
pub mod slug;
pub mod tool;
pub mod verdict;

#[cfg(not(target_arch = "wasm32"))]
pub mod check;
