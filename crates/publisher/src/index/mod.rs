//! What is derived from a catalog for its pages: the search index, split, and packs for reading offline.

pub mod manifest;
pub mod pack;
pub mod split;
pub mod stamp;
