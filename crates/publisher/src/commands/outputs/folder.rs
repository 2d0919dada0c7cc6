//! Writes files that the command makes, and takes away those of an earlier run: nothing that somebody else put there is touched.
//!
//! All of them are first written beside their places, so a run that fails changes nothing; then each takes its place at once, so
//! that a site that is being read never misses a file. What has no place any more goes last.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use shipwith::index::manifest::{MANIFEST, Manifest};

use super::super::files::{self, Part};
use super::Cleared;

/// The files of one run in one folder.
pub struct Folder {
    root: PathBuf,
    /// What earlier runs wrote.
    older: Manifest,
    now: Manifest,
    parts: Vec<(String, Part)>,
    /// Folders that this run made, the outer ones first.
    made: Vec<PathBuf>,
}

impl Folder {
    /// Begins in a folder, which is made when it is not there.
    pub fn open(root: &Path) -> Result<Self, String> {
        let older = files::list(root)?;
        Ok(Self { root: root.to_owned(), older, now: Manifest::default(), parts: Vec::new(), made: Vec::new() })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file beside its place, `path` below the folder.
    pub fn stage(&mut self, path: &str, content: impl AsRef<[u8]>) -> Result<(), String> {
        let (place, content) = (self.root.join(path), content.as_ref());
        self.make_folders(path)?;
        self.now.add(path, content);
        let there = self.there(path)?;
        if there.as_deref() == Some(content) {
            return Ok(());
        }
        if there.is_some_and(|bytes| !self.older.has(path, &bytes)) {
            let why = "was not written by `shipwith index`, or was changed since";
            return Err(format!("{} {why}: nothing was written; move it away, or name another folder", place.display()));
        }
        self.parts.push((path.to_owned(), Part::write(&place, content)?));
        Ok(())
    }

    /// Whether a file is there with this content.
    pub fn is_there(&self, path: &str, content: &[u8]) -> Result<bool, String> {
        Ok(self.there(path)?.as_deref() == Some(content))
    }

    /// Keeps a file that an earlier run wrote, if it is there as it was written; whether it is.
    pub fn keep(&mut self, path: &str) -> Result<bool, String> {
        let there = self.there(path)?.filter(|bytes| self.older.has(path, bytes));
        if let Some(bytes) = &there {
            self.now.add(path, bytes);
        }
        Ok(there.is_some())
    }

    /// Puts every file in its place, in the order in which they were staged, and takes away what earlier runs wrote besides.
    pub fn commit(mut self) -> Result<Cleared, String> {
        let list = self.root.join(MANIFEST);
        let (both, now) = (self.now.over(&self.older).write(), self.now.write());
        if !self.parts.is_empty() || self.older != self.now {
            Part::write(&list, &both)?.put()?;
        }
        self.made.clear();
        let mut cleared = Cleared::default();
        for (path, part) in std::mem::take(&mut self.parts) {
            part.put()?;
            cleared.packed.extend(self.packed(&path));
        }
        let gone: Vec<String> = self.older.paths().filter(|path| !self.now.lists(path)).map(str::to_owned).collect();
        for path in gone {
            let place = self.root.join(&path);
            match self.there(&path)? {
                None => {}
                Some(bytes) if !self.older.has(&path, &bytes) => cleared.left.push(place),
                Some(_) => {
                    fs::remove_file(&place).map_err(|error| format!("{}: {error}", place.display()))?;
                    cleared.packed.extend(self.packed(&path));
                    // Empty now, it goes; a folder that holds anything is not removed by this.
                    place.parent().filter(|folder| *folder != self.root).map(fs::remove_dir);
                }
            }
        }
        // Some of them were listed, and went with what they were packed of.
        cleared.packed.retain(|copy| copy.exists());
        if files::read_if(&list, files::LIST)?.as_deref() != Some(now.as_bytes()) {
            Part::write(&list, &now)?.put()?;
        }
        Ok(cleared)
    }

    /// The bytes of a file of this folder; `None` when nothing has its name.
    fn there(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        let place = self.root.join(path);
        match fs::symlink_metadata(&place) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("{}: {error}", place.display())),
            Ok(about) if about.is_file() => fs::read(&place).map(Some).map_err(|error| format!("{}: {error}", place.display())),
            Ok(_) => Err(format!("{} is no file: move it away, or name another folder", place.display())),
        }
    }

    /// Makes the folders that a file lies in. One that is a link would lead out of the folder that was named.
    fn make_folders(&mut self, path: &str) -> Result<(), String> {
        let is_new = fs::symlink_metadata(&self.root).is_err();
        let folders = path.match_indices('/').map(|(end, _)| self.root.join(&path[..end]));
        for folder in folders.collect::<Vec<_>>() {
            match fs::symlink_metadata(&folder) {
                Ok(about) if about.is_dir() => continue,
                Ok(_) => return Err(format!("{} is no folder: move it away, or name another one", folder.display())),
                Err(_) => files::make_folder(&folder)?,
            }
            self.made.push(folder);
        }
        if is_new {
            files::make_folder(&self.root)?;
            self.made.insert(0, self.root.clone());
        }
        Ok(())
    }

    fn packed(&self, path: &str) -> Vec<PathBuf> {
        // A copy that this run wrote itself was packed of what it wrote.
        let copies = files::PACKED.iter().map(|ending| format!("{path}{ending}")).filter(|copy| !self.now.lists(copy));
        copies.map(|copy| self.root.join(copy)).filter(|copy| copy.exists()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.parts.clear();
        // Not committed: the folders that were made for it go again, when they are empty.
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
