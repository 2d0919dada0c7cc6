//! Writes the finished pages of tools, of the list of all tools, of categories and of reviewers.

use std::sync::Arc;

use serde_json::Value;
use shipwith::badges;
use shipwith::feeds::pairing::Pairing;
use shipwith::index::split::SPLIT;
use shipwith::pages::frame::Frame;
use shipwith::pages::head::{Head, address};
use shipwith::pages::json_ld;
use shipwith::pages::template::Template;
use shipwith::panels::Panels;
use shipwith_app::finished::{Framed, Renderer, Sheet};
use shipwith_model::address::View;
use shipwith_model::address::page::{DARK, path_of, path_of_frame_of, path_of_tool_picture};
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::language::said;
use shipwith_model::panel::category_id;
use shipwith_model::panel::ranking::Ranking;
use shipwith_model::search::Entry;
use shipwith_model::search::shards::Root;
use shipwith_model::share::card::tool_card;
use shipwith_model::share::published::{category_description, screen_without_scripts, tool_description};
use shipwith_model::share::screens::{category_markdown, reviewer_markdown, tool_markdown, tools_markdown};
use shipwith_model::share::text::{category_title, reviewer_title, tool_title};

use super::outputs::Outputs;
use super::pages::content;
use super::pictures::Pictures;

/// How many tools of a split catalog the page of all tools shows: as many as the program shows at first.
const LISTED: usize = shipwith_app::state::listing::ROWS;

/// How many others of its category are handed to the page of a tool.
const KIN: usize = 24;

/// What these pages are made of.
pub struct Screens<'s> {
    /// The catalog's own file.
    pub catalog: &'s Catalog,
    /// Every tool, as the pickers know it, by name.
    pub entries: &'s [Entry],
    /// The categories and the reviewers.
    pub panels: &'s Panels,
    /// Where tools are shown.
    pub pairing: &'s Pairing,
    /// Renders them.
    pub renderer: &'s Renderer,
    /// The page that they are made from.
    pub template: &'s Template<'s>,
    /// The frame that their frames are made from, if the bundle brings it.
    pub frame: Option<&'s Frame<'s>>,
}

/// What one page says.
struct Page {
    path: String,
    /// What it is called.
    name: String,
    description: String,
    html: String,
    markdown: String,
    feed: String,
    picture: Option<String>,
    json_ld: Value,
}

impl Screens<'_> {
    /// The path and the name of each page of a list: all tools, the categories, the reviewers.
    pub fn lists(&self) -> Vec<(String, String)> {
        let name = |view: View, of: Option<&Slug>| match (view, of) {
            (View::Category, Some(id)) => {
                self.panels.rankings.get(id).map_or_else(String::new, |ranking| isolated(ranking.name()).into_owned())
            }
            (View::Reviewer, Some(id)) => self.reviewer_name(id),
            _ => said(view.label()),
        };
        self.panels.lists().into_iter().filter_map(|(view, of)| Some((path_of(view, of)?, name(view, of)))).collect()
    }

    fn reviewer_name(&self, id: &Slug) -> String {
        isolated(&self.catalog.reviewer(id.as_str()).name).into_owned()
    }

    /// What an address below the root begins with in the Markdown beside a page, which has no base: the site's own address, or the way
    /// up, where the site does not say where it is.
    fn root(&self, path: &str) -> String {
        address(&self.catalog.site, "").unwrap_or_else(|| "../".repeat(path.matches('/').count()))
    }

    /// Stages the page of a tool; gives its bytes.
    pub fn stage_tool(&self, sheet: &Arc<Sheet>, entry: &Entry, pictures: &mut Pictures, out: &mut Outputs) -> Result<usize, String> {
        let (tool, site) = (&sheet.tool, &self.catalog.site);
        let ranking = category_id(&tool.category).and_then(|id| self.panels.rankings.get(&id));
        let kin = ranking.map(|ranking| Ranking::of(ranking.others(&tool.slug).take(KIN).cloned().collect())).unwrap_or_default();
        let path = path(View::Tool, &tool.slug);
        let (name, whole) = (tool_title(&entry.full_label()), address(site, &path));
        let picture = path_of_tool_picture(&tool.slug);
        let drawing = pictures.painter().draw(&tool_card(tool, &entry.label(), site.name()), &name)?;
        pictures.stage(&picture, drawing, out)?;
        for (ending, is_dark) in [("", false), (DARK, true)] {
            out.stage(&format!("badges/{}{ending}.svg", tool.slug), badges::svg(tool, site.name(), is_dark, pictures.painter())?)?;
        }
        self.stage_frame(View::Tool, &tool.slug, &name, Framed::Tool(sheet.clone()), out)?;
        out.stage(&format!("badges/{}.json", tool.slug), format!("{:#}\n", badges::endpoint(tool, site.name())))?;
        self.stage(
            Page {
                description: tool_description(&tool.tagline),
                html: self.renderer.tool(sheet.clone(), kin),
                markdown: tool_markdown(tool, self.catalog, whole.as_deref().unwrap_or("./")),
                feed: "feed.xml".to_owned(),
                picture: Some(picture),
                json_ld: json_ld::tool(tool, &name, site, whole.as_deref()),
                path,
                name,
            },
            out,
        )
    }

    /// Stages the pages of lists; gives their bytes.
    pub fn stage_lists(&self, out: &mut Outputs) -> Result<usize, String> {
        let mut bytes = self.stage_all(out)?;
        for (id, ranking) in &self.panels.rankings {
            bytes += self.stage_category(id, ranking, out)?;
        }
        for (id, profile) in &self.panels.profiles {
            let reviewer = self.catalog.reviewer(id.as_str());
            let path = path(View::Reviewer, id);
            let name = reviewer_title(&reviewer.name);
            let items =
                profile.tools.iter().map(|judged| (judged.label(), address(&self.catalog.site, &self.pairing.address(&judged.slug))));
            let items = (profile.tools.len() + profile.left_out(), items);
            let page = self
                .list(path, name, isolated(&reviewer.lens).into_owned(), items, |address| reviewer_markdown(&reviewer, profile, address));
            bytes += self.stage(Page { html: self.renderer.reviewer(id, profile.clone()), ..page }, out)?;
        }
        Ok(bytes)
    }

    fn stage_all(&self, out: &mut Outputs) -> Result<usize, String> {
        let root = Root::whole(self.entries.to_vec());
        // As much as the program knows before it is asked for more: what it says of the list is the same, and nothing moves.
        let most = if root.count <= SPLIT.whole { root.count } else { LISTED };
        let mut listed = Root::whole(root.entries.all().iter().take(most).cloned().collect());
        listed.count = root.count;
        let path = path_of(View::Tools, None).unwrap_or_default();
        let (up, items) = (self.root(&path), listed.entries.all().iter().map(|entry| self.item(entry)));
        let markdown =
            |address: &str| tools_markdown(root.entries.all(), address, |entry| format!("{up}{}", self.pairing.address(&entry.slug)));
        let page = self.list(path, said(View::Tools.label()), said(View::Tools.description()), (root.count, items), markdown);
        self.stage(Page { html: self.renderer.tools(Arc::new(listed)), ..page }, out)
    }

    fn stage_category(&self, id: &Slug, ranking: &Ranking, out: &mut Outputs) -> Result<usize, String> {
        let (path, name) = (path(View::Category, id), isolated(ranking.name()).into_owned());
        let description = category_description(&name, ranking.count);
        let (up, items) = (self.root(&path), ranking.entries().iter().map(|entry| self.item(entry)));
        let markdown = |address: &str| category_markdown(ranking, address, |entry| format!("{up}{}", self.pairing.address(&entry.slug)));
        let feed = format!("{path}feed.xml");
        if let Some(newest) = self.panels.feeds.get(id) {
            out.stage(&feed, newest.clone().write(self.catalog, self.pairing, &path, Some(ranking.name())))?;
        }
        let page = self.list(path, category_title(ranking.name()), description, (ranking.count, items), markdown);
        self.stage_frame(View::Category, id, &page.name, Framed::Category(id.clone(), ranking.clone()), out)?;
        self.stage(Page { feed, html: self.renderer.category(id, ranking.clone()), ..page }, out)
    }

    /// Stages the frame of what has a page.
    fn stage_frame(&self, view: View, of: &Slug, title: &str, framed: Framed, out: &mut Outputs) -> Result<(), String> {
        if let (Some(frame), Some(to), Some(content)) = (self.frame, path_of_frame_of(view, of), self.renderer.frame(framed)) {
            out.stage(&format!("{to}index.html"), frame.fill(title, &path(view, of), &content))?;
        }
        Ok(())
    }

    fn item(&self, entry: &Entry) -> (String, Option<String>) {
        (entry.full_label(), address(&self.catalog.site, &self.pairing.address(&entry.slug)))
    }

    /// The page of a list, without what is rendered: of `count` items these are on it.
    fn list(
        &self,
        path: String,
        name: String,
        description: String,
        (count, items): (usize, impl Iterator<Item = (String, Option<String>)>),
        markdown: impl Fn(&str) -> String,
    ) -> Page {
        let site = &self.catalog.site;
        let whole = address(site, &path);
        Page {
            markdown: markdown(whole.as_deref().unwrap_or("./")),
            json_ld: json_ld::list(items, count, &name, &description, site, whole.as_deref()),
            feed: "feed.xml".to_owned(),
            picture: None,
            html: String::new(),
            path,
            name,
            description,
        }
    }

    fn stage(&self, page: Page, out: &mut Outputs) -> Result<usize, String> {
        let site = &self.catalog.site;
        let Page { path, name, description, html, markdown, feed, picture, json_ld } = page;
        let text = content(&screen_without_scripts(&name), &html);
        let head = Head {
            path: &path,
            title: format!("{name} | {}", isolated(site.name())),
            shared_description: description.clone(),
            shared_title: name,
            description,
            picture,
            pair: None,
            feed,
            json_ld,
        };
        let text = self.template.fill(&path, &head.write(site, self.renderer.made), &text);
        out.stage(&format!("{path}index.html"), &text)?;
        out.stage(&format!("{path}index.md"), markdown)?;
        Ok(text.len())
    }
}

/// The path of a screen of something: these have one.
fn path(view: View, id: &Slug) -> String {
    path_of(view, Some(id)).unwrap_or_default()
}
