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
        if self.coming.get_untracked() {
            return;
        }
        self.coming.set(true);
        self.tried.set_value(Vec::new());
        leptos::task::spawn_local(async move {
            while let Some(slug) = self.next() {
                // What is kept may be anything, as a record is: nothing is asked for that the index does not know.
                if self.lookup.knows(&slug).await == Ok(true) {
                    let _ = self.catalog.fetch_tool(slug.as_str(), &Wanted::new()).await;
                }
            }
            self.coming.set(false);
        });
    }

    /// The next tool whose file is to be asked for.
    fn next(self) -> Option<Slug> {
        let slugs = untrack(|| self.subjects()).iter().flat_map(slugs).collect::<Vec<Slug>>();
        let is_new = |slug: &Slug| !self.tried.with_value(|tried| tried.contains(slug)) && untrack(|| self.catalog.known(slug)).is_none();
        let next = slugs.into_iter().find(is_new)?;
        self.tried.update_value(|tried| tried.push(next.clone()));
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
