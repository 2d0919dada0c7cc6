//! What the command line takes facts out of: whatever the bytes, there is an answer, and what is taken is sound.

use serde_json::Value;
use shipwith::import::dates::Order;
use shipwith::import::facts::{Said, read};
use shipwith::import::merge::merge;
use shipwith::import::table::Table;
use shipwith::issue;
use shipwith::template::blank;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::tool::Tool;

/// The most tools of one table that are merged: more of them would only take longer.
const MERGED: usize = 20;

/// A table, in CSV or in JSON; or the text of an issue.
pub fn table(bytes: &[u8]) {
    for table in [Table::read("t.csv", bytes), Table::read_json("t.json", bytes)] {
        match table {
            Err(problem) => is_said(&problem),
            Ok(table) => {
                for row in &table.rows {
                    assert_eq!(row.cells.len(), table.columns.len(), "each cell is under a column");
                }
                for order in [None, Some(Order::Dmy), Some(Order::Mdy)] {
                    match read("t.csv", &table, &[], order) {
                        Err(problem) => is_said(&problem),
                        Ok(said) => is_sound(&said, table.rows.len()),
                    }
                }
            }
        }
    }
    let known = issue::read(&String::from_utf8_lossy(bytes));
    assert_eq!(known.name, known.name.trim());
}

/// What a table says gets into files that have no fault by it, and a second time changes nothing.
fn is_sound(said: &Said, rows: usize) {
    assert!(said.tools.len() <= rows);
    said.left_out.iter().for_each(is_said);
    let Some(today) = Date::parse("2026-11-29") else { return };
    for facts in said.tools.iter().take(MERGED) {
        let mut tool = blank(&facts.slug, facts.slug.as_str(), Vec::new(), today);
        merge(&mut tool, facts);
        assert_eq!(merge(&mut tool, facts), [], "once is enough");
        let read = Tool::read("tools/x.json", &tool.to_string());
        let faults: Vec<Problem> = read.map_or_else(|problem| vec![problem], |(_, problems)| problems);
        let is_of_facts = |problem: &&Problem| facts.fields.keys().any(|field| *field == problem.field);
        assert_eq!(faults.iter().find(is_of_facts), None, "{}", Value::from_iter(facts.fields.clone()));
    }
}

/// A problem names the file, and says what was found there and what to do.
fn is_said(problem: &Problem) {
    assert!(problem.file.starts_with("t.") && !problem.found.is_empty() && !problem.advice.is_empty(), "{problem}");
}
