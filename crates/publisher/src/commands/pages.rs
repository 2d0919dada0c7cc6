//! Writes the finished pages: each is the bundle's shell with a comparison in it.

use std::collections::HashMap;
use std::io::{IsTerminal, Write, stderr};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use shipwith::bounds;
use shipwith::feeds::llms;
use shipwith::feeds::xml::escaped;
use shipwith::pages::chosen::Chosen;
use shipwith::pages::head;
use shipwith::pages::related::Neighbors;
use shipwith::pages::template::Template;
use shipwith_app::finished::{Loaded, Sheet, comparison};
use shipwith_model::address::page::{path_of_pair, path_of_picture};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::weights::Weights;
use shipwith_model::search::Entry;
use shipwith_model::share::card::card;
use shipwith_model::share::text::page_markdown;

use super::files;
use super::output::count;
use super::outputs::Outputs;
use super::pictures::Pictures;

/// The page of the bundle that finished pages are made from.
pub const SHELL: &str = "shell.html";

/// How often it is told how far the pages are.
const SAID: Duration = Duration::from_secs(2);

/// What the pages are made of.
pub struct Pages<'p> {
    /// The folder of the catalog's files.
    pub dir: &'p Path,
    /// The catalog's own file.
    pub catalog: &'p Catalog,
    /// Every tool, as the pickers know it.
    pub entries: &'p [Entry],
    /// The pairs that get a page.
    pub chosen: &'p Chosen,
}

impl Pages<'_> {
    /// Stages every page, the front page last; gives what there is to say of it.
    ///
    /// # Errors
    /// The shell is of another version, a tool's file cannot be read, or a page has no place to be written to.
    pub fn stage(&self, shell: &str, out: &mut Outputs) -> Result<String, String> {
        let template = Template::of(shell).map_err(|lacks| format!("{SHELL} {lacks}"))?;
        let names: HashMap<&Slug, String> = self.entries.iter().map(|entry| (&entry.slug, entry.label())).collect();
        let name = |slug: &Slug| names.get(slug).cloned().unwrap_or_else(|| slug.to_string());
        let neighbors = Neighbors::among(&self.chosen.pairs);
        let loaded = Arc::new(Loaded::sound(self.catalog.clone()));
        let mut tools = Tools { dir: self.dir, catalog: self.catalog, read: HashMap::new() };
        let mut pictures = Pictures::new();
        let mut progress = Progress::of(self.chosen.pairs.len());
        let mut write = |pair: &[Slug; 2], path: &str| -> Result<usize, String> {
            let sheets = [tools.sheet(&pair[0])?, tools.sheet(&pair[1])?];
            let finished = comparison(&loaded, sheets, path, neighbors.of(pair, name))
                .ok_or_else(|| format!("{} and {} cannot be compared", pair[0], pair[1]))?;
            let title = escaped(&finished.comparison.title());
            let content = format!(
                "<noscript><p class=\"boot-note\">This page shows {title}. To pick other tools, to weigh the panel and to vote, it needs scripts.</p></noscript>\n      \
                 <div id=\"boot-page\">{}</div>",
                finished.html
            );
            let text = template.fill(path, &head::head(&finished, &self.catalog.site, path), &content);
            out.stage(&format!("{path}index.html"), &text)?;
            let address = self.catalog.site.address.as_ref().map_or_else(|| "./".to_owned(), |site| format!("{}{path}", site.as_str()));
            out.stage(&format!("{path}index.md"), page_markdown(&finished.comparison, &finished.line, &address))?;
            let shapes = card(&finished.comparison, &Weights::default(), self.catalog.site.name());
            let svg = pictures.painter().svg(&shapes, &finished.comparison.title())?;
            pictures.stage(&path_of_picture(&pair[0], &pair[1]), svg, out)?;
            progress.one_more();
            Ok(text.len())
        };
        let mut bytes = 0;
        for pair in &self.chosen.pairs {
            bytes += write(pair, &path_of_pair(&pair[0], &pair[1]))?;
        }
        match self.catalog.openings().first() {
            Some((a, b)) => bytes += write(&[a.clone(), b.clone()], "")?,
            // Without a pair to begin with, the front page is found out in the browser.
            None => out.stage("index.html", template.fill("", &head::plain(&self.catalog.site), ""))?,
        }
        pictures.paint(out)?;
        out.stage("llms.txt", llms::text(self.catalog, self.chosen, name))?;
        let made = self.chosen.pairs.len();
        let left_out = match self.chosen.asked.saturating_sub(made) {
            0 => String::new(),
            _ => format!("; {} were asked for, and --pages allows for more", count(self.chosen.asked, "pair")),
        };
        Ok(format!("{} and the front page, {bytes} bytes{left_out}", count(made, "finished page")))
    }
}

/// The tools that pages show, each read once.
struct Tools<'t> {
    dir: &'t Path,
    catalog: &'t Catalog,
    read: HashMap<Slug, Arc<Sheet>>,
}

impl Tools<'_> {
    fn sheet(&mut self, slug: &Slug) -> Result<Arc<Sheet>, String> {
        if let Some(sheet) = self.read.get(slug) {
            return Ok(sheet.clone());
        }
        let tool = match self.catalog.tool(slug) {
            Some(tool) => tool,
            None => {
                let file = format!("tools/{slug}.json");
                let text = files::read(&self.dir.join(&file), bounds::TOOL)?;
                // It was looked over before: nothing is left out of it.
                Arc::new(Tool::read(&file, &text).map_err(|problem| problem.to_string())?.0)
            }
        };
        let sheet = Arc::new(Sheet { tool, left_out: Vec::new() });
        self.read.insert(slug.clone(), sheet.clone());
        Ok(sheet)
    }
}

/// Tells how far the pages are, where somebody waits for it.
struct Progress {
    of: usize,
    made: usize,
    said: Option<Instant>,
}

impl Progress {
    fn of(of: usize) -> Self {
        Self { of, made: 0, said: stderr().is_terminal().then(Instant::now) }
    }

    fn one_more(&mut self) {
        self.made += 1;
        if self.said.is_some_and(|said| said.elapsed() >= SAID) {
            self.said = Some(Instant::now());
            // Nobody is lost where it cannot be told.
            let _ = writeln!(stderr(), "{} of {} pages", self.made, self.of);
        }
    }
}
