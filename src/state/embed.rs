//! What leads to the widget: the lines that put it into somebody's own page.

use leptos::prelude::*;
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
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
        let (site, embed) = (history::whole(""), self.route.embed.get());
        // The page may be called by its file name; the widget lies beside it.
        let site = &site[..=site.rfind('/').unwrap_or_default()];
        let address = self.made.pair((&*comparison.tools[0]).into(), (&*comparison.tools[1]).into());
        let has_page = address.has_page && address.pair == Selection::pair(pair[0], pair[1]);
        let snippet =
            Snippet { site, pair, has_page, title: &format!("{}: which one should you ship with?", comparison.title()), embed: &embed };
        Some(if as_frame { snippet.frame() } else { snippet.element() })
    }
}
