//! The visitor's votes as a whole: the tools they are about, files, and ways back.

use std::sync::Arc;

use super::signal::Signal;
use web_sys::Event;

use super::AppState;
use crate::browser::{file, page, storage};
use shipwith_model::ballot::file::{BallotFile, BallotId};
use shipwith_model::ballot::merge;
use shipwith_model::ballot::{Question, Write};
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::agreement::{Agreement, agreements};

/// How many files are asked for at a time.
const AT_ONCE: usize = 4;

/// Where the id of this browser's ballot is stored.
const ID_KEY: &str = "shipwith:ballot";

/// The votes of a chosen file and what could not be read in it, or why it is of no use.
type Chosen = Result<(BallotFile, Vec<String>), String>;

/// What the screen of votes is doing.
#[derive(Clone, Copy, Default)]
pub struct Desk {
    /// The tools voted on whose files are still to be asked for.
    queue: Signal<Vec<Slug>>,
    /// How many files are on their way or to be asked for; each that comes changes it.
    pub waiting: Signal<usize>,
    /// Those that did not come, and whether they may when they are asked for again: a tool may have left the catalog.
    pub missing: Signal<Vec<(Slug, bool)>>,
    /// A chosen file.
    pub taking_in: Signal<Option<Chosen>>,
    id: Signal<Option<BallotId>>,
}

impl AppState {
    /// The tools that the visitor voted on, as far as they are here.
    fn voted(&self) -> Vec<Arc<Tool>> {
        self.desk.waiting.track();
        self.ballot
            .votes()
            .iter()
            .filter_map(|(question, _)| if let Question::Tool(slug) = question { self.files.known(slug) } else { None })
            .collect()
    }

    /// What a tool is called; its slug until that is known.
    pub fn name_of(&self, slug: &Slug) -> String {
        self.desk.waiting.track();
        let tool = self.files.known(slug).map(|tool| tool.short_name().to_owned());
        tool.or_else(|| self.lookup.entry(slug).map(|entry| entry.short_name().to_owned())).unwrap_or_else(|| slug.to_string())
    }

    /// Fetches the files of the tools voted on that are not here, a few at a time.
    pub fn fetch_voted(self) {
        if self.catalog().is_none() {
            return;
        }
        let missing = self.desk.missing.get();
        let mut wanted = Vec::new();
        for (question, _) in self.ballot.votes() {
            match question {
                Question::Tool(slug) if self.files.known(&slug).is_none() && !missing.iter().any(|(other, _)| *other == slug) => {
                    wanted.push(slug)
                }
                _ => {}
            }
        }
        // What is voted on meanwhile is asked for when those on their way are there.
        if wanted.is_empty() || self.desk.waiting.get() > 0 {
            return;
        }
        self.desk.waiting.set(wanted.len());
        self.desk.queue.set(wanted);
        for _ in 0..AT_ONCE {
            leptos::task::spawn_local(self.fetch_queued());
        }
    }

    async fn fetch_queued(self) {
        while let Some(slug) = self.desk.queue.update(Vec::pop) {
            if let Err(failure) = self.files.fetch(slug.as_str()).await {
                self.desk.missing.update(|missing| missing.push((slug, failure.can_pass())));
            }
            self.desk.waiting.update(|waiting| *waiting -= 1);
        }
    }

    /// Asks once more for the files that did not come.
    pub fn fetch_missing(&self) {
        self.desk.missing.set(Vec::new());
    }

    /// How the visitor's verdicts compare with each reviewer's.
    pub fn agreements(&self) -> Vec<Agreement> {
        self.catalog().map(|catalog| agreements(&catalog, &self.voted(), |slug| self.ballot.verdict(slug))).unwrap_or_default()
    }

    /// Fetches what tools in picks are called; without it they go by their slugs.
    pub(super) fn fetch_names(self) {
        leptos::task::spawn_local(async move {
            let _ = self.lookup.root().await;
        });
    }

    /// Changes votes, with a way back.
    pub fn change_votes(&self, done: &str, changes: &[Write]) {
        let back = self.ballot.change(changes);
        self.ballot.done.set(Some((done.to_owned(), back)));
        page::soon(|| page::go_to("undo"));
    }

    /// Takes back what was done last.
    pub fn undo(&self) {
        if let Some((_, back)) = self.ballot.done.get_untracked() {
            self.ballot.change(&back);
            self.ballot.done.set(Some(("Undone.".to_owned(), Vec::new())));
            page::soon(|| page::go_to("done"));
        }
    }

    /// Saves all votes as a file.
    pub fn export(&self) {
        let today = Date::of_moment(page::now()).map(|day| day.iso()).unwrap_or_default();
        let Some(id) = self.ballot_id() else { return };
        file::save_json(&merge::file(&self.ballot.all(), id).write(), &format!("shipwith-votes-{today}.json"));
    }

    /// The id of this browser's ballot: made by chance once, and kept as far as the browser lets it.
    fn ballot_id(&self) -> Option<BallotId> {
        let stored = || BallotId::parse(&storage::read(ID_KEY)?);
        let made = || {
            let part = || (page::chance() * f64::from(u32::MAX)) as u32;
            BallotId::parse(&format!("{:08x}-{:08x}-{:08x}", part(), part(), part()))
        };
        let id = self.desk.id.get_untracked().or_else(stored).or_else(made)?;
        let _ = storage::write(ID_KEY, Some(id.as_str()));
        self.desk.id.set(Some(id.clone()));
        Some(id)
    }

    /// Reads a file that was chosen, to say what taking it in would change.
    pub fn choose_file(self, event: &Event) {
        let Some(chosen) = file::chosen(event) else { return };
        leptos::task::spawn_local(async move {
            let name = chosen.name();
            let read = match file::text(&chosen).await {
                Ok(text) => BallotFile::read(&name, &text).map_err(|problem| problem.to_string()),
                Err(_) => Err(format!("{name} could not be read. Choose it once more.")),
            };
            let told = |(file, problems): (BallotFile, Vec<_>)| (file, problems.iter().map(ToString::to_string).collect());
            self.desk.taking_in.set(Some(read.map(told)));
            page::soon(|| page::go_to("taking-in"));
        });
    }
}
