//! The two pickers with swap and surprise between them.

use leptos::prelude::*;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::naming::named;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::search::Entry;
use shipwith_model::t;

use crate::components::Picker;
use crate::state::{Contexts, contexts};

/// Both pickers.
#[component]
pub fn Pickers() -> impl IntoView {
    let contexts = contexts();
    view! {
        <div class="picks" role="group" aria-label=t!("The two tools")>
            <SidePicker side=Side::A />
            <button type="button" class="swap" on:click=move |_| contexts.swap()>
                {t!("Swap")}
            </button>
            <SidePicker side=Side::B />
            <button type="button" class="surprise" on:click=move |_| contexts.surprise()>
                {t!("Surprise me")}
            </button>
        </div>
    }
}

#[component]
fn SidePicker(side: Side) -> impl IntoView {
    let contexts = contexts();
    let Contexts { pair, lookup, .. } = contexts;
    let i = side.index();
    // What was picked, slug and name: the name is shown until its tool is there.
    let picked = RwSignal::new(None::<(Slug, String)>);
    let name = move || {
        let awaited = pair.awaited(side);
        let on_its_way = picked.get().filter(|(slug, _)| awaited.as_deref() == Some(slug.as_str()));
        let shown =
            || pair.tools[i].with(|tool| tool.as_ref().map(|tool| named(&tool.name, contexts.apart(side).as_deref()))).unwrap_or_default();
        on_its_way.map_or_else(shown, |(_, name)| name)
    };
    let pick = move |entry: Entry| {
        picked.set(Some((entry.slug.clone(), entry.full_label())));
        contexts.pick(side, &entry.slug);
    };
    let answer =
        move |query: Signal<Option<Option<String>>>| lookup.keep_answered(move || query.get().map(|typed| contexts.offers(side, typed)));
    view! {
        <Picker
            side
            name=Signal::derive(name)
            is_busy=Signal::derive(move || pair.is_waiting(side))
            answer
            remark=Signal::derive(move || pair.failures[i].with(|failure| failure.as_ref().map(Failure::title)))
            on_open=move |()| lookup.forgive()
            on_foresee=move |slug: Slug| pair.foresee(slug.to_string())
            on_pick=pick
        />
    }
}
