//! Builds the site into a folder of its own, and anew whenever the catalog changes. It is built of a copy: what is written meanwhile
//! would be checked in one state and built in another.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};
use shipwith::check::Finding;
use shipwith::shown::line;
use tokio::sync::watch;

use super::super::index::{self, Choice, Wanted, Written};
use super::super::output::{count, tell};
use super::super::outputs::{Place, Shelf};
use super::super::site::Bundle;
use super::copied::Copied;

/// How long a folder must be left alone before it is built of: editors write a file in several steps.
const PAUSE: Duration = Duration::from_millis(100);

/// Whether a folder has changed. That a file is read is no change: each build reads all of them.
fn is_change(event: &Event) -> bool {
    !event.kind.is_access()
}

/// How the site stands.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// How often it was built.
    pub version: usize,
    /// What keeps it from being built anew, a line each.
    pub problems: Vec<String>,
}

/// Where the site is built.
pub struct Workshop {
    dir: PathBuf,
    bundle: Bundle,
    choice: Choice,
    copy: Copied,
    site: Shelf,
}

impl Workshop {
    /// Builds the site of a catalog onto a shelf, of a copy in a folder that is there.
    ///
    /// # Errors
    /// There is no folder of a catalog.
    pub fn open(dir: PathBuf, bundle: Bundle, choice: Choice, scratch: &Path, site: Shelf) -> Result<Self, String> {
        if !dir.is_dir() {
            return Err(format!("{}: no such folder", dir.display()));
        }
        let bundle = bundle.unpacked();
        Ok(Self { dir, bundle, choice, copy: Copied::to(scratch.join("catalog")), site })
    }

    /// Builds, and goes on building in a thread of its own; gives how the site stands, from the first build on, and what watches the
    /// folder as long as it is kept.
    ///
    /// # Errors
    /// The folder cannot be watched.
    pub fn begin(mut self) -> Result<(watch::Receiver<State>, RecommendedWatcher), String> {
        let (sender, changes) = mpsc::channel();
        let failed = |error| format!("{} cannot be watched: {error}", self.dir.display());
        let hear = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_change(&event)) {
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
    fn build(&mut self, states: &watch::Sender<State>) {
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
    fn problems(&mut self) -> Vec<String> {
        match self.copy.follow(&self.dir).and_then(|()| self.write()) {
            Ok(Ok(written)) => {
                written.lacking.iter().for_each(|lacking| tell(&format!("note: {lacking}")));
                Vec::new()
            }
            Ok(Err(findings)) => findings.iter().map(|finding| line(&finding.problem.to_string())).collect(),
            Err(error) => vec![line(&error)],
        }
    }

    fn write(&self) -> Result<Result<Written, Vec<Finding>>, String> {
        let (choice, bundle) = (self.choice, Some(&self.bundle));
        index::write(&Wanted { dir: self.copy.folder(), to: Place::Shelf(&self.site), choice, shells: None, bundle })
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, CreateKind, EventKind, ModifyKind, RemoveKind};

    use super::*;

    #[test]
    fn a_file_that_is_written_made_or_removed_is_a_change_and_one_that_is_read_is_none() {
        for kind in [EventKind::Modify(ModifyKind::Any), EventKind::Create(CreateKind::File), EventKind::Remove(RemoveKind::File)] {
            assert!(is_change(&Event::new(kind)), "{kind:?}");
        }
        assert!(!is_change(&Event::new(EventKind::Access(AccessKind::Read))));
    }
}
