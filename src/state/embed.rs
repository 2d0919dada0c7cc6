//! What leads to the widget: the lines that put it into somebody's own page.

use leptos::prelude::*;
use shipwith_model::address::{Address, View};
use shipwith_model::compare::Side;
use shipwith_model::language::{in_english, in_language};
use shipwith_model::panel::category_id;
use shipwith_model::share::linked::Linked;
use shipwith_model::share::snippet::{Snippet, Subject};
use shipwith_model::share::text::{category_title, pair_title, tool_title};

use super::Contexts;
use super::language::of_widget;
use crate::platform::history;

impl Contexts {
    /// The address under which the pair on show is made ready for somebody's own page.
    pub fn embed_address(&self) -> Address {
        Address { view: View::Embed, pair: self.shown(), ..Address::default() }
    }

    /// The address under which the two tools on show are read blind.
    pub fn blind_address(&self) -> Address {
        Address { view: View::Blind, pair: self.shown(), weights: self.route.weights.get(), ..Address::default() }
    }

    /// What puts the widget into a page: one of the two tools on show, the category of the first, or their comparison. None while
    /// there is no such thing.
    pub fn snippet<T>(&self, room: Option<u32>, write: impl FnOnce(&Snippet<'_>) -> T) -> Option<T> {
        let comparison = self.pair.comparison.get()?;
        let embed = self.route.embed.get();
        let [first, second] = comparison.tools.each_ref();
        let category = category_id(&first.category);
        let of = match embed.layout.view() {
            View::Tool => Subject::Tool(&first.slug),
            View::Category => Subject::Category(category.as_ref()?),
            _ => Subject::Pair([&first.slug, &second.slug]),
        };
        // It stands in somebody else's page, in place of the widget: in the language of that, not of who copies it.
        let title = in_language(of_widget(&embed.lang), || match of {
            Subject::Tool(_) => tool_title(&first.name),
            Subject::Category(_) => category_title(&first.category),
            Subject::Pair(_) => pair_title(&comparison),
        });
        let has_page = match of {
            Subject::Pair(_) => self.made.has(&comparison),
            Subject::Tool(slug) => self.made.of_one(View::Tool, slug).has_page,
            Subject::Category(id) => self.made.of_one(View::Category, id).has_page,
        };
        Some(write(&Snippet { site: &site(), of, has_page, title: &title, embed: &embed, room }))
    }

    /// The picture of the comparison that leads to its page; none where it has no page. Only the index is asked: the page that the
    /// visit began on may be of an older catalog, whose pictures are gone.
    pub fn picture(&self) -> Option<Linked> {
        self.lookup.at_hand()?;
        let comparison = self.pair.comparison.get()?;
        let pair = comparison.tools.each_ref().map(|tool| &tool.slug);
        // In English, whatever is spoken here: it stands in somebody else's page, as badges do.
        self.made.has(&comparison).then(|| Linked::comparison(&site(), pair, &in_english(|| comparison.title())))
    }

    /// The badge of a tool that leads to its page; none where it has no page.
    pub fn badge(&self, side: Side) -> Option<Linked> {
        self.lookup.at_hand()?;
        let comparison = self.pair.comparison.get()?;
        let slug = &comparison.tool(side).slug;
        self.made.of_one(View::Tool, slug).has_page.then(|| Linked::badge(&site(), slug, &in_english(|| comparison.name(side))))
    }
}

/// The folder of the site. The page may be called by its file name; the widget lies beside it.
fn site() -> String {
    let mut site = history::whole("");
    site.truncate(site.rfind('/').map_or(0, |slash| slash + 1));
    site
}
