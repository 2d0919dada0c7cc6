//! Hands the comparison on.

use leptos::prelude::*;
use shipwith_model::address::Address;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::share::card::card;
use shipwith_model::share::text::markdown;
use shipwith_model::text;

use super::Contexts;
use crate::platform::share::{self, Refused};
use crate::platform::{document, history};

/// A way to hand a comparison on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Its address on the clipboard.
    Link,
    /// A table of it on the clipboard.
    Table,
    /// The system's share sheet.
    Sheet,
    /// On paper.
    Paper,
    /// The picture of it as a file.
    SavedCard,
    /// The picture of it on the clipboard.
    CopiedCard,
}

/// What came of it, in texts to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done; nothing more to say than this.
    Done(&'static str),
    /// The browser refused: here is the text to copy by hand.
    ByHand(String),
    /// It cannot be done, and there is no other way: why, or what to do.
    Refused(&'static str),
}

/// Where the site's feed is, below its root.
pub const FEED: &str = "feed.xml";

/// Where the digest of each week is, below its root.
pub const DIGEST: &str = "weekly.xml";

/// The id of the canvas that the card is drawn on.
pub const CARD: &str = "share-card";

impl Contexts {
    /// The whole address of what is shown, also where the address bar leaves it to the front page: the pair's finished page
    /// where it has one, since that is what shows in a preview. The index knows.
    async fn here(self) -> String {
        // It is here by now, but for who is very quick; without it, there is an address all the same.
        let _ = self.lookup.root().await;
        let (pair, now) = (untrack(|| self.shown()), self.route.now());
        let has_page = now.has_page || untrack(|| self.pair.comparison.get().is_some_and(|both| self.made.has(&both)));
        history::whole(&Address { pair, has_page, ..now }.href())
    }

    /// Hands the comparison on; `None` while there is none.
    pub async fn hand_on(self, way: Way) -> Option<Outcome> {
        let comparison = self.pair.comparison.get_untracked()?;
        let weights = self.route.weights.get_untracked();
        const REFUSED: &str =
            text!("This browser does not let the page do that. Save the picture with a right click or a long press on it.");
        Some(match way {
            Way::Link => Self::copy(self.here().await, text!("Link copied.")).await,
            Way::Table => Self::copy(markdown(&comparison, &weights, &self.here().await), text!("Table copied as Markdown.")).await,
            Way::Sheet => {
                let (lead, here) = (BottomLine::of(&comparison, &weights).lead, self.here().await);
                match share::open_sheet(&document::title(), &lead, &here).await {
                    Ok(()) => Outcome::Done(""),
                    Err(Refused) => Outcome::ByHand(here),
                }
            }
            Way::Paper => {
                share::print();
                Outcome::Done("")
            }
            Way::SavedCard => {
                self.draw_card();
                let [a, b] = &comparison.tools;
                match share::save_picture(CARD, &format!("{}-vs-{}.png", a.slug, b.slug)) {
                    Ok(()) => Outcome::Done(text!("Picture saved to your downloads.")),
                    Err(Refused) => Outcome::Refused(REFUSED),
                }
            }
            Way::CopiedCard => {
                self.draw_card();
                match share::copy_picture(CARD).await {
                    Ok(()) => Outcome::Done(text!("Picture copied.")),
                    Err(Refused) => Outcome::Refused(REFUSED),
                }
            }
        })
    }

    /// Puts the address of the site's feed on the clipboard.
    pub async fn copy_feed() -> Outcome {
        Self::copy(history::whole(FEED), text!("Address copied.")).await
    }

    /// Puts a text on the clipboard; `done` is what is said then.
    pub async fn copy(text: String, done: &'static str) -> Outcome {
        match share::copy(&text).await {
            Ok(()) => Outcome::Done(done),
            Err(Refused) => Outcome::ByHand(text),
        }
    }

    /// Draws the card of the comparison; nothing while there is none.
    pub fn draw_card(&self) {
        if let (Some(comparison), Some(catalog)) = (self.pair.comparison.get_untracked(), untrack(|| self.catalog.catalog())) {
            // Where nothing can be drawn the buttons below it say so.
            let _ = share::draw(CARD, &card(&comparison, &self.route.weights.get_untracked(), catalog.site.name()));
        }
    }
}
