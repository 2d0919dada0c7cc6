//! The widget: the same state with one screen and no history of its own, and what leads to it.

use leptos::prelude::untrack;

use super::{AppState, follow};
use crate::browser::{location, page};
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::compare::Side;
use shipwith_model::share::embed::Embed;
use shipwith_model::share::snippet::Snippet;

impl AppState {
    /// Begins the widget.
    pub fn begin_widget() -> Self {
        let state = Self::open(Self::load_pair);
        state.start(|_| ());
        state
    }

    /// Shows another pair.
    pub fn show(self, pair: Selection) {
        let address = Address::comparing(pair);
        if address != self.address.get_untracked() {
            self.address.set(address);
            self.load();
        }
    }

    /// Marks the moment at which a comparison stands, and tells the frame what its host wants to know: what was voted
    /// on, and what failed.
    pub fn follow_in_frame(self) {
        follow(move || {
            if self.comparison.read().is_some() {
                page::soon(|| {
                    page::mark("shipwith:comparison");
                    page::announce("shipwith:shown");
                });
            }
        });
        follow(move || {
            for side in Side::BOTH {
                if let Some(Err(failure)) = self.side(side) {
                    // Once it stands there, as a frame tells its height along with it.
                    page::soon(move || page::announce_with("shipwith:failed", &failure.title()));
                }
            }
        });
    }

    /// The address of the whole comparison.
    pub fn whole_address(&self) -> String {
        format!("./{}", Address::comparing(self.asked()).query())
    }

    /// The address under which the pair on show is made ready for somebody's own page.
    pub fn embed_address(&self) -> Address {
        Address { view: View::Embed, pair: untrack(|| self.asked()), ..Address::default() }
    }

    /// How the comparison is wanted there.
    pub fn embed(&self) -> Embed {
        self.address.with(|address| address.embed.clone())
    }

    /// Wants it otherwise: a change of the address, not a new one.
    pub fn change_embed(&self, change: impl FnOnce(&mut Embed)) {
        let mut address = self.address.get_untracked();
        change(&mut address.embed);
        self.refine(address);
    }

    /// The lines to put into a page, with the element or with a frame alone; none while there is no comparison.
    pub fn snippet(&self, as_frame: bool) -> Option<String> {
        let comparison = self.comparison.get()?;
        let pair = comparison.tools.each_ref().map(|tool| &tool.slug);
        let (site, embed) = (location::whole(""), self.embed());
        // The page may be called by its file name; the widget lies beside it.
        let site = &site[..=site.rfind('/').unwrap_or_default()];
        let snippet = Snippet { site, pair, title: &format!("{}: which one should you ship with?", comparison.title()), embed: &embed };
        Some(if as_frame { snippet.frame() } else { snippet.element() })
    }
}
