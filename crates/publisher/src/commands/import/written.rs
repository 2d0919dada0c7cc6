//! Facts into the files of tools, with a word on each change.

use std::path::Path;

use serde_json::Value;
use shipwith::bounds;
use shipwith::import::facts::Said;
use shipwith::import::merge::{Changed, merge};
use shipwith::template;

use super::super::files::{self, Part};
use super::super::output::{count, say, tell};
use super::super::{Done, Outcome, folder};

/// How many things that were left out are named one by one.
const NAMED: usize = 100;

/// Writes what changes, unless it is only to be said.
pub fn write(said: &Said, dir: &Path, is_dry: bool) -> Outcome {
    folder::of_files(dir)?;
    let today = folder::today()?;
    let (mut parts, mut lines, mut new) = (Vec::new(), Vec::new(), 0);
    for facts in &said.tools {
        let path = format!("tools/{}.json", facts.slug);
        let place = dir.join(&path);
        let there = files::read_if(&place, bounds::TOOL)?;
        let before: Option<Value> =
            there.map(|bytes| serde_json::from_slice(&bytes).map_err(|error| format!("{}: {error}", place.display()))).transpose()?;
        let is_new = before.is_none();
        let mut tool = before.unwrap_or_else(|| template::blank(&facts.slug, facts.slug.as_str(), Vec::new(), today));
        let changes = merge(&mut tool, facts);
        if is_new {
            new += 1;
            lines.push(format!("{path}: new"));
        }
        if is_new || !changes.is_empty() {
            lines.extend(changes.iter().filter(|_| !is_new).map(|changed| difference(&path, changed)));
            parts.push((place, format!("{tool:#}\n")));
        }
    }
    if !is_dry && !parts.is_empty() {
        files::make_folder(&dir.join("tools"))?;
        // All are written before the first takes its place: what fails changes nothing.
        let written: Vec<Part> = parts.iter().map(|(place, text)| Part::write(&files::target(place), text)).collect::<Result<_, _>>()?;
        written.into_iter().try_for_each(Part::put)?;
    }
    lines.iter().try_for_each(|line| say(line))?;
    said.left_out.iter().take(NAMED).for_each(|problem| tell(&format!("left out: {problem}")));
    if said.left_out.len() > NAMED {
        tell(&format!("left out: {} more", said.left_out.len() - NAMED));
    }
    let (changed, same) = (parts.len() - new, said.tools.len() - parts.len());
    let so = if is_dry { "; nothing was written, as --dry-run asks for" } else { "" };
    say(&format!("{} new, {changed} changed, {same} as they were; {} left out{so}", count(new, "tool"), said.left_out.len()))?;
    Ok(Done::Well)
}

fn difference(path: &str, Changed { field, from, to }: &Changed) -> String {
    match from {
        Some(from) => format!("{path}: {field}: \"{from}\" is now \"{to}\""),
        None => format!("{path}: {field}: \"{to}\""),
    }
}
