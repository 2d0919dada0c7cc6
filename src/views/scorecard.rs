//! The scorecard: round by round, what each reviewer says of each tool, in full.

use leptos::prelude::*;

use super::verdict::stamp;
use crate::model::comparison::{Comparison, Round, Side};

/// All rounds: those who judged both first.
pub fn scorecard(comparison: &Comparison) -> impl IntoView + use<> {
    let rounds = comparison.rounds.iter().map(|round| self::round(comparison, round)).collect_view();
    let nobody = comparison.rounds.is_empty().then(|| view! { <p class="quiet">"Nobody of the panel has judged either of them yet."</p> });
    view! {
        <section class="scorecard" aria-labelledby="scorecard">
            <h2 id="scorecard">"The reviewer scorecard"</h2>
            {nobody}
            {rounds}
        </section>
    }
}

fn round(comparison: &Comparison, round: &Round) -> impl IntoView + use<> {
    view! {
        <section class="round">
            <header>
                <h3>{round.reviewer.name.clone()}</h3>
                <p>{round.reviewer.lens.clone()}</p>
                {round.is_split().then(|| view! { <p class="split">"Ships one, skips the other"</p> })}
            </header>
            {Side::BOTH.map(|side| seat(comparison, round, side)).collect_view()}
        </section>
    }
}

/// A review, or the empty seat of a reviewer who has not judged this tool.
fn seat(comparison: &Comparison, round: &Round, side: Side) -> AnyView {
    let tool = comparison.tool(side).short_name().to_owned();
    let Some(review) = round.review(side) else {
        return view! {
            <p class="seat" data-side=side.key()>{format!("Empty seat: {} has not judged {tool}.", round.reviewer.name)}</p>
        }
        .into_any();
    };
    let date = review.date.map(|date| view! { <time datetime=date.iso()>{date.to_string()}</time> });
    view! {
        <article class="review" data-side=side.key() data-verdict=review.verdict.key()>
            <h4>{stamp(review.verdict)} <span>{tool}</span></h4>
            <blockquote><p>{review.quote.clone()}</p></blockquote>
            <footer>{round.reviewer.name.clone()}{date.map(|date| view! { ", " {date} })}</footer>
        </article>
    }
    .into_any()
}
