//! `shipwith new`.

use std::path::PathBuf;

use clap::Args;
use shipwith::check::CATALOG;
use shipwith::template;
use shipwith_model::address::page::VERSUS;
use shipwith_model::catalog::schema;
use shipwith_model::catalog::slug::Slug;

use super::output::say;
use super::{Done, Outcome, files, folder};

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
    let advice = "write lower-case letters, digits and single hyphens, at most 64 characters";
    let slug = Slug::parse(slug).ok_or_else(|| format!("\"{slug}\" is no slug: {advice}"))?;
    if slug.is_device() {
        return Err(format!("\"{slug}\" is the name of a device on Windows, which can hold no file of that name: choose another"));
    }
    if slug.as_str().contains(VERSUS) {
        return Err(format!(
            "\"{slug}\" holds \"{VERSUS}\", which stands between two slugs in the address of a comparison: choose another"
        ));
    }
    let Some(catalog) = folder::of_files(dir)? else {
        let advice = "write catalog.json first, or say where it is with --dir: docs/publish.md has one to begin with";
        return Err(format!("{}: no such file: {advice}", dir.join(CATALOG).display()));
    };
    let file = dir.join(format!("tools/{slug}.json"));
    if let Some(taken) = files::taken([file.clone()]) {
        return Err(format!("{} is there already, and was left as it is", taken.display()));
    }
    files::make_folder(&dir.join("tools"))?;
    files::create(&file, template::tool(&slug, &catalog, folder::today()?))?;
    // Editors read it from there: the new file names it.
    let beside = dir.join(template::TOOL_SCHEMA);
    if files::taken([beside.clone()]).is_none() {
        files::create(&beside, format!("{:#}\n", schema::of_a_tool()))?;
    }
    say(&format!("{}: fill in what is empty, then run `shipwith check {}`", file.display(), dir.display()))?;
    Ok(Done::Well)
}
