//! What tells others of a catalog: the feed and the sitemap.

pub mod feed;
pub mod pairing;
pub mod sitemap;
pub mod xml;
