//! Votes as a file: saved, and read to be taken in.

use leptos::prelude::*;
use shipwith_model::ballot::file::{BallotFile, BallotId};
use shipwith_model::scope::BALLOT_ID;
use shipwith_model::t;
use web_sys::Event;

use super::{Chosen, MyVotes};
use crate::platform::{clock, document, files, storage};

impl MyVotes {
    /// Saves all votes as a file.
    pub fn export(&self) {
        let today = clock::today().map(|day| day.iso()).unwrap_or_default();
        let Some(id) = self.ballot_id() else { return };
        files::save_json(&BallotFile::of(&self.ballot.all(), id).write(), &format!("shipwith-votes-{today}.json"));
    }

    /// The id of this browser's ballot: made by chance once, and kept as far as the browser lets it.
    fn ballot_id(&self) -> Option<BallotId> {
        let stored = || BallotId::parse(&storage::read(BALLOT_ID)?);
        let made = || {
            let part = || (clock::chance() * f64::from(u32::MAX)) as u32;
            BallotId::parse(&format!("{:08x}-{:08x}-{:08x}", part(), part(), part()))
        };
        let id = self.id.get_value().or_else(stored).or_else(made)?;
        let _ = storage::write(BALLOT_ID, Some(id.as_str()));
        self.id.set_value(Some(id.clone()));
        Some(id)
    }

    /// Reads a file that was chosen, to say what taking it in would change.
    pub fn choose_file(self, event: &Event) {
        let Some(chosen) = files::chosen(event) else { return };
        self.taking_in.set(None);
        self.reading.set(Some(chosen.name()));
        let is_last = self.choice.begin();
        leptos::task::spawn_local(async move {
            clock::pause().await;
            let read = read(&chosen).await;
            if is_last() {
                self.reading.set(None);
                self.taking_in.set(Some(read));
                clock::soon(|| document::go_to("taking-in"));
            }
        });
    }
}

/// Reads a chosen file, unless it is too large to be a ballot.
async fn read(chosen: &web_sys::File) -> Chosen {
    let name = chosen.name();
    if let Some(problem) = BallotFile::too_large(&name, chosen.size() as usize) {
        return Err(problem.to_string());
    }
    let Ok(text) = files::text(chosen).await else { return Err(t!("{name} could not be read. Choose it once more.", name)) };
    let (file, problems) = BallotFile::read(&name, &text).map_err(|problem| problem.to_string())?;
    Ok((file, problems.iter().map(ToString::to_string).collect()))
}
