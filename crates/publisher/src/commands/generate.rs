//! `shipwith generate`.

use std::path::PathBuf;

use clap::Args;
use shipwith::check::CATALOG;
use shipwith::generate::Generator;

use super::output::{count, say};
use super::{Done, Outcome, files};

/// The most tools that can be made: beyond it names run out.
const MOST: i64 = 1_000_000;

/// Make up a believable catalog of any size, for tests under load
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith generate /tmp/large --tools 10000 --seed 1\n\n\
                        The same number and seed give the same files. A folder that holds a catalog is left as it is.")]
pub struct Arguments {
    /// The folder to write catalog.json and tools/ into
    dir: PathBuf,
    /// How many tools, up to a million
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..=MOST))]
    tools: u32,
    /// Another seed gives another catalog
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Writes the catalog.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { dir, tools, seed } = arguments;
    let folder_of_tools = dir.join("tools");
    if let Some(taken) = files::taken([dir.join(CATALOG), folder_of_tools.clone()]) {
        return Err(format!("{} is there already: name a folder without a catalog", taken.display()));
    }
    files::make_folder(&folder_of_tools)?;
    let mut generator = Generator::new(*tools as usize, *seed);
    while let Some((slug, text)) = generator.tool() {
        files::create(&folder_of_tools.join(format!("{slug}.json")), &text)?;
    }
    files::create(&dir.join(CATALOG), generator.catalog())?;
    say(&format!("{}: {}", dir.display(), count(*tools as usize, "tool")))?;
    Ok(Done::Well)
}
