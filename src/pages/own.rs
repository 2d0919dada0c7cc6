//! What is the visitor's own, votes and what is kept, stands only where a press is surely meant for it.

use leptos::either::Either;
use leptos::prelude::*;

use crate::components::Outside;
use crate::state::{Contexts, contexts};

/// Its children; in a page within another page's frame, why they are not there and the way to them.
#[component]
pub fn Own(children: Children) -> impl IntoView {
    let Contexts { route, is_framed, .. } = contexts();
    match is_framed {
        true => Either::Left(view! { <Outside to=Signal::derive(move || format!("./{}", route.address().href())) /> }),
        false => Either::Right(children()),
    }
}
