//! The pure model: how it reads files, compares tools, sums up, searches and keeps votes.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod ballot;
mod ballot_file;
mod blind;
mod bottom_line;
mod comparison;
mod failure;
mod folding;
mod index;
mod listing;
mod make;
mod my_votes;
mod panel;
mod reading;
mod reading_catalog;
mod refusing;
mod saving;
mod scope;
mod search;
mod selection;
mod sharing;
mod stored_vote;
mod suggesting;
mod weights;
