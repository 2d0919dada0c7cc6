//! Gathers what is wrong, file by file, with the line of each: bounded, however much there is.

use crate::json_place::Places;
use crate::shown::count;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

/// A problem, and where in its file it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub problem: Problem,
    /// The line, from 1. `None` when the file as a whole is meant.
    pub line: Option<usize>,
}

/// How many problems of one file are named one by one. Nobody reads more, and a large file may hold a million.
pub const NAMED: usize = 1_000;

/// What is wrong so far.
#[derive(Default)]
pub struct Findings {
    all: Vec<Finding>,
    file: String,
    of_file: usize,
}

impl Findings {
    /// Goes on with a file, be it the same one.
    pub fn begin(&mut self, file: &str) {
        if file == self.file {
            return;
        }
        if let Some(more) = self.of_file.checked_sub(NAMED).filter(|more| *more > 0) {
            let problem = Problem::whole(Rule::Many, &self.file, count(more, "more problem"), "mend those that are named first");
            self.all.push(Finding { problem, line: None });
        }
        (self.file, self.of_file) = (file.to_owned(), 0);
    }

    /// Notes a problem of the file that was begun, in whose text it is looked up.
    pub fn note(&mut self, places: Option<&Places>, problem: Problem) {
        let line = places.filter(|_| self.is_named() && !problem.field.is_empty()).map(|places| places.line(&problem.field));
        self.push(Finding { problem, line });
    }

    /// Notes a problem whose line is known.
    pub fn push(&mut self, finding: Finding) {
        if self.is_named() {
            self.all.push(finding);
        }
        self.of_file += 1;
    }

    /// Whether one more problem of the file would be named.
    pub fn is_named(&self) -> bool {
        self.of_file < NAMED
    }

    /// Everything, by file and, inside it, from top to bottom.
    pub fn finish(mut self) -> Vec<Finding> {
        self.begin("");
        self.all.sort_by(|a, b| (&a.problem.file, a.line).cmp(&(&b.problem.file, b.line)));
        self.all
    }
}
