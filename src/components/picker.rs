//! One picker: an editable combobox with a list, after the ARIA pattern.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Side;
use shipwith_model::language::said;
use shipwith_model::search::found::Found;
use shipwith_model::search::{Entry, MOST_TYPED};
use shipwith_model::t;

use super::picker_list::PickerList;

/// How long an option has to be the active one before its tool is fetched ahead, in milliseconds.
const PAUSE: Duration = Duration::from_millis(80);

/// The id of a side's text field.
pub fn field(side: Side) -> &'static str {
    match side {
        Side::A => "pick-a",
        Side::B => "pick-b",
    }
}

/// The id of a side's list.
pub(super) fn list(side: Side) -> &'static str {
    match side {
        Side::A => "list-a",
        Side::B => "list-b",
    }
}

/// What a picker is asked: nothing while it is closed, or else what is typed into it, if anything is.
pub type Query = Option<Option<String>>;

/// What a picker is doing.
#[derive(Clone, Copy)]
pub(super) struct Picking {
    pub side: Side,
    /// What is typed; `None` while the field shows the tool that is picked.
    pub typed: RwSignal<Option<String>>,
    open: RwSignal<bool>,
    /// What fits it.
    pub answer: Memo<Found>,
    /// The option that Enter would take: the one that was gone to, or else the best fit for what is typed.
    pub active: Memo<Option<usize>>,
    /// The option that the arrow keys have led to since the last letter.
    gone_to: RwSignal<Option<usize>>,
    /// Whether the arrow keys go through the list: then Home and End do too, or else they move in the text.
    walks: RwSignal<bool>,
    input: NodeRef<html::Input>,
    on_pick: Callback<Entry>,
    on_open: Callback<()>,
}

/// The picker of one side.
#[component]
pub fn Picker(
    /// The side it picks for.
    side: Side,
    /// What its field shows while nothing is typed: the name of the tool that is picked.
    #[prop(into)]
    name: Signal<String>,
    /// Whether another tool is on its way.
    #[prop(into)]
    is_busy: Signal<bool>,
    /// Answers what it is asked, and goes on answering while the answer changes.
    #[prop(into)]
    answer: Callback<Signal<Query>, Memo<Found>>,
    /// What is to be said of the list in place of a count, while nothing is typed.
    #[prop(into)]
    remark: Signal<Option<String>>,
    /// It was opened.
    #[prop(into)]
    on_open: Callback<()>,
    /// An option has been the active one for a moment.
    #[prop(into)]
    on_foresee: Callback<Slug>,
    /// An option was chosen.
    #[prop(into)]
    on_pick: Callback<Entry>,
) -> impl IntoView {
    let (typed, open, gone_to, walks) = (RwSignal::new(None::<String>), RwSignal::new(false), RwSignal::new(None), RwSignal::new(false));
    let answer = answer.run(Signal::derive(move || open.get().then(|| typed.get())));
    let active = Memo::new(move |_| {
        let is_typed = typed.with(|typed| typed.as_ref().is_some_and(|typed| !typed.is_empty()));
        // What is only near is for the visitor to choose, not for Enter to take.
        let is_only_near = || answer.with(|found| matches!(found, Found::Ready(look) if look.count == 0));
        gone_to.get().or_else(|| (is_typed && !is_only_near()).then_some(0))
    });
    let picking = Picking { side, typed, open, answer, active, gone_to, walks, input: NodeRef::new(), on_pick, on_open };
    // Whether the focus came since a press of the mouse began, or came without one.
    let is_fresh = StoredValue::new(false);
    Effect::new(move |_| {
        let slug = active.get().and_then(|place| picking.with_offers(|offers| offers.get(place).map(|entry| entry.slug.clone())));
        // Another option ends the wait, and so does the end of the picker.
        if let Some(slug) = slug
            && let Ok(timer) = set_timeout_with_handle(move || on_foresee.run(slug), PAUSE)
        {
            on_cleanup(move || timer.clear());
        }
    });
    let sentence = move || open.get().then(|| picking.sentence(remark.get()));
    let text = move || typed.get().unwrap_or_else(|| name.get());
    view! {
        <div class="picker" data-side=side.key()>
            <label for=field(side)>{t!("Tool {side}", side = said(side.label()))}</label>
            <input
                node_ref=picking.input
                id=field(side)
                type="text"
                role="combobox"
                data-side=side.key()
                aria-autocomplete="list"
                aria-controls=list(side)
                autocomplete="off"
                autocapitalize="off"
                dir="auto"
                maxlength=MOST_TYPED.to_string()
                spellcheck="false"
                placeholder=t!("Type a name, maker or kind")
                aria-expanded=move || open.get().to_string()
                aria-activedescendant=move || active.get().filter(|at| *at < picking.count()).map(|at| picking.option(at)).unwrap_or_default()
                value=text
                prop:value=text
                aria-busy=move || is_busy.get().to_string()
                on:mousedown=move |_| is_fresh.set_value(false)
                on:focus=move |_| {
                    is_fresh.set_value(true);
                    picking.select();
                    picking.show();
                }
                // In Safari the end of the press that brought the focus would take the selection away.
                on:mouseup=move |event| if is_fresh.get_value() { event.prevent_default() }
                on:click=move |_| picking.show()
                on:blur=move |_| picking.close()
                on:input=move |event| picking.type_in(event_target_value(&event))
                on:keydown=move |event| picking.press(&event)
            />
            <p class="unseen" role="status">
                {sentence}
            </p>
            <Show when=move || open.get()>
                <PickerList picking remark />
            </Show>
        </div>
    }
}

impl Picking {
    fn select(&self) {
        if let Some(input) = self.input.get_untracked() {
            input.select();
        }
    }

    fn show(&self) {
        self.on_open.run(());
        // An open list is not built anew: what is marked in it stays in sight, and what is said of it is heard.
        if !self.open.get_untracked() {
            self.open.set(true);
        }
    }

    fn close(&self) {
        self.open.set(false);
        self.typed.set(None);
        self.gone_to.set(None);
        self.walks.set(false);
    }

    fn type_in(&self, text: String) {
        self.walks.set(false);
        self.gone_to.set(None);
        self.typed.set(Some(text));
        self.show();
    }

    fn press(&self, event: &KeyboardEvent) {
        // A field that was filled in without any key sends an event of the same name. While letters are composed, every key is
        // the input method's; Safari says so by the code 229.
        if !event.is_instance_of::<KeyboardEvent>() || event.is_composing() || event.key_code() == 229 {
            return;
        }
        let (walks, is_open) = (self.walks.get_untracked(), self.open.get_untracked());
        let is_first = self.typed.with_untracked(Option::is_none) && !event.ctrl_key() && !event.meta_key();
        match event.key().as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            "Home" if walks => self.go_to(0),
            "End" if walks => self.go_to(usize::MAX),
            "Enter" if is_open => match self.active.get_untracked() {
                Some(place) => self.choose(place),
                None => self.close(),
            },
            "ArrowLeft" | "ArrowRight" => return self.walks.set(false),
            "Escape" if is_open => self.close(),
            // The first letter begins anew, wherever the caret stands, instead of going on with the name that was picked.
            key if is_first && key.chars().count() == 1 => {
                self.select();
                return self.show();
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// Moves the active option, from the last to the first and back.
    fn step(&self, by: isize) {
        self.show();
        let count = untrack(|| self.count());
        if count > 0 {
            let from = self.active.get_untracked().map_or(if by > 0 { -1 } else { 0 }, |place| place as isize);
            self.go_to((from + by).rem_euclid(count as isize) as usize);
        }
    }

    /// Makes an option the active one, or the last where there are not that many.
    fn go_to(&self, place: usize) {
        self.walks.set(true);
        self.gone_to.set(Some(place.min(untrack(|| self.count()).saturating_sub(1))));
    }

    /// Takes an option.
    pub fn choose(&self, place: usize) {
        if let Some(entry) = untrack(|| self.with_offers(|offers| offers.get(place).cloned())) {
            self.close();
            self.on_pick.run(entry);
        }
    }

    fn count(&self) -> usize {
        self.with_offers(<[Entry]>::len)
    }

    /// The tools that can be chosen now.
    pub fn with_offers<R>(&self, use_them: impl FnOnce(&[Entry]) -> R) -> R {
        self.answer.with(|found| match found {
            Found::Loading(look) | Found::Ready(look) => use_them(&look.entries),
            Found::Failed(_) => use_them(&[]),
        })
    }

    /// The id of an option.
    pub fn option(&self, place: usize) -> String {
        format!("{}-{place}", list(self.side))
    }

    /// What is said of the list: seen above it, and heard from a place that is there before the list is.
    pub fn sentence(&self, remark: Option<String>) -> String {
        // The list may stand over the card that says what is wrong, so it says it too.
        remark.filter(|_| self.typed.with(Option::is_none)).unwrap_or_else(|| self.answer.with(Found::sentence))
    }
}
