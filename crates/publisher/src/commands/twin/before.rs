//! A folder as it was before, until all of somebody else in it has gone along: it waits beside its place. A run that ends meanwhile leaves
//! it there, and the next run takes that back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use shipwith::index::manifest::{MANIFEST, Manifest};

use super::super::files;

/// What its name ends with. By that name it is ours, but for what somebody else has put into it.
const ENDING: &str = ".shipwith-before";

/// The folders of a site that have a list of what was written into them, as their paths begin.
const LISTED: [&str; 2] = ["", "data/"];

/// Where the folder of a place waits.
pub fn beside(place: &Path) -> PathBuf {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(ENDING);
    place.with_file_name(name)
}

/// Takes back what waits beside a place: to the place itself where nothing has taken it, and else what somebody else has put into it. The
/// rest goes by the name `gone`, which nothing has: a run that ends while it goes leaves nothing that would be taken back in part.
///
/// # Errors
/// Something cannot be moved, or is in both folders and not the same; then it is where it was.
pub fn take_back(place: &Path, gone: &Path) -> Result<(), String> {
    let before = beside(place);
    let failed = |error: io::Error| format!("{}: {error}", before.display());
    match fs::symlink_metadata(&before) {
        Ok(about) if about.is_dir() => {}
        Ok(_) => return Err(format!("{} is in the way: move it away", before.display())),
        Err(_) => return Ok(()),
    }
    if fs::symlink_metadata(place).is_err() {
        return fs::rename(&before, place).map_err(failed);
    }
    // What a list that cannot be read would name is taken for somebody else's.
    let lists = LISTED.map(|below| (below, files::list(&before.join(below)).unwrap_or_default()));
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(before.join(&folder)).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = folder.join(entry.file_name());
            if entry.file_type().map_err(failed)?.is_dir() {
                folders.push(path);
            } else if !is_ours(&lists, &path, &entry.path()) {
                take(&entry.path(), &place.join(&path))?;
            }
        }
    }
    fs::rename(&before, gone).and_then(|()| fs::remove_dir_all(gone)).map_err(failed)
}

/// Whether a file is a list, or is listed and as it was written.
fn is_ours(lists: &[(&str, Manifest)], path: &Path, file: &Path) -> bool {
    // Lists name files alike on every system, and only such as have names in Unicode.
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    let Some(path) = parts.map(|parts| parts.join("/")) else { return false };
    let is_written = |path: &str, list: &Manifest| list.lists(path) && fs::read(file).is_ok_and(|bytes| list.has(path, &bytes));
    let mut listed = lists.iter().filter_map(|(below, list)| Some((path.strip_prefix(*below)?, list)));
    !file.is_symlink() && listed.any(|(path, list)| path == MANIFEST || is_written(path, list))
}

/// Takes a file of somebody else along, unless it is there.
fn take(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |error: io::Error| format!("{}: {error}", from.display());
    let Ok(there) = fs::symlink_metadata(to) else {
        to.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed)?;
        return fs::rename(from, to).map_err(failed);
    };
    let is_same = match fs::read_link(from) {
        Ok(link) => fs::read_link(to).is_ok_and(|other| other == link),
        Err(_) => there.is_file() && fs::read(from).map_err(failed)? == fs::read(to).map_err(failed)?,
    };
    let why = "is not the same, and an earlier run that was ended left both: remove the one that you do not need";
    if is_same { Ok(()) } else { Err(format!("{}: {} {why}", from.display(), to.display())) }
}
