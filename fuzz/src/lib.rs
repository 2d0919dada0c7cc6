//! What the fuzz targets do with any bytes. The tests of the model and of the command line read the same files, with the kept
//! corpora, so that what was found once is looked at in every run of them.
#![forbid(unsafe_code)]

pub mod model;
#[cfg(feature = "table")]
pub mod table;
