//! Texts of the catalog: each goes its own way, and nothing beside it is turned round.

use super::element::{El, el};
use shipwith_model::bidi::shown;

/// A text inside a line with others.
pub fn text(said: &str) -> El {
    el("bdi").child(&*shown(said))
}

/// A text that an element holds alone: it begins at the side where its own letters begin.
pub fn alone_in(element: El, said: &str) -> El {
    element.attr("dir", "auto").child(&*shown(said))
}
