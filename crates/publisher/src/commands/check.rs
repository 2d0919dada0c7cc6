//! `shipwith check`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use shipwith::check::{Checked, Finding};
use shipwith::shown::line;

use super::output::{command, count, say, say_text, tell};
use super::{Done, Outcome, folder, strays};

/// Report every problem of a catalog as `file: field: what was found: what to do`, and every file that is not read
#[derive(Args)]
#[command(
    after_help = "Example:\n  shipwith check data\n  shipwith check data --format json\n  shipwith check data --format github --deny warnings"
)]
pub struct Arguments {
    /// The folder that holds catalog.json and tools/
    dir: PathBuf,
    /// `json` is a list of {file, field, found, advice, line}, for editors and CI; `github` is annotations for a pull request on GitHub
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Fail for warnings, too: what is worth knowing and keeps nobody from going on, such as a tool without a review
    #[arg(long, value_enum)]
    deny: Option<Deny>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
}

/// Looks the catalog over and prints what it found.
pub fn run(arguments: &Arguments) -> Outcome {
    let checked = folder::look_over(&arguments.dir, |_, _| {})?;
    let (unread, all) = strays::beside(&arguments.dir)?;
    let unread: Vec<String> = unread.iter().map(|path| format!("{path}: is not read: nothing of a catalog has this name")).collect();
    match arguments.format {
        Format::Json => say_text(&format!("{:#}", checked.findings.iter().map(record).collect::<Value>()))?,
        Format::Github => checked.findings.iter().try_for_each(|finding| command(&annotation(&arguments.dir, finding)))?,
        Format::Text if checked.findings.is_empty() => say(&summary(&checked))?,
        Format::Text => folder::report(&checked.findings)?,
    }
    // Beside the answer, which stays what programs read.
    let notes = checked.notes.iter().take(strays::NAMED).map(ToString::to_string).chain(unread.clone());
    match arguments.format {
        Format::Github => notes.clone().try_for_each(|note| command(&format!("::warning title=note::{}", escaped(&note))))?,
        Format::Text | Format::Json => notes.clone().for_each(|note| tell(&format!("note: {note}"))),
    }
    if all > unread.len() {
        tell(&format!("note: {} beside these are not read", count(all - unread.len(), "file")));
    }
    let is_denied = arguments.deny.is_some() && notes.count() > 0;
    if is_denied && checked.findings.is_empty() {
        tell("notes are refused, as --deny warnings asks for");
    }
    Ok(if checked.findings.is_empty() && !is_denied { Done::Well } else { Done::Problems })
}

/// A problem as GitHub's runners read it from the output of a step:
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message>.
fn annotation(dir: &Path, finding: &Finding) -> String {
    let problem = &finding.problem;
    let property = |text: &str| escaped(text).replace(':', "%3A").replace(',', "%2C");
    let file = dir.join(&problem.file).display().to_string();
    let place = finding.line.map(|line| format!(",line={line}")).unwrap_or_default();
    format!("::error file={}{place},title={}::{}", property(&file), property(&problem.field), escaped(&problem.to_string()))
}

/// A text in such a command: on one line, and without what a terminal would obey.
fn escaped(text: &str) -> String {
    line(text).replace('%', "%25")
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
