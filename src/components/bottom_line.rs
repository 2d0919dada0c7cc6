//! The bottom line: who leads, where they disagree, what it costs.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::t;

/// The comparison in a few sentences.
#[component]
pub fn BottomLineSection(#[prop(into)] line: Signal<Option<Arc<BottomLine>>>) -> impl IntoView {
    let disagreements = Memo::new(move |_| line.get().map(|line| line.disagreements.clone()).unwrap_or_default());
    let list = move || disagreements.get().into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! {
        <section class="bottom-line" aria-labelledby="bottom-line">
            <h2 id="bottom-line" class="label" tabindex="-1">
                {t!("The bottom line")}
            </h2>
            <p class="lead">{move || line.get().map(|line| line.lead.clone())}</p>
            <div>
                <h3>{t!("Where they disagree")}</h3>
                <ul>{list}</ul>
            </div>
            <div>
                <h3>{t!("What it costs to start")}</h3>
                <p>{move || line.get().map(|line| line.cost.clone())}</p>
            </div>
        </section>
    }
}
