//! Facts out of tables of somebody else, and how they get into the files of tools.

pub mod dates;
pub mod drift;
pub mod facts;
pub mod merge;
pub mod models_dev;
pub mod of_tool;
pub mod placeholder;
pub mod sync;
pub mod table;
