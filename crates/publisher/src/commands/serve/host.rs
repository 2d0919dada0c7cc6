//! Hands the site out to this machine, and tells its pages of every change.

use std::convert::Infallible;
use std::net::TcpListener;
use std::time::{SystemTime, UNIX_EPOCH};

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

/// The site's page for what is not there.
const NOT_FOUND: &str = "404.html";

/// What stands in its place: it allows no script that would follow the site, and leads to where the site will be.
const NOWHERE: &str = "<h1>There is nothing at this address</h1>\
                       <p>It may be misspelled, or still to be written. <a href=\"/\">See the site instead</a>.</p>";

/// The site, and how it stands.
#[derive(Clone)]
struct Host {
    site: Shelf,
    states: watch::Receiver<workshop::State>,
    run: Run,
}

/// What tells this run from another on the same port, which counts its versions from the same number on: when it began.
#[derive(Clone, Copy)]
struct Run(u128);

impl Run {
    fn begin() -> Self {
        Self(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis()))
    }

    /// How a version of the site is called that no other run has.
    fn version(self, version: usize) -> String {
        format!("{}-{version}", self.0)
    }

    /// The element that brings the script, which learns by its address of which version its page is. The policy of the pages allows
    /// scripts of their own site.
    fn tag(self, version: usize) -> String {
        format!("<script type=\"module\" src=\"/__shipwith/follow.js?{}\"></script></head>", self.version(version))
    }
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
            .with_state(Host { site, states, run: Run::begin() });
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
async fn state(State(Host { states, run, .. }): State<Host>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let told = move |state: workshop::State| {
        let told = json!({ "version": run.version(state.version), "problems": state.problems });
        Ok(Event::default().data(told.to_string()))
    };
    Sse::new(WatchStream::new(states).map(told))
}

/// A file of the site; a page is told to follow it.
async fn page(State(host): State<Host>, uri: Uri) -> Response {
    let state = host.states.borrow().clone();
    let tag = host.run.tag(state.version);
    if state.version == 0 {
        return not_yet(&state.problems, &tag);
    }
    let asked = percent_decode_str(uri.path().trim_start_matches('/')).decode_utf8_lossy();
    let is_folder = asked.is_empty() || asked.ends_with('/');
    let path = if is_folder { format!("{asked}index.html") } else { asked.to_string() };
    match host.site.get(&path) {
        Some(content) => answer(&path, content, &tag),
        None if !is_folder && host.site.get(&format!("{asked}/index.html")).is_some() => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::temporary(&format!("{}/{query}", uri.path())).into_response()
        }
        None => own(StatusCode::NOT_FOUND, "Not found", NOWHERE, &tag),
    }
}

/// An answer with a file of the site; a page with what follows it.
fn answer(path: &str, content: Bytes, tag: &str) -> Response {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let headers = [(header::CONTENT_TYPE, kind.to_string()), (header::CACHE_CONTROL, "no-store".to_owned())];
    // Frames are shown in pages that follow by themselves.
    let follows = kind == mime_guess::mime::TEXT_HTML && !path.starts_with("embed") && path != NOT_FOUND;
    let body = match std::str::from_utf8(&content) {
        Ok(page) if follows => page.replacen("</head>", tag, 1).into(),
        _ => content,
    };
    (headers, body).into_response()
}

/// What stands in place of a site whose first build has failed.
fn not_yet(problems: &[String], tag: &str) -> Response {
    let escaped = |text: &String| format!("<li>{}</li>", shipwith::feeds::xml::escaped(text));
    let list: String = problems.iter().map(escaped).collect();
    let body = format!("<h1>The catalog has problems</h1><p>The site is built as soon as they are mended.</p><ul>{list}</ul>");
    own(StatusCode::SERVICE_UNAVAILABLE, "Not built yet", &body, tag)
}

/// A page of this host's own, which follows the site as well.
fn own(status: StatusCode, title: &str, body: &str, tag: &str) -> Response {
    let text = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>{tag}\
         <body>{body}</body></html>"
    );
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], text).into_response()
}
