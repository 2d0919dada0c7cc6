//! How much the command takes: every file and list has a bound, which is said where it is refused.

use serde_json::Value;

use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

/// A million bytes.
pub const MEGABYTE: u64 = 1_000_000;

/// The most bytes of one kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// So many may be read.
    pub bytes: u64,
    /// What to do about a file that is larger.
    pub advice: &'static str,
}

/// One tool's file: the largest of a real catalog are a hundredth of it.
pub const TOOL: Bound = Bound { bytes: MEGABYTE, advice: "shorten it: visitors fetch the whole of it" };
/// `catalog.json`, and a whole catalog in one file.
pub const CATALOG: Bound = Bound { bytes: 256 * MEGABYTE, advice: "keep the tools in files of their own, in tools/" };
/// A page of the bundle.
pub const PAGE: Bound = Bound { bytes: MEGABYTE, advice: "it is not the page of a bundle: build that anew" };
/// A file of the finished site.
pub const SITE_FILE: Bound = Bound { bytes: 64 * MEGABYTE, advice: "it is not of the site: move it away" };
/// A visitor's ballot: about 50,000 votes.
pub const BALLOT: Bound = Bound { bytes: 4 * MEGABYTE, advice: "no visitor has voted that often: leave it out" };
/// The text of an issue: GitHub takes 65,536 letters.
pub const ISSUE: Bound = Bound { bytes: MEGABYTE, advice: "it is not the text of an issue" };
/// The ledger of ballots.
pub const LEDGER: Bound = Bound { bytes: 1_000 * MEGABYTE, advice: "begin a new one, with the counts of this one in the tools' files" };

/// The most votes that are counted of one ballot.
pub const VOTES: usize = 20_000;
/// The most tools of a catalog.
pub const TOOLS: usize = 1_000_000;
/// The most members of the lists of `catalog.json`, `(field, how many)`.
const OF_A_CATALOG: [(&str, usize); 3] = [("reviewers", 1_000), ("featured", 10_000), ("tools", TOOLS)];
/// The most reviews, or plans, of a tool.
const OF_A_TOOL: usize = 1_000;

impl Bound {
    /// What is wrong with a file of so many bytes, and what to do; nothing when it is within the bound.
    pub fn refused(&self, bytes: usize) -> Option<(String, &'static str)> {
        (bytes as u64 > self.bytes).then(|| (format!("larger than {} MB", self.bytes / MEGABYTE), self.advice))
    }
}

/// The lists of `catalog.json` that are too long, the tools' in it too.
pub fn of_a_catalog(file: &str, catalog: &Value) -> Vec<Problem> {
    let own = OF_A_CATALOG.iter().filter_map(|(field, most)| too_long(file, (*field).to_owned(), &catalog[field], *most));
    let tools = catalog["tools"].as_array().into_iter().flatten().enumerate();
    own.chain(tools.flat_map(|(i, tool)| of_a_tool(file, &format!("tools[{i}]."), tool))).collect()
}

/// The lists of a tool that are too long; `prefix` is the path of its record, with the dot.
pub fn of_a_tool(file: &str, prefix: &str, tool: &Value) -> Vec<Problem> {
    let lists = [("reviews", &tool["reviews"]), ("pricing.plans", &tool["pricing"]["plans"])];
    lists.iter().filter_map(|(field, list)| too_long(file, format!("{prefix}{field}"), list, OF_A_TOOL)).collect()
}

fn too_long(file: &str, field: String, list: &Value, most: usize) -> Option<Problem> {
    let members = list.as_array().map_or(0, Vec::len);
    let problem = || Problem {
        rule: Rule::TooLarge,
        file: file.into(),
        field,
        found: format!("{members} members, more than {most}"),
        advice: format!("keep at most {most}: nothing else of the file was looked at"),
    };
    (members > most).then(problem)
}
