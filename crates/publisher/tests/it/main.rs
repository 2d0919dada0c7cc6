//! The publisher's command line, run as a publisher runs it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bundle;
mod check;
mod docs;
mod feed;
mod folder;
mod generate;
mod index;
mod new;
mod pack;
mod places;
mod schema;
mod shards;
mod tally;
