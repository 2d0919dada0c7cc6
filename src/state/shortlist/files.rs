//! The shortlist as files: its records saved, and read to be taken in.

use std::time::Duration;

use leptos::prelude::*;
use shipwith_model::ballot::Question;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::shortlist::kept::Kept;
use shipwith_model::shortlist::merge::Merge;
use shipwith_model::shortlist::reading::{read, too_large};
use shipwith_model::shortlist::record::{Item, Written, decision, list};
use shipwith_model::t;
use web_sys::{Event, File};

use super::{Chosen, KeptTools, slugs};
use crate::platform::{clock, document, files};

/// How long a record waits for files that are on their way, in milliseconds.
const PATIENCE: u64 = 15_000;

impl KeptTools {
    /// Runs with where and when a record is written; nothing where the catalog is not there, or the clock tells no day.
    fn written<T>(self, with: impl FnOnce(Written) -> T) -> Option<T> {
        let catalog = self.catalog.catalog()?;
        let stamp = self.lookup.stamp().unwrap_or_default();
        Some(with(Written { catalog: &catalog, stamp: &stamp, day: clock::today()? }))
    }

    /// Saves all of it as a record.
    pub fn save_all(self) {
        let is_last = self.saving.begin();
        self.once_here(move || {
            let items: Vec<Item> = self.subjects().iter().map(|of| self.item(of)).collect();
            // It was asked for once more, or all of it was let go meanwhile.
            if !is_last() || items.is_empty() {
                return;
            }
            if let Some((text, day)) = self.written(|written| (list(&items, written), written.day.iso())) {
                files::save_markdown(&text, &format!("shipwith-shortlist-{day}.md"));
            }
        });
    }

    /// Saves one of them as the record of a decision.
    pub fn save_decision(self, of: Question) {
        self.once_here(move || {
            let name = slugs(&of).iter().map(Slug::to_string).collect::<Vec<_>>().join("-vs-");
            if let Some(text) = self.written(|written| decision(&self.item(&of), written)) {
                files::save_markdown(&text, &format!("decision-{name}.md"));
            }
        });
    }

    /// Does `work` once no file of what is kept is on its way: a record tells what the panel says, not that it was early. What is
    /// the visitor's own is saved without the files that take longer than a while.
    fn once_here(self, work: impl FnOnce() + 'static) {
        let latest = clock::now() + PATIENCE;
        leptos::task::spawn_local(async move {
            while untrack(|| self.is_coming()) && clock::now() < latest {
                clock::wait(Duration::from_millis(50)).await;
            }
            untrack(work);
        });
    }

    /// What taking a record in would change; followed.
    pub fn merge(self, record: &[(Question, Kept)]) -> Merge {
        Merge::of(&self.list.read(), record, clock::now())
    }

    /// Reads a file that was chosen, to say what taking it in would change.
    pub fn choose_file(self, event: &Event) {
        let Some(chosen) = files::chosen(event) else { return };
        self.taking_in.set(None);
        let is_last = self.choice.begin();
        leptos::task::spawn_local(async move {
            let read = read_file(&chosen).await;
            if is_last() {
                self.taking_in.set(Some(read));
                clock::soon(|| document::go_to("taking-in"));
            }
        });
    }
}

/// Reads a chosen file, unless it is too large to be a record.
async fn read_file(chosen: &File) -> Chosen {
    let name = chosen.name();
    if let Some(problem) = too_large(&name, chosen.size() as usize) {
        return Err(problem);
    }
    let Ok(text) = files::text(chosen).await else { return Err(t!("{name} could not be read. Choose it once more.", name)) };
    read(&name, &text)
}
