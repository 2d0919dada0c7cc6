//! How the widget looks and what it costs.

use leptos::html;
use leptos::prelude::*;
use shipwith_model::share::embed::Layout;
use shipwith_model::t;

use crate::platform::document;
use crate::platform::protocol::{element_event, meta};
use crate::state::contexts;

/// The attributes that are the preview's to set.
const ATTRIBUTES: [&str; 8] = ["a", "b", "tool", "category", "layout", "count", "theme", "lang"];

/// The widget itself, as it stands in other pages, with the same link in it. It tells how high it is.
#[component]
pub fn Preview(height: RwSignal<Option<u32>>) -> impl IntoView {
    let contexts = contexts();
    let widget = NodeRef::<html::Custom<&'static str>>::new();
    let page = Memo::new(move |_| contexts.snippet(None, |snippet| (snippet.page(), snippet.title.to_owned())));
    // The element is not one of HTML's own, so its attributes are set by hand: a new view of it would begin its frame anew.
    Effect::new(move |_| {
        let Some(widget) = widget.get() else { return };
        page.track();
        contexts.snippet(None, |snippet| {
            let (of, embed) = (snippet.of.attributes(), snippet.embed.attributes());
            let wanted = |name: &str| {
                let of = of.iter().find(|(of, _)| *of == name).map(|(_, value)| *value);
                of.or_else(|| embed.iter().find(|(of, _)| *of == name).map(|(_, value)| &**value))
            };
            for name in ATTRIBUTES {
                let (now, wanted) = (widget.get_attribute(name), wanted(name));
                let _ = match wanted {
                    Some(value) if now.as_deref() != wanted => widget.set_attribute(name, value),
                    None if now.is_some() => widget.remove_attribute(name),
                    _ => Ok(()),
                };
            }
        });
    });
    let link = view! { <a href=move || page.get().map(|(page, _)| page)>{move || page.get().map(|(_, title)| title)}</a> };
    let measure = move |_| height.set(widget.get_untracked().and_then(|widget| u32::try_from(widget.offset_height()).ok()));
    view! {
        {html::custom("ship-with")
            .node_ref(widget)
            .child(link)
            .on(leptos::ev::Custom::<leptos::ev::Event>::new(element_event::RESIZE), measure)}
        <script src="embed.js"></script>
    }
}

/// What it weighs, and what it keeps.
#[component]
pub fn Costs() -> impl IntoView {
    let contexts = contexts();
    let route = contexts.route;
    // The page says what its widget weighs.
    let weights = RwSignal::new(Vec::<String>::new());
    Effect::new(move |_| {
        weights.set(document::meta(meta::WEIGHT).unwrap_or_default().split(' ').map(str::to_owned).collect());
    });
    let weight = move |i: usize| weights.with(|weights| weights.get(i).cloned().unwrap_or_default());
    let sizes = move || {
        if contexts.snippet(None, |snippet| snippet.is_finished()) == Some(true) {
            let (before, font) = (weight(0), weight(3));
            return t!(
                "{before} kB until it is near the reader’s screen; then one file of HTML for each, of a few kB, and {font} kB, once, for the font.",
                before,
                font
            );
        }
        t!(
            "{before} kB until it is near the reader’s screen; then {program} kB, once, and the catalog’s files of the two tools.",
            before = weight(0),
            program = weight(1)
        )
    };
    let font = move || {
        (route.embed.read().layout == Layout::Full)
            .then(|| format!(" {}", t!("The font of the quotes is {size} kB more.", size = weight(2))))
    };
    view! {
        <ul class="plain">
            <li>{sizes} {font}</li>
            <li>{t!("No cookies, no tracker, and no request to anybody but this site.")}</li>
            <li>
                {t!("Nothing is stored until a reader votes. The vote then stays on their device, for your site alone; your page is told that they voted, never what.")}
            </li>
        </ul>
    }
}
