//! Reads and writes single files: bounded and in one encoding, and so that nothing is lost.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use shipwith::bounds::{Bound, MEGABYTE};
use shipwith::encoding::decode;
use shipwith::index::manifest::{MANIFEST, Manifest};

/// The bound of the list that `shipwith index` and `shipwith build` keep.
pub const LIST: Bound = Bound { bytes: 64 * MEGABYTE, advice: "move it away: it is made anew" };

/// What packed copies of a file are named like, which some hosts hand out in its place.
pub const PACKED: [&str; 3] = [".br", ".gz", ".zst"];

/// The text of a file.
///
/// # Errors
/// There is none, it cannot be read, it is too large, or it is not UTF-8.
pub fn read(path: &Path, bound: Bound) -> Result<String, String> {
    text_if(path, bound)?.ok_or_else(|| format!("{}: no such file", path.display()))
}

/// The text of a file, `None` when there is none.
///
/// # Errors
/// There is one and it cannot be read, is too large, or is not UTF-8.
pub fn text_if(path: &Path, bound: Bound) -> Result<Option<String>, String> {
    let file = path.display().to_string();
    let text = |bytes: Vec<u8>| {
        decode(&file, &bytes).map_err(|wrong| wrong.problem.to_string())?;
        String::from_utf8(bytes).map_err(|error| format!("{file}: {error}"))
    };
    read_if(path, bound)?.map(text).transpose()
}

/// The bytes of a file, `None` when there is none.
///
/// # Errors
/// There is one and it cannot be read, or is too large.
pub fn read_if(path: &Path, bound: Bound) -> Result<Option<Vec<u8>>, String> {
    match bytes(path, bound) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map(Some).map_err(|error| format!("{}: {error}", path.display())),
    }
}

/// The bytes of a file.
///
/// # Errors
/// It cannot be read, or is too large: then the error says what to do.
pub fn bytes(path: &Path, bound: Bound) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // What is no file on a disk does not say how much is in it: it is read one byte further than may be.
    File::open(path)?.take(bound.bytes + 1).read_to_end(&mut bytes)?;
    match bound.refused(bytes.len()) {
        Some((found, advice)) => Err(std::io::Error::new(ErrorKind::FileTooLarge, format!("{found}: {advice}"))),
        None => Ok(bytes),
    }
}

/// The list that `shipwith index` or `shipwith build` left in a folder: which files in it are the command's own. Empty where there is none.
///
/// # Errors
/// It cannot be read, or is no such list.
pub fn list(dir: &Path) -> Result<Manifest, String> {
    let place = dir.join(MANIFEST);
    // What is no folder holds none; whoever writes into it says that it is none.
    let read = if dir.is_dir() { read_if(&place, LIST)? } else { None };
    let Some(bytes) = read else { return Ok(Manifest::default()) };
    String::from_utf8(bytes).ok().and_then(|text| Manifest::read(&text)).ok_or_else(|| {
        format!("{}: not a list that `shipwith index` wrote: move it away, and the files that are to be written anew", place.display())
    })
}

/// Makes a folder and those above it.
///
/// # Errors
/// It cannot be made.
pub fn make_folder(path: &Path) -> Result<(), String> {
    fs::create_dir_all(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file that is not there yet; the folder it is in must be.
///
/// # Errors
/// Something has its name, or it cannot be written.
pub fn create(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(content.as_ref()).map_err(|error| {
        // It is ours, and half of it would be in the way of the next try.
        let _ = fs::remove_file(path);
        failed(error)
    })
}

/// Writes a file so that at no moment there is half of one: what people wrote by hand is not lost to a full disk.
///
/// # Errors
/// It cannot be written; what was there is there still.
pub fn replace(path: &Path, text: &str) -> Result<(), String> {
    Part::write(&target(path), text)?.put()
}

/// The file that is written for a name: where it is a link that somebody has made, what that leads to.
pub fn target(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The first of `paths` whose name is taken, be it by a link that leads nowhere.
pub fn taken(paths: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    paths.into_iter().find(|path| fs::symlink_metadata(path).is_ok())
}

/// A file written beside the place that it will take. Dropped before, it goes again.
pub struct Part {
    part: PathBuf,
    place: PathBuf,
    is_put: bool,
}

impl Part {
    /// Writes it beside `place`; the folder must be there.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(place: &Path, content: impl AsRef<[u8]>) -> Result<Self, String> {
        let mut name = place.file_name().unwrap_or_default().to_owned();
        // By this name it is ours: one that an earlier run left is in nobody's use.
        name.push(".shipwith-part");
        if place.is_dir() {
            return Err(format!("{}: a folder is in the way", place.display()));
        }
        let part = Self { part: place.with_file_name(name), place: place.to_owned(), is_put: false };
        let _ = fs::remove_file(&part.part);
        create(&part.part, content)?;
        if let Ok(about) = fs::metadata(place) {
            fs::set_permissions(&part.part, about.permissions()).map_err(|error| format!("{}: {error}", place.display()))?;
        }
        Ok(part)
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// It cannot be put there; what was there is there still.
    pub fn put(mut self) -> Result<(), String> {
        fs::rename(&self.part, &self.place).map_err(|error| format!("{}: {error}", self.place.display()))?;
        self.is_put = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_put {
            let _ = fs::remove_file(&self.part);
        }
    }
}
