//! The document: its title, its focus, and the place where a program is mounted.

use leptos::prelude::{IntoView, document, window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::protocol::program_event;
use super::{bridge, history};

/// Mounts what a program shows in the place that its page keeps for it, and tells the page that it runs. A program that
/// stops says where and why on the console; the page's own script tells the visitor.
pub fn run<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into().ok()) else {
        return bridge::send(program_event::BROKEN);
    };
    leptos::mount::mount_to(place, view).forget();
    bridge::send(program_event::RUNNING);
}

/// Runs something that waits, before a program has been mounted.
pub fn soon(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// The languages that the browser is set to, the first one first.
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Says in which language, and direction, the program's part of the document is written. A page that stands there still, and is
/// written in another, does not turn round.
pub fn speak(tag: &str, direction: &str) {
    if let Some(place) = document().get_element_by_id("app") {
        let _ = place.set_attribute("lang", tag);
        let _ = place.set_attribute("dir", direction);
    }
}

/// Says the same of the whole document, which the program's part has become.
pub fn speak_all(tag: &str, direction: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", direction);
    }
}

/// The text of `<meta name="…">`.
pub fn meta(name: &str) -> Option<String> {
    document().query_selector(&format!("meta[name='{name}']")).ok()??.get_attribute("content")
}

/// The page's title.
pub fn title() -> String {
    document().title()
}

/// Names the page, in its tab and for search engines; `href` is its address below the root of the site.
pub fn describe(title: &str, description: &str, href: &str) {
    document().set_title(title);
    let set = |selector: &str, attribute: &str, value: &str| {
        if let Ok(Some(element)) = document().query_selector(selector) {
            let _ = element.set_attribute(attribute, value);
        }
    };
    set("meta[name='description']", "content", description);
    // A finished page has one.
    set("link[rel='canonical']", "href", &history::whole(href));
}

/// Whether a finished page stands in the document. One that is not what the address asks for is gone by then (`web/boot/page.ts`).
pub fn is_finished() -> bool {
    has("boot-page")
}

/// Whether the page stands in a frame. By its headers a host can forbid that; in the page itself a policy cannot.
pub fn is_framed() -> bool {
    window().top().ok().flatten().as_ref() != Some(&window())
}

/// Whether the page names a feed.
pub fn has_feed() -> bool {
    document().query_selector("link[type='application/atom+xml']").is_ok_and(|link| link.is_some())
}

/// The links that fit a selector: what each leads to, as it is written, and what it says.
pub fn links(selector: &str) -> Vec<(String, String)> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    let links = (0..found.length()).filter_map(|i| found.get(i)?.dyn_into::<Element>().ok());
    links.filter_map(|link| Some((link.get_attribute("href")?, link.text_content()?))).collect()
}

/// Calls `press` with each key that is pressed outside of a field and of a sheet; where that does nothing, the browser has the key.
pub fn on_key(press: impl Fn(&str) -> bool + 'static) {
    let _ = window_event_listener_untyped("keydown", move |event| {
        // A field that was filled in without any key sends the same event.
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !event.is_composing() && event.key_code() != COMPOSING) else {
            return;
        };
        // A slider or a box to tick takes no letters.
        let takes_letters = "input:not([type=range], [type=checkbox]), textarea, select, [contenteditable], dialog, dialog *";
        let types = |element: Element| element.matches(takes_letters).unwrap_or(true);
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if !has_modifier && !event.repeat() && !document().active_element().is_some_and(types) && press(&event.key()) {
            event.prevent_default();
        }
    });
}

/// Opens a sheet over the page, if there is one of that id.
pub fn open_sheet(id: &str) -> bool {
    sheet(id).is_some_and(|sheet| sheet.show_modal().is_ok())
}

/// Closes it again: the focus goes back to where it was.
pub fn close_sheet(id: &str) {
    if let Some(sheet) = sheet(id) {
        sheet.close();
    }
}

/// A sheet of the program: a finished page has one of the same id.
fn sheet(id: &str) -> Option<HtmlDialogElement> {
    document().query_selector(&format!("#app #{id}")).ok().flatten()?.dyn_into().ok()
}

/// Puts the focus on the next element, or the one before, of those that fit a selector and are shown: counted from the one that has the
/// focus, or else from the upper edge of the window. Whether there is one.
pub fn step_along(selector: &str, is_forward: bool) -> bool {
    let Ok(found) = document().query_selector_all(selector) else { return false };
    let all: Vec<HtmlElement> = (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).filter(is_shown).collect();
    let focused = document().active_element();
    let here = all.iter().position(|element| focused.as_ref() == Some(element.as_ref()));
    let next = match (here, is_forward) {
        (Some(here), true) => here.checked_add(1),
        (Some(here), false) => here.checked_sub(1),
        (None, true) => all.iter().position(|element| element.get_bounding_client_rect().top() >= 0.0),
        (None, false) => all.iter().rposition(|element| element.get_bounding_client_rect().top() < 0.0),
    };
    next.and_then(|next| all.get(next)).is_some_and(|element| element.focus().is_ok())
}

/// Whether an element is laid out: it then has another that its place is told from.
fn is_shown(element: &HtmlElement) -> bool {
    element.offset_parent().is_some()
}

/// The code by which some browsers tell a key that belongs to the letters being composed.
pub const COMPOSING: u32 = 229;

/// Whether the focus is in an element that fits a selector.
pub fn has_focus_in(selector: &str) -> bool {
    document().active_element().is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// Puts the focus on the element in that place, counted from 0, of those that fit a selector.
pub fn go_to_nth(selector: &str, place: usize) {
    let found = document().query_selector_all(selector).ok().and_then(|found| found.get(u32::try_from(place).ok()?));
    if let Some(element) = found {
        let element: HtmlElement = element.unchecked_into();
        let _ = element.focus();
    }
}

/// The element of that id.
pub fn find(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Whether there is an element of that id.
pub fn has(id: &str) -> bool {
    find(id).is_some()
}

/// Whether somebody is typing: what is in the field would be lost with the page.
pub fn is_typing() -> bool {
    let types = |element: &Element| element.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea").unwrap_or(false);
    // A text area has the same value.
    document().active_element().filter(types).is_some_and(|field| !field.unchecked_into::<HtmlInputElement>().value().is_empty())
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Calls `follow` when the browser has a network again.
pub fn on_connection(follow: impl Fn() + 'static) {
    let _ = window_event_listener_untyped("online", move |_| follow());
}

/// Calls `follow` when the page comes to be looked at again.
pub fn on_look(follow: impl Fn() + 'static) {
    let _ = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            follow();
        }
    });
}

/// Puts the focus on a text field and selects its text; a press opens the list of a picker that has the focus already.
pub fn focus(field: &str) {
    if let Some(field) = document().get_element_by_id(field) {
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
