//! A copy of a catalog, which follows it file by file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

use shipwith::bounds;
use shipwith::check::CATALOG;
use shipwith::tally::ledger::LEDGER;

use super::super::{files, links};

/// The folder of the tools' files, below that of the catalog.
const TOOLS: &str = "tools";

/// What tells a file from what it was before: its length, when it was changed, and whether it is a folder.
type Look = (u64, Option<SystemTime>, bool);

/// The copy, and what it is of.
pub struct Copied {
    folder: PathBuf,
    looks: BTreeMap<String, Look>,
}

impl Copied {
    /// A copy in a folder that is not there yet.
    pub fn to(folder: PathBuf) -> Self {
        Self { folder, looks: BTreeMap::new() }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes it what the catalog in `from` is now: `catalog.json`, the ledger, and what is in `tools/`. Only what looks another way than before is copied.
    ///
    /// # Errors
    /// Something cannot be read or written.
    pub fn follow(&mut self, from: &Path) -> Result<(), String> {
        links::refuse(from, [TOOLS])?;
        files::make_folder(&self.folder.join(TOOLS))?;
        let now = looks(from)?;
        let gone: Vec<String> =
            self.looks.iter().filter(|(path, look)| now.get(*path) != Some(look)).map(|(path, _)| path.clone()).collect();
        for path in gone {
            let place = self.folder.join(&path);
            self.looks.remove(&path);
            let is_folder = fs::symlink_metadata(&place).is_ok_and(|about| about.is_dir());
            let removed = if is_folder { fs::remove_dir(&place) } else { fs::remove_file(&place) };
            removed.map_err(|error| failed(&place, &error))?;
        }
        for (path, look) in now {
            if self.looks.contains_key(&path) {
                continue;
            }
            let place = self.folder.join(&path);
            if links::leads_out(from, &path) {
                // Not followed; that it is there is for `check` to say.
                #[cfg(unix)]
                std::os::unix::fs::symlink(from.join(&path), &place).map_err(|error| failed(&place, &error))?;
            } else if look.2 {
                // What is in it is no tool, and `check` says so of the folder itself.
                files::make_folder(&place)?;
            } else if let Some(bytes) = files::read_if(&from.join(&path), bounds::CATALOG)? {
                files::create(&place, bytes)?;
            } else {
                // It went meanwhile, which is a change of its own.
                continue;
            }
            self.looks.insert(path, look);
        }
        Ok(())
    }
}

/// How each file of a catalog looks, by its path.
fn looks(from: &Path) -> Result<BTreeMap<String, Look>, String> {
    let mut names = vec![CATALOG.to_owned(), LEDGER.to_owned()];
    let tools = from.join(TOOLS);
    if tools.is_dir() {
        for entry in fs::read_dir(&tools).map_err(|error| failed(&tools, &error))? {
            let name = entry.map_err(|error| failed(&tools, &error))?.file_name();
            names.push(format!("{TOOLS}/{}", name.to_string_lossy()));
        }
    }
    let look = |path: String| {
        let about = fs::metadata(from.join(&path)).ok()?;
        Some((path, (about.len(), about.modified().ok(), about.is_dir())))
    };
    Ok(names.into_iter().filter_map(look).collect())
}

fn failed(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::Copied;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn it_follows_what_comes_changes_and_goes() {
        let scratch = tempfile::tempdir().unwrap();
        let (from, to) = (scratch.path().join("from"), scratch.path().join("to"));
        fs::create_dir_all(from.join("tools/folder")).unwrap();
        fs::write(from.join("catalog.json"), "{}").unwrap();
        fs::write(from.join("other.txt"), "nobody reads it").unwrap();
        fs::write(from.join("tools/a.json"), "1").unwrap();
        let mut copied = Copied::to(to.clone());
        copied.follow(&from).unwrap();
        assert_eq!(
            (names(&to), names(&to.join("tools"))),
            (vec!["catalog.json".into(), "tools".into()], vec!["a.json".into(), "folder".into()])
        );
        fs::write(from.join("tools/a.json"), "22").unwrap();
        fs::write(from.join("tools/b.json"), "3").unwrap();
        fs::remove_dir(from.join("tools/folder")).unwrap();
        copied.follow(&from).unwrap();
        assert_eq!(
            (names(&to.join("tools")), fs::read_to_string(to.join("tools/a.json")).unwrap()),
            (vec!["a.json".into(), "b.json".into()], "22".into())
        );
        fs::remove_file(from.join("tools/a.json")).unwrap();
        copied.follow(&from).unwrap();
        assert_eq!(names(&to.join("tools")), ["b.json"]);
        // A file in the place of a folder, and the other way round.
        fs::remove_file(from.join("tools/b.json")).unwrap();
        fs::create_dir(from.join("tools/b.json")).unwrap();
        copied.follow(&from).unwrap();
        assert!(to.join("tools/b.json").is_dir());
    }
}
