//! The browser's storage, which may be blocked, full or missing.

use leptos::ev;
use leptos::prelude::{window, window_event_listener, window_event_listener_untyped};
use web_sys::Storage;

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

/// Every entry whose key begins with one of `prefixes`.
///
/// # Errors
/// The storage is blocked.
pub fn entries(prefixes: &[&str]) -> Result<Vec<(String, String)>, StorageError> {
    let storage = storage()?;
    let count = storage.length().map_err(|_| StorageError::Blocked)?;
    let keys = (0..count).filter_map(|i| storage.key(i).ok().flatten());
    let ours = keys.filter(|key| prefixes.iter().any(|prefix| key.starts_with(prefix)));
    Ok(ours.filter_map(|key| Some((key.clone(), storage.get_item(&key).ok()??))).collect())
}

/// One entry; none where the storage is blocked.
pub fn read(key: &str) -> Option<String> {
    storage().ok()?.get_item(key).ok()?
}

/// Writes one entry, or removes it.
///
/// # Errors
/// The storage is blocked or full.
pub fn write(key: &str, text: Option<&str>) -> Result<(), StorageError> {
    let storage = storage()?;
    match text {
        Some(text) => storage.set_item(key, text).map_err(|_| StorageError::Full),
        None => storage.remove_item(key).map_err(|_| StorageError::Blocked),
    }
}

/// Calls `follow` with key and new text when another tab changes an entry; without a key, everything was erased.
pub fn on_change(follow: impl Fn(Option<String>, Option<String>) + 'static) {
    let _ = window_event_listener(ev::storage, move |event| follow(event.key(), event.new_value()));
}

/// Calls `follow` when the page is shown again, also out of the browser's memory of pages left.
pub fn on_return(follow: impl Fn() + 'static) {
    let _ = window_event_listener_untyped("pageshow", move |_| follow());
}
