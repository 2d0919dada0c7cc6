//! Puts the comparison into somebody's own page: choose, look, copy.

mod pictures;

use leptos::html;
use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::compare::Side;
use shipwith_model::share::embed::Layout;
use shipwith_model::theme::Theme;

use self::pictures::Pictures;
use super::compare::{Pickers, ShareOutcome};
use crate::components::{Choice, Masthead};
use crate::platform::document;
use crate::platform::protocol::meta;
use crate::state::contexts;
use crate::state::sharing::{Outcome, Way};

/// The whole screen.
#[component]
pub fn EmbedPage() -> impl IntoView {
    let contexts = contexts();
    let route = contexts.route;
    // Which pairs have a page stands in the index, which nobody else may have asked for yet.
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            // Without it, everything is shown by the program.
            let _ = contexts.lookup.root().await;
        });
    });
    let layouts = [(Layout::Full, "Full"), (Layout::Compact, "Compact"), (Layout::Meter, "One line")]
        .map(|(layout, label)| (layout.key().to_owned(), label.to_owned()))
        .to_vec();
    let themes = [(Theme::System, "Match the page"), (Theme::Light, "Light"), (Theme::Dark, "Dark")]
        .map(|(theme, label)| (theme.key().to_owned(), label.to_owned()))
        .to_vec();
    let choose_layout = move |key: String| {
        let layout = Layout::ALL.into_iter().find(|layout| layout.key() == key).unwrap_or_default();
        route.refine(|address| address.embed.layout = layout);
    };
    view! {
        <Masthead label="For your blog or docs" standfirst=View::Embed.description()>
            {View::Embed.label()}
        </Masthead>
        <Pickers />
        <div class="ways">
            <Choice
                label="Layout"
                options=layouts
                chosen=Signal::derive(move || route.embed.read().layout.key().to_owned())
                on_choose=choose_layout
            />
            <Choice
                label="Colors"
                options=themes
                chosen=Signal::derive(move || route.embed.read().theme.key().to_owned())
                on_choose=move |key: String| route.refine(|address| address.embed.theme = Theme::parse(&key))
            />
        </div>
        <Copies />
        <Part id="preview" title="How it looks">
            <Preview />
        </Part>
        <Part id="costs" title="What it costs, and what it keeps">
            <Costs />
        </Part>
    }
}

#[component]
fn Part(id: &'static str, title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="share" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {children()}
        </section>
    }
}

/// Lines to copy, and what for.
#[component]
fn Snippet(
    #[prop(into)] advice: Signal<String>,
    label: &'static str,
    #[prop(into)] lines: Signal<Option<String>>,
    #[prop(into)] on_copy: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="snippet">
            <p>{move || advice.get()}</p>
            <pre tabindex="0" aria-label=label>
                {move || lines.get()}
            </pre>
            <button type="button" data-share=label on:click=move |_| on_copy.run(())>
                {label}
            </button>
        </div>
    }
}

/// The lines of the widget.
#[component]
fn Copies() -> impl IntoView {
    let contexts = contexts();
    let pair = contexts.pair;
    let outcome = RwSignal::new(None::<Outcome>);
    let lines = move |way: Way, label: &'static str, advice: &'static str| {
        let copy = move |()| leptos::task::spawn_local(async move { outcome.set(contexts.hand_on(way).await) });
        let missing = move || pair.failure().is_some().then(|| "Choose two tools first.".to_owned());
        // What it says about the site's own address is known once the page runs.
        let snippet = RwSignal::new(None::<String>);
        Effect::new(move |_| snippet.set(contexts.snippet(way == Way::Frame).or_else(missing)));
        view! { <Snippet advice label lines=snippet on_copy=copy /> }
    };
    view! {
        <Part id="lines" title="The lines to copy">
            {lines(
                Way::Element,
                "Copy the lines",
                "Paste this where the comparison should appear. Where scripts are off, readers see the link.",
            )}
            <ShareOutcome outcome />
            <details>
                <summary>"A frame alone, without the script"</summary>
                {lines(
                    Way::Frame,
                    "Copy the frame",
                    "The same in a frame of a fixed height, which you may have to change; what does not fit scrolls. In it, “Match the page” means the reader’s system.",
                )}
            </details>
            <details id="pictures">
                <summary>"Where no script may run: an address, a picture, badges"</summary>
                <Pictures />
            </details>
        </Part>
    }
}

/// The widget itself, as it stands in other pages.
#[component]
fn Preview() -> impl IntoView {
    let contexts = contexts();
    let route = contexts.route;
    let widget = NodeRef::<html::Custom<&'static str>>::new();
    // The element is not one of HTML's own, so its attributes are set by hand: a new view of it would begin its frame anew.
    Effect::new(move |_| {
        let Some(widget) = widget.get() else { return };
        let (shown, embed) = (contexts.shown(), route.embed.get());
        let slug = |side| shown.side(side).unwrap_or_default();
        for (name, value) in [
            ("a", slug(Side::A)),
            ("b", slug(Side::B)),
            ("layout", embed.layout.key()),
            ("theme", embed.theme.key()),
            ("lang", embed.lang.as_str()),
        ] {
            if widget.get_attribute(name).as_deref() != Some(value) {
                let _ = widget.set_attribute(name, value);
            }
        }
    });
    view! {
        {html::custom("ship-with").node_ref(widget)}
        <script src="embed.js"></script>
    }
}

#[component]
fn Costs() -> impl IntoView {
    let contexts = contexts();
    let route = contexts.route;
    // The page says what its widget weighs.
    let weights = RwSignal::new(Vec::<String>::new());
    Effect::new(move |_| {
        weights.set(document::meta(meta::WEIGHT).unwrap_or_default().split(' ').map(str::to_owned).collect());
    });
    let weight = move |i: usize| weights.with(|weights| weights.get(i).cloned().unwrap_or_default());
    let is_finished = move || {
        let is_short = Layout::SHORT.contains(&route.embed.read().layout);
        is_short && contexts.pair.comparison.get().is_some_and(|both| contexts.made.has(&both))
    };
    let sizes = move || {
        if is_finished() {
            let (before, font) = (weight(0), weight(3));
            return format!(
                "{before} kB until it is near the reader’s screen; then one file of HTML for each, of a few kB, and {font} kB, once, for the font."
            );
        }
        format!(
            "{} kB until it is near the reader’s screen; then {} kB, once, and the catalog’s files of the two tools.",
            weight(0),
            weight(1)
        )
    };
    let font = move || (route.embed.read().layout == Layout::Full).then(|| format!(" The font of the quotes is {} kB more.", weight(2)));
    view! {
        <ul class="plain">
            <li>{sizes} {font}</li>
            <li>"No cookies, no tracker, and no request to anybody but this site."</li>
            <li>
                "Nothing is stored until a reader votes. The vote then stays on their device, for your site alone; your page is told that they voted, never what."
            </li>
        </ul>
    }
}
