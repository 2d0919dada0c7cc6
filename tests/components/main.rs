//! The components, rendered natively to HTML: what they say, without a browser.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod card;
mod compared;
mod costs;
mod meter;
mod pickers;
mod scorecard;
mod votes;

use leptos::prelude::*;

/// What a view is as HTML, without the marks that a program needs to take it over.
pub fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let html = Owner::new().with(|| view().into_view().to_html());
    html.replace("<!>", "").replace("<!---->", "")
}

/// The text of a view, without its elements.
pub fn text<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let html = html(view);
    let mut text = String::new();
    let mut is_inside = false;
    for letter in html.chars() {
        match letter {
            '<' => is_inside = true,
            '>' => is_inside = false,
            letter if !is_inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}
