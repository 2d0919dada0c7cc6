//! Tells the files of a catalog's folder that are read from those that are not.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::path::Path;

use shipwith::check::CATALOG;
use shipwith::index::manifest::MANIFEST;
use shipwith::tally::ledger::LEDGER;
use shipwith::template::{CATALOG_SCHEMA, TOOL_SCHEMA};
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

use super::files::{self, PACKED};
use super::links;

/// What systems put into folders by themselves, besides hidden files.
const OF_THE_SYSTEM: [&str; 2] = ["Thumbs.db", "desktop.ini"];

/// How many files that are not read are named one by one.
pub const NAMED: usize = 100;

/// The names of the tools' files in `tools/`, sorted, and what else lies there; none when there is no such folder.
///
/// # Errors
/// The folder cannot be read.
pub fn in_tools(dir: &Path) -> Result<(Vec<String>, Vec<Problem>), String> {
    let (mut names, mut others) = (Vec::new(), Vec::new());
    let tools = dir.join("tools");
    if links::leads_out(dir, "tools") {
        return Ok((names, vec![links::refused("tools")]));
    }
    if !tools.is_dir() {
        return Ok((names, Vec::new()));
    }
    let mut problems = Vec::new();
    for member in members(&tools)? {
        let shown = member.file_name().to_string_lossy().into_owned();
        let path = format!("tools/{shown}");
        if member.file_type().is_ok_and(|kind| kind.is_symlink()) && links::leads_out(dir, &path) {
            problems.push(links::refused(&path));
            continue;
        }
        if member.file_type().is_ok_and(|kind| kind.is_dir()) {
            below(&member.path(), &path, &mut others)?;
        } else if shown.ends_with(".json") && member.file_name().to_str().is_some() {
            names.push(shown);
        } else {
            others.push(path);
        }
    }
    names.sort_unstable();
    others.sort_unstable();
    let read: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let is_packed = |path: &str| unpacked(path).and_then(|path| path.strip_prefix("tools/")).is_some_and(|name| read.contains(name));
    problems.extend(others.iter().filter(|path| !is_packed(path)).map(|path| not_read(path)));
    problems.extend(alike(&names));
    Ok((names, problems))
}

/// The files beside `tools/` that neither a page nor a command reads, at most [`NAMED`] and how many there are.
///
/// # Errors
/// The folder cannot be read.
pub fn beside(dir: &Path) -> Result<(Vec<String>, usize), String> {
    // A catalog is judged with a damaged list, too: it is the next index that refuses it.
    let own = files::list(dir).unwrap_or_default();
    let known = [CATALOG, LEDGER, TOOL_SCHEMA, CATALOG_SCHEMA, MANIFEST];
    let is_known = |path: &str| known.contains(&path) || own.lists(path);
    let mut found = Vec::new();
    for member in members(dir)? {
        let name = member.file_name().to_string_lossy().into_owned();
        match member.file_type().is_ok_and(|kind| kind.is_dir()) {
            true if name == "tools" => {}
            true => below(&member.path(), &name, &mut found)?,
            false => found.push(name),
        }
    }
    found.retain(|path| !is_known(path) && !unpacked(path).is_some_and(is_known));
    found.sort_unstable();
    let count = found.len();
    found.truncate(NAMED);
    Ok((found, count))
}

/// Every file below a folder, as a path that begins with `name`. Links are not followed.
fn below(folder: &Path, name: &str, found: &mut Vec<String>) -> Result<(), String> {
    for member in members(folder)? {
        let path = format!("{name}/{}", member.file_name().to_string_lossy());
        match member.file_type().is_ok_and(|kind| kind.is_dir()) {
            true => below(&member.path(), &path, found)?,
            false => found.push(path),
        }
    }
    Ok(())
}

/// What lies in a folder. Hidden files are nobody's business: editors keep drafts in them.
fn members(folder: &Path) -> Result<Vec<DirEntry>, String> {
    let failed = |error| format!("{}: {error}", folder.display());
    let all: Vec<DirEntry> = fs::read_dir(folder).map_err(failed)?.collect::<Result<_, _>>().map_err(failed)?;
    let is_of_the_system = |name: &str| name.starts_with('.') || OF_THE_SYSTEM.contains(&name);
    Ok(all.into_iter().filter(|member| !is_of_the_system(&member.file_name().to_string_lossy())).collect())
}

/// The file that a packed copy is of.
fn unpacked(path: &str) -> Option<&str> {
    PACKED.iter().find_map(|ending| path.strip_suffix(ending))
}

fn not_read(path: &str) -> Problem {
    let name = path.strip_prefix("tools/").unwrap_or(path);
    let advice = if name.contains('/') {
        "move it to tools/ itself: folders in it are not looked into"
    } else if name.contains('\u{fffd}') {
        "name it after its slug, <slug>.json: its name is no Unicode"
    } else {
        "name it after its slug, <slug>.json, or keep it elsewhere"
    };
    Problem::whole(Rule::NotRead, path, "is not read", advice)
}

/// Files whose names are the same to systems that do not tell capitals from small letters.
fn alike(names: &[String]) -> Vec<Problem> {
    let mut folded: Vec<(String, &String)> = names.iter().map(|name| (name.to_lowercase(), name)).collect();
    folded.sort_unstable();
    let pairs = folded.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let problem = |pair: &[(String, &String)]| {
        let found = format!("named like tools/{} but for capitals", pair[0].1);
        Problem::whole(Rule::Capitals, &format!("tools/{}", pair[1].1), found, "rename one: Windows and macOS keep only one of them")
    };
    pairs.map(problem).collect()
}
