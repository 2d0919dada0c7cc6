//! The page and the widget: which one should you ship with?
//!
//! * `pages` are the screens: each reads the contexts it needs and hands values to components.
//! * `components` take values and callbacks; they know no context and nothing of the browser's storage, network or address.
//! * `state` has the contexts, one a concern: `state::Contexts` lists them.
//! * `platform` is the only code that touches web APIs; it is thin and decides nothing.
//!
//! Everything but `platform` also renders natively, to HTML. `ARCHITECTURE.md` has the map and the invariants.
// A screen is one type of all that is in it: natively, where nothing is erased, the compiler looks deeper than it does by itself.
#![recursion_limit = "256"]
#![forbid(unsafe_code)]

mod app;
pub mod components;
#[cfg(not(target_arch = "wasm32"))]
pub mod finished;
mod pages;
pub mod platform;
pub mod state;
mod widget;

pub use app::App;
pub use widget::Widget;
