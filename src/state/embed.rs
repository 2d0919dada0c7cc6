//! What leads to the widget: the lines that put it into somebody's own page.

use leptos::prelude::*;
use shipwith_model::address::{Address, View};
use shipwith_model::compare::Side;
use shipwith_model::share::linked::Linked;
use shipwith_model::share::snippet::Snippet;

use super::Contexts;
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

    /// The lines to put into a page, with the element or with a frame alone; none while there is no comparison.
    pub fn snippet(&self, as_frame: bool) -> Option<String> {
        let comparison = self.pair.comparison.get()?;
        let pair = comparison.tools.each_ref().map(|tool| &tool.slug);
        let (site, embed) = (&site(), self.route.embed.get());
        let has_page = self.made.has(&comparison);
        let snippet =
            Snippet { site, pair, has_page, title: &format!("{}: which one should you ship with?", comparison.title()), embed: &embed };
        Some(if as_frame { snippet.frame() } else { snippet.element() })
    }

    /// The picture of the comparison that leads to its page; none where it has no page. Only the index is asked: the page that the
    /// visit began on may be of an older catalog, whose pictures are gone.
    pub fn picture(&self) -> Option<Linked> {
        self.lookup.at_hand()?;
        let comparison = self.pair.comparison.get()?;
        let pair = comparison.tools.each_ref().map(|tool| &tool.slug);
        self.made.has(&comparison).then(|| Linked::comparison(&site(), pair, &comparison.title()))
    }

    /// The badge of a tool that leads to its page; none where it has no page.
    pub fn badge(&self, side: Side) -> Option<Linked> {
        self.lookup.at_hand()?;
        let comparison = self.pair.comparison.get()?;
        let slug = &comparison.tool(side).slug;
        self.made.of_one(View::Tool, slug).has_page.then(|| Linked::badge(&site(), slug, &comparison.name(side)))
    }
}

/// The folder of the site. The page may be called by its file name; the widget lies beside it.
fn site() -> String {
    let mut site = history::whole("");
    site.truncate(site.rfind('/').map_or(0, |slash| slash + 1));
    site
}
