//! What a tool is compared with: its alternatives, and then the best of its category.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::Address;
use shipwith_model::address::made::Member;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::search::Entry;
use shipwith_model::t;

use crate::components::RelatedLinks;
use crate::state::{Contexts, contexts};

/// The most that are offered.
const MOST: usize = 12;

/// Links to comparisons with it.
#[component]
pub fn Kin(tool: Arc<Tool>) -> impl IntoView {
    let Contexts { route, subject, made, lookup, .. } = contexts();
    let title = t!("Compare {name} with", name = isolated(tool.short_name()));
    let links = Memo::new(move |_| {
        let ranking = subject.kin(&tool.category);
        let mut others: Vec<(Slug, String, String)> = Vec::new();
        let of = |entry: &Entry| (entry.slug.clone(), entry.label(), entry.category.clone());
        for slug in tool.alternatives.iter().filter(|slug| **slug != tool.slug) {
            let entry = ranking.iter().flat_map(|ranking| ranking.entries()).find(|entry| entry.slug == *slug).cloned();
            let entry = entry.or_else(|| lookup.entry(slug));
            others.push(entry.map_or_else(|| (slug.clone(), slug.to_string(), String::new()), |entry| of(&entry)));
        }
        for entry in ranking.iter().flat_map(|ranking| ranking.others(&tool.slug)) {
            if !others.iter().any(|(slug, ..)| *slug == entry.slug) {
                others.push(of(entry));
            }
        }
        others.truncate(MOST);
        let link = |(slug, name, category): (Slug, String, String)| -> (Address, String) {
            (made.pair(Member::from(&*tool), Member { slug: &slug, category: &category }), name)
        };
        others.into_iter().map(link).collect::<Vec<_>>()
    });
    view! { <RelatedLinks title links on_visit=move |address| route.visit(address) /> }
}
