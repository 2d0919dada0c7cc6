//! What is said of the connection, of a new version, and of what is saved.

use leptos::prelude::*;
use shipwith_model::address::Address;
use shipwith_model::offline::notices::Notice;
use shipwith_model::t;

use super::Link;

/// What is new or missing.
#[component]
pub fn OfflineNotices(
    /// That there is no connection, or that the host is in trouble.
    #[prop(into)]
    sentences: Signal<Vec<String>>,
    /// What was never saved, with comparisons that were.
    #[prop(into)]
    unsaved: Signal<Option<Notice>>,
    /// A new version: a sentence, and the words of the button that takes it.
    #[prop(into)]
    update: Signal<Option<(String, String)>>,
    /// Goes to a comparison.
    #[prop(into)]
    on_visit: Callback<Address>,
    /// Takes the new version.
    #[prop(into)]
    on_update: Callback<()>,
) -> impl IntoView {
    let ways = move |notice: Notice| {
        notice
            .ways
            .into_iter()
            .map(|offer| {
                let to = Signal::stored(offer.address);
                view! {
                    " "
                    <Link to on_visit>
                        {offer.label}
                    </Link>
                }
            })
            .collect_view()
    };
    view! {
        <div id="word" role="status">
            {move || sentences.get().into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            {move || {
                unsaved.get().map(|notice| view! { <p>{notice.text.clone()} {ways(notice)}</p> })
            }}
            {move || {
                update
                    .get()
                    .map(|(sentence, label)| {
                        view! {
                            <p>
                                {sentence} " " <button type="button" on:click=move |_| on_update.run(())>
                                    {label}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// What can be read offline, and the way to where all of it can be saved.
#[component]
pub fn ReadyOffline(
    /// What can be read.
    #[prop(into)]
    text: Signal<Option<String>>,
    /// The words of the link.
    #[prop(into)]
    more: Signal<Option<String>>,
    /// Where it leads.
    to: Address,
    /// Goes there.
    #[prop(into)]
    on_visit: Callback<Address>,
) -> impl IntoView {
    let to = Signal::stored(to);
    view! {
        <section id="kept" aria-label=t!("Offline")>
            {move || {
                text.get()
                    .map(|text| {
                        view! {
                            <p>
                                {text} " "
                                {move || {
                                    more.get()
                                        .map(|more| {
                                            view! {
                                                <Link to on_visit>
                                                    {more}
                                                </Link>
                                            }
                                        })
                                }}
                            </p>
                        }
                    })
            }}
        </section>
    }
}
