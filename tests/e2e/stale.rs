//! A bundle of other sources than these is not tested for theirs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::update::copy;
use crate::waiting::empty_folder;

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// Runs `scripts/sources.mjs` in a folder, with its notes in another, as Trunk does, and gives the line that it objects with, if any.
fn noted(folder: &Path, target: &Path, what: &str, profile: &str) -> Option<String> {
    let mut command = Command::new("node");
    command.args(["scripts/sources.mjs", what]).current_dir(folder);
    command.env("CARGO_TARGET_DIR", target).env("TRUNK_PROFILE", profile).env("TRUNK_STAGING_DIR", "dist");
    let ran = command.output().expect("./scripts/setup asks for Node.js");
    (!ran.status.success()).then(|| String::from_utf8_lossy(&ran.stderr).trim_end().to_owned())
}

#[test]
fn the_bundle_is_of_these_sources() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    assert_eq!(noted(Path::new(HERE), target, "check", ""), None);
}

/// A clone in a folder of its own, with a bundle.
struct Clone(PathBuf);

impl Clone {
    fn new(name: &str) -> Self {
        let clone = empty_folder(name);
        for folder in
            [".cargo", "crates/model", "crates/publisher/src", "crates/publisher/fonts", "public", "scripts", "src", "style", "web"]
        {
            copy(&Path::new(HERE).join(folder), &clone.join(folder));
        }
        for file in fs::read_dir(HERE).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
            fs::copy(&file, clone.join(file.file_name().unwrap())).unwrap();
        }
        for file in ["crates/publisher/Cargo.toml", "crates/publisher/build.rs"] {
            fs::copy(Path::new(HERE).join(file), clone.join(file)).unwrap();
        }
        let clone = Self(clone);
        clone.write("dist/index.html", "as it was built");
        clone
    }

    fn write(&self, file: &str, text: &str) {
        let place = self.0.join(file);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    fn run(&self, what: &str) -> Option<String> {
        noted(&self.0, &self.0.join("target"), what, "release")
    }

    fn build(&self) {
        assert_eq!((self.run("before"), self.run("after"), self.run("check")), (None, None, None));
    }

    /// What is said of the bundle once a file is another; then the file is as it was.
    fn said_with(&self, file: &str, change: impl Fn(&Path)) -> Option<String> {
        let place = self.0.join(file);
        let before = fs::read(&place).ok();
        change(&place);
        let said = self.run("check");
        match before {
            Some(bytes) => fs::write(&place, bytes).unwrap(),
            None => fs::remove_file(&place).unwrap(),
        }
        assert_eq!(self.run("check"), None, "{file} is as it was");
        said
    }
}

const OLDER: &str = "dist/ is of older sources: run . scripts/env && trunk build --release";

#[test]
fn one_other_byte_or_file_among_the_sources_is_noticed() {
    let clone = Clone::new("stale-byte");
    clone.build();
    let other_byte = |place: &Path| {
        let mut bytes = fs::read(place).unwrap();
        bytes[0] ^= 1;
        fs::write(place, bytes).unwrap();
    };
    for file in [
        "src/main.rs",
        "crates/model/src/lib.rs",
        "crates/publisher/src/main.rs",
        "web/start.ts",
        "style/index.css",
        "public/data/catalog.json",
        "index.html",
        "scripts/finish.mjs",
        "Cargo.lock",
        ".cargo/config.toml",
    ] {
        assert_eq!(clone.said_with(file, other_byte).as_deref(), Some(OLDER), "{file}");
        assert_eq!(clone.said_with(file, |place| fs::write(place, "").unwrap()).as_deref(), Some(OLDER), "{file}, empty");
    }
    let added = |place: &Path| fs::write(place, "").unwrap();
    assert_eq!(clone.said_with("src/pages/new.rs", added).as_deref(), Some(OLDER));
    for moved in [("style/index.css", "style/other.css"), ("style/other.css", "style/index.css")] {
        fs::rename(clone.0.join(moved.0), clone.0.join(moved.1)).unwrap();
        assert_eq!(clone.run("check").as_deref(), (moved.1 == "style/other.css").then_some(OLDER), "{moved:?}");
    }
}

#[test]
fn what_no_bundle_is_made_of_makes_none_stale_and_neither_does_another_place() {
    let Clone(place) = Clone::new("stale-place");
    let elsewhere = place.with_file_name("stale elsewhere");
    fs::remove_dir_all(&elsewhere).ok();
    fs::rename(&place, &elsewhere).unwrap();
    let clone = Clone(elsewhere);
    clone.build();
    for file in [
        "src/.DS_Store",
        "web/start.ts~",
        "crates/publisher/bundle/index.html",
        "crates/model/tests/it/new.rs",
        "tests/new.rs",
        "README.md",
    ] {
        clone.write(file, "other");
        assert_eq!(clone.run("check"), None, "{file}");
    }
    fs::rename(&clone.0, &place).unwrap();
    assert_eq!(Clone(place).run("check"), None, "in another folder");
}

#[test]
fn a_bundle_that_nobody_noted_or_that_is_another_one_is_refused() {
    let clone = Clone::new("stale-bundle");
    let unknown = Some("Nobody noted what dist/ was built of: run . scripts/env && trunk build --release");
    assert_eq!(clone.run("check").as_deref(), unknown, "never built here");
    clone.build();
    let other = "dist/ is not the bundle that was built last: run . scripts/env && trunk build --release";
    assert_eq!(clone.said_with("dist/index.html", |place| fs::write(place, "other").unwrap()).as_deref(), Some(other));
    assert_eq!(clone.said_with("dist/new.html", |place| fs::write(place, "").unwrap()).as_deref(), Some(other));
    clone.run("before");
    assert_eq!(clone.run("check").as_deref(), Some(other), "the next build has failed");
    clone.write("src/main.rs", "changed while it was built");
    assert_eq!((clone.run("after"), clone.run("check").as_deref()), (None, unknown));
    clone.run("before");
    noted(&clone.0, &clone.0.join("target"), "after", "debug");
    assert_eq!(clone.run("check").as_deref(), unknown, "built to be looked at");
    fs::remove_dir_all(clone.0.join("dist")).unwrap();
    assert_eq!(clone.run("check").as_deref(), Some("There is no bundle in dist/: run . scripts/env && trunk build --release"));
}
