//! Builds the site into a folder of its own, and anew whenever the catalog changes. It is built of a copy: what is written meanwhile
//! would be checked in one state and built in another.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use std::{fs, io};

use notify::{RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};
use shipwith::bounds;
use shipwith::check::{CATALOG, Finding};
use shipwith::shown::line;
use shipwith::tally::ledger::LEDGER;
use tokio::sync::watch;

use super::super::files;
use super::super::index::{self, Choice, Wanted, Written};
use super::super::output::{count, tell};
use super::super::site::Bundle;

/// How long a folder must be left alone before it is built of: editors write a file in several steps.
const PAUSE: Duration = Duration::from_millis(100);

/// How the site stands.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// How often it was built.
    pub version: usize,
    /// What keeps it from being built anew, a line each.
    pub problems: Vec<String>,
}

/// The folder of the tools' files, below that of the catalog.
const TOOLS: &str = "tools";

/// The name of the folder of the site.
pub const SITE: &str = "site";

/// Where the site is built.
pub struct Workshop {
    dir: PathBuf,
    bundle: Bundle,
    choice: Choice,
    copy: PathBuf,
    site: PathBuf,
}

impl Workshop {
    /// Builds the site of a catalog in a folder that is there, beside the copy that it is built of.
    ///
    /// # Errors
    /// There is no folder of a catalog.
    pub fn open(dir: PathBuf, bundle: Bundle, choice: Choice, scratch: &Path) -> Result<Self, String> {
        if !dir.is_dir() {
            return Err(format!("{}: no such folder", dir.display()));
        }
        Ok(Self { dir, bundle, choice, copy: scratch.join("catalog"), site: scratch.join(SITE) })
    }

    /// Builds, and goes on building in a thread of its own; gives how the site stands, from the first build on, and what watches the
    /// folder as long as it is kept.
    ///
    /// # Errors
    /// The folder cannot be watched.
    pub fn begin(self) -> Result<(watch::Receiver<State>, RecommendedWatcher), String> {
        let (sender, changes) = mpsc::channel();
        let failed = |error| format!("{} cannot be watched: {error}", self.dir.display());
        // That a file is read is no change: each build reads all of them.
        let hear = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                // Where nobody hears it any more, the site is not wanted any more.
                let _ = sender.send(());
            }
        };
        let mut watcher = recommended_watcher(hear).map_err(failed)?;
        watcher.watch(&self.dir, RecursiveMode::Recursive).map_err(failed)?;
        let (states, heard) = watch::channel(State::default());
        self.build(&states);
        thread::spawn(move || {
            while changes.recv().is_ok() {
                // What comes soon after it is of the same change.
                while changes.recv_timeout(PAUSE).is_ok() {}
                self.build(&states);
            }
        });
        Ok((heard, watcher))
    }

    /// Builds once, and says how the site stands then.
    fn build(&self, states: &watch::Sender<State>) {
        let problems = self.problems();
        match problems.as_slice() {
            [] => tell("Built: no problems"),
            problems => {
                problems.iter().for_each(|problem| tell(problem));
                tell(&format!("{}: the site stays as it was", count(problems.len(), "problem")));
            }
        }
        states.send_modify(|state| {
            if problems.is_empty() {
                state.version += 1;
            }
            state.problems = problems;
        });
    }

    /// Builds the site of the catalog as it is now; gives what is in the way of that.
    fn problems(&self) -> Vec<String> {
        match copy(&self.dir, &self.copy).and_then(|()| self.write()) {
            Ok(Ok(_)) => Vec::new(),
            Ok(Err(findings)) => findings.iter().map(|finding| line(&finding.problem.to_string())).collect(),
            Err(error) => vec![line(&error)],
        }
    }

    fn write(&self) -> Result<Result<Written, Vec<Finding>>, String> {
        let data = self.site.join("data");
        let (choice, bundle) = (self.choice, Some(&self.bundle));
        index::write(&Wanted { dir: &self.copy, out: &data, site_dir: Some(&self.site), choice, shells: None, bundle })
    }
}

/// Copies what a catalog is read from: `catalog.json`, the ledger, and what is in `tools/`.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let _ = fs::remove_dir_all(to);
    files::make_folder(&to.join(TOOLS))?;
    let failed = |path: &Path, error: io::Error| format!("{}: {error}", path.display());
    let mut names = vec![CATALOG.to_owned(), LEDGER.to_owned()];
    if from.join(TOOLS).is_dir() {
        for entry in fs::read_dir(from.join(TOOLS)).map_err(|error| failed(from, error))? {
            let name = entry.map_err(|error| failed(from, error))?.file_name();
            names.push(format!("{TOOLS}/{}", name.to_string_lossy()));
        }
    }
    for name in names {
        let (place, there) = (from.join(&name), to.join(&name));
        if place.is_dir() {
            // What is in it is no tool, and `check` says so of the folder itself.
            files::make_folder(&there)?;
        } else if let Some(bytes) = files::read_if(&place, bounds::CATALOG)? {
            files::create(&there, bytes)?;
        }
    }
    Ok(())
}
