//! Fetches the catalog's files, and posts the newsletter form.

use gloo_net::http::{Request, Response};
use web_sys::{AbortSignal, UrlSearchParams};

use crate::model::failure::Failure;

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 15_000;

/// Fetches a file as text.
///
/// # Errors
/// No network, no answer in 15 s, or an HTTP status other than success.
pub async fn text(address: &str) -> Result<String, Failure> {
    let request = Request::get(address).abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let response = succeeded(request.send().await)?;
    response.text().await.map_err(failure)
}

/// Posts one field as an HTML form would, and gives the HTTP status of the answer.
///
/// # Errors
/// The same as for [`text`]; a cross-origin service that does not allow reading its answer counts as unreachable.
pub async fn post(address: &str, field: &str, value: &str) -> Result<u16, Failure> {
    let form = UrlSearchParams::new().map_err(|_| Failure::Unreachable)?;
    form.append(field, value);
    let request = Request::post(address).abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let request = request.body(&form).map_err(failure)?;
    succeeded(request.send().await).map(|response| response.status())
}

fn succeeded(answer: Result<Response, gloo_net::Error>) -> Result<Response, Failure> {
    let response = answer.map_err(failure)?;
    if response.ok() { Ok(response) } else { Err(Failure::Status(response.status())) }
}

fn failure(error: gloo_net::Error) -> Failure {
    match error {
        gloo_net::Error::JsError(error) if error.name == "TimeoutError" => Failure::TimedOut,
        _ => Failure::Unreachable,
    }
}
