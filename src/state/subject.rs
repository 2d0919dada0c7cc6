//! What a screen of one thing shows: a tool, a category, or a reviewer.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shipwith_model::address::View;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::language::said;
use shipwith_model::panel::profile::Profile;
use shipwith_model::panel::ranking::Ranking;
use shipwith_model::panel::{category_id, profile_path, ranking_path};
use shipwith_model::search::Entry;
use shipwith_model::share::text::{category_title, reviewer_title, tool_title};

use super::catalog::{CatalogFiles, Sheet};
use super::lookup::Lookup;
use super::route::Route;
use crate::platform::http::Wanted;

/// What came for an id.
type Came<T> = RwSignal<Vec<(String, Result<Arc<T>, Failure>)>>;

/// What has come in this visit, by what was asked for.
#[derive(Clone, Copy)]
pub struct Subject {
    route: Route,
    catalog: CatalogFiles,
    lookup: Lookup,
    sheets: Came<Sheet>,
    rankings: Came<Ranking>,
    profiles: Came<Profile>,
}

/// What has come for an id, followed.
fn of<T: Send + Sync + 'static>(came: Came<T>, id: &str) -> Option<Result<Arc<T>, Failure>> {
    came.with(|came| came.iter().find(|(of, _)| of == id).map(|(_, came)| came.clone()))
}

/// Keeps what has come; what failed is asked for anew when it is wanted once more. It stays until then: what comes late may be of
/// something that is no longer shown. What was asked for twice and fails late takes nothing away.
fn keep<T: Send + Sync + 'static>(to: Came<T>, id: String, came: Result<T, Failure>) {
    if came.is_err() && matches!(untrack(|| of(to, &id)), Some(Ok(_))) {
        return;
    }
    to.update(|all| {
        all.retain(|(of, _)| *of != id);
        all.push((id, came.map(Arc::new)));
    });
}

impl Subject {
    /// Nothing has come.
    pub fn new(route: Route, catalog: CatalogFiles, lookup: Lookup) -> Self {
        Self { route, catalog, lookup, sheets: RwSignal::default(), rankings: RwSignal::default(), profiles: RwSignal::default() }
    }

    /// Gets what the address asks for, now and whenever it asks for something else.
    pub fn follow(self) {
        Effect::new(move |_| {
            let (view, of) = (self.route.view.get(), self.route.of.get());
            if self.catalog.loaded().is_some() {
                untrack(|| self.load(view, of.as_deref().unwrap_or_default()));
            }
        });
    }

    /// Gets the others of a tool's category, which stand beside it on its page.
    pub fn follow_kin(self) {
        Effect::new(move |_| {
            if let Some(Ok(sheet)) = self.tool()
                && let Some(id) = category_id(&sheet.tool.category)
            {
                untrack(|| self.load(View::Category, id.as_str()));
            }
        });
    }

    /// Gets what a screen shows, unless it is here.
    pub(crate) fn load(self, view: View, asked: &str) {
        let is_here = match view {
            View::Tool => matches!(of(self.sheets, asked), Some(Ok(_))),
            View::Category => matches!(of(self.rankings, asked), Some(Ok(_))),
            View::Reviewer => matches!(of(self.profiles, asked), Some(Ok(_))),
            View::Comparison | View::Tools | View::Votes | View::Shortlist | View::Blind | View::Embed | View::Offline => true,
        };
        if is_here {
            return;
        }
        let asked = asked.to_owned();
        let whole = self.catalog.whole_tools();
        match (view, Slug::parse(&asked), whole) {
            (View::Tool, _, _) => match self.catalog.at_hand(&asked) {
                Some(came) => keep(self.sheets, asked, came.map(Arc::unwrap_or_clone)),
                None => spawn_local(async move {
                    let came = match self.catalog.fetch_tool(&asked, &Wanted::new()).await {
                        Ok(sheet) => Ok(Arc::unwrap_or_clone(sheet)),
                        Err(failure) => Err(self.lookup.meant(&asked, failure).await),
                    };
                    keep(self.sheets, asked, came);
                }),
            },
            (View::Category, Some(id), Some(tools)) => {
                let entries: Vec<Entry> =
                    tools.iter().filter(|tool| category_id(&tool.category).as_ref() == Some(&id)).map(|tool| Entry::of(tool)).collect();
                let came = if entries.is_empty() { Err(Failure::Missing("category", asked.clone())) } else { Ok(Ranking::of(entries)) };
                keep(self.rankings, asked, came);
            }
            (View::Category, Some(id), None) => spawn_local(async move {
                let came = self.catalog.shard(ranking_path(&id)).await.map(|root| Ranking::of_file(&root));
                keep(self.rankings, asked.clone(), came.map_err(|failure| missing("category", &asked, failure)));
            }),
            (View::Reviewer, Some(_), Some(tools)) => {
                let profile = Profile::of(&asked, tools.iter().map(AsRef::as_ref));
                let came = if profile.tools.is_empty() { Err(Failure::Missing("reviewer", asked.clone())) } else { Ok(profile) };
                keep(self.profiles, asked, came);
            }
            (View::Reviewer, Some(id), None) => spawn_local(async move {
                let came = self.catalog.profile(profile_path(&id)).await;
                keep(self.profiles, asked.clone(), came.map_err(|failure| missing("reviewer", &asked, failure)));
            }),
            (View::Category, None, _) => keep(self.rankings, asked.clone(), Err(Failure::Missing("category", asked))),
            (View::Reviewer, None, _) => keep(self.profiles, asked.clone(), Err(Failure::Missing("reviewer", asked))),
            _ => {}
        }
    }

    /// Takes what is here already, for what is rendered ahead.
    pub fn take(&self, id: &str, ranking: Option<Ranking>, profile: Option<Profile>) {
        if let Some(ranking) = ranking {
            keep(self.rankings, id.to_owned(), Ok(ranking));
        }
        if let Some(profile) = profile {
            keep(self.profiles, id.to_owned(), Ok(profile));
        }
    }

    fn asked(&self, view: View) -> Option<String> {
        (self.route.view.get() == view).then(|| self.route.of.get().unwrap_or_default())
    }

    /// The tool that is asked for, once it has come.
    pub fn tool(&self) -> Option<Result<Arc<Sheet>, Failure>> {
        of(self.sheets, &self.asked(View::Tool)?)
    }

    /// The others of a tool's category, once they have come.
    pub fn kin(&self, category: &str) -> Option<Arc<Ranking>> {
        of(self.rankings, category_id(category)?.as_str())?.ok()
    }

    /// Whether the others of the category of the tool on show have not come yet, nor why.
    pub fn is_kin_coming(&self) -> bool {
        let Some(Ok(sheet)) = self.tool() else { return false };
        category_id(&sheet.tool.category).is_some_and(|id| of(self.rankings, id.as_str()).is_none())
    }

    /// The category that is asked for.
    pub fn ranking(&self) -> Option<Result<Arc<Ranking>, Failure>> {
        of(self.rankings, &self.asked(View::Category)?)
    }

    /// The reviewer that is asked for.
    pub fn profile(&self) -> Option<Result<Arc<Profile>, Failure>> {
        of(self.profiles, &self.asked(View::Reviewer)?)
    }

    /// Why what is asked for cannot be shown.
    pub fn failure(&self) -> Option<Failure> {
        let failed = [self.tool().and_then(Result::err), self.ranking().and_then(Result::err), self.profile().and_then(Result::err)];
        failed.into_iter().flatten().next()
    }

    /// Whether what is asked for can be shown.
    pub fn stands(&self) -> bool {
        matches!(self.tool(), Some(Ok(_))) || matches!(self.ranking(), Some(Ok(_))) || matches!(self.profile(), Some(Ok(_)))
    }

    /// Whether what is asked for has not come yet, nor why.
    pub fn is_coming(&self) -> bool {
        self.tool().is_none() && self.ranking().is_none() && self.profile().is_none()
    }

    /// What the screen is called, and what is on it, once that has come.
    pub fn described(&self, catalog: &Catalog) -> Option<(String, String)> {
        if let Some(Ok(sheet)) = self.tool() {
            return Some((tool_title(&sheet.tool.name), isolated(&sheet.tool.tagline).into_owned()));
        }
        if let Some(Ok(ranking)) = self.ranking() {
            return Some((category_title(ranking.name()), said(View::Category.description())));
        }
        let id = self.asked(View::Reviewer)?;
        let reviewer = self.profile()?.ok().map(|_| catalog.reviewer(&id))?;
        Some((reviewer_title(&reviewer.name), isolated(&reviewer.lens).into_owned()))
    }

    /// Asks once more for what failed.
    pub fn try_again(self) {
        spawn_local(async move {
            self.catalog.retry().await;
            untrack(|| self.load(self.route.view.get(), &self.route.of.get().unwrap_or_default()));
        });
    }
}

/// What a failure means where the file may just not be there.
fn missing(what: &'static str, asked: &str, failure: Failure) -> Failure {
    if failure.may_be_missing() { Failure::Missing(what, asked.to_owned()) } else { failure }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;
    use shipwith_model::catalog::failure::Failure;

    use super::{Came, keep, of};

    #[test]
    fn what_comes_late_leaves_what_is_said_of_another() {
        Owner::new().with(|| {
            let came: Came<String> = RwSignal::new(Vec::new());
            keep(came, "shown".to_owned(), Err(Failure::TimedOut));
            keep(came, "late".to_owned(), Ok("It came.".to_owned()));
            assert!(matches!(untrack(|| of(came, "shown")), Some(Err(Failure::TimedOut))));
            keep(came, "shown".to_owned(), Ok("It came, too.".to_owned()));
            assert!(matches!(untrack(|| of(came, "shown")), Some(Ok(_))) && came.with_untracked(Vec::len) == 2);
        });
    }

    #[test]
    fn a_failure_that_comes_late_takes_away_nothing_that_has_come() {
        Owner::new().with(|| {
            let came: Came<String> = RwSignal::new(Vec::new());
            keep(came, "shown".to_owned(), Ok("It came.".to_owned()));
            keep(came, "shown".to_owned(), Err(Failure::TimedOut));
            assert!(matches!(untrack(|| of(came, "shown")), Some(Ok(_))));
        });
    }
}
