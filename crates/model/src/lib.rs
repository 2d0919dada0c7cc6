//! The domain of Shipwith: what a catalog says, what is selected, what follows from it, and how visitors vote.
//!
//! Pure: it knows nothing of Leptos, of browsers or of files, and compiles the same for every target.
//!
//! * [`catalog`]: the catalog and its tools as their files say, read forgivingly.
//! * [`compare`]: two tools side by side, weighed, summed up, or without their names.
//! * [`search`]: what pickers look up, and the list of all tools.
//! * [`ballot`]: the visitor's votes, as stored and as a file.
//! * [`cost`]: what a tool costs in a case of one's own.
//! * [`seen`]: what of a tool was seen last, and what is different since.
//! * [`shortlist`]: what the visitor keeps to decide on later, and its records.
//! * [`share`]: a comparison as text, as a picture, and in somebody else's page.
//! * [`panel`]: the ranking of a category, and a reviewer over all tools.
//! * [`offline`]: what is said about reading offline.
//! * [`address`]: what an address asks for.
//! * [`language`]: the languages of the interface.
//! * [`bidi`]: texts of the catalog beside others, whichever way they are written.
//! * [`scope`]: which site of an origin a storage key belongs to.
//! * `version`: which version of the program wrote an entry of the storage.
//! * [`pending`]: what could not be stored yet.
//! * [`theme`]: the colors that the visitor wants.
#![forbid(unsafe_code)]

pub mod address;
pub mod ballot;
pub mod bidi;
pub mod catalog;
pub mod compare;
pub mod cost;
pub mod language;
pub mod offline;
pub mod panel;
pub mod pending;
pub mod scope;
pub mod search;
pub mod seen;
pub mod share;
pub mod shortlist;
pub mod theme;
mod version;
