//! `shipwith drift`.

use std::path::PathBuf;

use clap::Args;
use shipwith::import::drift::{Differing, compare};

use super::output::{count, say, say_marked, tell};
use super::sources::{self, Columns, Names};
use super::{Done, Outcome};

/// Say where two sources disagree
#[derive(Args)]
#[command(
    after_help = "Example:\n  shipwith drift data models.dev\n  shipwith drift data prices.csv --map \"What it costs=pricing.entry\"\n\n\
                        Each is a catalog, a table (.csv, .tsv, or a list of records in JSON), or a checkout of models.dev. What only one of the two says is\n\
                        no disagreement. Exits with 1 where there are some."
)]
pub struct Arguments {
    /// One source
    one: PathBuf,
    /// The other, whose tools --tool calls as the first does
    other: PathBuf,
    #[command(flatten)]
    columns: Columns,
    #[command(flatten)]
    names: Names,
}

/// Compares the two and prints on what they differ.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { one, other, columns, names } = arguments;
    let columns = &columns.of_either();
    let (first, mut second) = (sources::read_all(one, columns)?, sources::read_all(other, columns)?);
    columns.refuse_of_neither([&first, &second])?;
    names.apply(&mut second)?;
    [&first, &second].into_iter().for_each(sources::tell_left_out);
    let drift = compare(&first.tools, &second.tools);
    let (one, other) = (one.display(), other.display());
    for Differing { slug, field, one: says, other: also } in &drift.differing {
        say_marked(&format!("{slug}: {field}: \"{says}\" in {one}, \"{also}\" in {other}"), slug.as_str())?;
    }
    for (only, place) in [(&drift.only_one, &one), (&drift.only_other, &other)].into_iter().filter(|(only, _)| !only.is_empty()) {
        tell(&format!("note: {} only in {place}", count(only.len(), "tool")));
    }
    say(&format!("{} in {} that both have", count(drift.differing.len(), "disagreement"), count(drift.both, "tool")))?;
    Ok(if drift.differing.is_empty() { Done::Well } else { Done::Problems })
}
