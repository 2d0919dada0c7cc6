//! The comparison: two tools side by side.

mod differences;
mod failed;
mod newsletter;
mod pickers;
mod share;
mod weighed;

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::ballot::Question;
use shipwith_model::catalog::Reviewer;
use shipwith_model::compare::same::Same;
use shipwith_model::compare::weights::Weights;
use shipwith_model::compare::{Comparison, Side};
use shipwith_model::{n, t};

use self::differences::{Differences, left_out, only, same};
use self::failed::Failed;
pub use self::newsletter::ComeBack;
pub use self::pickers::Pickers;
use self::share::Share;
pub use self::share::ShareOutcome;
use self::weighed::weighed;
use super::keeping::Keeping;
use super::own::Own;
use super::own_vote::OwnVote;
use super::reviewer::reviewer_link;
use crate::components::{
    BottomLineSection, Card, ChangedSection, Costs, Detail, History, LeftOut, Link, Masthead, Prices, RelatedLinks, Scorecard,
    WeightSliders,
};
use crate::platform::document;
use crate::state::{Contexts, contexts};

/// The whole screen.
#[component]
pub fn ComparePage() -> impl IntoView {
    let contexts = contexts();
    let Contexts { route, catalog, pair, ballot, related, made, .. } = contexts;
    let same = same();
    let left_out = left_out(same);
    let card = move |side: Side| {
        let i = side.index();
        let tool = pair.tools[i];
        let own = Memo::new(move |_| tool.with(|tool| tool.as_ref().and_then(|tool| ballot.verdict(&tool.slug))));
        let name = pair.names[i];
        let to =
            Signal::derive(move || tool.with(|tool| tool.as_ref().map(|tool| made.of_one(View::Tool, &tool.slug)).unwrap_or_default()));
        let more = move || {
            view! {
                <p class="onward">
                    <Link to on_visit=move |address| route.visit(address)>
                        {move || t!("All about {name}", name = name.get())}
                    </Link>
                </p>
            }
        };
        view! {
            <Card
                side
                tool
                apart=Signal::derive(move || contexts.apart(side))
                failure=pair.failures[i]
                is_busy=Signal::derive(move || pair.is_waiting(side))
                detail=Detail::Facts
                panel=weighed(side)
                own
                same=left_out
                failed=move || view! { <Failed side /> }
                more
            />
        }
    };
    let neighbors = move || {
        let related = route.pair.with(|pair| related.for_pair(pair));
        related.into_iter().map(|related| (related.address, related.name)).collect()
    };
    view! {
        <Head />
        <Pickers />
        <LeftOut
            lines=Signal::derive(move || pair.left_out())
            can_retry=Signal::derive(move || catalog.failure().is_some())
            on_retry=move |()| pair.try_again()
        />
        <div class="cards">{Side::BOTH.map(card)}</div>
        <Differences same />
        <Show when=move || pair.comparison.with(Option::is_some)>
            <Sections left_out />
        </Show>
        <ComeBack />
        <RelatedLinks title=t!("More comparisons") links=Signal::derive(neighbors) on_visit=move |address| route.visit(address) />
    }
}

/// The question, the title, and the answer. The answer is read out when another comparison stands, not at each move of a
/// slider: who moves one hears its own value.
#[component]
fn Head() -> impl IntoView {
    let pair = contexts().pair;
    let names = move || pair.comparison.with(|comparison| comparison.as_ref().map(|both| Side::BOTH.map(|side| both.name(side))));
    let title = move || match names() {
        None => view! { <span>{t!("Which one should you ship with?")}</span> }.into_any(),
        Some([a, b]) => view! {
            <span>{a}</span>
            <span class="vs">{format!(" {} ", t!("vs"))}</span>
            <span>{b}</span>
        }
        .into_any(),
    };
    let label =
        move || if pair.comparison.with(Option::is_some) { t!("Which one should you ship with?") } else { t!("AI tool comparison") };
    let answer = move || pair.bottom_line.get().map(|line| line.lead.clone()).unwrap_or_default();
    let heard = Memo::new(move |_| {
        pair.comparison.track();
        untrack(answer)
    });
    view! {
        <Masthead label=Signal::derive(label) standfirst=Signal::derive(answer)>
            {title}
        </Masthead>
        <p class="unseen" role="status">
            {move || heard.get()}
        </p>
    }
}

/// What follows the cards once both tools are there.
#[component]
fn Sections(left_out: Signal<Same>) -> impl IntoView {
    let contexts = contexts();
    let Contexts { route, catalog, pair, ballot, seen, .. } = contexts;
    let changed = Signal::derive(move || {
        let of = |comparison: &Arc<Comparison>| comparison.tools.iter().filter_map(|tool| seen.change_of(tool)).collect();
        pair.comparison.with(|comparison| comparison.as_ref().map(of).unwrap_or_default())
    });
    let know = move |()| {
        if let Some(comparison) = pair.comparison.get_untracked() {
            comparison.tools.iter().for_each(|tool| seen.remember(tool));
            document::go_to("bottom-line");
        }
    };
    let reviewers = Memo::new(move |_| {
        let of = |comparison: &Arc<Comparison>| comparison.rounds.iter().map(|round| round.reviewer.clone()).collect::<Vec<Reviewer>>();
        pair.comparison.with(|comparison| comparison.as_ref().map(of).unwrap_or_default())
    });
    let reset = move |()| {
        route.refine(|address| address.weights = Weights::default());
        document::go_to("weigh");
    };
    view! {
        <BottomLineSection line=pair.bottom_line />
        <ChangedSection changed on_known=know />
        <Show when=move || !reviewers.with(Vec::is_empty)>
            <WeightSliders
                reviewers
                weights=route.weights
                on_weigh=move |(reviewer, weight): (String, u32)| route.weigh(&reviewer, weight)
                on_reset=reset
            />
        </Show>
        <Prices tools=pair.tools.map(Signal::from) names=pair.names.map(Signal::from) same=left_out />
        <Costs
            tools=pair.tools.map(Signal::from)
            names=pair.names.map(Signal::from)
            need=route.need
            on_need=move |(part, said): (_, Option<u64>)| route.ask_cost(part, said)
        />
        <History
            tools=pair.tools.map(Signal::from)
            names=pair.names.map(Signal::from)
            catalog=Signal::derive(move || catalog.catalog())
        />
        <Scorecard comparison=pair.comparison only_split=route.only_split reviewer=Callback::new(reviewer_link)>
            <Show when=move || !reviewers.with(Vec::is_empty)>
                <WaysToRead />
                <p class="names" aria-hidden="true">
                    {Side::BOTH.map(|side| view! { <bdi data-side=side.key()>{move || pair.names[side.index()].get()}</bdi> })}
                </p>
            </Show>
        </Scorecard>
        <Own>
            <OwnVote pair ballot kept=t!("Votes stay in this browser and are never sent anywhere.") />
            <Keeping of=Signal::derive(move || pair.slugs().map(|[a, b]| Question::pair(&a, &b))) />
        </Own>
        <Share />
    }
}

/// Only the split rounds, or without names.
#[component]
fn WaysToRead() -> impl IntoView {
    let contexts = contexts();
    let Contexts { route, pair, .. } = contexts;
    let count = move || {
        let comparison = pair.comparison.get().filter(|_| route.only_split.get())?;
        Some(match comparison.splits() {
            0 => t!("No reviewer ships one and skips the other."),
            splits => n!(comparison.rounds.len(), "{splits} of {n} rounds.", "{splits} of {n} rounds.", splits),
        })
    };
    view! {
        <div class="ways">
            {only("split", t!("Only where they disagree"), route.only_split, |address| address.only_split = !address.only_split)}
            <Link to=Signal::derive(move || contexts.blind_address()) on_visit=move |address| route.visit(address)>
                {t!("Read without names")}
            </Link>
            <p class="quiet" role="status">
                {count}
            </p>
        </div>
    }
}
