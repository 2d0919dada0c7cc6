//! What the publisher's command line computes: checks, search indexes, feeds, packs and counts of ballots.
//!
//! It reads and writes no files itself; `commands/` in the program does.
#![forbid(unsafe_code)]

pub mod badges;
pub mod bounds;
pub mod check;
pub mod encoding;
pub mod feeds;
pub mod generate;
pub mod import;
pub mod index;
pub mod installed;
pub mod invisible;
pub mod issue;
pub mod json_place;
pub mod oembed;
pub mod pages;
pub mod panels;
pub mod pictures;
pub mod policy;
pub mod shown;
pub mod slugs;
pub mod starter;
pub mod tally;
pub mod template;
pub mod whole;
