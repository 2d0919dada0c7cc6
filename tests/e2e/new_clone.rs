//! What somebody sees who has just cloned this and runs the first of the README's two commands.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tokio::net::TcpStream;

use crate::browser::{GUARD, Kind, POOL};
use crate::port::Port;
use crate::site::{DIST, Site};
use crate::visitor::visit_at;
use crate::waiting::{until_some, until_some_within};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// A clone in another folder, whose name holds a space; it goes with this.
struct Clone(PathBuf);

impl Clone {
    /// Of all that git has or would add: what is being worked on is tried too, and nothing that was built.
    fn new() -> Self {
        let mut hasher = DefaultHasher::new();
        HERE.hash(&mut hasher);
        // The same place for the same clone, so that what was compiled for it serves the next run.
        let clone = Self(std::env::temp_dir().join(format!("shipwith new clone {:x}", hasher.finish())));
        fs::remove_dir_all(&clone.0).ok();
        let git = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        let listed = Command::new("git").args(git).current_dir(HERE).output().expect("git is installed");
        assert!(listed.status.success(), "{HERE} is no clone: {}", String::from_utf8_lossy(&listed.stderr));
        let names = String::from_utf8(listed.stdout).unwrap();
        for name in names.split_terminator('\0').filter(|name| Path::new(HERE).join(name).exists()) {
            copy(&Path::new(HERE).join(name), &clone.0.join(name));
        }
        // What set-up installs, and looks through each time.
        for installed in [".tools", "node_modules"] {
            std::os::unix::fs::symlink(Path::new(HERE).join(installed), clone.0.join(installed)).unwrap();
        }
        for built in ["target", "dist"] {
            assert!(!clone.0.join(built).exists(), "a new clone has no {built}");
        }
        clone
    }
}

impl Drop for Clone {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Copies a file with its time, by which cargo knows what has changed.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::copy(from, to).unwrap();
    File::options().write(true).open(to).unwrap().set_modified(fs::metadata(from).unwrap().modified().unwrap()).unwrap();
}

/// The running command. It ends with this, and with whatever it has started.
struct Serve {
    guard: Child,
    said: PathBuf,
}

impl Serve {
    fn start(clone: &Clone, port: Port) -> Self {
        let said = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve.log");
        let (out, error) = (File::create(&said).unwrap(), File::options().append(true).open(&said).unwrap());
        let mut command = Command::new("sh");
        command.args(["-c", GUARD, "guard", "scripts/serve"]).current_dir(&clone.0).process_group(0);
        // The clone has no folder for what is compiled. This one is elsewhere, and spares compiling every crate again.
        let compiled = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        command.env("CARGO_TARGET_DIR", compiled).env("PORT", port.number().to_string());
        Self { guard: command.stdin(Stdio::piped()).stdout(out).stderr(error).spawn().unwrap(), said }
    }

    /// What it has said so far.
    fn said(&self) -> String {
        fs::read_to_string(&self.said).unwrap()
    }

    /// Waits until it answers; it may have everything to compile.
    async fn until_it_answers(&mut self, port: Port) {
        let patience = std::time::Duration::from_secs(900);
        until_some_within(patience, "the site to be served", async || {
            let ended = self.guard.try_wait().unwrap();
            assert!(ended.is_none(), "scripts/serve ended before it served:\n{}", self.said());
            TcpStream::connect(("127.0.0.1", port.number())).await.ok()
        })
        .await;
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        self.guard.wait().ok();
    }
}

/// Every line of it is either what the scripts announce or what Trunk and cargo tell of their progress: nothing warns. Crates
/// may be called as they like, as `thiserror` is: only whole words alarm.
fn alarms(said: &str) -> Vec<&str> {
    const ALARMING: [&str; 7] = ["WARN", "ERROR", "warning", "error", "delaying", "notice", "deprecated"];
    let is_part_of_a_name = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let alarm = |line: &&str| line.split(|c| !is_part_of_a_name(c)).any(|word| ALARMING.contains(&word));
    said.lines().filter(alarm).collect()
}

#[test]
fn a_crate_may_be_called_for_errors_and_a_warning_alarms() {
    let said = "   Compiling throw_error v0.3.1\n   Compiling thiserror v1.0.69\nwarning: unused variable\n2026 ERROR no such file\nnpm notice new version";
    assert_eq!(alarms(said), ["warning: unused variable", "2026 ERROR no such file", "npm notice new version"]);
}

#[tokio::test]
#[ignore = "builds the site anew: ./scripts/test runs it before the others, which look at what it built"]
async fn it_is_served_by_one_command_and_shows_a_comparison() {
    let (clone, port) = (Clone::new(), Port::new());
    let mut serve = Serve::start(&clone, port);
    serve.until_it_answers(port).await;
    let served = Site::elsewhere(port.origin());
    visit_at(served, POOL.take(Kind::Chromium).await, "new-clone", &[], |v| async move {
        v.compare("/").await?;
        for side in ["a", "b"] {
            v.until(&format!("document.querySelector('article.review[data-side={side}]')")).await?;
        }
        Ok(())
    })
    .await;
    assert_eq!(alarms(&serve.said()), [""; 0], "{}", serve.said());
    drop(serve);
    // Trunk is asked to end, and ends when its last connection has.
    until_some("the port to be free again", async || TcpStream::connect(("127.0.0.1", port.number())).await.err()).await;
    let folder = clone.0.to_str().unwrap();
    fs::remove_dir_all(DIST).ok();
    crate::update::copy(&clone.0.join("dist"), Path::new(DIST));
    for file in fs::read_dir(DIST).unwrap().map(|file| file.unwrap().path()).filter(|file| file.is_file()) {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(folder.len()).any(|part| part == folder.as_bytes()), "{} names where it was built", file.display());
    }
}
