//! What the publisher's command line computes: checks, search indexes, feeds, packs and counts of ballots.
//!
//! It reads and writes no files itself; `commands/` in the program does.
#![forbid(unsafe_code)]

pub mod check;
pub mod feeds;
pub mod generate;
pub mod index;
pub mod json_place;
pub mod tally;
pub mod template;
