//! What the command does for people at a terminal, and leaves alone where there is none.
#![cfg(unix)]

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use serde_json::json;

use crate::folder::{Folder, run, tool};

/// How long the command may be silent.
const PATIENCE: Duration = Duration::from_secs(20);

/// A terminal at which the command runs.
struct Terminal {
    keys: File,
    shown: Receiver<Vec<u8>>,
    seen: String,
    child: Child,
}

impl Terminal {
    fn new(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let keys = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&keys).unwrap();
        unlockpt(&keys).unwrap();
        let name = ptsname(&keys, Vec::new()).unwrap();
        let place = std::ffi::OsStr::from_bytes(name.as_bytes());
        let end = || Stdio::from(OpenOptions::new().read(true).write(true).open(place).unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_shipwith"));
        command.args(arguments).env("TERM", "xterm").env_remove("NO_COLOR").env_remove("CI").envs(variables.iter().copied());
        let child = command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap();
        // Its own copies of the ends of the terminal would keep it open for ever.
        drop(command);
        let keys = File::from(keys);
        let mut screen = keys.try_clone().unwrap();
        let (to, shown) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(some @ 1..) = screen.read(&mut bytes) {
                if to.send(bytes[..some].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { keys, shown, seen: String::new(), child }
    }

    /// Waits until something stands on the screen.
    fn until(&mut self, text: &str) {
        while !self.seen.contains(text) {
            match self.shown.recv_timeout(PATIENCE) {
                Ok(bytes) => self.seen += &String::from_utf8_lossy(&bytes),
                Err(error) => panic!("waited in vain for {text:?} ({error}): {:?}", self.seen),
            }
        }
    }

    /// Answers a question.
    fn answer(&mut self, question: &str, keys: &str) {
        self.until(question);
        self.seen.clear();
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for the end; gives everything that has been shown since the last answer, and the exit code.
    fn end(mut self) -> (String, Option<i32>) {
        loop {
            match self.shown.recv_timeout(PATIENCE) {
                Ok(bytes) => self.seen += &String::from_utf8_lossy(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(error) => panic!("it goes on for ever ({error}): {:?}", self.seen),
            }
        }
        let code = self.child.wait().unwrap().code();
        (self.seen, code)
    }
}

fn with_a_fault(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    folder.write("tools/beta.json", tool("beta").to_string().replace("\"ship\"", "\"maybe\""));
    let dir = folder.0.display().to_string();
    (folder, dir)
}

#[test]
fn problems_stand_out_on_a_terminal_and_name_their_rule() {
    let (_folder, dir) = with_a_fault("terminal");
    let (shown, code) = Terminal::new(&["check", &dir], &[]).end();
    assert_eq!(code, Some(1));
    assert!(shown.starts_with("\u{1b}[1mtools/beta.json\u{1b}[0m: reviews[0].verdict: found \"maybe\""), "{shown:?}");
    assert!(shown.contains(" [value]\r\n"), "{shown:?}");
}

#[test]
fn there_are_no_colors_where_nobody_wants_them() {
    let (_folder, dir) = with_a_fault("terminal-plain");
    let (shown, _) = Terminal::new(&["check", &dir], &[("NO_COLOR", "1")]).end();
    assert!(!shown.contains('\u{1b}') && shown.contains("tools/beta.json: reviews[0].verdict"), "{shown:?}");
    let ran = run(["check", dir.as_str()]);
    assert!(!ran.out.contains('\u{1b}') && ran.out.contains("reviews[0]"), "{}", ran.out);
    assert!(!ran.out.contains("[value]"), "a program reads what it always has: {}", ran.out);
}

#[test]
fn new_asks_for_the_facts_and_takes_the_answers() {
    let folder = Folder::new("terminal-new");
    let dir = folder.0.display().to_string();
    let mut terminal = Terminal::new(&["new", "--dir", &dir], &[]);
    terminal.answer("Name", "Piper 2\r");
    terminal.answer("Its name in addresses", "\r");
    terminal.answer("Maker", "Rhasspy\r");
    // Down, and around: the last one is another.
    terminal.answer("another one", "\u{1b}[B\r");
    terminal.answer("Category", "Speech\r");
    terminal.answer("What it is, in a line", "It speaks\r");
    terminal.answer("License", "MIT\r");
    terminal.answer("What it costs", "Free\r");
    terminal.answer("Its page", "http://example.com\r");
    terminal.until("https://");
    terminal.answer(
        "Its page",
        "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}https://example.com\r",
    );
    let (shown, code) = terminal.end();
    assert_eq!(code, Some(0), "{shown}");
    let made = folder.tool("piper-2");
    let said = ["name", "maker", "category", "tagline", "license"].map(|field| made[field].as_str().unwrap());
    assert_eq!(said, ["Piper 2", "Rhasspy", "Speech", "It speaks", "MIT"]);
    assert_eq!((&made["pricing"]["entry"], &made["links"]["home"]), (&json!("Free"), &json!("https://example.com")));
}

#[test]
fn new_says_that_a_name_is_taken_before_it_asks_on_and_offers_no_category_without_a_name() {
    let folder = Folder::new("terminal-taken");
    let mut draft = tool("draft");
    draft["category"] = json!("");
    folder.write("tools/draft.json", draft.to_string());
    let dir = folder.0.display().to_string();
    let mut terminal = Terminal::new(&["new", "--dir", &dir], &[]);
    terminal.answer("Name", "Alpha\r");
    terminal.answer("Its name in addresses", "\r");
    terminal.answer("is there already", "gamma\r");
    terminal.answer("Maker", "Acme\r");
    // The first that is offered.
    terminal.answer("another one", "\r");
    for question in ["What it is, in a line", "License", "What it costs", "Its page"] {
        terminal.answer(question, "\r");
    }
    let (shown, code) = terminal.end();
    assert_eq!(code, Some(0), "{shown}");
    let made = folder.tool("gamma");
    assert_eq!((&made["name"], &made["category"]), (&json!("Alpha"), &json!("Tools")));
}

#[test]
fn new_asks_nothing_when_it_is_told_not_to() {
    let folder = Folder::new("terminal-silent");
    let dir = folder.0.display().to_string();
    let (shown, code) = Terminal::new(&["new", "piper", "--no-input", "--dir", &dir], &[]).end();
    assert!(code == Some(0) && shown.contains("fill in what is empty"), "{shown}");
    assert_eq!(folder.tool("piper")["name"], json!("Piper"));
    let ran = run(["new", "--dir", dir.as_str()]);
    assert!(ran.code == Some(2) && ran.err.contains("say what the tool is called in addresses"), "{}", ran.err);
}

#[test]
fn a_bar_shows_how_far_a_long_run_is_and_goes_when_it_is_over() {
    let folder = Folder::new("terminal-bar");
    let made = folder.0.join("made").display().to_string();
    assert_eq!(run(["generate", made.as_str(), "--tools", "40000", "--seed", "1"]).code, Some(0));
    let mut terminal = Terminal::new(&["check", &made], &[]);
    terminal.until("/40,000");
    let (shown, code) = terminal.end();
    assert!(code == Some(0) && shown.ends_with("no problems\r\n"), "{:?}", &shown[shown.len().saturating_sub(200)..]);
}

#[test]
fn shells_can_complete_it_and_it_has_a_manual() {
    for (shell, says) in [
        ("bash", "complete -F _shipwith"),
        ("zsh", "#compdef shipwith"),
        ("fish", "complete -c shipwith"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let ran = run(["completions", shell]);
        assert!(ran.code == Some(0) && ran.out.contains(says) && ran.out.contains("drift"), "{shell}");
    }
    let page = run(["man"]);
    assert!(page.code == Some(0) && page.out.contains(".TH shipwith 1") && page.out.contains("shipwith\\-check(1)"), "{}", page.out);
    assert!(run(["man", "check"]).out.contains("\\-\\-deny"));
    assert_eq!(run(["man", "nothing"]).code, Some(2));
}

#[test]
fn who_has_read_enough_of_the_help_may_close_the_pipe() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_shipwith"));
    assert!(command.arg("--help").stdout(writer).status().unwrap().success());
}
