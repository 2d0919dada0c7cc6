//! `shipwith serve`: the browser follows the catalog as it is written.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::offline::GONE;
use crate::publisher::publish;
use crate::site::publisher_program;
use crate::visitor::visit;
use crate::waiting::{empty_folder, until_some};

/// A site that was just begun.
fn begun(name: &str) -> PathBuf {
    let folder = empty_folder(name).join("begun");
    publish(&["init", folder.to_str().unwrap()]);
    folder
}

/// A port that nobody uses at this moment.
fn free() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The port of an address.
fn port_of(address: &str) -> u16 {
    address.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap()
}

/// Where the command copies a site to: of this test alone, as others serve meanwhile.
fn scratch_of(folder: &Path) -> PathBuf {
    folder.with_file_name("scratch")
}

/// The command, and the address that it says.
async fn served(folder: &Path, port: u16) -> (Child, String) {
    let mut command = Command::new(publisher_program());
    let said = std::fs::File::create(folder.join("said")).unwrap();
    std::fs::create_dir_all(scratch_of(folder)).unwrap();
    command.env("TMPDIR", scratch_of(folder));
    let command = command.arg("serve").arg(folder).args(["--port", &port.to_string()]).stdout(Stdio::piped()).stderr(said);
    let mut child = command.kill_on_drop(true).spawn().unwrap();
    let address = said_by(&mut child).await;
    (child, address)
}

/// The address that the command says, which was started with its output at hand.
pub async fn said_by(command: &mut Child) -> String {
    let mut lines = BufReader::new(command.stdout.take().unwrap()).lines();
    loop {
        let line = lines.next_line().await.unwrap().expect("it says where it is");
        if let Some(address) = line.strip_suffix(" until you end it with Ctrl+C") {
            return address.to_owned();
        }
    }
}

/// Changes a file as an editor does.
fn edit(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from} is not in {text}");
    let beside = file.with_extension("beside");
    std::fs::write(&beside, text.replace(from, to)).unwrap();
    std::fs::rename(&beside, file).unwrap();
}

#[tokio::test]
async fn the_page_follows_every_change_and_names_every_problem() {
    visit("serve", &[], |v| async move {
        let folder = begun("serve");
        let tool = folder.join("data/tools/second-tool.json");
        let (_command, address) = served(&folder, free()).await;
        v.driver.goto(&address).await?;
        v.until_text("#app h1", "First Tool vs Second Tool").await?;
        edit(&tool, "Second Tool", "Another Tool");
        v.until_text("#app h1", "First Tool vs Another Tool").await?;
        edit(&tool, "\"skip\"", "\"never\"");
        v.until_text("#shipwith-problems", "tools/second-tool.json: reviews[1].verdict: found \"never\"").await?;
        assert!(v.text("#app h1").await?.contains("Another Tool"), "the site stays as it was");
        edit(&tool, "\"never\"", "\"ship\"");
        v.until("!document.querySelector('#shipwith-problems')").await?;
        v.until_text("#app main", "the same as for").await?;
        v.driver.goto(format!("{address}tools/second-tool/")).await?;
        v.until_text("#app h1", "Another Tool").await?;
        // A new tool, and then its frame, which is as it will be.
        std::fs::copy(&tool, folder.join("data/tools/third-tool.json")).unwrap();
        edit(&folder.join("data/tools/third-tool.json"), "second-tool", "third-tool");
        edit(&folder.join("data/tools/third-tool.json"), "Another Tool", "Third Tool");
        let frame = format!("{address}embed/third-tool/");
        let of_it = async || {
            let answer = reqwest::get(&frame).await.ok().filter(|answer| answer.status() == 200)?;
            answer.text().await.ok().filter(|text| text.contains("Third Tool"))
        };
        assert!(!until_some("its frame", of_it).await.contains("__shipwith"));
        v.until_text("body", "While shipwith serve shows the site, nothing is saved for reading offline.").await?;
        assert_eq!(crate::offline::later(&v, "return caches.keys()").await?, json!([]), "nothing is saved of what is being written");
        v.driver.goto("about:blank").await
    })
    .await;
}

#[tokio::test]
async fn a_catalog_that_cannot_be_built_yet_says_why_and_is_there_once_it_can() {
    visit("serve-broken", &["503"], |v| async move {
        let folder = begun("serve-broken");
        let catalog = folder.join("data/catalog.json");
        edit(&catalog, "\"schema\": 1", "\"schema\": 1,");
        let (_command, address) = served(&folder, free()).await;
        v.driver.goto(&address).await?;
        v.until_text("body", "catalog.json: not JSON at line").await?;
        edit(&catalog, "\"schema\": 1,,", "\"schema\": 1,");
        v.until_text("#app h1", "First Tool vs Second Tool").await?;
        v.driver.goto("about:blank").await
    })
    .await;
}

#[tokio::test]
async fn where_a_port_is_in_use_the_next_is_taken_and_the_end_leaves_nothing() {
    let folder = begun("serve-twice");
    let (_first, one) = served(&folder, free()).await;
    let (mut second, other) = served(&folder, port_of(&one)).await;
    assert!((1..20).contains(&(port_of(&other) - port_of(&one))), "{one} {other}");
    for address in [&one, &other] {
        let page = until_some("the page", async || reqwest::get(address).await.ok()).await;
        assert!(page.text().await.unwrap().contains("First Tool vs Second Tool"));
    }
    let scratch = || {
        let made = std::fs::read_dir(scratch_of(&folder)).unwrap().map(|entry| entry.unwrap().path());
        made.filter(|path| path.join("catalog/tools/second-tool.json").exists()).count()
    };
    let before = scratch();
    let ended = std::process::Command::new("kill").args(["-INT", &second.id().unwrap().to_string()]).status().unwrap();
    assert!(ended.success());
    assert!(second.wait().await.unwrap().success(), "Ctrl+C is how it ends");
    assert!(scratch() < before, "what it copied goes with it");
}

/// Tells a page whether somebody looks at it, as a browser does whose tab is another: those of the tests are all in sight.
fn hidden(is: bool) -> String {
    format!(
        "Object.defineProperty(document, 'hidden', {{ get: () => {is}, configurable: true }}); document.dispatchEvent(new Event('visibilitychange'))"
    )
}

#[tokio::test]
async fn tabs_that_nobody_looks_at_hold_no_other_up_and_follow_once_they_are_looked_at() {
    visit("serve-tabs", &[], |v| async move {
        let folder = begun("serve-tabs");
        let (_command, address) = served(&folder, free()).await;
        let first = v.driver.window().await?;
        // Browsers have six connections to a host.
        for _ in 0..7 {
            v.driver.goto(&address).await?;
            v.until_text("#app h1", "First Tool vs Second Tool").await?;
            v.js(&hidden(true)).await?;
            let next = v.driver.new_tab().await?;
            v.driver.switch_to_window(next).await?;
        }
        edit(&folder.join("data/tools/second-tool.json"), "Second Tool", "Another Tool");
        v.driver.goto(&address).await?;
        v.until_text("#app h1", "First Tool vs Another Tool").await?;
        v.driver.goto("about:blank").await?;
        v.driver.switch_to_window(first).await?;
        assert!(v.text("#app h1").await?.contains("Second Tool"), "nobody has looked at it");
        v.js(&hidden(false)).await?;
        v.until_text("#app h1", "First Tool vs Another Tool").await?;
        v.driver.goto("about:blank").await
    })
    .await;
}

#[tokio::test]
async fn a_page_follows_the_command_that_is_started_again() {
    // The worker, too, may be asked for anew while nothing answers.
    visit("serve-again", &[GONE.as_slice(), &["when fetching the script"]].concat(), |v| async move {
        let folder = begun("serve-again");
        let (mut command, address) = served(&folder, free()).await;
        v.driver.goto(&address).await?;
        v.until_text("#app h1", "First Tool vs Second Tool").await?;
        command.kill().await.unwrap();
        edit(&folder.join("data/tools/second-tool.json"), "Second Tool", "Another Tool");
        let (_command, again) = served(&folder, port_of(&address)).await;
        assert_eq!(again, address);
        v.until_text("#app h1", "First Tool vs Another Tool").await?;
        v.driver.goto("about:blank").await
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_yet_is_shown_once_it_is() {
    visit("serve-missing", &["404"], |v| async move {
        let folder = begun("serve-missing");
        let (_command, address) = served(&folder, free()).await;
        v.driver.goto(format!("{address}tools/third-tool/")).await?;
        v.until_text("body", "There is nothing at this address").await?;
        assert_eq!(v.attribute("a", "href").await?.as_deref(), Some("/"), "the way out is one of this host");
        let tool = std::fs::read_to_string(folder.join("data/tools/second-tool.json")).unwrap();
        let third = tool.replace("second-tool", "third-tool").replace("Second Tool", "Third Tool");
        std::fs::write(folder.join("data/tools/third-tool.json"), third).unwrap();
        v.until_text("#app h1", "Third Tool").await?;
        v.driver.goto("about:blank").await
    })
    .await;
}
