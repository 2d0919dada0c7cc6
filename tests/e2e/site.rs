//! A static host for the built bundle, on a port of its own, that can be told to misbehave.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use tokio::sync::watch;
use tower_http::services::ServeDir;

use crate::port::Port;
use crate::power::Power;
use crate::waiting::{PATIENCE, PAUSE};

/// What the host does with a path instead of handing out the file.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Answers with a status and nothing else.
    Status(u16),
    /// Answers with this text, as JSON.
    Json(String),
    /// Answers with this text, as a web page.
    Html(String),
    /// Answers with this text, as a script.
    Script(String),
    /// Hands out the file as another type, or the first so many bytes of it.
    Part(&'static str, usize),
    /// Leads to another address, for now.
    Redirect(String),
    /// Cannot go on with a download, as a host answers whose file has changed since; hands all of it out to who asks past every cache.
    CannotGoOn,
    /// Begins to answer, and never ends.
    Drip,
    /// Hands out the file, but later.
    Late(Duration),
    /// Hands out the file once the path is mended.
    Held,
    /// Never answers.
    Never,
}

/// The built bundle, served.
#[derive(Clone)]
pub struct Site {
    /// Where it is: `http://127.0.0.1:40123`.
    pub address: String,
    port: Port,
    rules: Arc<Mutex<HashMap<String, Answer>>>,
    data: Arc<Mutex<Option<PathBuf>>>,
    seen: watch::Sender<Vec<String>>,
    shares_nothing: Arc<AtomicBool>,
    falls_back: Arc<AtomicBool>,
    adds: Arc<Mutex<Vec<(&'static str, &'static str)>>>,
    bundle: Arc<Mutex<PathBuf>>,
    folders: Arc<Mutex<Vec<String>>>,
    power: Arc<Mutex<Option<Power>>>,
}

/// The folder that `trunk build --release` fills.
pub const DIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/dist");

/// How many tools the bundle's catalog holds.
pub fn tools() -> usize {
    std::fs::read_dir(format!("{DIST}/data/tools")).unwrap().count()
}

/// A text with the number of the catalog's tools for `#`.
pub fn counted(text: &str) -> String {
    text.replace('#', &tools().to_string())
}

/// The publisher's command line, which `cargo test --workspace` builds beside these tests.
pub fn publisher_program() -> PathBuf {
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("debug").join("shipwith");
    assert!(program.exists(), "{} is not built: run ./scripts/test, or cargo build --bin shipwith", program.display());
    program
}

impl Site {
    /// A site that somebody else serves.
    pub fn elsewhere(address: String) -> Self {
        Self { address, ..Self::off() }
    }

    /// Serves the bundle on a free port.
    pub async fn start() -> Self {
        assert!(std::path::Path::new(DIST).join("index.html").exists(), "no bundle in dist/: run ./scripts/test, which builds it first");
        let site = Self::off();
        site.start_again();
        site
    }

    /// One that is not served yet.
    fn off() -> Self {
        let port = Port::new();
        Self {
            address: port.origin(),
            port,
            rules: Arc::default(),
            data: Arc::default(),
            seen: watch::Sender::default(),
            shares_nothing: Arc::default(),
            falls_back: Arc::default(),
            adds: Arc::default(),
            bundle: Arc::new(Mutex::new(DIST.into())),
            folders: Arc::new(Mutex::new(vec![String::new()])),
            power: Arc::default(),
        }
    }

    /// Stops the host: its port is closed, and every connection is dropped, also those that wait for an answer.
    pub fn stop(&self) {
        self.power.lock().unwrap().take();
    }

    /// Starts it again on the same port.
    pub fn start_again(&self) {
        let router = Router::new().fallback(answer).with_state(Self { power: Arc::default(), ..self.clone() });
        *self.power.lock().unwrap() = Some(Power::on(self.port.listen(), router));
    }

    /// Puts another bundle on the host in place of the one there.
    pub fn deploy(&self, bundle: &Path) {
        *self.bundle.lock().unwrap() = bundle.to_owned();
    }

    /// Puts the bundle into a folder of the host: `/deep/sub/path`.
    pub fn move_to(&self, folder: &str) {
        *self.folders.lock().unwrap() = vec![folder.to_owned()];
    }

    /// Puts the bundle into one more folder of the host.
    pub fn also_in(&self, folder: &str) {
        self.folders.lock().unwrap().push(folder.to_owned());
    }

    /// Makes the host answer a path in another way than with its file.
    pub fn rule(&self, path: &str, answer: Answer) {
        self.rules.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// Makes the host answer a path with its file again.
    pub fn mend(&self, path: &str) {
        self.rules.lock().unwrap().remove(path);
    }

    /// Lets no other origin read its files any more.
    pub fn share_nothing(&self) {
        self.shares_nothing.store(true, Ordering::Relaxed);
    }

    /// Answers what it does not have with its front page from now on, as hosts for pages of one program do.
    pub fn fall_back_to_front_page(&self) {
        self.falls_back.store(true, Ordering::Relaxed);
    }

    /// Puts these headers on every answer from now on.
    pub fn add_headers(&self, headers: &[(&'static str, &'static str)]) {
        *self.adds.lock().unwrap() = headers.to_vec();
    }

    /// Takes `/data/` from another folder, as a publisher's host does.
    pub fn take_data_from(&self, folder: &Path) {
        *self.data.lock().unwrap() = Some(folder.to_owned());
    }

    /// The requests so far: `GET /data/catalog.json`, `POST /subscribe email=a@b`.
    pub fn seen(&self) -> Vec<String> {
        self.seen.borrow().clone()
    }

    /// Waits until enough has been asked of it.
    pub async fn until_seen(&self, enough: impl Fn(&[String]) -> bool) {
        let mut seen = self.seen.subscribe();
        let heard = tokio::time::timeout(PATIENCE, seen.wait_for(|seen| enough(seen))).await.is_ok();
        assert!(heard, "waited in vain for the host to be asked; it was asked {:#?}", self.seen());
    }

    /// The text of a file of the bundle.
    pub fn file(&self, path: &str) -> String {
        std::fs::read_to_string(format!("{DIST}{path}")).unwrap()
    }

    /// What the front page loads with that ending: `/shipwith-….wasm`.
    pub fn named(&self, ending: &str) -> String {
        self.loaded_by("/index.html", ending)
    }

    /// What a page of the bundle loads with that ending.
    pub fn loaded_by(&self, page: &str, ending: &str) -> String {
        let text = self.file(page);
        let values = text.split("=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let file = values.map(str::to_owned).find(|value| value.starts_with("./") && value.ends_with(ending));
        file.unwrap_or_else(|| panic!("{page} loads a file that ends with {ending}")).trim_start_matches('.').to_owned()
    }
}

async fn answer(State(site): State<Site>, request: Request) -> Response {
    let adds = site.adds.lock().unwrap().clone();
    let mut response = bare_answer(site, request).await;
    for (name, value) in adds {
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    }
    response
}

async fn bare_answer(site: Site, request: Request) -> Response {
    let folders = site.folders.lock().unwrap().clone();
    let path = folders.iter().find_map(|folder| request.uri().path().strip_prefix(folder.as_str())).map(str::to_owned);
    let Some(path) = path else { return StatusCode::NOT_FOUND.into_response() };
    let method = request.method().clone();
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let line = format!("{method} {path} {}", String::from_utf8_lossy(&body));
    site.seen.send_modify(|seen| seen.push(line.trim_end().to_owned()));
    let rule = site.rules.lock().unwrap().get(&path).cloned();
    let with_type = |mime: &'static str, text: String| ([(header::CONTENT_TYPE, mime)], text).into_response();
    match rule {
        Some(Answer::Status(status)) => return StatusCode::from_u16(status).unwrap().into_response(),
        Some(Answer::Json(text)) => return with_type("application/json", text),
        Some(Answer::Html(text)) => return with_type("text/html; charset=utf-8", text),
        Some(Answer::Script(text)) => return with_type("text/javascript", text),
        Some(Answer::Part(mime, bytes)) => {
            let file = std::fs::read(format!("{DIST}{path}")).unwrap();
            let part = file[..bytes.min(file.len())].to_vec();
            return ([(header::CONTENT_TYPE, mime)], part).into_response();
        }
        Some(Answer::Redirect(to)) => return axum::response::Redirect::temporary(&to).into_response(),
        Some(Answer::Drip) => {
            use futures_util::StreamExt;
            let first = futures_util::stream::iter([Ok::<_, std::io::Error>("{")]);
            return Body::from_stream(first.chain(futures_util::stream::pending())).into_response();
        }
        Some(Answer::CannotGoOn) if parts.headers.get(header::CACHE_CONTROL).is_none_or(|asked| asked != "no-cache") => {
            return StatusCode::RANGE_NOT_SATISFIABLE.into_response();
        }
        Some(Answer::CannotGoOn) => {}
        Some(Answer::Never) => std::future::pending().await,
        Some(Answer::Late(by)) => tokio::time::sleep(by).await,
        Some(Answer::Held) => {
            while matches!(site.rules.lock().unwrap().get(&path), Some(Answer::Held)) {
                tokio::time::sleep(PAUSE).await;
            }
        }
        None => {}
    }
    let mut request = Request::from_parts(parts, Body::from(body));
    let folder = site.data.lock().unwrap().clone().filter(|_| path.starts_with("/data/"));
    let path = if folder.is_some() { path.trim_start_matches("/data") } else { &path };
    // Firefox goes on with what was cut off. Hosts know by If-Range whether the file is the same still; this one does not, and begins anew.
    request.headers_mut().remove(header::RANGE);
    // Another catalog may be older than the one before it: by its day alone it would pass for the same.
    if folder.is_some() {
        request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    }
    *request.uri_mut() = path.parse().unwrap();
    let files = ServeDir::new(folder.unwrap_or_else(|| site.bundle.lock().unwrap().clone()));
    // Any page may read it: a catalog can be on another origin than its page.
    let shared = (!site.shares_nothing.load(Ordering::Relaxed)).then_some([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")]);
    let response = tower::ServiceExt::oneshot(files, request).await.into_response();
    if response.status() == StatusCode::NOT_FOUND && site.falls_back.load(Ordering::Relaxed) {
        return with_type("text/html; charset=utf-8", site.file("/index.html"));
    }
    (AppendHeaders(shared.into_iter().flatten()), response).into_response()
}
