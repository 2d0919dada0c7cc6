//! Writes the finished pages: each is the bundle's shell with a comparison in it.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use shipwith::feeds::llms;
use shipwith::feeds::pairing::Pairing;
use shipwith::feeds::xml::escaped;
use shipwith::pages::chosen::Chosen;
use shipwith::pages::frame::{self, Frame};
use shipwith::pages::head;
use shipwith::pages::related::Neighbors;
use shipwith::pages::template::Template;
use shipwith::panels::Panels;
use shipwith::pictures::Painter;
use shipwith_app::finished::{Loaded, Renderer};
use shipwith_model::address::View;
use shipwith_model::address::made::Made;
use shipwith_model::address::page::{path_of, path_of_pair};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::language::{Language, spoken};
use shipwith_model::search::Entry;

use super::comparisons::{Asked, Maker};
use super::output::count;
use super::outputs::Outputs;
use super::parallel;
use super::pictures::Pictures;
use super::progress::Progress;
use super::screens::Screens;
use super::sheets::Sheets;

/// The page of the bundle that finished pages are made from.
pub const SHELL: &str = "shell.html";

/// How many are made at once, before they are staged: some megabytes.
const AT_ONCE: usize = 64;

/// What the bundle brings for pages to be made from.
pub struct Shells {
    /// The page.
    pub page: String,
    /// The frame that needs no program; none in a bundle of before.
    pub frame: Option<String>,
}

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
    /// Which pages the site has.
    pub made: Made,
    /// The categories and the reviewers.
    pub panels: &'p Panels,
    /// Where tools are shown.
    pub pairing: &'p Pairing,
}

impl Pages<'_> {
    /// Stages every page, the front page last; gives what there is to say of it, and of that what pictures lack, where they do.
    ///
    /// # Errors
    /// A shell is of another version, a tool's file cannot be read, or a page has no place to be written to.
    pub fn stage(&self, shells: &Shells, out: &mut Outputs) -> Result<(String, Option<String>), String> {
        let template = Template::of(&shells.page, spoken()).map_err(|lacks| format!("{SHELL} {lacks}"))?;
        let frame = shells
            .frame
            .as_deref()
            .map(|shell| Frame::of(shell, spoken(), &self.catalog.site))
            .transpose()
            .map_err(|lacks| format!("{} {lacks}", frame::SHELL))?;
        let names: HashMap<&Slug, String> = self.entries.iter().map(|entry| (&entry.slug, entry.label())).collect();
        let name = |slug: &Slug| names.get(slug).cloned().unwrap_or_else(|| slug.to_string());
        let neighbors = Neighbors::among(&self.chosen.pairs);
        let renderer = Renderer { catalog: Arc::new(Loaded::sound(self.catalog.clone())), made: self.made };
        let mut sheets = Sheets::of(self.dir, self.catalog);
        let painter = Painter::new();
        let mut pictures = Pictures::new(&painter);
        let screens = Screens {
            catalog: self.catalog,
            entries: self.entries,
            panels: self.panels,
            pairing: self.pairing,
            renderer: &renderer,
            template: &template,
            frame: frame.as_ref(),
        };
        let tools = if self.made.screens.tools { self.entries.len() } else { 0 };
        let lists = if self.made.screens.lists { self.panels.lists().len() } else { 0 };
        let progress = Progress::of(self.chosen.pairs.len() + tools, "pages");
        let related = |pair: &[Slug; 2]| neighbors.of(pair, name);
        let maker = Maker { catalog: self.catalog, renderer: &renderer, template: &template, frame: frame.as_ref(), painter: &painter };
        let mut documented = HashSet::new();
        let mut bytes = 0;
        let own = self.chosen.pairs.iter().map(|pair| (pair.clone(), path_of_pair(&pair[0], &pair[1])));
        // The front page shows a pair that may have a page of its own.
        let front = self.catalog.openings().first().map(|(a, b)| ([a.clone(), b.clone()], String::new()));
        let all: Vec<([Slug; 2], String)> = own.chain(front.clone()).collect();
        for some in all.chunks(AT_ONCE) {
            let asked = |(pair, path): &([Slug; 2], String)| {
                let both = [sheets.sheet(&pair[0])?, sheets.sheet(&pair[1])?];
                Ok(Asked { pair: pair.clone(), path: path.clone(), both, related: related(pair) })
            };
            let asked: Vec<Asked> = some.iter().map(asked).collect::<Result<_, String>>()?;
            for made in parallel::map(&asked, |asked| maker.make(asked))? {
                bytes += made?.stage(&mut documented, &mut pictures, out)?;
                progress.one_more();
            }
        }
        if front.is_none() {
            // Without a pair to begin with, the front page is found out in the browser; what stands there until then is English.
            let template = Template::of(&shells.page, Language::English).map_err(|lacks| format!("{SHELL} {lacks}"))?;
            out.stage("index.html", template.fill("", &head::plain(&self.catalog.site), ""))?;
        }
        let mut others = Vec::new();
        for entry in self.entries.iter().take(tools) {
            bytes += screens.stage_tool(&sheets.sheet(&entry.slug)?, entry, &mut pictures, out)?;
            others.push((path_of(View::Tool, Some(&entry.slug)).unwrap_or_default(), entry.full_label()));
            progress.one_more();
        }
        pictures.finish(out)?;
        if lists > 0 {
            bytes += screens.stage_lists(out)?;
            others.extend(screens.lists());
        }
        out.stage("llms.txt", llms::text(self.catalog, self.chosen, &others, name))?;
        let lacking = pictures.lacking();
        Ok((self.told(bytes, tools, lists, lacking.as_deref()), lacking))
    }

    /// What there is to say of the pages that were made, and of those that were not.
    fn told(&self, bytes: usize, tools: usize, lists: usize, lacking: Option<&str>) -> String {
        let pairs = self.chosen.pairs.len();
        let mut left_out = Vec::new();
        if self.chosen.asked > pairs {
            left_out.push(count(self.chosen.asked, "pair"));
        }
        if tools < self.entries.len() {
            left_out.push(count(self.entries.len(), "tool"));
        }
        if lists == 0 {
            left_out.push(count(self.panels.lists().len(), "list"));
        }
        let left_out = match left_out.as_slice() {
            [] => String::new(),
            all => format!("; --pages leaves no room for all of {}", all.join(", ")),
        };
        let lacking = lacking.map(|lacking| format!("; {lacking}")).unwrap_or_default();
        let made = [count(pairs, "pair"), count(tools, "tool"), count(lists, "list")].join(", ");
        format!("finished pages: {made}, and the front page, {bytes} bytes{left_out}{lacking}")
    }
}

/// What stands in a page where the program will draw: a word for readers without scripts, and what is rendered.
pub fn content(without_scripts: &str, html: &str) -> String {
    let note = escaped(without_scripts);
    format!("<noscript><p class=\"boot-note\">{note}</p></noscript>\n      <div id=\"boot-page\">{html}</div>")
}
