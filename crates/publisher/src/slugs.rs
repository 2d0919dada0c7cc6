//! Slugs that no tool can have, though they are written as slugs are.

use shipwith_model::address::page::{VERSUS, parts_addresses};
use shipwith_model::catalog::slug::Slug;

/// What is wrong with a slug that no tool can have, and what to do; nothing where a tool can have it.
pub fn refused(slug: &str) -> Option<(String, &'static str)> {
    if Slug::parse(slug).is_some_and(|slug| slug.is_device()) {
        let found = format!("\"{slug}\" is the name of a device on Windows");
        return Some((found, "choose another: Windows can hold no file of that name"));
    }
    parts_addresses(slug).then(|| {
        let (how, what) = if slug.contains(VERSUS) { ("holds", VERSUS) } else { ("ends with", VERSUS.trim_end_matches('-')) };
        (format!("\"{slug}\" {how} \"{what}\""), "choose another: that stands between the two slugs in the address of a comparison")
    })
}
