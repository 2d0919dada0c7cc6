//! The short layouts as finished HTML, for frames that need no program.

use leptos::prelude::*;
use shipwith_model::address::selection::Selection;
use shipwith_model::ballot::Ballot;
use shipwith_model::compare::weights::Weights;
use shipwith_model::share::embed::Layout;

use super::{Frame, laid_out};
use crate::state::ballot::BallotBox;
use crate::state::catalog::CatalogFiles;
use crate::state::lookup::Lookup;
use crate::state::pair::Pair;

/// Both short layouts of a comparison, the first of them shown: the script of the frame shows the other where that is asked for.
/// `whole` is the address of the whole comparison, from the frame. None where the two cannot be compared.
pub fn short_layouts(catalog: CatalogFiles, asked: &Selection, whole: &str) -> Option<String> {
    let pair = Pair::new(catalog, Lookup::new(catalog), Signal::stored(Some(asked.clone())), Memo::new(|_| Weights::default()));
    pair.load(asked);
    pair.comparison.with_untracked(Option::is_some).then(|| {
        let (ballot, asked) = (BallotBox::of(Ballot::default()), RwSignal::new(Ok(Layout::Compact)));
        provide_context(Frame { catalog, pair, ballot, asked, whole: Signal::stored(whole.to_owned()) });
        let shown = |layout: Layout| {
            let is_first = layout == Layout::Compact;
            view! {
                <main id=is_first.then_some("main") data-layout=layout.key() hidden=!is_first>
                    {laid_out(layout)}
                </main>
            }
        };
        view! { {Layout::SHORT.map(shown)} }.to_html()
    })
}
