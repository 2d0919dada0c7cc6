//! The publisher's command line, run as a publisher runs it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod check;
mod folder;
mod index;
mod places;
