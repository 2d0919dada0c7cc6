//! Puts the comparison into somebody's own page: choose, look, copy.

mod pictures;
mod preview;

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::bidi::isolated;
use shipwith_model::compare::Comparison;
use shipwith_model::language::said;
use shipwith_model::panel::category_id;
use shipwith_model::share::embed::{Count, Layout};
use shipwith_model::theme::Theme;
use shipwith_model::{t, text};

use self::pictures::Pictures;
use self::preview::{Costs, Preview};
use super::compare::{Pickers, ShareOutcome};
use crate::components::{Choice, Masthead};
use crate::state::sharing::Outcome;
use crate::state::{Contexts, contexts};

/// The whole screen.
#[component]
pub fn EmbedPage() -> impl IntoView {
    let contexts = contexts();
    let route = contexts.route;
    // What has a page stands in the index, which nobody else may have asked for yet.
    let is_known = RwSignal::new(false);
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            // Without it, everything is shown by the program.
            let _ = contexts.lookup.root().await;
            is_known.set(true);
        });
    });
    // The height of the preview, for which the lines keep room.
    let height = RwSignal::new(None::<u32>);
    let layouts = Layout::ALL.map(|layout| (layout.key().to_owned(), said(label(layout)))).to_vec();
    let counts: Vec<(String, String)> = (1..=Count::MOST).map(|count| (count.to_string(), count.to_string())).collect();
    let themes = [(Theme::System, t!("Match the page")), (Theme::Light, t!("Light")), (Theme::Dark, t!("Dark"))]
        .map(|(theme, label)| (theme.key().to_owned(), label))
        .to_vec();
    let choose_layout = move |key: String| {
        let layout = Layout::ALL.into_iter().find(|layout| layout.key() == key).unwrap_or_default();
        route.refine(|address| address.embed.layout = layout);
    };
    view! {
        <Masthead label=t!("For your blog or docs") standfirst=said(View::Embed.description())>
            {said(View::Embed.label())}
        </Masthead>
        <Pickers />
        <div class="ways">
            <Choice
                label=t!("Layout")
                options=layouts
                chosen=Signal::derive(move || route.embed.read().layout.key().to_owned())
                on_choose=choose_layout
            />
            <Show when=move || route.embed.read().layout == Layout::Top>
                <Choice
                    label=t!("How many")
                    options=counts.clone()
                    chosen=Signal::derive(move || route.embed.read().count.get().to_string())
                    on_choose=move |count: String| {
                        route.refine(|address| address.embed.count = Count::parse(&count).unwrap_or_default());
                    }
                />
            </Show>
            <Choice
                label=t!("Colors")
                options=themes
                chosen=Signal::derive(move || route.embed.read().theme.key().to_owned())
                on_choose=move |key: String| route.refine(|address| address.embed.theme = Theme::parse(&key))
            />
        </div>
        <Shown />
        <Copies height />
        <Part id="preview" title=t!("How it looks")>
            <Show when=move || is_known.get()>
                <Preview height />
            </Show>
        </Part>
        <Part id="costs" title=t!("What it costs, and what it keeps")>
            <Costs />
        </Part>
    }
}

/// What a layout is called.
fn label(layout: Layout) -> &'static str {
    match layout {
        Layout::Full => text!("Full"),
        Layout::Compact => text!("Compact"),
        Layout::Meter => text!("One line"),
        Layout::Tool => text!("One tool"),
        Layout::Top => text!("Leaders of a category"),
    }
}

/// Which of what is picked above a layout of one thing shows.
#[component]
fn Shown() -> impl IntoView {
    let Contexts { route, pair, .. } = contexts();
    let words = move || {
        let first = pair.comparison.get().map(|both| both.tools[0].clone())?;
        match route.embed.read().layout.view() {
            View::Tool => Some(t!("It shows the first of the two: {name}.", name = isolated(&first.name))),
            View::Category => Some(t!("It shows the category of the first: {category}.", category = isolated(&first.category))),
            _ => None,
        }
    };
    view! {
        <p class="quiet" role="status">
            {words}
        </p>
    }
}

#[component]
fn Part(id: &'static str, #[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <section class="share" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {children()}
        </section>
    }
}

/// Lines to copy, or why there are none, and what for: what they are called, and what the button is.
#[component]
fn Snippet(
    #[prop(into)] advice: Signal<String>,
    name: &'static str,
    label: &'static str,
    #[prop(into)] lines: Signal<Option<String>>,
    #[prop(into)] on_copy: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="snippet">
            <p>{move || advice.get()}</p>
            <pre tabindex="0" role="group" aria-label=said(name)>
                {move || lines.get()}
            </pre>
            <button type="button" data-share=label on:click=move |_| on_copy.run(())>
                {said(label)}
            </button>
        </div>
    }
}

/// The lines of the widget.
#[component]
fn Copies(height: RwSignal<Option<u32>>) -> impl IntoView {
    let contexts = contexts();
    let Contexts { route, pair, .. } = contexts;
    let outcome = RwSignal::new(None::<Outcome>);
    // Why there are no lines. What failed is read first, as the comparison follows from it.
    let missing = Memo::new(move |_| {
        if pair.failure().is_some() {
            return Some(text!("Choose two tools first."));
        }
        let has_none = |both: &Arc<Comparison>| category_id(&both.tools[0].category).is_none();
        let is_of_none = route.embed.read().layout == Layout::Top && pair.comparison.with(|both| both.as_ref().is_some_and(has_none));
        is_of_none.then_some(text!("The first tool has no category."))
    });
    let lines = move |is_frame: bool, (name, label): (&'static str, &'static str), advice: String| {
        // What it says about the site's own address is known once the page runs.
        let snippet = RwSignal::new(None::<String>);
        Effect::new(move |_| {
            snippet.set(contexts.snippet(height.get(), |snippet| if is_frame { snippet.frame() } else { snippet.element() }));
        });
        let shown = Signal::derive(move || snippet.get().or_else(|| missing.get().map(said)));
        // What stands in place of the lines is no lines: who presses all the same hears it.
        let copy = move |()| match snippet.get_untracked() {
            Some(lines) => leptos::task::spawn_local(async move { outcome.set(Some(Contexts::copy(lines, text!("Copied.")).await)) }),
            None => outcome.set(missing.get_untracked().map(Outcome::Refused)),
        };
        view! { <Snippet advice name label lines=shown on_copy=copy /> }
    };
    view! {
        <Part id="lines" title=t!("The lines to copy")>
            {lines(
                false,
                (text!("The lines to copy"), text!("Copy the lines")),
                t!("Paste this where it should appear. Where scripts are off, readers see the link. Room is kept for the height of the preview below, so that nothing moves when it comes."),
            )}
            <ShareOutcome outcome />
            <details>
                <summary>{t!("A frame alone, without the script")}</summary>
                {lines(
                    true,
                    (text!("The frame to copy"), text!("Copy the frame")),
                    t!("The same in a frame of a fixed height, which you may have to change; what does not fit scrolls. In it, “Match the page” means the reader’s system."),
                )}
            </details>
            <details id="pictures">
                <summary>{t!("Where no script may run: an address, a picture, badges")}</summary>
                <Pictures />
            </details>
        </Part>
    }
}
