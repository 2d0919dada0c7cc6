//! Files that the visitor saves and chooses.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlAnchorElement, HtmlInputElement};

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
    save(&format!("data:application/json,{}", js_sys::encode_uri_component(text)), name);
}

/// The file that was chosen in a field; the field is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.unchecked_into();
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// The text of a file.
///
/// # Errors
/// It cannot be read any more: moved, deleted or forbidden.
pub async fn text(file: &File) -> Result<String, JsValue> {
    let text = JsFuture::from(file.text()).await?;
    text.as_string().ok_or(JsValue::NULL)
}
