//! What tells others of a catalog: the feed and the sitemap.

mod atom;
pub mod feed;
pub mod llms;
pub mod pairing;
pub mod sitemap;
pub mod weekly;
pub mod xml;
