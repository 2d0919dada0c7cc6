//! What has changed of the tools that were looked at before.

use leptos::prelude::*;
use shipwith_model::seen::Changed;
use shipwith_model::t;

/// The section; nothing where nothing has changed.
#[component]
pub fn ChangedSection(
    /// The tools that have changed.
    #[prop(into)]
    changed: Signal<Vec<Changed>>,
    /// The reader knows it now.
    #[prop(into)]
    on_known: Callback<()>,
) -> impl IntoView {
    let changed = Memo::new(move |_| changed.get());
    view! {
        <Show when=move || !changed.with(Vec::is_empty)>
            <section class="changed" aria-labelledby="changed">
                <h2 id="changed">{t!("Changed since you last looked")}</h2>
                {move || changed.get().into_iter().map(|tool| view! { <ChangedLines tool /> }).collect_view()}
                <p>
                    <button type="button" data-known="" on:click=move |_| on_known.run(())>
                        {t!("Got it")}
                    </button>
                </p>
            </section>
        </Show>
    }
}

/// What is different of one tool.
#[component]
pub fn ChangedLines(tool: Changed) -> impl IntoView {
    let Changed { name, day, lines, .. } = tool;
    view! {
        <h3>{name} <span class="kind">{format!(" {}", t!("since {day}", day))}</span></h3>
        <ul class="plain">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
    }
}
