//! Links to other comparisons.

use leptos::prelude::*;
use shipwith_model::address::Address;

use super::Link;

/// A list of comparisons, each an address and what it compares; nothing where there are none.
#[component]
pub fn RelatedLinks(
    /// What introduces them.
    #[prop(into)]
    title: Signal<String>,
    /// The comparisons.
    #[prop(into)]
    links: Signal<Vec<(Address, String)>>,
    /// Goes to one of them.
    #[prop(into)]
    on_visit: Callback<Address>,
) -> impl IntoView {
    let link = move |(address, name): (Address, String)| {
        let to = Signal::stored(address);
        view! {
            <li>
                <Link to on_visit>
                    {name}
                </Link>
            </li>
        }
    };
    move || {
        let links = links.get();
        (!links.is_empty()).then(|| {
            view! {
                <nav class="related" aria-labelledby="related">
                    <h2 id="related">{move || title.get()}</h2>
                    <ul>{links.into_iter().map(link).collect_view()}</ul>
                </nav>
            }
        })
    }
}
