//! The publisher's command line, run as a publisher runs it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bounds;
mod build;
mod bundle;
mod check;
mod docs;
mod encodings;
mod feed;
mod folder;
mod frames;
mod generate;
mod index;
mod names;
mod new;
mod outputs;
mod overwriting;
mod pack;
mod pages;
mod places;
mod schema;
mod screens;
mod shards;
mod shown;
mod strays;
mod tally;
mod unseen;
