//! What of each tool was seen last, and the storage that keeps it.

use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::Comparison;
use shipwith_model::seen::{Changed, MOST, Seen, is_later, key, slug_of, surplus};

use super::catalog::CatalogFiles;
use crate::platform::http::Wanted;
use crate::platform::{clock, storage};

/// How many of the tools looked at are held against what they are now, the latest first: each may be a file to be asked for.
pub const CHECKED: usize = 50;

/// What was seen.
#[derive(Clone, Copy)]
pub struct SeenTools {
    catalog: CatalogFiles,
    /// The entries as they are stored: one is read when its tool is shown, all of them on the screen of votes.
    entries: RwSignal<Vec<(Slug, String)>>,
    /// The tools that the host says are not there any more.
    gone: RwSignal<Vec<Slug>>,
}

impl SeenTools {
    /// Nothing was seen yet.
    pub fn new(catalog: CatalogFiles) -> Self {
        Self { catalog, entries: RwSignal::default(), gone: RwSignal::default() }
    }

    /// Takes what is stored, and follows what other tabs do to it.
    pub fn follow(self) {
        self.read_all();
        // A page that comes back out of the browser's memory has slept through what other tabs forgot.
        storage::on_return(move || self.read_all());
        storage::on_change(move |name| match name {
            None => self.entries.set(Vec::new()),
            Some(name) => {
                if let Some(slug) = slug_of(name) {
                    self.put(slug, storage::read(name));
                }
            }
        });
    }

    fn read_all(self) {
        if let Ok(entries) = storage::entries() {
            self.entries.set(entries.into_iter().filter_map(|(name, text)| Some((slug_of(&name)?, text))).collect());
        }
    }

    fn put(self, slug: Slug, text: Option<String>) {
        self.entries.update(|entries| {
            entries.retain(|(other, _)| *other != slug);
            entries.extend(text.map(|text| (slug, text)));
        });
    }

    /// The entry of a tool, as it is stored.
    fn text_of(self, slug: &Slug) -> Option<String> {
        self.entries.with(|entries| entries.iter().find(|(other, _)| other == slug).map(|(_, text)| text.clone()))
    }

    /// Looks at the tools of a comparison: what was never seen, or is as it was, is remembered as of today. What has changed
    /// stays as it was seen, until the visitor says that they know.
    pub fn look_at(self, comparison: &Comparison) {
        for tool in &comparison.tools {
            let seen = untrack(|| self.text_of(&tool.slug)).and_then(|text| Seen::decode(&text));
            if seen.is_none_or(|seen| seen.is_same(tool)) {
                self.remember(tool);
            }
        }
    }

    /// Remembers a tool as it is now. Where nothing can be stored it is remembered for the visit. What a later version of the page
    /// has stored of it is left as it is.
    pub fn remember(self, tool: &Tool) {
        let name = key(&tool.slug);
        // What counts is what is stored by now: another tab may have written it without this one having heard of it.
        if storage::read(&name).is_some_and(|text| is_later(&text)) {
            return;
        }
        let seen = clock::today().and_then(|day| Seen::of(tool, day).encode());
        let Some(text) = seen.filter(|text| untrack(|| self.text_of(&tool.slug)).as_ref() != Some(text)) else { return };
        let _ = storage::write(&name, Some(&text));
        self.put(tool.slug.clone(), Some(text));
        if self.entries.with_untracked(Vec::len) > MOST {
            surplus(untrack(|| self.days())).iter().for_each(|slug| self.forget(slug));
        }
    }

    fn forget(self, slug: &Slug) {
        let _ = storage::write(&key(slug), None);
        self.put(slug.clone(), None);
    }

    /// Forgets all that was seen, whichever version has stored it: the visitor wants no trace of what they looked at.
    pub fn forget_all(self) {
        for (slug, _) in self.entries.get_untracked() {
            self.forget(&slug);
        }
    }

    /// How many tools are remembered.
    pub fn count(self) -> usize {
        self.entries.with(Vec::len)
    }

    /// What is different of a tool; nothing where nothing is, or it was never seen.
    pub fn change_of(self, tool: &Tool) -> Option<Changed> {
        let catalog = self.catalog.catalog()?;
        let seen = Seen::decode(&self.text_of(&tool.slug)?)?;
        let lines = seen.changes(tool, &catalog);
        let name = isolated(tool.short_name()).into_owned();
        (!lines.is_empty()).then(|| Changed { slug: tool.slug.clone(), name, day: seen.day, lines })
    }

    /// What is different of the tools looked at last, as far as their files are here.
    pub fn changes(self) -> Vec<Changed> {
        self.latest().iter().filter_map(|slug| self.change_of(&*self.catalog.known(slug)?)).collect()
    }

    /// Whether nothing is known of some tool looked at last: its file is not here, or not yet, or what is stored of it cannot be read.
    pub fn is_unsure(self) -> bool {
        let latest = self.latest();
        let is_open = |slug: &Slug| self.catalog.known(slug).is_none() && !self.gone.with(|gone| gone.contains(slug));
        latest.len() < self.count().min(CHECKED) || latest.iter().any(is_open)
    }

    /// Each tool with the day it was looked at. A damaged entry is none.
    fn days(self) -> Vec<(Slug, Date)> {
        self.entries.with(|entries| entries.iter().filter_map(|(slug, text)| Some((slug.clone(), Seen::decode(text)?.day))).collect())
    }

    /// The tools looked at last, the latest first.
    fn latest(self) -> Vec<Slug> {
        let mut entries = self.days();
        entries.sort_by_key(|(_, day)| std::cmp::Reverse(*day));
        entries.into_iter().take(CHECKED).map(|(slug, _)| slug).collect()
    }

    /// Asks for the files of the tools looked at last that are not here, one after another. One that does not come is left out:
    /// of it nothing is said.
    pub fn fetch(self) {
        let wanted = Wanted::new();
        leptos::task::spawn_local(async move {
            for slug in untrack(|| self.latest()) {
                if untrack(|| self.catalog.known(&slug)).is_none()
                    && let Err(Failure::Unknown(_)) = self.catalog.fetch_tool(slug.as_str(), &wanted).await
                {
                    self.gone.update(|gone| gone.push(slug));
                }
            }
        });
    }
}
