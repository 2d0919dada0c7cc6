//! Facts out of a table into the files of tools.

use std::path::Path;

use shipwith::bounds;
use shipwith::import::dates::Order;
use shipwith::import::facts::{FIELDS, field, read};
use shipwith::import::table::Table;

use super::super::{Outcome, files};
use super::written::write;

/// Reads what the arguments say of columns.
///
/// # Errors
/// One is not of the form, or names no field.
pub fn mapped(arguments: &[String]) -> Result<Vec<(String, &'static str)>, String> {
    let names: Vec<&str> = FIELDS.iter().map(|(field, _)| *field).collect();
    let one = |argument: &String| {
        let (column, name) = argument.rsplit_once('=').ok_or_else(|| format!("--map \"{argument}\": write COLUMN=FIELD"))?;
        let field =
            field(name).ok_or_else(|| format!("--map \"{argument}\": there is no field \"{name}\": use one of {}", names.join(", ")))?;
        Ok((column.to_owned(), field))
    };
    arguments.iter().map(one).collect()
}

/// Reads the table and writes what changes, unless it is only to be said.
pub fn run(file: &Path, dir: &Path, mapped: &[(String, &'static str)], order: Option<Order>, is_dry: bool) -> Outcome {
    let name = file.display().to_string();
    let Some(bytes) = files::read_if(file, bounds::CATALOG)? else { return Err(format!("{name}: no such file")) };
    let is_json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let table =
        if is_json { Table::read_json(&name, &bytes) } else { Table::read(&name, &bytes) }.map_err(|problem| problem.to_string())?;
    let said = read(&name, &table, mapped, order).map_err(|problem| problem.to_string())?;
    write(&said, dir, is_dry)
}
