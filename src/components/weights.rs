//! The reader weighs the panel: a slider a reviewer.

use leptos::prelude::*;
use shipwith_model::catalog::Reviewer;
use shipwith_model::compare::weights::{MOST, Weights, in_words};
use shipwith_model::language::said;
use shipwith_model::t;

use super::text;

/// The sliders of those who judged one of the two.
#[component]
pub fn WeightSliders(
    /// Who they are.
    #[prop(into)]
    reviewers: Signal<Vec<Reviewer>>,
    /// How much each counts.
    #[prop(into)]
    weights: Signal<Weights>,
    /// Lets a reviewer count for more or less.
    #[prop(into)]
    on_weigh: Callback<(String, u32)>,
    /// Lets everybody count the same again.
    #[prop(into)]
    on_reset: Callback<()>,
) -> impl IntoView {
    let is_open = weights.with_untracked(|weights| !weights.is_plain());
    let slider = move |reviewer: Reviewer| view! { <Slider reviewer weights on_weigh /> };
    view! {
        <details class="weights" open=is_open>
            <summary id="weigh">{t!("Weigh the panel")}</summary>
            <p class="quiet">
                {t!("Decide how much each reviewer counts. The scores change to match, and a link to this page includes your choices.")}
            </p>
            <div class="sliders">
                <For
                    each=move || reviewers.get()
                    key=|reviewer| (reviewer.id.clone(), reviewer.name.clone())
                    children=slider
                />
            </div>
            <Show when=move || !weights.with(Weights::is_plain)>
                <button type="button" on:click=move |_| on_reset.run(())>
                    {t!("Reset")}
                </button>
            </Show>
        </details>
    }
}

#[component]
fn Slider(reviewer: Reviewer, weights: Signal<Weights>, on_weigh: Callback<(String, u32)>) -> impl IntoView {
    let id = StoredValue::new(reviewer.id.clone());
    let weight = Memo::new(move |_| id.with_value(|id| weights.with(|weights| weights.of(id))));
    let weigh = move |event| on_weigh.run((id.get_value(), event_target_value(&event).parse().unwrap_or(1)));
    view! {
        <label>
            <span class="name">{text(&reviewer.name)} " "</span>
            <span class="kind" aria-hidden="true">
                {move || said(in_words(weight.get()))}
            </span>
            <input
                type="range"
                min="0"
                max=MOST.to_string()
                data-reviewer=reviewer.id
                value=move || weight.get().to_string()
                prop:value=move || weight.get().to_string()
                aria-valuetext=move || said(in_words(weight.get()))
                on:input=weigh
            />
        </label>
    }
}
