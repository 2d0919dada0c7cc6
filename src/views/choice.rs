//! A labelled choice of one among several.

use leptos::prelude::{event_target_value, untrack};

use super::element::{El, el};

/// A label and a select; options are `(value, label)`.
pub fn choice(
    label: &str,
    options: impl IntoIterator<Item = (String, String)>,
    chosen: impl Fn() -> String + Send + 'static,
    choose: impl Fn(String) + 'static,
) -> El {
    let now = untrack(&chosen);
    let option = |(value, label): (String, String)| {
        let option = el("option").attr("value", &value).child(label);
        // A select takes a value only once its options are there: the first is marked instead.
        if value == now { option.attr("selected", "") } else { option }
    };
    let options: Vec<El> = options.into_iter().map(option).collect();
    let select = el("select").live_value(chosen).on("change", move |event| choose(event_target_value(&event))).child(options);
    el("label").class("choice").child(el("span").child(label)).child(select)
}
