//! One tool: its whole panel, its facts, its plans, and what it is compared with.

mod kin;
mod panel;
mod record;

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::ballot::Question;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::compare::Side;
use shipwith_model::panel::category_id;
use shipwith_model::t;

use self::kin::Kin;
use self::panel::Panel;
use self::record::Record;
use super::keeping::Keeping;
use super::own::Own;
use super::own_vote::where_kept;
use super::subject::screen_of;
use crate::components::{About, Kind, Link, Masthead, Meter, Plans, VoteOnOne, catalog_lang, shown, text};
use crate::state::{Contexts, contexts};

/// The whole screen.
#[component]
pub fn ToolPage() -> impl IntoView {
    let subject = contexts().subject;
    screen_of(move || subject.tool()?.ok().map(|sheet| sheet.tool.clone()), |tool| view! { <OneTool tool /> })
}

#[component]
fn OneTool(tool: Arc<Tool>) -> impl IntoView {
    let Contexts { route, ballot, made, .. } = contexts();
    let name = Signal::stored(isolated(tool.short_name()).into_owned());
    let shared = Signal::stored(Some(tool.clone()));
    let slug = StoredValue::new(tool.slug.clone());
    let category = category_id(&tool.category).map(|id| {
        let ranked = t!("{category}: all of them, ranked", category = isolated(&tool.category));
        view! {
            <p class="onward">
                <Link to=Signal::derive(move || made.of_one(View::Category, &id)) on_visit=move |address| route.visit(address)>
                    {ranked}
                </Link>
            </p>
        }
    });
    let title = tool.name.clone();
    let entry = tool.pricing.entry.as_deref().map_or_else(|| t!("Not stated"), shown);
    view! {
        <Masthead
            label=isolated(&tool.category).into_owned()
            standfirst=isolated(&tool.tagline).into_owned()
            standfirst_lang=catalog_lang()
        >
            {text(&title)}
        </Masthead>
        <section class="sheet" aria-labelledby="in-short">
            <h2 id="in-short" class="unseen">
                {t!("In short")}
            </h2>
            <div class="figures">
                <Meter kind=Kind::Panel side=Side::A tally=tool.panel() />
                <Meter kind=Kind::Community side=Side::A tally=tool.community() />
                <div class="entry">
                    <p class="label">{t!("To start")}</p>
                    <p class="figure">
                        <bdi>{entry}</bdi>
                    </p>
                </div>
            </div>
            <div>
                <p class="summary" dir="auto" lang=catalog_lang()>
                    {shown(&tool.summary)}
                </p>
                {category}
            </div>
            <div class="about">
                <About tool=tool.clone() />
            </div>
        </section>
        <Panel tool=tool.clone() />
        <section class="prices" aria-labelledby="prices">
            <h2 id="prices">{t!("Pricing")}</h2>
            <Plans side=Side::A tool=shared name />
        </section>
        <Record tool=tool.clone() />
        <Own>
            <VoteOnOne
                name
                verdict=Memo::new(move |_| slug.with_value(|slug| ballot.verdict(slug)))
                kept=where_kept(ballot, t!("Votes stay in this browser and are never sent anywhere."))
                on_vote=move |verdict: Verdict| slug.with_value(|slug| ballot.vote(slug, verdict))
            />
            <Keeping of=Signal::stored(Some(Question::Tool(slug.get_value()))) />
        </Own>
        <Kin tool />
    }
}
