//! Files that the visitor saves and chooses.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::{document, set_timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Saves what an address holds as a file, among the visitor's downloads.
pub fn save(address: &str, name: &str) {
    if let Ok(link) = document().create_element("a") {
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(address);
        link.set_download(name);
        link.click();
    }
}

/// Saves text as a JSON file.
pub fn save_json(text: &str, name: &str) {
    save_text(text, "application/json", name);
}

/// Saves text as a Markdown file.
pub fn save_markdown(text: &str, name: &str) {
    save_text(text, "text/markdown", name);
}

/// Saves text as a file. It goes by an object, as browsers bound the length of addresses.
fn save_text(text: &str, type_: &str, name: &str) {
    let kind = BlobPropertyBag::new();
    kind.set_type(type_);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind);
    if let Ok(address) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) {
        save(&address, name);
        // The browser takes it from there when the click has been dealt with.
        set_timeout(move || drop(Url::revoke_object_url(&address)), Duration::from_secs(60));
    }
}

/// The file that was chosen in a field; the field is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.unchecked_into();
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// A file cannot be read any more: moved, deleted or forbidden. The browser does not tell which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// The text of a file.
///
/// # Errors
/// It cannot be read any more.
pub async fn text(file: &File) -> Result<String, Unreadable> {
    JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).ok_or(Unreadable)
}
