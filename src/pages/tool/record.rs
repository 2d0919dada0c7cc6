//! What is on record of a tool: what has changed, and where its facts come from.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::record::{Change, Source};
use shipwith_model::catalog::tool::Tool;

use crate::components::{shown, text};
use crate::state::contexts;

/// Both lists; nothing where there are none.
#[component]
pub fn Record(tool: Arc<Tool>) -> impl IntoView {
    let catalog = contexts().catalog.catalog().unwrap_or_default();
    let mut changes: Vec<&Change> = tool.history.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.date));
    let history = (!changes.is_empty()).then(|| {
        view! {
            <section class="record" aria-labelledby="history">
                <h2 id="history">"What has changed"</h2>
                <ol>{changes.into_iter().map(|change| step(change, &catalog)).collect_view()}</ol>
            </section>
        }
    });
    let sources = (!tool.sources.is_empty()).then(|| {
        view! {
            <section class="record" aria-labelledby="sources">
                <h2 id="sources">"Where the facts come from"</h2>
                <ul>{tool.sources.iter().map(source).collect_view()}</ul>
            </section>
        }
    });
    view! {
        {history}
        {sources}
    }
}

fn step(change: &Change, catalog: &Catalog) -> impl IntoView + use<> {
    let whose = change.reviewer.as_ref().map(|id| format!(" of {}", isolated(&catalog.reviewer(id).name))).unwrap_or_default();
    let to = isolated(&change.to).into_owned();
    let words = match &change.from {
        Some(from) => format!("{}{whose}: {}, was {}.", change.of.label(), to, isolated(from)),
        None => format!("{}{whose}: {to}.", change.of.label()),
    };
    view! {
        <li>
            <time datetime=change.date.iso()>{change.date.to_string()}</time>
            <p>{words} {change.why.as_deref().map(|why| view! { " " <span dir="auto">{shown(why)}</span> })}</p>
        </li>
    }
}

fn source(source: &Source) -> impl IntoView + use<> {
    let day = source.date.map(|date| format!(", read on {date}")).unwrap_or_default();
    view! {
        <li>
            {text(&source.of)} ": " <a href=source.url.as_str().to_owned() rel="noopener external">
                {text(source.url.as_str())}
            </a> {day}
        </li>
    }
}
