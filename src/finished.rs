//! Finished pages: the screens of the app as HTML, rendered natively for `shipwith index` before anybody asks for them. They
//! show what every visitor sees at first: nobody has voted, weighed or chosen a theme yet.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::ballot::Ballot;
use shipwith_model::compare::Comparison;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::search::recent::Recent;

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

/// A comparison, rendered.
pub struct Finished {
    /// What the page holds, from its header to its footer.
    pub html: String,
    /// What is compared.
    pub comparison: Arc<Comparison>,
    /// What a reader takes away from it.
    pub line: Arc<BottomLine>,
}

/// Renders the comparison of two tools, as it stands at a path below the root of the site. `None` where the two cannot be
/// compared, as those of a front page that the catalog names wrongly. It leads to the comparisons in `related`.
pub fn comparison(catalog: &Arc<Loaded>, tools: [Arc<Sheet>; 2], path: &str, related: Vec<Related>) -> Option<Finished> {
    let owner = Owner::new();
    let finished = owner.with(|| {
        let files = CatalogFiles::whole(catalog.clone(), tools.to_vec());
        let (ballot, recent) = (BallotBox::of(Ballot::default()), RecentTools::of(Recent::default()));
        let route = Route::at(path, "");
        let related = RelatedPairs::of(route.pair.get_untracked(), related);
        let contexts = Contexts::new(route, files, related, ballot, recent, Settings::new());
        contexts.provide();
        contexts.pair.load(&contexts.pair.asked.get_untracked()?);
        let (comparison, line) = (contexts.pair.comparison.get_untracked()?, contexts.pair.bottom_line.get_untracked()?);
        Some(Finished { html: without_markers(&view! { <Page /> }.to_html()), comparison, line })
    });
    owner.cleanup();
    finished
}

/// Leaves out the comments by which Leptos finds its places again when it hydrates, which this page is not: the form `<!>` is
/// none that HTML knows. What a text or an attribute holds is no comment.
fn without_markers(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest {
            _ if rest.starts_with("<!>") => 3,
            _ if rest.starts_with("<!--") => rest.find("-->").map_or(rest.len(), |end| end + 3),
            tag => {
                let end = end_of_tag(tag);
                plain.push_str(&tag[..end]);
                end
            }
        };
        rest = &rest[end..];
    }
    plain + rest
}

/// Where a tag ends: at the first `>` that is in no quotes.
fn end_of_tag(tag: &str) -> usize {
    let mut is_quoted = false;
    let end = tag.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b'>' && !is_quoted
    });
    end.map_or(tag.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::without_markers;

    #[test]
    fn markers_go_and_what_looks_like_one_stays() {
        for (html, plain) in [
            ("<p>a<!>b<!--<() />--></p>", "<p>ab</p>"),
            ("<input value=\"<!> > <!-- x\"><!>", "<input value=\"<!> > <!-- x\">"),
            ("<b>&lt;!&gt; é</b>", "<b>&lt;!&gt; é</b>"),
            ("text", "text"),
            ("<!-- open", ""),
        ] {
            assert_eq!(without_markers(html), plain);
        }
    }
}
