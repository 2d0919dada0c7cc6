//! `shipwith sync`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use shipwith::import::sync::sync;
use shipwith_model::catalog::record::Changed as Of;
use similar::TextDiff;

use super::merged::{self, Merged};
use super::output::{count, say, say_patch};
use super::sources::{self, Columns, Names};
use super::{Done, Outcome, folder};

/// Propose what has changed in a source: prices, versions and licenses, with what they were as steps of the history
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith sync models.dev --dir data\n  shipwith sync prices.csv --dir data --only price --write\n  \
                        shipwith sync models.dev --dir data --tool anthropic-claude-sonnet-4-5=claude\n\n\
                        Shows the changes as a patch, and writes nothing without --write. Only tools that the catalog has are looked at, and only\n\
                        their prices, versions and licenses; what people wrote stays. SOURCE is a table (.csv, .tsv, or a list of records in JSON), a checkout\n\
                        of models.dev, or another catalog.")]
pub struct Arguments {
    /// Where the facts are
    source: PathBuf,
    /// The folder that holds catalog.json and tools/
    #[arg(long)]
    dir: PathBuf,
    /// Follow only these; can be given more than once
    #[arg(long, value_enum)]
    only: Vec<Only>,
    #[command(flatten)]
    columns: Columns,
    #[command(flatten)]
    names: Names,
    /// Write the changes into the files of the tools
    #[arg(long)]
    write: bool,
}

/// What of a tool can follow a source.
#[derive(Clone, Copy, ValueEnum)]
enum Only {
    Price,
    Version,
    License,
}

impl From<Only> for Of {
    fn from(only: Only) -> Self {
        match only {
            Only::Price => Self::Price,
            Only::Version => Self::Version,
            Only::License => Self::License,
        }
    }
}

/// Shows what would change, or changes it.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { source, dir, only, columns, names, write } = arguments;
    let Some(_) = folder::of_files(dir)? else { return Err(format!("{}: there is no catalog.json in it", dir.display())) };
    let mut said = sources::read_all(source, columns)?;
    names.apply(&mut said)?;
    let (today, only) = (folder::today()?, only.iter().map(|only| Of::from(*only)).collect::<Vec<_>>());
    let (mut known, mut changed) = (0, Vec::new());
    for facts in &said.tools {
        let merged = Merged::of(dir, facts, |tool| {
            let mut tool = tool?;
            known += 1;
            let changes = sync(&mut tool, facts, &only, today);
            (!changes.is_empty()).then_some((tool, changes))
        })?;
        changed.extend(merged);
    }
    if *write {
        merged::write(dir, &changed)?;
        changed.iter().flat_map(Merged::lines).try_for_each(|line| say(&line))?;
    } else {
        changed.iter().try_for_each(|tool| say_patch(&patch(tool)))?;
    }
    sources::tell_left_out(&said);
    let so = if changed.is_empty() || *write { "" } else { "; nothing was written: --write does" };
    let others = said.tools.len() - known;
    say(&format!(
        "{} changed, {} as they were; {others} of the source are not in the catalog{so}",
        count(changed.len(), "tool"),
        known - changed.len()
    ))?;
    Ok(Done::Well)
}

/// How the file of a tool changes, as `git apply` reads it in the folder of the catalog.
fn patch(tool: &Merged) -> String {
    let before = tool.before.as_deref().unwrap_or_default();
    let (a, b) = (format!("a/{}", tool.path), format!("b/{}", tool.path));
    TextDiff::from_lines(before, &tool.after).unified_diff().header(&a, &b).to_string()
}
