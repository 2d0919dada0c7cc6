//! A machine of a test: a folder with our scripts, and a folder of tools that is its whole `PATH`.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// What is real on every machine.
const REAL: &[&str] = &["awk", "bash", "cat", "chmod", "cmp", "cp", "dirname", "env", "grep", "mkdir", "mktemp", "rm", "sed", "sh"];

/// A cargo that compiles three crates and installs whatever it is asked for, in the version that it is asked for.
pub const CARGO: &str = r#"
    for name in unicode-ident syn serde; do echo "   Compiling $name v1.0.0" >&2; done
    while [ $# -gt 0 ]; do case $1 in --root) root=$2; shift;; --version) version=${2#=}; shift;; wasm-bindgen-cli) name=wasm-bindgen;; trunk | geckodriver) name=$1;; esac; shift; done
    mkdir -p "$root/bin"; printf '#!/bin/sh\necho %s %s\n' "$name" "$version" >"$root/bin/$name"; chmod +x "$root/bin/$name"
"#;

/// Writes a program. Another process does: a test beside this one, which starts a process meanwhile, would hand the open file on to it, and
/// a file that is open for writing cannot be started.
pub fn write_program(file: &Path, text: &str) {
    let write = ["-c", "printf %s \"$1\" >\"$0\" && chmod 755 \"$0\""];
    assert!(Command::new("sh").args(write).arg(file).arg(text).status().unwrap().success(), "{}", file.display());
}

/// A machine on which everything is well, until a tool is replaced or removed.
pub struct Machine(PathBuf);

/// How a script ended.
#[derive(Debug)]
pub struct Run {
    /// Its exit code.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it printed for errors.
    pub error: String,
}

impl Machine {
    /// Sets one up in a folder of the tests.
    pub fn new(name: &str) -> Self {
        let machine = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join("machines").join(name));
        fs::remove_dir_all(&machine.0).ok();
        for folder in ["scripts", "path", "tests/hosts", "tests/lighthouse"] {
            fs::create_dir_all(machine.0.join(folder)).unwrap();
        }
        for file in [
            "scripts/env",
            "scripts/setup",
            "scripts/serve",
            "Cargo.lock",
            "package-lock.json",
            "tests/hosts/package-lock.json",
            "tests/lighthouse/package-lock.json",
        ] {
            fs::copy(Path::new(HERE).join(file), machine.0.join(file)).unwrap();
        }
        for tool in REAL {
            let path = std::env::var_os("PATH").unwrap();
            let place = std::env::split_paths(&path).map(|folder| folder.join(tool)).find(|place| place.exists());
            symlink(place.unwrap_or_else(|| panic!("{tool} is on PATH")), machine.0.join("path").join(tool)).unwrap();
        }
        for (tool, script) in [
            ("cargo", CARGO),
            ("cc", ""),
            ("id", "echo 1000"),
            ("node", "echo v24.0.0"),
            // npm ci --prefix FOLDER
            ("npm", "mkdir -p \"$3/node_modules\""),
            ("rustc", "case $1 in --version) echo rustc 1.95.0;; *) echo /;; esac"),
        ] {
            machine.tool(tool, script);
        }
        machine
    }

    /// Puts a tool in place of the one there.
    pub fn tool(&self, name: &str, script: &str) {
        self.tool_in("path", name, script);
    }

    /// Puts a tool into another folder.
    pub fn tool_in(&self, folder: &str, name: &str, script: &str) {
        let file = self.0.join(folder).join(name);
        write_program(&file, &format!("#!/bin/sh\n{script}\n"));
    }

    /// Takes a tool away.
    pub fn remove(&self, name: &str) {
        fs::remove_file(self.0.join("path").join(name)).unwrap();
    }

    /// The text of a file.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    /// Runs one of the scripts there.
    pub fn run(&self, script: &str, words: &[&str]) -> Run {
        self.run_with(script, words, &[])
    }

    /// The same with more in its environment, which holds nothing of the test's own.
    pub fn run_with(&self, script: &str, words: &[&str], more: &[(&str, &str)]) -> Run {
        let mut command = Command::new(self.0.join(script));
        command.args(words).env_clear().env("PATH", self.0.join("path")).env("HOME", &self.0).envs(more.iter().copied());
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code().unwrap(), out: text(output.stdout), error: text(output.stderr) }
    }
}
