//! Looks over the folder of a catalog.

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use shipwith::bounds;
use shipwith::check::rules;
use shipwith::check::{CATALOG, Checked, Checker, Days, Finding};
use shipwith::tally::ledger::LEDGER;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::catalog::tool::Tool;

use super::output::{count, is_on_a_terminal, say, say_marked};
use super::progress::Progress;
use super::{files, links, strays};

/// Looks over a catalog's folder. Every tool that could be read is shown to `each` and not kept, with its file's path below the folder.
///
/// # Errors
/// The folder cannot be read.
pub fn look_over(dir: &Path, mut each: impl FnMut(&str, &Tool)) -> Result<Checked, String> {
    if !dir.is_dir() {
        return Err(format!("{}: no such folder", dir.display()));
    }
    let mut checker = match files::bytes(&dir.join(CATALOG), bounds::CATALOG) {
        _ if links::leads_out(dir, CATALOG) => Checker::without(links::refused(CATALOG), days()?),
        Ok(bytes) => Checker::new(CATALOG, Some(&bytes), days()?),
        Err(error) if error.kind() == ErrorKind::NotFound => Checker::new(CATALOG, None, days()?),
        Err(error) => Checker::without(unread(CATALOG, &error), days()?),
    };
    if let Some(catalog) = checker.catalog() {
        catalog.tools.iter().for_each(|tool| each(CATALOG, tool));
    }
    let (names, others) = strays::in_tools(dir)?;
    others.into_iter().for_each(|problem| checker.problem(problem));
    let progress = Progress::of(names.len(), "tools");
    for name in names {
        progress.one_more();
        let file = format!("tools/{name}");
        let tool = match files::bytes(&dir.join(&file), bounds::TOOL) {
            Ok(bytes) => checker.tool(&file, &bytes),
            Err(error) => checker.unread_tool(unread(&file, &error)),
        };
        if let Some(tool) = tool {
            each(&file, &tool);
        }
    }
    match files::bytes(&dir.join(LEDGER), bounds::LEDGER) {
        _ if links::leads_out(dir, LEDGER) => checker.problem(links::refused(LEDGER)),
        Ok(ledger) => checker.ledger(LEDGER, &ledger),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => checker.problem(unread(LEDGER, &error)),
    }
    Ok(checker.finish())
}

/// A file that is there and cannot be read. One that is too large says itself what to do.
fn unread(file: &str, error: &Error) -> Problem {
    match (error.kind(), error.to_string().split_once(": ")) {
        (ErrorKind::FileTooLarge, Some((found, advice))) => Problem::whole(Rule::TooLarge, file, found, advice),
        _ => Problem::whole(Rule::Unreadable, file, format!("cannot be read: {error}"), "see to it that it is a file, and yours to read"),
    }
}

/// The catalog of a folder in which tools are written as files; `None` without a catalog.json.
///
/// # Errors
/// It cannot be read, or holds the tools itself.
pub fn of_files(dir: &Path) -> Result<Option<Catalog>, String> {
    links::refuse(dir, [CATALOG, "tools"])?;
    let file = dir.join(CATALOG);
    let Some(text) = files::text_if(&file, bounds::CATALOG)? else { return Ok(None) };
    let (catalog, _) = Catalog::read(&file.display().to_string(), &text).map_err(|problem| problem.to_string())?;
    if catalog.is_whole() {
        return Err(format!("the tools of this catalog are in {CATALOG}: add it there, or split them with `shipwith import`"));
    }
    Ok(Some(catalog))
}

/// Looks over a catalog's folder; prints its problems and gives nothing when there are some.
///
/// # Errors
/// The folder cannot be read.
pub fn sound(dir: &Path, each: impl FnMut(&str, &Tool)) -> Result<Option<Checked>, String> {
    let checked = look_over(dir, each)?;
    if checked.findings.is_empty() {
        return Ok(Some(checked));
    }
    report(&checked.findings)?;
    Ok(None)
}

/// Prints problems, a line each, and how many there are.
///
/// # Errors
/// They cannot be printed.
pub fn report(findings: &[Finding]) -> Result<(), String> {
    // Whoever reads it on a terminal can ask on; a program reads what it always has.
    let rule = |problem: &Problem| if is_on_a_terminal() { format!(" [{}]", rules::id(problem.rule)) } else { String::new() };
    for Finding { problem, .. } in findings {
        say_marked(&format!("{problem}{}", rule(problem)), &problem.file)?;
    }
    say(&count(findings.len(), "problem"))
}

/// The files that a catalog is written in, below its folder, always in the same order.
///
/// # Errors
/// The folder cannot be read.
pub fn paths(dir: &Path) -> Result<Vec<String>, String> {
    let tools = strays::in_tools(dir)?.0.into_iter().map(|name| format!("tools/{name}"));
    Ok([CATALOG.to_owned()].into_iter().chain(tools).collect())
}

/// Today, by the clock of this machine, in UTC.
///
/// # Errors
/// The clock is out of range.
pub fn today() -> Result<Date, String> {
    days().map(|days| days.today)
}

/// The days that have come, by the clock of this machine.
///
/// # Errors
/// The clock is out of range.
pub fn days() -> Result<Days, String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| "the clock stands before 1970")?.as_millis();
    u64::try_from(now).ok().and_then(Days::of_moment).ok_or_else(|| "the clock is out of range".into())
}
