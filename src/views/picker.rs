//! One picker: an editable combobox with a list, after the ARIA pattern.

use leptos::prelude::*;
use web_sys::Event;

use super::element::{El, el, live};
use super::offers::{popup, said};
use crate::browser::page;
use crate::state::{AppState, Found, app_state};
use shipwith_model::catalog::naming::named;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::search::shards::Look;
use shipwith_model::search::{Entry, MOST_TYPED};

/// What a picker is doing.
#[derive(Clone, Copy)]
pub struct Picker {
    /// Where it stands.
    pub state: AppState,
    /// The side it picks for.
    pub side: Side,
    /// What is typed; `None` while the field shows the tool that is picked.
    pub typed: RwSignal<Option<String>>,
    open: RwSignal<bool>,
    /// What fits it.
    pub answer: RwSignal<Found>,
    /// The option that Enter would take.
    pub active: RwSignal<Option<usize>>,
    /// Whether the arrow keys go through the list: then Home and End do too, or else they move in the text.
    walks: RwSignal<bool>,
    /// What was picked, slug and name: the name is shown until its tool is there.
    picked: RwSignal<Option<(Slug, String)>>,
}

/// The id of a side's text field.
pub fn field(side: Side) -> &'static str {
    match side {
        Side::A => "pick-a",
        Side::B => "pick-b",
    }
}

/// The id of a side's list.
pub fn list(side: Side) -> &'static str {
    match side {
        Side::A => "list-a",
        Side::B => "list-b",
    }
}

/// The picker of one side.
pub fn picker(side: Side) -> El {
    let (state, typed, open, active) = (app_state(), RwSignal::new(None::<String>), RwSignal::new(false), RwSignal::new(None));
    let walks = RwSignal::new(false);
    let answer = state.answer(Box::new(move || {
        let found = open.get().then(|| state.offers(side, typed.get()));
        if let (Some(Found::Ready(Look { count: 0, .. })), false) = (&found, walks.get_untracked()) {
            // What is only near is for the visitor to choose, not for Enter to take.
            active.set(None);
        }
        found
    }));
    let picker = Picker { state, side, typed, open, answer, active, walks, picked: RwSignal::new(None) };
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
        .attr("dir", "auto")
        .attr("maxlength", &MOST_TYPED.to_string())
        .attr("placeholder", "Type a name, maker or kind")
        .live_attr("aria-expanded", move || picker.open.get().to_string())
        .live_attr("aria-activedescendant", move || picker.active.get().map(|place| picker.option(place)).unwrap_or_default())
        .live_value(move || picker.typed.get().unwrap_or_else(|| picker.shown()))
        .live_attr("aria-busy", move || state.is_waiting(side).to_string())
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
        .child(el("p").class("unseen").attr("role", "status").child(live(move || picker.open.get().then(|| said(&picker)))))
        .child(live(move || picker.open.get().then(|| popup(picker))))
}

impl Picker {
    /// The name of the tool that is picked.
    fn shown(&self) -> String {
        let awaited = self.state.awaited(self.side);
        if let Some((_, name)) = self.picked.get().filter(|(slug, _)| awaited.as_deref() == Some(slug.as_str())) {
            return name;
        }
        match self.state.side(self.side) {
            Some(Ok(tool)) => named(&tool.name, self.state.apart(self.side, &tool.slug).as_deref()),
            _ => String::new(),
        }
    }

    fn show(&self) {
        self.state.forgive();
        // An open list is not built anew: what is marked in it stays in sight, and what is said of it is heard.
        if !self.open.get_untracked() {
            self.open.set(true);
        }
    }

    fn close(&self) {
        self.open.set(false);
        self.typed.set(None);
        self.active.set(None);
        self.walks.set(false);
    }

    fn type_in(&self, text: String) {
        self.walks.set(false);
        // The best fit is what Enter takes, and is marked and announced as such.
        self.active.set((!text.is_empty()).then_some(0));
        self.typed.set(Some(text));
        self.show();
    }

    fn press(&self, event: Event) {
        let Some(event) = page::key(&event) else { return };
        let walks = self.walks.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            "Home" if walks => self.go_to(0),
            "End" if walks => self.go_to(usize::MAX),
            "Enter" if self.open.get_untracked() => match self.active.get_untracked() {
                Some(place) => self.choose(place),
                None => self.close(),
            },
            "ArrowLeft" | "ArrowRight" => return self.walks.set(false),
            "Escape" if self.open.get_untracked() => self.close(),
            // The first letter after a pick begins anew, instead of going on with the name that was picked.
            key if !self.open.get_untracked() && key.chars().count() == 1 => return page::focus(field(self.side)),
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
            self.go_to((from + by).rem_euclid(count) as usize);
        }
    }

    /// Makes an option the active one, or the last where there are not that many.
    fn go_to(&self, place: usize) {
        let last = untrack(|| self.offers().len()).saturating_sub(1);
        self.walks.set(true);
        self.active.set(Some(place.min(last)));
        page::reveal(&self.option(place.min(last)));
    }

    /// Takes an option.
    pub fn choose(&self, place: usize) {
        if let Some(entry) = untrack(|| self.offers()).get(place) {
            self.picked.set(Some((entry.slug.clone(), entry.full_label())));
            self.close();
            self.state.pick(self.side, &entry.slug);
        }
    }

    /// The tools that can be chosen now.
    pub fn offers(&self) -> Vec<Entry> {
        match self.answer.get() {
            Found::Loading(look) | Found::Ready(look) => look.entries,
            Found::Failed(_) => Vec::new(),
        }
    }

    /// How many of the options, at the beginning, were looked at lately.
    pub fn recent(&self) -> usize {
        match &*self.answer.read() {
            Found::Ready(look) => look.recent,
            _ => 0,
        }
    }

    /// The id of an option.
    pub fn option(&self, place: usize) -> String {
        format!("{}-{place}", list(self.side))
    }
}
