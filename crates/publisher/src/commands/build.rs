//! `shipwith build`.

use std::path::{Path, PathBuf};

use clap::Args;
use shipwith::check::CATALOG;

use super::index::{self, Choice, Wanted};
use super::output::{say, tell};
use super::outputs::{Place, is_same};
use super::site::Bundle;
use super::twin::Twin;
use super::{Done, Outcome, folder};

/// Make a site of a catalog: everything to upload
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith build . --out site\n\n\
                        Checks the catalog, then writes the site with its pages, its data, its feed and its sitemap. Another run writes only what has changed, and\n\
                        takes away what it wrote before and what has no place any more: both are listed in shipwith-index.json. A file of somebody else is never\n\
                        touched: one that is in the way is named, and then nothing is written. All of it takes its place in one step: a run that is ended before leaves the site as it was.")]
pub struct Arguments {
    /// The folder with data/ in it, or the data folder itself, which holds catalog.json and tools/
    dir: PathBuf,
    /// The folder of the site
    #[arg(long)]
    out: PathBuf,
    /// The folder of a finished site to put the catalog into, in place of the one inside this program
    #[arg(long)]
    bundle: Option<PathBuf>,
    #[command(flatten)]
    choice: Choice,
}

/// The data folder that is meant by a folder: the one in it, unless it is one itself.
pub fn data_of(dir: &Path) -> PathBuf {
    let inside = dir.join("data");
    if !dir.join(CATALOG).exists() && inside.is_dir() { inside } else { dir.to_owned() }
}

/// Checks, then writes.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { dir, out, bundle, choice } = arguments;
    let (dir, data) = (data_of(dir), out.join("data"));
    if is_same(&dir, &data) || is_same(&dir, out) {
        return Err(format!("{} is the catalog itself: name another folder for the site with --out", dir.display()));
    }
    let bundle = Bundle::open(bundle.as_deref())?;
    let twin = Twin::of(out)?;
    let site = twin.path();
    let data = site.join("data");
    let to = Place::Folders { data: &data, site: Some(site) };
    let wanted = Wanted { dir: &dir, to, choice: *choice, shells: None, bundle: Some(&bundle) };
    let shown = |message: &String| twin.as_of_the_folder(message);
    let written = match index::write(&wanted).map_err(|error| shown(&error))? {
        Ok(written) => written,
        Err(findings) => return folder::report(&findings).map(|()| Done::Problems),
    };
    let (lines, beside): (Vec<_>, Vec<_>) = (written.lines.iter().map(shown).collect(), written.beside.iter().map(shown).collect());
    twin.put()?;
    beside.iter().for_each(|line| tell(line));
    lines.iter().try_for_each(|line| say(line))?;
    say(&format!("{}: upload this folder to any host for files", out.display()))?;
    Ok(Done::Well)
}
