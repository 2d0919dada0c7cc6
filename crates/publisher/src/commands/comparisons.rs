//! Makes the pages of comparisons, each with all that goes with it.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;
use shipwith::oembed;
use shipwith::pages::frame::Frame;
use shipwith::pages::head;
use shipwith::pages::template::Template;
use shipwith::pictures::{Drawing, Painter};
use shipwith_app::finished::{Framed, Related, Renderer, Sheet};
use shipwith_model::address::page::{path_of_frame, path_of_picture};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::weights::Weights;
use shipwith_model::share::card::card;
use shipwith_model::share::published::comparison_without_scripts;
use shipwith_model::share::text::page_markdown;

use super::outputs::Outputs;
use super::pages::content;
use super::pictures::Pictures;

/// What comparisons are made with; several threads share it.
pub struct Maker<'m> {
    /// The catalog's own file.
    pub catalog: &'m Catalog,
    /// What renders them.
    pub renderer: &'m Renderer,
    /// What a page is filled into.
    pub template: &'m Template<'m>,
    /// What a frame is filled into, where the bundle has it.
    pub frame: Option<&'m Frame<'m>>,
    /// What draws pictures.
    pub painter: &'m Painter,
}

/// A comparison that is asked for.
pub struct Asked {
    /// Its two tools.
    pub pair: [Slug; 2],
    /// Where its page goes: nowhere below the site, for the front page.
    pub path: String,
    /// The files of the two.
    pub both: [Arc<Sheet>; 2],
    /// The comparisons that its page leads to.
    pub related: Vec<Related>,
}

/// A comparison that is made.
pub struct Made {
    pair: [Slug; 2],
    path: String,
    page: String,
    markdown: String,
    frame: Option<String>,
    document: Option<Value>,
    drawing: Drawing,
}

impl Maker<'_> {
    /// Makes one.
    ///
    /// # Errors
    /// The two cannot be compared, or a picture cannot be drawn.
    pub fn make(&self, Asked { pair, path, both, related }: &Asked) -> Result<Made, String> {
        let site = &self.catalog.site;
        let finished = self
            .renderer
            .comparison(both.clone(), path, related.clone())
            .ok_or_else(|| format!("{} and {} cannot be compared", pair[0], pair[1]))?;
        let title = finished.comparison.title();
        let content = content(&comparison_without_scripts(&title), &finished.html);
        let page = self.template.fill(path, &head::of_comparison(&finished, site, self.renderer.made, path), &content);
        let address = head::address(site, path).unwrap_or_else(|| "./".to_owned());
        let markdown = page_markdown(&finished.comparison, &finished.line, &address);
        // The front page shows a pair that may have a page of its own: only that has a frame.
        let frame = self.frame.filter(|_| !path.is_empty());
        let document = oembed::document(pair.each_ref(), frame.is_some(), &title, site);
        let frame = frame.map(|frame| frame.fill(&title, path, &self.renderer.frame(Framed::Pair(both.clone())).unwrap_or_default()));
        let drawing = self.painter.draw(&card(&finished.comparison, &Weights::default(), site.name()), &title)?;
        Ok(Made { pair: pair.clone(), path: path.clone(), page, markdown, frame, document, drawing })
    }
}

impl Made {
    /// Stages all of it; gives the bytes of the page. `documented` are the pairs that have their document already.
    ///
    /// # Errors
    /// Something has no place to be written to.
    pub fn stage(self, documented: &mut HashSet<[Slug; 2]>, pictures: &mut Pictures, out: &mut Outputs) -> Result<usize, String> {
        let Self { pair, path, page, markdown, frame, document, drawing } = self;
        let [a, b] = pair.each_ref();
        out.stage(&format!("{path}index.html"), &page)?;
        out.stage(&format!("{path}index.md"), markdown)?;
        if let Some(frame) = frame {
            out.stage(&format!("{}index.html", path_of_frame(a, b)), frame)?;
        }
        if let Some(document) = document.filter(|_| documented.insert(pair.clone())) {
            out.stage(&oembed::path(a, b), format!("{document:#}\n"))?;
        }
        pictures.stage(&path_of_picture(a, b), drawing, out)?;
        Ok(page.len())
    }
}
