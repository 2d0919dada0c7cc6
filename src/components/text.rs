//! Texts of the catalog: each goes its own way, and nothing beside it is turned round.

use leptos::prelude::*;
use shipwith_model::bidi;
use shipwith_model::language::written_otherwise;

/// A text inside a line with others.
pub fn text(of: &str) -> impl IntoView + use<> {
    view! { <bdi>{shown(of)}</bdi> }
}

/// A text for an element that holds nothing else and has `dir="auto"`: it begins at the side where its own letters begin.
pub fn shown(of: &str) -> String {
    bidi::shown(of).into_owned()
}

/// The language of the catalog's prose, where the page speaks another. In a frame its host may know better (`web/frame.ts`).
pub fn catalog_lang() -> Option<String> {
    written_otherwise()
}
