//! The publisher's strict look at a whole catalog: every problem, not the first.
//!
//! Files are handed in one after the other and none is kept, so that a large catalog needs little memory.

mod judge;
mod shape;
mod text;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::json_place;
use crate::tally::ledger::Ledger;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::record::Reading;
use shipwith_model::catalog::tool::Tool;

/// The name of the file that holds the site, the panel and the featured pairs.
pub const CATALOG: &str = "catalog.json";

/// A problem, and where in its file it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub problem: Problem,
    /// The line, from 1. `None` when the file as a whole is meant.
    pub line: Option<usize>,
}

/// A catalog that is being looked over.
pub struct Checker {
    today: Date,
    /// `None` as long as `catalog.json` could not be read: then nothing is held against it.
    catalog: Option<Catalog>,
    /// The featured pairs, each with its path and line.
    featured: Vec<(String, usize, String)>,
    /// Every slug that is taken, with the file that took it.
    seen: BTreeMap<String, String>,
    files: usize,
    sum: Sum,
    findings: Vec<Finding>,
}

/// How much was looked over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Tools that could be read.
    pub tools: usize,
    /// Their reviews.
    pub reviews: usize,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The catalog as far as it could be read.
    pub catalog: Catalog,
    /// How much was looked over.
    pub sum: Sum,
    /// Everything that is wrong, by file.
    pub findings: Vec<Finding>,
}

impl Checker {
    /// Begins with the bytes of `catalog.json`, `None` when there is none. `today` bounds the dates.
    /// The tools that came inside it are in the catalog that [`Checker::finish`] gives.
    pub fn new(catalog: Option<&[u8]>, today: Date) -> Self {
        let mut checker =
            Self { today, catalog: None, featured: Vec::new(), seen: BTreeMap::new(), files: 0, sum: Sum::default(), findings: Vec::new() };
        match catalog {
            None => {
                let cure = "add it: it names the site, the panel and the featured pairs";
                checker.note(None, Problem::whole(CATALOG, "missing", cure));
            }
            Some(bytes) => {
                if let Some((text, value)) = checker.parse(CATALOG, bytes) {
                    checker.read_catalog(text, &value);
                }
            }
        }
        checker
    }

    /// The catalog so far: the site, the panel and the featured pairs. `None` when `catalog.json` could not be read.
    pub fn catalog(&self) -> Option<&Catalog> {
        self.catalog.as_ref()
    }

    fn read_catalog(&mut self, text: &str, value: &Value) {
        match Catalog::read(CATALOG, text) {
            Err(problem) => self.note(Some(text), problem),
            Ok((catalog, problems)) => {
                self.sum.tools += catalog.tools.len();
                self.sum.reviews += catalog.tools.iter().map(|tool| tool.reviews.len()).sum::<usize>();
                self.catalog = Some(catalog);
                self.note_all(text, problems);
                self.note_all(text, shape::unknown_fields(CATALOG, value, shape::CATALOG));
                self.note_all(text, judge::panel(value));
                for (i, tool) in value["tools"].as_array().into_iter().flatten().enumerate() {
                    self.judge_tool(CATALOG, &format!("tools[{i}]."), text, tool);
                }
                self.featured = judge::featured(text, value);
            }
        }
    }

    /// Looks over one file of `tools/`: `file` is its path below the catalog's folder. Gives the tool, if there is one.
    pub fn tool(&mut self, file: &str, bytes: &[u8]) -> Option<Tool> {
        self.files += 1;
        let parsed = self.parse(file, bytes);
        let Some((text, value)) = parsed else {
            // It has faults of its own: who features it need not be told that it does not exist.
            if let Some(stem) = judge::stem(file) {
                self.seen.entry(stem.to_owned()).or_insert_with(|| file.to_owned());
            }
            return None;
        };
        let reading = Reading::new(file);
        let tool = reading.root(&value).and_then(|record| Tool::from_record(&record));
        self.note_all(text, reading.into_problems());
        self.note_all(text, shape::unknown_fields(file, &value, shape::TOOL));
        self.judge_tool(file, "", text, &value);
        if let Some(tool) = &tool {
            self.sum.tools += 1;
            self.sum.reviews += tool.reviews.len();
        } else if let Some(stem) = judge::stem(file) {
            self.seen.entry(stem.to_owned()).or_insert_with(|| file.to_owned());
        }
        tool
    }

    /// Looks over the ledger of ballots that `shipwith tally` keeps.
    pub fn ledger(&mut self, file: &str, bytes: &[u8]) {
        let Some((text, _)) = self.parse(file, bytes) else { return };
        match Ledger::read(file, text, self.today) {
            Err(problem) => self.note(Some(text), problem),
            Ok((_, problems)) => self.note_all(text, problems),
        }
    }

    /// Ends with what only the whole catalog can tell.
    pub fn finish(mut self) -> Checked {
        let catalog = self.catalog.take().unwrap_or_default();
        if catalog.is_whole() && self.files > 0 {
            let cure = "keep either: the page reads no tool files when this field is there";
            let found = "tools, though there are files in tools/";
            let problem = Problem { file: CATALOG.into(), field: "tools".into(), found: found.into(), cure: cure.into() };
            self.findings.push(Finding { problem, line: None });
        }
        for (field, line, slug) in std::mem::take(&mut self.featured) {
            if !self.seen.contains_key(&slug) {
                let near = shape::did_you_mean(&slug, self.seen.keys().map(String::as_str));
                let found = format!("\"{slug}\" does not exist{near}");
                let cure = "name two tools of this catalog".into();
                self.findings.push(Finding { problem: Problem { file: CATALOG.into(), field, found, cure }, line: Some(line) });
            }
        }
        // By file and, inside it, from top to bottom.
        self.findings.sort_by(|a, b| (&a.problem.file, a.line).cmp(&(&b.problem.file, b.line)));
        Checked { catalog, sum: self.sum, findings: self.findings }
    }

    fn judge_tool(&mut self, file: &str, prefix: &str, text: &str, value: &Value) {
        let mut problems = judge::slug(file, prefix, value, &mut self.seen);
        problems.extend(judge::tool(file, prefix, value, self.catalog.as_ref(), self.today));
        self.note_all(text, problems);
    }

    /// The text and the value of a file; what keeps it from having them is noted.
    fn parse<'b>(&mut self, file: &str, bytes: &'b [u8]) -> Option<(&'b str, Value)> {
        match text::parse(file, bytes) {
            Ok((text, value)) => {
                self.note_all(text, text::twice(file, text, &value));
                Some((text, value))
            }
            Err(finding) => {
                self.findings.push(finding);
                None
            }
        }
    }

    fn note(&mut self, text: Option<&str>, problem: Problem) {
        let line = text.filter(|_| !problem.field.is_empty()).map(|text| json_place::line(text, &problem.field));
        self.findings.push(Finding { problem, line });
    }

    fn note_all(&mut self, text: &str, problems: Vec<Problem>) {
        for problem in problems {
            self.note(Some(text), problem);
        }
    }
}
