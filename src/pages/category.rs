//! A category: its tools, ranked by the panel.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::verdict::NOT_REVIEWED;
use shipwith_model::language::said;
use shipwith_model::panel::category_id;
use shipwith_model::panel::ranking::Ranking;
use shipwith_model::search::Entry;
use shipwith_model::{n, t};

use super::subject::{rest, screen_of};
use crate::components::{Bar, Figure, Link, Masthead, catalog_lang, text};
use crate::state::{Contexts, contexts};

/// The whole screen.
#[component]
pub fn CategoryPage() -> impl IntoView {
    let subject = contexts().subject;
    screen_of(move || subject.ranking()?.ok(), |ranking| view! { <Ranked ranking /> })
}

#[component]
fn Ranked(ranking: Arc<Ranking>) -> impl IntoView {
    let count = n!(ranking.count, "1 tool.", "{n} tools, ranked by the share of the panel that ships them.");
    let Contexts { made, has_feed, .. } = contexts();
    let (name, id) = (ranking.name().to_owned(), category_id(ranking.name()).filter(|_| has_feed));
    // Only what has a page has a feed beside it.
    let feed = move || {
        let folder = Some(made.of_one(View::Category, id.as_ref()?)).filter(|address| address.has_page)?.href();
        Some(view! {
            <p class="onward">
                <a href=format!("{folder}feed.xml")>{t!("The feed of this category")}</a>
            </p>
        })
    };
    view! {
        <Masthead label=t!("Category") standfirst=count>
            {text(&name)}
        </Masthead>
        <ol class="ranking">{ranking.entries().iter().map(ranked).collect_view()}</ol>
        {rest(ranking.left_out())}
        <div class="pair">
            <Short id="divided" title=t!("Most divided") entries=ranking.divided().into_iter().cloned().collect() />
            <Short id="newest" title=t!("Newest") entries=ranking.newest().into_iter().cloned().collect() />
        </div>
        {feed}
    }
}

/// The way to a tool.
fn tool_link(entry: &Entry) -> impl IntoView + use<> {
    let Contexts { route, made, .. } = contexts();
    let (slug, name) = (entry.slug.clone(), entry.full_label());
    view! {
        <Link to=Signal::derive(move || made.of_one(View::Tool, &slug)) on_visit=move |address| route.visit(address) class="name">
            {name}
        </Link>
    }
}

fn ranked(entry: &Entry) -> impl IntoView + use<> {
    let count = match entry.panel.total() {
        0 => said(NOT_REVIEWED),
        total => t!("{ship} of {total} ship", ship = entry.panel.ship, total),
    };
    let price = entry.entry.clone().unwrap_or_else(|| t!("Price not stated"));
    view! {
        <li>
            <div>
                {tool_link(entry)} <p class="quiet">{text(&entry.maker)} " · " {text(&price)}</p>
                <p dir="auto" lang=catalog_lang()>
                    {text(&entry.tagline)}
                </p>
            </div>
            <div class="meter" data-side="a">
                <p class="figure">
                    <Figure tally=entry.panel />
                </p>
                <Bar tally=entry.panel />
                <p class="told">{count}</p>
            </div>
        </li>
    }
}

/// A short list beside the ranking; nothing where it would be empty.
#[component]
fn Short(id: &'static str, title: String, entries: Vec<Entry>) -> impl IntoView {
    (!entries.is_empty()).then(|| {
        let line = |entry: &Entry| {
            let note = match (id, entry.released) {
                ("newest", Some(day)) => t!("since {day}", day),
                _ => t!("{ship} ship, {skip} skip", ship = entry.panel.ship, skip = entry.panel.skip),
            };
            view! { <li>{tool_link(entry)} <span class="quiet">{format!(" {}", isolated(&note))}</span></li> }
        };
        view! {
            <section class="short" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ul>{entries.iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}
