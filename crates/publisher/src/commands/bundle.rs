//! `shipwith bundle`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value};
use shipwith::bounds;
use shipwith::check::CATALOG;
use shipwith::whole;

use super::output::{count, say};
use super::{Done, Outcome, files, folder};

/// Put a whole catalog into a single file, which a page reads without any other
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith bundle data --out whole.json\n\n\
                        On a site it is called catalog.json, in a data folder without tools/. The reverse is `shipwith import`.\n\
                        A file that is there is only overwritten when it is a bundle that nobody has changed, or with --force.")]
pub struct Arguments {
    /// The folder that holds catalog.json and tools/
    dir: PathBuf,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
    /// Overwrite the file, whatever it is
    #[arg(long)]
    force: bool,
}

/// Checks the catalog, then writes it as one file.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { dir, out, force } = arguments;
    let mut files = Vec::new();
    let checked = folder::sound(dir, |file, _| files.push(file.to_owned()))?;
    if checked.is_none() {
        return Ok(Done::Problems);
    }
    let parse = |file: &str| -> Result<Value, String> {
        let path = dir.join(file);
        let text = files::read(&path, bounds::CATALOG)?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    };
    let authored = dir.join(CATALOG);
    let is_authored = out.canonicalize().ok().is_some_and(|out| authored.canonicalize().is_ok_and(|authored| authored == out));
    if is_authored {
        return Err(format!("{} is the catalog itself: write to another file", out.display()));
    }
    // An empty file, as `mktemp` makes them, has nothing to lose.
    let may_go = || files::read(out, bounds::CATALOG).is_ok_and(|text| text.is_empty() || whole::is_as_written(&text));
    if files::taken([out.clone()]).is_some() && !force && !may_go() {
        let why = "is there already, and is not what `shipwith bundle` wrote";
        return Err(format!("{} {why}: nothing was written; --force overwrites", out.display()));
    }
    let mut whole: Map<String, Value> = match parse(CATALOG)? {
        Value::Object(whole) => whole,
        _ => Map::new(),
    };
    let tools = files.len();
    files.retain(|file| file != CATALOG);
    // A catalog that is one file already is copied as it is.
    if !files.is_empty() {
        whole.insert("tools".into(), files.iter().map(|file| parse(file)).collect::<Result<Value, _>>()?);
    }
    let text = whole::write(whole);
    if let Some((found, _)) = bounds::CATALOG.refused(text.len()) {
        return Err(format!("the whole catalog is {found}, and could not be read again: nothing was written"));
    }
    files::replace(out, &text)?;
    say(&format!("{}: {}", out.display(), count(tools, "tool")))?;
    Ok(Done::Well)
}
