//! A folder that is changed in one step: everything is done in a twin beside it, which then takes its place. A run that is ended at
//! any moment leaves the folder as it was, or as it was to become.

mod before;

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::files;

/// What the name of a twin ends with. By that name it is ours: one that an earlier run left is in nobody's use, and what is in it
/// is in the folder itself, too.
const ENDING: &str = ".shipwith-part";

/// The most files of a folder: a site of 100,000 tools has fewer.
const MOST: usize = 1_000_000;

/// A file as it was when the twin was made: its size in bytes, and when it was changed.
type Seen = (u64, Option<SystemTime>);

/// The twin of a folder, which goes again unless it is put in its place.
pub struct Twin {
    /// The folder as the person who called names it.
    named: PathBuf,
    place: PathBuf,
    twin: PathBuf,
    seen: BTreeMap<PathBuf, Seen>,
}

impl Twin {
    /// A twin of the folder at a place, which need not be there. Its files are the very same ones, until they are replaced.
    ///
    /// # Errors
    /// There is no room for it beside the folder.
    pub fn of(named: &Path) -> Result<Self, String> {
        let place = files::target(named);
        let name = place.file_name().ok_or_else(|| format!("{}: a site needs a folder of its own", place.display()))?;
        let mut beside = name.to_owned();
        beside.push(ENDING);
        let twin = place.with_file_name(beside);
        let failed = |error: io::Error| format!("{}: {error}", twin.display());
        match fs::symlink_metadata(&twin) {
            Ok(about) if about.is_dir() => fs::remove_dir_all(&twin).map_err(failed)?,
            Ok(_) => return Err(format!("{} is in the way: move it away", twin.display())),
            Err(_) => {}
        }
        before::take_back(&place, &twin)?;
        let mut made = Self { named: named.to_owned(), place, twin: twin.clone(), seen: BTreeMap::new() };
        fs::create_dir_all(&twin).map_err(|error| not_made(&twin, &error))?;
        match fs::metadata(&made.place) {
            Ok(about) if about.is_dir() => {
                made.link(Path::new("")).map_err(failed)?;
                fs::set_permissions(&twin, about.permissions()).map_err(failed)?;
            }
            Ok(_) => return Err(format!("{} is no folder: name another one", made.place.display())),
            Err(_) if fs::symlink_metadata(&made.place).is_ok() => {
                return Err(format!("{} is a link that leads nowhere: make the folder that it names, or remove it", made.place.display()));
            }
            Err(_) => {}
        }
        Ok(made)
    }

    /// Where the twin is.
    pub fn path(&self) -> &Path {
        &self.twin
    }

    /// A message about the twin, as one about the folder.
    pub fn as_of_the_folder(&self, message: &str) -> String {
        message.replace(&self.twin.display().to_string(), &self.named.display().to_string())
    }

    /// Puts all of a folder of `place` into the twin.
    fn link(&mut self, below: &Path) -> io::Result<()> {
        for entry in fs::read_dir(self.place.join(below))? {
            let entry = entry?;
            let path = below.join(entry.file_name());
            let (from, to, about) = (self.place.join(&path), self.twin.join(&path), entry.metadata()?);
            if about.is_dir() {
                fs::create_dir(&to)?;
                self.link(&path)?;
                fs::set_permissions(&to, about.permissions())?;
                continue;
            }
            self.seen.insert(path, seen(&about));
            if self.seen.len() > MOST {
                return Err(io::Error::other(format!(
                    "more than {MOST} files are in {}: give the site a folder of its own",
                    self.named.display()
                )));
            }
            if about.is_symlink() {
                link_alike(&fs::read_link(&from)?, &to)?;
            } else if fs::hard_link(&from, &to).is_err() {
                fs::copy(&from, &to).map(drop)?;
            }
        }
        Ok(())
    }

    /// Puts the twin in the place of the folder. What somebody else has put there meanwhile goes along.
    ///
    /// # Errors
    /// It cannot be put there; then the folder is as it was. Or what came meanwhile cannot go along: then the next run takes it back.
    pub fn put(self) -> Result<(), String> {
        let failed = |error: io::Error| format!("{}: {error}", self.place.display());
        if fs::symlink_metadata(&self.place).is_err() {
            return fs::rename(&self.twin, &self.place).map_err(failed);
        }
        exchange(&self.twin, &self.place).map_err(|error| not_exchanged(&self.place, &error))?;
        // From here on the twin is what was there before. Until all of somebody else has gone along, it has a name by which the next run
        // would take that back; by its own it would be removed with all that is in it.
        let before = before::beside(&self.place);
        let is_renamed = fs::rename(&self.twin, &before).is_ok();
        let from = if is_renamed { &before } else { &self.twin };
        if let Err(error) = self.take_along(from, Path::new("")) {
            let (place, from) = (self.place.display(), from.display());
            let said = format!("{place}: the new site is there, but not all that was put into it meanwhile: {error}: that waits in {from}");
            std::mem::forget(self); // nothing of it is removed
            return Err(said);
        }
        if is_renamed {
            // Where it cannot be, the next run does it.
            let _ = fs::rename(&before, &self.twin);
        }
        Ok(())
    }

    fn take_along(&self, from: &Path, below: &Path) -> io::Result<()> {
        for entry in fs::read_dir(from.join(below))? {
            let entry = entry?;
            let (path, about) = (below.join(entry.file_name()), entry.metadata()?);
            let to = self.place.join(&path);
            if about.is_dir() {
                self.take_along(from, &path)?;
            } else if self.seen.get(&path) != Some(&seen(&about)) {
                if let Some(folder) = to.parent() {
                    fs::create_dir_all(folder)?;
                }
                fs::rename(entry.path(), to)?;
            }
        }
        Ok(())
    }
}

impl Drop for Twin {
    fn drop(&mut self) {
        // Where it cannot go, the next run takes it away.
        let _ = fs::remove_dir_all(&self.twin);
    }
}

/// What to say of a twin that could not be made.
fn not_made(twin: &Path, error: &io::Error) -> String {
    let is_foreign = matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem);
    let advice = if is_foreign { ": a site is made beside its folder: name one with --out that lies in a folder of yours" } else { "" };
    format!("{}: {error}{advice}", twin.display())
}

/// What to say of a folder that could not change places with its twin.
fn not_exchanged(place: &Path, error: &io::Error) -> String {
    let is_mounted = matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::CrossesDevices);
    let advice = if is_mounted { ": what is mounted there keeps its place: name a folder in it with --out" } else { "" };
    format!("{}: {error}{advice}", place.display())
}

fn seen(about: &Metadata) -> Seen {
    (about.len(), about.modified().ok())
}

#[cfg(unix)]
fn link_alike(to: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, link)
}

#[cfg(not(unix))]
fn link_alike(to: &Path, link: &Path) -> io::Result<()> {
    fs::copy(link.parent().unwrap_or(link).join(to), link).map(drop)
}

/// Lets two folders change places.
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    match at_once(one, other) {
        Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => in_steps(one, other),
        exchanged => exchanged,
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn at_once(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn at_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Where a system cannot do it at once, the place is empty for a moment.
fn in_steps(one: &Path, other: &Path) -> io::Result<()> {
    let aside = before::beside(other);
    fs::rename(other, &aside)?;
    fs::rename(one, other).inspect_err(|_| drop(fs::rename(&aside, other)))?;
    fs::rename(aside, one)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Error, ErrorKind};
    use std::path::Path;

    use super::{Twin, not_exchanged, not_made};

    #[test]
    fn what_cannot_go_along_waits_beside_the_folder_until_the_next_run_takes_it_back() {
        let scratch = tempfile::tempdir().unwrap();
        let [site, part, before] = ["site", "site.shipwith-part", "site.shipwith-before"].map(|name| scratch.path().join(name));
        fs::create_dir(&site).unwrap();
        fs::write(site.join("index.html"), "old").unwrap();
        let twin = Twin::of(&site).unwrap();
        fs::remove_file(part.join("index.html")).unwrap();
        fs::write(part.join("index.html"), "new").unwrap();
        // A file comes meanwhile that has a folder in its way.
        fs::write(site.join("late"), "of the publisher").unwrap();
        fs::create_dir_all(part.join("late/in-the-way")).unwrap();
        assert!(twin.put().is_err_and(|said| said.contains("the new site is there") && said.ends_with("site.shipwith-before")));
        let read = |folder: &Path, file: &str| fs::read_to_string(folder.join(file)).unwrap_or_default();
        assert_eq!((read(&site, "index.html"), read(&before, "late")), ("new".to_owned(), "of the publisher".to_owned()));
        // Nor does a run lose it that cannot take it back, either.
        assert!(Twin::of(&site).is_err() && read(&before, "late") == "of the publisher");
        fs::remove_dir_all(site.join("late")).unwrap();
        fs::remove_file(before.join("index.html")).unwrap();
        Twin::of(&site).unwrap().put().unwrap();
        assert_eq!((read(&site, "index.html"), read(&site, "late")), ("new".to_owned(), "of the publisher".to_owned()));
        assert!(!part.exists() && !before.exists());
    }

    #[test]
    fn of_a_mount_and_of_a_folder_in_somebody_elses_it_is_said_what_to_name_instead() {
        let (place, other) = (Path::new("site"), Error::other("full"));
        for kind in [ErrorKind::ResourceBusy, ErrorKind::CrossesDevices] {
            let said = not_exchanged(place, &Error::from(kind));
            let advice = ": what is mounted there keeps its place: name a folder in it with --out";
            assert!(said.starts_with("site: ") && said.ends_with(advice), "{said}");
        }
        for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
            let said = not_made(place, &Error::from(kind));
            let advice = ": a site is made beside its folder: name one with --out that lies in a folder of yours";
            assert!(said.starts_with("site: ") && said.ends_with(advice), "{said}");
        }
        assert_eq!([not_exchanged(place, &other), not_made(place, &other)], ["site: full", "site: full"]);
    }
}
