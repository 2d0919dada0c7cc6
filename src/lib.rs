//! The page and the widget: which one should you ship with?
//!
//! * `browser` is the only code that touches web APIs; it is thin and decides nothing.
//! * `state` is the one context: selection, files, comparison, ballot.
//! * `views` are components: values in, callbacks out. They never touch the URL, storage or network.
//!
//! `ARCHITECTURE.md` has the map and the invariants; `tests/` holds them.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod views;
