//! The only code that touches web APIs: thin, with typed errors, and without decisions.

pub mod fetch;
pub mod file;
pub mod location;
pub mod page;
pub mod share;
pub mod storage;
