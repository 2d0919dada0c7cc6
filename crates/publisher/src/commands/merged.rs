//! The files of tools with facts put into them, all at once or not at all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shipwith::bounds;
use shipwith::check::twice;
use shipwith::import::facts::Facts;
use shipwith::import::merge::Changed;

use super::files::{self, Part};
use super::links;

/// The file of a tool, before and after.
pub struct Merged {
    /// Its path below the catalog's folder.
    pub path: String,
    /// Its text as it is, `None` where there is none.
    pub before: Option<String>,
    /// Its text as it is to be.
    pub after: String,
    /// What differs.
    pub changes: Vec<Changed>,
    place: PathBuf,
}

impl Merged {
    /// Puts facts of a tool into its file by `merge`, which gets the tool that is there, if there is one; nothing where that gives nothing.
    /// The lines of the file end as they did.
    ///
    /// # Errors
    /// The file is there and is not to be read, or is to change and has a field that is written twice.
    pub fn of(
        dir: &Path,
        facts: &Facts,
        merge: impl FnOnce(Option<Value>) -> Option<(Value, Vec<Changed>)>,
    ) -> Result<Option<Self>, String> {
        let path = format!("tools/{}.json", facts.slug);
        let place = dir.join(&path);
        links::refuse(dir, [path.as_str()])?;
        let before = files::text_if(&place, bounds::TOOL)?;
        let tool: Option<Value> =
            before.as_deref().map(serde_json::from_str).transpose().map_err(|error| format!("{}: {error}", place.display()))?;
        let written = before.as_deref().zip(tool.as_ref());
        let lost = written.and_then(|(text, tool)| twice(&place.display().to_string(), text, tool).into_iter().next());
        let Some((tool, changes)) = merge(tool) else { return Ok(None) };
        // What was read has only the last of the two.
        if let Some(lost) = lost {
            return Err(lost.to_string());
        }
        let after = ending_as(before.as_deref().unwrap_or_default(), format!("{tool:#}\n"));
        Ok(Some(Self { path, before, after, changes, place }))
    }

    /// What differs, a line each.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.changes.iter().map(|Changed { field, from, to }| match from {
            Some(from) => format!("{}: {field}: \"{from}\" is now \"{to}\"", self.path),
            None => format!("{}: {field}: \"{to}\"", self.path),
        })
    }
}

/// A text whose lines end as those of another one do, by the first of them. JSON has no line breaks within its strings.
fn ending_as(other: &str, text: String) -> String {
    let is_of_windows = other.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
    if is_of_windows { text.replace('\n', "\r\n") } else { text }
}

/// Writes the files. What fails changes nothing: all are written before the first takes its place.
///
/// # Errors
/// One cannot be written.
pub fn write(dir: &Path, merged: &[Merged]) -> Result<(), String> {
    if merged.is_empty() {
        return Ok(());
    }
    files::make_folder(&dir.join("tools"))?;
    // Of two that are the same file, as a link can make them, the later one stands.
    let targets: BTreeMap<PathBuf, &str> = merged.iter().map(|tool| (files::target(&tool.place), tool.after.as_str())).collect();
    let written: Vec<Part> = targets.iter().map(|(place, text)| Part::write(place, text)).collect::<Result<_, _>>()?;
    written.into_iter().try_for_each(Part::put)
}
