//! `shipwith import`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;
use shipwith::check::{CATALOG, Checker};
use shipwith::import::facts::{Facts, Said};
use shipwith::import::merge::merge;
use shipwith::{bounds, slugs, template, whole};
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

use super::files::Part;
use super::merged::{self, Merged};
use super::output::{count, say};
use super::sources::{self, Columns};
use super::{Done, Outcome, files, folder, links};

/// Split a single file that holds the whole catalog into catalog.json and tools/, or take facts out of a table or of models.dev
#[derive(Args)]
#[command(
    after_help = "Example:\n  shipwith import whole.json --dir data\n  shipwith import tools.csv --dir data --map \"What it costs=pricing.entry\" --dry-run\n  shipwith import models.dev --dir data\n\n\
                        Of a whole catalog the reverse is `shipwith bundle`. Files that are there are only overwritten with --force;\n\
                        those of other tools are never touched. With --dry-run nothing is written, and every file that would be is named.\n\n\
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
    /// Overwrite files that are there, by those of a whole catalog; for nothing else, as facts are put into files that are there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    columns: Columns,
    /// Only say what would be written or changed
    #[arg(long)]
    dry_run: bool,
}

/// What a run that was to be dry ends with.
const NOT_WRITTEN: &str = "; nothing was written, as --dry-run asks for";

/// Checks the file, then writes its parts.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { file, dir, force, columns, dry_run } = arguments;
    let name = file.display().to_string();
    let facts = |mut said: Said| {
        let why = "is for a whole catalog alone, and facts are put into the files that are there: leave it out";
        if *force {
            return Err(format!("{name}: --force {why}"));
        }
        leave_out(&mut said, dir, &name);
        take(&said, dir, *dry_run)
    };
    if file.is_dir() || sources::is_table(file) {
        return facts(sources::read_all(file, columns)?);
    }
    let Some(bytes) = files::read_if(file, bounds::CATALOG)? else { return Err(format!("{name}: no such file")) };
    if sources::is_list(&bytes) {
        return facts(sources::of_file(file, &bytes, columns)?);
    }
    columns.refuse(&name, "a whole catalog")?;
    let checked = Checker::new(&name, Some(&bytes), folder::days()?).finish();
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

    let paths = checked.catalog.tools.iter().map(|tool| format!("tools/{}.json", tool.slug));
    let mut parts: Vec<(String, Value)> = paths.zip(tools).collect();
    // Last: it may be the file that is being split, in which the tools are until then.
    parts.push((CATALOG.to_owned(), whole));
    split(dir, &parts, *force, *dry_run)
}

/// Writes the files that a whole catalog was split into, each with its path below the folder; only names them where it is to be `dry`.
fn split(dir: &Path, parts: &[(String, Value)], is_forced: bool, is_dry: bool) -> Outcome {
    let paths = || parts.iter().rev().map(|(path, _)| path.as_str());
    if let Some(taken) = files::taken(paths().filter(|_| !is_forced).map(|path| dir.join(path))) {
        return Err(format!("{} is there already: nothing was written; --force overwrites", taken.display()));
    }
    links::refuse(dir, ["tools"].into_iter().chain(paths()))?;
    if is_dry {
        for (path, _) in parts {
            let is_there = files::taken([dir.join(path)]).is_some();
            say(&format!("{path}: {}", if is_there { "overwritten" } else { "new" }))?;
        }
    } else {
        files::make_folder(&dir.join("tools"))?;
        let written = parts.iter().map(|(path, value)| Part::write(&files::target(&dir.join(path)), format!("{value:#}\n")));
        // All are written before the first takes its place: what fails changes nothing.
        written.collect::<Result<Vec<_>, _>>()?.into_iter().try_for_each(Part::put)?;
    }
    let so = if is_dry { NOT_WRITTEN } else { "" };
    say(&format!("{}: {CATALOG} and {}{so}", dir.display(), count(parts.len() - 1, "tool")))?;
    Ok(Done::Well)
}

/// Leaves out new tools that cannot be beside others in a catalog: those that are there, or those before them.
fn leave_out(said: &mut Said, dir: &Path, source: &str) {
    let is_file = |slug: &str| files::taken([dir.join(format!("tools/{slug}.json"))]).is_some();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for facts in std::mem::take(&mut said.tools) {
        let slug = facts.slug.as_str();
        match slugs::refused_beside(slug, |other| taken.contains(other) || is_file(other)).pop() {
            Some((found, advice)) if !is_file(slug) => said.left_out.push(Problem::whole(Rule::Source, source, found, advice)),
            _ => {
                taken.insert(slug.to_owned());
                said.tools.push(facts);
            }
        }
    }
}

/// Takes facts into the files of tools, with a word on each change; only that word where it is to be `dry`.
fn take(said: &Said, dir: &Path, is_dry: bool) -> Outcome {
    folder::of_files(dir)?;
    let today = folder::today()?;
    let with = |facts: &Facts, tool: Option<Value>| {
        let is_new = tool.is_none();
        let mut tool = tool.unwrap_or_else(|| template::blank(&facts.slug, facts.slug.as_str(), Vec::new(), today));
        let changes = merge(&mut tool, facts);
        (is_new || !changes.is_empty()).then_some((tool, changes))
    };
    let taken = said.tools.iter().map(|facts| Merged::of(dir, facts, |tool| with(facts, tool)));
    let taken: Vec<Merged> = taken.filter_map(Result::transpose).collect::<Result<_, _>>()?;
    if !is_dry {
        merged::write(dir, &taken)?;
    }
    let (mut new, mut changed) = (0, 0);
    for tool in &taken {
        if tool.before.is_none() {
            new += 1;
            say(&format!("{}: new", tool.path))?;
        } else {
            changed += 1;
            tool.lines().try_for_each(|line| say(&line))?;
        }
    }
    sources::tell_left_out(said);
    let same = said.tools.len() - taken.len();
    let so = if is_dry { NOT_WRITTEN } else { "" };
    say(&format!("{} new, {changed} changed, {same} as they were; {} left out{so}", count(new, "tool"), said.left_out.len()))?;
    Ok(Done::Well)
}
