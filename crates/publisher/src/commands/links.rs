//! Links in the folder of a catalog. One that leads out of it is not followed: nothing is read or written outside the folders that were named.

use std::fs;
use std::path::Path;

use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

/// Whether a path below a folder is a link that leads out of the folder.
pub fn leads_out(dir: &Path, path: &str) -> bool {
    let place = dir.join(path);
    let is_link = fs::symlink_metadata(&place).is_ok_and(|about| about.is_symlink());
    // What leads nowhere cannot be read either, and that is said where it is tried.
    is_link && place.canonicalize().is_ok_and(|to| dir.canonicalize().is_ok_and(|dir| !to.starts_with(dir)))
}

/// That a link is not followed.
pub fn refused(path: &str) -> Problem {
    Problem::whole(Rule::Link, path, "a link that leads out of the folder of the catalog", "put what it leads to in its place")
}

/// Refuses paths of a catalog's folder that lead out of it.
///
/// # Errors
/// One does.
pub fn refuse<'p>(dir: &Path, paths: impl IntoIterator<Item = &'p str>) -> Result<(), String> {
    match paths.into_iter().find(|path| leads_out(dir, path)) {
        Some(path) => Err(format!("{}: {}", dir.display(), refused(path))),
        None => Ok(()),
    }
}
