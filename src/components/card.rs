//! The card of one tool.

use std::sync::Arc;

use leptos::either::EitherOf3;
use leptos::prelude::*;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::{Tally, Verdict};
use shipwith_model::compare::Side;
use shipwith_model::compare::same::Same;
use shipwith_model::t;

use super::{About, Kind, Meter, Stamp, catalog_lang, shown, text};

/// How much of a tool is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Its name and its figures.
    Figures,
    /// Also its summary and its facts.
    Facts,
}

/// The id of a card's heading.
pub fn heading(side: Side) -> &'static str {
    match side {
        Side::A => "tool-a",
        Side::B => "tool-b",
    }
}

/// One tool, or why it cannot be shown, or room for what is on its way. The nodes of the tool stay when another takes its
/// place: only texts change.
#[component]
pub fn Card(
    /// The side it stands on.
    side: Side,
    /// The tool, while it can be shown.
    #[prop(into)]
    tool: Signal<Option<Arc<Tool>>>,
    /// What stands beside its name, where another tool has the same.
    #[prop(into, optional)]
    apart: Signal<Option<String>>,
    /// Why it cannot be shown.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
    /// Whether another tool is on its way.
    #[prop(into)]
    is_busy: Signal<bool>,
    /// How much of it is shown.
    #[prop(into)]
    detail: Signal<Detail>,
    /// The panel's tally, as the reader weighs it, and what is to be said about it.
    #[prop(into)]
    panel: Signal<(Tally, Option<String>)>,
    /// The visitor's own verdict; none where it is not shown.
    #[prop(into, optional)]
    own: Option<Signal<Option<Verdict>>>,
    /// What is left out, as it is the same of the other tool.
    #[prop(into, optional)]
    same: Signal<Same>,
    /// What stands where the tool cannot be shown.
    #[prop(into)]
    failed: ViewFn,
    /// Where all of the tool is, if anywhere.
    #[prop(into, optional)]
    more: Option<ViewFn>,
) -> impl IntoView {
    // Which of the three it is: the parts change only with this.
    let part = Memo::new(move |_| (failure.with(Option::is_some), tool.with(Option::is_some)));
    let body = move || match part.get() {
        (true, _) => EitherOf3::A(failed.run()),
        (false, true) => EitherOf3::B(view! { <Facts side tool apart detail panel own same more=more.clone() /> }),
        (false, false) => EitherOf3::C(bones()),
    };
    view! {
        <section class="card" data-side=side.key() aria-busy=move || is_busy.get().to_string() aria-labelledby=heading(side)>
            {body}
        </section>
    }
}

/// Room of about the size of what is on its way.
fn bones() -> impl IntoView {
    let bones = ["bone line", "bone title", "bone line", "bone figure", "bone figure", "bone figure", "bone text"];
    bones.map(|bone| view! { <span class=bone aria-hidden="true"></span> })
}

#[component]
fn Facts(
    side: Side,
    tool: Signal<Option<Arc<Tool>>>,
    apart: Signal<Option<String>>,
    detail: Signal<Detail>,
    panel: Signal<(Tally, Option<String>)>,
    own: Option<Signal<Option<Verdict>>>,
    same: Signal<Same>,
    more: Option<ViewFn>,
) -> impl IntoView {
    let of = move |read: fn(&Tool) -> &str| move || tool.with(|tool| tool.as_deref().map(|tool| shown(read(tool))));
    let apart = move || apart.get().map(|apart| view! { " (" {text(&apart)} ")" });
    let community = Memo::new(move |_| tool.with(|tool| tool.as_deref().map(Tool::community).unwrap_or_default()));
    let entry = |tool: &Tool| tool.pricing.entry.as_deref().map_or_else(|| t!("Not stated"), shown);
    let facts = move || {
        (detail.get() == Detail::Facts).then(|| {
            view! {
                <p class="summary" dir="auto" lang=catalog_lang()>
                    {of(|tool| &tool.summary)}
                </p>
                <div class="about">
                    {move || tool.get().map(|tool| view! { <About tool same=same.get() /> })} {more.clone().map(|more| more.run())}
                </div>
            }
        })
    };
    view! {
        <header>
            <p class="label">
                <bdi>{of(|tool| &tool.category)}</bdi>
            </p>
            <h2 id=heading(side)>
                <bdi>{of(|tool| &tool.name)}</bdi>
                {apart}
            </h2>
            <p class="tagline" dir="auto" lang=catalog_lang()>
                {of(|tool| &tool.tagline)}
            </p>
        </header>
        <div class="panel">
            <Meter
                kind=Kind::Panel
                side
                tally=Signal::derive(move || panel.get().0)
                note=Signal::derive(move || panel.get().1)
            />
        </div>
        <Meter kind=Kind::Community side tally=community />
        <div class="entry">
            <p class="label">{t!("To start")}</p>
            <p class="figure">
                <bdi>{move || tool.with(|tool| tool.as_deref().map(entry))}</bdi>
            </p>
        </div>
        {facts}
        {own
            .map(|own| {
                view! {
                    <p class="own">
                        {move || {
                            own.get().map(|verdict| view! { <span>{t!("Your vote, on this device:")} " "</span> <Stamp verdict /> })
                        }}
                    </p>
                }
            })}
    }
}
