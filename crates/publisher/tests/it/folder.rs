//! Runs the command on catalogs in temporary folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// What one run of the command said and how it ended.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// What a command says until it has ended.
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The printed problems, sorted: the order inside a file is nobody's contract. The last line counts them.
    pub fn problems(&self) -> Vec<&str> {
        let mut lines: Vec<&str> = self.out.lines().collect();
        let count = lines.pop().unwrap_or_default();
        let plural = if lines.len() == 1 { "problem" } else { "problems" };
        assert_eq!(count, format!("{} {plural}", lines.len()), "{}", self.out);
        assert_eq!((self.code, self.err.as_str()), (Some(1), ""), "{}", self.out);
        lines.sort_unstable();
        lines
    }
}

/// Runs the command.
pub fn run<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Ran {
    Ran::of(Command::new(env!("CARGO_BIN_EXE_shipwith")).args(arguments))
}

/// A catalog in a folder of its own, which is removed when the test is over.
pub struct Folder(pub PathBuf);

impl Folder {
    /// A catalog without a fault, of alpha and beta, judged by the builder and the skeptic.
    pub fn new(test: &str) -> Self {
        let folder = Self(std::env::temp_dir().join(format!("shipwith-{}-{test}", std::process::id())));
        folder.write("catalog.json", catalog().to_string());
        folder.write("tools/alpha.json", tool("alpha").to_string());
        folder.write("tools/beta.json", tool("beta").to_string());
        folder
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The file of a tool.
    pub fn tool(&self, slug: &str) -> Value {
        serde_json::from_str(&fs::read_to_string(self.0.join(format!("tools/{slug}.json"))).unwrap()).unwrap()
    }

    /// Runs `shipwith import` on something beside it.
    pub fn import(&self, from: &str, more: &[&str]) -> Ran {
        let [from, dir] = [self.0.join(from), self.0.clone()].map(|path| path.display().to_string());
        run([&["import", from.as_str(), "--dir", dir.as_str()], more].concat())
    }

    /// Runs `shipwith check` on it.
    pub fn check(&self) -> Ran {
        run([Path::new("check"), &self.0])
    }

    /// Runs `shipwith index` on it, without a folder for the site.
    pub fn index(&self, out: &Path) -> Ran {
        run([Path::new("index"), &self.0, Path::new("--out"), out])
    }

    /// Runs `shipwith index` on it, with a folder for the site.
    pub fn index_site(&self, out: &Path, site: &Path) -> Ran {
        run([Path::new("index"), &self.0, Path::new("--out"), out, Path::new("--site-dir"), site])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Every file below a folder with what is in it.
pub fn all(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for member in fs::read_dir(folder).unwrap() {
            let path = member.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => drop(found.insert(path.strip_prefix(dir).unwrap().to_owned(), fs::read(path).unwrap())),
            }
        }
    }
    found
}

/// A catalog.json without a fault.
pub fn catalog() -> Value {
    json!({
        "schema": 1,
        "site": { "title": "Shipwith", "tagline": "Which?" },
        "reviewers": [{ "id": "builder", "name": "The Builder", "lens": "Why?" }, { "id": "skeptic", "name": "The Skeptic", "lens": "Why?" }],
        "featured": [["alpha", "beta"]],
    })
}

/// A review.
pub fn review(reviewer: &str, verdict: &str, quote: &str) -> Value {
    json!({ "reviewer": reviewer, "verdict": verdict, "quote": quote, "date": "2025-03-01" })
}

/// A tool without a fault.
pub fn tool(slug: &str) -> Value {
    json!({
        "slug": slug,
        "name": slug,
        "maker": "Acme",
        "category": "Tools",
        "tagline": "It helps",
        "summary": "It helps a lot.",
        "pricing": { "entry": "Free", "plans": [{ "name": "Pro", "price": "$20", "unit": "per month" }] },
        "links": { "home": "https://example.com" },
        "reviews": [review("builder", "ship", "Yes."), review("skeptic", "skip", "No.")],
    })
}
