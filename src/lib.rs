//! Shipwith answers one question about any two AI tools: *which one should you ship with?*
//!
//! The house has one direction: `catalog files → model → selection (URL) → comparison → views → ballot → storage`.
//!
//! * [`model`] is pure: it knows nothing of browsers, and is tested natively.
//! * `browser` is the only code that touches web APIs; it is thin and decides nothing.
//! * `state` is the one context: selection, files, comparison, ballot.
//! * `views` are components: values in, callbacks out. They never touch the URL, storage or network.
//!
//! `ARCHITECTURE.md` has the map and the invariants; `tests/` holds them.
#![forbid(unsafe_code)]

pub mod model;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod views;
