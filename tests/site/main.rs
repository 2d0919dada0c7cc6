//! The built bundle in a real browser: what a visitor sees, does and keeps.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod failures;
mod installed;
mod look;
mod my_votes;
mod newsletter;
mod nginx;
mod offline;
mod portable;
mod power;
mod publisher;
mod reading;
mod save_all;
mod sharing;
mod site;
mod starting;
mod tools;
mod update;
mod visit;
mod visitor;
mod votes;
