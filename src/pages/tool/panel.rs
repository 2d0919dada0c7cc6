//! What each reviewer says of one tool.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::catalog::Reviewer;
use shipwith_model::catalog::tool::{Review, Tool};
use shipwith_model::t;

use crate::components::{Stamp, catalog_lang, shown, text};
use crate::pages::reviewer::reviewer_link;
use crate::state::contexts;

/// The whole panel, in its own order; those who are not of it come last.
#[component]
pub fn Panel(tool: Arc<Tool>) -> impl IntoView {
    let catalog = contexts().catalog;
    let reviews = Memo::new(move |_| {
        let catalog = catalog.catalog().unwrap_or_default();
        let place = |review: &Review| catalog.reviewers.iter().position(|reviewer| reviewer.id == review.reviewer).unwrap_or(usize::MAX);
        let mut reviews: Vec<(Reviewer, Review)> =
            tool.reviews.iter().map(|review| (catalog.reviewer(&review.reviewer), review.clone())).collect();
        reviews.sort_by_key(|(_, review)| place(review));
        reviews
    });
    view! {
        <section class="scorecard" aria-labelledby="scorecard">
            <h2 id="scorecard">{t!("What each reviewer says")}</h2>
            {move || {
                reviews.with(Vec::is_empty).then(|| view! { <p class="quiet">{t!("The panel has not reviewed this tool yet.")}</p> })
            }}
            <div class="opinions">
                <For
                    each=move || reviews.get()
                    key=|(reviewer, _)| (reviewer.id.clone(), reviewer.name.clone())
                    children=|(reviewer, review)| opinion(&reviewer, &review)
                />
            </div>
        </section>
    }
}

fn opinion(reviewer: &Reviewer, review: &Review) -> impl IntoView + use<> {
    let date = review.date.map(|date| view! { <footer><time datetime=date.iso()>{date.to_string()}</time></footer> });
    view! {
        <article class="review" data-side="a" data-verdict=review.verdict.key()>
            <h3>
                <Stamp verdict=review.verdict />
                {reviewer_link((reviewer.id.clone(), reviewer.name.clone()))}
            </h3>
            <p class="quiet" lang=catalog_lang()>
                {text(&reviewer.lens)}
            </p>
            <blockquote lang=catalog_lang()>
                <p dir="auto">{shown(&review.quote)}</p>
            </blockquote>
            {date}
        </article>
    }
}
