//! Waiting for what no browser tells.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long anything may take before a test gives up waiting for it: many times what the page itself gives files and frames.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How long to pause between two looks: short for a person, long for a processor.
pub const PAUSE: Duration = Duration::from_millis(25);

/// How long to pause who has waited for so long: what takes long is looked for half as often, as each look of a driver keeps the
/// processor from what is waited for.
pub fn pause_after(waited: Duration) -> Duration {
    if waited < PAUSE * 10 { PAUSE } else { PAUSE * 2 }
}

/// Looks again and again until something is there, with a pause in between, so that what is waited for is not slowed down.
pub async fn until_some<T>(what: &str, look: impl AsyncFnMut() -> Option<T>) -> T {
    until_some_within(PATIENCE, what, look).await
}

/// The same with another patience.
pub async fn until_some_within<T>(patience: Duration, what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(begun.elapsed() < patience, "waited in vain for {what}");
        tokio::time::sleep(pause_after(begun.elapsed())).await;
    }
}

/// An empty folder for what a visit saves.
pub fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The file that a browser has saved in a folder that was empty, once it is whole.
pub async fn until_saved(folder: &Path) -> PathBuf {
    until_some("a file to be saved", async || whole_file_in(folder)).await
}

/// While a browser saves, it writes beside the place (`….crdownload`) and keeps the place with an empty file; then it moves
/// the one over the other. So a file is whole when it holds something and is alone.
fn whole_file_in(folder: &Path) -> Option<PathBuf> {
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let (file, other) = (files.next()?, files.next());
    // It may have been moved since it was listed.
    let size = file.metadata().ok()?.len();
    (other.is_none() && size > 0 && file.path().extension().is_none_or(|ending| ending != "crdownload" && ending != "part"))
        .then(|| file.path())
}

#[test]
fn a_file_that_is_being_saved_is_not_taken_for_one_that_is_saved() {
    let folder = empty_folder("being-saved");
    let (place, beside) = (folder.join("votes.json"), folder.join("votes.json.crdownload"));
    assert_eq!(whole_file_in(&folder), None, "nothing yet");
    std::fs::write(&place, "").unwrap();
    assert_eq!(whole_file_in(&folder), None, "its place is kept");
    std::fs::write(&beside, "{").unwrap();
    assert_eq!(whole_file_in(&folder), None, "half of it is there");
    std::fs::remove_file(&place).unwrap();
    assert_eq!(whole_file_in(&folder), None, "half of it is there, alone");
    std::fs::rename(&beside, &place).unwrap();
    assert_eq!(whole_file_in(&folder), Some(place));
}
