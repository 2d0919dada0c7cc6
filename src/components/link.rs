//! Links to other screens of the page.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use shipwith_model::address::Address;

/// A link that changes the screen without loading the page anew. With a modifier key or another button the browser
/// does what it does with links.
#[component]
pub fn Link(
    /// Where it leads.
    #[prop(into)]
    to: Signal<Address>,
    /// Goes there.
    #[prop(into)]
    on_visit: Callback<Address>,
    /// Its class.
    #[prop(optional)]
    class: Option<&'static str>,
    /// Whether it leads to what is shown.
    #[prop(into, optional)]
    is_current: Option<Signal<bool>>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    // Without a query the address is the folder itself.
    let href = move || Some(to.read().href()).filter(|query| !query.is_empty()).unwrap_or_else(|| "./".to_owned());
    let current = is_current.map(|is_current| move || if is_current.get() { "page" } else { "false" });
    let press = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            on_visit.run(to.get_untracked());
        }
    };
    view! {
        <a class=class href=href aria-current=current on:click=press>
            {children()}
        </a>
    }
}

/// Whether a click asks for nothing special, such as a new tab.
pub fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}
