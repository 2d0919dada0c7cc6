//! The address bar and the history. Addresses are those below the root of the site, which the page names by its `<base>`.

use leptos::ev;
use leptos::prelude::{document, window, window_event_listener};
use wasm_bindgen::JsValue;
use web_sys::Url;

/// The path of the page below the root of the site, and its query string with its `?`; nothing of what cannot be read.
pub fn here() -> (String, String) {
    let path = window().location().pathname().unwrap_or_default();
    let (root, query) = (root(), window().location().search().unwrap_or_default());
    let folder = &root[..root.rfind('/').map_or(0, |end| end + 1)];
    (path.strip_prefix(folder).unwrap_or_default().to_owned(), query)
}

/// Makes what is at `href`, below the root, the address, as a new entry of the history.
///
/// A browser that refuses (a sandboxed frame, a flood of changes) leaves the address as it is: the page goes on.
pub fn push(href: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&whole(href)));
    }
}

/// Makes it the address in place of the one there is.
pub fn replace(href: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&whole(href)));
    }
}

/// The whole address of what is at `href` below the root.
pub fn whole(href: &str) -> String {
    // The base of a page without `<base>`, such as the portable file, is its own address.
    let mut address = document().base_uri().ok().flatten().unwrap_or_default();
    address.truncate(address.find(['?', '#']).unwrap_or(address.len()));
    address + href
}

/// Loads this address anew, with a parameter of that value, or without it.
pub fn load_with(name: &str, value: Option<&str>) {
    let location = window().location();
    let address = location.href().ok().and_then(|href| Url::new(&href).ok());
    let Some(address) = address else { return drop(location.reload()) };
    let before = address.search();
    match value {
        Some(value) => address.search_params().set(name, value),
        None => address.search_params().delete(name),
    }
    // What differs by nothing, or by a place in the page, is not loaded.
    let _ = if address.search() == before { location.reload() } else { location.replace(&address.href()) };
}

/// Loads this page with another query string in place of this one; its fragment stays.
pub fn load(query: &str) {
    let location = window().location();
    if let Some(address) = location.href().ok().and_then(|href| Url::new(&href).ok()) {
        address.set_search(query);
        let _ = location.replace(&address.href());
    }
}

/// The path of the root of the site: to its folder belongs what is stored.
pub fn root() -> String {
    Url::new(&whole("")).map(|root| root.pathname()).unwrap_or_default()
}

/// Calls `follow` when the visitor goes back or forward.
pub fn on_travel(follow: impl Fn() + 'static) {
    // The page lives as long as its window, so the listener is never taken off.
    let _ = window_event_listener(ev::popstate, move |_| follow());
}
