//! Hands the comparison on: link, table, share sheet, paper, and a picture.

use leptos::either::Either;
use leptos::html;
use leptos::prelude::*;
use shipwith_model::compare::Side;
use shipwith_model::language::said;
use shipwith_model::share::card::SIZE;
use shipwith_model::share::text::panel_in_words;
use shipwith_model::{t, text};

use crate::components::Link;
use crate::platform::clock;
use crate::platform::share::has_sheet;
use crate::state::sharing::{CARD, Outcome, Way};
use crate::state::{Contexts, contexts};

/// The section of a comparison.
#[component]
pub fn Share() -> impl IntoView {
    let contexts = contexts();
    let Contexts { route, pair, .. } = contexts;
    let outcome = RwSignal::new(None::<Outcome>);
    // The label is how a way is told from the others, too.
    let way = move |way: Way, label: &'static str| {
        let hand_on = move |_| leptos::task::spawn_local(async move { outcome.set(contexts.hand_on(way).await) });
        view! {
            <button type="button" data-share=label on:click=hand_on>
                {said(label)}
            </button>
        }
    };
    // Known once the page runs: what a finished page holds is the same for every browser.
    let sheet = RwSignal::new(false);
    Effect::new(move |_| sheet.set(has_sheet()));
    let (width, height) = SIZE;
    let details = NodeRef::<html::Details>::new();
    // The picture is drawn while it is looked at: it follows the comparison and the weights.
    let draw = move || {
        if details.get_untracked().is_some_and(|details| details.open()) {
            contexts.draw_card();
        }
    };
    Effect::new(move |_| {
        route.weights.track();
        pair.comparison.track();
        draw();
    });
    // The picture for those who cannot see it.
    let description = move || {
        let comparison = pair.comparison.get()?;
        let weights = route.weights.read();
        let [a, b] = Side::BOTH.map(|side| comparison.name(side));
        let [panel_a, panel_b] = Side::BOTH.map(|side| panel_in_words(comparison.tool(side), &weights));
        Some(t!("{a}: {panel_a}. {b}: {panel_b}.", a, panel_a, b, panel_b))
    };
    view! {
        <section class="share" aria-labelledby="share">
            <h2 id="share">{t!("Share")}</h2>
            <div class="ways">
                {way(Way::Link, text!("Copy link"))} {way(Way::Table, text!("Copy as Markdown"))}
                <Show when=move || sheet.get()>{way(Way::Sheet, text!("Share…"))}</Show> {way(Way::Paper, text!("Print"))}
                <Link to=Signal::derive(move || contexts.embed_address()) on_visit=move |address| route.visit(address)>
                    {t!("Embed this comparison")}
                </Link>
            </div>
            <ShareOutcome outcome />
            <details node_ref=details on:toggle=move |_| draw()>
                <summary>{t!("Share as a picture")}</summary>
                <canvas id=CARD width=width.to_string() height=height.to_string() role="img" aria-label=description></canvas>
                <div class="ways">{way(Way::SavedCard, text!("Save picture"))} {way(Way::CopiedCard, text!("Copy picture"))}</div>
            </details>
        </section>
    }
}

/// What came of it; what could not be copied stands there selected.
#[component]
pub fn ShareOutcome(outcome: RwSignal<Option<Outcome>>) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let select = move || {
        if let Some(field) = field.try_get_untracked().flatten() {
            field.select();
            let _ = field.focus();
        }
    };
    let shown = move || {
        outcome.get().map(|outcome| match outcome {
            Outcome::Done(text) | Outcome::Refused(text) => Either::Left(view! { <p>{said(text)}</p> }),
            Outcome::ByHand(text) => {
                clock::soon(select);
                Either::Right(view! {
                    <label>
                        {t!("Your browser blocked copying. Copy it from here:")}
                        <textarea node_ref=field readonly rows="3" prop:value=text.clone()>
                            {text.clone()}
                        </textarea>
                    </label>
                })
            }
        })
    };
    view! {
        <div class="handed" role="status">
            {shown}
        </div>
    }
}
