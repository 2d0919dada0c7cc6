//! `scripts/setup` and `scripts/serve` on machines where something is missing or fails: one clear line says what to do.
//! The tools of these machines are scripts of a line or two; only the shell and its utilities are real.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod action;
mod bench;
mod machine;

use machine::{Machine, Run};

/// The last line that a run has to say, without its color.
fn last(run: &Run) -> &str {
    run.error.lines().last().unwrap_or_default().trim_start_matches("\u{1b}[31m").trim_end_matches("\u{1b}[0m")
}

#[test]
fn set_up_says_what_is_missing_in_one_line_with_what_to_do() {
    for (tool, says) in [
        ("cargo", "cargo is missing. Install Rust (https://rustup.rs)"),
        ("cc", "A C compiler is missing. Run: sudo apt-get install build-essential"),
        ("node", "Node.js is missing. Install version 20.19 or later"),
        ("npm", "npm is missing. It comes with Node.js"),
    ] {
        let machine = Machine::new(&format!("no-{tool}"));
        machine.remove(tool);
        for script in ["scripts/setup", "scripts/serve"] {
            let run = machine.run(script, &[]);
            assert_eq!((run.code, run.error.lines().count()), (1, 1), "{script} without {tool}: {run:?}");
            assert!(last(&run).starts_with(says), "{script} without {tool}: {run:?}");
        }
    }
}

#[test]
fn set_up_asks_for_debian_s_packages_where_it_may_not_install_them_and_says_what_runs_without() {
    let machine = Machine::new("no-shellcheck");
    let run = machine.run("scripts/setup", &["lint"]);
    assert_eq!((run.code, run.error.lines().count()), (1, 1), "{run:?}");
    let says = "The lints need shellcheck on PATH. On Debian: sudo apt-get install shellcheck. Without it, scripts/test native still runs.";
    assert_eq!(last(&run), says);
    machine.tool("shellcheck", "");
    assert_eq!(machine.run("scripts/setup", &["lint"]).code, 0, "nothing is asked for that is there");
}

#[test]
fn set_up_says_what_is_too_old() {
    for (tool, script, says) in [
        ("node", "echo v20.9.0", "Node.js v20.9.0 is too old. Install version 20.19 or later"),
        ("rustc", "echo rustc 1.80.0", "rustc 1.80.0 is too old: 1.90 or later is needed. Install Rust by rustup"),
    ] {
        let machine = Machine::new(&format!("old-{tool}"));
        machine.tool(tool, script);
        let run = machine.run("scripts/setup", &["build"]);
        assert_eq!((run.code, run.error.lines().count()), (1, 1), "{run:?}");
        assert!(last(&run).starts_with(says), "{run:?}");
    }
}

#[test]
fn where_all_is_well_set_up_warns_of_nothing_tells_how_far_it_is_and_does_nothing_twice() {
    let machine = Machine::new("well");
    machine.tool("npm", "mkdir -p \"$3/node_modules\"; echo ran >>npm.log; echo npm notice a new version >&2");
    let run = machine.run("scripts/setup", &["build"]);
    assert_eq!((run.code, run.error.as_str()), (0, ""), "{run:?}");
    assert!(run.out.contains("3 crates compiled in ") && !run.out.contains("notice"), "{run:?}");
    let again = machine.run("scripts/setup", &["build"]);
    assert_eq!((again.code, again.error.as_str(), again.out.lines().count()), (0, "", 2), "only that it is set up: {again:?}");
    assert_eq!(machine.read("npm.log"), "ran\n");
    machine.write("package-lock.json", "{}");
    machine.run("scripts/setup", &["build"]);
    assert_eq!(machine.read("npm.log"), "ran\nran\n", "other packages are asked for now");
}

#[test]
fn what_cannot_be_downloaded_is_told_with_its_reason_and_the_next_run_tries_again() {
    for (tool, script, reason, says) in [
        (
            "npm",
            "mkdir -p node_modules; echo npm error code ENOTFOUND >&2; exit 1",
            "npm error code ENOTFOUND",
            "npm could not fetch the packages",
        ),
        ("cargo", "echo error: no such host >&2; exit 101", "error: no such host", "wasm-bindgen "),
        ("rustup", "echo error: could not download >&2; exit 1", "error: could not download", "rustup could not fetch the target"),
    ] {
        let machine = Machine::new(&format!("no-download-{tool}"));
        machine.tool(tool, script);
        if tool == "rustup" {
            machine.tool("rustc", "case $1 in --version) echo rustc 1.95.0;; *) echo /nowhere;; esac");
        }
        for _ in 0..2 {
            let run = machine.run("scripts/setup", &["build"]);
            assert_eq!(run.code, 1, "{tool}: {run:?}");
            assert!(last(&run).starts_with(says) && last(&run).contains("run this again"), "{tool}: {run:?}");
            assert!(run.error.contains(reason) && run.error.lines().count() == 2, "{tool}: {run:?}");
        }
    }
}

#[test]
fn a_tool_whose_own_versions_are_withdrawn_is_built_with_others_and_that_is_said() {
    let machine = Machine::new("withdrawn");
    machine
        .tool("cargo", &format!("case $* in *--locked*) echo error: failed to select a version >&2; exit 101;; esac; {}", machine::CARGO));
    let run = machine.run("scripts/setup", &["build"]);
    assert_eq!((run.code, run.error.as_str()), (0, ""), "{run:?}");
    assert!(run.out.contains("(error: failed to select a version). Now with the newest that fit."), "{run:?}");
}

#[test]
fn what_debian_says_is_shown_only_when_it_fails() {
    let machine = Machine::new("debian");
    machine.tool("id", "echo 0");
    machine.tool("apt-get", "echo 'debconf: delaying package configuration, since apt-utils is not installed' >&2");
    let run = machine.run("scripts/setup", &["test"]);
    assert_eq!((run.code, run.error.as_str()), (0, ""), "{run:?}");
    machine.tool("apt-get", "echo E: no such host >&2; exit 100");
    let run = machine.run("scripts/setup", &["test"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.error.starts_with("E: no such host\n") && last(&run).starts_with("apt-get could not install chromium"), "{run:?}");
    machine.tool("id", "echo 1000");
    let run = machine.run("scripts/setup", &["test"]);
    assert_eq!((run.code, run.error.lines().count()), (1, 1), "{run:?}");
    assert!(last(&run).contains("sudo apt-get install chromium chromium-driver"), "{run:?}");
}

#[test]
fn a_port_that_cannot_be_had_is_told_before_anything_is_set_up() {
    let machine = Machine::new("port");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    for (given, says) in [
        (port.to_string(), format!("Port {port} is in use. End what listens there, or take another port: PORT={} scripts/serve", port + 1)),
        ("80a".to_owned(), "\"80a\" is no port. Give a number: PORT=9000 scripts/serve".to_owned()),
        ("123456".to_owned(), "\"123456\" is no port. Give a number: PORT=9000 scripts/serve".to_owned()),
    ] {
        let run = machine.run_with("scripts/serve", &[], &[("PORT", &given)]);
        assert_eq!((run.code, run.out.as_str(), run.error.lines().count(), last(&run)), (1, "", 1, says.as_str()), "{run:?}");
    }
}

#[test]
fn a_site_that_cannot_be_served_is_told_without_the_places_in_the_program_that_noticed() {
    let machine = Machine::new("unserved");
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    machine.run("scripts/setup", &["build"]);
    let env = machine.read("scripts/env");
    let version = env.lines().find_map(|line| line.strip_prefix("TRUNK_VERSION=")).unwrap();
    let trunk = format!("case $1 in --version) echo trunk {version}; exit;; esac; echo $RUST_BACKTRACE: address in use >&2; exit 1");
    machine.tool_in(".tools/bin", "trunk", &trunk);
    let run = machine.run_with("scripts/serve", &[], &[("PORT", &free.to_string()), ("RUST_BACKTRACE", "1")]);
    assert_eq!(
        (run.code, run.error.lines().next(), last(&run)),
        (1, Some("0: address in use"), "The site is not served: what Trunk says is above."),
        "{run:?}"
    );
}
