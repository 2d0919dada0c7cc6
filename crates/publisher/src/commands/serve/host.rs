//! Hands the site out to this machine, and tells its pages of every change.

use std::convert::Infallible;
use std::net::TcpListener;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use serde_json::json;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::super::outputs::Shelf;
use super::workshop;

/// What each page is given, so that it follows the site.
const SCRIPT: &str = include_str!("follow.js");

/// The worker in place of the site's own, which would hand out what it saved: it goes, and takes that along.
const WORKER: &str = include_str!("worker.js");

/// The element that brings the script, which learns by its address of which version its page is. The policy of the pages allows scripts
/// of their own site.
fn tag(version: usize) -> String {
    format!("<script type=\"module\" src=\"/__shipwith/follow.js?{version}\"></script></head>")
}

/// The page for what is not there.
const NOT_FOUND: &str = "404.html";

/// The site, and how it stands.
#[derive(Clone)]
struct Host {
    site: Shelf,
    states: watch::Receiver<workshop::State>,
}

/// Serves until the person who called ends it.
///
/// # Errors
/// The machine does not let it.
pub fn serve(listener: TcpListener, site: Shelf, states: watch::Receiver<workshop::State>) -> Result<(), String> {
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
            .with_state(Host { site, states });
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
async fn page(State(host): State<Host>, uri: Uri) -> Response {
    let state = host.states.borrow().clone();
    if state.version == 0 {
        return not_yet(&state.problems);
    }
    let asked = percent_decode_str(uri.path().trim_start_matches('/')).decode_utf8_lossy();
    let is_folder = asked.is_empty() || asked.ends_with('/');
    let path = if is_folder { format!("{asked}index.html") } else { asked.to_string() };
    match host.site.get(&path) {
        Some(content) => answer(StatusCode::OK, &path, content, state.version),
        None if !is_folder && host.site.get(&format!("{asked}/index.html")).is_some() => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::temporary(&format!("{}/{query}", uri.path())).into_response()
        }
        None => answer(StatusCode::NOT_FOUND, NOT_FOUND, host.site.get(NOT_FOUND).unwrap_or_default(), state.version),
    }
}

/// An answer with a file of that version of the site.
fn answer(status: StatusCode, path: &str, content: Bytes, version: usize) -> Response {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let headers = [(header::CONTENT_TYPE, kind.to_string()), (header::CACHE_CONTROL, "no-store".to_owned())];
    // Frames are shown in pages that follow by themselves.
    let body = match std::str::from_utf8(&content) {
        Ok(page) if kind == mime_guess::mime::TEXT_HTML && !path.starts_with("embed") => page.replacen("</head>", &tag(version), 1).into(),
        _ => content,
    };
    (status, headers, body).into_response()
}

/// What stands in place of a site whose first build has failed.
fn not_yet(problems: &[String]) -> Response {
    let escaped = |text: &String| format!("<li>{}</li>", shipwith::feeds::xml::escaped(text));
    let tag = tag(0);
    let list: String = problems.iter().map(escaped).collect();
    let text = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Not built yet</title>{tag}\
         <body><h1>The catalog has problems</h1><p>The site is built as soon as they are mended.</p><ul>{list}</ul></body></html>"
    );
    (StatusCode::SERVICE_UNAVAILABLE, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], text)
        .into_response()
}
