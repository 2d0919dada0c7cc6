//! `shipwith new`.

mod ask;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use shipwith::check::CATALOG;
use shipwith::template::{self, Known};
use shipwith::{bounds, issue, slugs};
use shipwith_model::catalog::schema;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::panel::category_id;

use super::output::say;
use super::{Done, Outcome, files, folder};

/// Write the file of a new tool, to fill in
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith new whisper --dir data    writes data/tools/whisper.json\n\n\
                        On a terminal it asks for the name, the maker and a few facts; elsewhere, and with --no-input, it asks nothing.\n\
                        Then fill in what is empty: `shipwith check data` says what is missing still.")]
pub struct Arguments {
    /// The tool's name in addresses: lower-case letters, digits and single hyphens, at most 64 characters; asked for on a terminal
    slug: Option<String>,
    /// The folder that holds catalog.json and tools/
    #[arg(long, default_value = ".")]
    dir: PathBuf,
    /// Ask nothing, also on a terminal
    #[arg(long)]
    no_input: bool,
    /// A file with the text of an issue, in which somebody has answered the form that `shipwith init` brings: asks nothing
    #[arg(long, value_name = "FILE")]
    issue: Option<PathBuf>,
}

/// The slug, when a tool can have it.
fn free(slug: &str) -> Result<Slug, String> {
    let advice = "write lower-case letters, digits and single hyphens, at most 64 characters";
    let slug = Slug::parse(slug).ok_or_else(|| format!("\"{slug}\" is no slug: {advice}"))?;
    match slugs::refused(slug.as_str()) {
        Some((found, advice)) => Err(format!("{found}: {advice}")),
        None => Ok(slug),
    }
}

/// Writes the file; one that is there is left as it is.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { slug, dir, no_input, issue } = arguments;
    let slug = slug.as_deref().map(free).transpose()?;
    let Some(catalog) = folder::of_files(dir)? else {
        let advice = "write catalog.json first, or say where it is with --dir: docs/publish.md has one to begin with";
        return Err(format!("{}: no such file: {advice}", dir.join(CATALOG).display()));
    };
    let taken = |slug: &str| files::taken([dir.join(format!("tools/{slug}.json"))]);
    let is_free = |slug: &Slug| {
        if let Some(taken) = taken(slug.as_str()) {
            return Err(format!("{} is there already, and was left as it is", taken.display()));
        }
        let refused = slugs::refused_beside(slug.as_str(), |other| taken(other).is_some());
        refused.first().map_or(Ok(()), |(found, advice)| Err(format!("{found}: {advice}")))
    };
    // Nobody answers questions for nothing.
    slug.as_ref().map(is_free).transpose()?;
    let today = folder::today()?;
    let (slug, known, reviews) = if let Some(file) = issue {
        let known = issue::read(&files::read(file, bounds::ISSUE)?);
        let slug = slug.or_else(|| category_id(&known.name));
        let advice = "name it: shipwith new SLUG --issue FILE";
        (slug.ok_or_else(|| format!("{}: its answer to “Name” gives no slug: {advice}", file.display()))?, known, Vec::new())
    } else if !no_input && ask::is_answered() {
        let mut categories = BTreeSet::new();
        folder::look_over(dir, |_, tool| {
            categories.extend(Some(tool.category.clone()).filter(|category| !category.is_empty()));
        })?;
        let (slug, known) = ask::ask(slug, &categories, is_free)?;
        (slug, known, template::reviews(&catalog, today))
    } else {
        let slug = slug.ok_or("say what the tool is called in addresses: shipwith new whisper")?;
        (slug, Known::default(), template::reviews(&catalog, today))
    };
    free(slug.as_str())?;
    is_free(&slug)?;
    let file = dir.join(format!("tools/{slug}.json"));
    files::make_folder(&dir.join("tools"))?;
    files::create(&file, template::tool(&slug, &known, reviews, today))?;
    // Editors read it from there: the new file names it.
    let beside = dir.join(template::TOOL_SCHEMA);
    if files::taken([beside.clone()]).is_none() {
        files::create(&beside, format!("{:#}\n", schema::of_a_tool()))?;
    }
    say(&format!("{}: fill in what is empty, then run `shipwith check {}`", file.display(), dir.display()))?;
    Ok(Done::Well)
}
