//! A reviewer: what they ask, how they vote, and every verdict.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::panel::profile::{Agreement, Judged, Profile};
use shipwith_model::{n, t};

use super::subject::{rest, screen_of};
use crate::components::{Kind, Link, Masthead, Meter, Stamp, catalog_lang, shown, text};
use crate::state::{Contexts, contexts};

/// The name of a reviewer, with the way to their own page where their id can stand in an address.
pub fn reviewer_link((id, name): (String, String)) -> AnyView {
    let Contexts { route, made, .. } = contexts();
    let name = isolated(&name).into_owned();
    match Slug::parse(&id) {
        None => text(&name).into_any(),
        Some(id) => view! {
            <Link to=Signal::derive(move || made.of_one(View::Reviewer, &id)) on_visit=move |address| route.visit(address)>
                {name}
            </Link>
        }
        .into_any(),
    }
}

/// The whole screen.
#[component]
pub fn ReviewerPage() -> impl IntoView {
    let subject = contexts().subject;
    screen_of(move || subject.profile()?.ok(), |profile| view! { <OneReviewer profile /> })
}

#[component]
fn OneReviewer(profile: Arc<Profile>) -> impl IntoView {
    let Contexts { route, catalog, .. } = contexts();
    let reviewer = untrack(|| catalog.catalog().unwrap_or_default().reviewer(&route.of.get().unwrap_or_default()));
    let (most, least) = profile.extremes();
    let line = move |label: String, other: &Agreement| {
        let name = untrack(|| catalog.catalog().unwrap_or_default().reviewer(&other.reviewer).name);
        let told = n!(other.both, ", on {same} of {n} tools", ", on {same} of {n} tools", same = other.same);
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{reviewer_link((other.reviewer.clone(), name))} {told}</dd>
            </div>
        }
    };
    view! {
        <Masthead label=t!("Reviewer") standfirst=isolated(&reviewer.lens).into_owned() standfirst_lang=catalog_lang()>
            {text(&reviewer.name)}
        </Masthead>
        <section class="sheet" aria-labelledby="in-short">
            <h2 id="in-short" class="unseen">
                {t!("In short")}
            </h2>
            <div class="figures">
                <Meter kind=Kind::Own side=Side::A tally=profile.tally />
            </div>
            <dl class="about">
                <div>
                    <dt>{t!("Outvoted")}</dt>
                    <dd>{profile.outvoted_in_words()}</dd>
                </div>
                {most.map(|other| line(t!("Agrees most with"), other))}
                {least.map(|other| line(t!("Agrees least with"), other))}
            </dl>
            <p class="quiet">
                {t!("A point of view, written to be argued with. Outvoted means that more of the other reviewers say the opposite.")}
            </p>
        </section>
        <section class="record" aria-labelledby="verdicts">
            <h2 id="verdicts">{t!("Every verdict")}</h2>
            <ul class="verdict-list">{profile.tools.iter().map(judged).collect_view()}</ul>
            {rest(profile.left_out())}
        </section>
    }
}

fn judged(judged: &Judged) -> impl IntoView + use<> {
    let Contexts { route, made, .. } = contexts();
    let (slug, name) = (judged.slug.clone(), judged.label());
    let notes = [judged.date.map(|date| date.to_string()), judged.outvoted.then(|| t!("outvoted"))];
    let notes = notes.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <Stamp verdict=judged.verdict />
            <div>
                <Link to=Signal::derive(move || made.of_one(View::Tool, &slug)) on_visit=move |address| route.visit(address) class="name">
                    {name}
                </Link>
                <p dir="auto" lang=catalog_lang()>
                    {shown(&judged.because)}
                </p>
                <p class="quiet">{notes}</p>
            </div>
        </li>
    }
}
