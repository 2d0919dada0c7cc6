//! `shipwith check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use shipwith::check::{Checked, Finding};

use super::output::{count, say, say_text, tell};
use super::{Done, Outcome, folder, strays};

/// Report every problem of a catalog as `file: field: what was found: what to do`, and every file that is not read
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith check data\n  shipwith check data --format json")]
pub struct Arguments {
    /// The folder that holds catalog.json and tools/
    dir: PathBuf,
    /// `json` is a list of {file, field, found, advice, line}, for editors and CI
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Looks the catalog over and prints what it found.
pub fn run(arguments: &Arguments) -> Outcome {
    let checked = folder::look_over(&arguments.dir, |_, _| {})?;
    let (unread, all) = strays::beside(&arguments.dir)?;
    match arguments.format {
        Format::Json => say_text(&format!("{:#}", checked.findings.iter().map(record).collect::<Value>()))?,
        Format::Text if checked.findings.is_empty() => say(&summary(&checked))?,
        Format::Text => folder::report(&checked.findings)?,
    }
    // Beside the answer, which stays what programs read.
    checked.notes.iter().take(strays::NAMED).for_each(|note| tell(&format!("note: {note}")));
    unread.iter().for_each(|path| tell(&format!("note: {path}: is not read: nothing of a catalog has this name")));
    if all > unread.len() {
        tell(&format!("note: {} beside these are not read", count(all - unread.len(), "file")));
    }
    Ok(if checked.findings.is_empty() { Done::Well } else { Done::Problems })
}

fn record(finding: &Finding) -> Value {
    let problem = &finding.problem;
    let mut record = json!({ "file": problem.file, "field": problem.field, "found": problem.found, "advice": problem.advice });
    if let Some(line) = finding.line {
        record["line"] = json!(line);
    }
    record
}

fn summary(checked: &Checked) -> String {
    let (sum, panel) = (checked.sum, checked.catalog.reviewers.len());
    let counts = [count(sum.tools, "tool"), count(sum.reviews, "review"), count(panel, "reviewer")];
    format!("{}: no problems", counts.join(", "))
}
