//! `shipwith import`.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;
use shipwith::check::{CATALOG, Checker};

use super::output::{count, say};
use super::{Done, Outcome, folder};

/// Split a single file that holds the whole catalog into catalog.json and tools/
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith import whole.json --dir data\n\n\
                        The reverse is `shipwith bundle`. Files that are there are only overwritten with --force;\n\
                        those of other tools are never touched.")]
pub struct Arguments {
    /// A catalog.json with complete tools
    file: PathBuf,
    /// The folder to write catalog.json and tools/ into
    #[arg(long)]
    dir: PathBuf,
    /// Overwrite files that are there
    #[arg(long)]
    force: bool,
}

/// Checks the file, then writes its parts.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { file, dir, force } = arguments;
    let text = folder::read(file)?;
    let checker = Checker::new(Some(text.as_bytes()), folder::today()?);
    let checked = checker.finish();
    if !checked.findings.is_empty() {
        folder::report(&checked.findings)?;
        return Ok(Done::Problems);
    }
    let mut whole: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    let tools = match whole.as_object_mut().and_then(|record| record.shift_remove("tools")) {
        Some(Value::Array(tools)) if !tools.is_empty() => tools,
        _ => return Err(format!("{}: there are no tools in it to split off", file.display())),
    };

    let mut parts = vec![(dir.join(CATALOG), whole)];
    parts.extend(checked.catalog.tools.iter().zip(tools).map(|(tool, value)| (dir.join(format!("tools/{}.json", tool.slug)), value)));
    if let Some(taken) = folder::taken(parts.iter().map(|(path, _)| path.clone()).filter(|_| !force)) {
        return Err(format!("{} is there already: nothing was written; --force overwrites", taken.display()));
    }
    folder::make_folder(&dir.join("tools"))?;
    for (path, value) in &parts {
        folder::replace(path, &format!("{value:#}\n"))?;
    }
    say(&format!("{}: {CATALOG} and {}", dir.display(), count(parts.len() - 1, "tool")))?;
    Ok(Done::Well)
}
