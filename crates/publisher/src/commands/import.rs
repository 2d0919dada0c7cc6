//! `shipwith import`.

mod of_models_dev;
mod of_table;
mod written;

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::Args;
use serde_json::Value;
use shipwith::check::{CATALOG, Checker};
use shipwith::import::dates::Order;
use shipwith::{bounds, whole};

use super::files::Part;
use super::output::{count, say};
use super::{Done, Outcome, files, folder};

/// Split a single file that holds the whole catalog into catalog.json and tools/, or take facts out of a table or of models.dev
#[derive(Args)]
#[command(
    after_help = "Example:\n  shipwith import whole.json --dir data\n  shipwith import tools.csv --dir data --map \"What it costs=pricing.entry\" --dry-run\n  shipwith import models.dev --dir data\n\n\
                        Of a whole catalog the reverse is `shipwith bundle`. Files that are there are only overwritten with --force;\n\
                        those of other tools are never touched.\n\n\
                        A table (.csv, .tsv, or a list of records in JSON) has a tool in each row, and the names of fields above: slug, name, maker, category, tagline, summary, version,\n\
                        released, license, pricing.entry, links.home, links.docs, links.source. Facts are renewed in the files of tools that are there; what\n\
                        somebody wrote in prose stays. What cannot be understood is left out, and said."
)]
pub struct Arguments {
    /// A catalog.json with complete tools, or a table: .csv, .tsv, or a list of records in JSON; or the folder of a checkout of models.dev
    file: PathBuf,
    /// The folder to write catalog.json and tools/ into
    #[arg(long)]
    dir: PathBuf,
    /// Overwrite files that are there, by those of a whole catalog
    #[arg(long)]
    force: bool,
    /// Of which field a column of a table is: COLUMN=FIELD; can be given more than once
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// In which order a table has day and month where a slash stands between them
    #[arg(long, value_enum)]
    dates: Option<Order>,
    /// Only say what a table would change
    #[arg(long)]
    dry_run: bool,
}

/// Checks the file, then writes its parts.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { file, dir, force, map, dates, dry_run } = arguments;
    let name = file.display().to_string();
    if file.extension().and_then(OsStr::to_str).is_some_and(|ending| ["csv", "tsv"].contains(&ending.to_ascii_lowercase().as_str())) {
        return of_table::run(file, dir, &of_table::mapped(map)?, *dates, *dry_run);
    }
    if file.is_dir() {
        return of_models_dev::run(file, dir, *dry_run);
    }
    let Some(bytes) = files::read_if(file, bounds::CATALOG)? else { return Err(format!("{name}: no such file")) };
    // A whole catalog is a record; a list of records is a table.
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[') {
        return of_table::run(file, dir, &of_table::mapped(map)?, *dates, *dry_run);
    }
    let checked = Checker::new(&name, Some(&bytes), folder::today()?).finish();
    if !checked.findings.is_empty() {
        folder::report(&checked.findings)?;
        return Ok(Done::Problems);
    }
    let mut whole: Value = serde_json::from_slice(&bytes).map_err(|error| format!("{name}: {error}"))?;
    let record = whole.as_object_mut();
    let tools = record.and_then(|record| {
        whole::unmark(record);
        record.shift_remove("tools")
    });
    let tools = match tools {
        Some(Value::Array(tools)) if !tools.is_empty() => tools,
        _ => return Err(format!("{name}: there are no tools in it to split off")),
    };

    let slugs = checked.catalog.tools.iter().map(|tool| tool.slug.as_str());
    let mut parts: Vec<_> = slugs.zip(tools).map(|(slug, tool)| (dir.join(format!("tools/{slug}.json")), tool)).collect();
    // Last: it may be the file that is being split, in which the tools are until then.
    parts.push((dir.join(CATALOG), whole));
    if let Some(taken) = files::taken(parts.iter().rev().map(|(path, _)| path.clone()).filter(|_| !force)) {
        return Err(format!("{} is there already: nothing was written; --force overwrites", taken.display()));
    }
    files::make_folder(&dir.join("tools"))?;
    let written = parts.iter().map(|(path, value)| Part::write(&files::target(path), format!("{value:#}\n")));
    // All are written before the first takes its place: what fails changes nothing.
    for part in written.collect::<Result<Vec<_>, _>>()? {
        part.put()?;
    }
    say(&format!("{}: {CATALOG} and {}", dir.display(), count(parts.len() - 1, "tool")))?;
    Ok(Done::Well)
}
