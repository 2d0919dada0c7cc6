//! The small facts of a tool.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::link::Link;
use shipwith_model::catalog::tool::Tool;

use super::text;

/// The small facts: maker, version, release, license, links, and when they were last looked at.
#[component]
pub fn About(tool: Arc<Tool>) -> impl IntoView {
    let facts = [
        ("Maker", Some(tool.maker.clone()).filter(|maker| !maker.is_empty())),
        ("Version", tool.version.clone()),
        ("Released", tool.released.map(|date| date.to_string())),
        ("License", tool.license.clone()),
        ("Facts checked", tool.checked.map(|date| date.to_string())),
    ];
    let fact = |(name, value): (&'static str, Option<String>)| {
        value.map(|value| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{text(&value)}</dd>
                </div>
            }
        })
    };
    let links = [("Website", &tool.links.home), ("Documentation", &tool.links.docs), ("Source", &tool.links.source)];
    let of = format!(" of {}", isolated(tool.short_name()));
    let link = |(label, address): (&'static str, &Option<Link>)| {
        let Some(address) = address.as_ref().map(|link| link.as_str().to_owned()) else { return Either::Left(()) };
        Either::Right(view! {
            <li>
                <a href=address rel="noopener external">
                    {label}
                    <span class="unseen">{of.clone()}</span>
                </a>
            </li>
        })
    };
    view! {
        <dl>{facts.map(fact)}</dl>
        <ul class="links">{links.map(link)}</ul>
    }
}
