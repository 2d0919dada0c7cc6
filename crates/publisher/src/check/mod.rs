//! The publisher's strict look at a whole catalog: every problem, not the first.
//!
//! Files are handed in one after the other and none is kept, so that a large catalog needs little memory.

mod days;
mod findings;
mod judge;
mod languages;
mod named;
mod near;
mod newsletter;
pub mod rules;
pub mod sarif;
mod text;
mod unseen;

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::bounds;
use crate::json_place::Places;
use crate::tally::ledger::Ledger;
pub use days::Days;
pub use findings::Finding;
use findings::Findings;
use named::Named;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::reading::Reading;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
pub use text::twice;

/// The name of the file that holds the site, the panel and the featured pairs.
pub const CATALOG: &str = "catalog.json";

/// A catalog that is being looked over.
pub struct Checker {
    /// What `catalog.json` is called in messages.
    file: String,
    days: Days,
    /// `None` as long as `catalog.json` could not be read: then nothing is held against it.
    catalog: Option<Catalog>,
    /// The tools that records name.
    named: Vec<Named>,
    /// Every slug that is taken, with the file that took it.
    seen: BTreeMap<String, String>,
    /// Every name that a maker has taken, with the place that took it.
    names: HashMap<String, String>,
    /// Every category, by its id.
    categories: HashMap<Slug, String>,
    files: usize,
    sum: Sum,
    findings: Findings,
    notes: Vec<Problem>,
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
    /// What is worth knowing, and keeps nobody from going on.
    pub notes: Vec<Problem>,
}

impl Checker {
    /// Begins with the bytes of `catalog.json`, `None` when there is none; messages call it `file`. `days` bound the dates.
    /// The tools that came inside it are in the catalog that [`Checker::finish`] gives.
    pub fn new(file: &str, catalog: Option<&[u8]>, days: impl Into<Days>) -> Self {
        let Some(bytes) = catalog else {
            let advice = "add it: it names the site, the panel and the featured pairs";
            return Self::without(Problem::whole(Rule::Missing, file, "missing", advice), days);
        };
        let mut checker = Self::empty(file, days.into());
        checker.findings.begin(file);
        if let Some((text, value)) = checker.parse(file, bytes) {
            checker.read_catalog(text, &value);
        }
        checker
    }

    /// Begins without `catalog.json`, of which the problem says why it could not be read.
    pub fn without(why: Problem, days: impl Into<Days>) -> Self {
        let mut checker = Self::empty(&why.file, days.into());
        checker.problem(why);
        checker
    }

    fn empty(file: &str, days: Days) -> Self {
        let (named, seen, names, categories) = (Vec::new(), BTreeMap::new(), HashMap::new(), HashMap::new());
        let (findings, notes, sum) = (Findings::default(), Vec::new(), Sum::default());
        Self { file: file.to_owned(), days, catalog: None, named, seen, names, categories, files: 0, sum, findings, notes }
    }

    /// The catalog so far: the site, the panel and the featured pairs. `None` when `catalog.json` could not be read.
    pub fn catalog(&self) -> Option<&Catalog> {
        self.catalog.as_ref()
    }

    fn read_catalog(&mut self, text: &str, value: &Value) {
        let (file, places) = (self.file.clone(), Places::new(text));
        let too_long = bounds::of_a_catalog(&file, value);
        if !too_long.is_empty() {
            return self.note_all(&places, too_long);
        }
        let reading = Reading::new(&file);
        match Catalog::of(&reading, value) {
            Err(problem) => self.findings.note(Some(&places), problem),
            Ok(catalog) => {
                self.sum.tools += catalog.tools.len();
                self.sum.reviews += catalog.tools.iter().map(|tool| tool.reviews.len()).sum::<usize>();
                let of_site = [languages::unknown(&file, &catalog.site), newsletter::unnamed(&file, &catalog.site)];
                self.catalog = Some(catalog);
                self.note_read(&places, reading);
                self.note_all(&places, judge::panel(&file, value));
                self.note_all(&places, of_site.into_iter().flatten().collect());
                self.look_for_unseen(&file, &places, value);
                for (i, tool) in value["tools"].as_array().into_iter().flatten().enumerate() {
                    self.judge_tool(&file, &format!("tools[{i}]."), &places, tool);
                }
                self.named.extend(named::featured(&file, &places, value));
            }
        }
    }

    /// Looks over one file of `tools/`: `file` is its path below the catalog's folder. Gives the tool, if there is one.
    pub fn tool(&mut self, file: &str, bytes: &[u8]) -> Option<Tool> {
        self.files += 1;
        self.findings.begin(file);
        let Some((text, value)) = self.parse(file, bytes) else {
            self.take_stem(file);
            return None;
        };
        let places = Places::new(text);
        let too_long = bounds::of_a_tool(file, "", &value);
        if !too_long.is_empty() {
            self.note_all(&places, too_long);
            self.take_stem(file);
            return None;
        }
        let reading = Reading::new(file);
        let tool: Option<Tool> = reading.read(&value);
        self.note_read(&places, reading);
        self.look_for_unseen(file, &places, &value);
        self.judge_tool(file, "", &places, &value);
        if let Some(tool) = &tool {
            self.sum.tools += 1;
            self.sum.reviews += tool.reviews.len();
        } else {
            self.take_stem(file);
        }
        tool
    }

    /// Notes a file of `tools/` that is there and could not be read; gives no tool.
    pub fn unread_tool(&mut self, why: Problem) -> Option<Tool> {
        self.files += 1;
        self.take_stem(&why.file);
        self.problem(why);
        None
    }

    /// Notes what somebody else has found.
    pub fn problem(&mut self, problem: Problem) {
        self.findings.begin(&problem.file.clone());
        self.findings.note(None, problem);
    }

    /// Looks over the ledger of ballots that `shipwith tally` keeps.
    pub fn ledger(&mut self, file: &str, bytes: &[u8]) {
        self.findings.begin(file);
        let Some((text, _)) = self.parse(file, bytes) else { return };
        let places = Places::new(text);
        match Ledger::read(file, text, self.days.today) {
            Err(problem) => self.findings.note(Some(&places), problem),
            Ok((_, problems)) => self.note_all(&places, problems),
        }
    }

    /// Ends with what only the whole catalog can tell.
    pub fn finish(mut self) -> Checked {
        let catalog = self.catalog.take().unwrap_or_default();
        self.findings.begin(&self.file);
        if catalog.is_whole() && self.files > 0 {
            let advice = "keep either: the page reads no tool files when this field is there";
            let found = "tools, though there are files in tools/";
            let file = self.file.clone();
            let problem = Problem { rule: Rule::TwoCatalogs, file, field: "tools".into(), found: found.into(), advice: advice.into() };
            self.findings.note(None, problem);
        }
        named::note_missing(self.named, &self.seen, &mut self.findings);
        Checked { catalog, sum: self.sum, findings: self.findings.finish(), notes: self.notes }
    }

    /// The file has faults of its own: who features its tool need not be told that it does not exist.
    fn take_stem(&mut self, file: &str) {
        if let Some(stem) = judge::stem(file) {
            self.seen.entry(stem.to_owned()).or_insert_with(|| file.to_owned());
        }
    }

    fn judge_tool(&mut self, file: &str, prefix: &str, places: &Places, value: &Value) {
        let before = self.seen.len();
        let mut problems = judge::slug(file, prefix, value, &mut self.seen);
        // The same tool twice is one problem, not two.
        if self.seen.len() > before {
            problems.extend(judge::name(file, prefix, value, &mut self.names));
        }
        problems.extend(judge::tool(file, prefix, value, self.catalog.as_ref(), self.days.latest));
        problems.extend(judge::category(file, prefix, value, &mut self.categories));
        self.notes.extend(judge::unreviewed(file, prefix, value));
        self.named.extend(named::alternatives(file, prefix, places, value));
        self.note_all(places, problems);
    }

    fn look_for_unseen(&mut self, file: &str, places: &Places, value: &Value) {
        let unseen = unseen::look(file, value);
        self.note_all(places, unseen.problems);
        self.notes.extend(unseen.notes);
    }

    /// The text and the value of a file; what keeps it from having them is noted.
    fn parse<'b>(&mut self, file: &str, bytes: &'b [u8]) -> Option<(&'b str, Value)> {
        match text::parse(file, bytes) {
            Ok((text, value)) => {
                self.note_all(&Places::new(text), text::twice(file, text, &value));
                Some((text, value))
            }
            Err(finding) => {
                self.findings.push(finding);
                None
            }
        }
    }

    fn note_read(&mut self, places: &Places, reading: Reading) {
        let unknown = near::unknown_fields(&reading);
        self.note_all(places, [reading.into_problems(), unknown].concat());
    }

    fn note_all(&mut self, places: &Places, problems: Vec<Problem>) {
        problems.into_iter().for_each(|problem| self.findings.note(Some(places), problem));
    }
}
