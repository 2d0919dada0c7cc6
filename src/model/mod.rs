//! The pure model: what the catalog says, what is selected, what follows from it, and how the visitor voted.
//!
//! Nothing here knows a browser, so everything here is tested natively.

pub mod address;
pub mod agreement;
pub mod ballot;
pub mod ballot_file;
pub mod ballot_merge;
pub mod blind;
pub mod bottom_line;
pub mod catalog;
pub mod comparison;
pub mod date;
pub mod embed;
mod entry;
pub mod failure;
mod fold;
pub mod json;
pub mod listing;
pub mod mark;
pub mod params;
pub mod problem;
pub mod recent;
mod record;
pub mod search;
pub mod selection;
pub mod shards;
pub mod share_card;
pub mod share_text;
pub mod slug;
pub mod snippet;
pub mod stored_vote;
pub mod theme;
pub mod tool;
pub mod verdict;
pub mod weights;

// What only the publisher's command line needs.
#[cfg(not(target_arch = "wasm32"))]
pub mod ballot_ledger;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod community_edit;
#[cfg(not(target_arch = "wasm32"))]
pub mod feed;
#[cfg(not(target_arch = "wasm32"))]
pub mod generate;
#[cfg(not(target_arch = "wasm32"))]
pub mod json_place;
#[cfg(not(target_arch = "wasm32"))]
pub mod pack;
#[cfg(not(target_arch = "wasm32"))]
pub mod pairing;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
#[cfg(not(target_arch = "wasm32"))]
pub mod sitemap;
#[cfg(not(target_arch = "wasm32"))]
pub mod split;
#[cfg(not(target_arch = "wasm32"))]
pub mod template;
#[cfg(not(target_arch = "wasm32"))]
pub mod xml;
