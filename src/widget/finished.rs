//! What stands in frames that need no program, as finished HTML.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::address::made::Made;
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::ballot::Ballot;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::compare::weights::Weights;
use shipwith_model::panel::ranking::Ranking;
use shipwith_model::share::embed::{Count, Layout};

use super::{Frame, laid_out};
use crate::state::ballot::BallotBox;
use crate::state::catalog::{CatalogFiles, Loaded, Sheet};
use crate::state::lookup::Lookup;
use crate::state::pair::Pair;
use crate::state::route::Route;
use crate::state::subject::Subject;

/// What a finished frame is of.
pub enum Framed {
    /// Two tools, in both short layouts.
    Pair([Arc<Sheet>; 2]),
    /// One tool.
    Tool(Arc<Sheet>),
    /// A category, by its id.
    Category(Slug, Ranking),
}

impl Framed {
    fn slugs(&self) -> Vec<&str> {
        match self {
            Self::Pair([a, b]) => vec![a.tool.slug.as_str(), b.tool.slug.as_str()],
            Self::Tool(sheet) => vec![sheet.tool.slug.as_str()],
            Self::Category(id, _) => vec![id.as_str()],
        }
    }

    fn layouts(&self) -> &'static [Layout] {
        match self {
            Self::Pair(_) => &Layout::SHORT,
            Self::Tool(_) => &[Layout::Tool],
            Self::Category(..) => &[Layout::Top],
        }
    }

    fn sheets(&self) -> Vec<Arc<Sheet>> {
        match self {
            Self::Pair(both) => both.to_vec(),
            Self::Tool(sheet) => vec![sheet.clone()],
            Self::Category(..) => Vec::new(),
        }
    }

    fn address(&self) -> Address {
        match self {
            Self::Pair([a, b]) => Address::comparing(Selection::pair(&a.tool.slug, &b.tool.slug)),
            Self::Tool(sheet) => Address::of_one(View::Tool, &sheet.tool.slug),
            Self::Category(id, _) => Address::of_one(View::Category, id),
        }
    }
}

/// The root of the site, from any finished frame.
const ROOT: &str = "../../";

/// Every layout of a frame, the first of them shown: the script of the frame shows another where that is asked for. The site has
/// the pages `made`. None of what cannot be shown.
pub fn frame(loaded: &Arc<Loaded>, framed: Framed, made: Made) -> Option<String> {
    let (address, layouts) = (framed.address(), framed.layouts());
    let catalog = CatalogFiles::whole(loaded.clone(), framed.sheets());
    let asked = framed.slugs().join(" ");
    let route = Route::at("", &address.query());
    let selection = (address.view == View::Comparison).then(|| address.pair.clone());
    let lookup = Lookup::new(catalog);
    let pair = Pair::new(catalog, lookup, Signal::stored(selection.clone()), Memo::new(|_| Weights::default()));
    let subject = Subject::new(route, catalog, lookup);
    match (&selection, framed) {
        (Some(selection), _) => pair.load(selection),
        (None, Framed::Category(id, ranking)) => subject.take(id.as_str(), Some(ranking), None),
        (None, _) => subject.load(address.view, address.of.as_deref().unwrap_or_default()),
    }
    if !subject.stands() && pair.comparison.with_untracked(Option::is_none) {
        return None;
    }
    let at = |has_page, address| format!("{ROOT}{}", Address { has_page, ..address }.href());
    // Only what has a page has a finished frame.
    let whole = at(true, address);
    let tool_at = move |slug: Slug| at(made.screens.tools, Address::of_one(View::Tool, &slug));
    provide_context(Frame {
        catalog,
        pair,
        subject,
        ballot: BallotBox::of(Ballot::default()),
        asked: RwSignal::new(Ok((layouts[0], Count::default()))),
        whole: Signal::stored(whole),
        tool_at: Callback::new(tool_at),
    });
    let shown = |(i, layout): (usize, &Layout)| {
        view! {
            <main id=(i == 0).then_some("main") data-layout=layout.key() data-of=asked.clone() hidden=i != 0>
                {laid_out(*layout)}
            </main>
        }
    };
    Some(layouts.iter().enumerate().map(shown).collect_view().to_html())
}
