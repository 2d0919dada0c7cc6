//! Two tools without their names: read, pick one, and then see which was which.

use std::sync::Arc;

use leptos::either::{Either, EitherOf4};
use leptos::prelude::*;
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::compare::names::Names;
use shipwith_model::compare::weights::Weights;
use shipwith_model::compare::{Comparison, Round, Side};
use shipwith_model::language::said;
use shipwith_model::search::shards::Root;
use shipwith_model::share::text::panel_in_words;
use shipwith_model::{t, text};

use super::own::Own;
use crate::components::{Bar, Link, Masthead, Warnings, catalog_lang, shown, text};
use crate::state::{Contexts, contexts};

/// What the two are called as long as their names are hidden.
const PLACES: [&str; 2] = [text!("The first"), text!("The second")];

/// What picks each.
const PICKS: [&str; 2] = [text!("I’d ship with the first"), text!("I’d ship with the second")];

/// What tells the name of each.
const TOLD: [&str; 2] = [text!("The first was"), text!("The second was")];

/// The whole screen.
#[component]
pub fn BlindPage() -> impl IntoView {
    let Contexts { pair, blind, lookup, .. } = contexts();
    // What is a word and what a name is told by the list of tools: it is waited for, as long as it may come.
    let listed = lookup.keep_answered(move || Some(lookup.found("")));
    let names = Memo::new(move |_| match listed.read().is_settled() {
        true => Some(lookup.at_hand().unwrap_or_default()),
        false => None,
    });
    // What was on show before is not what is read blind.
    let comparison = Memo::new(move |_| {
        let (comparison, asked) = (pair.comparison.get()?, pair.asked.get()?);
        Some(comparison).filter(|both| asked == Selection::pair(&both.tools[0].slug, &both.tools[1].slug))
    });
    // What the comparison follows from is read before it: see ARCHITECTURE.md on the order of reading.
    let body = move || match (pair.asked.get().and_then(|_| pair.failure()), comparison.get(), names.get()) {
        (_, Some(comparison), Some(names)) => EitherOf4::A(view! {
            <Rounds comparison=comparison.clone() names />
            <Own>
                <Result comparison />
            </Own>
        }),
        (Some((_, failure)), None, _) => {
            let can_pass = failure.can_pass();
            EitherOf4::B(view! {
                <Sorry sentence=failure.to_string()>
                    <Show when=move || can_pass>
                        <button type="button" on:click=move |_| pair.try_again()>
                            {t!("Try again")}
                        </button>
                    </Show>
                </Sorry>
            })
        }
        (None, None, _) if blind.failed.get() => EitherOf4::C(view! {
            <Sorry sentence=t!("No two tools could be drawn: the list could not be loaded, or too few tools have reviews.") />
        }),
        _ => EitherOf4::D(view! {
            <p class="room quiet" role="status">
                {t!("Drawing two tools…")}
            </p>
        }),
    };
    view! {
        <Masthead label=t!("Without names") standfirst=said(View::Blind.description())>
            {said(View::Blind.label())}
        </Masthead>
        {body}
    }
}

/// Why there is nothing to read, and the ways forward.
#[component]
fn Sorry(sentence: String, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <p class="failure" role="alert">
            {sentence}
        </p>
        <p class="ways">{children.map(|children| children())} <Another /></p>
    }
}

#[component]
fn Another() -> impl IntoView {
    let blind = contexts().blind;
    view! {
        <button type="button" on:click=move |_| blind.read_another()>
            {t!("Another pair")}
        </button>
    }
}

/// What each reviewer says of each, without names. Verdicts are left out too: it is the reasons that are weighed here.
#[component]
fn Rounds(comparison: Arc<Comparison>, names: Arc<Root>) -> impl IntoView {
    let names = Names::of(&comparison.tools.each_ref().map(AsRef::as_ref), &names.entries);
    view! {
        <section class="blind" aria-labelledby="blind">
            <h2 id="blind">{t!("What the panel says")}</h2>
            {comparison.rounds.iter().map(|each| round(each, &names)).collect_view()}
        </section>
    }
}

fn round(round: &Round, names: &Names) -> impl IntoView + use<> {
    let blind = contexts().blind;
    let seats = untrack(|| blind.order()).into_iter().zip(PLACES).map(|(side, place)| {
        let piece = |(is_hidden, text): (bool, String)| match is_hidden {
            true => Either::Left(view! { <span class="hidden" role="img" aria-label=t!("name hidden")></span> }),
            false => Either::Right(view! { <span>{text}</span> }),
        };
        let quote = match round.review(side) {
            Some(review) => {
                let pieces = names.masked(&shown(&review.quote), side.index()).into_iter().map(piece).collect_view();
                Either::Left(view! {
                    <blockquote lang=catalog_lang()>
                        <p dir="auto">{pieces}</p>
                    </blockquote>
                })
            }
            None => Either::Right(view! { <p class="quiet">{t!("No review.")}</p> }),
        };
        view! {
            <article class="review">
                <h4>{said(place)}</h4>
                {quote}
            </article>
        }
    });
    view! {
        <section class="round">
            <header>
                <h3 tabindex="-1">{text(&round.reviewer.name)}</h3>
            </header>
            {seats.collect_view()}
        </section>
    }
}

/// The question, and once it is answered, the names.
#[component]
fn Result(comparison: Arc<Comparison>) -> impl IntoView {
    let blind = contexts().blind;
    let pair = StoredValue::new(comparison.tools.each_ref().map(|tool| tool.slug.clone()));
    let body = move || match blind.picked.get() {
        None => {
            let pick = |(side, label): (Side, &'static str)| {
                view! {
                    <button type="button" class="pick" on:click=move |_| pair.with_value(|pair| blind.pick(pair, side))>
                        {said(label)}
                    </button>
                }
            };
            Either::Left(view! {
                <h2>{t!("Which one would you ship with?")}</h2>
                <p class="ways">{blind.order().into_iter().zip(PICKS).map(pick).collect_view()} <Another /></p>
            })
        }
        Some(picked) => Either::Right(view! { <Reveal comparison=comparison.clone() picked /> }),
    };
    view! {
        <section class="vote" aria-label=t!("Your pick")>
            {body}
        </section>
    }
}

/// Which was which, and what the panel says of it.
#[component]
fn Reveal(comparison: Arc<Comparison>, picked: Side) -> impl IntoView {
    let Contexts { route, blind, ballot, .. } = contexts();
    let named = untrack(|| blind.order()).into_iter().zip(TOLD).map(|(side, begin)| {
        let tool = comparison.tool(side);
        let (name, tally) = (comparison.full_name(side), tool.panel());
        let told = panel_in_words(tool, &Weights::default());
        view! {
            <div>
                <p>{said(begin)} " " <b>{name}</b> {t!(". {told}.", told)}</p>
                <Bar tally />
            </div>
        }
    });
    let [a, b] = &comparison.tools;
    let address = Address { weights: route.weights.get_untracked(), ..Address::comparing(Selection::pair(&a.slug, &b.slug)) };
    let other = picked.other();
    let slugs = StoredValue::new(comparison.tools.each_ref().map(|tool| tool.slug.clone()));
    let earlier = comparison.name(other);
    let kept = move || match blind.replaced.get() {
        false => Either::Left(view! { <span>{t!("Your pick is among your votes.")}</span> }),
        true => Either::Right(view! {
            <span>{t!("It replaces your earlier pick, {earlier}.", earlier)} " "</span>
            <button type="button" on:click=move |_| slugs.with_value(|slugs| blind.keep_earlier(slugs, other))>
                {t!("Keep the earlier one")}
            </button>
        }),
    };
    view! {
        <h2 id="told" tabindex="-1">
            {t!("You would ship with {name}", name = comparison.full_name(picked))}
        </h2>
        <div class="pair">{named.collect_view()}</div>
        <p class="quiet">{kept}</p>
        <Warnings warnings=Signal::derive(move || ballot.warnings()) />
        <p class="ways">
            <Link to=address on_visit=move |address| route.visit(address)>
                {t!("See the full comparison")}
            </Link>
            <Another />
        </p>
    }
}
