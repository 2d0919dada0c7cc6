//! `shipwith init`.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use shipwith::starter;
use shipwith_model::catalog::schema;

use super::output::say;
use super::{Done, Outcome, files, folder};

/// Begin a site: a small catalog to edit, which is sound as it is
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith init my-site\n  shipwith serve my-site\n\n\
                        The folder must be empty, or not there yet. README.md in it says what is where and what to do next.")]
pub struct Arguments {
    /// The folder to begin in
    dir: PathBuf,
}

/// Writes the files; a folder that holds something is left as it is.
pub fn run(arguments: &Arguments) -> Outcome {
    let dir = &arguments.dir;
    let failed = |error: std::io::Error| format!("{}: {error}", dir.display());
    if fs::symlink_metadata(dir).is_ok() && fs::read_dir(dir).map_err(failed)?.next().is_some() {
        return Err(format!("{} is not empty, and was left as it is: name another folder", dir.display()));
    }
    let schemas = [
        (format!("data/{}", starter::TOOL_SCHEMA), format!("{:#}\n", schema::of_a_tool())),
        (format!("data/{}", starter::CATALOG_SCHEMA), format!("{:#}\n", schema::of_a_catalog())),
    ];
    let files = starter::files(folder::today()?).into_iter().map(|(path, text)| (path.to_owned(), text));
    for (path, text) in files.chain(schemas) {
        let place = dir.join(&path);
        if let Some(folder) = place.parent() {
            files::make_folder(folder)?;
        }
        files::create(&place, text)?;
    }
    say(&format!("{}: a catalog of two tools, sound as it is. Look at it: shipwith serve {0}", dir.display()))?;
    Ok(Done::Well)
}
