//! Slugs that no tool can have, though they are written as slugs are.

use shipwith_model::address::page::{DARK, VERSUS, parts_addresses};
use shipwith_model::catalog::slug::Slug;

/// What is wrong with a slug beside others, and what to do: one of two has the name that pictures of the other have for dark pages. Nothing
/// where no such other `is_there`.
pub fn refused_beside(slug: &str, is_there: impl Fn(&str) -> bool) -> Vec<(String, &'static str)> {
    let own_dark = format!("{slug}{DARK}");
    let as_dark = slug.strip_suffix(DARK).filter(|light| is_there(light)).map(|light| (slug, light));
    let as_light = is_there(&own_dark).then_some((own_dark.as_str(), slug));
    let advice = "choose another for one of them: the pictures for dark pages have that name";
    [as_dark, as_light].into_iter().flatten().map(|(dark, light)| (format!("\"{dark}\" beside \"{light}\""), advice)).collect()
}

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
