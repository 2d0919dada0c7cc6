//! Where what is made goes: into folders, or onto a shelf in memory.

mod folder;
mod shelf;

use std::path::{Path, PathBuf};

pub use shelf::Shelf;

use folder::Folder;
use shelf::Staged;

/// Where the files of a site go.
#[derive(Clone, Copy)]
pub enum Place<'p> {
    /// Into folders.
    Folders {
        /// That of the data.
        data: &'p Path,
        /// That of the site, where it is written.
        site: Option<&'p Path>,
    },
    /// Onto a shelf, the data in `data/`.
    Shelf(&'p Shelf),
}

/// The files of one run, in one place.
pub enum Outputs {
    /// In a folder.
    Folder(Folder),
    /// On a shelf.
    Shelf(Staged),
}

/// The files of one run: those of the data, and those of the site.
pub struct Both {
    data: Outputs,
    /// What comes before the paths of the data.
    below: &'static str,
    /// The folder of the site, until the first file goes into it.
    folder: Option<PathBuf>,
    /// None where both go to one place, which then has one list.
    site: Option<Outputs>,
}

/// What became of an earlier run's files.
#[derive(Debug, Default)]
pub struct Cleared {
    /// Those that were changed by somebody else, and stay.
    pub left: Vec<PathBuf>,
    /// Packed copies beside files that have changed: hosts would hand these out.
    pub packed: Vec<PathBuf>,
}

impl Place<'_> {
    /// Begins a run.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub fn open(self) -> Result<Both, String> {
        Ok(match self {
            Self::Folders { data, site } => {
                let folder = site.map(Path::to_owned);
                Both { data: Outputs::Folder(Folder::open(data)?), below: "", folder, site: None }
            }
            Self::Shelf(shelf) => Both { data: Outputs::Shelf(shelf.begin()), below: "data/", folder: None, site: None },
        })
    }

    /// Whether the files of the site are written at all.
    pub fn has_site(self) -> bool {
        !matches!(self, Self::Folders { site: None, .. })
    }
}

impl Both {
    /// Stages a file of the data.
    ///
    /// # Errors
    /// It cannot be written, or something else is in its place.
    pub fn stage_data(&mut self, path: &str, content: impl AsRef<[u8]>) -> Result<(), String> {
        self.data.stage(&format!("{}{path}", self.below), content)
    }

    /// Where the files of the site go. The data come first: by then their folder is there, and can be told apart from that of the site.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn site(&mut self) -> Result<&mut Outputs, String> {
        if let (Some(folder), Outputs::Folder(data)) = (self.folder.take(), &self.data)
            && !is_same(&folder, data.root())
        {
            self.site = Some(Outputs::Folder(Folder::open(&folder)?));
        }
        Ok(self.site.as_mut().unwrap_or(&mut self.data))
    }

    /// Puts every file in its place.
    ///
    /// # Errors
    /// One cannot be put there.
    pub fn commit(self) -> Result<Cleared, String> {
        let mut all = Cleared::default();
        for outputs in [Some(self.data), self.site].into_iter().flatten() {
            let cleared = match outputs {
                Outputs::Folder(folder) => folder.commit()?,
                Outputs::Shelf(staged) => staged.commit(),
            };
            all.left.extend(cleared.left);
            all.packed.extend(cleared.packed);
        }
        Ok(all)
    }
}

impl Outputs {
    /// Stages a file: it takes its place with all of its run.
    ///
    /// # Errors
    /// It cannot be written, or something else is in its place.
    pub fn stage(&mut self, path: &str, content: impl AsRef<[u8]>) -> Result<(), String> {
        match self {
            Self::Folder(folder) => folder.stage(path, content),
            Self::Shelf(staged) => {
                staged.stage(path, content.as_ref());
                Ok(())
            }
        }
    }

    /// Whether a file is there with this content.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn is_there(&self, path: &str, content: &[u8]) -> Result<bool, String> {
        match self {
            Self::Folder(folder) => folder.is_there(path, content),
            Self::Shelf(staged) => Ok(staged.is_there(path, content)),
        }
    }

    /// Keeps a file that an earlier run wrote, if it is there as it was written; whether it is.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn keep(&mut self, path: &str) -> Result<bool, String> {
        match self {
            Self::Folder(folder) => folder.keep(path),
            Self::Shelf(staged) => Ok(staged.keep(path)),
        }
    }
}

/// Whether two names are of one folder.
pub fn is_same(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}
