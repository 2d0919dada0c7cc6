//! Fetches the catalog's files, and posts the newsletter form.

use std::time::Duration;

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::Reflect;
use leptos::prelude::{set_timeout_with_handle, window};
use shipwith_model::catalog::failure::Failure;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, DomException, RequestCache, RequestMode, Url, UrlSearchParams};

use super::protocol::held;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// A request that somebody waits for, and what ends it.
#[derive(Clone, Default)]
pub struct Wanted(Option<AbortController>);

impl Wanted {
    /// A request still to be made.
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// Nobody waits any more: a request that is under way ends.
    pub fn end(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }

    fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }

    /// Ends the request when its answer takes too long.
    fn end_in_time(&self) -> impl FnOnce() + use<> {
        let controller = self.0.clone();
        let timer = set_timeout_with_handle(
            move || {
                if let (Some(controller), Ok(reason)) = (&controller, DomException::new_with_message_and_name("", TIMED_OUT)) {
                    controller.abort_with_reason(&reason);
                }
            },
            PATIENCE,
        );
        move || {
            if let Ok(timer) = timer {
                timer.clear();
            }
        }
    }
}

/// That a host cannot go on where a download was cut off: Firefox asks for the rest of a file, which is another one by now, and the host does not
/// know `If-Range`.
const CANNOT_GO_ON: u16 = 416;

/// What the browser calls an answer that did not come in time.
const TIMED_OUT: &str = "TimeoutError";

/// Fetches a file as text, as long as it is wanted; what the page has asked for ahead of the program comes in any case.
///
/// # Errors
/// No network, no answer in 15 s, no longer wanted, or an HTTP status other than success.
pub async fn text(address: &str, wanted: &Wanted) -> Result<String, Failure> {
    let text = match early(address) {
        Some(answer) => match JsFuture::from(answer).await {
            Ok(came) => read(came.unchecked_into::<web_sys::Response>().into()).await,
            Err(error) => Err(called(&String::from(error.unchecked_into::<js_sys::Error>().name()))),
        },
        None => get(Request::get(address), wanted).await,
    };
    match text {
        Err(Failure::Status(CANNOT_GO_ON)) => get(Request::get(address).cache(RequestCache::Reload), wanted).await,
        text => text,
    }
}

/// The same past everything that is kept of the file, by the browser or for reading offline, if the host can be reached.
///
/// # Errors
/// The same as for [`text`].
pub async fn text_anew(address: &str) -> Result<String, Failure> {
    get(Request::get(address).cache(RequestCache::Reload), &Wanted::new()).await
}

/// The answer to what the page asked for before the program ran (`web/boot/early.ts`); each is taken once.
fn early(address: &str) -> Option<js_sys::Promise> {
    let asked = Reflect::get(&window(), &held::EARLY.into()).ok()?.dyn_into::<js_sys::Object>().ok()?;
    let answer = Reflect::get(&asked, &address.into()).ok()?.dyn_into().ok()?;
    let _ = Reflect::delete_property(&asked, &address.into());
    Some(answer)
}

async fn get(request: RequestBuilder, wanted: &Wanted) -> Result<String, Failure> {
    let in_time = wanted.end_in_time();
    let answer = async {
        let response = request.abort_signal(wanted.signal().as_ref()).send().await.map_err(failure)?;
        read(response).await
    };
    let text = answer.await;
    in_time();
    text
}

/// Whether the browser knows that it has no network.
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// Whether the host of an address answers anything at all, be it to everybody or not.
pub async fn is_there(address: &str) -> bool {
    let base = window().document().and_then(|page| page.base_uri().ok().flatten()).unwrap_or_default();
    let Ok(host) = Url::new_with_base(address, &base).map(|address| address.origin()) else { return false };
    let wanted = Wanted::new();
    let in_time = wanted.end_in_time();
    // What the browser keeps of the host says nothing of whether it is there now.
    let request = RequestBuilder::new(&host).method(Method::HEAD).mode(RequestMode::NoCors).cache(RequestCache::NoStore);
    let is_there = request.abort_signal(wanted.signal().as_ref()).send().await.is_ok();
    in_time();
    is_there
}

/// Posts one field as an HTML form would, and gives the HTTP status of the answer.
///
/// # Errors
/// The same as for [`text`]; a cross-origin service that does not allow reading its answer counts as unreachable.
pub async fn post(address: &str, field: &str, value: &str) -> Result<u16, Failure> {
    let form = UrlSearchParams::new().map_err(|_| Failure::Unreachable)?;
    form.append(field, value);
    let wanted = Wanted::new();
    let in_time = wanted.end_in_time();
    let request = Request::post(address).abort_signal(wanted.signal().as_ref()).body(form).map_err(failure)?;
    let answer = request.send().await.map_err(failure).and_then(accepted);
    in_time();
    Ok(answer?.status())
}

async fn read(response: Response) -> Result<String, Failure> {
    accepted(response)?.text().await.map_err(failure)
}

fn accepted(response: Response) -> Result<Response, Failure> {
    if response.ok() { Ok(response) } else { Err(Failure::Status(response.status())) }
}

fn failure(error: gloo_net::Error) -> Failure {
    match error {
        gloo_net::Error::JsError(error) => called(&error.name),
        _ => Failure::Unreachable,
    }
}

/// What an error of the browser comes to, by its name.
fn called(name: &str) -> Failure {
    if name == TIMED_OUT { Failure::TimedOut } else { Failure::Unreachable }
}
