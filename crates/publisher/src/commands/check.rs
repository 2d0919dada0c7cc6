//! `shipwith check`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use shipwith::check::rules::{self, Level};
use shipwith::check::{Checked, Finding, sarif};
use shipwith::shown::line;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

use super::output::{command, count, say, say_text, tell};
use super::{Done, Outcome, folder, strays};

/// Report every problem of a catalog as `file: field: what was found: what to do`, and every file that is not read
#[derive(Args)]
#[command(
    after_help = "Example:\n  shipwith check data\n  shipwith check data --format json\n  shipwith check data --format github --deny warnings\n  \
                  shipwith check data --format sarif > shipwith.sarif\n\n\
                  `shipwith explain` has a page on each kind of problem."
)]
pub struct Arguments {
    /// The folder that holds catalog.json and tools/
    dir: PathBuf,
    /// `json` is a list of {file, field, found, advice, line, rule} of every problem, for editors and CI; `sarif` is for code hosts and editors;
    /// `github` is annotations for a pull request on GitHub
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Fail for notes of a rule, too, such as `unreviewed`, or for all of them: `warnings`. Can be given more than once
    #[arg(long, value_name = "RULE", value_parser = denied)]
    deny: Vec<Deny>,
}

/// What is not put up with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deny {
    Warnings,
    One(Rule),
}

fn denied(name: &str) -> Result<Deny, String> {
    let one = || rules::named(name).map(Deny::One).ok_or("write warnings, or a rule: `shipwith explain` lists them");
    if name == "warnings" { Ok(Deny::Warnings) } else { Ok(one()?) }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

/// Looks the catalog over and prints what it found.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { dir, format, deny } = arguments;
    let checked = folder::look_over(dir, |_, _| {})?;
    let (unread, all) = strays::beside(dir)?;
    let more = all - unread.len();
    let unread = unread.iter().map(|path| Problem::whole(Rule::NotRead, path, "is not read", "nothing of a catalog has this name"));
    let is_denied = |note: &Problem| deny.contains(&Deny::Warnings) || deny.contains(&Deny::One(note.rule));
    // Those that are denied are all named, as problems are.
    let (denied, others): (Vec<Problem>, Vec<Problem>) = checked.notes.iter().cloned().partition(is_denied);
    let named = strays::NAMED.max(denied.len());
    let left_out = checked.notes.len().saturating_sub(named);
    let notes: Vec<Problem> = denied.into_iter().chain(others).take(named).chain(unread).collect();
    let are_denied = notes.iter().any(is_denied);
    let noted = notes.into_iter().map(|problem| {
        let level = if is_denied(&problem) { Level::Error } else { Level::Note };
        (level, Finding { problem, line: None })
    });
    let found: Vec<(Level, Finding)> = checked.findings.iter().cloned().map(|finding| (Level::Error, finding)).chain(noted).collect();
    match format {
        Format::Json => {
            say_text(&format!("{:#}", found.iter().filter(|(level, _)| *level == Level::Error).map(record).collect::<Value>()))?
        }
        Format::Sarif => {
            let folder = dir.to_string_lossy().replace('\\', "/");
            let sarif = serde_json::to_string_pretty(&sarif::of(&folder, &found)).map_err(|error| error.to_string())?;
            say_text(&sarif)?;
        }
        Format::Github => found.iter().try_for_each(|found| command(&annotation(dir, found)))?,
        Format::Text if checked.findings.is_empty() => say(&summary(&checked))?,
        Format::Text => folder::report(&checked.findings)?,
    }
    if matches!(format, Format::Text | Format::Json) {
        // Beside the answer, which stays what programs read.
        found.iter().skip(checked.findings.len()).for_each(|(_, note)| tell(&format!("note: {}", note.problem)));
    }
    if left_out > 0 {
        tell(&format!("note: {} beside these", count(left_out, "more note")));
    }
    if more > 0 {
        tell(&format!("note: {} beside these are not read", count(more, "file")));
    }
    let are_all_denied = deny.contains(&Deny::Warnings) && more > 0;
    let fails = are_denied || are_all_denied;
    if fails && checked.findings.is_empty() {
        tell("notes are refused, as --deny asks for");
    }
    Ok(if checked.findings.is_empty() && !fails { Done::Well } else { Done::Problems })
}

/// A problem as GitHub's runners read it from the output of a step:
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message>.
fn annotation(dir: &Path, (level, Finding { problem, line }): &(Level, Finding)) -> String {
    let property = |text: &str| escaped(text).replace(':', "%3A").replace(',', "%2C");
    let file = dir.join(&problem.file).display().to_string();
    let place = line.map(|line| format!(",line={line}")).unwrap_or_default();
    let (kind, title) = (if *level == Level::Error { "error" } else { "warning" }, property(rules::id(problem.rule)));
    format!("::{kind} file={}{place},title={title}::{}", property(&file), escaped(&problem.to_string()))
}

/// A text in such a command: on one line, and without what a terminal would obey.
fn escaped(text: &str) -> String {
    line(text).replace('%', "%25")
}

fn record((_, Finding { problem, line }): &(Level, Finding)) -> Value {
    let Problem { rule, file, field, found, advice } = problem;
    let mut record = json!({ "file": file, "field": field, "found": found, "advice": advice, "rule": rules::id(*rule) });
    if let Some(line) = line {
        record["line"] = json!(line);
    }
    record
}

fn summary(checked: &Checked) -> String {
    let (sum, panel) = (checked.sum, checked.catalog.reviewers.len());
    let counts = [count(sum.tools, "tool"), count(sum.reviews, "review"), count(panel, "reviewer")];
    format!("{}: no problems", counts.join(", "))
}
