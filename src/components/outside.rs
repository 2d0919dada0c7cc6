//! What stands in place of a vote where a press cannot be trusted.

use leptos::prelude::*;
use shipwith_model::t;

/// Why nothing is voted or kept here, and the way to where it is.
#[component]
pub fn Outside(
    /// The address of what is shown, below the root of the site.
    #[prop(into)]
    to: Signal<String>,
) -> impl IntoView {
    view! {
        <section class="vote" aria-labelledby="vote">
            <h2 id="vote">{t!("Your call")}</h2>
            <p class="quiet">
                {t!(
                    "Another page has this one in a frame, and could lead you to press what you do not see. So nothing is voted or kept here."
                )}
            </p>
            <p class="ways">
                <a href=move || to.get() target="_blank" rel="noopener">
                    {t!("Open it in its own tab to vote")}
                </a>
            </p>
        </section>
    }
}
