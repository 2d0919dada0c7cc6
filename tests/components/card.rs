//! The card of one tool.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_app::components::{Card, Detail};
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::compare::Side;

use crate::compared::tool;
use crate::{html, text};

fn card(tool: Option<Arc<Tool>>, failure: Option<Failure>, detail: Detail) -> impl IntoView {
    let panel = tool.as_deref().map(Tool::panel).unwrap_or_default();
    let (tool, failure) = (Signal::stored(tool), Signal::stored(failure));
    let (panel, own) = (Signal::stored((panel, None)), Signal::stored(Some(Verdict::Ship)));
    view! {
        <Card side=Side::A tool failure is_busy=false detail panel own failed=|| view! { <p>"Sorry."</p> } />
    }
}

#[test]
fn a_card_has_the_name_the_figures_and_the_facts() {
    let text = text(|| card(Some(tool("alpha", "Alpha", &[("builder", "ship"), ("pm", "skip")])), None, Detail::Facts));
    for said in [
        "Coding agents",
        "Alpha",
        "Does it.",
        "50% say ship",
        "1 of 2 ship",
        "No votes yet",
        "To startFree",
        "It does what it does.",
        "MakerSomebody",
        "LicenseMIT",
        "Facts checked1 November 2026",
        "Website of Alpha",
        "Source code of Alpha",
        "Your vote, on this device: Ship",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Version"), "what is not known is not named: {text}");
}

#[test]
fn a_small_card_has_the_figures_alone() {
    let text = text(|| card(Some(tool("alpha", "Alpha", &[("builder", "ship")])), None, Detail::Figures));
    assert!(text.contains("100% say ship") && !text.contains("It does what it does."), "{text}");
}

#[test]
fn what_is_on_its_way_has_room_and_what_failed_says_so() {
    let waiting = html(|| card(None, None, Detail::Facts));
    assert!(waiting.contains(r#"class="bone title""#) && !waiting.contains("Sorry"), "{waiting}");
    assert_eq!(text(|| card(None, Some(Failure::Unreachable), Detail::Facts)), "Sorry.");
}

#[test]
fn links_are_external_and_markup_in_a_text_is_text() {
    let html = html(|| card(Some(tool("alpha", "<b>Alpha</b>", &[("builder", "ship")])), None, Detail::Facts));
    assert!(html.contains(r#"href="https://example.org/""#) && html.contains(r#"rel="noopener external""#), "{html}");
    assert!(html.contains("&lt;b&gt;Alpha") && !html.contains("<b>Alpha"), "{html}");
}
