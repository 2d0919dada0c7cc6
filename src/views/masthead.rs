//! The head of a screen: what kind it is, its title, and what stands there.

use super::element::{Child, El, el};

/// A label, the title that takes the focus when the screen is turned to, and a line below it.
pub fn masthead(label: impl Child, title: impl Child, standfirst: impl Child) -> El {
    el("div")
        .class("masthead")
        .child(el("p").class("label").child(label))
        .child(el("h1").attr("id", "title").attr("tabindex", "-1").child(title))
        .child(el("p").class("standfirst").attr("role", "status").child(standfirst))
}
