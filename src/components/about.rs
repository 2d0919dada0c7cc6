//! The small facts of a tool.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::link::Link;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::same::{Fact, Same, facts};
use shipwith_model::language::said;
use shipwith_model::t;

use super::text;

/// The small facts: maker, version, release, license, links, and when they were last looked at; without those that are the
/// same of another tool, where that is asked for.
#[component]
pub fn About(tool: Arc<Tool>, #[prop(optional)] same: Same) -> impl IntoView {
    let fact = |(name, value): Fact| {
        view! {
            <div>
                <dt>{said(name)}</dt>
                <dd>{text(&value)}</dd>
            </div>
        }
    };
    let facts = facts(&tool).into_iter().filter(|fact| !same.has_fact(fact)).map(fact).collect_view();
    let links = [(t!("Website"), &tool.links.home), (t!("Documentation"), &tool.links.docs), (t!("Source code"), &tool.links.source)];
    let of = format!(" {}", t!("of {name}", name = isolated(tool.short_name())));
    let link = |(label, address): (String, &Option<Link>)| {
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
        <dl>{facts}</dl>
        <ul class="links">{links.map(link)}</ul>
    }
}
