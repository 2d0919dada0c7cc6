//! Writes `save/`: the catalog in packs, for saving all of it on a device.

use std::fs;
use std::path::Path;

use shipwith::check::CATALOG;
use shipwith::index::pack::{FULL, Packed, Packer};
use shipwith_model::search::stamp::Stamp;

use super::folder;
use super::output::{count, say};

/// Writes the packs anew: the catalog's own file, every tool's, and those of the index. One pack at a time is in memory.
pub fn write(dir: &Path, out: &Path, index: &[(String, String)], stamp: Stamp, tools: usize) -> Result<(), String> {
    let place = out.join("save");
    folder::make_folder(&place)?;
    fs::remove_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    folder::make_folder(&place)?;

    let (mut packer, mut bytes, mut packs) = (Packer::new(FULL, stamp), 0, 0);
    let mut put = |pack: Packed| {
        bytes += pack.1.len();
        packs += 1;
        folder::write(&out.join(pack.0), &pack.1)
    };
    for path in paths(dir)? {
        let file = dir.join(&path);
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        packer.add(&path, text).into_iter().try_for_each(&mut put)?;
    }
    for (path, text) in index {
        packer.add(path, text.clone()).into_iter().try_for_each(&mut put)?;
    }
    packer.finish(tools).into_iter().try_for_each(&mut put)?;
    // The list of the packs is none of them.
    say(&format!("{}: {} and a list, {bytes} bytes", place.display(), count(packs - 1, "pack")))
}

/// The files that a catalog is written in, below its folder, always in the same order.
pub fn paths(dir: &Path) -> Result<Vec<String>, String> {
    let tools = folder::tool_files(dir)?.into_iter().map(|name| format!("tools/{name}"));
    Ok([CATALOG.to_owned()].into_iter().chain(tools).collect())
}
