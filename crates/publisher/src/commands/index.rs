//! `shipwith index`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use shipwith::feeds::feed::Feed;
use shipwith::feeds::sitemap;
use shipwith::index::split;
use shipwith::index::stamp::{Stamper, stamped};
use shipwith_model::search::Entry;
use shipwith_model::search::stamp::Stamp;

use super::output::{count, say};
use super::{Done, Outcome, folder, packs};

/// Check a catalog and write what the site needs beside it: search/, save/, the feed and the sitemap
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith index data --out data\n\n\
                        Writes data/search/ and data/save/, and feed.xml and sitemap.xml beside data/ (the sitemap when catalog.json has site.address).\n\
                        Nothing is written when the catalog has problems. The same catalog gives the same bytes.")]
pub struct Arguments {
    /// The folder that holds catalog.json and tools/
    dir: PathBuf,
    /// The data folder of the site, to write search/ and save/ into
    #[arg(long)]
    out: PathBuf,
    /// The folder of the site, for feed.xml and sitemap.xml; the folder above --out unless it is given
    #[arg(long)]
    site_dir: Option<PathBuf>,
}

/// Checks, then writes.
pub fn run(arguments: &Arguments) -> Outcome {
    let (mut entries, mut feed) = (Vec::new(), Feed::default());
    let checked = folder::sound(&arguments.dir, |_, tool| {
        entries.push(Entry::of(tool));
        feed.add(tool);
    })?;
    let Some(checked) = checked else { return Ok(Done::Problems) };
    entries.sort_by(|a, b| a.slug.cmp(&b.slug));
    let mut site_files = vec![("feed.xml".to_owned(), feed.write(&checked.catalog))];
    site_files.extend(sitemap::files(&checked.catalog, entries.iter().map(|entry| &entry.slug), sitemap::MOST));

    let tools = entries.len();
    let out = &arguments.out;
    let mut index = split::files(entries, split::SPLIT);
    let stamp = stamp(&arguments.dir, &index)?;
    index.iter_mut().for_each(|(_, text)| *text = stamped(text, &stamp));
    write_search(out, &index, tools)?;
    packs::write(&arguments.dir, out, &index, stamp, tools)?;
    let site = match &arguments.site_dir {
        Some(site) => site.clone(),
        None => folder_above(out)?,
    };
    folder::make_folder(&site)?;
    for (name, text) in &site_files {
        let path = site.join(name);
        folder::write(&path, text)?;
        say(&format!("{}: {} bytes", path.display(), text.len()))?;
    }
    Ok(Done::Well)
}

/// The stamp of the catalog in `dir` and of the index made from it, so that another way of splitting has another stamp.
fn stamp(dir: &Path, index: &[(String, String)]) -> Result<Stamp, String> {
    let mut stamper = Stamper::default();
    for path in packs::paths(dir)? {
        let file = dir.join(&path);
        stamper.add(&path, &fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?);
    }
    index.iter().for_each(|(path, text)| stamper.add(path, text.as_bytes()));
    Ok(stamper.finish())
}

/// Writes `search/` anew: files of an older index are gone.
fn write_search(out: &Path, files: &[(String, String)], tools: usize) -> Result<(), String> {
    let search = out.join("search");
    folder::make_folder(&search)?;
    fs::remove_dir_all(&search).map_err(|error| format!("{}: {error}", search.display()))?;
    let mut bytes = 0;
    for (name, text) in files {
        let path = out.join(name);
        folder::make_folder(path.parent().unwrap_or(out))?;
        folder::write(&path, text)?;
        bytes += text.len();
    }
    say(&format!("{}: {} in {}, {bytes} bytes", search.display(), count(tools, "tool"), count(files.len(), "file")))
}

/// The folder that `out`, which is there, lies in; also when it is written as `data` or `.`.
fn folder_above(out: &Path) -> Result<PathBuf, String> {
    if let (Some(parent), Some(_)) = (out.parent(), out.file_name()) {
        return Ok(if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() });
    }
    let whole = out.canonicalize().map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(whole.parent().unwrap_or(&whole).to_owned())
}
