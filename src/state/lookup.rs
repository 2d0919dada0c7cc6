//! Looks tools up for the pickers: in the index, and in the nodes of a large one as they are wanted.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::search::found::Found;
use shipwith_model::search::shards::{Known, Look, Reach, Root};
use shipwith_model::search::whole::{Attempts, Fit};
use shipwith_model::search::{Entries, Entry};

use super::catalog::CatalogFiles;
use crate::platform::clock;

/// How many entries a picker shows at the most for what is typed, so that a keystroke stays quick.
const SHOWN: usize = 30;
/// How many it shows when nothing is typed, to look around.
const LISTED: usize = 100;

/// What has been fetched of the index.
#[derive(Clone, Copy)]
pub struct Lookup {
    catalog: CatalogFiles,
    /// The files of the index by the beginning of a word they are for; the one that is read first is for the empty one.
    parts: RwSignal<Vec<(String, Arc<Root>)>>,
    /// Those that are on their way, so that none is asked for twice.
    coming: StoredValue<Vec<String>>,
    failure: RwSignal<Option<Failure>>,
    attempts: StoredValue<Attempts>,
}

impl Lookup {
    /// Nothing is fetched before something is wanted.
    pub fn new(catalog: CatalogFiles) -> Self {
        Self {
            catalog,
            parts: RwSignal::default(),
            coming: StoredValue::default(),
            failure: RwSignal::default(),
            attempts: StoredValue::default(),
        }
    }

    /// What fits a query, as far as it has been fetched.
    pub fn found(&self, query: &str) -> Found {
        let most = if query.is_empty() { LISTED } else { SHOWN };
        self.answer(|root| root.look(query, most, |beginning| self.part(beginning)))
    }

    /// The tools whose names are nearest to one that does not exist.
    pub fn nearest(&self, asked: &str, most: usize) -> Found {
        self.answer(|root| root.nearest(asked, most, |beginning| self.part(beginning)))
    }

    fn answer(&self, look: impl Fn(&Root) -> Look) -> Found {
        if let Some(failure) = self.failure.get() {
            return Found::Failed(failure);
        }
        if self.catalog.loaded().is_none() {
            // It may hold all tools itself: then there is no index to ask for.
            return Found::Loading(Look::default());
        }
        let look = self.part("").map_or_else(|| Look { wanted: Some(String::new()), ..Look::default() }, |root| look(&root));
        if look.wanted.is_some() { Found::Loading(look) } else { Found::Ready(look) }
    }

    fn part(&self, beginning: &str) -> Option<Arc<Root>> {
        self.parts.with(|parts| parts.iter().find(|(other, _)| other == beginning).map(|(_, part)| part.clone()))
    }

    /// Fetches the one file that an answer waits for, unless it is on its way already. Its arrival changes the answer.
    pub fn fetch_for(self, found: &Found) {
        if let Found::Loading(Look { wanted: Some(beginning), .. }) = found {
            leptos::task::spawn_local(self.fetch(beginning.clone()));
        }
    }

    /// Which state of the catalog the index is of, where that is known; followed.
    pub fn stamp(&self) -> Option<String> {
        self.part("")?.stamp.as_ref().map(|stamp| stamp.as_str().to_owned())
    }

    /// The entry of a tool, when it is at hand: in a file of the index, or as a tool of this visit.
    pub fn entry(&self, slug: &Slug) -> Option<Entry> {
        let listed = self.parts.with(|parts| parts.iter().find_map(|(_, part)| part.entries.of(slug).cloned()));
        listed.or_else(|| self.catalog.known(slug).map(|tool| Entry::of(&tool)))
    }

    /// Whether the catalog has a tool, as the index says; where that leaves it open, it may.
    ///
    /// # Errors
    /// A file of the index did not come, or is of no use.
    pub async fn knows(self, slug: &Slug) -> Result<bool, Failure> {
        let root = self.root().await?;
        let known = || untrack(|| root.knows(slug, |beginning| self.part(beginning)));
        let known = match known() {
            Known::Wanted(beginning) => {
                let part = Arc::new(self.catalog.index(&beginning).await?);
                if untrack(|| self.part(&beginning)).is_none() {
                    self.parts.update(|parts| parts.push((beginning, part)));
                }
                known()
            }
            known => known,
        };
        Ok(known != Known::Nowhere)
    }

    /// What it means that the file of a tool did not come. Some hosts refuse what they do not have: where the index lacks the
    /// name, there is no such tool.
    pub async fn meant(self, asked: &str, failure: Failure) -> Failure {
        match Slug::parse(asked) {
            Some(slug) if failure.may_be_missing() && self.knows(&slug).await == Ok(false) => Failure::Unknown(asked.to_owned()),
            _ => failure,
        }
    }

    /// The file of the index that is read first, if it is at hand; followed.
    pub fn at_hand(&self) -> Option<Arc<Root>> {
        self.part("")
    }

    /// The answer to a question, kept up to date; it fetches what it still needs. Where the question is not asked, the answer
    /// to the one before stays.
    pub fn keep_answered(self, question: impl Fn() -> Option<Found> + Send + Sync + 'static) -> Memo<Found> {
        let answer = Memo::new(move |before: Option<&Found>| {
            question().or_else(|| before.cloned()).unwrap_or_else(|| Found::Loading(Look::default()))
        });
        Effect::new(move |_| {
            // An index that is begun anew wants its files again, though the answer is still that they are on their way.
            self.parts.track();
            answer.with(|found| self.fetch_for(found));
        });
        answer
    }

    /// Forgets that a file did not come, so that it is asked for once more.
    pub fn forgive(&self) {
        if self.failure.with_untracked(Option::is_some) {
            self.failure.set(None);
        }
    }

    async fn fetch(self, beginning: String) {
        if self.coming.with_value(|coming| coming.contains(&beginning)) || untrack(|| self.part(&beginning)).is_some() {
            return;
        }
        self.coming.update_value(|coming| coming.push(beginning.clone()));
        let outcome = self.part_of_root(&beginning).await;
        self.coming.update_value(|coming| coming.retain(|other| *other != beginning));
        match outcome {
            Ok(Some(part)) => self.parts.update(|parts| parts.push((beginning, part))),
            // Another root has come: what is wanted of it is found out anew.
            Ok(None) => self.parts.update(|_| {}),
            Err(failure) => self.failure.set(Some(failure)),
        }
    }

    /// The root, or a file that belongs to it; nothing when the whole index had to be begun anew.
    async fn part_of_root(self, beginning: &str) -> Result<Option<Arc<Root>>, Failure> {
        if beginning.is_empty() {
            return self.catalog.index("").await.map(Arc::new).map(Some);
        }
        let root = self.root().await?;
        let came = self.catalog.index(beginning).await;
        self.fitting(&root, came).await.map(|part| part.map(Arc::new))
    }

    /// A file that was asked for beside that root, if it belongs to it. If not, the root is read anew after a pause, past what is
    /// kept of it, and what was read with the old one is forgotten. Only tries that the program makes by itself wait so: what a
    /// visitor asks for has been asked for by then.
    ///
    /// # Errors
    /// It did not come, or the host goes on handing out files that do not belong together.
    pub async fn fitting(self, root: &Arc<Root>, came: Result<Root, Failure>) -> Result<Option<Root>, Failure> {
        let mut attempts = self.attempts.get_value();
        let fit = attempts.judge(root, came);
        self.attempts.set_value(attempts);
        // Meanwhile another may have begun anew.
        let is_latest = || untrack(|| self.part("")).is_none_or(|latest| latest.stamp == root.stamp);
        match fit? {
            Fit::Whole(part) => return Ok(is_latest().then_some(part)),
            Fit::Anew(pause) => {
                self.catalog.ask_anew();
                clock::wait(pause).await;
            }
        }
        if !is_latest() {
            return Ok(None);
        }
        let anew = Arc::new(self.catalog.index("").await?);
        self.parts.set(vec![(String::new(), anew)]);
        Ok(None)
    }

    /// The file of the index that is read first.
    ///
    /// # Errors
    /// It did not come, or is of no use.
    pub async fn root(self) -> Result<Arc<Root>, Failure> {
        if let Some(root) = untrack(|| self.part("")) {
            return Ok(root);
        }
        let root = Arc::new(self.catalog.index("").await?);
        if untrack(|| self.part("")).is_none() {
            self.parts.update(|parts| parts.push((String::new(), root.clone())));
        }
        Ok(root)
    }

    /// Some tools to draw two from by chance.
    pub async fn some(self) -> Option<Entries> {
        let mut drawn: Vec<Entry> = Vec::new();
        let root = self.root().await.ok()?;
        for _ in 0..2 {
            let Reach::Node(beginning) = root.draw(clock::chance()) else { return Some(root.entries.clone()) };
            let part = self.catalog.index(&beginning).await.ok()?;
            // A tool of another index may be gone by now.
            drawn.extend_from_slice(if root.owns(&part) { part.entries.all() } else { &[] });
        }
        Some(Entries::new(drawn))
    }
}
