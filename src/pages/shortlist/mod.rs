//! What the visitor keeps to decide on later.

mod item;
mod record;

use leptos::prelude::*;
use shipwith_model::address::{Address, View};
use shipwith_model::ballot::Question;
use shipwith_model::language::said;
use shipwith_model::t;

use self::item::ItemSection;
use self::record::RecordFile;
use super::own::Own;
use crate::components::{Link, Masthead, Warnings};
use crate::platform::{clock, document};
use crate::state::{Contexts, contexts};

/// The whole screen.
#[component]
pub fn ShortlistPage() -> impl IntoView {
    let Contexts { route, catalog, kept, .. } = contexts();
    let subjects = Memo::new(move |_| kept.subjects());
    Effect::new(move |_| {
        if catalog.loaded().is_some() && !subjects.with(Vec::is_empty) {
            kept.fetch();
        }
    });
    let is_empty = move || subjects.with(Vec::is_empty);
    let row = move |of: Question| view! { <ItemSection of /> };
    view! {
        <Masthead label=t!("On this device") standfirst=said(View::Shortlist.description())>
            {said(View::Shortlist.label())}
        </Masthead>
        <Own>
            <section class="shortlist" aria-labelledby="to-decide">
                <h2 id="to-decide">{t!("To decide")}</h2>
                <Warnings warnings=Signal::derive(move || kept.warnings()) />
                <div class="done" role="status">
                    <Done />
                </div>
                <Show when=is_empty>
                    <p class="quiet">
                        {t!("Nothing is kept yet.")} " " <Link to=Address::default() on_visit=move |address| route.visit(address)>
                            {t!("Compare two tools")}
                        </Link> " " {t!("and press “Keep on my shortlist”. What you keep stays in this browser.")}
                    </p>
                </Show>
                <ul class="kept">
                    <For each=move || subjects.get() key=Question::key children=row />
                </ul>
            </section>
            <RecordFile />
        </Own>
    }
}

/// What was done last, and the way back.
#[component]
fn Done() -> impl IntoView {
    let kept = contexts().kept;
    let undo = move |_| {
        kept.undo();
        clock::soon(|| document::go_to("done"));
    };
    move || {
        let (sentence, back) = kept.done.get()?;
        let undo = (!back.is_empty()).then(|| {
            view! {
                <button type="button" id="undo" on:click=undo>
                    {t!("Undo")}
                </button>
            }
        });
        Some(view! {
            <p id="done" tabindex="-1">
                {sentence}
                " "
                {undo}
            </p>
        })
    }
}
