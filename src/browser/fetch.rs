//! Fetches the catalog's files, and posts the newsletter form.
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, DomException, RequestCache, RequestInit, RequestMode, Response, Url, UrlSearchParams};

use shipwith_model::catalog::failure::Failure;

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 15_000;

/// Fetches a file as text.
///
/// # Errors
/// No network, no answer in 15 s, or an HTTP status other than success.
pub async fn text(address: &str) -> Result<String, Failure> {
    read(send(address, &RequestInit::new()).await?).await
}

/// The same past everything that is kept of the file, by the browser or for reading offline, if the host can be reached.
///
/// # Errors
/// The same as for [`text`].
pub async fn text_anew(address: &str) -> Result<String, Failure> {
    let request = RequestInit::new();
    request.set_cache(RequestCache::Reload);
    read(send(address, &request).await?).await
}

async fn read(response: Response) -> Result<String, Failure> {
    let text = JsFuture::from(response.text().map_err(failure)?).await.map_err(failure)?;
    text.as_string().ok_or(Failure::Unreachable)
}

/// Whether the browser knows that it has no network.
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// Whether the host of an address answers anything at all, be it to everybody or not.
pub async fn is_there(address: &str) -> bool {
    let host = Url::new_with_base(address, &window().document().and_then(|page| page.base_uri().ok().flatten()).unwrap_or_default());
    let Ok(host) = host.map(|address| address.origin()) else { return false };
    let request = RequestInit::new();
    request.set_method("HEAD");
    request.set_mode(RequestMode::NoCors);
    // What the browser keeps of the host says nothing of whether it is there now.
    request.set_cache(RequestCache::NoStore);
    request.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    JsFuture::from(window().fetch_with_str_and_init(&host, &request)).await.is_ok()
}

/// Posts one field as an HTML form would, and gives the HTTP status of the answer.
///
/// # Errors
/// The same as for [`text`]; a cross-origin service that does not allow reading its answer counts as unreachable, and so it is
/// asked once, and never on its own again.
pub async fn post(address: &str, field: &str, value: &str) -> Result<u16, Failure> {
    let form = UrlSearchParams::new().map_err(failure)?;
    form.append(field, value);
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(&form);
    send(address, &request).await.map(|response| response.status())
}

async fn send(address: &str, request: &RequestInit) -> Result<Response, Failure> {
    request.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let response = JsFuture::from(window().fetch_with_str_and_init(address, request)).await.map_err(failure)?;
    let response: Response = response.unchecked_into();
    if response.ok() { Ok(response) } else { Err(Failure::Status(response.status())) }
}

fn failure(error: JsValue) -> Failure {
    match error.dyn_into::<DomException>() {
        Ok(error) if error.name() == "TimeoutError" => Failure::TimedOut,
        _ => Failure::Unreachable,
    }
}
