//! `shipwith tally`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use shipwith::check::CATALOG;
use shipwith::tally::community_edit::with_community;
use shipwith::tally::ledger::{LEDGER, Ledger, without_the_future};
use shipwith_model::ballot::file::BallotFile;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Community;

use super::output::{count, say};
use super::{Done, Outcome, folder};

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
    // Written first: a run that breaks off after it is simply run again, and counts the same.
    folder::replace(&dir.join(LEDGER), &ledger.write())?;
    let changed = publish(dir, &ledger, &standing, &inside)?;
    let new = ledger.len() - before;
    let counted = count(ledger.len(), "ballot");
    say(&format!("{counted} counted, {new} of them new; {} changed; {damaged} with damage", count(changed, "tool")))?;
    Ok(if damaged == 0 { Done::Well } else { Done::Problems })
}

/// The ledger as it is; an empty one when there is none.
fn kept(dir: &Path, today: Date) -> Result<Ledger, String> {
    match folder::read_if(&dir.join(LEDGER))? {
        None => Ok(Ledger::default()),
        Some(bytes) => {
            let text = String::from_utf8(bytes).map_err(|_| format!("{LEDGER}: not UTF-8"))?;
            Ledger::read(LEDGER, &text, today).map(|(ledger, _)| ledger).map_err(|problem| problem.to_string())
        }
    }
}

/// Takes one ballot into the ledger; whether it was sound. What was not is printed.
fn take_in(path: &Path, standing: &Standing, ledger: &mut Ledger, today: Date) -> Result<bool, String> {
    let file = path.display().to_string();
    let text = match folder::read(path) {
        Ok(text) => text,
        Err(error) => {
            say(&format!("{error}: not counted"))?;
            return Ok(false);
        }
    };
    let (ballot, mut problems) = match BallotFile::read(&file, &text) {
        Ok(read) => read,
        Err(problem) => {
            say(&format!("{problem}: not counted"))?;
            return Ok(false);
        }
    };
    let (ballot, to_come) = without_the_future(&file, ballot, today);
    problems.extend(to_come);
    for problem in &problems {
        say(&problem.to_string())?;
    }
    let (known, unknown): (Vec<_>, Vec<_>) = ballot.votes.into_iter().partition(|vote| standing.contains_key(&vote.tool));
    for vote in unknown {
        say(&format!("{file}: \"{}\" does not exist in this catalog: its vote is not counted", vote.tool))?;
    }
    for (slug, community) in known.iter().filter_map(|vote| Some((&vote.tool, standing.get(&vote.tool)?.1?))) {
        ledger.note_before(slug, community);
    }
    ledger.merge(&ballot.id, &known);
    Ok(problems.is_empty())
}

/// Writes the counts into the tools' files; how many changed.
fn publish(dir: &Path, ledger: &Ledger, standing: &Standing, inside: &BTreeMap<Slug, String>) -> Result<usize, String> {
    let mut changed = 0;
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    for (slug, count) in ledger.counts() {
        let Some((file, stands)) = standing.get(&slug) else {
            say(&format!("{LEDGER}: \"{slug}\" does not exist any more: its votes are kept, and counted should it return"))?;
            continue;
        };
        if *stands == Some(count) {
            continue;
        }
        let text = match texts.remove(file.as_str()) {
            Some(text) => text,
            None => folder::read(&dir.join(file))?,
        };
        let path = if file == CATALOG { inside.get(&slug).map_or("", String::as_str) } else { "" };
        let edited = with_community(&text, path, count).ok_or_else(|| format!("{file}: {slug} is not where it was"))?;
        texts.insert(file, edited);
        changed += 1;
    }
    for (file, text) in texts {
        folder::replace(&dir.join(file), &text)?;
    }
    Ok(changed)
}
