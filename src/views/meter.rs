//! A share that can be read at a glance: the figure, the split drawn, the count told.

use leptos::prelude::*;

use crate::model::comparison::Side;
use crate::model::verdict::{Share, Tally, Verdict};

/// Whose share it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The panel's.
    Panel,
    /// The community's.
    Community,
}

/// Up to this many votes are drawn one by one.
const DRAWN_SINGLY: u32 = 12;

/// Draws a share. Without votes it is a dash, with words for those who listen.
pub fn meter(kind: Kind, side: Side, tally: Tally) -> impl IntoView {
    let (key, label) = match kind {
        Kind::Panel => ("panel", "Panel"),
        Kind::Community => ("community", "Community"),
    };
    let (figure, told) = match tally.share() {
        Share::NoVotes => (view! { <span aria-hidden="true">"—"</span> }.into_any(), "No votes yet".to_owned()),
        Share::Percent(percent) => {
            (view! { {percent}"%" <span class="unseen">" say ship"</span> }.into_any(), format!("{} of {} ship", tally.ship, tally.total()))
        }
    };
    view! {
        <div class="meter" data-meter=key data-side=side.key()>
            <p class="label">{label}</p>
            <p class="figure">{figure}</p>
            {bar(tally)}
            <p class="told">{told}</p>
        </div>
    }
}

/// The split: a block a vote while they can be counted by eye, else one bar.
fn bar(tally: Tally) -> AnyView {
    match tally.total() {
        0 => view! { <span class="bar empty" aria-hidden="true"></span> }.into_any(),
        total if total <= DRAWN_SINGLY => {
            let votes = (0..total).map(|i| if i < tally.ship { Verdict::Ship } else { Verdict::Skip });
            view! { <span class="bar" aria-hidden="true">{votes.map(|verdict| view! { <i data-verdict=verdict.key()></i> }).collect_view()}</span> }.into_any()
        }
        _ => view! {
            <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect class="skip" width="100" height="6"></rect>
                <rect class="ship" width=tally.share().percent().unwrap_or(0) height="6"></rect>
            </svg>
        }
        .into_any(),
    }
}
