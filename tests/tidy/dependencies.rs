//! What is taken from others: from where it comes, under which licenses it is passed on, and whether it is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::{File, files, text};

/// What may be passed on along with programs of this license.
const LICENSES: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Zlib",
];

/// The crates that are in the page's program in two versions, and why: each is weighed twice by every visitor.
const TWICE: [(&str, &str); 1] = [("thiserror", "gloo-net 0.6, the one that Leptos has, takes version 1; Leptos itself takes 2")];

/// The dependencies that no code names, and why they are there.
const UNNAMED: [(&str, &str); 0] = [];

/// The npm packages that parts of are in the site: the others are tools.
const OF_NPM: [&str; 6] = [
    "@fontsource-variable/bricolage-grotesque",
    "@fontsource-variable/newsreader",
    "workbox-core",
    "workbox-precaching",
    "workbox-routing",
    "workbox-strategies",
];

/// What cargo prints.
fn cargo(args: &[&str]) -> String {
    let command = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let ran = Command::new(command).current_dir(env!("CARGO_MANIFEST_DIR")).args(args).arg("--locked").output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

/// The packages of this workspace, as cargo tells of them.
fn workspace() -> Vec<Value> {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// The crates that a program is made of, each as name, version and license.
fn made_of(package: &str, target: &[&str]) -> BTreeSet<[String; 3]> {
    let edges = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}|{l}"];
    let listed = cargo(&[&["tree", "--package", package], target, &edges].concat());
    let all = listed.lines().filter_map(|line| {
        let (crate_, license) = line.trim_end_matches(" (*)").split_once('|')?;
        let mut words = crate_.split(' ');
        Some([words.next()?, words.next()?, license].map(str::to_owned))
    });
    all.collect()
}

/// What every visitor loads, and what every publisher installs.
fn shipped() -> [BTreeSet<[String; 3]>; 2] {
    let [page, command] = [made_of("shipwith-app", &["--target", "wasm32-unknown-unknown"]), made_of("shipwith", &[])];
    assert!(page.len() > 50 && command.len() > 100, "{} and {} crates", page.len(), command.len());
    [page, command]
}

/// Whether one of the licenses that are offered is one of ours, of each part.
fn may_be_passed_on(license: &str) -> bool {
    let is_ours = |one: &str| LICENSES.contains(&one.trim().trim_matches(['(', ')']));
    !license.is_empty() && license.split(" AND ").all(|part| part.replace('/', " OR ").split(" OR ").any(is_ours))
}

#[test]
fn what_ships_may_be_passed_on() {
    for (license, may) in [("MIT OR GPL-3.0-only", true), ("MIT AND GPL-3.0-only", false), ("GPL-3.0-only", false), ("", false)] {
        assert_eq!(may_be_passed_on(license), may, "{license}");
    }
    for [name, version, license] in shipped().into_iter().flatten() {
        assert!(may_be_passed_on(&license), "{name} {version} is under {license:?}");
    }
    let lock: Value = serde_json::from_str(&text("package-lock.json")).unwrap();
    for name in OF_NPM {
        let license = lock["packages"][format!("node_modules/{name}")]["license"].as_str().unwrap_or_default();
        assert!(may_be_passed_on(license), "{name} is under {license:?}");
    }
}

#[test]
fn no_crate_is_in_the_page_twice_without_a_reason() {
    let [page, _] = shipped();
    let mut versions = BTreeMap::<String, Vec<String>>::new();
    for [name, version, _] in page {
        versions.entry(name).or_default().push(version);
    }
    versions.retain(|_, all| all.len() > 1);
    let twice: Vec<&str> = versions.keys().map(String::as_str).collect();
    assert_eq!(twice, TWICE.map(|(name, _)| name), "{versions:?}");
}

#[test]
fn every_crate_is_of_this_workspace_or_of_the_one_registry_with_a_checksum() {
    let packages = workspace();
    let ours: BTreeSet<&str> = packages.iter().map(|one| one["name"].as_str().unwrap()).collect();
    let lock = text("Cargo.lock");
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
        Some(line.trim_matches('"').to_owned())
    };
    let mut sources = BTreeSet::new();
    for block in lock.split("[[package]]").skip(1) {
        let name = value(block, "name").unwrap();
        match value(block, "source") {
            None => assert!(ours.contains(name.as_str()), "{name} is of a folder outside the workspace"),
            Some(source) => {
                assert!(value(block, "checksum").is_some_and(|sum| sum.len() == 64), "{name} has no checksum");
                sources.insert(source);
            }
        }
    }
    assert!(
        sources.len() == 1 && sources.iter().all(|source| source.starts_with("registry+") && source.ends_with("/crates.io-index")),
        "{sources:?}"
    );
}

#[test]
fn every_npm_package_is_of_the_registry_that_npm_is_set_to_with_a_checksum() {
    let tests = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap().map(|member| member.unwrap().path());
    let installed = tests.filter(|folder| folder.join("package-lock.json").exists());
    let installed = installed.map(|folder| format!("tests/{}/package-lock.json", folder.file_name().unwrap().to_string_lossy()));
    for lock in installed.chain(["package-lock.json", "bench/package-lock.json"].map(str::to_owned)) {
        let all: Value = serde_json::from_str(&text(&lock)).unwrap();
        let packages = all["packages"].as_object().unwrap().iter().filter(|(place, _)| !place.is_empty());
        let mut count = 0;
        for (place, package) in packages {
            count += 1;
            assert!(package["integrity"].as_str().is_some_and(|sum| sum.starts_with("sha512-")), "{lock}: {place} has no checksum");
            // An address would go before the registry that is set: it is left out by npm's `omit-lockfile-registry-resolved`.
            assert!(package["resolved"].is_null() && package["link"].is_null(), "{lock}: {place} has an address of its own");
        }
        assert!(count > 10, "{lock} holds {count} packages");
    }
}

/// Whether code takes something from a crate: its name in a path, or alone behind `use`. Many are named by words that comments have too.
fn is_named(name: &str, code: &[File]) -> bool {
    code.iter().any(|(_, text)| {
        text.match_indices(name).any(|(at, _)| {
            let (before, behind) = (&text[..at], &text[at + name.len()..]);
            let is_whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            is_whole && (behind.starts_with("::") || before.ends_with("use ") && behind.starts_with([';', ' ']))
        })
    })
}

#[test]
fn every_dependency_is_used() {
    let planted = [("x.rs".to_owned(), "// It takes time.\nuse other_csv::Reader; use serde::de;".to_owned())];
    assert!(is_named("serde", &planted) && !is_named("csv", &planted) && !is_named("time", &planted));
    let mut unnamed = Vec::new();
    for package in workspace() {
        let roots = package["targets"].as_array().unwrap().iter().map(|target| Path::new(target["src_path"].as_str().unwrap()));
        let folders: BTreeSet<&Path> = roots.map(|root| root.parent().unwrap().strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap()).collect();
        let code: Vec<File> = folders.iter().flat_map(|folder| files(&folder.to_string_lossy())).collect();
        for dependency in package["dependencies"].as_array().unwrap() {
            let name = dependency["rename"].as_str().or(dependency["name"].as_str()).unwrap();
            if !is_named(&name.replace('-', "_"), &code) {
                unnamed.push(name.to_owned());
            }
        }
    }
    assert_eq!(unnamed, UNNAMED.map(|(name, _)| name));
}
