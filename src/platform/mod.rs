//! The only code that touches web APIs: thin, with typed errors, and without decisions.
//!
//! It compiles for every target, so that components do; natively none of it may be called, and rendering calls none.

pub mod bridge;
pub mod clock;
pub mod document;
pub mod files;
pub mod history;
pub mod http;
pub mod protocol;
pub mod share;
pub mod storage;
pub mod worker;
