//! `shipwith tally`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use shipwith::bounds;
use shipwith::check::CATALOG;
use shipwith::tally::community_edit::with_communities;
use shipwith::tally::ledger::{LEDGER, Ledger, without_the_future};
use shipwith_model::ballot::file::BallotFile;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Community;

use super::files::Part;
use super::output::{count, say};
use super::{Done, Outcome, files, folder};

/// Count the ballots that visitors exported into the community votes of the tools
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith tally data ballots/*.json\n\n\
                        Keeps data/ballots.json, so that no ballot is counted twice. Without ballots it counts those it has kept.\n\
                        A damaged ballot is named and left out, and the rest is counted; the exit code is then 1.")]
pub struct Arguments {
    /// The folder that holds catalog.json and tools/
    dir: PathBuf,
    /// Ballots that visitors exported
    ballots: Vec<PathBuf>,
}

/// How many complaints about one ballot are printed.
const NAMED: usize = 20;

/// The tools of a catalog: what each file says of the community.
type Standing = BTreeMap<Slug, (String, Option<Community>)>;

/// Checks the catalog, then counts and writes.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { dir, ballots } = arguments;
    let mut standing = Standing::new();
    let checked = folder::sound(dir, |file, tool| drop(standing.insert(tool.slug.clone(), (file.to_owned(), tool.community))))?;
    let Some(checked) = checked else { return Ok(Done::Problems) };
    // Their paths follow the order of the file, in which nothing was left out.
    let inside = checked.catalog.tools.iter().enumerate().map(|(i, tool)| (tool.slug.clone(), format!("tools[{i}]")));
    let inside: BTreeMap<Slug, String> = inside.collect();

    let today = folder::today()?;
    let mut ledger = kept(dir, today)?;
    let before = ledger.len();
    let mut damaged = 0;
    for path in ballots {
        if !take_in(path, &standing, &mut ledger, today)? {
            damaged += 1;
        }
    }
    let text = ledger.write();
    if let Some((found, advice)) = bounds::LEDGER.refused(text.len()) {
        return Err(format!("{LEDGER} would be {found}, and could not be read again: nothing was written; {advice}"));
    }
    // Written first: a run that breaks off after it is simply run again, and counts the same.
    files::replace(&dir.join(LEDGER), &text)?;
    let changed = publish(dir, &ledger, &standing, &inside)?;
    let new = ledger.len() - before;
    let counted = count(ledger.len(), "ballot");
    say(&format!("{counted} counted, {new} of them new; {} changed; {damaged} with damage", count(changed, "tool")))?;
    Ok(if damaged == 0 { Done::Well } else { Done::Problems })
}

/// The ledger as it is; an empty one when there is none.
fn kept(dir: &Path, today: Date) -> Result<Ledger, String> {
    let path = dir.join(LEDGER);
    let Some(text) = files::text_if(&path, bounds::LEDGER)? else { return Ok(Ledger::default()) };
    Ledger::read(&path.display().to_string(), &text, today).map(|(ledger, _)| ledger).map_err(|problem| problem.to_string())
}

/// Takes one ballot into the ledger; whether it was sound. What was not is printed.
fn take_in(path: &Path, standing: &Standing, ledger: &mut Ledger, today: Date) -> Result<bool, String> {
    let file = path.display().to_string();
    let not_counted = |why: String| say(&format!("{why}: not counted")).map(|()| false);
    let text = match files::read(path, bounds::BALLOT) {
        Ok(text) => text,
        Err(error) => return not_counted(error),
    };
    let (ballot, mut problems) = match BallotFile::read(&file, &text) {
        Ok(read) => read,
        Err(problem) => return not_counted(problem.to_string()),
    };
    if ballot.votes.len() > bounds::VOTES {
        return not_counted(format!("{file}: votes: {} votes, more than {}: leave it out", ballot.votes.len(), bounds::VOTES));
    }
    let (ballot, to_come) = without_the_future(&file, ballot, today);
    problems.extend(to_come);
    let (known, unknown): (Vec<_>, Vec<_>) = ballot.votes.into_iter().partition(|vote| standing.contains_key(&vote.tool));
    let unknown = unknown.iter().map(|vote| format!("{file}: \"{}\" does not exist in this catalog: its vote is not counted", vote.tool));
    let complaints: Vec<String> = problems.iter().map(ToString::to_string).chain(unknown).collect();
    complaints.iter().take(NAMED).try_for_each(|complaint| say(complaint))?;
    if let Some(more) = complaints.len().checked_sub(NAMED).filter(|more| *more > 0) {
        say(&format!("{file}: {more} more of that kind"))?;
    }
    for (slug, community) in known.iter().filter_map(|vote| Some((&vote.tool, standing.get(&vote.tool)?.1?))) {
        ledger.note_before(slug, community);
    }
    ledger.merge(&ballot.id, &known);
    Ok(problems.is_empty())
}

/// Writes the counts into the tools' files; how many changed.
fn publish(dir: &Path, ledger: &Ledger, standing: &Standing, inside: &BTreeMap<Slug, String>) -> Result<usize, String> {
    let mut counts: BTreeMap<&str, Vec<(&str, Community)>> = BTreeMap::new();
    for (slug, count) in &ledger.counts() {
        let Some((file, stands)) = standing.get(slug) else {
            say(&format!("{LEDGER}: \"{slug}\" does not exist any more: its votes are kept, and counted should it return"))?;
            continue;
        };
        if *stands != Some(*count) {
            let path = if file == CATALOG { inside.get(slug).map_or("", String::as_str) } else { "" };
            counts.entry(file).or_default().push((path, *count));
        }
    }
    let mut parts = Vec::new();
    for (file, counts) in &counts {
        let path = dir.join(file);
        let text = files::read(&path, bounds::CATALOG)?;
        let edited = with_communities(&text, counts).ok_or_else(|| format!("{}: a tool is not where it was", path.display()))?;
        parts.push(Part::write(&files::target(&path), &edited)?);
    }
    // All are written before the first takes its place.
    parts.into_iter().try_for_each(Part::put)?;
    Ok(counts.values().map(Vec::len).sum())
}
