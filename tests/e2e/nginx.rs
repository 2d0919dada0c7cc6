//! The bundle on a real nginx, with the configuration that `deploy/` has for it.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::offline::GONE;
use crate::port::Port;
use crate::site::DIST;
use crate::visitor::visit;
use crate::waiting::until_some;

const FOLDER: &str = "/deep/sub/path";
const MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// A running nginx, ended with the test.
struct Nginx {
    port: u16,
    process: Child,
}

impl Nginx {
    /// Starts one with the bundle in a folder deep in its root.
    async fn start(name: &str, brotli: bool) -> Self {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::remove_dir_all(&home).ok();
        let place = home.join("www/deep/sub");
        std::fs::create_dir_all(&place).unwrap();
        std::os::unix::fs::symlink(DIST, place.join("path")).unwrap();
        let port = Port::new().number();
        let ours = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/deploy/nginx.conf")).unwrap();
        let mut site = ours.replacen("listen 80;", &format!("listen 127.0.0.1:{port};"), 1).replacen(
            "root /srv/www;",
            &format!("root {};", home.join("www").display()),
            1,
        );
        if brotli {
            site = site.replacen("# brotli_static on;", "brotli_static on;", 1);
        }
        let config = home.join("nginx.conf");
        std::fs::write(&config, whole(&home, &site, brotli)).unwrap();
        let mut command = Command::new("nginx");
        command.arg("-c").arg(&config).arg("-e").arg(home.join("error.log")).stdout(Stdio::null()).kill_on_drop(true);
        let nginx = Self { port, process: command.spawn().expect("nginx is installed: ./scripts/setup does it") };
        let what = format!("nginx, which writes to {}", home.join("error.log").display());
        until_some(&what, async || TcpStream::connect(("127.0.0.1", port)).await.ok()).await;
        nginx
    }

    /// Ends it, and waits until it has ended.
    async fn end(mut self) {
        self.process.kill().await.unwrap();
    }

    /// The head and the body of what it answers.
    async fn get(&self, path: &str, accepts: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        let request = format!("GET {FOLDER}{path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {accepts}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8_lossy(&answer[..end]).to_lowercase(), answer[end + 4..].to_vec())
    }
}

/// What Debian's own configuration has around a file of `conf.d`, in a folder of the test's.
fn whole(home: &Path, site: &str, brotli: bool) -> String {
    let module = if brotli { format!("load_module {MODULE};") } else { String::new() };
    let places: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {};\n", home.join(kind).display()))
        .concat();
    let user =
        if std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0) { "user root;" } else { "" };
    format!(
        "{module}\n{user}\ndaemon off;\nmaster_process off;\npid {home}/pid;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{places}{site}\n}}\n",
        home = home.display()
    )
}

fn of_the_bundle(ending: &str) -> PathBuf {
    let names = std::fs::read_dir(DIST).unwrap().map(|entry| entry.unwrap().path());
    names.into_iter().find(|path| path.to_string_lossy().ends_with(ending) && path.to_string_lossy().contains("shipwith-")).unwrap()
}

/// The page's own style, which another tool names.
fn style() -> String {
    let page = std::fs::read_to_string(format!("{DIST}/index.html")).unwrap();
    let begin = page.find("/style-").unwrap();
    page[begin..begin + page[begin..].find('"').unwrap()].to_owned()
}

#[tokio::test]
async fn every_file_has_its_type_its_age_and_its_policy() {
    let nginx = Nginx::start("nginx-headers", false).await;
    let name = |ending: &str| format!("/{}", of_the_bundle(ending).file_name().unwrap().to_string_lossy());
    let forever = "cache-control: public, max-age=31536000, immutable";
    for (path, said) in [
        ("/".to_owned(), vec!["200 ok", "text/html; charset=utf-8", "cache-control: no-cache", "frame-ancestors 'self'", "nosniff"]),
        ("/?a=ollama&b=zed".to_owned(), vec!["200 ok", "text/html", "cache-control: no-cache"]),
        ("/embed.html?a=x".to_owned(), vec!["200 ok", "text/html", "nosniff"]),
        ("/embed.js".to_owned(), vec!["200 ok", "javascript", "cache-control: no-cache", "access-control-allow-origin: *"]),
        ("/sw.js".to_owned(), vec!["200 ok", "javascript", "cache-control: no-cache", "connect-src 'self'"]),
        (name(".wasm"), vec!["200 ok", "content-type: application/wasm", forever]),
        (name(".js"), vec!["200 ok", "javascript", forever, "nosniff"]),
        (name(".css"), vec!["200 ok", "text/css", forever]),
        (style(), vec!["200 ok", "text/css", forever]),
        ("/data/catalog.json".to_owned(), vec!["200 ok", "application/json", "cache-control: no-cache"]),
        ("/icons".to_owned(), vec!["301 moved", "location: /deep/sub/path/icons/"]),
        ("/compare/langgraph-vs-crewai/".to_owned(), vec!["200 ok", "text/html", "cache-control: no-cache", "frame-ancestors 'self'"]),
        ("/compare/langgraph-vs-crewai/index.md".to_owned(), vec!["200 ok", "text/markdown; charset=utf-8"]),
        ("/compare/langgraph-vs-crewai".to_owned(), vec!["301 moved", "location: /deep/sub/path/compare/langgraph-vs-crewai/"]),
        ("/pictures/langgraph-vs-crewai.png".to_owned(), vec!["200 ok", "image/png"]),
        ("/embed/langgraph-vs-crewai/?layout=meter".to_owned(), vec!["200 ok", "text/html", "cache-control: no-cache"]),
        ("/embed/crewai/".to_owned(), vec!["200 ok", "text/html", "cache-control: no-cache"]),
        ("/embed/top_agent-frameworks/index.html".to_owned(), vec!["200 ok", "text/html", "cache-control: no-cache"]),
        ("/tools/crewai/".to_owned(), vec!["200 ok", "text/html", "frame-ancestors 'self'"]),
        ("/fonts/bricolage-grotesque-latin-wght-normal.woff2".to_owned(), vec!["200 ok", "access-control-allow-origin: *"]),
        ("/manifest.webmanifest".to_owned(), vec!["200 ok", "application/manifest+json"]),
        ("/shipwith-0000000000000000.js".to_owned(), vec!["404 not found", "cache-control: no-cache"]),
        ("/data/tools/nothing.json".to_owned(), vec!["404 not found", "cache-control: no-cache"]),
    ] {
        let (head, body) = nginx.get(&path, "identity").await;
        for text in said {
            assert!(head.contains(text), "{path} lacks {text}:\n{head}");
        }
        assert!(
            !path.starts_with("/embed") || path == "/embed.js" || !head.contains("frame-ancestors"),
            "{path} is for frames anywhere:\n{head}"
        );
        // Lengths and tags may hold the same digits.
        let is_missing = head.lines().next().is_some_and(|status| status.contains(" 404 "));
        assert!(!is_missing || !String::from_utf8_lossy(&body).contains("shipwith"), "{path} is answered with a page");
    }
}

#[tokio::test]
async fn what_the_build_has_packed_is_handed_out_as_it_is() {
    for brotli in [false, true] {
        let nginx = Nginx::start(if brotli { "nginx-brotli" } else { "nginx-gzip" }, brotli).await;
        let ending = if brotli { "br" } else { "gz" };
        for path in [of_the_bundle(".wasm"), of_the_bundle(".js"), of_the_bundle(".css"), Path::new(DIST).join("shell.html")] {
            let name = format!("/{}", path.file_name().unwrap().to_string_lossy());
            let (head, body) = nginx.get(&name, "gzip, br").await;
            assert!(head.contains(&format!("content-encoding: {}", if brotli { "br" } else { "gzip" })), "{name}:\n{head}");
            assert!(head.contains("vary: accept-encoding"), "{name}:\n{head}");
            assert_eq!(body, std::fs::read(format!("{}.{ending}", path.display())).unwrap(), "{name}");
        }
        let (head, _) = nginx.get("/data/search/index.json", "gzip, br").await;
        assert!(head.contains("content-encoding: gzip"), "{head}");
    }
}

#[tokio::test]
async fn a_visit_there_is_whole_online_and_offline() {
    visit("nginx", &GONE, |v| async move {
        let nginx = Nginx::start("nginx-visit", true).await;
        let page = format!("http://127.0.0.1:{}{FOLDER}/?a=github-copilot&b=moondream2", nginx.port);
        v.driver.goto(&page).await?;
        v.until_text("#kept", "Ready offline, with 2 tools").await?;
        nginx.end().await;
        v.driver.goto(&page).await?;
        v.until_text("#word", "No connection").await?;
        v.until_text("#app h1", "GitHub Copilot vs Moondream2").await
    })
    .await;
}
