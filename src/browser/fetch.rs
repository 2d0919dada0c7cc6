//! Fetches the catalog's files, and posts the newsletter form.
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, DomException, RequestInit, Response, UrlSearchParams};

use shipwith_model::catalog::failure::Failure;

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 15_000;

/// Fetches a file as text.
///
/// # Errors
/// No network, no answer in 15 s, or an HTTP status other than success.
pub async fn text(address: &str) -> Result<String, Failure> {
    let response = send(address, &RequestInit::new()).await?;
    let text = JsFuture::from(response.text().map_err(failure)?).await.map_err(failure)?;
    text.as_string().ok_or(Failure::Unreachable)
}

/// Posts one field as an HTML form would, and gives the HTTP status of the answer.
///
/// # Errors
/// The same as for [`text`]; a cross-origin service that does not allow reading its answer counts as unreachable.
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
