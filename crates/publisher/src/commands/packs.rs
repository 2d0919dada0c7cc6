//! Writes `save/`: the catalog in packs, for saving all of it on a device.

use std::path::Path;

use shipwith::bounds;
use shipwith::index::pack::{FULL, Packed, Packer};
use shipwith_model::search::stamp::Stamp;

use super::output::count;
use super::outputs::Both;
use super::{files, folder};

/// Writes the packs: the catalog's own file, every tool's, and those of the index. One pack at a time is in memory.
/// Gives what there is to say of it.
pub fn stage(dir: &Path, out: &mut Both, index: &[(String, String)], stamp: Stamp, tools: usize) -> Result<String, String> {
    let (mut packer, mut bytes, mut packs) = (Packer::new(FULL, stamp), 0, 0);
    let mut put = |pack: Packed| {
        bytes += pack.1.len();
        packs += 1;
        out.stage_data(&pack.0, &pack.1)
    };
    for path in folder::paths(dir)? {
        let text = files::read(&dir.join(&path), bounds::CATALOG)?;
        packer.add(&path, text).into_iter().try_for_each(&mut put)?;
    }
    for (path, text) in index {
        packer.add(path, text.clone()).into_iter().try_for_each(&mut put)?;
    }
    packer.finish(tools).into_iter().try_for_each(&mut put)?;
    // The list of the packs is none of them.
    Ok(format!("{} and a list, {bytes} bytes", count(packs - 1, "pack")))
}
