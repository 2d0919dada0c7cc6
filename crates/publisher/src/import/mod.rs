//! Facts out of tables of somebody else, and how they get into the files of tools.

pub mod dates;
pub mod facts;
pub mod merge;
pub mod models_dev;
pub mod table;
