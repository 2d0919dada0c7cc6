//! A share that can be read at a glance: the figure, the split drawn, the count told.

use super::element::{El, el};
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Share, Tally, Verdict};
use shipwith_model::compare::Side;

/// Whose share it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The panel's.
    Panel,
    /// The community's.
    Community,
}

/// Draws a share, with a note to it if there is one. Without votes it is a dash, with words for those who listen.
pub fn meter(kind: Kind, side: Side, tally: Tally, note: Option<String>) -> El {
    let (key, label, nobody) = match kind {
        Kind::Panel => ("panel", "Panel", NOT_REVIEWED),
        Kind::Community => ("community", "Community", "No votes yet"),
    };
    let told = match tally.share() {
        Share::NoVotes => note.map_or(nobody.to_owned(), |note| format!("No votes {note}")),
        Share::Percent(_) if note.is_some() => format!("{} of {} ship, {}", tally.ship, tally.total(), note.unwrap_or_default()),
        Share::Percent(_) => format!("{} of {} ship", tally.ship, tally.total()),
    };
    el("div")
        .class("meter")
        .attr("data-meter", key)
        .attr("data-side", side.key())
        .child(el("p").class("label").child(label))
        .child(el("p").class("figure").child(figure(tally)))
        .child(bar(tally))
        .child(el("p").class("told").child(told))
}

/// The figure alone: a dash without votes.
pub fn figure(tally: Tally) -> El {
    match tally.share() {
        Share::NoVotes => el("span").attr("aria-hidden", "true").child("—"),
        Share::Percent(percent) => el("span").child(format!("{percent}%")).child(el("span").class("unseen").child(" say ship")),
    }
}

/// The split drawn: a block a vote while they can be counted by eye, else a block for every five percent.
pub fn bar(tally: Tally) -> El {
    let bar = el("span").attr("aria-hidden", "true");
    let drawn = tally.drawn(12, 20);
    if drawn.total() == 0 {
        return bar.class("bar empty");
    }
    let block = |verdict: Verdict| el("i").attr("data-verdict", verdict.key());
    let blocks = (0..drawn.total()).map(|i| block(if i < drawn.ship { Verdict::Ship } else { Verdict::Skip }));
    bar.class("bar").child(blocks.collect::<Vec<El>>())
}
