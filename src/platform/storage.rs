//! The browser's storage, which may be blocked, full or missing. Everything in it is named within the folder of the site:
//! another site of the same origin has entries of its own.

use leptos::ev;
use leptos::prelude::{window, window_event_listener, window_event_listener_untyped};
use shipwith_model::scope::{Scope, carry, old_name};
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, Storage};

use super::{clock, history};

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// Merely naming the storage throws: a private window, a sandbox, a visitor's setting.
    Blocked,
    /// It is there, but takes no more.
    Full,
}

fn storage() -> Result<Storage, StorageError> {
    window().local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

thread_local! {
    /// The site that this page belongs to: the same for as long as it stands, and asked for at every entry.
    static SCOPE: Scope = Scope::of(&history::root());
}

/// Every entry of the storage whose key has a name.
fn named(name: impl Fn(&str) -> Option<String>) -> Result<Vec<(String, String)>, StorageError> {
    let storage = storage()?;
    let count = storage.length().map_err(|_| StorageError::Blocked)?;
    let ours = (0..count).filter_map(|i| storage.key(i).ok().flatten()).filter_map(|key| Some((name(&key)?, key)));
    Ok(ours.filter_map(|(name, key)| Some((name, storage.get_item(&key).ok()??))).collect())
}

/// Every entry of this site, by name.
///
/// # Errors
/// The storage is blocked.
pub fn entries() -> Result<Vec<(String, String)>, StorageError> {
    named(|key| SCOPE.with(|scope| scope.name(key).map(str::to_owned)))
}

/// Takes over what was stored before entries belonged to a folder; gives what did not fit.
pub fn carry_over() -> Vec<(String, String)> {
    let (Ok(old), Ok(own)) = (named(|key| old_name(key).map(str::to_owned)), entries()) else { return Vec::new() };
    let mut writes = carry(&old, &own, clock::now()).into_iter();
    let unwritten = writes.find(|(name, text)| write(name, Some(text)).is_err());
    unwritten.into_iter().chain(writes).collect()
}

/// One entry; none where the storage is blocked.
pub fn read(name: &str) -> Option<String> {
    storage().ok()?.get_item(&SCOPE.with(|scope| scope.key(name))).ok()?
}

/// Writes one entry, or removes it.
///
/// # Errors
/// The storage is blocked or full.
pub fn write(name: &str, text: Option<&str>) -> Result<(), StorageError> {
    let (storage, key) = (storage()?, SCOPE.with(|scope| scope.key(name)));
    match text {
        Some(text) => storage.set_item(&key, text).map_err(|_| StorageError::Full),
        None => storage.remove_item(&key).map_err(|_| StorageError::Blocked),
    }
}

/// Calls `follow` with the name of an entry of this site that another tab has changed; without one when everything was
/// erased. Of two changes the first is heard of when the second has been made: what counts is what the entry holds by then.
pub fn on_change(follow: impl Fn(Option<&str>) + 'static) {
    let _ = window_event_listener(ev::storage, move |event| {
        // The storage of a single tab sends the same event.
        if event.storage_area().is_none_or(|area| Ok(area) != storage()) {
            return;
        }
        match event.key() {
            None => follow(None),
            Some(key) => {
                if let Some(name) = SCOPE.with(|scope| scope.name(&key).map(str::to_owned)) {
                    follow(Some(&name));
                }
            }
        }
    });
}

/// Calls `follow` when the page is shown again out of the browser's memory of pages left.
pub fn on_return(follow: impl Fn() + 'static) {
    let _ = window_event_listener_untyped("pageshow", move |event| {
        // A page that is loaded has just read everything.
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            follow();
        }
    });
}
