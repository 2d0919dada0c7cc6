//! `shipwith bundle`.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;
use shipwith::check::CATALOG;

use super::output::{count, say};
use super::{Done, Outcome, folder};

/// Put a whole catalog into a single file, which a page reads without any other
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith bundle data --out whole.json\n\n\
                        On a site it is called catalog.json, in a data folder without tools/. The reverse is `shipwith import`.")]
pub struct Arguments {
    /// The folder that holds catalog.json and tools/
    dir: PathBuf,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
}

/// Checks the catalog, then writes it as one file.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { dir, out } = arguments;
    let mut files = Vec::new();
    let checked = folder::sound(dir, |file, _| files.push(file.to_owned()))?;
    if checked.is_none() {
        return Ok(Done::Problems);
    }
    let parse = |file: &str| -> Result<Value, String> {
        let text = folder::read(&dir.join(file))?;
        serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))
    };
    let authored = dir.join(CATALOG);
    let is_authored = out.canonicalize().ok().is_some_and(|out| authored.canonicalize().is_ok_and(|authored| authored == out));
    if is_authored {
        return Err(format!("{} is the catalog itself: write to another file", out.display()));
    }
    let mut whole = parse(CATALOG)?;
    let tools = files.len();
    files.retain(|file| file != CATALOG);
    // A catalog that is one file already is copied as it is.
    if !files.is_empty() {
        whole["tools"] = files.iter().map(|file| parse(file)).collect::<Result<Value, _>>()?;
    }
    folder::replace(out, &format!("{whole:#}\n"))?;
    say(&format!("{}: {}", out.display(), count(tools, "tool")))?;
    Ok(Done::Well)
}
