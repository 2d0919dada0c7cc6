//! Hands the site out to this machine, and tells its pages of every change.

use std::convert::Infallible;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;
use shipwith::shown::line;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::super::output::tell;
use super::workshop;

/// What each page is given, so that it follows the site.
const SCRIPT: &str = include_str!("follow.js");

/// The worker in place of the site's own, which would hand out what it saved: it goes, and takes that along.
const WORKER: &str = include_str!("worker.js");

/// The element that brings the script. The policy of the pages allows scripts of their own site.
const TAG: &str = "<script type=\"module\" src=\"/__shipwith/follow.js\"></script></head>";

/// The largest page that is given the script; others are handed out as they are.
const LARGEST: usize = 16_000_000;

/// The site, and how it stands.
#[derive(Clone)]
struct Host {
    site: PathBuf,
    states: watch::Receiver<workshop::State>,
}

/// Serves until the person who called ends it.
///
/// # Errors
/// The machine does not let it.
pub fn serve(listener: TcpListener, site: &Path, states: watch::Receiver<workshop::State>) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("cannot serve: {error}");
    listener.set_nonblocking(true).map_err(failed)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
        let router = Router::new()
            .route("/__shipwith/follow.js", get(|| async { script(SCRIPT) }))
            .route("/__shipwith/state", get(state))
            .route("/sw.js", get(|| async { script(WORKER) }))
            .fallback(page)
            .with_state(Host { site: site.to_owned(), states });
        tokio::select! {
            served = axum::serve(listener, router).into_future() => served.map_err(failed),
            // Pages that follow the site would keep it waiting: it ends at once.
            _ = tokio::signal::ctrl_c() => Ok(()),
        }
    })
}

fn script(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-store")], text).into_response()
}

/// How the site stands, now and whenever that changes.
async fn state(State(host): State<Host>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let told =
        |state: workshop::State| Ok(Event::default().data(json!({ "version": state.version, "problems": state.problems }).to_string()));
    Sse::new(WatchStream::new(host.states).map(told))
}

/// A file of the site; a page is told to follow it.
async fn page(State(host): State<Host>, mut request: Request) -> Response {
    // Firefox goes on with what was cut off, and the file may be another one by now.
    request.headers_mut().remove(header::RANGE);
    let state = host.states.borrow().clone();
    let path = request.uri().path().to_owned();
    if state.version == 0 {
        return not_yet(&state.problems);
    }
    let Ok(mut response) = ServeDir::new(&host.site).oneshot(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|mime| mime.as_bytes().starts_with(b"text/html"));
    // Frames are shown in pages that follow by themselves.
    if !is_page || path.starts_with("/embed") {
        return response.into_response();
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(Body::new(body), LARGEST).await else {
        tell(&line(&format!("{path}: larger than a page may be")));
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    let text = String::from_utf8_lossy(&bytes).replacen("</head>", TAG, 1);
    Response::from_parts(parts, Body::from(text))
}

/// What stands in place of a site whose first build has failed.
fn not_yet(problems: &[String]) -> Response {
    let escaped = |text: &String| format!("<li>{}</li>", shipwith::feeds::xml::escaped(text));
    let list: String = problems.iter().map(escaped).collect();
    let text = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Not built yet</title>{TAG}\
         <body><h1>The catalog has problems</h1><p>The site is built as soon as they are mended.</p><ul>{list}</ul></body></html>"
    );
    (StatusCode::SERVICE_UNAVAILABLE, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], text)
        .into_response()
}
