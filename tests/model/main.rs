//! The pure model: how it reads files, compares tools, sums up, searches and keeps votes.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod ballot;
mod bottom_line;
mod comparison;
mod index;
mod make;
mod reading;
mod reading_catalog;
mod refusing;
mod search;
