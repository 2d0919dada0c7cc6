//! `shipwith index`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use shipwith::bounds;
use shipwith::check::{CATALOG, Finding};
use shipwith::feeds::feed::Feed;
use shipwith::feeds::pairing::Pairing;
use shipwith::feeds::sitemap;
use shipwith::feeds::weekly::Weekly;
use shipwith::index::split;
use shipwith::index::stamp::{Stamper, stamped};
use shipwith::pages::chosen::{BUDGET, Chosen, screens};
use shipwith::pages::frame;
use shipwith::panels::Panels;
use shipwith_model::address::made::Made;
use shipwith_model::address::page::{Paged, path_of};
use shipwith_model::search::Entry;
use shipwith_model::search::entry::tell_apart;
use shipwith_model::search::shards::path;
use shipwith_model::search::stamp::Stamp;

use super::output::{count, say, tell};
use super::outputs::Place;
use super::pages::{Pages, SHELL, Shells};
use super::site::Bundle;
use super::{Done, Outcome, files, folder, packs, voice};

/// Check a catalog and write what the site needs: search/ and save/ beside it, the finished pages, the feed and the sitemap
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith index data --out data --site-dir .\n\n\
                        Writes data/search/ and data/save/, and ./feed.xml, ./weekly.xml and ./sitemap.xml (the sitemap when catalog.json has site.address);\n\
                        where ./shell.html of the bundle is, also ./index.html and finished pages: of pairs in ./compare/ (and their frames in ./embed/), of tools in ./tools/,\n\
                        of categories in ./categories/ and of reviewers in ./reviewers/.\n\
                        Nothing is written when the catalog has problems. The same catalog gives the same bytes.\n\
                        What is written is listed in shipwith-index.json, in each of the two folders: only files that are listed there,\n\
                        and are as they were written, are ever replaced or removed. A site that `shipwith build` made is refused: it is `build` that makes it anew.")]
pub struct Arguments {
    /// The folder that holds catalog.json and tools/
    dir: PathBuf,
    /// The data folder of the site, to write search/ and save/ into
    #[arg(long)]
    out: PathBuf,
    /// The folder of the site, to write feed.xml, weekly.xml, sitemap.xml and the finished pages into; without it they are not written
    #[arg(long)]
    site_dir: Option<PathBuf>,
    #[command(flatten)]
    choice: Choice,
}

/// Which finished pages there are.
#[derive(Args, Clone, Copy)]
pub struct Choice {
    /// Which pairs get a finished page
    #[arg(long, value_enum, default_value = "category")]
    pairs: Pairs,
    /// The most pages that are made: first those of pairs, by the next smaller choice where there are more, then tools, then lists
    #[arg(long, default_value_t = BUDGET)]
    pages: usize,
}

/// What is written, and where.
pub struct Wanted<'w> {
    /// The folder that holds catalog.json and tools/.
    pub dir: &'w Path,
    /// Where it goes.
    pub to: Place<'w>,
    /// Which pages there are.
    pub choice: Choice,
    /// What pages are made of, where the site is there already.
    pub shells: Option<Shells>,
    /// The site itself, where it is written too, and with it the catalog.
    pub bundle: Option<&'w Bundle>,
}

/// Which pairs get a finished page.
#[derive(Clone, Copy, ValueEnum)]
enum Pairs {
    /// The featured ones
    Featured,
    /// Also any two tools of one category
    Category,
    /// Any two tools
    All,
}

impl From<Pairs> for Paged {
    fn from(pairs: Pairs) -> Self {
        match pairs {
            Pairs::Featured => Self::Featured,
            Pairs::Category => Self::Category,
            Pairs::All => Self::All,
        }
    }
}

/// Checks, then writes.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { dir, out, site_dir, choice } = arguments;
    [Some(out), site_dir.as_ref()].into_iter().flatten().try_for_each(|folder| refuse_built(folder))?;
    let shells = site_dir.as_ref().map(|site| shells(site)).transpose()?.flatten();
    let to = Place::Folders { data: out, site: site_dir.as_deref() };
    let wanted = Wanted { dir, to, choice: *choice, shells, bundle: None };
    let written = match write(&wanted)? {
        Ok(written) => written,
        Err(findings) => return folder::report(&findings).map(|()| Done::Problems),
    };
    written.beside.iter().for_each(|line| tell(line));
    written.lines.iter().try_for_each(|line| say(line))?;
    if site_dir.is_none() {
        say("feed.xml, weekly.xml, sitemap.xml and finished pages were not written: name the folder of the site with --site-dir")?;
    } else if wanted.shells.is_none() {
        say(&format!("No finished pages: the folder of the site holds no {SHELL}, which the bundle brings"))?;
    }
    Ok(Done::Well)
}

/// Refuses a folder that `build` made. What that wrote is on the list of the folder, too: also the program and the catalog, which an
/// index has no place for, and would take away with all else that it does not write.
fn refuse_built(folder: &Path) -> Result<(), String> {
    let list = files::list(folder)?;
    match [SHELL, CATALOG].into_iter().find(|file| list.lists(file)) {
        Some(file) => Err(format!(
            "{}: `shipwith build` made it, with {file} in it, and `index` would take its program or its catalog away: nothing was written; run `shipwith build` again",
            folder.display()
        )),
        None => Ok(()),
    }
}

/// What there is to say of what was written.
#[derive(Debug, Default)]
pub struct Written {
    /// What was written, a line each.
    pub lines: Vec<String>,
    /// What is to be known beside that.
    pub beside: Vec<String>,
    /// What pictures lack; it is in one of the lines, too.
    pub lacking: Option<String>,
}

/// Checks a catalog and writes what is made of it; of one with problems nothing is, and these are given instead.
///
/// # Errors
/// Something cannot be read or written; then nothing has been.
pub fn write(wanted: &Wanted<'_>) -> Result<Result<Written, Vec<Finding>>, String> {
    let Wanted { dir, to, choice: Choice { pairs, pages }, shells, bundle } = wanted;
    let (mut entries, mut feed, mut weekly, mut panels) = (Vec::new(), Feed::default(), Weekly::default(), Panels::default());
    let checked = folder::look_over(dir, |_, tool| {
        entries.push(Entry::of(tool));
        feed.add(tool);
        weekly.add(tool);
        panels.add(tool);
    })?;
    if !checked.findings.is_empty() {
        return Ok(Err(checked.findings));
    }
    entries.sort_by(|a, b| a.slug.cmp(&b.slug));
    let own = bundle.map(|bundle| bundle.of_catalog(&checked.catalog.site)).transpose()?.flatten();
    let bundle = own.as_ref().or(*bundle);
    let of_bundle = bundle.map(Bundle::shells).transpose()?.flatten();
    let shells = of_bundle.as_ref().or(shells.as_ref());
    let (voice, remark) = voice::of(&checked.catalog.site, |file| match (bundle, to) {
        (Some(bundle), _) => Ok(bundle.text(file).map(str::to_owned)),
        (None, Place::Folders { site: Some(site), .. }) => files::text_if(&site.join(file), bounds::PAGE),
        (None, _) => Ok(None),
    })?;
    let mut named = entries.clone();
    tell_apart(&mut named);
    panels.finish(&named);
    // Without the bundle's shell there are no pages, and none may be promised.
    let chosen = shells.as_ref().map(|_| Chosen::of(&checked.catalog, &entries, (*pairs).into(), *pages)).unwrap_or_default();
    let screens = shells.as_ref().map(|_| screens(chosen.pairs.len(), entries.len(), panels.lists().len(), *pages)).unwrap_or_default();
    let made = Made { pairs: chosen.paged, screens };
    let pairing = Pairing::of(&checked.catalog, &chosen, made);
    let lists = if screens.lists { panels.lists() } else { Vec::new() };
    let lists = lists.into_iter().filter_map(|(view, of)| path_of(view, of)).collect();
    let slugs = entries.iter().map(|entry| &entry.slug);
    let mut site_files = sitemap::files(&checked.catalog, &chosen, &pairing, lists, slugs, sitemap::MOST);
    site_files.push(("feed.xml".to_owned(), feed.write(&checked.catalog, &pairing, "", None)));
    site_files.push(("weekly.xml".to_owned(), voice.clone().speaking(|| weekly.write(&checked.catalog, &pairing))));
    // The file that names the others is put there when they are.
    site_files.reverse();

    let tools = entries.len();
    let mut index = split::files(entries, split::SPLIT, made);
    index.extend(panels.files());
    let stamp = stamp(dir, &index)?;
    index.iter_mut().for_each(|(_, text)| *text = stamped(text, &stamp));
    index.sort_by_key(|(file, _)| *file == path(""));
    let (mut said, mut lacking) = (Vec::new(), None);

    let mut out = to.open()?;
    if bundle.is_some() {
        for path in folder::paths(dir)? {
            out.stage_data(&path, files::read(&dir.join(&path), bounds::CATALOG)?)?;
        }
    }
    for (path, text) in &index {
        out.stage_data(path, text)?;
    }
    let bytes: usize = index.iter().map(|(_, text)| text.len()).sum();
    // Nothing is saved of what is only looked at.
    if let Place::Folders { data, .. } = to {
        said.push(format!("{}: {} in {}, {bytes} bytes", data.join("search").display(), count(tools, "tool"), count(index.len(), "file")));
        said.push(format!("{}: {}", data.join("save").display(), packs::stage(dir, &mut out, &index, stamp, tools)?));
    }
    for (path, bytes) in bundle.into_iter().flat_map(Bundle::files) {
        out.site()?.stage(path, bytes)?;
    }
    for (name, text) in site_files.iter().filter(|_| to.has_site()) {
        out.site()?.stage(name, text)?;
        if let Place::Folders { site: Some(site), .. } = to {
            said.push(format!("{}: {} bytes", site.join(name).display(), text.len()));
        }
    }
    if let Some(shells) = shells {
        let pages = Pages { dir, catalog: &checked.catalog, entries: &named, chosen: &chosen, made, panels: &panels, pairing: &pairing };
        let site = out.site()?;
        let (line, lacked) = voice.speaking(|| pages.stage(shells, site))?;
        said.push(line);
        lacking = lacked;
    }
    let mut beside: Vec<String> = remark.filter(|_| to.has_site()).into_iter().collect();
    let cleared = out.commit()?;
    for path in cleared.left {
        beside.push(format!("{}: belongs to an older index, and was changed since: it is left there", path.display()));
    }
    for path in cleared.packed {
        beside.push(format!("{}: a packed copy of a file that has changed: pack anew, or remove it", path.display()));
    }
    Ok(Ok(Written { lines: said, beside, lacking }))
}

/// What the bundle in the folder of a site brings for pages to be made from; none without the shell of a page.
fn shells(site: &Path) -> Result<Option<Shells>, String> {
    let read = |name: &str| files::text_if(&site.join(name), bounds::PAGE);
    let frame = read(frame::SHELL)?;
    Ok(read(SHELL)?.map(|page| Shells { page, frame }))
}

/// The stamp of the catalog in `dir` and of the index made from it, so that another way of splitting has another stamp.
fn stamp(dir: &Path, index: &[(String, String)]) -> Result<Stamp, String> {
    let mut stamper = Stamper::default();
    for path in folder::paths(dir)? {
        stamper.add(&path, files::read(&dir.join(&path), bounds::CATALOG)?.as_bytes());
    }
    index.iter().for_each(|(path, text)| stamper.add(path, text.as_bytes()));
    Ok(stamper.finish())
}
