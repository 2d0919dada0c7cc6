//! The panel's tally of a side, by the reader's weights.

use leptos::prelude::*;
use shipwith_model::catalog::verdict::Tally;
use shipwith_model::compare::Side;
use shipwith_model::t;

use crate::state::{Contexts, contexts};

/// The tally, and what is to be said about it where the weights change it.
pub fn weighed(side: Side) -> Signal<(Tally, Option<String>)> {
    let Contexts { route, pair, .. } = contexts();
    let tool = pair.tools[side.index()];
    let weighed = Memo::new(move |_| {
        let Some(tool) = tool.get() else { return (Tally::default(), None) };
        let (weights, plain) = (route.weights.read(), tool.panel());
        let note =
            weights.change(&tool).then(|| t!("with your weights; {ship} of {total} without", ship = plain.ship, total = plain.total()));
        (weights.tally(&tool), note)
    });
    weighed.into()
}
