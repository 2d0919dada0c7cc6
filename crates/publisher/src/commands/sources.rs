//! What facts are read from: a table, a list of records, a checkout of models.dev, or a catalog of Shipwith.

mod models_dev;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;
use shipwith::bounds;
use shipwith::check::CATALOG;
use shipwith::encoding::decode;
use shipwith::import::dates::Order;
use shipwith::import::facts::{FIELDS, Said, field, read};
use shipwith::import::of_tool::of_tool;
use shipwith::import::table::{MARK, Table};
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::catalog::slug::Slug;

use super::output::tell;
use super::{files, folder};

/// How many things that were left out are named one by one.
const NAMED: usize = 100;

/// How a table is to be read.
#[derive(Args, Clone)]
pub struct Columns {
    /// Of which field a column of a table is: COLUMN=FIELD; can be given more than once
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = mapped)]
    map: Vec<(String, &'static str)>,
    /// In which order a table has day and month where a slash stands between them
    #[arg(long, value_enum)]
    dates: Option<Order>,
    /// Whether a table may lack a column that is named: another one has it.
    #[arg(skip)]
    may_lack: bool,
}

impl Columns {
    /// The same for two tables, of which only one may have a column.
    pub fn of_either(&self) -> Self {
        Self { may_lack: true, ..self.clone() }
    }

    /// Refuses to say something of columns where there are none: the source of that name is `what`.
    ///
    /// # Errors
    /// Something is said, and of this source.
    pub fn refuse(&self, name: &str, what: &str) -> Result<(), String> {
        let said = [("--map", !self.map.is_empty()), ("--dates", self.dates.is_some())];
        match said.into_iter().find(|(_, is_said)| *is_said && !self.may_lack) {
            Some((option, _)) => Err(format!("{name}: {option} is for a table, and this is {what}: leave it out")),
            None => Ok(()),
        }
    }

    /// Refuses to say something of columns of two sources of which neither has them.
    ///
    /// # Errors
    /// Something is said, and of neither.
    pub fn refuse_of_neither(&self, both: [&Said; 2]) -> Result<(), String> {
        let names: Vec<&str> = both.iter().flat_map(|said| &said.columns).map(String::as_str).collect();
        let said = [("--map", !self.map.is_empty()), ("--dates", self.dates.is_some())];
        if let Some((option, _)) = said.into_iter().find(|(_, is_said)| *is_said && names.is_empty()) {
            return Err(format!("{option} is for a table, and neither of the two is one: leave it out"));
        }
        match self.map.iter().find(|(column, _)| !names.contains(&column.as_str())) {
            Some((column, _)) => Err(format!("neither of the two has a column called \"{column}\": name one of: {}", names.join(", "))),
            None => Ok(()),
        }
    }
}

/// Reads what an argument says of a column.
fn mapped(argument: &str) -> Result<(String, &'static str), String> {
    let (column, name) = argument.rsplit_once('=').ok_or("write COLUMN=FIELD")?;
    let names: Vec<&str> = FIELDS.iter().map(|(field, _)| *field).collect();
    let field = field(name).ok_or_else(|| format!("there is no field \"{name}\": use one of {}", names.join(", ")))?;
    Ok((column.to_owned(), field))
}

/// Which tool of a catalog something else is, under another name.
#[derive(Args)]
pub struct Names {
    /// That what the source calls NAME is the tool SLUG of the catalog; can be given more than once
    #[arg(long = "tool", value_name = "NAME=SLUG", value_parser = renamed)]
    tools: Vec<(Slug, Slug)>,
}

/// Reads what an argument says of a tool.
fn renamed(argument: &str) -> Result<(Slug, Slug), String> {
    let (name, slug) = argument.split_once('=').ok_or("write NAME=SLUG")?;
    let parsed = |slug: &str| Slug::parse(slug).ok_or_else(|| format!("\"{slug}\" is no slug"));
    Ok((parsed(name)?, parsed(slug)?))
}

impl Names {
    /// Calls tools what the catalog calls them, also those that had been left out for their own slugs. Where the source calls another tool
    /// so, that one is left out, and it is noted.
    ///
    /// # Errors
    /// One is named that the source does not have, or one is named twice.
    pub fn apply(&self, said: &mut Said) -> Result<(), String> {
        for (facts, why) in std::mem::take(&mut said.aside) {
            let is_named = self.tools.iter().any(|(name, _)| *name == facts.slug);
            // Of two that are called alike the first is taken, as of all others.
            if is_named && said.tools.iter().all(|other| other.slug != facts.slug) {
                said.left_out.retain(|problem| *problem != why);
                said.tools.push(facts);
            }
        }
        for (i, (name, slug)) in self.tools.iter().enumerate() {
            if let Some((other, taken)) = self.tools[..i].iter().find(|(other, taken)| other == name || taken == slug) {
                return Err(format!("--tool {name}={slug}: there is --tool {other}={taken}, too: leave one of the two out"));
            }
            if said.tools.iter().all(|facts| facts.slug != *name) {
                return Err(format!("--tool {name}={slug}: the source has no \"{name}\""));
            }
        }
        // All at once: what one tool is called can be what another one was.
        for mut facts in std::mem::take(&mut said.tools) {
            if let Some((_, slug)) = self.tools.iter().find(|(name, _)| *name == facts.slug) {
                facts.slug = slug.clone();
            } else if let Some((name, slug)) = self.tools.iter().find(|(_, slug)| *slug == facts.slug) {
                let found = format!("the source has a tool of its own that it calls \"{slug}\"");
                said.left_out.push(Problem::whole(Rule::Source, &format!("--tool {name}={slug}"), found, "that one was not looked at"));
                continue;
            }
            said.tools.push(facts);
        }
        Ok(())
    }
}

/// Reads everything that a source says.
///
/// # Errors
/// It is none of what can be read, or a file of it cannot be read.
pub fn read_all(from: &Path, columns: &Columns) -> Result<Said, String> {
    let name = from.display().to_string();
    if from.join(models_dev::PROVIDERS).is_dir() {
        columns.refuse(&name, "a checkout of models.dev")?;
        return models_dev::read_all(from);
    }
    if from.is_dir() {
        let said = of_folder(from)?;
        columns.refuse(&name, "a catalog")?;
        return Ok(said);
    }
    let Some(bytes) = files::read_if(from, bounds::CATALOG)? else { return Err(format!("{name}: no such file")) };
    of_file(from, &bytes, columns)
}

/// Reads everything that a file says.
///
/// # Errors
/// It is none of what can be read.
pub fn of_file(from: &Path, bytes: &[u8], columns: &Columns) -> Result<Said, String> {
    let name = from.display().to_string();
    let table = if is_table(from) {
        Table::read(&name, bytes)
    } else if is_list(bytes) {
        Table::read_json(&name, bytes)
    } else {
        columns.refuse(&name, "a whole catalog")?;
        return of_whole(&name, bytes);
    };
    let said = |problem: Problem| problem.to_string();
    let table = table.map_err(said)?;
    let mut mapped = columns.map.clone();
    mapped.retain(|(column, _)| !columns.may_lack || table.columns.contains(column));
    read(&name, &table, &mapped, columns.dates).map_err(said)
}

/// Whether a file is a table by its name.
pub fn is_table(file: &Path) -> bool {
    let ending = file.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ["csv", "tsv"].contains(&ending.as_str()))
}

/// Whether bytes of JSON are a list: of records, which are a table. A whole catalog is a record.
pub fn is_list(bytes: &[u8]) -> bool {
    // What reads it looks past the mark that some editors put in front.
    bytes.strip_prefix(MARK).unwrap_or(bytes).iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[')
}

/// The tools of a catalog's data folder.
fn of_folder(named: &Path) -> Result<Said, String> {
    let dir = if named.join(CATALOG).is_file() { named.to_owned() } else { named.join("data") };
    if folder::of_files(&dir)?.is_none() {
        let lacks = format!("it holds neither {CATALOG} nor the folder {}/", models_dev::PROVIDERS);
        return Err(format!("{}: no catalog, and no checkout of models.dev: {lacks}", named.display()));
    }
    let mut said = Said::default();
    for path in folder::paths(&dir)?.into_iter().filter(|path| path != CATALOG) {
        let place: PathBuf = dir.join(&path);
        let tool: Result<Value, _> = serde_json::from_str(&files::read(&place, bounds::TOOL)?);
        said.tools.extend(of_tool(&tool.map_err(|error| format!("{}: {error}", place.display()))?));
    }
    Ok(said)
}

/// The tools of a catalog in one file.
fn of_whole(name: &str, bytes: &[u8]) -> Result<Said, String> {
    let text = decode(name, bytes).map_err(|wrong| wrong.problem.to_string())?;
    let whole: Value = serde_json::from_str(text).map_err(|error| format!("{name}: {error}"))?;
    let Some(tools) = whole["tools"].as_array() else { return Err(format!("{name}: there are no tools in it")) };
    Ok(Said { tools: tools.iter().filter_map(of_tool).collect(), ..Said::default() })
}

/// Says what of a source could not be taken.
pub fn tell_left_out(said: &Said) {
    said.left_out.iter().take(NAMED).for_each(|problem| tell(&format!("left out: {problem}")));
    if said.left_out.len() > NAMED {
        tell(&format!("left out: {} more", said.left_out.len() - NAMED));
    }
}
