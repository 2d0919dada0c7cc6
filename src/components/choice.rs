//! A labeled choice of one among several.

use leptos::prelude::*;

/// A label and a select.
#[component]
pub fn Choice(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The options, as `(value, label)`.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value that is chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Takes another value.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let list = move || {
        let now = chosen.get();
        let option = |(value, label): (String, String)| {
            // A select takes a value only once its options are there: the chosen one is marked as well.
            let is_chosen = value == now;
            view! {
                <option value=value selected=is_chosen>
                    {label}
                </option>
            }
        };
        options.get().into_iter().map(option).collect_view()
    };
    view! {
        <label class="choice">
            <span>{label}</span>
            <select prop:value=move || chosen.get() on:change=move |event| on_choose.run(event_target_value(&event))>
                {list}
            </select>
        </label>
    }
}
