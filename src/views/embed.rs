//! Puts the comparison into somebody's own page: choose, look, copy.

use leptos::prelude::*;

use super::button::button;
use super::choice::choice;
use super::element::{Child, El, el, live};
use super::masthead::masthead;
use super::picks::picks;
use super::share::said;
use crate::browser::page;
use crate::state::{Handed, Way, app_state};
use shipwith_model::address::View;
use shipwith_model::compare::Side;
use shipwith_model::share::embed::Layout;
use shipwith_model::theme::Theme;

/// The whole screen.
pub fn embed() -> AnyView {
    let state = app_state();
    let layout = choice(
        "Layout",
        [(Layout::Full, "Full"), (Layout::Compact, "Compact"), (Layout::Meter, "One line")]
            .map(|(layout, label)| (layout.key().to_owned(), label.to_owned())),
        move || state.embed().layout.key().to_owned(),
        move |key| {
            state.change_embed(|embed| embed.layout = Layout::ALL.into_iter().find(|layout| layout.key() == key).unwrap_or_default())
        },
    );
    let theme = choice(
        "Colors",
        [(Theme::System, "Match the page"), (Theme::Light, "Light"), (Theme::Dark, "Dark")]
            .map(|(theme, label)| (theme.key().to_owned(), label.to_owned())),
        move || state.embed().theme.key().to_owned(),
        move |key| state.change_embed(|embed| embed.theme = Theme::parse(&key)),
    );
    [
        masthead("For your blog or docs", View::Embed.label(), View::Embed.description()).alone(),
        picks().alone(),
        el("div").class("ways").child(layout).child(theme).alone(),
        copies().alone(),
        part("preview", "How it looks", preview()).alone(),
        part("costs", "What it costs, and what it keeps", costs()).alone(),
    ]
    .alone()
}

fn part(id: &'static str, title: &str, inside: impl Child) -> El {
    el("section").class("share").attr("aria-labelledby", id).child(el("h2").attr("id", id).child(title)).child(inside)
}

/// The lines to copy.
fn copies() -> El {
    let (state, handed) = (app_state(), RwSignal::new(None::<Handed>));
    let missing = move || {
        let fails = |side| state.side(side).is_some_and(|arrival| arrival.is_err());
        (fails(Side::A) || fails(Side::B)).then(|| "Choose two tools first.".to_owned())
    };
    let lines = move |way: Way, label: &'static str, told: &str| {
        let copy = move || leptos::task::spawn_local(async move { handed.set(state.hand_on(way).await) });
        el("div")
            .class("snippet")
            .child(el("p").child(told))
            .child(
                el("pre")
                    .attr("tabindex", "0")
                    .attr("aria-label", label)
                    .child(live(move || state.snippet(way == Way::Frame).or_else(missing))),
            )
            .child(button(label, copy).attr("data-share", label))
    };
    let inside = [
        lines(
            Way::Element,
            "Copy the lines",
            "Paste this where the comparison should appear. Where scripts are off, readers see the link.",
        ),
        el("div").class("handed").attr("role", "status").child(live(move || handed.get().map(said))),
        el("details").child(el("summary").child("For pages that allow no script")).child(lines(
            Way::Frame,
            "Copy the frame",
            "The same in a frame of a fixed height, which you may have to change; what does not fit scrolls. In it, “Match the page” means the reader’s system.",
        )),
    ];
    part("lines", "The lines to copy", inside)
}

/// The widget itself, as it stands in other pages.
fn preview() -> [El; 2] {
    let state = app_state();
    let slug = move |side: Side| state.asked().side(side).unwrap_or_default().to_owned();
    let widget = el("ship-with")
        .live_attr("a", move || slug(Side::A))
        .live_attr("b", move || slug(Side::B))
        .live_attr("layout", move || state.embed().layout.key().to_owned())
        .live_attr("theme", move || state.embed().theme.key().to_owned())
        .live_attr("lang", move || state.embed().lang);
    [widget, el("script").attr("src", "embed.js")]
}

fn costs() -> El {
    let weight = page::meta("shipwith:weight").unwrap_or_default();
    let mut weights = weight.split(' ').map(str::to_owned);
    let mut next = || weights.next().unwrap_or_default();
    let (state, script, frame, quotes) = (app_state(), next(), next(), next());
    let font = move || (state.embed().layout == Layout::Full).then(|| format!(" The font of the quotes is {quotes} kB more."));
    let line = |said: String| el("li").child(said);
    el("ul")
        .class("plain")
        .child(line(format!("{script} kB until it is near the reader’s screen; then {frame} kB, once, and the catalog’s files of the two tools.")).child(live(font)))
        .child(line("No cookies, no tracker, and no request to anybody but this site.".to_owned()))
        .child(line("Nothing is stored until a reader votes. The vote then stays on their device, for your site alone; your page is told that they voted, never what.".to_owned()))
}
