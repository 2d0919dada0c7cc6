//! A share that can be read at a glance: the figure, the split drawn, the count in words.

use leptos::prelude::*;
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Share, Tally};
use shipwith_model::compare::Side;
use shipwith_model::language::said;
use shipwith_model::{n, t, text};

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
        Kind::Panel => ("panel", text!("Panel"), NOT_REVIEWED),
        Kind::Community => ("community", text!("Community"), text!("No votes yet")),
        Kind::Own => ("own", text!("Verdicts"), NOT_REVIEWED),
    };
    let count = move || {
        let (tally, note) = (tally.get(), note.get());
        match tally.share() {
            Share::NoVotes => note.map_or_else(|| said(nobody), |note| t!("No votes {note}", note)),
            Share::Percent(_) => {
                let total = tally.total();
                match note {
                    Some(note) => n!(tally.ship, "{n} of {total} ship, {note}", "{n} of {total} ship, {note}", total, note),
                    None => n!(tally.ship, "{n} of {total} ship", "{n} of {total} ship", total),
                }
            }
        }
    };
    view! {
        <div class="meter" data-meter=key data-side=side.key()>
            <p class="label">{said(label)}</p>
            <p class="figure">
                <Figure tally />
            </p>
            <Bar tally />
            <p class="told">{count}</p>
        </div>
    }
}
