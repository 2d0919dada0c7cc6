//! What is on record of a tool: what has changed, and where its facts come from.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::catalog::record::Source;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::t;

use crate::components::{steps, text};
use crate::state::contexts;

/// Both lists; nothing where there are none.
#[component]
pub fn Record(tool: Arc<Tool>) -> impl IntoView {
    let catalog = contexts().catalog.catalog().unwrap_or_default();
    let history = (!tool.history.is_empty()).then(|| {
        view! {
            <section class="record" aria-labelledby="history">
                <h2 id="history">{t!("What has changed")}</h2>
                {steps(&tool, &catalog)}
            </section>
        }
    });
    let sources = (!tool.sources.is_empty()).then(|| {
        view! {
            <section class="record" aria-labelledby="sources">
                <h2 id="sources">{t!("Where the facts come from")}</h2>
                <ul>{tool.sources.iter().map(source).collect_view()}</ul>
            </section>
        }
    });
    view! {
        {history}
        {sources}
    }
}

fn source(source: &Source) -> impl IntoView + use<> {
    let day = source.date.map(|date| t!(", read on {date}", date)).unwrap_or_default();
    view! {
        <li>
            {text(&source.of)} ": " <a href=source.url.as_str().to_owned() rel="noopener external">
                {text(source.url.as_str())}
            </a> {day}
        </li>
    }
}
