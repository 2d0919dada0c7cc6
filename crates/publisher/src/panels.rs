//! What is derived from a whole catalog for its category and reviewer screens, and for the feeds of categories.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;
use shipwith_model::address::View;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::panel::profile::Profile;
use shipwith_model::panel::ranking::Ranking;
use shipwith_model::panel::{category_id, profile_path, ranking_path};
use shipwith_model::search::Entry;

use crate::feeds::feed::Feed;

/// What has been seen of a catalog.
#[derive(Debug, Default)]
pub struct Panels {
    /// The profile of each reviewer whose id can stand in an address.
    pub profiles: BTreeMap<Slug, Profile>,
    /// The newest tools of each category.
    pub feeds: BTreeMap<Slug, Feed>,
    /// The ranking of each category, once all tools have been seen.
    pub rankings: BTreeMap<Slug, Ranking>,
}

impl Panels {
    /// Looks at a tool.
    pub fn add(&mut self, tool: &Tool) {
        for review in &tool.reviews {
            if let Some(id) = Slug::parse(&review.reviewer) {
                self.profiles.entry(id).or_default().add(&review.reviewer, tool);
            }
        }
        if let Some(id) = category_id(&tool.category) {
            self.feeds.entry(id).or_default().add(tool);
        }
    }

    /// All tools have been looked at; these are their entries, told apart.
    pub fn finish(&mut self, entries: &[Entry]) {
        let apart: HashMap<&Slug, &String> = entries.iter().filter_map(|entry| Some((&entry.slug, entry.apart.as_ref()?))).collect();
        for profile in self.profiles.values_mut() {
            profile.finish();
            profile.tools.iter_mut().for_each(|judged| judged.apart = apart.get(&judged.slug).map(|apart| (*apart).clone()));
        }
        let mut kinds: BTreeMap<Slug, Vec<Entry>> = BTreeMap::new();
        for entry in entries {
            if let Some(id) = category_id(&entry.category) {
                kinds.entry(id).or_default().push(entry.clone());
            }
        }
        self.rankings = kinds.into_iter().map(|(id, entries)| (id, Ranking::of(entries).head())).collect();
    }

    /// The files that the screens read, `(path below the data folder, JSON text)`.
    pub fn files(&self) -> Vec<(String, String)> {
        let ranking = |(id, ranking): (&Slug, &Ranking)| {
            (ranking_path(id), json!({ "count": ranking.count, "tools": ranking.entries() }).to_string())
        };
        let profile = |(id, profile): (&Slug, &Profile)| (profile_path(id), json!(profile).to_string());
        self.rankings.iter().map(ranking).chain(self.profiles.iter().map(profile)).collect()
    }

    /// The screens that are lists: all tools, the categories and the reviewers.
    pub fn lists(&self) -> Vec<(View, Option<&Slug>)> {
        let categories = self.rankings.keys().map(|id| (View::Category, Some(id)));
        let reviewers = self.profiles.keys().map(|id| (View::Reviewer, Some(id)));
        [(View::Tools, None)].into_iter().chain(categories).chain(reviewers).collect()
    }
}
