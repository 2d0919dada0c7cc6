//! What is shown of what is kept: the files of its tools, and what the visitor says of them.

use leptos::prelude::*;
use shipwith_model::ballot::Question;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::shortlist::record::{Choice, Item};

use super::{KeptTools, address, slugs};
use crate::platform::history;
use crate::platform::http::Wanted;

impl KeptTools {
    /// Asks for the files of what is kept that are not here, one after another, each once; one that does not come is left out until
    /// the list changes.
    pub fn fetch(self) {
        if self.tried.with_value(Option::is_some) {
            return;
        }
        self.tried.set_value(Some(Vec::new()));
        self.coming.set(true);
        leptos::task::spawn_local(async move {
            // Names come with the list of tools, and what the panel says with each tool's file.
            let _ = self.lookup.root().await;
            while let Some(slug) = self.next() {
                // What is kept may be anything, as a record is: nothing is asked for that the index does not know.
                if self.lookup.knows(&slug).await == Ok(true) {
                    let _ = self.catalog.fetch_tool(slug.as_str(), &Wanted::new()).await;
                }
            }
            self.tried.set_value(None);
            self.coming.set(false);
        });
    }

    /// Whether files of what is kept are still to come; followed. Without the catalog none will.
    pub fn is_coming(&self) -> bool {
        self.coming.get() && self.catalog.failure().is_none()
    }

    /// The next tool whose file is to be asked for.
    fn next(self) -> Option<Slug> {
        let slugs = untrack(|| self.subjects()).iter().flat_map(slugs).collect::<Vec<Slug>>();
        let mut tried = self.tried.get_value().unwrap_or_default();
        let next = slugs.into_iter().find(|slug| !tried.contains(slug) && untrack(|| self.catalog.known(slug)).is_none())?;
        tried.push(next.clone());
        self.tried.set_value(Some(tried));
        Some(next)
    }

    /// All that is shown and recorded of something kept; followed.
    pub fn item(self, of: &Question) -> Item {
        let names = self.my_votes.names_in([of].into_iter());
        let choice =
            |slug: Slug| Choice { name: names.of(&slug), tool: self.catalog.known(&slug), verdict: self.ballot.verdict(&slug), slug };
        let pick = match of {
            Question::Pair(a, b) => self.ballot.picked(a, b),
            Question::Tool(_) => None,
        };
        Item {
            of: of.clone(),
            kept: self.list.read().get(of).cloned().unwrap_or_default(),
            address: history::whole(&address(of).href()),
            options: slugs(of).into_iter().map(choice).collect(),
            pick,
        }
    }
}
