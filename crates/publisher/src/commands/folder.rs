//! Reads and writes the files of a catalog's folder, and looks it over.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use shipwith::check::{CATALOG, Checked, Checker, Finding};
use shipwith::tally::ledger::LEDGER;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::tool::Tool;

use super::output::{count, say};

/// Looks over a catalog's folder. Every tool that could be read is shown to `each` and not kept, with its file's path below the folder.
///
/// # Errors
/// The folder cannot be read.
pub fn look_over(dir: &Path, mut each: impl FnMut(&str, &Tool)) -> Result<Checked, String> {
    if !dir.is_dir() {
        return Err(format!("{}: no such folder", dir.display()));
    }
    let mut checker = Checker::new(read_if(&dir.join(CATALOG))?.as_deref(), today()?);
    if let Some(catalog) = checker.catalog() {
        catalog.tools.iter().for_each(|tool| each(CATALOG, tool));
    }
    for name in tool_files(dir)? {
        let file = format!("tools/{name}");
        let path = dir.join(&file);
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        if let Some(tool) = checker.tool(&file, &bytes) {
            each(&file, &tool);
        }
    }
    if let Some(ledger) = read_if(&dir.join(LEDGER))? {
        checker.ledger(LEDGER, &ledger);
    }
    Ok(checker.finish())
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
    for finding in findings {
        say(&finding.problem.to_string())?;
    }
    say(&count(findings.len(), "problem"))
}

/// The names of the JSON files in `tools/`, sorted; none when there is no such folder.
///
/// # Errors
/// The folder cannot be read.
pub fn tool_files(dir: &Path) -> Result<Vec<String>, String> {
    let tools = dir.join("tools");
    let mut names = Vec::new();
    if tools.is_dir() {
        let failed = |error| format!("{}: {error}", tools.display());
        for member in fs::read_dir(&tools).map_err(failed)? {
            let name = member.map_err(failed)?.file_name().to_string_lossy().into_owned();
            // Editors keep drafts in hidden files.
            if name.ends_with(".json") && !name.starts_with('.') {
                names.push(name);
            }
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The bytes of a file, `None` when there is none.
///
/// # Errors
/// There is one and it cannot be read.
pub fn read_if(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

/// The text of a file.
///
/// # Errors
/// There is none, it cannot be read, or it is not UTF-8.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Makes a folder and those above it.
///
/// # Errors
/// It cannot be made.
pub fn make_folder(path: &Path) -> Result<(), String> {
    fs::create_dir_all(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file; the folder it is in must be there.
///
/// # Errors
/// It cannot be written.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file so that at no moment there is half of one: what people wrote by hand is not lost to a full disk.
///
/// # Errors
/// It cannot be written; what was there is there still.
pub fn replace(path: &Path, text: &str) -> Result<(), String> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    write(&part, text)?;
    fs::rename(&part, path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The first of `paths` that is there already.
pub fn taken(paths: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    paths.into_iter().find(|path| path.exists())
}

/// Today, by the clock of this machine, in UTC.
///
/// # Errors
/// The clock is out of range.
pub fn today() -> Result<Date, String> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| "the clock stands before 1970")?.as_secs();
    u32::try_from(seconds / 86_400).ok().and_then(Date::from_epoch_days).ok_or_else(|| "the clock is out of range".into())
}
