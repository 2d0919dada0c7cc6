//! `shipwith new`.

use std::path::PathBuf;

use clap::Args;
use shipwith::check::CATALOG;
use shipwith::template;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::schema;
use shipwith_model::catalog::slug::Slug;

use super::output::say;
use super::{Done, Outcome, folder};

/// Write the file of a new tool, to fill in
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith new whisper --dir data    writes data/tools/whisper.json\n\n\
                        Then fill in what is empty: `shipwith check data` says what is missing still.")]
pub struct Arguments {
    /// The tool's name in addresses: lower-case letters, digits and single hyphens, at most 64 characters
    slug: String,
    /// The folder that holds catalog.json and tools/
    #[arg(long, default_value = ".")]
    dir: PathBuf,
}

/// Writes the file; one that is there is left as it is.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { slug, dir } = arguments;
    let cure = "write lower-case letters, digits and single hyphens, at most 64 characters";
    let slug = Slug::parse(slug).ok_or_else(|| format!("\"{slug}\" is no slug: {cure}"))?;
    let missing = |error| format!("{error}\nwrite {CATALOG} first, or say where it is with --dir: docs/publish.md has one to begin with");
    let text = folder::read(&dir.join(CATALOG)).map_err(missing)?;
    let (catalog, _) = Catalog::read(CATALOG, &text).map_err(|problem| problem.to_string())?;
    if catalog.is_whole() {
        return Err(format!("the tools of this catalog are in {CATALOG}: add it there, or split them with `shipwith import`"));
    }

    let file = dir.join(format!("tools/{slug}.json"));
    if let Some(taken) = folder::taken([file.clone()]) {
        return Err(format!("{} is there already, and was left as it is", taken.display()));
    }
    folder::make_folder(&dir.join("tools"))?;
    folder::write(&file, &template::tool(&slug, &catalog, folder::today()?))?;
    // Editors read it from there: the new file names it.
    let beside = dir.join(template::TOOL_SCHEMA);
    if !beside.exists() {
        folder::write(&beside, &format!("{:#}\n", schema::of_a_tool()))?;
    }
    say(&format!("{}: fill in what is empty, then run `shipwith check {}`", file.display(), dir.display()))?;
    Ok(Done::Well)
}
