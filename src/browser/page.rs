//! The document, the clock and chance.

use leptos::prelude::{AnyView, document, set_timeout, window, window_event_listener_untyped};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// Mounts what a program shows in the place that its page keeps for it, and tells the page that it runs.
pub fn run(view: impl FnOnce() -> AnyView + 'static) {
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into().ok()) else {
        return announce("shipwith:broken");
    };
    leptos::mount::mount_to(place, view).forget();
    announce("shipwith:running");
}

/// The text of `<meta name="…">`.
pub fn meta(name: &str) -> Option<String> {
    document().query_selector(&format!("meta[name='{name}']")).ok()??.get_attribute("content")
}

/// The page's title.
pub fn title() -> String {
    document().title()
}

/// Names the page, in its tab and for search engines.
pub fn describe(title: &str, description: &str) {
    document().set_title(title);
    if let Ok(Some(meta)) = document().query_selector("meta[name='description']") {
        let _ = meta.set_attribute("content", description);
    }
}

/// Leaves a mark on the browser's timeline.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(name);
    }
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// A number from 0 (inclusive) to 1 (exclusive).
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// Does `work` when everything that is under way has been done.
pub fn soon(work: impl FnOnce() + 'static) {
    set_timeout(work, Duration::ZERO);
}

/// Lets the browser draw and answer the visitor, and then goes on.
pub async fn pause() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Does `work` when the browser has drawn and has time: after a second at the most where it can't say.
pub fn when_idle(work: impl Fn() + 'static) {
    if js_sys::Reflect::has(&window(), &"requestIdleCallback".into()).unwrap_or(false) {
        leptos::prelude::request_idle_callback(work);
    } else {
        set_timeout(work, Duration::from_secs(1));
    }
}

/// Calls `press` when the slash key is pressed outside of a field; where that does nothing, the browser has the key.
pub fn on_slash(press: impl Fn() -> bool + 'static) {
    let _ = window_event_listener_untyped("keydown", move |event| {
        let Some(event) = key(&event) else { return };
        // A slider or a box to tick takes no letters.
        let types = |element: Element| element.matches("input:not([type=range], [type=checkbox]), textarea, select").unwrap_or(true);
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.key() == "/" && !has_modifier && !document().active_element().is_some_and(types) && press() {
            event.prevent_default();
        }
    });
}

/// The key of an event that is for the page: none while letters are composed, which has the keys of its own, and which some
/// browsers only tell by the code 229; and none where a field was filled in without any key.
pub fn key(event: &Event) -> Option<&KeyboardEvent> {
    const COMPOSING: u32 = 229;
    event.dyn_ref::<KeyboardEvent>().filter(|event| !event.is_composing() && event.key_code() != COMPOSING)
}

/// Whether there is an element of that id.
pub fn has(id: &str) -> bool {
    document().get_element_by_id(id).is_some()
}

/// Whether the focus is in an element that fits a selector.
pub fn has_focus_in(selector: &str) -> bool {
    document().active_element().is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// Puts the focus on a text field and selects its text; a press opens the list of a picker that has the focus already.
pub fn focus(field: &str) {
    if let Some(field) = document().get_element_by_id(field) {
        // A text area has the same two methods.
        let field: HtmlInputElement = field.unchecked_into();
        field.select();
        let _ = field.focus();
        field.click();
    }
}

/// Turns to another screen: its heading takes the focus, and the page is shown from its top.
pub fn turn_to(heading: &str) {
    go_to(heading);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The same without moving the page: who goes back finds the place where they were.
pub fn stay_at(heading: &str) {
    if let Some(element) = document().get_element_by_id(heading) {
        let (element, options): (HtmlElement, FocusOptions) = (element.unchecked_into(), FocusOptions::new());
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Puts the focus on an element.
pub fn go_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let element: HtmlElement = element.unchecked_into();
        let _ = element.focus();
    }
}

/// Puts the focus on the element in that place, counted from 0, of those that fit a selector.
pub fn go_to_nth(selector: &str, place: usize) {
    let found = document().query_selector_all(selector).ok().and_then(|found| found.get(u32::try_from(place).ok()?));
    if let Some(element) = found {
        let element: HtmlElement = element.unchecked_into();
        let _ = element.focus();
    }
}

/// Scrolls a list so that an element of it can be seen.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Calls `hear` with the word of every event of that name, which the page's own scripts send.
pub fn on_word(event: &str, hear: impl Fn(String) + 'static) {
    let _ = window_event_listener_untyped(event, move |event| {
        // An event of that name without a word is none of ours.
        if let Some(word) = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string()) {
            hear(word);
        }
    });
}

/// Tells the static page that the program runs, or that it broke: the page's own script takes it from there.
pub fn announce(event: &str) {
    announce_with(event, "");
}

/// The same with a word to it.
pub fn announce_with(event: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&detail.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window().dispatch_event(&event);
    }
}
