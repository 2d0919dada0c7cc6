//! The leaders of a category: a short list, the best first.

use std::sync::Arc;

use leptos::either::EitherOf3;
use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Share};
use shipwith_model::language::said;
use shipwith_model::panel::ranking::Ranking;
use shipwith_model::search::Entry;
use shipwith_model::share::embed::Count;
use shipwith_model::{n, t};

use super::failed::FailedAlone;
use super::{Whole, frame};
use crate::components::{Bar, Figure, text};

/// The whole layout. As many lines stand there as can be asked for; those that are not asked for are hidden, which in a finished
/// frame its script changes.
#[component]
pub fn Leaders() -> impl IntoView {
    let subject = frame().subject;
    let ranking = Memo::new(move |_| subject.ranking()?.ok());
    let has_failed = Memo::new(move |_| subject.failure().is_some());
    move || match (has_failed.get(), ranking.get()) {
        (true, _) => EitherOf3::A(view! { <FailedAlone attribute="category" /> }),
        (false, None) => EitherOf3::B(view! {
            <p class="quiet" role="status">
                {t!("Loading the list…")}
            </p>
        }),
        (false, Some(ranking)) => EitherOf3::C(view! { <List ranking /> }),
    }
}

#[component]
fn List(ranking: Arc<Ranking>) -> impl IntoView {
    let asked = frame().asked;
    let count = Memo::new(move |_| asked.with(|asked| asked.as_ref().map_or_else(|_| Count::default(), |(_, count)| *count)));
    let name = ranking.name().to_owned();
    let all = n!(ranking.count, "See it", "See all {n}");
    let lines = ranking.entries().iter().take(Count::MOST).enumerate();
    view! {
        <h1 id="title">{text(&name)}</h1>
        <p class="quiet">{t!("Ranked by the share of the panel that ships them")}</p>
        <ol class="leaders">{lines.map(|(i, entry)| line(entry, Signal::derive(move || i >= count.get().get()))).collect_view()}</ol>
        <p class="whole">
            <Whole>{all} <span class="unseen">" " {t!("of {name}", name = isolated(&name))}</span></Whole>
        </p>
    }
}

/// A tool with its share, and the way to its screen.
fn line(entry: &Entry, is_hidden: Signal<bool>) -> impl IntoView + use<> {
    let tally = entry.panel;
    let count = match tally.share() {
        Share::NoVotes => said(NOT_REVIEWED),
        Share::Percent(_) => n!(tally.total(), "{ship} of {n} reviewers", "{ship} of {n} reviewers", ship = tally.ship),
    };
    view! {
        <li hidden=move || is_hidden.get()>
            <a class="name" target="_blank" rel="noopener" href=frame().tool_at.run(entry.slug.clone())>
                {text(&entry.full_label())}
            </a>
            <span class="figure">
                <Figure tally />
            </span>
            <Bar tally />
            <span class="unseen">{count}</span>
        </li>
    }
}
