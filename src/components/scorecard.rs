//! The scorecard: round by round, what each reviewer says of each tool, in full.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::Reviewer;
use shipwith_model::catalog::tool::Review;
use shipwith_model::compare::{Comparison, Round, Side};
use shipwith_model::t;

use super::{Stamp, catalog_lang, shown, text};

/// All rounds: those who judged both first. A round keeps its nodes as long as its reviewer speaks, and a seat as long as
/// the same review stands in it.
#[component]
pub fn Scorecard(
    /// The comparison.
    #[prop(into)]
    comparison: Signal<Option<Arc<Comparison>>>,
    /// Whether only the rounds are shown in which a reviewer ships one and skips the other.
    #[prop(into, optional)]
    only_split: Signal<bool>,
    /// Puts the way to a reviewer's own page behind their name.
    #[prop(optional)]
    reviewer: Option<Callback<(String, String), AnyView>>,
    /// Ways to read it, between its heading and its rounds.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let link = reviewer;
    let reviewers = Memo::new(move |_| {
        comparison.with(|comparison| {
            let rounds = comparison.iter().flat_map(|comparison| &comparison.rounds);
            rounds.map(|round| round.reviewer.clone()).collect::<Vec<Reviewer>>()
        })
    });
    let nobody = move || {
        (comparison.with(Option::is_some) && reviewers.with(Vec::is_empty))
            .then(|| view! { <p class="quiet">{t!("The panel has not reviewed either tool yet.")}</p> })
    };
    let names = Side::BOTH
        .map(|side| Memo::new(move |_| comparison.with(|comparison| comparison.as_ref().map(|both| both.name(side)).unwrap_or_default())));
    let round = move |reviewer: Reviewer| {
        let id = reviewer.id.clone();
        let of =
            move |comparison: &Option<Arc<Comparison>>| comparison.as_ref()?.rounds.iter().find(|round| round.reviewer.id == id).cloned();
        let round = Memo::new(move |_| comparison.with(&of));
        view! { <RoundOf reviewer round=round.into() names link /> }
    };
    view! {
        <section class="scorecard" class:only-split=move || only_split.get() aria-labelledby="scorecard">
            <h2 id="scorecard">{t!("What each reviewer says")}</h2>
            {nobody}
            {children.map(|children| children())}
            <For each=move || reviewers.get() key=|reviewer| (reviewer.id.clone(), reviewer.name.clone()) children=round />
        </section>
    }
}

#[component]
fn RoundOf(
    reviewer: Reviewer,
    round: Signal<Option<Round>>,
    names: [Memo<String>; 2],
    link: Option<Callback<(String, String), AnyView>>,
) -> impl IntoView {
    let heading = match link {
        Some(link) => Either::Left(link.run((reviewer.id.clone(), reviewer.name.clone()))),
        None => Either::Right(text(&reviewer.name)),
    };
    let is_split = Memo::new(move |_| round.with(|round| round.as_ref().is_some_and(Round::is_split)));
    let name = StoredValue::new(isolated(&reviewer.name).into_owned());
    let seat = move |side: Side| {
        let review = Memo::new(move |_| round.with(|round| round.as_ref().and_then(|round| round.review(side).cloned())));
        seat(side, review, name, names[side.index()])
    };
    view! {
        <section class="round" class:split=move || is_split.get()>
            <header>
                <h3 tabindex="-1">{heading}</h3>
                <p lang=catalog_lang()>{text(&reviewer.lens)}</p>
                {move || is_split.get().then(|| view! { <p class="split">{t!("Split verdict")}</p> })}
            </header>
            {Side::BOTH.map(seat)}
        </section>
    }
}

/// A review, or the empty seat of a reviewer who has not judged this tool.
fn seat(side: Side, review: Memo<Option<Review>>, reviewer: StoredValue<String>, tool: Memo<String>) -> impl IntoView {
    move || match review.get() {
        None => Either::Left(view! {
            <p class="seat" data-side=side.key()>
                {move || t!("{reviewer} has not reviewed {tool}.", reviewer = reviewer.get_value(), tool = tool.get())}
            </p>
        }),
        Some(review) => {
            let date = review.date.map(|date| {
                view! {
                    <span>
                        ", " <time datetime=date.iso()>{date.to_string()}</time>
                    </span>
                }
            });
            Either::Right(view! {
                <article class="review" data-side=side.key() data-verdict=review.verdict.key()>
                    <h4>
                        <Stamp verdict=review.verdict />
                        <span>{move || tool.get()}</span>
                    </h4>
                    <blockquote lang=catalog_lang()>
                        <p dir="auto">{shown(&review.quote)}</p>
                    </blockquote>
                    <footer>{reviewer.get_value()} {date}</footer>
                </article>
            })
        }
    }
}
