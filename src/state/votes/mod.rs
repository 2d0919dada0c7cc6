//! The visitor's votes as a whole: the tools they are about, files, and ways back.

mod files;

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::ballot::file::{BallotFile, BallotId};
use shipwith_model::ballot::{Question, Write};
use shipwith_model::catalog::naming::{Called, Names};
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::agreement::{Agreement, agreements};
use shipwith_model::search::Entry;
use shipwith_model::t;

use crate::platform::http::Wanted;
use crate::platform::{clock, document};
use crate::state::ballot::BallotBox;
use crate::state::catalog::CatalogFiles;
use crate::state::lookup::Lookup;
use crate::state::turn::Turn;

/// How many files are asked for at a time.
const AT_ONCE: usize = 4;

/// How many of the tools voted on are held against the panel, the latest first, and how many more with each press: each is a
/// file to be asked for.
pub const COUNTED: usize = 200;

/// How many votes are listed at first, and how many more with each press.
pub const ROWS: usize = 100;

/// How many changes are made at once; more are made bit by bit, with a way to stop.
const MANY: usize = 500;

/// The votes of a chosen file and what could not be read in it, or why it is of no use.
type Chosen = Result<(BallotFile, Vec<String>), String>;

/// What the screen of votes is doing.
#[derive(Clone, Copy)]
pub struct MyVotes {
    ballot: BallotBox,
    catalog: CatalogFiles,
    lookup: Lookup,
    /// The tools voted on whose files are still to be asked for.
    queue: StoredValue<Vec<Slug>>,
    /// How many files are on their way or to be asked for; each that comes changes it.
    pub waiting: RwSignal<usize>,
    /// Those that did not come, and whether they may when they are asked for again: a tool may have left the catalog.
    pub missing: RwSignal<Vec<(Slug, bool)>>,
    /// How many votes are listed.
    pub shown: RwSignal<usize>,
    /// How many tools are held against the panel.
    pub counted: RwSignal<usize>,
    /// A chosen file.
    pub taking_in: RwSignal<Option<Chosen>>,
    /// The name of a file that is being read.
    pub reading: RwSignal<Option<String>>,
    /// Whether many votes are being changed.
    pub busy: RwSignal<bool>,
    id: StoredValue<Option<BallotId>>,
    /// The file that was chosen last.
    choice: Turn,
}

impl MyVotes {
    /// Nothing is asked for before the screen is shown.
    pub fn new(ballot: BallotBox, catalog: CatalogFiles, lookup: Lookup) -> Self {
        Self {
            ballot,
            catalog,
            lookup,
            queue: StoredValue::default(),
            waiting: RwSignal::default(),
            missing: RwSignal::default(),
            shown: RwSignal::new(ROWS),
            counted: RwSignal::new(COUNTED),
            taking_in: RwSignal::default(),
            reading: RwSignal::default(),
            busy: RwSignal::default(),
            id: StoredValue::default(),
            choice: Turn::default(),
        }
    }

    /// Fetches what the screen of votes needs, as long as it is shown: names for picks, and the files of the tools voted on.
    pub fn follow(self) {
        Effect::new(move |_| {
            if self.catalog.loaded().is_some() {
                self.fetch_names();
            }
        });
        Effect::new(move |_| self.fetch_voted());
    }

    /// The tools that the visitor voted on last, as far as they are here.
    fn voted(&self) -> Vec<Arc<Tool>> {
        self.ballot.tools(self.counted.get()).iter().filter_map(|slug| self.catalog.known(slug)).collect()
    }

    /// What the tools are called that these questions are about; a tool goes by its slug until that is known.
    pub fn names_in<'q>(&self, questions: impl Iterator<Item = &'q Question>) -> Names {
        let slugs = questions.flat_map(|question| match question {
            Question::Tool(slug) => [Some(slug), None],
            Question::Pair(a, b) => [Some(a), Some(b)],
        });
        let entries: Vec<Entry> = slugs.flatten().filter_map(|slug| self.lookup.entry(slug)).collect();
        let called = entries.iter().map(|Entry { slug, name, maker, apart, .. }| (Called { slug, name, maker }, apart.clone()));
        Names::tell(&called.collect::<Vec<_>>())
    }

    /// Fetches the files of the tools voted on last that are not here, a few at a time.
    fn fetch_voted(self) {
        if self.catalog.loaded().is_none() {
            return;
        }
        let missing = self.missing.read();
        let is_wanted = |slug: &Slug| self.catalog.known(slug).is_none() && !missing.iter().any(|(other, _)| other == slug);
        let wanted: Vec<Slug> = self.ballot.tools(self.counted.get()).into_iter().filter(is_wanted).collect();
        drop(missing);
        // What is voted on meanwhile is asked for when those on their way are there.
        if wanted.is_empty() || self.waiting.get() > 0 {
            return;
        }
        self.waiting.set(wanted.len());
        leptos::task::spawn_local(async move {
            // Without the index nobody knows which tools there are, and none is asked for.
            if self.lookup.root().await.is_err() {
                self.missing.update(|missing| missing.extend(wanted.into_iter().map(|slug| (slug, true))));
                return self.waiting.set(0);
            }
            self.queue.set_value(wanted);
            for _ in 0..AT_ONCE {
                leptos::task::spawn_local(self.fetch_queued());
            }
        });
    }

    async fn fetch_queued(self) {
        // Votes may be on anything, and nothing is asked for that the index does not know. What needs no request is told together.
        let mut passed: Vec<(Slug, bool)> = Vec::new();
        while let Some(slug) = self.queue.try_update_value(Vec::pop).flatten() {
            let known = self.lookup.knows(&slug).await;
            if known == Ok(false) {
                passed.push((slug, false));
                continue;
            }
            self.pass(&mut passed, 0);
            let outcome = match known {
                Ok(_) => self.catalog.fetch_tool(slug.as_str(), &Wanted::new()).await.map(drop),
                Err(failure) => Err(failure),
            };
            if let Err(failure) = outcome {
                passed.push((slug, failure.can_pass()));
                self.pass(&mut passed, 0);
            } else {
                self.pass(&mut passed, 1);
            }
        }
        self.pass(&mut passed, 0);
    }

    /// Waits no longer for those that did not come, nor for so many that did.
    fn pass(self, passed: &mut Vec<(Slug, bool)>, others: usize) {
        let count = passed.len() + others;
        if count > 0 {
            self.missing.update(|missing| missing.append(passed));
            self.waiting.update(|waiting| *waiting -= count);
        }
    }

    /// Asks once more for the files that did not come.
    pub fn fetch_missing(&self) {
        self.missing.set(Vec::new());
    }

    /// How the visitor's verdicts compare with each reviewer's.
    pub fn agreements(&self) -> Vec<Agreement> {
        self.catalog.catalog().map(|catalog| agreements(&catalog, &self.voted(), |slug| self.ballot.verdict(slug))).unwrap_or_default()
    }

    /// Fetches what tools in picks are called; without it they go by their slugs.
    fn fetch_names(self) {
        leptos::task::spawn_local(async move {
            let _ = self.lookup.root().await;
        });
    }

    /// Changes votes, with a way back.
    pub fn change(self, done: &str, changes: &[Write]) {
        self.carry_out(done, changes, true);
    }

    /// Takes back what was done last.
    pub fn undo(self) {
        if let Some((_, back)) = self.ballot.done.get_untracked() {
            self.carry_out(&t!("Undone."), &back, false);
        }
    }

    /// Makes changes: a few at once, many bit by bit, so that the page can be used, says how far it is, and can be stopped.
    fn carry_out(self, done: &str, changes: &[Write], leads_back: bool) {
        let (done, of) = (done.to_owned(), changes.len());
        if !self.ballot.begin(changes) {
            return;
        }
        if of <= MANY {
            self.ballot.go_on();
            return self.finish(done, of, leads_back);
        }
        self.ballot.done.set(None);
        self.busy.set(true);
        clock::soon(|| document::go_to("stop"));
        leptos::task::spawn_local(async move {
            while self.ballot.go_on() {
                clock::pause().await;
            }
            self.busy.set(false);
            self.finish(done, of, leads_back);
        });
    }

    /// Says what has been done, and keeps the way back.
    fn finish(self, done: String, of: usize, leads_back: bool) {
        let (made, back) = self.ballot.end();
        // Stopped in between, what is done can be undone, be it an undoing.
        let done = if made < of { t!("Stopped: {made} of {of} changed.", made, of) } else { done };
        let back = if leads_back || made < of { back } else { Vec::new() };
        let place = if back.is_empty() { "done" } else { "undo" };
        self.ballot.done.set(Some((done, back)));
        clock::soon(move || document::go_to(place));
    }
}
