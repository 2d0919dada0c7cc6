//! One picker: an editable combobox with a list, after the ARIA pattern.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::element::{El, el, live};
use crate::browser::page;
use crate::model::comparison::Side;
use crate::model::failure::Failure;
use crate::model::search::Entry;
use crate::model::shards::Look;
use crate::model::verdict::Share;
use crate::state::{AppState, Found, app_state};

/// What a picker is doing.
#[derive(Clone, Copy)]
struct Picker {
    state: AppState,
    side: Side,
    /// What is typed; `None` while the field shows the tool that is picked.
    typed: RwSignal<Option<String>>,
    open: RwSignal<bool>,
    /// What fits it.
    answer: RwSignal<Found>,
    /// The option that Enter would take.
    active: RwSignal<Option<usize>>,
}

/// The id of a side's text field.
pub fn field(side: Side) -> &'static str {
    match side {
        Side::A => "pick-a",
        Side::B => "pick-b",
    }
}

/// The id of a side's list.
fn list(side: Side) -> &'static str {
    match side {
        Side::A => "list-a",
        Side::B => "list-b",
    }
}

/// The picker of one side.
pub fn picker(side: Side) -> El {
    let (state, typed, open) = (app_state(), RwSignal::new(None::<String>), RwSignal::new(false));
    let answer = state.answer(Box::new(move || {
        open.get().then(|| match (typed.get(), state.side(side)) {
            (None, Some(Err(Failure::Unknown(asked)))) => state.nearest(&asked, 5),
            (typed, _) => state.found(&typed.unwrap_or_default()),
        })
    }));
    let picker = Picker { state, side, typed, open, answer, active: RwSignal::new(None) };
    let input = el("input")
        .attr("id", field(side))
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("data-side", side.key())
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", list(side))
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", "Type a name, maker or kind")
        .live_attr("aria-expanded", move || picker.open.get().to_string())
        .live_attr("aria-activedescendant", move || picker.active.get().map(|place| picker.option(place)).unwrap_or_default())
        .live_value(move || picker.typed.get().unwrap_or_else(|| picker.shown()))
        .on("focus", move |_| {
            page::focus(field(side));
            picker.show();
        })
        .on("click", move |_| picker.show())
        .on("blur", move |_| picker.close())
        .on("input", move |event| picker.type_in(event_target_value(&event)))
        .on("keydown", move |event| picker.press(event));
    el("div")
        .class("picker")
        .attr("data-side", side.key())
        .child(el("label").attr("for", field(side)).child(format!("Tool {}", side.label())))
        .child(input)
        .child(live(move || picker.open.get().then(|| picker.popup())))
}

impl Picker {
    /// The name of the tool that is picked.
    fn shown(&self) -> String {
        match self.state.side(self.side) {
            Some(Ok(tool)) => tool.name.clone(),
            _ => String::new(),
        }
    }

    fn show(&self) {
        self.state.forgive();
        self.open.set(true);
    }

    fn close(&self) {
        self.open.set(false);
        self.typed.set(None);
        self.active.set(None);
    }

    fn type_in(&self, text: String) {
        // The best fit is what Enter takes, and is marked and announced as such.
        self.active.set((!text.is_empty()).then_some(0));
        self.typed.set(Some(text));
        self.show();
    }

    fn press(&self, event: Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        match event.key().as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            // While letters are being composed, Enter only ends that.
            "Enter" if self.open.get_untracked() && !event.is_composing() => match self.active.get_untracked() {
                Some(place) => self.choose(place),
                None => self.close(),
            },
            "Escape" if self.open.get_untracked() => self.close(),
            _ => return,
        }
        event.prevent_default();
    }

    /// Moves the active option, from the last to the first and back.
    fn step(&self, by: isize) {
        self.show();
        let count = untrack(|| self.offers().len()) as isize;
        if count > 0 {
            let from = self.active.get_untracked().map_or(if by > 0 { -1 } else { 0 }, |place| place as isize);
            let place = (from + by).rem_euclid(count) as usize;
            self.active.set(Some(place));
            page::reveal(&self.option(place));
        }
    }

    fn choose(&self, place: usize) {
        if let Some(entry) = untrack(|| self.offers()).get(place) {
            self.close();
            self.state.pick(self.side, &entry.slug);
        }
    }

    /// The tools that can be chosen now.
    fn offers(&self) -> Vec<Entry> {
        match self.answer.get() {
            Found::Loading(look) | Found::Ready(look) => look.entries,
            Found::Failed(_) => Vec::new(),
        }
    }

    fn option(&self, place: usize) -> String {
        format!("{}-{place}", list(self.side))
    }

    /// The list and what is said about it.
    fn popup(self) -> El {
        let rows = move || self.offers().into_iter().enumerate().map(|(place, entry)| self.row(place, entry)).collect::<Vec<El>>();
        let rows = el("ul")
            .attr("id", list(self.side))
            .attr("role", "listbox")
            // Browsers let the tab key stop at whatever scrolls; here it goes on to the next control.
            .attr("tabindex", "-1")
            .attr("aria-label", &format!("Tools for side {}", self.side.label()))
            // The field keeps the focus while the list is pressed or scrolled.
            .on("mousedown", |event| event.prevent_default())
            .child(live(rows));
        el("div").class("popup").child(el("p").class("said").attr("role", "status").child(live(move || self.said()))).child(rows)
    }

    fn row(self, place: usize, entry: Entry) -> El {
        let panel = match entry.panel.share() {
            Share::NoVotes => "no panel yet".to_owned(),
            Share::Percent(percent) => format!("{percent}% ship"),
        };
        el("li")
            .attr("id", &self.option(place))
            .attr("role", "option")
            .attr("data-slug", entry.slug.as_str())
            .live_attr("aria-selected", move || (self.active.get() == Some(place)).to_string())
            .on("click", move |_| self.choose(place))
            .child(el("span").class("name").child(entry.name))
            .child(el("span").class("kind").child(format!("{} · {panel}", entry.category)))
    }

    fn said(&self) -> String {
        // The list may stand over the card that says what is wrong, so it says it too.
        if let (None, Some(Err(reason))) = (self.typed.get(), self.state.side(self.side)) {
            return reason.title();
        }
        match self.answer.get() {
            Found::Loading(_) => "Loading the list of tools…".to_owned(),
            Found::Failed(failure) => format!("The list of tools did not come. {}", failure.advice()),
            Found::Ready(Look { is_cut: true, .. }) => "Very many tools fit, the best are shown. Type more letters.".to_owned(),
            Found::Ready(Look { count: 0, .. }) => "Nothing fits. Try fewer letters.".to_owned(),
            Found::Ready(Look { count: 1, .. }) => "1 tool".to_owned(),
            Found::Ready(look) if look.count > look.entries.len() => {
                format!("{} tools, the first {} shown", look.count, look.entries.len())
            }
            Found::Ready(look) => format!("{} tools", look.count),
        }
    }
}
