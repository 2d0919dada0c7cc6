//! A share that can be read at a glance: the figure, the split drawn, the count in words.

use leptos::prelude::*;
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Share, Tally};
use shipwith_model::compare::Side;

use super::{Bar, Figure};

/// Whose share it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The panel's.
    Panel,
    /// The community's.
    Community,
    /// One reviewer's own, over many tools.
    Own,
}

/// Draws a share, with a note to it if there is one. Without votes it is a dash, with words for those who listen.
#[component]
pub fn Meter(
    /// Whose share it is.
    kind: Kind,
    /// The side of the comparison it stands on.
    side: Side,
    /// The votes.
    #[prop(into)]
    tally: Signal<Tally>,
    /// What is to be said about the count.
    #[prop(into, optional)]
    note: Signal<Option<String>>,
) -> impl IntoView {
    let (key, label, nobody) = match kind {
        Kind::Panel => ("panel", "Panel", NOT_REVIEWED),
        Kind::Community => ("community", "Community", "No votes yet"),
        Kind::Own => ("own", "Verdicts", NOT_REVIEWED),
    };
    let count = move || {
        let (tally, note) = (tally.get(), note.get());
        match tally.share() {
            Share::NoVotes => note.map_or(nobody.to_owned(), |note| format!("No votes {note}")),
            Share::Percent(_) => {
                let note = note.map(|note| format!(", {note}")).unwrap_or_default();
                format!("{} of {} ship{note}", tally.ship, tally.total())
            }
        }
    };
    view! {
        <div class="meter" data-meter=key data-side=side.key()>
            <p class="label">{label}</p>
            <p class="figure">
                <Figure tally />
            </p>
            <Bar tally />
            <p class="told">{count}</p>
        </div>
    }
}
