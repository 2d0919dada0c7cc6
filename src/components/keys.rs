//! The sheet of keys that do something on the page.

use leptos::prelude::*;
use shipwith_model::language::said;
use shipwith_model::{t, text};

/// Each key, and what it does.
const KEYS: [(&str, &str); 6] = [
    ("/", text!("Find a tool")),
    ("s", text!("Swap the two sides")),
    ("r", text!("Two other tools, by chance")),
    ("j", text!("The next reviewer")),
    ("k", text!("The reviewer before")),
    ("?", text!("This list")),
];

/// The sheet; it is closed until somebody opens it.
#[component]
pub fn KeySheet(
    /// What it is called in the document.
    id: &'static str,
    /// Closes it.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let row = |(key, does): (&'static str, &'static str)| {
        view! {
            <div>
                <dt>
                    <kbd>{key}</kbd>
                </dt>
                <dd>{said(does)}</dd>
            </div>
        }
    };
    view! {
        <dialog id=id aria-labelledby="keys-title">
            <h2 id="keys-title">{t!("Keyboard shortcuts")}</h2>
            <dl>{KEYS.map(row)}</dl>
            <p class="quiet">{t!("In a text field, these keys type as usual. You can turn the shortcuts off at the end of the page.")}</p>
            <button type="button" on:click=move |_| on_close.run(())>
                {t!("Close")}
            </button>
        </dialog>
    }
}
