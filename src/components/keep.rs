//! Keeping something to decide on it later.

use leptos::prelude::*;
use shipwith_model::t;

/// The button that keeps a tool or a pair on the shortlist, and lets it go again; `children` lead to the shortlist.
#[component]
pub fn Keep(
    /// Whether it is kept.
    #[prop(into)]
    is_kept: Signal<bool>,
    /// What is said of what was done last.
    #[prop(into)]
    said: Signal<Option<String>>,
    /// Keeps it, or lets it go.
    #[prop(into)]
    on_turn: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="keep" aria-labelledby="keep">
            <h2 id="keep">{t!("Not decided yet?")}</h2>
            <p class="quiet">
                {t!("Keep this on your shortlist and add notes. When you have decided, you can save your decision as a file. Your shortlist stays in this browser.")}
            </p>
            <p class="ways">
                <button type="button" data-keep="" aria-pressed=move || is_kept.get().to_string() on:click=move |_| on_turn.run(())>
                    {move || if is_kept.get() { t!("On your shortlist") } else { t!("Keep on my shortlist") }}
                </button>
                {children()}
            </p>
            <p class="quiet" role="status">
                {move || said.get()}
            </p>
        </section>
    }
}
