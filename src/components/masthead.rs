//! The head of a screen: what kind it is, its title, and what stands there.

use leptos::prelude::*;

/// A label, the title that takes the focus when the screen is turned to, and a line below it.
#[component]
pub fn Masthead(
    /// What kind of screen it is.
    #[prop(into)]
    label: Signal<String>,
    /// A sentence on what stands there.
    #[prop(into)]
    standfirst: Signal<String>,
    /// The language of that sentence, where it is not the page's.
    #[prop(optional_no_strip)]
    standfirst_lang: Option<String>,
    /// Whether changes of that sentence are read out: not where it follows a slider.
    #[prop(optional)]
    is_status: bool,
    /// The title.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="masthead">
            <p class="label">{move || label.get()}</p>
            <h1 id="title" tabindex="-1">
                {children()}
            </h1>
            <p class="standfirst" role=is_status.then_some("status") lang=standfirst_lang>
                {move || standfirst.get()}
            </p>
        </div>
    }
}
