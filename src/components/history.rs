//! What has changed of a tool, step by step.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::record::{Change, Changed, Source};
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::Side;
use shipwith_model::language::said;
use shipwith_model::t;

use super::{catalog_lang, shown};

/// The steps of two tools side by side; nothing where neither has any.
#[component]
pub fn History(
    /// The two tools.
    tools: [Signal<Option<Arc<Tool>>>; 2],
    /// What each is called.
    names: [Signal<String>; 2],
    /// The catalog, which names the reviewers.
    #[prop(into)]
    catalog: Signal<Option<Arc<Catalog>>>,
) -> impl IntoView {
    let has_steps = move |side: Side| tools[side.index()].with(|tool| tool.as_ref().is_some_and(|tool| !tool.history.is_empty()));
    let of = move |side: Side| {
        let list = move || match tools[side.index()].get().filter(|tool| !tool.history.is_empty()) {
            Some(tool) => steps(&tool, &catalog.get().unwrap_or_default()).into_any(),
            None => view! { <p class="quiet">{t!("Nothing is on record.")}</p> }.into_any(),
        };
        view! {
            <div class="steps" data-side=side.key()>
                <h3>{move || names[side.index()].get()}</h3>
                {list}
            </div>
        }
    };
    view! {
        <Show when=move || Side::BOTH.into_iter().any(has_steps)>
            <section class="record history" aria-labelledby="history">
                <h2 id="history">{t!("What has changed")}</h2>
                <div class="pair">{Side::BOTH.map(of)}</div>
            </section>
        </Show>
    }
}

/// The steps of one tool, the latest first.
pub fn steps(tool: &Tool, catalog: &Catalog) -> impl IntoView + use<> {
    let mut changes: Vec<&Change> = tool.history.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.date));
    view! { <ol>{changes.into_iter().map(|change| step(change, tool, catalog)).collect_view()}</ol> }
}

/// The field of a tool whose source tells of such a change; of a verdict its reviewer does.
fn field(of: Changed) -> Option<&'static str> {
    match of {
        Changed::Price => Some("pricing"),
        Changed::Version => Some("version"),
        Changed::License => Some("license"),
        Changed::Verdict => None,
    }
}

fn step(change: &Change, tool: &Tool, catalog: &Catalog) -> impl IntoView + use<> {
    let what = said(change.of.label());
    let reviewer = change.reviewer.as_ref().map(|id| isolated(&catalog.reviewer(id).name).into_owned());
    let to = change.of.value(&change.to);
    let from = change.from.as_deref().map(|from| change.of.value(from));
    let words = match (reviewer, from) {
        (Some(reviewer), Some(from)) => t!("{what} of {reviewer}: {to}, was {from}.", what, reviewer, to, from),
        (Some(reviewer), None) => t!("{what} of {reviewer}: {to}.", what, reviewer, to),
        (None, Some(from)) => t!("{what}: {to}, was {from}.", what, to, from),
        (None, None) => t!("{what}: {to}.", what, to),
    };
    let is_its = |source: &&Source| field(change.of) == Some(source.of.as_str());
    let source = tool.sources.iter().find(is_its).map(|source| {
        view! {
            " "
            <a href=source.url.as_str().to_owned() rel="noopener external">
                {t!("Source")}
                <span class="unseen">{format!(": {what}")}</span>
            </a>
        }
    });
    view! {
        <li>
            <time datetime=change.date.iso()>{change.date.to_string()}</time>
            <p>
                {words} {change.why.as_deref().map(|why| view! { " " <span dir="auto" lang=catalog_lang()>{shown(why)}</span> })} {source}
            </p>
        </li>
    }
}
