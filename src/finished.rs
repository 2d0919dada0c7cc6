//! Finished pages: the screens of the app as HTML, rendered natively for `shipwith index` before anybody asks for them. They
//! show what every visitor sees at first: nobody has voted, weighed or chosen a theme yet.

mod markers;

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::address::made::Made;
use shipwith_model::address::page::path_of;
use shipwith_model::ballot::Ballot;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::Comparison;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::panel::category_id;
use shipwith_model::panel::profile::Profile;
use shipwith_model::panel::ranking::Ranking;
use shipwith_model::search::recent::Recent;
use shipwith_model::search::shards::Root;

use self::markers::without_markers;
use crate::app::Page;
use crate::state::Contexts;
use crate::state::ballot::BallotBox;
use crate::state::catalog::CatalogFiles;
pub use crate::state::catalog::{Loaded, Sheet};
use crate::state::recent::RecentTools;
pub use crate::state::related::Related;
use crate::state::related::RelatedPairs;
use crate::state::route::Route;
use crate::state::settings::Settings;
pub use crate::widget::finished::Framed;
use crate::widget::finished::frame;

/// A comparison, rendered.
pub struct Finished {
    /// What the page holds, from its header to its footer.
    pub html: String,
    /// What is compared.
    pub comparison: Arc<Comparison>,
    /// What a reader takes away from it.
    pub line: Arc<BottomLine>,
}

/// Renders the pages of a site.
#[derive(Clone)]
pub struct Renderer {
    /// The catalog's own file.
    pub catalog: Arc<Loaded>,
    /// Which pages the site has: links lead to them.
    pub made: Made,
}

impl Renderer {
    /// The comparison of two tools, as it stands at a path below the root of the site. `None` where the two cannot be
    /// compared, as those of a front page that the catalog names wrongly. It leads to the comparisons in `related`.
    pub fn comparison(&self, tools: [Arc<Sheet>; 2], path: &str, related: Vec<Related>) -> Option<Finished> {
        self.render(path, tools.to_vec(), related, |contexts| {
            contexts.pair.load(&contexts.pair.asked.get_untracked()?);
            Some((contexts.pair.comparison.get_untracked()?, contexts.pair.bottom_line.get_untracked()?))
        })
        .map(|(html, (comparison, line))| Finished { html, comparison, line })
    }

    /// What stands in a frame that needs no program.
    pub fn frame(&self, framed: Framed) -> Option<String> {
        let owner = Owner::new();
        let html = owner.with(|| frame(&self.catalog, framed, self.made));
        owner.cleanup();
        html.map(|html| without_markers(&html))
    }

    /// A tool, with others of its category.
    pub fn tool(&self, sheet: Arc<Sheet>, kin: Ranking) -> String {
        let (slug, category) = (sheet.tool.slug.clone(), category_id(&sheet.tool.category));
        self.screen(View::Tool, Some(&slug), vec![sheet], |contexts| {
            contexts.subject.load(View::Tool, slug.as_str());
            if let Some(id) = &category {
                contexts.subject.take(id.as_str(), Some(kin), None);
            }
        })
    }

    /// The list of all tools.
    pub fn tools(&self, root: Arc<Root>) -> String {
        self.screen(View::Tools, None, Vec::new(), |contexts| contexts.listing.begin(root))
    }

    /// A category.
    pub fn category(&self, id: &Slug, ranking: Ranking) -> String {
        self.screen(View::Category, Some(id), Vec::new(), |contexts| contexts.subject.take(id.as_str(), Some(ranking), None))
    }

    /// A reviewer.
    pub fn reviewer(&self, id: &Slug, profile: Profile) -> String {
        self.screen(View::Reviewer, Some(id), Vec::new(), |contexts| contexts.subject.take(id.as_str(), None, Some(profile)))
    }

    fn screen(&self, view: View, of: Option<&Slug>, sheets: Vec<Arc<Sheet>>, set: impl FnOnce(&Contexts)) -> String {
        let path = path_of(view, of).unwrap_or_default();
        let rendered = self.render(&path, sheets, Vec::new(), |contexts| {
            set(contexts);
            Some(())
        });
        rendered.map(|(html, ())| html).unwrap_or_default()
    }

    fn render<T>(
        &self,
        path: &str,
        sheets: Vec<Arc<Sheet>>,
        related: Vec<Related>,
        set: impl FnOnce(&Contexts) -> Option<T>,
    ) -> Option<(String, T)> {
        let owner = Owner::new();
        let rendered = owner.with(|| {
            let files = CatalogFiles::whole(self.catalog.clone(), sheets);
            let own = (BallotBox::of(Ballot::default()), RecentTools::of(Recent::default()), Settings::new());
            let route = Route::at(path, "");
            let related = RelatedPairs::of(route.pair.get_untracked(), related);
            let contexts = Contexts::new(route, files, related, Some(self.made), own);
            contexts.provide();
            let given = set(&contexts)?;
            Some((without_markers(&view! { <Page /> }.to_html()), given))
        });
        owner.cleanup();
        rendered
    }
}
