//! The tools looked at before that have changed since.

use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::seen::Changed;
use shipwith_model::{n, t};

use crate::components::{ChangedLines, Link};
use crate::platform::document;
use crate::state::seen::CHECKED;
use crate::state::{Contexts, contexts};

/// The section; nothing before a comparison has been looked at.
#[component]
pub fn LookedAt() -> impl IntoView {
    let Contexts { route, catalog, seen, made, .. } = contexts();
    Effect::new(move |_| {
        if catalog.loaded().is_some() {
            untrack(|| seen.fetch());
        }
    });
    let changed = Memo::new(move |_| seen.changes());
    let is_unsure = Memo::new(move |_| seen.is_unsure());
    let sentence = move || {
        let count = seen.count();
        let remembered = if count > CHECKED {
            n!(
                count,
                "One tool that you looked at is remembered here; the latest {checked} are held against what they are now.",
                "{n} tools that you looked at are remembered here; the latest {checked} are held against what they are now.",
                checked = CHECKED
            )
        } else {
            n!(count, "One tool that you looked at is remembered here.", "{n} tools that you looked at are remembered here.")
        };
        let found = match changed.with(Vec::len) {
            // That nothing is different is said once everything has been looked at: a file may be on its way, or never come.
            0 if is_unsure.get() => return remembered,
            0 => t!("None of them has changed."),
            found => n!(found, "One has changed.", "{n} have changed."),
        };
        format!("{remembered} {found}")
    };
    let list = move || {
        let row = |changed: Changed| {
            let to = Signal::stored(made.of_one(View::Tool, &changed.slug));
            let all = t!("All about {name}", name = changed.name);
            view! {
                <li>
                    <ChangedLines tool=changed />
                    <p class="onward">
                        <Link to on_visit=move |address| route.visit(address)>
                            {all}
                        </Link>
                    </p>
                </li>
            }
        };
        changed.get().into_iter().map(row).collect_view()
    };
    let forget = move |_| {
        seen.forget_all();
        document::go_to("title");
    };
    view! {
        <Show when=move || { seen.count() > 0 }>
            <section class="looked-at" aria-labelledby="looked-at">
                <h2 id="looked-at">{t!("Changed since you looked")}</h2>
                <p class="quiet" role="status">
                    {sentence}
                </p>
                <ul>{list}</ul>
                <p>
                    <button type="button" data-forget="" on:click=forget>
                        {t!("Forget what I looked at")}
                    </button>
                </p>
            </section>
        </Show>
    }
}
