//! The publisher's command line: looks a catalog over, and writes what the pickers read.

// Trunk compiles every binary of the package for the page's target; this one is native only.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;
    use std::time::{SystemTime, UNIX_EPOCH};

    use clap::{Parser, Subcommand};
    use shipwith::model::check::{Checked, check};
    use shipwith::model::date::Date;
    use shipwith::model::search::Entry;

    /// Look a Shipwith catalog over, and index it.
    #[derive(Parser)]
    #[command(version, after_help = "Exit codes: 0 all is well, 1 the catalog has problems, 2 the command could not be carried out.")]
    struct Arguments {
        #[command(subcommand)]
        command: Command,
    }

    #[derive(Subcommand)]
    enum Command {
        /// Report every problem of a catalog as `file: field: what was found: what to do`
        Check {
            /// The folder that holds catalog.json and tools/
            dir: PathBuf,
        },
        /// Check a catalog and write search/index.json, which the pickers read
        Index {
            /// The folder that holds catalog.json and tools/
            dir: PathBuf,
            /// The data folder of the site to write into
            #[arg(long)]
            out: PathBuf,
        },
    }

    pub fn main() -> ExitCode {
        let done = match Arguments::parse().command {
            Command::Check { dir } => look_over(&dir).map(|checked| checked.map(|checked| summary(&checked))),
            Command::Index { dir, out } => look_over(&dir).and_then(|checked| checked.map(|checked| index(&checked, &out)).transpose()),
        };
        match done {
            Ok(Some(said)) => {
                println!("{said}");
                ExitCode::SUCCESS
            }
            Ok(None) => ExitCode::from(1),
            Err(error) => {
                eprintln!("catalog: {error}");
                ExitCode::from(2)
            }
        }
    }

    /// Checks a catalog; prints its problems and gives nothing when there are some.
    fn look_over(dir: &Path) -> Result<Option<Checked>, String> {
        let checked = check(&files(dir)?, today()?);
        for problem in &checked.problems {
            println!("{problem}");
        }
        match checked.problems.len() {
            0 => return Ok(Some(checked)),
            1 => println!("1 problem"),
            n => println!("{n} problems"),
        }
        Ok(None)
    }

    fn summary(checked: &Checked) -> String {
        let reviews: usize = checked.tools.iter().map(|(_, tool)| tool.reviews.len()).sum();
        format!("{} tools, {reviews} reviews, {} reviewers: no problems", checked.tools.len(), checked.catalog.reviewers.len())
    }

    fn index(checked: &Checked, out: &Path) -> Result<String, String> {
        let mut entries: Vec<Entry> = checked.tools.iter().map(|(_, tool)| Entry::of(tool)).collect();
        entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.slug.clone()));
        let text = serde_json::json!({ "schema": 1, "tools": entries }).to_string();
        let file = out.join("search/index.json");
        let folder = out.join("search");
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        fs::write(&file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(format!("{}: {} tools, {} bytes", file.display(), entries.len(), text.len()))
    }

    /// Every JSON file of a catalog, by its path below the folder.
    fn files(dir: &Path) -> Result<BTreeMap<String, String>, String> {
        let mut files = BTreeMap::new();
        let mut read = |path: &Path, name: String| -> Result<(), String> {
            let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
            files.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            Ok(())
        };
        let catalog = dir.join("catalog.json");
        if catalog.exists() {
            read(&catalog, "catalog.json".into())?;
        } else if !dir.is_dir() {
            return Err(format!("{}: no such folder", dir.display()));
        }
        let tools = dir.join("tools");
        if tools.is_dir() {
            for member in fs::read_dir(&tools).map_err(|error| format!("{}: {error}", tools.display()))? {
                let path = member.map_err(|error| format!("{}: {error}", tools.display()))?.path();
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if name.ends_with(".json") {
                    read(&path, format!("tools/{name}"))?;
                }
            }
        }
        Ok(files)
    }

    /// Today, by the clock of this machine, in UTC.
    fn today() -> Result<Date, String> {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| "the clock stands before 1970")?.as_secs();
        u32::try_from(seconds / 86_400).ok().and_then(Date::from_epoch_days).ok_or_else(|| "the clock is out of range".into())
    }
}
