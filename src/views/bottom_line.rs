//! The bottom line: who leads, where they disagree, what it costs.

use leptos::prelude::*;

use crate::model;
use crate::model::comparison::Comparison;

/// The comparison in a few sentences.
pub fn bottom_line(comparison: &Comparison) -> impl IntoView + use<> {
    let line = model::bottom_line::BottomLine::of(comparison);
    view! {
        <section class="bottom-line" aria-labelledby="bottom-line">
            <h2 id="bottom-line" class="label">"The bottom line"</h2>
            <p class="lead">{line.lead}</p>
            <div>
                <h3>"Where they disagree"</h3>
                <ul>{line.disagreements.into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}</ul>
            </div>
            <div>
                <h3>"What it costs to start"</h3>
                <p>{line.cost}</p>
            </div>
        </section>
    }
}
